"""The small original files, or members of a zip, found by name and read by their header."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import openpyxl
import pyarrow.parquet as pq

from sponsorboard.reference.tables import ReferenceError

Row = dict[str, Any]
Columns = Mapping[str, tuple[str, ...]]

TITLE_BLOCK = 12
"""Rows above the header, at most."""


@dataclass(frozen=True)
class Original:
    """One file that an agency publishes."""

    name: str
    """What a person calls it, for messages."""
    pattern: str
    """Regular expression of the whole file name, without case."""
    columns: Columns
    """Headers that a column may have, by the name that the rows have; nothing else is read."""
    optional: Columns = field(default_factory=dict)
    sheet: str = ""
    """Words in the title of the sheet, for a workbook of several."""


@dataclass(frozen=True)
class Found:
    """An original among the files that were given."""

    original: Original
    file: Path
    member: str | None
    """Name inside a zip."""

    @property
    def name(self) -> str:
        """Name for messages and vintages."""
        return f"{self.file.name}: {self.member}" if self.member else self.file.name

    def rows(self) -> Iterator[Row]:
        """The rows, with the columns of ``original`` under their names there.

        Raises:
            ReferenceError: it cannot be read, has no row or lacks a required column.
        """
        try:
            with self._stream() as stream:
                yield from _named(_cells(stream, self), self)
        except (OSError, ValueError, zipfile.BadZipFile, csv.Error) as error:
            if isinstance(error, ReferenceError):
                raise
            raise ReferenceError(f"{self.name}: cannot be read ({error})") from None

    @contextmanager
    def _stream(self) -> Iterator[IO[bytes]]:
        if self.member is None:
            with self.file.open("rb") as stream:
                yield stream
            return
        with zipfile.ZipFile(self.file) as archive, archive.open(self.member) as inner:
            yield inner


def find(original: Original, files: Sequence[Path]) -> Found | None:
    """The original among files and the members of zips; None where it is not there.

    Raises:
        ReferenceError: it is there twice.
    """
    found = [
        Found(original, file, member)
        for file in files
        for member in _members(file)
        if re.fullmatch(original.pattern, Path(member or file.name).name, re.IGNORECASE)
    ]
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        raise ReferenceError(f"{original.name} is given twice: {names}; give one")
    return found[0] if found else None


def _members(file: Path) -> list[str | None]:
    if file.suffix.lower() != ".zip":
        return [None]
    try:
        with zipfile.ZipFile(file) as archive:
            return list(archive.namelist())
    except (OSError, zipfile.BadZipFile) as error:
        raise ReferenceError(f"{file}: cannot be read ({error}); download it anew") from None


def _cells(stream: IO[bytes], found: Found) -> Iterator[Sequence[Any]]:
    """Rows of cells, the header first or below a title block."""
    kind = Path(found.member or found.file.name).suffix.lower()
    if kind == ".parquet":
        yield from _parquet(stream, found.original)
    elif kind == ".xlsx":
        yield from _sheet(io.BytesIO(stream.read()), found)
    else:
        with io.TextIOWrapper(stream, "utf-8-sig", newline="") as text:
            yield from csv.reader(text, delimiter="\t" if kind == ".txt" else ",")


def _parquet(stream: IO[bytes], original: Original) -> Iterator[Sequence[Any]]:
    file = pq.ParquetFile(stream)
    known = {_plain(name) for names in _all(original).values() for name in names}
    columns = [name for name in file.schema_arrow.names if _plain(name) in known]
    yield columns
    for batch in file.iter_batches(20_000, columns=columns):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _sheet(stream: IO[bytes], found: Found) -> Iterator[Sequence[Any]]:
    book = openpyxl.load_workbook(stream, read_only=True)
    sheet = next((one for one in book.worksheets if found.original.sheet in one.title), None)
    if sheet is None:
        raise ReferenceError(
            f"{found.name}: no sheet named like {found.original.sheet!r}, only "
            f"{', '.join(one.title for one in book.worksheets)}"
        )
    width = 0
    for row in sheet.iter_rows(values_only=True):  # blank cells at the end are left out
        width = max(width, len(row))
        yield (*row, *[None] * (width - len(row)))


def _named(cells: Iterable[Sequence[Any]], found: Found) -> Iterator[Row]:
    rows = iter(cells)
    places = _header(rows, found)
    last = max(places.values())
    row: Sequence[Any] = ()
    for row in filter(any, rows):
        if len(row) > last:
            yield {name: row[place] for name, place in places.items()}
        else:
            raise ReferenceError(f"{found.name}: a row has only {len(row)} cells: {row!r:.80}")
    if not row:
        raise ReferenceError(f"{found.name}: no rows below the header; download it anew")


def _header(rows: Iterator[Sequence[Any]], found: Found) -> dict[str, int]:
    """Place of each column, from the first row that has all required ones."""
    best: set[str] = set(found.original.columns)
    for row, _ in zip(rows, range(TITLE_BLOCK), strict=False):
        there = {_plain(cell): place for place, cell in enumerate(row) if cell}
        places = {
            name: there[_plain(header)]
            for name, headers in _all(found.original).items()
            for header in headers
            if _plain(header) in there
        }
        missing = set(found.original.columns) - set(places)
        if not missing:
            return places
        best = min(best, missing, key=len)
    wanted = ", ".join(sorted("/".join(found.original.columns[name]) for name in best))
    raise ReferenceError(
        f"{found.name}: no column {wanted}; is it {found.original.name}, and of a known layout?"
    )


def _all(original: Original) -> dict[str, tuple[str, ...]]:
    return {**original.columns, **original.optional}


def _plain(header: object) -> str:
    return re.sub(r"[\s_-]", "", str(header)).lower()
