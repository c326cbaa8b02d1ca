"""Pages that only exist after their scripts ran, read with the system's Chromium.

A request with ``meta["playwright"]`` (see ``rendered``) goes to the browser, through
scrapy-playwright, which starts with the first such request. What the browser asks for on its own
keeps to the rules of the crawl: robots.txt, no private addresses, as many requests a host at a time
as any, our user agent; pictures, films and fonts, frames, and ways off the site are not asked for.
"""

import logging
import os
import shutil
from asyncio import Lock, Semaphore, wait_for
from collections import defaultdict
from contextlib import suppress
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from scrapers.listing import same_site
from sponsorboard.crawl.conditional import WHOLE
from sponsorboard.crawl.guard import PrivateAddressGuard
from sponsorboard.crawl.outcome import Trouble

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
KINDS = frozenset(("document", "script", "xhr", "fetch"))
"""What the browser may ask for."""
MOST = 150
"""Requests that one page may lead to."""
PATIENCE = 30_000
"""Milliseconds for a page to come."""
SETTLING = 8_000
"""Milliseconds after that in which its scripts may still ask for something."""
CLOSING = 5
"""Seconds for a page to close."""
PAGES = 2
"""Pages that are open at a time."""
VALIDATORS = ("ETag", "Last-Modified")
HANDLER = "sponsorboard.crawl.rendering.RenderingHandler"


def browser() -> str | None:
    """Where the system's Chromium is; None when there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def missing(url: str) -> Trouble:
    """What is wrong when a page needs a browser and there is none."""
    words = "the page is empty until its scripts ran, and there is no Chromium to run them"
    return Trouble(url, words, "install Chromium, for example with apt-get install chromium")


def install(settings: BaseSettings) -> None:
    """Have a spider's rendered requests go to the browser, unless something else answers for the
    network, as in a replay."""
    given = settings.getdict("DOWNLOAD_HANDLERS")
    if any(given.get(scheme) for scheme in ("http", "https")):
        return
    options = {
        "executable_path": browser(),
        "args": FLAGS,
        "chromium_sandbox": os.geteuid() != 0,  # Chromium has none for root
        "timeout": PATIENCE,
    }
    ours = {
        "DOWNLOAD_HANDLERS": {**given, "http": HANDLER, "https": HANDLER},
        "PLAYWRIGHT_LAUNCH_OPTIONS": options,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": PATIENCE,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": PAGES,
        "PLAYWRIGHT_PROCESS_REQUEST_HEADERS": None,
    }
    for name, value in ours.items():
        settings.set(name, value, priority="spider")


def rendered(request: Request) -> Request:
    """The same request, for the browser; never "not modified", which is about what came before the
    scripts ran."""
    return request.replace(meta={**request.meta, "playwright": True, WHOLE: True}, dont_filter=True)


class RenderingHandler(BaseDownloadHandler):
    """Scrapy's download handler of spiders that render: the plain one, and beside it a browser
    that is started when the first request asks for it."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.plain = HTTP11DownloadHandler(crawler)
        self.browser: Browser | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """The answer, or the page as it is after its scripts ran."""
        if not request.meta.get("playwright"):
            return await self.plain.download_request(request)
        if self.browser is None:
            self.browser = Browser(self.crawler)
        return await self.browser.page(request)

    async def close(self) -> None:
        """Close the connections, and the browser if it was started."""
        await self.plain.close()
        if self.browser is not None:
            await self.browser.close()


class Browser:
    """One Chromium, which starts with its first page."""

    def __init__(self, crawler: Crawler) -> None:
        # Imported where it is needed: it takes half a second to load.
        from scrapy_playwright.handler import (  # type: ignore[import-untyped]
            ScrapyPlaywrightDownloadHandler,
        )

        logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)
        self.crawler = crawler
        self.handler = ScrapyPlaywrightDownloadHandler(crawler)
        self.handler.abort_request = self._refuses
        self.starting = Lock()
        self.started = False
        self.visits: dict[Any, Visit] = {}
        self.patience = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        at_once = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self.slots: dict[str, Semaphore] = defaultdict(partial(Semaphore, at_once))

    async def page(self, request: Request) -> Response:
        """The page as it is after its scripts ran.

        Raises:
            DownloadTimeoutError, DownloadFailedError: it could not be loaded.
            IgnoreRequest: it led to a place that the crawl does not go to.
        """
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as LateError
        from scrapy_playwright.page import PageMethod  # type: ignore[import-untyped]

        visit = Visit(self, request)
        ways = {
            "playwright_context_kwargs": {
                "user_agent": self.crawler.settings["USER_AGENT"],
                "service_workers": "block",
                "accept_downloads": False,
            },
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
            "playwright_page_methods": [PageMethod(_settled)],
            "playwright_page_init_callback": visit.begin,
        }
        try:
            await self._start()
            inner = request.replace(meta={**request.meta, **ways})
            response: Response = await wait_for(self.handler.download_request(inner), self.patience)
        except (LateError, TimeoutError):
            raise DownloadTimeoutError(f"the browser waited in vain for {request.url}") from None
        except Error as error:
            raise DownloadFailedError(error.message.splitlines()[0]) from None
        finally:
            await visit.end()
        if visit.refused is not None:
            raise visit.refused
        for name in VALIDATORS:
            response.headers.pop(name, None)
        return response.replace(request=request)

    async def close(self) -> None:
        """End the browser."""
        await self.handler.close()

    async def _start(self) -> None:
        async with self.starting:
            if not self.started:
                # Else it starts with the crawl, which has seldom a page to render.
                await self.handler._launch()
                self.started = True

    async def _refuses(self, asked: Any) -> bool:
        visit = self.visits.get(asked.frame.page)
        return visit is None or await visit.refuses(asked)


class Visit:
    """What one page asks for while it is rendered."""

    def __init__(self, browser: Browser, request: Request) -> None:
        self.browser = browser
        self.request = request
        self.page: Any = None
        self.asked = 0
        self.held: dict[Any, Semaphore] = {}
        self.refused: IgnoreRequest | None = None

    async def begin(self, page: Any, request: Request) -> None:
        """Called when the page is there, before it loads."""
        self.page = page
        self.browser.visits[page] = self
        page.on("request", self._redirected)
        page.on("requestfinished", self._over)
        page.on("requestfailed", self._over)

    async def end(self) -> None:
        """Leave the page, whatever it is doing."""
        self.browser.visits.pop(self.page, None)
        for asked in [*self.held]:
            self._over(asked)
        if self.page is not None and not self.page.is_closed():
            with suppress(Exception):
                await wait_for(self.page.close(), CLOSING)

    async def refuses(self, asked: Any) -> bool:
        """Whether the browser may not ask for something; waits for the host's turn if it may."""
        self.asked += 1
        if asked.resource_type not in KINDS or self.asked > MOST or self._leads_away(asked):
            return True
        try:
            await self._check(asked.url)
        except (IgnoreRequest, ValueError):
            return True
        slot = self.browser.slots[urlsplit(asked.url).netloc]
        try:
            await wait_for(slot.acquire(), PATIENCE / 1000)
        except TimeoutError:
            return True
        self.held[asked] = slot
        return False

    def _leads_away(self, asked: Any) -> bool:
        """Whether it is a frame within the page, or another site in its place."""
        if not asked.is_navigation_request():
            return False
        inside = asked.frame.parent_frame is not None
        return inside or not same_site(asked.url, self.request.url)

    async def _check(self, url: str) -> None:
        """Let the crawl's own rules look at an address.

        Raises:
            IgnoreRequest: robots.txt forbids it, or it is private.
        """
        request = Request(url, cb_kwargs={"source": self.request.cb_kwargs.get("source")})
        engine = self.browser.crawler.engine
        assert engine is not None
        for each in engine.downloader.middleware.middlewares:
            if isinstance(each, PrivateAddressGuard | RobotsTxtMiddleware):
                await each.process_request(request)

    async def _redirected(self, asked: Any) -> None:
        """A redirect is followed before anybody is asked: what comes of a page that was led where
        it may not go is thrown away."""
        if asked.redirected_from is not None:
            try:
                await self._check(asked.url)
            except IgnoreRequest as error:
                self.refused = error

    def _over(self, asked: Any) -> None:
        if slot := self.held.pop(asked, None):
            slot.release()


async def _settled(page: Any) -> None:
    """Wait until the page asks for nothing any more, but not for long."""
    from playwright.async_api import Error

    with suppress(Error):
        await page.wait_for_load_state("networkidle", timeout=SETTLING)
