"""What the history keeps: of a posting, of a response, and of a look at a source."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

VERSION = 1
STRIKES = 2  # complete looks without it after which a posting is closed
SCHEMA = """
create table if not exists postings (
    id text primary key, source text not null, content_hash text,
    first_seen_at text not null, last_seen_at text not null,
    row_hash text, version text, read_at text, place text,
    missed integer not null default 0, closed_at text, duplicate_of text
) without rowid;
create index if not exists postings_of_source on postings (source);
create index if not exists postings_missed on postings (missed) where missed > 0;
create index if not exists duplicates on postings (duplicate_of) where duplicate_of is not null;
create table if not exists twins (
    key text not null, id text not null, source text not null, places text not null,
    primary key (key, id)
) without rowid;
create table if not exists runs (
    source text not null, started_at text not null, verdict text not null, facts text not null,
    primary key (source, started_at)
) without rowid;
create table if not exists responses (
    request text primary key, etag text, modified text, place text not null
) without rowid;
pragma user_version = 1;
"""
ADDED = ("row_hash text", "version text", "read_at text", "place text",
         "missed integer not null default 0", "closed_at text", "duplicate_of text")  # fmt: skip


class Known(NamedTuple):
    """A posting as an earlier crawl saw it."""

    content_hash: str | None
    first_seen_at: datetime
    row_hash: str | None
    """Fingerprint of its row on the list page, where it has a page of its own."""
    version: str | None
    """Version of the readers that its record was made by."""
    read_at: datetime | None
    """When its own page was last asked for."""
    place: str | None
    """Where its response lies in the archive."""
    closed_at: datetime | None
    duplicate_of: str | None
    missed: int = 0
    """How many complete looks in a row did not meet it."""

    @property
    def ended(self) -> bool:
        """Whether the index has it closed, or may: a crawl that was killed in between has not
        noted it here."""
        return self.closed_at is not None or self.missed >= STRIKES


class Twin(NamedTuple):
    """A posting of another source that may be the same opening."""

    id: str
    places: str
    duplicate_of: str | None


class Validators(NamedTuple):
    """What a server gave to ask whether a response changed, and where that response lies."""

    etag: str | None
    modified: str | None
    place: str


@dataclass(slots=True, kw_only=True)
class Run:
    """How one look at a source went."""

    source: str
    started_at: datetime
    verdict: str
    reason: str | None = None
    complete: bool = False
    """Whether all that the board lists was read."""
    trusted: bool = False
    """Whether what was not met may be closed after it."""
    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    reopened: int = 0
    missing: int = 0
    """Known, open and not met."""
    dropped: int = 0
    errors: int = 0
    requests: int = 0
    seconds: float = 0.0
    coverage: dict[str, float] = field(default_factory=dict)
    """Share of the postings read that have this field."""
