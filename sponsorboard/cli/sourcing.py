"""Commands about the catalogue: sources list and sources check."""

import json
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sponsorboard.cli.settings import settings
from sponsorboard.sources import Problem

group = typer.Typer(no_args_is_help=True, help="The catalogue of sources.")


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(group, name="sources")


@group.command(name="list")
def list_rows(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
) -> int:
    """List every row, and which operator's rows replace built-in ones."""
    from sponsorboard.crawl.rows import checked

    rows = checked(settings.configuration())
    if as_json:
        for row in rows.sources.values():
            keys = ("slug", "company", "domain", "spider", "token", "region", "url", "urls")
            more = ("every", "expect", "paused", "owner")
            typer.echo(json.dumps({key: getattr(row, key) for key in (*keys, *more)}))
        return 0
    table = Table("source", "company", "spider", "board", "every", "paused", box=None)
    for row in rows.sources.values():
        board = row.token or row.url or f"{len(row.urls)} pages"
        table.add_row(row.slug, row.company, row.spider, board, row.every, row.paused or "")
    Console(file=sys.stdout).print(table)
    typer.echo(f"{len(rows.sources)} sources")
    for each in rows.overridden:
        typer.echo(f"{each.source}: the row of {each.winner} wins over the one of {each.file}")
    return _problems(rows.problems)


@group.command()
def check() -> int:
    """Check every row: its keys, its spider, and whether its token fits. Asks no server."""
    from sponsorboard.crawl.rows import checked

    rows = checked(settings.configuration())
    typer.echo(f"{len(rows.sources)} sources are fine")
    return _problems(rows.problems)


def _problems(problems: list[Problem]) -> int:
    for each in problems:
        where = f"{each.file}: [{each.source}]" if each.source else str(each.file)
        typer.echo(f"sponsorboard: {where}: {each.message}; {each.advice}", err=True)
    return 1 if problems else 0
