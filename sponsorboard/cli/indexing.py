"""Commands that keep the index and the installation in order: index ... and doctor."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sponsorboard import configuration
from sponsorboard.cli.settings import settings
from sponsorboard.search import IndexUnavailable, SearchError, Written
from sponsorboard.search.spool import Spool, load_file

group = typer.Typer(no_args_is_help=True, help="The index.")
Url = Annotated[str | None, typer.Option("--index", help="URL of the index.")]


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(group, name="index")
    app.command()(doctor)


@group.command()
def create(index: Url = None) -> int:
    """Make the index, unless it is there already."""
    opened = settings.index(index)
    opened.create()
    typer.echo(f"{opened.url} is ready")
    opened.close()
    return 0
