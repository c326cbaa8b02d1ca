"""Reviewed lists of this project's own: tab-separated files with a header, one record a row."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from sponsorboard.reference.tables import ReferenceError

Record = TypeVar("Record")


def records(file: Path, kind: type[Record]) -> Iterator[tuple[str, Record]]:
    """Each row as a record, with file and line in words.

    Raises:
        ReferenceError: a row is not as the record's columns have to be.
    """
    with file.open(encoding="utf-8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows, delimiter="\t"), 2):
            where = f"{file.name}, line {number}"
            try:
                yield where, msgspec.convert(row, kind)
            except msgspec.ValidationError as error:
                raise ReferenceError(f"{where}: {error}") from None
