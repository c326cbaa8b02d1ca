"""What the history keeps: of a posting, of a response, and of a look at a source."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


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
