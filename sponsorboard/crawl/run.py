"""One crawl from start to end, as the ``crawl`` command does it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console
from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.settings import Settings

from sponsorboard.configuration import Configuration, nearest
from sponsorboard.crawl import lock
from sponsorboard.crawl import settings as ours
from sponsorboard.crawl.alarms import raise_alarms
from sponsorboard.crawl.archive import archive
from sponsorboard.crawl.guard import is_loopback
from sponsorboard.crawl.history import History
from sponsorboard.crawl.outcome import Outcome, Trouble
from sponsorboard.crawl.replay import Recording, ReplayError
from sponsorboard.crawl.report import RunReport
from sponsorboard.crawl.rows import Rows, checked
from sponsorboard.crawl.spider import SourceSpider
from sponsorboard.crawl.summary import Watch
from sponsorboard.crawl.tickets import source_finished
from sponsorboard.search import open_index
from sponsorboard.search.spool import waiting
from sponsorboard.sources import Problem, Source

OFFLINE: dict[str, Any] = {
    "OFFLINE": True,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
}
"""Politeness has no point where no other machine is asked."""


SPOOL = "spool"
LOG = "crawl.log"  # in the data folder; the terminal has the progress and the summary


class CrawlError(Exception):
    """A crawl that cannot start: wrong use, or wrong configuration; says what to do."""


@dataclass(slots=True, kw_only=True)
class Options:
    """How to crawl."""

    due: bool = False
    """Only sources whose ``every`` has passed."""

    replay: Path | None = None
    """Folder of recorded responses to answer from."""

    sample: str | None = None
    """Address of a running sample site, which every request goes to."""

    index: str | None = None
    """URL of the index, instead of the configuration's."""

    archive: Path | None = None
    """Folder for the raw responses, instead of the one in the data folder."""

    report: Path | None = None
    """File to write the report into, as JSON."""

    notify: bool | None = None
    """Whether alarms are sent to who is to be told; None for yes, unless it is a sample site."""

    overrides: dict[str, Any] = field(default_factory=dict)
    """Scrapy settings that win over all others."""

    @property
    def tells(self) -> bool:
        """Whether alarms are sent."""
        return not self.sample if self.notify is None else self.notify


def crawl(
    names: Iterable[str], configuration: Configuration, options: Options | None = None
) -> RunReport:
    """Crawl the named sources and spiders (all sources without names) in this process.

    Scrapy's engine starts once in a process, and so does this.

    Raises:
        CrawlError: an unknown name, no contact, a broken replay folder, a folder that cannot be
            written, or another crawl at work.
        SearchError: the index's URL names none.
        ConfigurationError: a module of spiders cannot be imported.
    """
    names = list(names)
    options = options or Options()
    settings = _settings(configuration, options)
    rows = checked(configuration)
    open_index(settings["INDEX_URL"]).close()
    wanted = _wanted(names, rows, options)
    report = RunReport()
    if options.replay:
        recorded = list(_recorded(wanted, names, rows, Recording(options.replay)))
        report.skipped, wanted = len(wanted) - len(recorded), recorded
    try:
        held = lock.hold(configuration.data)
        if options.report is not None:
            options.report.touch()
    except lock.AlreadyCrawling as error:
        raise CrawlError(str(error)) from None
    except OSError as error:
        raise CrawlError(f"{error.filename}: {error.strerror}") from None
    with held:
        if options.due:
            with History(configuration.data) as history:
                now = datetime.now(UTC)
                wanted = [source for source in wanted if history.due(source, now)]
        report.outcomes = _crawled(wanted, settings)
        broken = [each for each in rows.problems if not names or each.source in names]
        _trim(settings)
        report.outcomes += map(_broken, broken)
        report.outcomes.sort(key=lambda outcome: outcome.source)
        report.unsent = waiting(configuration.data / SPOOL)
        if not options.replay:
            raise_alarms(report, rows, configuration.data, options.tells)
    report.end()
    if options.report is not None:
        options.report.write_bytes(report.json())
    return report


def _settings(configuration: Configuration, options: Options) -> Settings:
    given = ours.configured(configuration)
    given |= {"LOG_FILE": str(configuration.data / LOG), "LOG_FILE_APPEND": False}
    if options.index:
        given["INDEX_URL"] = options.index
    if options.archive:
        given["ARCHIVE"] = str(options.archive)
    if options.replay:
        given["ARCHIVE"] = None  # it is one
        given |= {**OFFLINE, "REPLAY": str(options.replay), "PAUSED_TOO": True}
        given["RETRY_ENABLED"] = False  # the answer would be the same
        given |= _handler("sponsorboard.crawl.replay.ReplayHandler")
        try:
            Recording(options.replay)
        except ReplayError as error:
            raise CrawlError(str(error)) from None
    if options.sample:
        given |= {**OFFLINE, "SAMPLE_SITE": options.sample}
        given |= _handler("sponsorboard.crawl.sample.SampleHandler")
    settings = Settings()
    settings.setmodule(ours, priority="project")
    settings.update(given | options.overrides, priority="cmdline")
    return settings


def _handler(path: str) -> dict[str, object]:
    return {"DOWNLOAD_HANDLERS": {"http": path, "https": path}}


def _wanted(names: list[str], rows: Rows, options: Options) -> list[Source]:
    """The rows to crawl.

    Raises:
        CrawlError: an unknown name, or no contact.
    """
    known = rows.sources.keys() | rows.spiders.keys() | {one.source for one in rows.problems}
    for name in names:
        if name not in known:
            picked = [slug for slug, one in rows.sources.items() if not one.paused]
            near = nearest(name, [*picked, *rows.spiders], [*rows.sources])
            raise CrawlError(f"no source or spider is called {name!r}{near}")
    chosen = [
        source
        for source in rows.sources.values()
        if source.slug in names
        or ((not names or source.spider in names) and not (source.paused and not options.replay))
    ]
    if not (options.replay or options.sample or rows.contact):
        hosts = (urlsplit(url).hostname or "" for row in chosen for url in rows.addresses(row))
        if not all(map(is_loopback, hosts)):
            raise CrawlError(lock.NO_CONTACT)
    return chosen


def _recorded(
    sources: list[Source], names: list[str], rows: Rows, recording: Recording
) -> Iterator[Source]:
    """Sources that are named or enabled, and those whose first request a recording can answer."""
    visitors: dict[str, SourceSpider] = {}
    for source in sources:
        hosts = {urlsplit(url).netloc.lower() for url in rows.addresses(source)}
        if source.slug in names or not source.paused:
            yield source
        elif hosts & recording.hosts:
            spider = visitors.setdefault(source.spider, rows.spiders[source.spider]())
            first = next(iter(spider.requests(source)))
            if recording.answer(first.method, first.url, first.body):
                yield source


def _crawled(sources: list[Source], settings: Settings) -> list[Outcome]:
    """Crawl these rows, one spider beside the other."""
    process = CrawlerProcess(settings)
    slugs: dict[str, list[str]] = {}
    for source in sources:
        slugs.setdefault(source.spider, []).append(source.slug)
    crawlers: dict[str, Crawler] = {}
    with Watch(len(sources), Console(file=sys.stderr)) as watch:
        for spider, only in slugs.items():
            crawler = crawlers[spider] = process.create_crawler(spider)
            # Signals hold their receivers weakly: bound methods of `watch` live long enough.
            crawler.signals.connect(watch.finished, source_finished)
            crawler.signals.connect(watch.posting, signals.item_scraped)
            process.crawl(crawler, only=",".join(only))
        process.start()
    outcomes = []
    for spider, only in slugs.items():
        books = getattr(crawlers[spider].spider, "outcomes", {})
        outcomes += [books.get(slug) or _not_started(slug, spider, settings) for slug in only]
    return outcomes


def _trim(settings: Settings) -> None:
    """Keep of the archive what its days and bytes allow."""
    if settings["ARCHIVE"]:
        days, size = settings.getint("ARCHIVE_DAYS"), settings.getint("ARCHIVE_BYTES")
        kept = archive(Path(settings["ARCHIVE"]))
        kept.close()
        kept.trim(days, size, datetime.now(UTC))


def _not_started(slug: str, spider: str, settings: Settings) -> Outcome:
    outcome = Outcome(source=slug, spider=spider)
    advice = f"see {settings['LOG_FILE']}"
    outcome.troubles.append(Trouble("", "its spider did not start", advice))
    return outcome


def _broken(problem: Problem) -> Outcome:
    outcome = Outcome(source=problem.source or problem.file.name, spider="-", url=str(problem.file))
    outcome.troubles.append(Trouble(str(problem.file), problem.message, problem.advice))
    return outcome
