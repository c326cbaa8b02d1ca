"""Runs the steps of ``pipelines.WALK`` beside the crawl, in processes of their own."""

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple, Self

import msgspec
from scrapy.crawler import Crawler

from sponsorboard import reference
from sponsorboard.postings.posting import Posting

log = logging.getLogger(__name__)

TOGETHER = 25  # postings that go to a process at a time
GIVE_WAY = 5  # niceness
PAUSE = 0.005  # seconds to wait for more of them


class EnrichmentError(Exception):
    """A step could not take a posting; says which step and why."""


class Workers:
    """The processes that enrich, one a core, shared by all spiders of this process.

    They give way to the crawl itself, which needs less than a core, so that downloads go on while
    they work.
    """

    def __init__(self) -> None:
        self.users = 0
        self.pool: ProcessPoolExecutor | None = None
        self.count = len(os.sched_getaffinity(0))

    def take(self) -> None:
        """Note one more user."""
        self.users += 1

    def give_back(self) -> None:
        """The last user ends the processes."""
        self.users -= 1
        if self.users <= 0 and self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None

    async def enrich(self, postings: Sequence[Posting]) -> "list[Posting | EnrichmentError]":
        """The postings with all that can be concluded, or the reason why one could not be read."""
        try:
            return await self._enrich(postings)
        except BrokenProcessPool:
            log.error("an extracting process ended; its %d postings go one by one", len(postings))
        done: list[Posting | EnrichmentError] = []
        for posting in postings:
            try:
                done += await self._enrich([posting])
            except BrokenProcessPool:
                done.append(EnrichmentError("the extracting process ended; report this posting"))
        return done

    async def _enrich(self, postings: Sequence[Posting]) -> "list[Posting | EnrichmentError]":
        if self.pool is None:
            self.pool = ProcessPoolExecutor(
                self.count,
                multiprocessing.get_context("spawn"),  # a fork would share the crawl's sockets
                _begin,
                (reference.folders(),),
            )
        pool = self.pool
        work = [_encoded(posting) for posting in postings]
        try:
            answer = await asyncio.get_running_loop().run_in_executor(pool, enriched, work)
        except BrokenProcessPool:
            if self.pool is pool:  # else another batch has begun a new one
                self.pool = None
            raise
        results = msgspec.json.decode(answer, type=list[Posting | str])
        return [each if isinstance(each, Posting) else EnrichmentError(each) for each in results]


WORKERS = Workers()


def _encoded(posting: Posting) -> bytes | str:
    """A posting on its way to another process, or why it cannot go."""
    try:
        return msgspec.json.encode(posting)
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


def enriched(work: list[bytes | str]) -> bytes:
    """The records of postings as a JSON list, with a sentence for each that could not be read."""
    import pipelines

    done: list[Posting | str] = []
    for each in work:
        if isinstance(each, str):
            done.append(each)
            continue
        try:
            done.append(pipelines.enrich(msgspec.json.decode(each, type=Posting)))
        except Exception as error:  # one posting must not cost the others
            done.append(f"{type(error).__name__}: {error}")
    return msgspec.json.encode(done)


def _begin(tables: list[Path]) -> None:
    """Make a new process what this one is, and let it end with this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the crawl ends it when it is done
    os.nice(GIVE_WAY)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    reference.use(*tables[:-1])


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


class Waiting(NamedTuple):
    """A posting that waits for a process."""

    posting: Posting
    done: "asyncio.Future[Posting | EnrichmentError]"


class EnrichPipeline:
    """Hands postings to the processes, some at a time; downloads go on meanwhile."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.tasks: set[asyncio.Task[None]] = set()
        self.timer: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls()

    def open_spider(self) -> None:
        """One more spider works."""
        WORKERS.take()

    def close_spider(self) -> None:
        """One less."""
        WORKERS.give_back()

    async def process_item(self, item: Posting) -> Posting:
        """The posting with all that can be concluded from it."""
        loop = asyncio.get_running_loop()
        one = Waiting(item, loop.create_future())
        self.waiting.append(one)
        if len(self.waiting) >= TOGETHER:
            self._send()
        elif self.timer is None:
            self.timer = loop.call_later(PAUSE, self._send)
        result = await one.done
        if isinstance(result, EnrichmentError):
            raise result
        return result

    def _send(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        if self.waiting:
            task = asyncio.ensure_future(self._work(self.waiting))
            self.waiting = []
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _work(self, batch: list[Waiting]) -> None:
        try:
            results = await WORKERS.enrich([one.posting for one in batch])
        except Exception as error:
            for one in batch:
                one.done.set_exception(error)
            return
        for one, result in zip(batch, results, strict=True):
            if not one.done.done():
                one.done.set_result(result)
