"""How the looks at a source have gone: what ``sources list --health`` and ``doctor`` say."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from sponsorboard.crawl.history import SLACK, History
from sponsorboard.crawl.monitors import Looks
from sponsorboard.crawl.remembered import Run
from sponsorboard.sources import Source

FILE = "history.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One source, as its run history has it."""

    source: str
    looked_at: datetime | None = None
    """When it was last looked at; None for never, and for all that follows from a look."""

    outcome: str | None = None
    reason: str | None = None
    """Why the outcome is not ok, or why nothing may be closed after this look."""

    trusted: bool | None = None
    """Whether what the last look did not meet may be closed."""

    found: int | None = None
    found_before: int | None = None
    """Postings of the look before."""

    read_at: datetime | None = None
    """When it was last looked at without failing."""

    failures: int = 0
    """Looks in a row that failed, up to the last one."""

    due_at: datetime | None = None
    """When ``crawl --due`` reads it next; None for at once."""

    due: bool = True
    paused: str | None = None


def health(source: Source, runs: Sequence[Run], now: datetime) -> Health:
    """The health of a row whose looks were these, the latest first."""
    if not runs:
        return Health(source=source.slug, due=not source.paused, paused=source.paused)
    last = runs[0]
    read_at = next((each.started_at for each in runs if each.verdict != "failed"), None)
    due = not source.paused and (read_at is None or now - read_at >= source.interval * SLACK)
    return Health(
        source=source.slug,
        looked_at=last.started_at,
        outcome=last.verdict,
        reason=last.reason,
        trusted=last.trusted,
        found=last.found,
        found_before=runs[1].found if len(runs) > 1 else None,
        read_at=read_at,
        failures=len(list(takewhile(lambda each: each.verdict == "failed", runs))),
        due_at=read_at + source.interval if read_at and not source.paused else None,
        due=due,
        paused=source.paused,
    )


def healths(data: Path, rows: Iterable[Source], now: datetime) -> list[Health]:
    """The health of each row, from the history in a data folder."""
    with opened(data) as history:
        return [health(row, history.runs(row.slug) if history else (), now) for row in rows]


@contextmanager
def opened(data: Path) -> Iterator[History | None]:
    """The history of a data folder; None, and nothing is made, where there is none yet."""
    if not (data / FILE).is_file():
        yield None
        return
    with History(data) as history:
        yield history


def looks(history: History) -> dict[str, Looks]:
    """When each source was looked at first, and read last, as far as the history goes back."""
    rows = history.database.execute(
        "select source, min(started_at), max(case when verdict != 'failed' then started_at end) "
        "from runs group by source"
    )
    return {
        source: Looks(datetime.fromisoformat(first), read and datetime.fromisoformat(read))
        for source, first, read in rows
    }
