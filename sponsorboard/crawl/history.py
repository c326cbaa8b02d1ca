"""What earlier crawls saw: postings with their fingerprints, and when each source was last read."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, Self

from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

SCHEMA = """
create table if not exists postings (
    id text primary key, source text not null, content_hash text,
    first_seen_at text not null, last_seen_at text not null
) without rowid;
create index if not exists postings_of_source on postings (source);
create table if not exists sources (
    source text primary key, started_at text not null, verdict text not null
) without rowid;
"""
SLACK = 0.9  # a cron job that starts a second early must not wait for the next round


class Known(NamedTuple):
    """A posting as an earlier crawl saw it."""

    content_hash: str | None
    first_seen_at: datetime


class History:
    """The database in the data folder; safe to open from several spiders of one process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(folder / "history.sqlite", timeout=30)
        self.database.executescript(SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def known(self, source: str) -> dict[str, Known]:
        """The postings of a source, by id."""
        rows = self.database.execute(
            "select id, content_hash, first_seen_at from postings where source = ?", (source,)
        )
        return {id_: Known(hash_, datetime.fromisoformat(first)) for id_, hash_, first in rows}

    def record(self, postings: Iterable[Posting]) -> None:
        """Note that these were seen."""
        rows = [
            (
                posting.id,
                posting.source,
                posting.content_hash,
                _text(posting.first_seen_at),
                _text(posting.last_seen_at),
            )
            for posting in postings
        ]
        with self.database:
            self.database.executemany(
                "insert into postings values (?, ?, ?, ?, ?) on conflict (id) do update set "
                "content_hash = excluded.content_hash, last_seen_at = excluded.last_seen_at",
                rows,
            )

    def finish(self, source: str, started_at: datetime, verdict: str) -> None:
        """Note how a source's crawl ended."""
        with self.database:
            self.database.execute(
                "insert or replace into sources values (?, ?, ?)",
                (source, _text(started_at), verdict),
            )

    def due(self, source: Source, now: datetime) -> bool:
        """Whether ``every`` has passed since the source was last read without failing."""
        row = self.database.execute(
            "select started_at from sources where source = ? and verdict != 'failed'",
            (source.slug,),
        ).fetchone()
        if row is None:
            return True
        passed: timedelta = now - datetime.fromisoformat(row[0])
        return passed >= source.interval * SLACK


def _text(moment: datetime | None) -> str:
    return (moment or datetime.now(UTC)).isoformat()
