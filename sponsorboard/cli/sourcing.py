"""Commands that show the catalogue: sources list and sources check."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from rich.console import Console
from rich.table import Table

from sponsorboard.cli import picking
from sponsorboard.cli.health import health_rows
from sponsorboard.cli.settings import settings
from sponsorboard.sources import Problem, Source, policy
from sponsorboard.sources.loader import BUILT_IN
from sponsorboard.sources.selection import matching

if TYPE_CHECKING:
    from sponsorboard.crawl.rows import Rows

group = typer.Typer(no_args_is_help=True, help="The catalogue of sources.")

MOST = 500
"""Rows up to which a table is drawn; more come as lines with tabs, which need no measuring."""

MOST_PROBLEMS = 10
"""Problems that ``list`` names; ``check`` names all."""

COLUMNS = ("source", "company", "spider", "board", "every", "verdict", "notes")


def add_to(app: typer.Typer) -> None:
    """Add this file's commands, and those that pick rows."""
    picking.add_to(group)
    app.add_typer(group, name="sources")


@group.command(name="list")
def list_rows(
    names: Annotated[
        list[str] | None, typer.Argument(help="Sources; the enabled ones and yours without.")
    ] = None,
    where: Annotated[list[str] | None, picking.WHERE] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every row, paused or not.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
    health: Annotated[bool, typer.Option("--health", help="How their looks went.")] = False,
) -> int:
    """List the rows that are crawled and your own, or those that you ask for.

    Says which of your rows replace built-in ones.
    """
    from sponsorboard.crawl.rows import checked

    rows = checked(settings.configuration())
    try:
        chosen = matching(rows.sources, names or [], where or [])
    except ValueError as error:
        typer.echo(f"sponsorboard: {error}", err=True)
        return 2
    if everything:
        chosen = list(rows.sources.values())
    elif not (names or where):
        chosen = [row for row in rows.sources.values() if not row.paused or _is_mine(rows, row)]
    if health:
        health_rows(settings.configuration().data, chosen, as_json)
        return 0
    said = [_said(row, rows) for row in chosen]
    if as_json:
        typer.echo("\n".join(json.dumps(one.values()) for one in said), nl=bool(said))
        return 0
    _show([one.line() for one in said])
    _count(rows, chosen, asked=bool(names or where or everything))
    for each in rows.overridden:
        typer.echo(f"{each.source}: the row of {each.winner} wins over the one of {each.file}")
    return _problems(rows.problems, MOST_PROBLEMS)


@group.command()
def check() -> int:
    """Check every row: its keys, its spider, whether its token fits, and whether robots.txt and
    terms of its system let it be crawled. Asks no server."""
    from sponsorboard.crawl.rows import checked

    rows = checked(settings.configuration())
    enabled = [row for row in rows.sources.values() if not row.paused]
    refused = [
        Problem(row.slug, rows.catalogue.files[row.slug], reason, f"or pause [{row.slug}]")
        for row in enabled
        if (reason := policy.refusal(row))
    ]
    typer.echo(f"{len(rows.sources):,} sources are fine, {len(enabled):,} of them enabled")
    return _problems([*rows.problems, *refused])


class Said(NamedTuple):
    """A row as it is shown."""

    row: Source
    verdict: str
    proven: bool
    file: Path

    def values(self) -> dict[str, object]:
        """Keys and values, for JSON."""
        row = {key: getattr(self.row, key) for key in Source.__struct_fields__}
        return row | {"verdict": self.verdict, "proven": self.proven}

    def line(self) -> tuple[str, ...]:
        """Columns of the table."""
        row = self.row
        board = row.token or row.url or f"{len(row.urls)} pages"
        notes = ["" if self.proven else "unproven", f"paused: {row.paused}" if row.paused else ""]
        about = "; ".join(filter(None, notes))
        return row.slug, row.company, row.spider, board, row.every, self.verdict, about


def _said(row: Source, rows: "Rows") -> Said:
    verdict = policy.of(row.spider).verdict
    proven = rows.spiders[row.spider].proven
    return Said(row, verdict, proven, rows.catalogue.files[row.slug])


def _is_mine(rows: "Rows", row: Source) -> bool:
    return not rows.catalogue.files[row.slug].is_relative_to(BUILT_IN)


def _show(lines: list[tuple[str, ...]]) -> None:
    if len(lines) > MOST:
        typer.echo("\n".join(map("\t".join, lines)))
        return
    table = Table(*COLUMNS, box=None)
    for line in lines:
        table.add_row(*line)
    Console(file=sys.stdout).print(table)


def _count(rows: "Rows", shown: Iterable[Source], asked: bool) -> None:
    count = len(list(shown))
    if asked:
        typer.echo(f"{count:,} sources")
        return
    enabled = sum(not row.paused for row in rows.sources.values())
    paused = len(rows.sources) - enabled
    typer.echo(
        f"{enabled:,} sources are enabled, {paused:,} are paused: see them with "
        "--where KEY=PATTERN (such as --where 'company=*bank*') or --all; "
        "pick some with sponsorboard sources enable"
    )


def _problems(problems: list[Problem], most: int | None = None) -> int:
    for each in problems[:most]:
        where = f"{each.file}: [{each.source}]" if each.source else str(each.file)
        typer.echo(f"sponsorboard: {where}: {each.message}; {each.advice}", err=True)
    if most and len(problems) > most:
        more = len(problems) - most
        typer.echo(f"sponsorboard: and {more:,} more: sponsorboard sources check", err=True)
    return 1 if problems else 0
