"""Keeps every response in the archive, and asks servers for what changed since.

https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
"""

import asyncio
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import msgspec
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.utils.request import fingerprint

from sponsorboard.crawl.archive import Archive, Asked, Kept, archive
from sponsorboard.crawl.history import History
from sponsorboard.crawl.remembered import Validators
from sponsorboard.crawl.taken_down import Takedown, listed
from sponsorboard.crawl.tickets import CAME_AT, PLACE, ROW, slug_of

WHOLE = "unconditional"
"""Key of a request's meta: the archive no longer has what "not modified" would stand for."""


class ConditionalRequests:
    """A downloader middleware: a response goes into the archive, and "not modified" comes from it.

    What is asked again is answered as if it had come in whole, so that nothing behind this needs to
    know.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler)

    @cached_property
    def archive(self) -> Archive | None:
        """Where responses are kept."""
        folder = self.crawler.settings["ARCHIVE"]
        return archive(Path(folder)) if folder else None

    @cached_property
    def taken_down(self) -> list[Takedown]:
        """What must not come into the archive again."""
        return listed(Path(self.crawler.settings["DATA_FOLDER"]))

    @cached_property
    def history(self) -> History:
        """Where their validators are kept; given back by the bookkeeping, which has it as well."""
        from sponsorboard.crawl.bookkeeping import Bookkeeping

        books: Bookkeeping = self.crawler.get_extension(Bookkeeping)
        return books.history

    def process_request(self, request: Request) -> None:
        """Ask for a page only if it changed, when the last one is at hand."""
        if self.archive is None or request.method != "GET" or not slug_of(request):
            return
        kept = None if request.meta.get(WHOLE) else self.history.validators(named(request))
        if kept is None or not self.archive.has(kept.place):
            return
        if kept.etag:
            request.headers["If-None-Match"] = kept.etag
        if kept.modified:
            request.headers["If-Modified-Since"] = kept.modified

    async def process_response(self, request: Request, response: Response) -> Response | Request:
        """The response, kept; or the one that is still good."""
        if self.archive is None or not slug_of(request):
            return response
        if any(each.touches(request.cb_kwargs["source"]) for each in self.taken_down):
            return response
        if response.status == 304 and not request.meta.get(WHOLE):
            return self._unchanged(request)
        if response.status < 400:
            request.meta[PLACE] = await asyncio.to_thread(
                self.archive.add,
                response.url,
                response.status,
                list(_pairs(response.headers)),
                response.body,
                asked(request),
            )
            self._remember(request, response)
        return response

    def _unchanged(self, request: Request) -> Response | Request:
        kept = self.history.validators(named(request))
        found = self.archive.get(kept.place) if kept and self.archive else None
        if kept is None or found is None:
            headers = Headers(request.headers)
            for name in ("If-None-Match", "If-Modified-Since"):
                headers.pop(name, None)
            whole = request.replace(headers=headers, dont_filter=True)
            whole.meta[WHOLE] = True
            return whole
        request.meta[PLACE], request.meta[CAME_AT] = kept.place, found.came_at
        outcomes = getattr(self.crawler.spider, "outcomes", {})
        if outcome := outcomes.get(slug_of(request)):
            outcome.not_modified += 1
        return answer(found, request)

    def _remember(self, request: Request, response: Response) -> None:
        etag, modified = (_header(response, name) for name in ("ETag", "Last-Modified"))
        dated = etag or modified or ROW in request.meta
        if request.method == "GET" and response.status == 200 and dated:
            self.history.validate(named(request), Validators(etag, modified, request.meta[PLACE]))


def asked(request: Request) -> Asked:
    """What the archive says of a request: its source, and who reads the answer."""
    given = {key: value for key, value in request.cb_kwargs.items() if key != "source"}
    stub = given.pop("stub", None)
    source = request.cb_kwargs["source"]
    return Asked(
        source=source.slug,
        spider=source.spider,
        callback=getattr(request.callback, "__name__", "parse"),
        method=request.method,
        body=request.body.decode("utf-8", "replace"),
        kwargs=given,
        stub=None if stub is None else msgspec.to_builtins(stub),
    )


def named(request: Request) -> str:
    """Under what the history keeps the validators of a request's response."""
    return fingerprint(request).hex()


def answer(kept: Kept, request: Request) -> Response:
    """A response of the archive as the answer to a request."""
    headers = Headers(kept.headers)
    kind = responsetypes.from_args(headers=headers, url=kept.url, body=kept.body)
    return kind(kept.url, status=kept.status, headers=headers, body=kept.body, request=request)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _pairs(headers: Headers) -> Any:
    for name, values in headers.items():
        for value in values:
            yield name, value
