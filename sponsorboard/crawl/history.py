"""What earlier crawls saw: each posting as last read, and how each look at a source ended."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import msgspec

from sponsorboard.crawl.outcome import Outcome
from sponsorboard.crawl.remembered import (
    ADDED,
    SCHEMA,
    STRIKES,
    VERSION,
    Known,
    Run,
    Twin,
    Validators,
)
from sponsorboard.sources import Source

SLACK = 0.9  # a cron job that starts a second early must not wait for the next round
RUNS = 60  # kept of each source

FACTS = [one.name for one in fields(Run) if one.name not in ("source", "started_at", "verdict")]

SHARED: dict[Path, "History"] = {}


class History:
    """The database in the data folder; several processes may read it while one crawls."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.users = 0
        self.looked: dict[str, Outcome] = {}
        """The books of sources, of spiders that have given it back, whose looks may be trusted."""
        self.database = sqlite3.connect(folder / "history.sqlite", timeout=30)
        self.database.execute("pragma journal_mode = wal")  # a kill leaves the last commit
        (found,) = self.database.execute("pragma user_version").fetchone()
        if found < VERSION:
            self._migrate()

    @classmethod
    def shared(cls, folder: Path) -> "History":
        """The history that all spiders of this process write; each gives it back by ``leave``."""
        place = folder.resolve()
        if place not in SHARED:
            SHARED[place] = cls(folder)
        SHARED[place].users += 1
        return SHARED[place]

    def leave(self) -> None:
        """Give a shared history back; the last user closes it."""
        self.users -= 1
        if self.users <= 0:
            for place in [place for place, each in SHARED.items() if each is self]:
                del SHARED[place]
            self.database.commit()
            self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def _migrate(self) -> None:
        """Add what the first version did not keep."""
        for column in ADDED:
            with suppress(sqlite3.OperationalError):  # no table yet, or it has the column
                self.database.execute(f"alter table postings add column {column}")
        self.database.executescript(SCHEMA)
        with suppress(sqlite3.OperationalError), self.database:
            self.database.execute(
                "insert or ignore into runs select source, started_at, verdict, '{}' from sources"
            )
            self.database.execute("drop table sources")

    # --- postings ---

    def known(self, source: str) -> dict[str, Known]:
        """The postings of a source, by id."""
        return self._read("source", source)

    def _read(self, column: str, value: str) -> dict[str, Known]:
        rows = self.database.execute(
            "select id, content_hash, first_seen_at, row_hash, version, read_at, place, closed_at, "
            f"duplicate_of, missed from postings where {column} = ?",
            (value,),
        )
        return {
            id_: Known(
                hash_, _time(first), row, version, _moment(read), place, _moment(closed), original,
                missed,
            )
            for id_, hash_, first, row, version, read, place, closed, original, missed in rows
        }  # fmt: skip

    def one(self, id_: str) -> Known | None:
        """One posting."""
        return self._read("id", id_).get(id_)

    def record(self, rows: Iterable[tuple[str, str, Known]], now: datetime) -> None:
        """Note postings that were read: id, source, as they are now."""
        with self.database:
            self.database.executemany(
                "insert into postings (id, source, content_hash, first_seen_at, last_seen_at, "
                "row_hash, version, read_at, place, duplicate_of) "
                "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set "
                "content_hash = excluded.content_hash, last_seen_at = excluded.last_seen_at, "
                "row_hash = excluded.row_hash, version = excluded.version, "
                "read_at = excluded.read_at, place = excluded.place, missed = 0, "
                "closed_at = null, duplicate_of = excluded.duplicate_of",
                [
                    (id_, source, known.content_hash, _text(known.first_seen_at), _text(now),
                     known.row_hash, known.version, known.read_at and _text(known.read_at),
                     known.place, known.duplicate_of)
                    for id_, source, known in rows
                ],
            )  # fmt: skip

    def read_again(self, rows: Iterable[tuple[str, str | None, str]]) -> None:
        """Note that records were made anew from the archive: id, content hash, version."""
        with self.database:
            self.database.executemany(
                "update postings set content_hash = ?2, version = ?3 where id = ?1", rows
            )

    def outdate(self) -> None:
        """Let every record be made and written again as soon as its posting is met."""
        with self.database:
            self.database.execute("update postings set version = null")

    def look(self, run: Run, met: Iterable[str], unmet: Iterable[str]) -> None:
        """Note how a look at a source ended, which postings were met, and, when the look may be
        trusted, which were not."""
        facts = msgspec.json.encode({name: getattr(run, name) for name in FACTS}).decode()
        now = _text(datetime.now(UTC))
        with self.database:
            self.database.execute(
                "insert or replace into runs values (?, ?, ?, ?)",
                (run.source, _text(run.started_at), run.verdict, facts),
            )
            self.database.execute(
                "delete from runs where source = ?1 and started_at not in (select started_at "
                "from runs where source = ?1 order by started_at desc limit ?2)",
                (run.source, RUNS),
            )
            self.database.executemany(
                "update postings set missed = 0, last_seen_at = ? where id = ?",
                ((now, id_) for id_ in met),
            )
            if run.trusted:
                self.database.executemany(
                    "update postings set missed = missed + 1 where id = ?",
                    ((id_,) for id_ in unmet),
                )

    def vanished(self) -> list[tuple[str, str]]:
        """Ids, with their sources, that two trusted looks did not meet and that are open."""
        rows = self.database.execute(
            "select id, source from postings where missed >= ? and closed_at is null order by id",
            (STRIKES,),
        )
        return [(id_, source) for id_, source in rows]

    def close(self, ids: Iterable[str], now: datetime) -> None:
        """Note that these are closed in the index."""
        with self.database:
            self.database.executemany(
                "update postings set closed_at = ? where id = ?",
                ((_text(now), id_) for id_ in ids),
            )

    # --- the same opening in two sources ---

    def twins(self, keys: Iterable[str], source: str) -> Iterator[Twin]:
        """Open postings of other sources under one of these keys, the first seen first."""
        wanted = list(keys)
        rows = self.database.execute(
            "select twins.id, twins.places, postings.duplicate_of from twins "
            "left join postings on postings.id = twins.id "
            f"where key in ({', '.join('?' * len(wanted))}) and twins.source != ? "
            "and postings.closed_at is null order by postings.first_seen_at, twins.id",
            (*wanted, source),
        )
        return (Twin(*row) for row in rows)

    def note_twin(self, keys: Iterable[str], id_: str, source: str, places: str) -> None:
        """Remember under which keys a posting may be the same as others."""
        self.database.executemany(
            "insert or replace into twins values (?, ?, ?, ?)",
            [(key, id_, source, places) for key in keys],
        )

    def repeats(self, id_: str) -> list[str]:
        """Open postings that are shown as repeating this one, the first seen first."""
        rows = self.database.execute(
            "select id from postings where duplicate_of = ? and closed_at is null "
            "order by first_seen_at, id",
            (id_,),
        )
        return [each for (each,) in rows]

    def repoint(self, ids: Iterable[str], original: str | None) -> None:
        """Let postings repeat another one, or none."""
        with self.database:
            self.database.executemany(
                "update postings set duplicate_of = ? where id = ?",
                ((original, id_) for id_ in ids),
            )

    # --- sources ---

    def runs(self, source: str) -> list[Run]:
        """The looks at a source, the latest first."""
        rows = self.database.execute(
            "select source, started_at, verdict, facts from runs where source = ? "
            "order by started_at desc",
            (source,),
        )
        return [
            msgspec.convert(
                msgspec.json.decode(facts) | {"source": slug, "started_at": at, "verdict": verdict},
                Run,
            )
            for slug, at, verdict, facts in rows
        ]

    def last_complete(self, source: str) -> int | None:
        """How many postings the last complete look that was not empty found; None for none."""
        row = self.database.execute(
            "select json_extract(facts, '$.found') from runs where source = ? "
            "and json_extract(facts, '$.complete') and json_extract(facts, '$.found') > 0 "
            "order by started_at desc limit 1",
            (source,),
        ).fetchone()
        return None if row is None else int(row[0])

    def due(self, source: Source, now: datetime) -> bool:
        """Whether ``every`` has passed since the source was last read without failing."""
        row = self.database.execute(
            "select max(started_at) from runs where source = ? and verdict != 'failed'",
            (source.slug,),
        ).fetchone()
        if row[0] is None:
            return True
        passed: timedelta = now - _time(row[0])
        return passed >= source.interval * SLACK

    # --- responses ---

    def validators(self, request: str) -> Validators | None:
        """What was kept of the last response to a request, by its fingerprint."""
        row = self.database.execute(
            "select etag, modified, place from responses where request = ?", (request,)
        ).fetchone()
        return Validators(*row) if row else None

    def validate(self, request: str, kept: Validators) -> None:
        """Keep what a server gave; it is written with the next commit."""
        self.database.execute(
            "insert or replace into responses values (?, ?, ?, ?)", (request, *kept)
        )

    def invalidate(self, request: str) -> None:
        """Forget the last response to a request, so that it is asked for whole."""
        self.database.execute("delete from responses where request = ?", (request,))

    # --- taking down ---

    def of_source(self, source: str, more: Iterable[str]) -> set[str]:
        """Every id of a source, and more."""
        return {*self.known(source), *more}

    def forget(self, ids: Iterable[str]) -> None:
        """Remove every trace of these postings."""
        gone = [(id_,) for id_ in ids]
        with self.database:
            self.database.executemany("delete from postings where id = ?", gone)
            self.database.executemany("delete from twins where id = ?", gone)


def _text(moment: datetime) -> str:
    return moment.isoformat()


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else _time(text)
