"""The command's parts put together, and how it fails: one line on stderr, no traceback."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sponsorboard import configuration
from sponsorboard.cli import (
    archiving,
    crawling,
    detecting,
    doctoring,
    employing,
    indexing,
    reading,
    referencing,
    searching,
    serving,
    sourcing,
)
from sponsorboard.cli.settings import settings
from sponsorboard.configuration import ConfigurationError
from sponsorboard.search import SearchError

EXIT_USAGE = 2


def _exit(code: object, **_: object) -> None:
    """End with the code that a command returned."""
    raise typer.Exit(code if isinstance(code, int) else 0)


app = typer.Typer(
    name="sponsorboard",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    result_callback=_exit,
    help="Reads employers' own career pages and says, with the sentence that proves it, what a job "
    "pays, where it is done, which degree it needs, and whether the employer sponsors the visa.",
)


@app.callback()
def options(
    config: Annotated[
        Path | None,
        typer.Option(help="Configuration file.", envvar="SPONSORBOARD_CONFIG", show_envvar=True),
    ] = None,
) -> None:
    """Options that stand before the command."""
    settings.path = config
    settings.use_tables()


for room in (
    crawling,
    reading,
    searching,
    serving,
    sourcing,
    detecting,
    indexing,
    employing,
    referencing,
    archiving,
    doctoring,
):
    room.add_to(app)


def run(arguments: list[str]) -> int:
    """Run one command line; returns its exit code."""
    try:
        app(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else EXIT_USAGE
    except (ConfigurationError, SearchError) as error:
        typer.echo(f"sponsorboard: {configuration.redacted(str(error))}", err=True)
        return EXIT_USAGE
    except ValueError as error:
        if not _is_of_tables(error):
            raise
        typer.echo(f"sponsorboard: {error}", err=True)
        return EXIT_USAGE
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _is_of_tables(error: ValueError) -> bool:
    """Whether a table of facts or an agency's file cannot be used; who raised it has loaded it."""
    loaded = sys.modules.get("sponsorboard.reference")
    return loaded is not None and isinstance(error, loaded.ReferenceError)
