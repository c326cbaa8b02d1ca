"""Keeps a spider's books: what was met, what is new, what changed, and what that means."""

import logging
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response

import pipelines
from sponsorboard.crawl.archive import Archive, archive
from sponsorboard.crawl.closing import close_vanished
from sponsorboard.crawl.conditional import named
from sponsorboard.crawl.delta import Delta
from sponsorboard.crawl.history import History
from sponsorboard.crawl.outcome import Outcome
from sponsorboard.crawl.refilling import refill
from sponsorboard.crawl.remembered import Known, Run
from sponsorboard.crawl.tickets import CAME_AT, PLACE, ROW, TICKET, settle, slug_of, source_finished
from sponsorboard.crawl.trouble import trouble
from sponsorboard.postings.posting import Posting

log = logging.getLogger(__name__)

BATCH = 500
SHARE = 0.5  # of the last complete look; a list that is shorter closes nothing
COVERED = {
    # What monitors watch: share of a source's postings that have it.
    "description": lambda posting: bool(posting.description_text),
    "location": lambda posting: bool(posting.location_text),
    "date": lambda posting: posting.posted_on is not None,
    "pay": lambda posting: bool(posting.salary.bands),
}


class Unchanged(DropItem):
    """A posting as its record in the index is already."""


class Origin(NamedTuple):
    """Where a posting on its way was read."""

    place: str | None
    row_hash: str | None
    read_at: datetime | None
    """When its own page was asked for; None where it has none."""
    came_at: datetime | None = None
    """When an archived response came; None for one that has just come."""


class Bookkeeping:
    """Counts what happens to each source's postings, and writes the history."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.known: dict[str, dict[str, Known]] = {}
        self.origins: dict[str, Origin] = {}
        self.kept: list[tuple[str, str, Known]] = []
        self.started_at = datetime.now(UTC)
        self.version = pipelines.version()

    @cached_property
    def history(self) -> History:
        """What earlier crawls saw."""
        folder = Path(self.crawler.settings["DATA_FOLDER"])
        refill(self.crawler.settings["INDEX_URL"], folder)
        return History.shared(folder)

    @cached_property
    def delta(self) -> Delta:
        """What need not be asked for again."""
        return Delta(self)

    @cached_property
    def archive(self) -> Archive | None:
        """Where responses are kept; None where they are not."""
        folder = self.crawler.settings["ARCHIVE"]
        return archive(Path(folder)) if folder else None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        books = cls(crawler)
        for receiver, signal in (
            (books.kept_item, signals.item_scraped),
            (books.dropped_item, signals.item_dropped),
            (books.failed_item, signals.item_error),
            (books.dropped_request, signals.request_dropped),
            (books.source_ended, source_finished),
            (books.finish, signals.spider_closed),
        ):
            crawler.signals.connect(receiver, signal)
        return books

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The books, by source; none for a spider that is not ours."""
        return getattr(self.crawler.spider, "outcomes", {})

    # --- what is known ---

    def earlier(self, source: str, id_: str) -> Known | None:
        """A posting as an earlier crawl saw it."""
        if source not in self.known:
            self.known[source] = self.history.known(source)
        return self.known[source].get(id_)

    def unchanged(self, source: str, id_: str) -> None:
        """A posting was met that is as its record in the index is already."""
        outcome = self.outcomes[source]
        outcome.found += 1
        outcome.unchanged += 1
        outcome.met.add(id_)

    def archived(self, id_: str, known: Known, row: str, came_at: datetime | None) -> None:
        """A posting is read again from the archive."""
        self.origins[id_] = Origin(known.place, row, known.read_at, came_at)

    def same(self, posting: Posting) -> bool:
        """Whether a posting is as its record in the index is already."""
        known = self.earlier(posting.source, posting.id)
        return (
            known is not None
            and known.content_hash == posting.content_hash
            and known.version == self.version
            and not known.ended
        )

    # --- what happens ---

    def read(self, posting: Posting, response: Response) -> None:
        """A spider has read a posting from a response."""
        meta = response.meta if response.request is not None else {}
        row = meta.get(ROW) if response.status < 400 else None  # else the row alone was read
        read_at = self.started_at if row else None
        origin = Origin(meta.get(PLACE), row, read_at, meta.get(CAME_AT))
        self.origins.setdefault(posting.id, origin)

    def unreadable(self, request: Request) -> None:
        """No reader takes a response: the next crawl asks for it whole, changed or not."""
        self.history.invalidate(named(request))

    def kept_item(self, item: Any) -> None:
        """A posting has come to the end of its walk."""
        if not isinstance(item, Posting):
            return
        known = self.earlier(item.source, item.id)
        origin = self.origins.pop(item.id, Origin(None, None, None))
        now = Known(
            item.content_hash, item.first_seen_at, origin.row_hash, self.version,
            origin.read_at, origin.place, None, item.duplicate_of,
        )  # fmt: skip
        self.kept.append((item.id, item.source, now))
        if outcome := self.outcomes.get(item.source):
            outcome.new += known is None
            outcome.changed += known is not None and known.content_hash != item.content_hash
            outcome.reopened += known is not None and known.ended
            outcome.covered.update(name for name, has in COVERED.items() if has(item))
            outcome.read += 1
            settle(self.crawler, outcome, item.id)
        if len(self.kept) >= BATCH:
            self._write()

    def dropped_item(self, item: Any, exception: BaseException) -> None:
        """A step took a posting out."""
        if not isinstance(item, Posting) or not (outcome := self.outcomes.get(item.source)):
            return
        self.origins.pop(item.id, None)
        if isinstance(exception, Unchanged):
            outcome.unchanged += 1
        else:
            outcome.dropped += 1
        settle(self.crawler, outcome, item.id)

    def failed_item(self, item: Any, failure: Any) -> None:
        """A step raised."""
        if isinstance(item, Posting) and (outcome := self.outcomes.get(item.source)):
            self.origins.pop(item.id, None)
            outcome.troubles.append(trouble(failure.value, item.url))
            settle(self.crawler, outcome, item.id)

    def dropped_request(self, request: Request) -> None:
        """A request that was asked before."""
        if outcome := self.outcomes.get(slug_of(request)):
            settle(self.crawler, outcome, request.meta.get(TICKET))

    # --- what it means ---

    def source_ended(self, outcome: Outcome) -> None:
        """A source is done: write how this look went, and what it did not meet."""
        self._write()
        if outcome.started is None or outcome.verdict == "skipped":
            return
        self.earlier(outcome.source, "")
        known = self.known.pop(outcome.source)
        still_open = {id_ for id_, each in known.items() if each.closed_at is None}
        met = outcome.met | outcome.rows_of
        unmet = still_open - met
        if outcome.complete:
            outcome.unseen = len(unmet)
        run = self._run(outcome, len(unmet))
        if not self.crawler.settings["REPLAY"]:  # recorded answers are no look at the board
            self.history.look(run, met, unmet)
        outcome.met = outcome.rows_of = set()
        log.info("%s: %s, %d postings", outcome.source, outcome.verdict, outcome.found)
        for each in outcome.troubles:
            log.warning("%s: %s: %s; %s", outcome.source, each.url, each.message, each.advice)

    def _run(self, outcome: Outcome, missing: int) -> Run:
        outcome.doubt = self._doubt(outcome)
        return Run(
            source=outcome.source,
            started_at=self.started_at,
            verdict=outcome.verdict,
            reason=outcome.reason or outcome.doubt,
            complete=outcome.complete,
            trusted=outcome.doubt is None,
            found=outcome.found,
            new=outcome.new,
            changed=outcome.changed,
            unchanged=outcome.unchanged,
            reopened=outcome.reopened,
            missing=missing,
            dropped=outcome.dropped,
            errors=len(outcome.troubles),
            requests=outcome.requests,
            seconds=round(outcome.seconds, 3),
            coverage=outcome.coverage,
        )

    def _doubt(self, outcome: Outcome) -> str | None:
        """Why nothing may be closed after this look; None when it may."""
        if not outcome.complete:
            return outcome.reason or "it was not read completely"
        if self.crawler.spider.listing == "window":
            return "its system shows a part of its postings only"
        if not outcome.found:
            return "an empty list closes nothing"
        if outcome.found < outcome.expect:
            return f"{outcome.found} postings, at least {outcome.expect} expected"
        last = self.history.last_complete(outcome.source)
        if last is not None and outcome.found < last * SHARE:
            return f"{outcome.found} postings, {last} the last time"
        return None

    def finish(self, spider: Spider) -> None:
        """The spider is done: after the last one, what two looks did not meet is closed in the
        index; not before, since another one may be about to write what repeats it."""
        self._write()
        for outcome in self.outcomes.values():
            if outcome.pending or outcome.started is None:
                self.source_ended(outcome)
        looked = self.history.looked
        for slug, each in self.outcomes.items():
            if each.complete and not each.doubt and not self.crawler.settings["REPLAY"]:
                looked[slug] = each
        if self.history.users == 1:
            vanished = [each for each in self.history.vanished() if each[1] in looked]
            closed = close_vanished(vanished, self.history, self.crawler.settings)
            for slug, number in closed.items():
                looked[slug].closed = number
        self.history.leave()

    def _write(self) -> None:
        if self.kept:
            self.history.record(self.kept, datetime.now(UTC))
            self.kept.clear()
