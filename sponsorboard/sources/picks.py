"""``enabled.txt`` of a folder of rows: which paused rows the operator wants, and which not.

One slug a line; ``-slug`` leaves out a row that would be crawled; ``#`` begins a comment.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sponsorboard.sources import files

FILE = "enabled.txt"
SWITCHED_OFF = "switched off: sponsorboard sources enable"
"""Why a row is left out that ``-slug`` names."""

HEAD = "# Rows to crawl, one slug a line: written by `sponsorboard sources enable` and `disable`."


class Pick(NamedTuple):
    """A line that names a row."""

    line: int
    slug: str
    on: bool


def read(file: Path) -> Iterator[Pick]:
    """The picks of a file; none when there is no file.

    Raises:
        OSError, UnicodeDecodeError: it is there and cannot be read.
    """
    if not file.exists():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if word := line.partition("#")[0].strip():
            yield Pick(number, word.removeprefix("-").strip(), not word.startswith("-"))


def change(file: Path, add: Iterable[str], remove: Iterable[str]) -> None:
    """Add and remove entries (``slug`` or ``-slug``); the file is whole at any moment.

    Entries are sorted; comments of their own line stand before them, in their order.

    Raises:
        OSError: the folder cannot be written.
    """
    comments: list[str] = []
    entries: dict[str, str] = {}
    there = file.read_text(encoding="utf-8").splitlines() if file.exists() else [HEAD]
    for line in map(str.strip, there):
        entry = line.partition("#")[0].strip()
        if entry:
            entries[entry] = line
        elif line:
            comments.append(line)
    for entry in remove:
        entries.pop(entry, None)
    for entry in add:
        entries.setdefault(entry, entry)
    ordered = sorted(entries, key=lambda entry: (entry.removeprefix("-"), entry))
    files.replace(file, "\n".join([*comments, *(entries[entry] for entry in ordered)]) + "\n")
