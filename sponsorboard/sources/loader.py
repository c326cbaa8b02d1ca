"""The catalogue: the built-in rows and the operator's, each read for itself."""

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from sponsorboard.configuration import nearest
from sponsorboard.sources import lines, picks
from sponsorboard.sources.source import Source

BUILT_IN = Path(__file__).parent
NOT_ROWS = BUILT_IN / "policy.toml"
KEYS = [name for name in Source.__struct_fields__ if name != "slug"]


class Problem(NamedTuple):
    """A row, or a whole file of rows, that cannot be used."""

    source: str | None
    """Slug of the row; None for a whole file."""

    file: Path
    message: str
    advice: str


class Override(NamedTuple):
    """A row that a later file's row of the same slug replaces."""

    source: str
    file: Path
    winner: Path


@dataclass(slots=True)
class Catalogue:
    """Rows by slug, and what is wrong with the others."""

    rows: dict[str, Source] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    overridden: list[Override] = field(default_factory=list)
    written: dict[str, Source] = field(default_factory=dict)
    """Of rows that an ``enabled.txt`` switches on or off: what their own file says."""

    def reject(self, slug: str, message: str, advice: str) -> None:
        """Take a row out and name its problem."""
        del self.rows[slug]
        self.problems.append(Problem(slug, self.files[slug], message, advice))

    def add(self, row: Source, file: Path) -> None:
        """Take a row in, in place of an earlier one of its slug."""
        if row.slug in self.rows:
            self.overridden.append(Override(row.slug, self.files[row.slug], file))
        self.rows[row.slug], self.files[row.slug] = row, file


def catalogue(folders: Iterable[Path | str] = ()) -> Catalogue:
    """The built-in rows and those of further folders; of two rows of one slug the later wins.

    In each folder: the lines of ``boards/*.tsv``, the tables of ``*.toml``, and ``enabled.txt``,
    which switches rows on and off. A broken row or file becomes a problem and stops no other row.
    """
    found = Catalogue()
    places = [BUILT_IN, *map(Path, folders)]
    for folder in places:
        if not folder.is_dir():
            found.problems.append(
                Problem(None, folder, "no such folder of rows", "create it, or correct `sources`")
            )
        for file in sorted((folder / lines.FOLDER).glob("*.tsv")):
            _add_boards(found, file)
        for file in sorted(folder.glob("*.toml")):
            if file != NOT_ROWS:
                _add_tables(found, file)
    for folder in places:
        _pick(found, folder / picks.FILE)
    return found


def _unreadable(file: Path, error: Exception) -> Problem:
    return Problem(None, file, f"not readable: {error}", "correct the file; its rows are left out")


def _add_boards(found: Catalogue, file: Path) -> None:
    try:
        said = lines.read(file)
    except (UnicodeDecodeError, OSError) as error:
        found.problems.append(_unreadable(file, error))
        return
    for row in said.sources:
        found.add(row, file)
    for one in said.broken:
        advice = f"correct the line in {file}"
        found.problems.append(Problem(one.slug, file, one.message, advice))


def _add_tables(found: Catalogue, file: Path) -> None:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        found.problems.append(_unreadable(file, error))
        return
    for slug, values in table.items():
        try:
            row = source(slug, values)
        except ValueError as error:
            found.problems.append(Problem(slug, file, str(error), f"correct the row in {file}"))
            continue
        found.add(row, file)


def _pick(found: Catalogue, file: Path) -> None:
    try:
        chosen = list(picks.read(file))
    except (UnicodeDecodeError, OSError) as error:
        found.problems.append(_unreadable(file, error))
        return
    for line, slug, on in chosen:
        row = found.rows.get(slug)
        if row is None:
            message = f"line {line}: no row is called {slug!r}{likely(slug, found.rows)}"
            found.problems.append(Problem(slug, file, message, f"correct the line in {file}"))
            continue
        found.written.setdefault(slug, row)
        paused = None if on else row.paused or picks.SWITCHED_OFF
        found.rows[slug] = msgspec.structs.replace(row, paused=paused)


def likely(word: str, known: Iterable[str]) -> str:
    """An ending for an error message: the nearest of very many words, of those that begin alike."""
    alike = [one for one in known if one[:2] == word[:2]]
    close = difflib.get_close_matches(word, alike, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def source(slug: str, values: object) -> Source:
    """The row that a table of a rows file describes.

    Raises:
        ValueError: an unknown key, a missing one, or a value of the wrong kind.
    """
    if not isinstance(values, dict):
        raise ValueError(f"[{slug}] is not a table")
    for key in values:
        if key not in KEYS:
            raise ValueError(f"unknown key {key!r}{nearest(key, KEYS)}")
    try:
        return msgspec.convert({**values, "slug": slug}, Source)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
