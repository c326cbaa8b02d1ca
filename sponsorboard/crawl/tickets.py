"""Gives every request of a source a ticket, and takes it back when its answer was read."""

import itertools
import logging
import time
from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from sponsorboard.crawl.outcome import Outcome
from sponsorboard.crawl.trouble import trouble
from sponsorboard.postings.posting import Posting

log = logging.getLogger(__name__)

source_finished = object()
"""Signal: a source has no request on its way any more; sent with ``outcome``."""

TICKET = "ticket"
ROW = "row"
"""Key of a detail request's meta: the fingerprint of its list row."""
PLACE = "archived"
"""Key of a request's meta: where its response lies in the archive."""
CAME_AT = "came_at"
"""Key of a request's meta: when its response came, if that was earlier."""


class Tickets:
    """A spider middleware: what a spider asks for and yields is noted as on its way."""

    numbers = itertools.count(1)

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler)

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The books, by source; none for a spider that is not ours."""
        return getattr(self.crawler.spider, "outcomes", {})

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """The spider's first requests."""
        async for each in start:
            yield self._with_ticket(each)

    async def process_spider_output(
        self, response: Response, result: AsyncIterator[Any]
    ) -> AsyncIterator[Any]:
        """What a callback makes of an answer."""
        try:
            async for each in result:
                yield self._with_ticket(each, response)
        finally:
            if outcome := self.outcomes.get(slug_of(response.request)):
                settle(self.crawler, outcome, response.request.meta.get(TICKET))

    def process_spider_exception(
        self, response: Response, exception: Exception
    ) -> list[Any] | None:
        """A callback that raised: an error of its source, not of the crawl. Of a detail that cannot
        be read its list row is left, unless more is known of it from earlier."""
        outcome = self.outcomes.get(slug_of(response.request))
        if outcome is None:
            return None
        log.debug("%s", response.url, exc_info=exception)
        self.crawler.spider.desk.unreadable(response.request)
        outcome.troubles.append(trouble(exception, response.url))
        stub = response.request.cb_kwargs.get("stub")
        new = stub is not None and self.crawler.spider.desk.earlier(stub.source, stub.id) is None
        left = [self._with_ticket(stub, response)] if new else []
        settle(self.crawler, outcome, response.request.meta.get(TICKET))
        return left

    def _with_ticket(self, result: Any, response: Response | None = None) -> Any:
        """A result of a spider, noted as on its way."""
        if isinstance(result, Posting) and result.source in self.outcomes:
            self.outcomes[result.source].pending.add(result.id)
            if isinstance(response, Response):  # not what an errback is given
                self.crawler.spider.desk.read(result, response)
        elif isinstance(result, Request) and (outcome := self.outcomes.get(slug_of(result))):
            ticket = next(self.numbers)
            result.meta[TICKET] = ticket
            outcome.pending.add(ticket)
            outcome.requests += 1
            outcome.started = outcome.started or time.monotonic()
            if result.errback is None:
                result.errback = self.crawler.spider.failed
        return result


def address_of(request: Request) -> str:
    """How a request is named to people: its URL, with the body that tells it from others."""
    return f"{request.url} {request.body.decode('utf-8', 'replace')}".strip()


def slug_of(request: Request | None) -> str:
    """Slug of the source that a request is for; empty for none."""
    source = request.cb_kwargs.get("source") if request else None
    return source.slug if source is not None else ""


def settle(crawler: Crawler, outcome: Outcome, ticket: int | str | None) -> None:
    """A request or posting is no longer on its way; the last one finishes its source."""
    if ticket in outcome.pending:
        outcome.pending.discard(ticket)
        outcome.ended = time.monotonic()
        if not outcome.pending:
            crawler.signals.send_catch_log(source_finished, outcome=outcome)
