"""The bundled sample site in place of the Internet: every request goes there, over real HTTP."""

from collections.abc import Callable
from functools import cache
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.contracts import Contract
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response

from sponsorboard.sources import Source


class SampleHandler(BaseDownloadHandler):
    """Asks the server of the setting ``SAMPLE_SITE`` with the host that was meant."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.root = crawler.settings["SAMPLE_SITE"]
        self.http = HTTP11DownloadHandler(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """The sample site's answer, under the address that was asked for."""
        response = await self.http.download_request(request.replace(**at(self.root, request)))
        return response.replace(url=request.url)

    async def close(self) -> None:
        """Close the connections."""
        await self.http.close()


def at(root: str, request: Request) -> dict[str, Any]:
    """What to replace in a request so that it goes to the sample site."""
    parts = urlsplit(request.url)
    path = parts._replace(scheme="", netloc="").geturl()
    return {"url": root + path, "headers": {**request.headers, "Host": parts.netloc}}


class SampleContract(Contract):
    """``@sample TOKEN`` (or the address of a list page): asks the sample site for the first page of
    such a source, so that ``scrapy check`` needs no network and no options."""

    name = "sample"

    def __init__(self, method: Callable[..., Any], *arguments: str) -> None:
        super().__init__(method, *arguments)
        self.spider = method.__self__  # type: ignore[attr-defined]

    def adjust_request_args(self, args: dict[str, Any]) -> dict[str, Any]:
        """The spider's own first request, sent to the sample site."""
        where = self.args[0]
        key = "url" if where.startswith("http") else "token"
        source = Source(slug="sample", company="Sample", spider=self.spider.name, **{key: where})
        first = next(iter(self.spider.requests(source)))
        args.update(at(sample_site(), first))
        args.update(method=first.method, body=first.body, cb_kwargs=first.cb_kwargs)
        return args


@cache
def sample_site() -> str:
    """Address of the sample site, started in this process for as long as it lives."""
    from sponsorboard import demo

    root: str = demo.serve().root
    return root
