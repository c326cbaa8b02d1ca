"""What is worth an alarm: rules on how the looks at a source went, now and before.

Spidermon judges the stats of one spider's run; here a spider reads hundreds of sources, each with a
past of its own, so the rules are ours and only the delivery is a library's (Apprise, see
``notify``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Literal, NamedTuple

from sponsorboard.crawl.outcome import ADVICE, Outcome
from sponsorboard.crawl.remembered import Run
from sponsorboard.sources import Source

Kind = Literal[
    "failed", "below floor", "empty", "errors", "coverage", "sudden change", "overdue", "index"
]

ERRORS = 3  # fewer of a source in one look are no alarm
ERROR_SHARE = 0.1  # of its requests
CHANGE = 0.5  # of a count or share; what changes by no more is usual
ENOUGH = 20  # postings from which on counts and shares are compared
COMPARED = 100  # postings read before, with which those read last are compared
EXPECTED = 10  # postings with a field, as before, of which fewer than half is no chance
OVERDUE = 3  # times its cadence


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that an operator should look at."""

    kind: Kind
    source: str
    """Slug of the row; empty for what is of no single source."""

    since: datetime
    message: str
    advice: str
    """What to do; while this stays the same, it is the same alarm, and is not told again."""

    def line(self, over: bool = False) -> str:
        """The alarm in a line, for people."""
        name = f"{self.source}: {self.kind}" if self.source else self.kind
        since = f"since {_day(self.since)} UTC"
        if over:
            return f"{name}: over ({since}: {self.message})"
        return f"{name}: {self.message} ({since}); {self.advice}"


class Looks(NamedTuple):
    """When a source was looked at, as far as the history goes back."""

    first: datetime
    read: datetime | None
    """The last look that did not fail."""


def of_look(run: Run, earlier: Sequence[Run], advice: str | None = None) -> list[Alarm]:
    """The alarms after one look at a source; ``earlier`` looks come the latest first, ``advice`` is
    what to do about its first error."""
    found = [_failed(run, earlier, advice), *(rule(run, earlier) for rule in RULES)]
    return [alarm for alarm in found if alarm is not None]


def of_outcome(outcome: Outcome, runs: Sequence[Run], began: datetime) -> list[Alarm]:
    """The alarms of a source in the crawl that ``began`` then; ``runs`` are all its looks, the
    latest first. One that cannot even be asked, such as a broken row, has failed at once."""
    if outcome.verdict == "skipped" or is_cut_off(outcome):
        return []
    advice = outcome.troubles[0].advice if outcome.troubles else outcome.advice
    if outcome.started is not None and runs and runs[0].started_at >= began:
        return of_look(runs[0], runs[1:], advice)
    reason = outcome.reason or "it was not asked"
    return [_alarm("failed", outcome.source, began, reason, advice or "see the log")]


def is_cut_off(outcome: Outcome) -> bool:
    """Whether the crawl was stopped before a source's turn, or in it, so that it says nothing."""
    unasked = outcome.started is None and not (outcome.troubles or outcome.refused)
    return bool(outcome.pending) or unasked


def overdue(rows: Iterable[Source], looks: Mapping[str, Looks], now: datetime) -> list[Alarm]:
    """The alarms of rows that nobody read for three times their ``every``; a row that was never
    looked at is new and has none."""
    found = []
    for row in rows:
        known = looks.get(row.slug)
        if known is None or now - (known.read or known.first) <= OVERDUE * row.interval:
            continue
        last = f"read last on {_day(known.read)}" if known.read else "never read yet"
        message = f"{last}, though due every {row.every}"
        advice = "see how its looks went (sources list --health) and whether cron still crawls"
        found.append(_alarm("overdue", row.slug, known.read or known.first, message, advice))
    return found


def of_index(unsent: int, now: datetime) -> list[Alarm]:
    """The alarm that postings wait in the spool."""
    if not unsent:
        return []
    message = f"{unsent:,} postings wait because the index did not take them"
    return [_alarm("index", "", now, message, "mend the index, then: sponsorboard index load")]


# --- the rules on one look ------------------------------------------------------------------------


def _failed(run: Run, earlier: Sequence[Run], advice: str | None) -> Alarm | None:
    """Twice in a row, or at the first look ever: once may be chance."""
    row = list(takewhile(lambda each: each.verdict == "failed", [run, *earlier]))
    if not row or (len(row) == 1 and earlier):
        return None
    reason = run.reason or "it could not be read"
    return _alarm("failed", run.source, row[-1].started_at, reason, advice or "see the log")


def _below_floor(run: Run, _: Sequence[Run]) -> Alarm | None:
    if run.verdict != "below floor":
        return None
    return _alarm(
        "below floor", run.source, run.started_at, run.reason or "", ADVICE["below floor"]
    )


def _empty(run: Run, earlier: Sequence[Run]) -> Alarm | None:
    before = _last_complete(earlier)
    if run.verdict != "empty" or not (run.missing or before):
        return None
    had = f"{run.missing} postings stay open in the index"
    message = f"the board is empty; {had}" if run.missing else "the board is empty now"
    return _alarm("empty", run.source, run.started_at, message, ADVICE["empty"])


def _errors(run: Run, _: Sequence[Run]) -> Alarm | None:
    many = run.errors >= ERRORS and run.errors > ERROR_SHARE * run.requests
    if run.verdict == "failed" or not many:
        return None
    message = f"{run.errors} errors in {run.requests} requests, the first: {run.reason}"
    return _alarm(
        "errors", run.source, run.started_at, message, "see the report or the log for the addresses"
    )


def _sudden_change(run: Run, earlier: Sequence[Run]) -> Alarm | None:
    before = _last_complete(earlier)
    if not (run.complete and run.found and before) or max(run.found, before) < ENOUGH:
        return None
    if abs(run.found - before) <= CHANGE * before:
        return None
    message = f"{run.found} postings, {before} in the last complete look"
    advice = "open the address; if the board has changed, there is nothing to do"
    return _alarm("sudden change", run.source, run.started_at, message, advice)


def _coverage(run: Run, earlier: Sequence[Run]) -> Alarm | None:
    """Most looks read only a few postings, the new and the changed ones: several looks together
    are compared with several before them."""
    looks = [each for each in (run, *earlier) if _read(each)]
    recent, rest = _enough(looks, ENOUGH)
    before, _ = _enough(rest, COMPARED)
    if min(_total(recent), _total(before)) < ENOUGH:
        return None
    lost = []
    for field in sorted({name for each in before for name in each.coverage}):
        now, then = _share(recent, field), _share(before, field)
        if now < CHANGE * then and then * _total(recent) >= EXPECTED:
            lost.append((field, f"{field} {now:.0%}, {then:.0%} before"))
    if not lost:
        return None
    message = f"of {_total(recent)} postings read last have: {'; '.join(said for _, said in lost)}"
    fields = ", ".join(field for field, _ in lost)
    advice = f"open some of its postings; if they still state {fields}, its scraper misses it: "
    return _alarm("coverage", run.source, run.started_at, message, advice + "report it")


RULES: tuple[Callable[[Run, Sequence[Run]], Alarm | None], ...] = (
    _below_floor, _empty, _errors, _coverage, _sudden_change,
)  # fmt: skip


def _alarm(kind: Kind, source: str, since: datetime, message: str, advice: str) -> Alarm:
    said = " ".join(message.split())  # an error may quote a page
    return Alarm(kind=kind, source=source, since=since, message=said, advice=advice)


def _last_complete(earlier: Sequence[Run]) -> int:
    """How many postings the last complete look that was not empty found; 0 for none."""
    return next((each.found for each in earlier if each.complete and each.found), 0)


def _read(run: Run) -> int:
    """How many postings went the whole way: those that were met, without the unchanged."""
    return run.found - run.unchanged - run.dropped


def _enough(looks: Sequence[Run], wanted: int) -> tuple[Sequence[Run], Sequence[Run]]:
    """The latest looks that together read so many postings, and the rest."""
    for number in range(len(looks)):
        if _total(looks[: number + 1]) >= wanted:
            return looks[: number + 1], looks[number + 1 :]
    return looks, ()


def _total(looks: Iterable[Run]) -> int:
    return sum(map(_read, looks))


def _share(looks: Sequence[Run], field: str) -> float:
    return sum(_read(each) * each.coverage.get(field, 0) for each in looks) / _total(looks)


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
