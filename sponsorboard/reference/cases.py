"""Cases of several disclosure files of one kind, united: the latest decision on each counts.

Quarterly files are cumulative in some years and not in others, and a case that was certified may
stand in a later file as withdrawn.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from sponsorboard.reference import fiscal
from sponsorboard.reference.columns import Layout, Row, read
from sponsorboard.reference.fiscal import Quarter
from sponsorboard.reference.sheets import Progress, Sheet
from sponsorboard.reference.tables import Source

CHUNK = 50_000

Case = Callable[[Row, str], Row]
"""A case from a row of a file and where it stands, in words."""


@dataclass
class File:
    """What one file held."""

    name: str
    rows: int = 0
    used: int = 0
    first: date | None = None
    last: date | None = None


@dataclass
class Cases:
    """Rows of all files, and which of them count."""

    schema: pa.Schema
    """Columns of a case; among them ``case``, ``decided`` and ``certified``."""
    files: list[File] = field(default_factory=list)
    parts: list[pa.Table] = field(default_factory=list)
    days: Counter[date] = field(default_factory=Counter)
    """Decisions of each day in the agency's own files."""

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Take the rows of one file."""
        file = File(name)
        number = len(self.files)
        self.files.append(file)
        left: Iterator[Row] = iter(rows)
        while chunk := list(islice(left, CHUNK)):
            part = pa.Table.from_pylist(chunk, self.schema)
            file.rows += len(chunk)
            bounds = pc.min_max(part["decided"]).as_py()
            file.first = min(filter(None, [file.first, bounds["min"]]), default=None)
            file.last = max(filter(None, [file.last, bounds["max"]]), default=None)
            self.days.update(one["decided"] for one in chunk if not one.get("period"))
            self.parts.append(part.append_column("file", pa.array([number] * len(chunk), "uint16")))

    def quarters(self) -> list[Quarter]:
        """Quarters that the agency's files cover, in order."""
        return fiscal.covered({day: count for day, count in self.days.items() if day})

    def missing(self, kind: str) -> list[str]:
        """Warnings of quarters that the files, of this kind in words, lack."""
        return [
            f"no decision of FY{year} Q{number} is in the {kind} files given; give that quarter's "
            "too"
            for year, number in fiscal.missing(self.quarters())
        ]

    def latest(self) -> pa.Table:
        """The certified cases, each once, as last decided; cases without a number all.

        The rows are then no longer kept here.
        """
        rows = pa.concat_tables(self.parts) if self.parts else self._none()
        self.parts = []
        day = pc.fill_null(rows["decided"], date.min)  # undecided is never the latest
        keys = rows.select(["case", "file"]).append_column("day", day)
        order = pc.sort_indices(keys, [(one, "ascending") for one in ("case", "day", "file")])
        cases = rows["case"].take(order).combine_chunks()
        if len(cases) > 1:
            again = pc.equal(cases.slice(0, len(cases) - 1), cases.slice(1)).fill_null(False)
            order = order.filter(pa.concat_arrays([pc.invert(again), pa.array([True])]))
        rows = rows.take(order.filter(rows["certified"].take(order).combine_chunks()).sort())
        for pair in pc.value_counts(rows["file"]).to_pylist():
            self.files[pair["values"]].used = pair["counts"]
        return rows

    def sources(self) -> list[Source]:
        """What each file gave; known after ``latest``."""
        return [
            Source(file=one.name, rows=one.rows, used=one.used, first=one.first, last=one.last)
            for one in self.files
        ]

    def _none(self) -> pa.Table:
        return self.schema.append(pa.field("file", pa.uint16())).empty_table()


class CaseFiles:
    """Reads files of one kind in which every row is a case.

    Args:
        kind: what they are called in warnings.
        schema: columns of a case.
        case: makes one of a row.
    """

    def __init__(self, kind: str, schema: pa.Schema, case: Case) -> None:
        self.kind = kind
        self.case = case
        self.cases = Cases(schema)

    def add(self, sheet: Sheet, layout: Layout, progress: Progress) -> None:
        """Read one file.

        Raises:
            ReferenceError: it is broken, or a date in it is none.
        """
        rows = read(sheet, layout, progress)
        self.cases.add(sheet.name, (self.case(row, where) for where, row in rows))

    def warnings(self) -> list[str]:
        """What is missing among the files given."""
        return self.cases.missing(self.kind)
