"""The command that says what is set up, what is stale, and what to do: doctor."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

import typer

from sponsorboard import configuration
from sponsorboard.cli.health import ago
from sponsorboard.cli.settings import settings
from sponsorboard.configuration import ConfigurationError
from sponsorboard.search import IndexUnavailable, SearchError
from sponsorboard.search.spool import waiting

if TYPE_CHECKING:
    from sponsorboard.reference.status import State
    from sponsorboard.sources import Source

UNSEEN = timedelta(days=3)
"""A crawl from cron that was not there for so long has stopped working."""

SCRIPTS = "or leave out the sites that are empty until their scripts ran"
SHOWN = 5  # names in a line

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


def _catalogue() -> Iterator[Line]:
    from sponsorboard.crawl.rows import checked

    rows = checked(settings.configuration())
    yield Line("ok", f"sources: {len(rows.sources)} in the catalogue")
    if rows.problems:
        count = len(rows.problems)
        some = f"{count} rows" if count > 1 else "1 row"
        yield Line("broken", f"sources: {some} cannot be used: sponsorboard sources check")
    try:
        yield from _crawls([row for row in rows.sources.values() if not row.paused])
    except sqlite3.Error as error:
        yield Line("broken", f"history: {settings.configuration().data}: {error}")


def _crawls(enabled: list["Source"]) -> Iterator[Line]:
    """What the run history says; the index has no word of a look that changed nothing."""
    from sponsorboard.crawl.alarms import Alarms
    from sponsorboard.crawl.health import health, looks, opened

    now = datetime.now(UTC)
    with opened(settings.configuration().data) as history:
        known = looks(history) if history else {}
        if history is None or not known:
            yield Line("ok", "crawls: none yet")
            return
        yield _last_read(max((one.read for one in known.values() if one.read), default=None), now)
        failing = [
            row.slug for row in enabled if health(row, history.runs(row.slug), now).failures > 1
        ]
        if failing:
            named = f"{len(failing)} failing in a row: {_some(failing)}"
            yield Line("attention", f"sources: {named}: sponsorboard sources list --health")
        standing = [f"{one.source} {one.kind}".strip() for one in Alarms(history).standing()]
        if standing:
            named = f"{len(standing)} active: {_some(standing)}"
            yield Line("attention", f"alarms: {named}: docs/operations.md says what each means")
        else:
            yield Line("ok", "alarms: none")


def _last_read(last: datetime | None, now: datetime) -> Line:
    if last is None:
        return Line("attention", "crawls: no source could be read yet")
    if now - last > UNSEEN:
        since = f"index: nothing seen since {last:%Y-%m-%d}"
        return Line("attention", f"{since}: sponsorboard crawl --due")
    return Line("ok", f"crawls: a source was read {ago(last, now)}")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _archive() -> Iterator[Line]:
    from sponsorboard.crawl.archive import archive

    given = settings.configuration()
    files = [file.stat() for file in archive(given.data / "archive").files()]
    if not files:
        yield Line("ok", "archive: empty")
        return
    size = sum(file.st_size for file in files)
    oldest = datetime.fromtimestamp(min(file.st_mtime for file in files), UTC)
    text = f"archive: {_bytes(size)} of {_bytes(given.archive_bytes)} allowed"
    text += f", since {oldest:%Y-%m-%d} of {given.archive_days} days allowed"
    late = datetime.now(UTC) - oldest > timedelta(days=given.archive_days) + UNSEEN
    if size > given.archive_bytes or late:
        yield Line("attention", f"{text}: the next crawl deletes the oldest files")
    else:
        yield Line("ok", text)


def _bytes(size: int) -> str:
    for power, unit in ((9, "GB"), (6, "MB"), (3, "kB")):
        if size >= 10**power:
            return f"{size / 10**power:.3g} {unit}"
    return f"{size} bytes"


def _notification() -> Iterator[Line]:
    urls = configuration.notify_urls()
    if not urls:
        text = "SPONSORBOARD_NOTIFY is not set: alarms stand in the report and here only"
        yield Line("ok", f"notification: {text}")
        return
    from sponsorboard.crawl import notify

    broken = notify.unknown(urls)
    yield from (Line("broken", f"notification: {each}") for each in broken)
    if not broken:
        count = f"{len(urls)} addresses" if len(urls) > 1 else "1 address"
        yield Line("ok", f"notification: SPONSORBOARD_NOTIFY is set ({count})")


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
    from sponsorboard.crawl import rendering

    if found := rendering.browser():
        yield Line("ok", f"browser: {found}, for pages that are empty until their scripts ran")
    else:
        yield Line("attention", f"browser: none; {rendering.missing('').advice}, {SCRIPTS}")


PARTS: tuple[Callable[[], Iterator[Line]], ...] = (
    _configuration, _folder, _index, _catalogue, _archive, _notification, _tables, _policy,
    _browser,
)  # fmt: skip
