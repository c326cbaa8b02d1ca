"""What a crawl asks for of the pages of postings that earlier crawls know."""

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from scrapy import Request

from pipelines.clean import fingerprint
from sponsorboard.crawl.conditional import answer, named
from sponsorboard.crawl.remembered import Known
from sponsorboard.crawl.tickets import ROW
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

if TYPE_CHECKING:
    from sponsorboard.crawl.bookkeeping import Bookkeeping

log = logging.getLogger(__name__)

FRESH = timedelta(days=14)
"""After so long a posting's own page is asked for again, though its row did not change."""


class Delta:
    """Decides by the books of one spider."""

    def __init__(self, books: "Bookkeeping") -> None:
        self.books = books
        self.places: dict[str, dict[str, list[str]]] = {}

    def of_row(self, stub: Posting, request: Request) -> Iterator[Request | Posting]:
        """What there is to do for a list row: ask for its page; or nothing, when the row did not
        change; or read the archived page again, when only the readers changed."""
        row = fingerprint(stub)
        request.meta[ROW] = row
        known = self.books.earlier(stub.source, stub.id)
        if known is None or not self._holds(stub.id, known, row):
            yield request
        elif known.version == self.books.version:
            self.books.unchanged(stub.source, stub.id)
        else:
            yield from self._archived(stub, request, known)

    def of_page(self, request: Request, source: Source, changed: str) -> Iterator[Request]:
        """A request for a page that its sitemap dates; nothing, when that day is the one of before
        and the index has what was read from the page then."""
        request.meta[ROW] = changed
        kept = self.books.history.validators(named(request))
        ids = self._of_place(source.slug).get(kept.place, []) if kept else []
        known = [self.books.earlier(source.slug, id_) for id_ in ids]
        if ids and all(
            one is not None and one.version == self.books.version and self._holds(id_, one, changed)
            for id_, one in zip(ids, known, strict=True)
        ):
            for id_ in ids:
                self.books.unchanged(source.slug, id_)
        else:
            yield request

    def _of_place(self, source: str) -> dict[str, list[str]]:
        """Ids of a source's postings by the place of the response that they were read from."""
        if source not in self.places:
            found: dict[str, list[str]] = defaultdict(list)
            self.books.earlier(source, "")
            for id_, known in self.books.known[source].items():
                if known.place:
                    found[known.place].append(id_)
            self.places[source] = found
        return self.places[source]

    def _holds(self, id_: str, known: Known, row: str) -> bool:
        """Whether a posting's row is as before, and its page was asked for not long ago: somewhat
        less than two weeks, so that a board's pages do not all come at once."""
        if known.row_hash != row or known.ended or known.read_at is None:
            return False
        spread = hashlib.blake2b(id_.encode(), digest_size=1).digest()[0] / 512
        return self.books.started_at - known.read_at <= FRESH * (1 - spread)

    def _archived(
        self, stub: Posting, request: Request, known: Known
    ) -> Iterable[Request | Posting]:
        """What the archived page of a row says today; the page is asked for where it is no longer
        kept, or where its reader no longer takes it."""
        kept = self.books.archive.get(known.place) if self.books.archive else None
        if kept is None:
            return [request]
        try:
            read = list(request.callback(answer(kept, request), **request.cb_kwargs))
        except Exception as error:  # one page must not cost the other rows of its list
            log.info("%s: its archived page cannot be read: %s", stub.id, error)
            return [request]
        self.books.archived(stub.id, known, request.meta[ROW], kept.came_at)
        return read
