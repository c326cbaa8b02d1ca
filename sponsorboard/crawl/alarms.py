"""The alarms that stand: raised after a crawl, kept in the history, told once, and ended."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sponsorboard import configuration
from sponsorboard.crawl import monitors, notify
from sponsorboard.crawl.health import looks
from sponsorboard.crawl.history import History
from sponsorboard.crawl.monitors import Alarm
from sponsorboard.crawl.outcome import Outcome
from sponsorboard.crawl.report import RunReport
from sponsorboard.crawl.rows import Rows

SCHEMA = """
create table if not exists alarms (
    kind text not null, source text not null, since text not null, message text not null,
    advice text not null, told text, ended integer not null default 0,
    primary key (kind, source)
) without rowid
"""
COLUMNS = "kind, source, since, message, advice"


class News(NamedTuple):
    """What is to be told."""

    raised: list[Alarm]
    """New ones, and those about which something else is to be done than was told."""

    ended: list[Alarm]
    """Those that were told and stand no longer."""


class Alarms:
    """The table of alarms in a history."""

    def __init__(self, history: History) -> None:
        self.database = history.database
        self.database.execute(SCHEMA)

    def standing(self) -> list[Alarm]:
        """The alarms that stand, by kind and source."""
        return self._read("not ended")

    def note(self, found: Iterable[Alarm], judged: Callable[[Alarm], bool | None]) -> News:
        """Keep the alarms of a crawl.

        ``judged`` says of an alarm that stood before whether this crawl would have found it again:
        if so and it did not, it has ended; None for one of a source that nobody watches any more,
        which is dropped without a word. Returns what is new and what has ended.
        """
        stood = {(each.kind, each.source): each for each in self.standing()}
        now = {(each.kind, each.source): each for each in found}
        raised = [each for key, each in now.items() if _advice(stood.get(key)) != each.advice]
        gone = [each for key, each in stood.items() if key not in now and judged(each)]
        dropped = [each for key, each in stood.items() if key not in now and judged(each) is None]
        with self.database:
            self.database.executemany(
                f"insert into alarms ({COLUMNS}) values (?, ?, ?, ?, ?) on conflict do update set "
                "since = case when ended then excluded.since else min(since, excluded.since) end, "
                "message = excluded.message, advice = excluded.advice, "
                "told = case when ended then null else told end, ended = 0",
                [
                    (each.kind, each.source, each.since.isoformat(), each.message, each.advice)
                    for each in now.values()
                ],
            )
            self._each("update alarms set ended = 1 where kind = ? and source = ?", gone)
            self._each("delete from alarms where kind = ? and source = ?", dropped)
            self.database.execute("delete from alarms where ended and told is null")
        return News(raised, gone)

    def untold(self) -> News:
        """What no notification has said yet."""
        return News(
            self._read("not ended and (told is null or told != advice)"), self._read("ended")
        )

    def told(self) -> None:
        """Note that a notification has said all that there was to say."""
        with self.database:
            self.database.execute("update alarms set told = advice where not ended")
            self.database.execute("delete from alarms where ended")

    def _read(self, condition: str) -> list[Alarm]:
        rows = self.database.execute(
            f"select {COLUMNS} from alarms where {condition} order by kind, source"
        )
        return [
            Alarm(
                kind=kind,
                source=source,
                since=datetime.fromisoformat(since),
                message=message,
                advice=advice,
            )
            for kind, source, since, message, advice in rows
        ]

    def _each(self, order: str, alarms: Iterable[Alarm]) -> None:
        self.database.executemany(order, [(each.kind, each.source) for each in alarms])


def raise_alarms(report: RunReport, rows: Rows, data: Path, send: bool) -> None:
    """Write a crawl's alarms into its report and the history; ``send`` what is new of them to the
    addresses of ``SPONSORBOARD_NOTIFY``."""
    now = datetime.now(UTC)
    watched = [row for row in rows.sources.values() if not row.paused]
    with History(data) as history:
        alarms = Alarms(history)
        found = [
            *_of_sources(report.outcomes, history, report.started_at),
            *monitors.overdue(watched, looks(history), now),
            *monitors.of_index(report.unsent, now),
        ]
        visited = {each.source for each in report.outcomes if not monitors.is_cut_off(each)}
        known = {row.slug for row in watched} | {each.source for each in report.outcomes}
        known |= {each.source or each.file.name for each in rows.problems}

        def judged(alarm: Alarm) -> bool | None:
            if alarm.source and alarm.source not in known:
                return None
            return alarm.kind in ("overdue", "index") or alarm.source in visited

        news = alarms.note(found, judged)
        report.alarms, report.ended = alarms.standing(), news.ended
        report.new = {(each.kind, each.source) for each in news.raised}
        urls = configuration.notify_urls() if send else []
        untold = alarms.untold()
        if urls and any(untold):
            report.unnotified = notify.send(urls, *untold)
            if len(report.unnotified) < len(urls):  # one took it
                alarms.told()


def _of_sources(outcomes: Iterable[Outcome], history: History, began: datetime) -> list[Alarm]:
    return [
        alarm
        for outcome in outcomes
        for alarm in monitors.of_outcome(outcome, history.runs(outcome.source), began)
    ]


def _advice(alarm: Alarm | None) -> str | None:
    return alarm.advice if alarm else None
