"""Commands for the agencies' tables: reference ..."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from sponsorboard.cli.settings import settings

if TYPE_CHECKING:
    from sponsorboard.reference.status import State
    from sponsorboard.reference.tables import Vintage

group = typer.Typer(no_args_is_help=True, help="The agencies' tables.")


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(group, name="reference")


@group.command()
def build(
    files: Annotated[
        list[Path], typer.Argument(help="Files as downloaded: LCA, PERM, PWD, USCIS, wages, ...")
    ],
    out: Annotated[
        Path | None, typer.Option(help="Folder for the tables; without it, DATA/reference.")
    ] = None,
) -> int:
    """Build tables from the agencies' files.

    Give all files of a kind together: a case counts once, as last decided. The tables are written
    at the end, all or none, and then stand in for those that ship.
    """
    from sponsorboard.reference.build import build as made_from

    folder = out or settings.tables()
    with Progress(
        TextColumn("{task.description}"), BarColumn(None), TaskProgressColumn(),
        TimeElapsedColumn(), console=Console(stderr=True),
    ) as shown:  # fmt: skip
        made = made_from(files, folder, lambda name: _bar(shown, name))
    for warning in made.warnings:
        typer.echo(f"sponsorboard: {warning}", err=True)
    for one in made.vintages:
        used = sum(source.used for source in one.sources)
        typer.echo(f"{folder / one.table}.parquet: {one.span}, from {used:,} rows")
    return 0


@group.command()
def status() -> int:
    """Show every table: years, rows, agency, the files behind it, and whether it is stale."""
    from sponsorboard.reference.status import states

    shown = Table(box=None, pad_edge=False)
    for title in ("table", "years", "rows", "state", "from"):
        shown.add_column(title, justify="right" if title == "rows" else "left", overflow="fold")
    origins: dict[str, int] = {}
    known = [*states(datetime.now(UTC).date())]
    for state in known:
        shown.add_row(*map(escape, _row(state, origins)))
    console = Console(highlight=False)
    console.print(shown)
    if any(one.stale and one.vintage and not one.vintage.sample for one in known):
        console.print("stale: a newer edition is due; give it to: sponsorboard reference build")
    for origin, number in origins.items():
        first, *rest = origin.splitlines()
        console.print(f"\n{number:2}  {escape(first)}")
        for line in rest:
            console.print(Padding(escape(line), (0, 0, 0, 4), expand=False))
    return 0


def _bar(shown: Progress, name: str) -> Callable[[int, int], None]:
    task = shown.add_task(escape(name), total=None)
    return lambda done, size: shown.update(task, completed=done, total=size)


def _row(state: "State", origins: dict[str, int]) -> tuple[str, ...]:
    """What is told of a table, in the order of the columns; a new origin gets the next number."""
    made = state.vintage
    if made is None:
        why = "only from your own files" if state.optional else "not there"
        return state.name, "-", "-", "broken" if state.problem else "none", state.problem or why
    word = "sample" if made.sample else "stale" if state.stale else "ok"
    number = origins.setdefault(_origin(state, made), len(origins) + 1)
    return state.name, made.span, f"{state.rows:,}", word, str(number)


def _origin(state: "State", made: "Vintage") -> str:
    """Agency and files behind a table, and where it lies when it is not one that ships."""
    lines = [made.agency]
    if state.own and state.file:
        lines.append(f"in {state.file.parent}")
    for one in made.sources:
        days = f", {one.first} to {one.last}" if one.first else ""
        lines.append(f"{one.file}: {one.used:,} of {one.rows:,} rows{days}")
    return "\n".join([*lines, *made.notes])
