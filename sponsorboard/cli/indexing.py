"""Commands that keep the index in order: index ..."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sponsorboard.cli.settings import settings
from sponsorboard.search.spool import Spool, load_file

group = typer.Typer(no_args_is_help=True, help="The index.")
Url = Annotated[str | None, typer.Option("--index", help="URL of the index.")]


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(group, name="index")


@group.command()
def create(index: Url = None) -> int:
    """Make the index, unless it is there already."""
    opened = settings.index(index)
    opened.create()
    typer.echo(f"{opened.url} is ready")
    opened.close()
    return 0


@group.command()
def load(
    file: Annotated[
        Path | None, typer.Argument(help="Records as JSON lines; without it, the spool.")
    ] = None,
    index: Url = None,
) -> int:
    """Send what waits in the spool, or the records of a file, to the index."""
    opened = settings.index(index)
    try:
        opened.create()
        if file is not None:
            sent = load_file(file, opened)
        else:
            spool = Spool(settings.configuration().data / "spool")
            try:
                sent = spool.send(opened)
            finally:
                spool.close()
    except OSError as error:
        typer.echo(f"sponsorboard: {file}: {error.strerror}", err=True)
        return 2
    finally:
        opened.close()
    typer.echo(f"{sent.accepted} postings sent to {opened.url}")
    if sent.broken:
        typer.echo(f"sponsorboard: {sent.broken} half-written lines left out", err=True)
    for id_, reason in sent.refused.items():
        typer.echo(f"sponsorboard: {id_}: refused: {reason}", err=True)
    return 1 if sent.refused else 0


@group.command()
def stats(index: Url = None) -> int:
    """Say what the index holds."""
    opened = settings.index(index)
    found = opened.stats()
    opened.close()
    typer.echo(f"{opened.url}: {found.count} postings ({found.engine}, layout {found.version})")
    if found.newest:
        typer.echo(f"last read as new or changed: {found.newest:%Y-%m-%d %H:%M} UTC")
    typer.echo(", ".join(f"{status}: {count}" for status, count in sorted(found.statuses.items())))
    table = Table("source", box=None)
    table.add_column("postings", justify="right")
    for source, count in sorted(found.sources.items()):
        table.add_row(source, str(count))
    Console(file=sys.stdout).print(table)
    return 0


@group.command()
def verify(index: Url = None) -> int:
    """Check the index: its layout, its counts, and that every record can be read."""
    opened = settings.index(index)
    problems = opened.verify()
    opened.close()
    for problem in problems:
        typer.echo(f"sponsorboard: {problem}", err=True)
    typer.echo(f"{opened.url}: {'nothing' if not problems else len(problems)} wrong")
    return 1 if problems else 0
