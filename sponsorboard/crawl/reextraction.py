"""Makes records anew from archived responses, ours or another's (Common Crawl), with all cores."""

import logging
import multiprocessing
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from scrapy import Request

import pipelines
import scrapers
from pipelines import clean
from scrapers.page import merged
from sponsorboard import configuration
from sponsorboard.configuration import Configuration
from sponsorboard.crawl.archive import Asked, Kept, responses
from sponsorboard.crawl.conditional import answer
from sponsorboard.crawl.history import History
from sponsorboard.crawl.rows import spiders
from sponsorboard.crawl.spider import SourceSpider
from sponsorboard.crawl.taken_down import Takedown, listed
from sponsorboard.postings.posting import Posting
from sponsorboard.search import open_index
from sponsorboard.search.spool import BATCH, Spool
from sponsorboard.sources import Source, catalogue

log = logging.getLogger(__name__)

TOGETHER = 16_000_000  # bytes of one source's responses that one process reads at a time
WAITING = 4  # such portions on their way to each process


class Portion(NamedTuple):
    """Responses of one source, in the order in which they came."""

    source: str
    kept: list[Kept]


class Answer(NamedTuple):
    """What a process made of a portion."""

    source: str
    records: list[bytes]
    problems: list[str]


@dataclass(slots=True)
class Result:
    """What became of an archive."""

    responses: int = 0
    postings: int = 0
    problems: list[str] = field(default_factory=list)


def reextract(
    files: Iterable[Path],
    given: Configuration,
    jobs: int | None,
    begin: tuple[Callable[..., None], tuple[Any, ...]],
    write: Callable[[Posting], None],
) -> Result:
    """Read every response of these files again and ``write`` the records; newer files go first,
    and a request that was answered in a newer one is not read in an older.

    ``begin`` makes a new process what this one is.
    """
    result = Result()
    count = jobs or len(os.sched_getaffinity(0))
    with History(given.data) as history:
        known = _Known(history, listed(given.data))
        with ProcessPoolExecutor(
            count, multiprocessing.get_context("spawn"), begin[0], begin[1]
        ) as pool:
            running: set[Future[Answer]] = set()
            for portion in _portions(sorted(files, key=lambda one: one.name, reverse=True), result):
                running.add(pool.submit(read_again, given, portion))
                while len(running) >= WAITING * count:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    _take(done, known, result, write)
            _take(wait(running).done, known, result, write)
        known.close()
    return result


class IndexWriter:
    """What ``reextract`` writes to: the spool, and from there the index, 500 at a time."""

    def __init__(self, given: Configuration, url: str) -> None:
        self.index = open_index(url, configuration.credentials())
        self.spool = Spool(given.data / "spool")
        self.index.create()

    def __call__(self, posting: Posting) -> None:
        """Write one record."""
        if self.spool.add(posting) >= BATCH:
            self.spool.send(self.index)

    def close(self) -> None:
        """Send the rest."""
        self.spool.send(self.index)
        self.index.close()
        self.spool.close()


class _Known:
    """What the history knows of postings, so that a record keeps its first sight and its end."""

    def __init__(self, history: History, gone: list[Takedown]) -> None:
        self.history = history
        self.gone = gone
        self.version = pipelines.version()
        self.rows: list[tuple[str, str | None, str]] = []

    def completed(self, posting: Posting) -> Posting:
        """The record with what only the history knows."""
        known = self.history.one(posting.id)
        posting.first_seen_at = known.first_seen_at if known else posting.last_seen_at
        if known and known.closed_at:
            posting.status, posting.closed_at = "closed", known.closed_at
        posting.duplicate_of = known.duplicate_of if known else None
        self.rows.append((posting.id, posting.content_hash, self.version))
        if len(self.rows) >= BATCH:
            self.close()
        return posting

    def close(self) -> None:
        """Note what was made anew."""
        self.history.read_again(self.rows)
        self.rows.clear()


def _take(
    done: Iterable[Future[Answer]],
    known: _Known,
    result: Result,
    write: Callable[[Posting], None],
) -> None:
    for future in done:
        answered = future.result()
        result.problems += answered.problems
        for record in answered.records:
            posting = msgspec.json.decode(record, type=Posting)
            if not any(each.covers(posting) for each in known.gone):
                write(known.completed(posting))
                result.postings += 1


def _portions(files: Iterable[Path], result: Result) -> Iterator[Portion]:
    """The responses of the files by source, each request once."""
    asked: set[int] = set()
    for file in files:
        mine: set[int] = set()
        held: dict[str, list[Kept]] = defaultdict(list)
        sizes: dict[str, int] = defaultdict(int)
        try:
            with file.open("rb") as stream:
                for kept in responses(stream, file.name):
                    name = hash((kept.url, kept.asked and (kept.asked.method, kept.asked.body)))
                    if kept.status != 200 or name in asked:
                        continue
                    mine.add(name)
                    result.responses += 1
                    source = kept.asked.source if kept.asked else urlsplit(kept.url).netloc
                    held[source].append(kept)
                    sizes[source] += len(kept.body)
                    if sizes[source] > TOGETHER:
                        yield Portion(source, held.pop(source))
                        del sizes[source]
        except OSError as error:
            result.problems.append(f"{file}: {error}; what stands before the fault was read")
        yield from (Portion(source, kept) for source, kept in held.items())
        asked |= mine


# --- in the processes -----------------------------------------------------------------------------


def read_again(given: Configuration, portion: Portion) -> Answer:
    """The records of a portion of an archive."""
    problems: list[str] = []
    records = []
    for posting in read_responses(given, portion.kept, problems):
        posting.content_hash = clean.fingerprint(clean.whole(posting))
        records.append(msgspec.json.encode(pipelines.enrich(posting)))
    return Answer(portion.source, records, problems)


def read_responses(
    given: Configuration, responses: Iterable[Kept], problems: list[str]
) -> list[Posting]:
    """The postings of archived responses as today's scrapers read them, each id once."""
    found: dict[str, Posting] = {}
    spiders_of: dict[str, SourceSpider] = {}
    for kept in responses:
        try:
            read = (
                _ours(given, kept, kept.asked, spiders_of)
                if kept.asked
                else scrapers.read(kept.body, kept.url)
            )
            for posting in read:
                posting.last_seen_at = kept.came_at
                found.setdefault(posting.id, posting)
        except Exception as error:  # one response must not cost the others
            if kept.asked or not isinstance(error, scrapers.ReadError):
                problems.append(f"{kept.url}: {type(error).__name__}: {error}")
    return list(found.values())


def _ours(
    given: Configuration, kept: Kept, asked: Asked, spiders_of: dict[str, SourceSpider]
) -> list[Posting]:
    """What the spider that asked for a response reads from it today."""
    source = _source(given, asked)
    if source.slug not in spiders_of:
        spiders_of[source.slug] = _spider(given, asked.spider)()
    spider = spiders_of[source.slug]
    kwargs: dict[str, Any] = {**asked.kwargs, "source": source}
    if asked.stub is not None:
        kwargs["stub"] = msgspec.convert(asked.stub, Posting)
    request = Request(kept.url, method=asked.method, body=asked.body, cb_kwargs=kwargs)
    results = getattr(spider, asked.callback)(answer(kept, request), **kwargs) or ()
    read = [each for each in results if isinstance(each, Posting)]
    held = spider.gathered.get(source.slug, [])
    return merged([*read, *held])


@cache
def _rows(given: str) -> dict[str, Source]:
    return catalogue(given.split("\n") if given else ()).rows


def _source(given: Configuration, asked: Asked) -> Source:
    rows = _rows("\n".join(map(str, given.sources)))
    row = rows.get(asked.source)
    if row is not None and row.spider == asked.spider:
        return row
    return Source(slug=asked.source, company=asked.source, spider=asked.spider)


def _spider(given: Configuration, name: str) -> type[SourceSpider]:
    spider: type[SourceSpider] = spiders(given).load(name)
    return spider
