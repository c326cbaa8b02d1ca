"""The spider for sites that are no known system: bounded, and able to ask for a page again once its
scripts have run."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from scrapers import sitemap
from scrapers.page import decoded
from sponsorboard.crawl import rendering
from sponsorboard.crawl.spider import SourceSpider
from sponsorboard.sources import Source

Requests = Iterable[Request]
GONE = [404, 410]


class SiteSpider(SourceSpider):
    """Visits addresses of each kind once, and no more of them than ``most``; its ``parse_posting``
    reads a posting's page."""

    parse_posting: Callable[..., Any]

    most: ClassVar[dict[str, int]] = {"posting pages": 5_000, "list pages": 200, "sitemaps": 50}
    """How many addresses of a kind are asked for, a source."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.met: dict[tuple[str, str], set[str]] = {}

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy's way to have settings of its own."""
        super().update_settings(settings)
        rendering.install(settings)

    def fresh(self, links: Iterable[str], source: Source, kind: str) -> Iterator[str]:
        """The addresses that were not met before; what is left out of too many is noted."""
        met = self.met.setdefault((source.slug, kind), set())
        for link in links:
            if link not in met and len(met) >= self.most[kind]:
                self.capped(source, f"it has more than {self.most[kind]:,} {kind}")
                return
            if link not in met:
                met.add(link)
                yield link

    def visit(self, links: Iterable[str], source: Source) -> Iterator[Request]:
        """Requests for posting pages; one that was found on the site may be gone."""
        for link in self.fresh(links, source, "posting pages"):
            request = self.ask(link, source, self.parse_posting)
            if source.url:
                request.meta["handle_httpstatus_list"] = GONE
            yield request

    # --- sitemaps ---

    def sitemaps(self, response: Response, source: Source) -> Request:
        """A request for what the site's robots.txt names, which leads to its sitemaps, one after
        the other, and to ``unmapped`` when none of them names a posting."""
        robots = urljoin(response.url, "/robots.txt")
        return self._attempt(robots, source, self.parse_robots, [])

    def parse_robots(self, response: Response, source: Source, left: list[str]) -> Requests:
        """The sitemaps that a robots.txt names, or the usual one."""
        named = sitemap.named(self.text(response), response.url)
        yield from self._next_map(named or [urljoin(response.url, "/sitemap.xml")], source)

    def parse_sitemap(
        self, response: Response, source: Source, left: list[str] | None = None
    ) -> Requests:
        """A sitemap; one that was only tried may be none."""
        found = sitemap.read(response.body, response.url, source.domain, left is not None)
        for request in self.visit(found.postings, source):
            changed = found.changed.get(request.url)
            if changed and self.desk is not None:
                yield from self.desk.delta.of_page(request, source, changed)
            else:
                yield request
        yield from self._next_map([*found.maps, *(left or [])], source)

    def unmapped(self, source: Source) -> Requests:
        """What is left to be asked for when no sitemap named a posting."""
        return []

    def _attempt(
        self, url: str, source: Source, callback: Callable[..., Any], left: list[str]
    ) -> Request:
        """A request for what may be missing: answers of any status go to its callback."""
        request = self.ask(url, source, callback, self._no_map, left=left)
        request.meta["handle_httpstatus_all"] = True
        return request

    def _no_map(self, failure: Failure) -> Requests:
        given = failure.request.cb_kwargs  # type: ignore[attr-defined]
        yield from self._next_map(given["left"], given["source"])
        self.failed(failure)

    def _next_map(self, left: list[str], source: Source) -> Requests:
        for number, link in enumerate(left):
            for url in self.fresh([link], source, "sitemaps"):
                yield self._attempt(url, source, self.parse_sitemap, left[number + 1 :])
                return
        if not self.met.get((source.slug, "posting pages")):
            yield from self.unmapped(source)

    # --- pages that only exist after their scripts ran ---

    @property
    def offline(self) -> bool:
        """Whether other answers stand in for the network, so that no page can be rendered."""
        settings = getattr(self, "settings", None)  # none where kept answers are read again
        return settings is None or bool(settings.getbool("OFFLINE"))

    def look(
        self,
        url: str,
        source: Source,
        callback: Callable[..., Any],
        rendered: bool = True,
        **more: Any,
    ) -> Iterator[Request]:
        """A request for a page, ``rendered`` or not; without a Chromium to render it, a trouble."""
        request = self.ask(url, source, callback, rendered=rendered, **more)
        if not rendered:
            yield request
        elif not self.offline:
            if rendering.browser():
                yield rendering.rendered(request)
            else:
                self.books(source).troubles.append(rendering.missing(url))

    @staticmethod
    def text(response: Response) -> str:
        """The page's text, whatever charset it claims."""
        return decoded(response.body, getattr(response, "encoding", None))
