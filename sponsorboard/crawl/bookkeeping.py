"""Keeps a spider's books: which requests of a source are on their way, what came, what failed."""

import itertools
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from sponsorboard.crawl.history import History, Known
from sponsorboard.crawl.outcome import Outcome
from sponsorboard.crawl.trouble import trouble
from sponsorboard.postings.posting import Posting

log = logging.getLogger(__name__)

source_finished = object()
"""Signal: a source has no request on its way any more; sent with ``outcome``."""

TICKET = "ticket"
BATCH = 500


class Bookkeeping:
    """Counts what happens to each source's postings, and writes the history."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.known: dict[str, dict[str, Known]] = {}
        self.met: dict[str, set[str]] = defaultdict(set)
        self.kept: list[Posting] = []
        self.started_at = datetime.now(UTC)

    @cached_property
    def history(self) -> History:
        """What earlier crawls saw."""
        return History(Path(self.crawler.settings["DATA_FOLDER"]))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        books = cls(crawler)
        crawler.signals.connect(books.kept_item, signals.item_scraped)
        crawler.signals.connect(books.dropped_item, signals.item_dropped)
        crawler.signals.connect(books.failed_item, signals.item_error)
        crawler.signals.connect(books.dropped_request, signals.request_dropped)
        crawler.signals.connect(books.finish, signals.spider_closed)
        return books

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The books, by source; none for a spider that is not ours."""
        return getattr(self.crawler.spider, "outcomes", {})

    def found(self, posting: Posting) -> datetime | None:
        """Count a posting; returns when it was first seen, None for a new one."""
        if outcome := self.outcomes.get(posting.source):
            outcome.found += 1
        if posting.source not in self.known:
            self.known[posting.source] = self.history.known(posting.source)
        known = self.known[posting.source].get(posting.id)
        return known.first_seen_at if known else None

    def kept_item(self, item: Any) -> None:
        """A posting has come to the end of its walk."""
        if not isinstance(item, Posting):
            return
        known = self.known.get(item.source, {}).get(item.id)
        self.met[item.source].add(item.id)
        if outcome := self.outcomes.get(item.source):
            outcome.new += known is None
            outcome.changed += known is not None and known.content_hash != item.content_hash
            settle(self.crawler, outcome, item.id)
        self.kept.append(item)
        if len(self.kept) >= BATCH:
            self._write()

    def dropped_item(self, item: Any, exception: BaseException) -> None:
        """A step took a posting out."""
        if isinstance(item, Posting) and (outcome := self.outcomes.get(item.source)):
            outcome.dropped += 1
            settle(self.crawler, outcome, item.id)

    def failed_item(self, item: Any, failure: Any) -> None:
        """A step raised."""
        if isinstance(item, Posting) and (outcome := self.outcomes.get(item.source)):
            outcome.troubles.append(trouble(failure.value, item.url))
            settle(self.crawler, outcome, item.id)

    def dropped_request(self, request: Request) -> None:
        """A request that was asked before."""
        if outcome := self.outcomes.get(slug_of(request)):
            settle(self.crawler, outcome, request.meta.get(TICKET))

    def finish(self, spider: Spider) -> None:
        """The spider is done: count what was not met again, and write the history."""
        if self.kept:
            self._write()
        for slug, outcome in self.outcomes.items():
            if outcome.complete:
                known = self.known.get(slug) or self.history.known(slug)
                outcome.unseen = len(known.keys() - self.met[slug])
            if outcome.started is not None and outcome.verdict != "skipped":
                self.history.finish(slug, self.started_at, outcome.verdict)
            log.info("%s: %s, %d postings", slug, outcome.verdict, outcome.found)
            for each in outcome.troubles:
                log.warning("%s: %s: %s; %s", slug, each.url, each.message, each.advice)
        if "history" in vars(self):
            self.history.database.close()

    def _write(self) -> None:
        self.history.record(self.kept)
        self.kept.clear()


class Tickets:
    """Gives every request of a source a ticket, and takes it back when its answer was read."""

    numbers = itertools.count(1)

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler)

    def outcome(self, request: Request | None) -> Outcome | None:
        """The books of the source that a request is for."""
        outcomes: dict[str, Outcome] = getattr(self.crawler.spider, "outcomes", {})
        return outcomes.get(slug_of(request)) if request else None

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
                yield self._with_ticket(each)
        finally:
            if outcome := self.outcome(response.request):
                settle(self.crawler, outcome, response.request.meta.get(TICKET))

    def process_spider_exception(
        self, response: Response, exception: Exception
    ) -> list[Any] | None:
        """A callback that raised: an error of its source, not of the crawl."""
        outcome = self.outcome(response.request)
        if outcome is None:
            return None
        log.debug("%s", response.url, exc_info=exception)
        outcome.troubles.append(trouble(exception, response.url))
        settle(self.crawler, outcome, response.request.meta.get(TICKET))
        return []

    def _with_ticket(self, result: Any) -> Any:
        """A result of a spider, noted as on its way."""
        outcomes: dict[str, Outcome] = getattr(self.crawler.spider, "outcomes", {})
        if isinstance(result, Posting) and result.source in outcomes:
            outcomes[result.source].pending.add(result.id)
        outcome = self.outcome(result) if isinstance(result, Request) else None
        if outcome is not None:
            ticket = next(self.numbers)
            result.meta[TICKET] = ticket
            outcome.pending.add(ticket)
            outcome.started = outcome.started or time.monotonic()
            if result.errback is None:
                result.errback = self.crawler.spider.failed
        return result


def address_of(request: Request) -> str:
    """How a request is named to people: its URL, with the body that tells it from others."""
    return f"{request.url} {request.body.decode('utf-8', 'replace')}".strip()


def slug_of(request: Request) -> str:
    """Slug of the source that a request is for; empty for none."""
    source = request.cb_kwargs.get("source")
    return source.slug if source is not None else ""


def settle(crawler: Crawler, outcome: Outcome, ticket: int | str | None) -> None:
    """A request or posting is no longer on its way; the last one finishes its source."""
    if ticket in outcome.pending:
        outcome.pending.discard(ticket)
        outcome.ended = time.monotonic()
        if not outcome.pending:
            crawler.signals.send_catch_log(source_finished, outcome=outcome)
