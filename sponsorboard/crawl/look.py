"""A look at a page or a board: fetched as a crawl would, and nothing of it is kept.

Scrapy's engine starts once in a process, and so does ``run``; the work given to it may look at as
many pages and boards as it likes, one after the other.
"""

import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec
from scrapy import Request, Spider, signals
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.internet.defer import ensureDeferred
from twisted.python.failure import Failure

from scrapers import Page
from scrapers.page import decoded
from sponsorboard.configuration import Configuration
from sponsorboard.crawl import lock
from sponsorboard.crawl import settings as ours
from sponsorboard.crawl.guard import is_loopback
from sponsorboard.crawl.outcome import Outcome, Trouble
from sponsorboard.crawl.trouble import trouble
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

if TYPE_CHECKING:  # it takes all the readers of postings along, which a page needs none of
    from sponsorboard.crawl.spider import SourceSpider

T = TypeVar("T")

SENT_ON = (301, 302, 303, 307, 308)
CORRECTIONS = 4
DETAILS = 20
PAGES = 300

# What a look does not need: the walk of postings, and the books of a crawl.
BARE: dict[str, Any] = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "SPIDER_MIDDLEWARES": {},
    "ARCHIVE": None,
    "REDIRECT_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_TIMES": 1,
    "DOWNLOAD_TIMEOUT": 30,
    "DOWNLOAD_MAXSIZE": 8 * 1024 * 1024,
}


class LookError(Exception):
    """A look that may not start; says what to do."""


class Seen(NamedTuple):
    """What came of a look at a page."""

    url: str
    """Where the page is, or where the last redirect led."""

    html: str | None = None
    """Its text; None when it was not read."""

    trouble: Trouble | None = None
    """Why it was not read, where it should have been."""


@dataclass
class Board:
    """What came of a look at a board."""

    outcome: Outcome
    listing: str
    """The spider's: ``full``, ``paged`` or ``window``."""

    postings: list[Posting] = field(default_factory=list)
    asked: int = 0
    """How many postings' own pages were asked for."""

    stubs: set[str] = field(default_factory=set)
    """Ids of postings whose own page was not asked for, since enough others were."""

    def keep(self, item: Any) -> None:
        """Receiver of items."""
        if isinstance(item, Posting):
            self.postings.append(item)


class Looking:
    """Looks at pages and boards, within one run of Scrapy's engine."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        settings = Settings()
        settings.setmodule(ours, priority="project")
        settings.update(ours.configured(configuration), priority="project")
        # Spiders are given as classes, so that a broken one stops no look.
        settings.update({"LOG_ENABLED": False, "SPIDER_MODULES": []}, priority="cmdline")
        self.process = CrawlerProcess(settings)

    async def page(self, url: str, enough: Callable[[str], bool] = lambda _: False) -> Seen:
        """The page at an address, or where it sends us, if that address is already ``enough``.

        One redirect is followed, beside those that correct the scheme or the ``www.``; robots.txt
        is obeyed, and a public address does not lead to a private one.

        Raises:
            LookError: no contact.
        """
        self._may(url)
        crawler = self.process.create_crawler(LookSpider)
        await self.process.crawl(crawler, url=url, enough=enough)
        return getattr(crawler.spider, "seen", Seen(url))

    async def board(self, row: Source, spider: "type[SourceSpider]") -> Board:
        """What the spider finds for a row that stands in no catalogue.

        No more than DETAILS postings' own pages are asked for, and PAGES pages in all.

        Raises:
            LookError: no contact.
        """
        for address in spider.addresses(row):
            self._may(address)
        outcome = Outcome(source=row.slug, spider=spider.name)
        board = Board(outcome, spider.listing)
        with tempfile.TemporaryDirectory(prefix="sponsorboard-look-") as folder:
            crawler = self.process.create_crawler(_single(spider, row, board, folder))
            crawler.signals.connect(board.keep, signals.item_scraped)
            await self.process.crawl(crawler)
        board.outcome = getattr(crawler.spider, "outcomes", {}).get(row.slug, outcome)
        return board

    def _may(self, url: str) -> None:
        host = urlsplit(url).hostname or ""
        offline = self.process.settings.getbool("OFFLINE")
        if not (self.configuration.contact or offline or is_loopback(host)):
            raise LookError(lock.NO_CONTACT)


def run(configuration: Configuration, work: Callable[[Looking], Coroutine[Any, Any, T]]) -> T:
    """Do work that looks at pages and boards; returns what it returns, raises what it raises."""
    looking = Looking(configuration)
    done: list[Any] = []
    ensureDeferred(work(looking)).addBoth(done.append)
    looking.process.start()
    if not done:
        raise KeyboardInterrupt
    if isinstance(done[0], Failure):
        done[0].raiseException()
    result: T = done[0]
    return result


def fetch(
    url: str, configuration: Configuration, enough: Callable[[str], bool] = lambda _: False
) -> Seen:
    """The page at an address; see ``Looking.page``."""
    return run(configuration, lambda looking: looking.page(url, enough))


class LookSpider(Spider):
    """Fetches one page."""

    name = "look"
    custom_settings: ClassVar[dict[str, Any]] = BARE

    def __init__(self, url: str, enough: Callable[[str], bool]) -> None:
        super().__init__()
        self.enough = enough
        self.seen = Seen(url)
        self.source = Source(slug="look", company="look", spider=self.name, url=url)
        # Where the guard against private addresses finds out what the start was.
        self.outcomes = {"look": Outcome(source="look", spider=self.name, url=url)}
        self.left = 1
        self.corrections = CORRECTIONS

    async def start(self) -> AsyncIterator[Request]:
        """The page."""
        yield self._request(self.seen.url)

    def _request(self, url: str) -> Request:
        return Request(
            url,
            self.parse,
            errback=self.failed,
            meta={"handle_httpstatus_list": SENT_ON},
            cb_kwargs={"source": self.source},
            dont_filter=True,
        )

    def parse(self, response: Response, source: Source) -> Iterator[Request]:
        """The page, or the way on."""
        location = (response.headers.get("Location") or b"").decode("utf-8", "replace")
        if response.status not in SENT_ON or not location:
            text = decoded(response.body, getattr(response, "encoding", None))
            self.seen = Seen(response.url, text)
            return
        target = urljoin(response.url, location)
        self.seen = Seen(target)
        if self.enough(target):
            return
        if urlsplit(target).scheme not in ("http", "https") or not self._may_follow(
            response.url, target
        ):
            advice = "open the address in a browser and give the one it ends at"
            words = f"{response.url} leads on to {target}"
            self.seen = Seen(target, trouble=Trouble(response.url, words, advice))
            return
        yield self._request(target)

    def _may_follow(self, start: str, target: str) -> bool:
        if _site(start) == _site(target):
            self.corrections -= 1
            return self.corrections >= 0
        self.left -= 1
        return self.left >= 0

    def failed(self, failure: Failure) -> None:
        """Errback."""
        url = failure.request.url  # type: ignore[attr-defined]
        self.seen = Seen(url, trouble=trouble(failure.value, url))


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _single(
    spider: "type[SourceSpider]", row: Source, board: Board, folder: str
) -> "type[SourceSpider]":
    """The spider with this row alone, whose company it leaves to the pages to say."""
    nameless = msgspec.structs.replace(row, company="")

    def sources(self: "SourceSpider") -> Iterator[Source]:
        self.books(nameless).url = self.addresses(nameless)[0]
        yield nameless

    def details(
        self: "SourceSpider",
        page: Page,
        response: Response,
        source: Source,
        ask: Callable[[Posting], Request],
    ) -> Iterator[Request | Posting]:
        for each in spider.details(self, page, response, source, ask):
            if isinstance(each, Posting) or board.asked < DETAILS:
                board.asked += isinstance(each, Request)
                yield each
            else:
                stub: Posting = each.cb_kwargs["stub"]
                board.stubs.add(stub.id)
                yield stub

    alone = {
        "ITEM_PIPELINES": {"sponsorboard.crawl.seen.SeenPipeline": 0},
        "DATA_FOLDER": folder,
        "INDEX_URL": f"tantivy:{folder}/index",
        "ARCHIVE": None,
        "CLOSESPIDER_PAGECOUNT": PAGES,
    }
    custom = {**(spider.custom_settings or {}), **alone}
    parts = {"sources": sources, "details": details, "custom_settings": custom}
    return type(spider.__name__, (spider,), {**parts, "__doc__": spider.__doc__})
