"""A crawl's report: one row a source, the exit code that follows, and its JSON."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec

from sponsorboard.crawl.monitors import Alarm
from sponsorboard.crawl.outcome import FAULTS, Outcome

FINE, FAULTY, NOTHING = 0, 1, 3


@dataclass(slots=True)
class RunReport:
    """What a crawl did."""

    outcomes: list[Outcome] = field(default_factory=list)
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 0.0
    skipped: int = 0
    """Paused sources that a replay has nothing of."""

    unsent: int = 0
    """Postings that wait in the spool because the index did not take them."""

    alarms: list[Alarm] = field(default_factory=list)
    """Those that stand, of sources that this crawl did not visit too."""

    new: set[tuple[str, str]] = field(default_factory=set)
    """Kind and source of those that this crawl raised, or changed."""

    ended: list[Alarm] = field(default_factory=list)
    """Those that stood before this crawl."""

    unnotified: list[str] = field(default_factory=list)
    """Addresses that did not take the notification, without their secrets, and why."""

    clock: float = field(default_factory=time.monotonic)

    @property
    def exit_code(self) -> int:
        """0 fine; 1 some source failed, was incomplete or missed its floor; 3 none succeeded."""
        verdicts = [outcome.verdict for outcome in self.outcomes if outcome.verdict != "skipped"]
        if not verdicts:
            return NOTHING if self.outcomes or self.skipped else FINE
        if all(verdict in ("failed", "refused") for verdict in verdicts):
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
            "skipped": self.skipped,
            "unsent": self.unsent,
            "sources": rows,
            "alarms": [
                msgspec.to_builtins(each) | {"new": (each.kind, each.source) in self.new}
                for each in self.alarms
            ],
            "ended": self.ended,
            "unnotified": self.unnotified,
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
