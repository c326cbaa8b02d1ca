"""How the crawl of the sources is going, as ``sources list --health`` and ``doctor`` show it."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from sponsorboard.crawl.health import Health, healths
from sponsorboard.sources import Source

COLUMNS = ("source", "looked", "outcome", "found", "before", "read", "failed", "due", "closes")
MOST = 500
"""Rows up to which a table is drawn; more come as lines with tabs."""

FINE = ("ok", "empty")


def health_rows(data: Path, rows: Iterable[Source], as_json: bool = False) -> None:
    """Print how the looks at these rows went, from the history in a data folder: a table and the
    reasons under it, or one JSON object a row."""
    now = datetime.now(UTC)
    found = healths(data, rows, now)
    if as_json:
        for each in found:
            sys.stdout.buffer.write(msgspec.json.encode(each) + b"\n")
        return
    lines = [_cells(each, now) for each in found]
    if len(lines) > MOST:
        typer.echo("\n".join(map("\t".join, [COLUMNS, *lines])))
    else:
        _show(lines)
    for each in found:
        if line := _reason(each):
            typer.echo(line)


def _show(lines: Iterable[tuple[str, ...]]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(COLUMNS[0], overflow="fold", min_width=12)  # never cut: it is typed again
    for name in COLUMNS[1:]:
        table.add_column(name, justify="right" if name in COLUMNS[3:7] else "left", no_wrap=True)
    for line in lines:
        table.add_row(*line)
    Console(file=sys.stdout).print(table)


def _cells(each: Health, now: datetime) -> tuple[str, ...]:
    return (
        each.source,
        ago(each.looked_at, now),
        each.outcome or "-",
        *("-" if count is None else str(count) for count in (each.found, each.found_before)),
        ago(each.read_at, now),
        str(each.failures or "-"),
        _due(each, now),
        "-" if each.trusted is None else "yes" if each.trusted else "no",
    )


def _due(each: Health, now: datetime) -> str:
    if each.paused:
        return "paused"
    return "now" if each.due or each.due_at is None else f"in {span(each.due_at - now)}"


def _reason(each: Health) -> str | None:
    """Why a look was not fine, or why nothing may be closed after it."""
    if not each.reason or (each.outcome in FINE and each.trusted):
        return None
    what = "closes nothing" if each.outcome in FINE else each.outcome
    return f"{each.source}: {what}: {each.reason}"


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago a moment was; a dash for none."""
    return "-" if moment is None else f"{span(now - moment)} ago"


def span(time: timedelta) -> str:
    """A time in its largest unit, such as 5m, 7h, 3d."""
    minutes = max(0, round(time.total_seconds() / 60))
    if minutes < 60:
        return f"{minutes}m"
    return f"{minutes // 60}h" if minutes < 48 * 60 else f"{minutes // 1440}d"
