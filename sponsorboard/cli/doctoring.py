"""The command that says what is set up, what is stale, and what to do: doctor."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

import typer

from sponsorboard import configuration
from sponsorboard.cli.settings import settings
from sponsorboard.configuration import ConfigurationError
from sponsorboard.search import IndexUnavailable, SearchError
from sponsorboard.search.spool import waiting

if TYPE_CHECKING:
    from sponsorboard.reference.status import State

UNSEEN = timedelta(days=3)
"""A crawl from cron that was not there for so long has stopped working."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

Word = Literal["ok", "attention", "broken"]


class Line(NamedTuple):
    """One finding."""

    word: Word
    text: str


def add_to(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(doctor)


def doctor() -> int:
    """Say what is set up, what is stale, and what to do.

    One line each: ok, attention or broken. Exit code 1 when something is broken.
    """
    found: list[Line] = []
    for part in PARTS:
        try:
            found += part()
        except ConfigurationError as error:
            found.append(Line("broken", f"configuration: {error}"))
            break
    for word, text in found:
        typer.echo(f"{word:9} {text}")
    return 1 if any(word == "broken" for word, _ in found) else 0


def _configuration() -> Iterator[Line]:
    file = configuration.source(settings.path)
    if file is None:
        yield Line("ok", "configuration: no sponsorboard.toml here, the defaults are used")
    else:
        yield Line("ok", f"configuration: {file}")
    contact = settings.configuration().contact
    if contact:
        yield Line("ok", f"contact: {contact}")
    else:
        yield Line("attention", "contact: none; set `contact` in sponsorboard.toml to crawl")


def _folder() -> Iterator[Line]:
    data = settings.configuration().data
    there = next(one for one in (data, *data.absolute().parents) if one.exists())
    if os.access(there, os.W_OK) and there.is_dir():
        yield Line("ok", f"data folder: {data}{' can be made' if there != data else ''}")
    else:
        yield Line("broken", f"data folder: {data} cannot be written; change `data` or its rights")
    left = waiting(data / "spool")
    if left:
        waits = f"{left:,} postings wait" if left > 1 else "1 posting waits"
        yield Line("attention", f"spool: {waits} to be sent: sponsorboard index load")


def _index() -> Iterator[Line]:
    url = configuration.redacted(settings.configuration().index)
    try:
        opened = settings.index()
        found = opened.stats()
        opened.close()
    except IndexUnavailable as error:
        yield Line("broken", f"index: {error}")
        return
    except SearchError as error:
        yield Line("broken", f"index {url}: {error}")
        return
    yield Line("ok", f"index: {url}")
    held = f"{found.count:,} posting{'' if found.count == 1 else 's'}"
    yield Line("ok", f"index: {held}, {found.engine}, layout {found.version}")
    if found.newest and datetime.now(UTC) - found.newest > UNSEEN:
        seen = f"{found.newest:%Y-%m-%d}"
        yield Line("attention", f"index: nothing seen since {seen}: sponsorboard crawl --due")


def _catalogue() -> Iterator[Line]:
    from sponsorboard.crawl.rows import checked

    rows = checked(settings.configuration())
    yield Line("ok", f"sources: {len(rows.sources)} in the catalogue")
    if rows.problems:
        count = len(rows.problems)
        some = f"{count} rows" if count > 1 else "1 row"
        yield Line("broken", f"sources: {some} cannot be used: sponsorboard sources check")


def _tables() -> Iterator[Line]:
    from sponsorboard.reference.status import states  # takes a tenth of a second

    return map(_table, states(datetime.now(UTC).date()))


def _table(state: "State") -> Line:
    made, name = state.vintage, state.name
    if state.problem:
        return Line("broken", f"{name}: {state.problem}")
    if made is None and state.optional:
        return Line("ok", f"{name}: not loaded (optional: sponsorboard reference build)")
    if made is None:
        return Line("broken", f"{name}: not there; install sponsorboard anew")
    if state.stale:
        return Line(
            "attention",
            f"{name}: {made.span}, out of date: give newer files to sponsorboard reference build",
        )
    return Line("ok", f"{name}: {made.span}{' (sample data)' if made.sample else ''}")


def _policy() -> Iterator[Line]:
    from sponsorboard.web import policies

    try:
        known = policies.rules()
    except ValueError as error:
        yield Line("broken", f"rules: {error}")
        return
    checked = min(one.checked_on for one in known)
    old = sum(one.stale for one in known)
    if old:
        text = f"rules: {old} of {len(known)} not checked for {policies.DAYS} days ({checked})"
        yield Line("attention", f"{text}: install a newer sponsorboard, or look at their sources")
    else:
        yield Line("ok", f"rules: {len(known)}, all checked since {checked}")


def _browser() -> Iterator[Line]:
    name = next(filter(shutil.which, BROWSERS), None)
    said = f"{name} is there" if name else "no Chromium"
    yield Line("ok", f"browser: {said} (only the tests of the pages use it)")


PARTS: tuple[Callable[[], Iterator[Line]], ...] = (
    _configuration, _folder, _index, _catalogue, _tables, _policy, _browser,
)  # fmt: skip
