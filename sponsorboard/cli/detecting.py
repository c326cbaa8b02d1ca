"""Commands that find out where a board is: detect, and sources add."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sponsorboard.cli.settings import settings
from sponsorboard.cli.sourcing import group
from sponsorboard.sources.detect import DECISIVE, Detection, address, detect
from sponsorboard.sources.detect_page import detect_page

if TYPE_CHECKING:
    from sponsorboard.crawl.look import Seen

WRONG_USE = 2
NO_ADDRESS = "not a web address; give one such as https://www.example.com/careers"


def add_to(app: typer.Typer) -> None:
    """Add this file's commands; ``sources add`` is in the group of sources."""
    app.command(name="detect")(detect_board)
    group.command(name="add")(add_row)


def detect_board(
    url: Annotated[str, typer.Argument(help="Address of a career page, a board or a posting.")],
    html: Annotated[
        Path | None, typer.Option(help="The page, saved; nothing is fetched.", dir_okay=False)
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Look at the address alone.")] = False,
    _: Annotated[bool, typer.Option("--json", help="Print JSON, as always.")] = False,
) -> int:
    """Say which system hosts a board, and the board's name there.

    Prints one JSON object. The page is fetched when its address alone does not tell. Exit code: 0
    found; 1 none; 2 wrong use or configuration.
    """
    if address(url) is None:
        return say(f"{url!r} is {NO_ADDRESS}", WRONG_USE)
    if html is not None:
        try:
            text = read(html)
        except OSError as error:
            return say(f"{html}: {error.strerror}", WRONG_USE)
        return show(detect_page(text, url))
    found = detect(url)
    if offline or found.confidence >= DECISIVE:
        return show(found)
    from sponsorboard.crawl.look import LookError, fetch

    try:
        seen = fetch(full(url), settings.configuration(), decisive)
    except LookError as error:
        show(found)
        return say(str(error), WRONG_USE)
    if seen.trouble is not None:
        say(f"{seen.trouble.url}: {seen.trouble.message}")
    return show(concluded(found, seen))


def add_row(
    url: Annotated[str, typer.Argument(help="Address of a career page, a board or a posting.")],
    company: Annotated[str | None, typer.Option(help="The employer's name.")] = None,
    slug: Annotated[str | None, typer.Option(help="The row's name.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
    owner: Annotated[bool, typer.Option("--owner", help="You own this board.")] = False,
) -> int:
    """Find a board, read it once, and write a row for it.

    What the board has is shown before anything is written. Exit code: 0 written; 1 no board that
    can be read, or not wanted; 2 wrong use or configuration.
    """
    from sponsorboard.cli.adding import Wishes, add

    if address(url) is None:
        return say(f"{url!r} is {NO_ADDRESS}", WRONG_USE)
    return add(full(url), Wishes(company=company, slug=slug, yes=yes, owner=owner))


def full(url: str) -> str:
    """An address with its scheme."""
    text = url.strip()
    if text.startswith("//"):
        return f"https:{text}"
    return text if "://" in text else f"https://{text}"


def decisive(url: str) -> bool:
    """Whether an address alone tells all."""
    return detect(url).confidence >= DECISIVE


def concluded(said: Detection, seen: "Seen") -> Detection:
    """What a look at a page adds to what its address said."""
    found = detect(seen.url) if seen.html is None else detect_page(seen.html, seen.url)
    return said if found.ats is None and not found.evidence else found


def read(file: Path) -> str:
    """A saved page's text.

    Raises:
        OSError: it cannot be read.
    """
    from scrapers.page import decoded

    return decoded(file.read_bytes())


def show(found: Detection) -> int:
    """Print a detection; returns the exit code."""
    typer.echo(json.dumps(found._asdict(), ensure_ascii=False))
    return 1 if found.ats is None else 0


def say(message: str, code: int = 1) -> int:
    """An error in one line; returns the exit code."""
    typer.echo(f"sponsorboard: {message}", err=True)
    return code
