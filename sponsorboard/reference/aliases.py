"""Brands whose legal names cannot be told from their spelling: ``aliases.tsv``, for all to extend.

A line holds brands, legal names and the reason, with tabs between and ``|`` between several. A
legal name stands as the Department of Labor's files spell it; an ending ``*`` takes every name that
goes on after a whole word, a leading ``-`` takes names out again.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sponsorboard.reference import names
from sponsorboard.reference.employers import Employers
from sponsorboard.reference.tables import ReferenceError

FILE = Path(__file__).with_name("aliases.tsv")
COLUMNS = 3


class Alias(msgspec.Struct, frozen=True):
    """One line of the file."""

    line: int
    brands: list[str]
    patterns: list[str]
    reason: str


def aliases(file: Path = FILE) -> Iterator[Alias]:
    """The lines of the file.

    Raises:
        ReferenceError: a line has not three filled columns, or a brand stands twice.
    """
    seen: dict[str, int] = {}
    for number, text in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not text.strip() or text.startswith("#"):
            continue
        columns = [column.strip() for column in text.split("\t")]
        if len(columns) != COLUMNS or not all(columns):
            raise ReferenceError(
                f"{file.name} line {number}: give brands, legal names and the reason, tabs between"
            )
        alias = Alias(number, columns[0].split("|"), columns[1].split("|"), columns[2])
        for brand in {names.key(one) for one in alias.brands}:
            if brand in seen:
                raise ReferenceError(
                    f"{file.name} line {number}: {brand} stands in line {seen[brand]} too"
                )
            seen[brand] = number
        yield alias


def matching(pattern: str, employers: Employers) -> list[int]:
    """Rows of the legal names that a pattern takes, in the order of the table."""
    if not pattern.endswith("*"):
        row = employers.row(pattern)
        return [] if row is None else [row]
    start = pattern[:-1]
    return [
        row
        for row in employers.legal(start)
        if not start[-1].isalnum()
        or not employers.names[row][len(start) : len(start) + 1].isalnum()
    ]


def rows(alias: Alias, employers: Employers) -> list[int]:
    """Rows of the legal names of one alias."""
    found: set[int] = set()
    for pattern in alias.patterns:
        if pattern.startswith("-"):
            found.difference_update(matching(pattern[1:], employers))
        else:
            found.update(matching(pattern, employers))
    return sorted(found)
