"""The catalogue: the built-in rows and the operator's, each read for itself."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import NamedTuple

import msgspec

from sponsorboard.configuration import nearest
from sponsorboard.sources.source import Source

BUILT_IN = Path(__file__).parent
KEYS = [one.name for one in fields(Source) if one.name != "slug"]


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

    def reject(self, slug: str, message: str, advice: str) -> None:
        """Take a row out and name its problem."""
        del self.rows[slug]
        self.problems.append(Problem(slug, self.files[slug], message, advice))


def catalogue(folders: Iterable[Path | str] = ()) -> Catalogue:
    """The built-in rows and those of further folders; of two rows of one slug the later wins.

    A broken row or file becomes a problem and stops no other row.
    """
    found = Catalogue()
    for folder in (BUILT_IN, *map(Path, folders)):
        if not folder.is_dir():
            found.problems.append(
                Problem(None, folder, "no such folder of rows", "create it, or correct `sources`")
            )
        for file in sorted(folder.glob("*.toml")):
            _add(found, file)
    return found


def _add(found: Catalogue, file: Path) -> None:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        found.problems.append(
            Problem(None, file, f"not readable: {error}", "correct the file; its rows are left out")
        )
        return
    for slug, values in table.items():
        try:
            row = source(slug, values)
        except ValueError as error:
            found.problems.append(Problem(slug, file, str(error), f"correct the row in {file}"))
            continue
        if slug in found.rows:
            found.overridden.append(Override(slug, found.files[slug], file))
        found.rows[slug], found.files[slug] = row, file


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
