"""Rows of the agencies' large files, one after the other: XLSX, CSV and TSV, Parquet, and zips.

What is read of a row is no more than the columns asked for.
"""

import csv
import io
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import pyarrow as pa
import pyarrow.parquet as pq

from sponsorboard.reference.tables import ReferenceError
from sponsorboard.reference.workbooks import Workbook

Cells = tuple[Any, ...]
Progress = Callable[[int, int], None]
"""Takes how much of a file has been read, and its size."""

TEXTS = frozenset([".csv", ".tsv", ".txt"])
KINDS = frozenset([".xlsx", ".parquet"]) | TEXTS
OFTEN = 2_000
"""Rows from one report of progress to the next."""

BROKEN = (
    OSError, EOFError, LookupError, ValueError, csv.Error, zipfile.BadZipFile, zlib.error,
    ExpatError, pa.ArrowException,
)  # fmt: skip
"""What readers raise over a file that is not whole."""


@dataclass(frozen=True)
class Sheet:
    """One table of a file that is open: its header and, one by one, the rows below."""

    name: str
    """Name for messages and vintages: of the file, and of the sheet where it has several."""
    header: tuple[str, ...]
    """Titles of the columns, blanks at their ends taken off."""
    cells: Callable[[Sequence[int]], Iterator[tuple[int, Sequence[Any]]]]
    """Number and cells of the rows below the header; only those of the places given are there."""
    where: Callable[[], tuple[int, int]]
    """How far the reader is, and the size of the file."""

    def rows(self, places: Sequence[int], progress: Progress) -> Iterator[tuple[int, Cells]]:
        """Number and cells of each row that is not blank, with no other cells than ``places``.

        Raises:
            ReferenceError: the file is broken; names file and row.
        """
        width = max(places) + 1
        for number, row in self.cells(places):
            if number % OFTEN == 0:
                progress(*self.where())
            if not any(row):
                continue
            if len(row) < width:
                raise ReferenceError(
                    f"{self.name}, row {number}: {len(row)} cells, but column {width} is read; the "
                    "file is cut or a quotation mark is left open"
                )
            yield number, tuple(row[place] for place in places)
        progress(*self.where())


def sheets(file: Path, unpacked: Path) -> Iterator[Sheet]:
    """The tables in a file, each open until the next is asked for.

    Members of a zip are written to the folder ``unpacked``.

    Raises:
        ReferenceError: it cannot be read, or is of a kind that no agency publishes.
    """
    if not file.is_file():
        raise ReferenceError(f"{file}: no such file")
    kind = file.suffix.lower()
    if kind == ".zip":
        for member in _members(file, unpacked):
            yield from sheets(member, unpacked)
        return
    if kind not in KINDS:
        raise ReferenceError(
            f"{file.name}: cannot read {kind or 'a file without an ending'}; give .xlsx, .csv, "
            ".parquet or .zip as downloaded"
        )
    yield from {".xlsx": _workbook, ".parquet": _parquet}.get(kind, _text)(file)


def _members(file: Path, unpacked: Path) -> Iterator[Path]:
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                target = unpacked / Path(member.filename).name
                if not member.is_dir() and target.suffix.lower() in KINDS:
                    with archive.open(member) as inner, target.open("wb") as outer:
                        shutil.copyfileobj(inner, outer)
                    yield target
    except BROKEN as error:
        raise _broken(file.name, None, error) from None


def _workbook(file: Path) -> Iterator[Sheet]:
    try:
        book = Workbook(file)
    except BROKEN as error:
        raise _broken(file.name, None, error) from None
    for title in book.sheets:
        name = file.name if len(book.sheets) == 1 else f"{file.name}: {title}"
        yield _of_workbook(book, title, name)
    book.close()


def _of_workbook(book: Workbook, title: str, name: str) -> Sheet:
    try:
        top, found = book.header(title)
        size = book.size(title)
    except BROKEN as error:
        raise _broken(name, 1, error) from None
    header = tuple(str(found.get(place, "")).strip() for place in range(max(found, default=-1) + 1))

    def cells(places: Sequence[int]) -> Iterator[tuple[int, Sequence[Any]]]:
        width = range(max(places) + 1)
        number = top
        try:
            for number, row in book.rows(title, places):
                if number > top:
                    yield number, [row.get(place) for place in width] if row else ()
        except BROKEN as error:
            raise _broken(name, number + 1, error) from None

    return Sheet(name, header, cells, lambda: (book.read, size))


def _text(file: Path) -> Iterator[Sheet]:
    size = file.stat().st_size
    with file.open("rb") as stream:
        mark = stream.read(2)
        stream.seek(0)
        encoding = "utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        lines = io.TextIOWrapper(stream, encoding, newline="")
        rows = _numbered(_separated(lines), file.name, 1)
        header = tuple(one.strip() for one in next(rows, (1, ()))[1])
        where = stream.tell
        yield Sheet(file.name, header, lambda places: rows, lambda: (where(), size))
        lines.detach()


def _separated(lines: io.TextIOWrapper) -> Iterator[Sequence[str]]:
    first = lines.readline()
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    yield next(csv.reader([first], delimiter=delimiter), [])
    yield from csv.reader(lines, delimiter=delimiter, strict=True)


def _parquet(file: Path) -> Iterator[Sheet]:
    try:
        with pq.ParquetFile(file) as content:
            yield _of_parquet(content, file.name)
    except BROKEN as error:
        raise _broken(file.name, None, error) from None


def _of_parquet(content: pq.ParquetFile, name: str) -> Sheet:
    names = content.schema_arrow.names
    read = [0]

    def rows(places: Sequence[int]) -> Iterator[Sequence[Any]]:
        chosen = [names[place] for place in places]
        for batch in content.iter_batches(20_000, columns=chosen):
            columns: list[Any] = [[None] * batch.num_rows] * len(names)
            for place, own in zip(places, chosen, strict=True):
                columns[place] = batch.column(own).to_pylist()
            read[0] += batch.num_rows
            yield from zip(*columns, strict=True)

    return Sheet(
        name,
        tuple(names),
        lambda places: _numbered(rows(places), name, 1),
        lambda: (read[0], content.metadata.num_rows),
    )


def _numbered(
    cells: Iterator[Sequence[Any]], name: str, start: int
) -> Iterator[tuple[int, Sequence[Any]]]:
    """Rows with their numbers; a reader's error becomes one that names the row."""
    number = start
    while True:
        try:
            row = next(cells, None)
        except BROKEN as error:
            raise _broken(name, number, error) from None
        if row is None:
            return
        yield number, row
        number += 1


def _broken(name: str, row: int | None, error: Exception) -> ReferenceError:
    if isinstance(error, ReferenceError):
        return error
    at = f", row {row}" if row else ""
    return ReferenceError(f"{name}{at}: cannot be read ({error}); download the file anew")
