"""A crawl's report: one row a source, the exit code that follows, and its JSON."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec

from sponsorboard.crawl.outcome import FAULTS, Outcome

FINE, FAULTY, NOTHING = 0, 1, 3


@dataclass(slots=True)
class RunReport:
    """What a crawl did."""

    outcomes: list[Outcome] = field(default_factory=list)
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 0.0
    unsent: int = 0
    """Postings that wait in the spool because the index did not take them."""

    clock: float = field(default_factory=time.monotonic)

    @property
    def exit_code(self) -> int:
        """0 fine; 1 some source failed, was incomplete or missed its floor; 3 none succeeded."""
        verdicts = [outcome.verdict for outcome in self.outcomes if outcome.verdict != "skipped"]
        if not verdicts:
            return NOTHING if self.outcomes else FINE
        if all(verdict == "failed" for verdict in verdicts):
            return NOTHING
        faulty = self.unsent or any(verdict in FAULTS for verdict in verdicts)
        return FAULTY if faulty else FINE

    @property
    def found(self) -> int:
        """Postings of all sources."""
        return sum(outcome.found for outcome in self.outcomes)

    def end(self) -> None:
        """Take the time."""
        self.seconds = time.monotonic() - self.clock

    def json(self) -> bytes:
        """The report for programs."""
        rows = [_row(outcome) for outcome in self.outcomes]
        report = {
            "started_at": self.started_at,
            "seconds": round(self.seconds, 3),
            "exit_code": self.exit_code,
            "found": self.found,
            "unsent": self.unsent,
            "sources": rows,
        }
        return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def _row(outcome: Outcome) -> dict[str, Any]:
    return {
        "source": outcome.source,
        "spider": outcome.spider,
        "url": outcome.url,
        "outcome": outcome.verdict,
        "reason": outcome.reason,
        "advice": outcome.advice,
        "complete": outcome.complete,
        "found": outcome.found,
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "reopened": outcome.reopened,
        "closed": outcome.closed,
        "unseen": outcome.unseen,
        "dropped": outcome.dropped,
        "closes_nothing": outcome.doubt,
        "requests": outcome.requests,
        "not_modified": outcome.not_modified,
        "coverage": outcome.coverage,
        "errors": outcome.troubles,
        "seconds": round(outcome.seconds, 3),
    }
