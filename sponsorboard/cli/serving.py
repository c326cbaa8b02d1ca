"""The command that serves the search page and the API."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

import typer

from sponsorboard.cli.settings import settings
from sponsorboard.configuration import Configuration


def add_to(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    index: Annotated[str | None, typer.Option(help="URL of the index.")] = None,
) -> int:
    """Serve the search page and the API; prints the address."""
    configuration = settings.configuration()
    if index:
        configuration = replace(configuration, index=index)
    return show_pages(
        configuration, host, port, lambda address: typer.echo(f"sponsorboard: {address}")
    )


def show_pages(
    configuration: Configuration,
    host: str,
    port: int,
    ready: Callable[[str], object],
    *,
    sample: bool = False,
) -> int:
    """Serve until interrupted; an address that cannot be had is named, with exit code 2."""
    from sponsorboard import web

    try:
        web.serve(
            configuration.index,
            host=host,
            port=port,
            configuration=configuration,
            sample=sample,
            ready=ready,
        )
    except OSError as error:
        reason = error.strerror or str(error)
        typer.echo(
            f"sponsorboard: cannot listen on {host}, port {port}: {reason}; "
            "choose another with --port or --host",
            err=True,
        )
        return 2
    return 0
