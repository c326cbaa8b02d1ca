"""Commands that pick rows of the catalogue: sources enable and sources disable."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from sponsorboard.cli.settings import settings
from sponsorboard.sources import Catalogue, Source, catalogue, picks, policy
from sponsorboard.sources.selection import matching

FIRST = 10
"""Rows that are named when many are picked."""

FOLDER = Path("sources")

WHERE = typer.Option(
    "--where",
    metavar="KEY=PATTERN",
    help="Rows whose key fits, such as spider=greenhouse, company=*bank*, domain=*.edu, "
    "verdict=allowed; given several times, all must fit.",
)
Names = Annotated[list[str] | None, typer.Argument(help="Sources.")]
Patterns = Annotated[list[str] | None, WHERE]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]


def add_to(group: typer.Typer) -> None:
    """Add this file's commands."""
    group.command()(enable)
    group.command()(disable)


def enable(names: Names = None, where: Patterns = None, dry_run: DryRun = False) -> int:
    """Crawl these rows from now on: write them into enabled.txt of your first folder of rows.

    Rows of a system whose robots.txt or terms are against it are left out, unless they say
    owner = true. Exit code: 0 done; 1 no row to enable; 2 wrong use.
    """
    return _switch(names or [], where or [], dry_run, on=True)


def disable(names: Names = None, where: Patterns = None, dry_run: DryRun = False) -> int:
    """Crawl these rows no longer. Exit code: 0 done; 1 no row to disable; 2 wrong use."""
    return _switch(names or [], where or [], dry_run, on=False)


def _switch(names: list[str], where: list[str], dry_run: bool, on: bool) -> int:
    word = "enable" if on else "disable"
    if not (names or where):
        typer.echo(f"sponsorboard: name sources to {word}, or give --where KEY=PATTERN", err=True)
        return 2
    rows = catalogue(settings.configuration().sources)
    try:
        chosen = matching(rows.rows, names, where)
    except ValueError as error:
        typer.echo(f"sponsorboard: {error}", err=True)
        return 2
    wanted = [row for row in chosen if bool(row.paused) is on]
    refused = [row for row in wanted if on and policy.refusal(row)]
    allowed = [row for row in wanted if not (on and policy.refusal(row))]
    _say_refused(refused)
    if not allowed:
        typer.echo(f"sponsorboard: {_nothing(chosen, wanted, word)}", err=True)
        return 1
    file = _file()
    if not dry_run:
        try:
            _write(file, allowed, rows, on)
        except OSError as error:
            typer.echo(f"sponsorboard: {error.filename}: {error.strerror}", err=True)
            return 2
    _say_done(allowed, file, f"would be {word}d" if dry_run else f"{word}d")
    if not dry_run and file.parent not in settings.configuration().sources:
        message = f"{file.parent} is not read: add it to `sources` in your configuration"
        typer.echo(f"sponsorboard: {message}", err=True)
        return 2
    return 0


def _nothing(chosen: list[Source], wanted: list[Source], word: str) -> str:
    if not chosen:
        return "no row fits all of that"
    if not wanted:
        return f"nothing to do: {len(chosen):,} rows fit and are {word}d already"
    return f"none of the {len(wanted):,} rows that fit was {word}d"


def _file() -> Path:
    """``enabled.txt`` of the first folder of rows, which need not be there yet."""
    return next(iter(settings.configuration().sources), FOLDER) / picks.FILE


def _write(file: Path, chosen: list[Source], rows: Catalogue, on: bool) -> None:
    """Take out the entries of these rows, and put in one where a row's own file says otherwise."""
    slugs = [row.slug for row in chosen]
    own = (rows.written.get(row.slug, row) for row in chosen)
    add = [row.slug if on else f"-{row.slug}" for row in own if bool(row.paused) is on]
    picks.change(file, add, [entry for slug in slugs for entry in (slug, f"-{slug}")])


def _say_refused(refused: list[Source]) -> None:
    for spider, count in Counter(row.spider for row in refused).items():
        reason = next(policy.refusal(row) for row in refused if row.spider == spider)
        left = f"{count:,} rows are" if count > 1 else "1 row is"
        typer.echo(f"sponsorboard: {left} left out: {reason}", err=True)


def _say_done(chosen: list[Source], file: Path, word: str) -> None:
    some = f"{len(chosen):,} sources" if len(chosen) > 1 else "1 source"
    typer.echo(f"{some} {word} in {file}")
    for row in chosen[:FIRST]:
        typer.echo(f"  {row.slug}  {row.company}  {row.spider}")
    if len(chosen) > FIRST:
        typer.echo(f"  and {len(chosen) - FIRST:,} more")
