"""Tables of Labor Condition Applications by employer, occupation and fiscal year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sponsorboard.reference.names import normal_forms
from sponsorboard.reference.tables import SHIPPED, ReferenceError, Vintage

Made = tuple[pa.Table, Vintage]
Total = tuple[str, str | None, str, int, list[int]]
"""Employer, occupation (None where unknown), title, filings over all years, and those years."""

COUNTS = ("filings", "new", "change", "continued")
KINDS = COUNTS[1:]
SORTS = [(name, "ascending") for name in ("employer", "soc", "year")]


@dataclass(frozen=True)
class History:
    """Filings by employers' names."""

    employers: pa.Table
    """Columns ``name``, ``filings``."""
    occupations: pa.Table
    """Columns ``name``, ``soc``, ``filings``."""
    years: pa.Table
    """Columns ``name``, ``soc``, ``year``, ``titles``, and the counts, null where not known."""

    def first_year(self) -> int:
        """First fiscal year with a filing."""
        return int(pc.min(self.years["year"]).as_py())

    def last_year(self) -> int:
        """Last fiscal year with a filing."""
        return int(pc.max(self.years["year"]).as_py())

    def with_older(self, older: "History") -> "History":
        """This and the filings of earlier years."""
        both = [
            pa.concat_tables([ours, theirs.select(ours.column_names)], promote_options="permissive")
            for ours, theirs in (
                (self.employers, older.employers),
                (self.occupations, older.occupations),
                (self.years, older.years),
            )
        ]
        return History(
            _summed(both[0], ["name"]),
            _summed(both[1], ["name", "soc"]),
            both[2],
        )

    def tables(self, vintage: Vintage) -> Iterator[Made]:
        """The tables ``lca_employers``, ``lca_occupations`` and ``lca_years``."""
        employers = self.employers.sort_by("name")
        names = employers["name"].combine_chunks()
        forms = [normal_forms(name) for name in names.to_pylist()]
        made = {
            "lca_employers": pa.table(
                {
                    "name": names,
                    "filings": _small(employers["filings"]),
                    "key": [key for key, _ in forms],
                    "trade": pa.array([trade for _, trade in forms], pa.string()),
                }
            ),
            "lca_occupations": _numbered(self.occupations, names).sort_by(SORTS[:2]),
            "lca_years": _numbered(self.years, names).sort_by(SORTS),
        }
        for table, rows in made.items():
            yield rows, msgspec.structs.replace(vintage, table=table)


def of_totals(rows: Sequence[Total]) -> History:
    """From totals by employer, title and occupation.

    Raises:
        ReferenceError: not one of a known occupation is among them.
    """
    name, soc, title, filings, years = zip(*rows, strict=True)
    groups = pa.table(
        {
            "name": pa.array(name, pa.string()),
            "soc": pa.array(soc, pa.string()),
            "title": pa.array(title, pa.string()),
            "filings": pa.array(filings, pa.uint32()),
        }
    )
    listed = pa.array(years, pa.list_(pa.uint16()))
    each = groups.take(pc.list_parent_indices(listed)).append_column("year", listed.flatten())
    each = each.filter(pc.is_valid(each["soc"]))
    found = each.group_by(["name", "soc", "year"]).aggregate([("title", "count_distinct")])
    found = found.rename_columns(["name", "soc", "year", "titles"])
    for count in COUNTS:
        found = found.append_column(count, pa.nulls(found.num_rows, pa.uint32()))
    known = groups.filter(pc.is_valid(groups["soc"]))
    return History(_summed(groups, ["name"]), _summed(known, ["name", "soc"]), counting(found))


def of_cases(cases: pa.Table) -> History:
    """From certified cases, those of excerpts left out.

    Raises:
        ReferenceError: not one of a known occupation and year is among them.
    """
    rows = cases.select(["employer", "soc", "title", "decided", *KINDS])
    rows = rows.filter(pc.and_(pc.is_null(cases["period"]), pc.is_valid(cases["decided"])))
    rows = rows.rename_columns(["name", *rows.column_names[1:]])
    rows = rows.append_column("year", fiscal_years(rows["decided"]))
    rows = rows.append_column("filings", pa.array([1], pa.uint32()).take(_zeros(rows.num_rows)))
    known = rows.filter(pc.is_valid(rows["soc"]))
    found = known.group_by(["name", "soc", "year"]).aggregate(
        [("title", "count_distinct"), *((count, "sum") for count in COUNTS)]
    )
    found = found.rename_columns(["name", "soc", "year", "titles", *COUNTS])
    return History(_summed(rows, ["name"]), _summed(known, ["name", "soc"]), counting(found))


def counting(rows: pa.Table) -> pa.Table:
    """Rows made of the applications that count.

    Raises:
        ReferenceError: there is none.
    """
    if not rows.num_rows:
        raise ReferenceError(
            "the LCA files given hold no certified application of a known occupation and year; "
            "download them anew"
        )
    return rows


def fiscal_years(days: pa.ChunkedArray) -> Any:
    """Fiscal year of each day: from 1 October of the year before."""
    late = pc.cast(pc.greater_equal(pc.month(days), 10), pa.int64())
    return pc.cast(pc.add(pc.year(days), late), pa.uint16())


def shipped() -> History | None:
    """What the tables hold that ship; None where they are not there."""
    files = [SHIPPED / f"lca_{name}.parquet" for name in ("employers", "occupations", "years")]
    if not all(file.is_file() for file in files):
        return None
    employers, occupations, years = map(pq.read_table, files)
    for count in COUNTS:
        if count not in years.column_names:
            years = years.append_column(count, pa.nulls(years.num_rows, pa.uint32()))
    return History(
        employers.select(["name", "filings"]), _called(occupations, employers["name"]),
        _called(years, employers["name"]),
    )  # fmt: skip


def _called(rows: pa.Table, names: pa.ChunkedArray) -> pa.Table:
    """Rows with the employers' names for their numbers."""
    return rows.drop_columns(["employer"]).append_column("name", names.take(rows["employer"]))


def _numbered(rows: pa.Table, names: pa.Array) -> pa.Table:
    """Rows with the employers' numbers for their names, in the types of the tables."""
    found = {"employer": pc.cast(pc.index_in(rows["name"], names), pa.uint32())}
    for name in rows.column_names:
        if name in COUNTS:
            found[name] = _small(rows[name])
        elif name in ("year", "titles"):
            found[name] = pc.cast(rows[name], pa.uint16())
        elif name != "name":
            found[name] = rows[name]
    return pa.table(found)


def _summed(rows: pa.Table, keys: list[str]) -> pa.Table:
    found = rows.group_by(keys).aggregate([("filings", "sum")])
    return found.rename_columns([*keys, "filings"])


def _small(counts: pa.ChunkedArray) -> Any:
    return pc.cast(counts, pa.uint32())


def _zeros(length: int) -> pa.Array:
    return pa.nulls(length, pa.int8()).fill_null(0)
