"""The spider that every spider extends: it crawls the rows that name it."""

import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal
from urllib.parse import quote, urlsplit

from filelock import FileLock
from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from scrapers import Page
from scrapers.page import merged
from sponsorboard.crawl import lock
from sponsorboard.crawl.bookkeeping import Bookkeeping
from sponsorboard.crawl.guard import is_loopback
from sponsorboard.crawl.outcome import Outcome, Trouble
from sponsorboard.crawl.taken_down import LIST, listed
from sponsorboard.crawl.tickets import TICKET, address_of, settle
from sponsorboard.crawl.trouble import NotRecorded, trouble
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source, catalogue, policy

FIRST = "first_request_of_source"
START = "start"  # ticket of what is still to be asked first


@cache
def rows_of(folders: tuple[str, ...]) -> dict[str, Source]:
    """The catalogue's rows, read once for all spiders of this process."""
    return catalogue(folders).rows


class SourceSpider(Spider):
    """Crawls every row that names it; ``-a only=slug,slug`` picks some, paused ones too.

    A spider says which shape its tokens have and where a board is (``url``), and reads answers in
    ``parse``. Its requests carry their source; what fails is written into that source's books.
    """

    token: ClassVar[re.Pattern[str] | None] = re.compile(r"(?P<token>[\w.-]+)")
    """Shape of a row's token, whose named groups fill ``url``; None when rows have no token."""

    example: ClassVar[str] = "acme"
    """A token that fits, for messages."""

    url: ClassVar[str] = ""
    """First page of a source."""

    regions: ClassVar[dict[str | None, str]] = {None: ""}
    """What a row's ``region`` puts into ``url``."""

    listing: ClassVar[Literal["full", "paged", "window"]] = "full"
    """What a look at a source proves: ``full``, one call lists the board; ``paged``, the board once
    every page was read; ``window``, a part of it, from whose absence nothing follows."""

    proven: ClassVar[bool] = True
    """Whether its scraper was tried on real responses; one that was not says so in its docstring
    too."""

    only: str | None = None

    parse_detail: Callable[..., Any]
    """Callback of a detail, in spiders that ask for details."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcomes: dict[str, Outcome] = {}
        self.gathered: dict[str, list[Posting]] = {}
        self.lock: FileLock | None = None

    # --- rows ---

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy's settings with the pause that the system asks for."""
        super().update_settings(settings)
        pause = policy.of(cls.name).crawl_delay
        if pause > settings.getfloat("DOWNLOAD_DELAY") and not settings.getbool("OFFLINE"):
            settings.set("DOWNLOAD_DELAY", pause, "spider")

    @classmethod
    def problem(cls, source: Source) -> str | None:
        """What is wrong with a row of this spider; None when it fits."""
        if cls.token is not None and not (source.token and cls.token.fullmatch(source.token)):
            return f"token {source.token!r} does not fit; it looks like {cls.example!r}"
        if source.region not in cls.regions:
            return f"{cls.name} has no region {source.region!r}"
        return None

    @classmethod
    def addresses(cls, source: Source) -> list[str]:
        """Where the crawl of a source starts."""
        assert cls.token is not None
        match = cls.token.fullmatch(source.token or "")
        assert match is not None
        parts = {name: quote(part, safe="") for name, part in match.groupdict().items()}
        return [cls.url.format(**parts, region=cls.regions[source.region])]

    def sources(self) -> Iterator[Source]:
        """The rows that this crawl visits; a row that does not fit is written into the books."""
        wanted = set(self.only.split(",")) if self.only else None
        everything = self.settings.getbool("PAUSED_TOO")
        offline = self.settings.getbool("OFFLINE")
        gone = listed(Path(self.settings["DATA_FOLDER"]))
        for slug, source in rows_of(tuple(self.settings.getlist("SOURCE_FOLDERS"))).items():
            if source.spider != self.name or (wanted is not None and slug not in wanted):
                continue
            if source.paused and wanted is None and not everything:
                continue
            if problem := self.problem(source):
                self.books(source).troubles.append(Trouble("", problem, "correct the row"))
            elif any(each.whole(source) for each in gone):
                self.books(source).refused = f"it was taken down ({LIST} in the data folder)"
            elif not offline and (refusal := policy.refusal(source)):
                self.books(source).refused = refusal
            else:
                self.books(source).url = self.addresses(source)[0]
                yield source

    # --- requests ---

    async def start(self) -> AsyncIterator[Request]:
        """First requests of every row, if the crawl may start at all."""
        rows = list(self.sources())
        if refusal := self._refusal(rows):
            self.logger.error(refusal)
            return
        for source in rows:
            books = self.books(source)
            books.pending.add(START)  # not done before all its first requests are on their way
            for number, request in enumerate(self.requests(source)):
                request.meta[FIRST] = number == 0
                yield request
            settle(self.crawler, books, START)

    def requests(self, source: Source) -> Iterable[Request]:
        """First requests of one row."""
        for address in self.addresses(source):
            yield self.ask(address, source)

    def ask(
        self,
        url: str,
        source: Source,
        callback: Callable[..., Any] | None = None,
        errback: Callable[..., Any] | None = None,
        **more: Any,
    ) -> Request:
        """A request that carries its source, and ``more``, to the callback."""
        return Request(
            url, callback or self.parse, errback=errback, cb_kwargs={"source": source, **more}
        )

    def ask_detail(self, url: str, source: Source, stub: Posting) -> Request:
        """A request for the detail of one row."""
        return self.ask(url, source, self.parse_detail, self.no_detail, stub=stub)

    # --- books ---

    @property
    def desk(self) -> Bookkeeping | None:
        """What keeps the books of all sources; None where the spider only reads answers again."""
        crawler = getattr(self, "crawler", None)
        return crawler.get_extension(Bookkeeping) if crawler else None

    def books(self, source: Source) -> Outcome:
        """The books of a source."""
        new = Outcome(source=source.slug, spider=self.name, expect=source.expect)
        return self.outcomes.setdefault(source.slug, new)

    def news(self, page: Page, source: Source) -> bool:
        """Whether a page has a row that no earlier page of the source had; to be asked before its
        rows are taken by ``postings`` or ``details``."""
        return not {each.id for each in page.postings} <= self.books(source).rows_of

    def postings(self, page: Page, response: Response, source: Source) -> list[Posting]:
        """The postings of a page that no earlier page of the source had, so that none are left of
        a last page that repeats; the board's own count, and rows that could not be read, go into
        the books."""
        outcome = self.books(source)
        if page.total is not None and outcome.listed is None:
            outcome.listed = page.total
        for problem in page.problems:
            advice = "report it: the board has rows of a shape that is not known yet"
            outcome.troubles.append(Trouble(response.url, problem, advice))
        fresh = {each.id for each in page.postings} - outcome.rows_of
        outcome.rows_of |= fresh
        if fresh:
            repeated = len(page.postings) - len({each.id for each in page.postings})
            outcome.rows += len(fresh) + (repeated if page.rows is None else page.rows - len(fresh))
        return [each for each in page.postings if each.id in fresh]

    def details(
        self,
        page: Page,
        response: Response,
        source: Source,
        ask: Callable[[Posting], str | Request],
    ) -> Iterator[Request | Posting]:
        """Requests for the details of a list page's new rows.

        ``ask`` tells the address of one row's detail; or gives the request, made of that of
        ``ask_detail``, where an address is not all that is sent.
        """
        for stub in self.postings(page, response, source):
            asked = ask(stub)
            request = self.ask_detail(asked, source, stub) if isinstance(asked, str) else asked
            if self.desk is None:
                yield request
            else:
                yield from self.desk.delta.of_row(stub, request)

    def no_detail(self, failure: Failure) -> Iterator[Posting]:
        """Errback of a detail: the row alone, unless more is known of it from earlier."""
        self.failed(failure)
        stub = failure.request.cb_kwargs["stub"]  # type: ignore[attr-defined]
        if self.desk is None or self.desk.earlier(stub.source, stub.id) is None:
            yield stub

    def gather(self, page: Page, response: Response, source: Source) -> bool:
        """Hold a page's rows back until ``release``, where one posting stands in rows of several
        pages; returns whether the page had a row that was not met before."""
        books, held = self.books(source), self.gathered.setdefault(source.slug, [])
        met = {(each.id, each.location_text) for each in held}
        before = books.rows
        self.postings(page, response, source)
        new = [each for each in page.postings if (each.id, each.location_text) not in met]
        books.rows = before + (len(new) if page.rows is None else page.rows if new else 0)
        held.extend(new)
        return bool(new)

    def release(self, source: Source) -> list[Posting]:
        """The rows held back, those of one posting put together."""
        return merged(self.gathered.pop(source.slug, []))

    def capped(self, source: Source, reason: str) -> None:
        """Note that the board does not list all that it has."""
        self.books(source).capped = reason

    def failed(self, failure: Failure) -> None:
        """Errback: a request of a source that got no answer."""
        request = failure.request  # type: ignore[attr-defined]
        outcome = self.books(request.cb_kwargs["source"])
        if failure.check(NotRecorded) and request.meta.get(FIRST):
            outcome.not_recorded = True
        else:
            outcome.troubles.append(trouble(failure.value, address_of(request)))
        settle(self.crawler, outcome, request.meta.get(TICKET))

    def _refusal(self, rows: list[Source]) -> str | None:
        """Why this crawl may not start."""
        offline = self.settings.getbool("OFFLINE")
        hosts = (urlsplit(url).hostname or "" for row in rows for url in self.addresses(row))
        if not (self.settings["CONTACT"] or offline or all(map(is_loopback, hosts))):
            return lock.NO_CONTACT
        try:
            self.lock = lock.hold(Path(self.settings["DATA_FOLDER"]))
        except lock.AlreadyCrawling as error:
            return str(error)
        return None

    def closed(self, reason: str) -> None:
        """Let the next crawl start."""
        if self.lock is not None:
            self.lock.release()
