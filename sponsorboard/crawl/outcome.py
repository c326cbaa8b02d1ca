"""What became of one source in a crawl: counts, troubles, and the verdict that follows."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["ok", "empty", "incomplete", "failed", "skipped", "refused", "below floor"]

ADVICE: dict[Verdict, str] = {
    "empty": "open the address; pause the row if the company hires elsewhere now",
    "incomplete": "what is missing keeps its place in the index; crawl again later",
    "below floor": "open the address; lower `expect` if so few is right",
    "skipped": "record it, or leave the source out",
    "refused": "pause the row, or set `owner = true` if the board is yours",
}
FAULTS: frozenset[Verdict] = frozenset(("incomplete", "failed", "refused", "below floor"))


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that went wrong."""

    url: str
    """Address, or the file of the row."""

    message: str
    advice: str
    """What the operator can do."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """Bookkeeping of one source."""

    source: str
    spider: str
    url: str = ""
    """First address that was asked for."""

    expect: int = 0
    found: int = 0
    """Postings that were met, changed or not."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    """As their records in the index are already: no request for their pages, no write."""

    reopened: int = 0
    closed: int = 0
    dropped: int = 0
    requests: int = 0
    """Requests made, those that were answered with "not modified" too."""

    not_modified: int = 0
    unseen: int | None = None
    """Known from earlier crawls and not met in this one; None when it was not read completely."""

    troubles: list[Trouble] = field(default_factory=list)
    listed: int | None = None
    """How many postings the board says it has, where it says so."""

    rows: int = 0
    """How many rows of its list pages were read, those that a page repeats left out."""

    rows_of: set[str] = field(default_factory=set)
    """Ids that its list pages named."""

    met: set[str] = field(default_factory=set)
    """Ids of the postings that were found."""

    read: int = 0
    covered: Counter[str] = field(default_factory=Counter)
    """Of the postings that were read, how many have a field that monitors watch."""

    doubt: str | None = None
    """Why nothing may be closed after this look, as far as that is known."""

    capped: str | None = None
    """Why the board does not list all that it has."""

    not_recorded: bool = False
    """Whether a replay does not have its first request."""

    refused: str | None = None
    """Why its system's robots.txt or terms keep us from it."""

    started: float | None = None
    ended: float | None = None
    pending: set[int | str] = field(default_factory=set)
    """Tickets of requests, and ids of postings, that are on their way."""

    @property
    def shortfall(self) -> str | None:
        """Why what was read is known not to be the whole board."""
        read = max(self.rows, self.found)
        if self.capped is None and self.listed is not None and read < self.listed:
            return f"the board has {self.listed} postings, {read} came"
        return self.capped

    @property
    def complete(self) -> bool:
        """Whether everything that the board lists was read."""
        whole = not (self.troubles or self.shortfall or self.pending or self.not_recorded)
        return whole and self.started is not None

    @property
    def verdict(self) -> Verdict:
        """The source's result in a word."""
        if self.refused:
            return "refused"
        if self.not_recorded and not self.found:
            return "skipped"
        if not self.found and (self.troubles or self.pending or self.started is None):
            return "failed"
        if not self.complete:
            return "incomplete"
        if self.found < self.expect:
            return "below floor"
        return "ok" if self.found else "empty"

    @property
    def reason(self) -> str | None:
        """Why the verdict is not ``ok``; None when it is."""
        if self.refused:
            return self.refused
        if self.not_recorded:
            return "its first request is not among the recorded ones"
        if self.shortfall:
            return self.shortfall
        if self.troubles:
            return self.troubles[0].message
        if self.pending or self.started is None:
            return "the crawl ended before this source was read"
        if self.found < self.expect:
            return f"{self.found} postings, at least {self.expect} expected"
        return None if self.found else "the board lists no posting"

    @property
    def advice(self) -> str | None:
        """What the operator can do about the verdict."""
        return ADVICE.get(self.verdict)

    @property
    def coverage(self) -> dict[str, float]:
        """Share of the postings read that have a field, by field."""
        return {name: round(count / self.read, 3) for name, count in self.covered.items()}

    @property
    def seconds(self) -> float:
        """Time from the first request to the last answer."""
        return (self.ended or 0) - (self.started or 0) if self.started and self.ended else 0.0
