"""The table ``lca_details``: kinds of filings, wages and states by employer and occupation."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sponsorboard.reference import fiscal
from sponsorboard.reference.filings import counting, fiscal_years
from sponsorboard.reference.fiscal import Quarter
from sponsorboard.reference.tables import SHIPPED

KEYS = ["employer", "soc", "period"]
KINDS = ["new", "change", "continued", "dependent", "secondary"]
WAGES = {"wage_low": 0.25, "wage_median": 0.5, "wage_high": 0.75}
"""Quartiles of annual wages in dollars; the nearest wage that was attested, none in between."""

SCHEMA = pa.schema(
    {
        "employer": pa.string(),
        "soc": pa.string(),
        "period": pa.string(),
        "filings": pa.uint32(),
        **dict.fromkeys(KINDS, pa.uint32()),
        **dict.fromkeys(WAGES, pa.int32()),
        "states": pa.list_(pa.string()),
    }
)
"""Counts are of filings with at least one position of the kind, null where no source tells."""


def details(
    cases: pa.Table, quarters: Sequence[Quarter], sites: Sequence[tuple[str, str]]
) -> pa.Table:
    """The table, in the order of employer, occupation and period.

    Args:
        cases: certified cases; a period of a whole year or of quarters is given to those that have
            none.
        quarters: what the agency's own files cover; cases of excerpts from these years are left
            out, since they stand in the files too.
        sites: case number and state of further worksites.

    Raises:
        ReferenceError: not one of a known occupation and period is among them.
    """
    rows = counting(_placed(cases, list(quarters)))
    grouped = rows.group_by(KEYS).aggregate([([], "count_all"), *((one, "sum") for one in KINDS)])
    grouped = grouped.rename_columns([*KEYS, "filings", *KINDS])
    for part in (_wages(rows), _states(rows, sites)):
        beside = part.take(pc.index_in(_key(grouped), _key(part).combine_chunks()))
        for name in part.column_names[len(KEYS) :]:
            grouped = grouped.append_column(name, beside[name])
    grouped = grouped.sort_by([(key, "ascending") for key in KEYS])
    return grouped.select(SCHEMA.names).cast(SCHEMA)


def with_shipped(rows: pa.Table, quarters: Sequence[Quarter]) -> pa.Table:
    """The table, and what the one that ships has of fiscal years that ``quarters`` lack."""
    file = SHIPPED / "lca_details.parquet"
    if not file.is_file():
        return rows
    older = pq.read_table(file)
    known = pa.array([f"FY{year}" for year in {year for year, _ in quarters}], pa.string())
    held = pc.is_in(pc.utf8_slice_codeunits(older["period"], 0, 6), known)
    both = pa.concat_tables([rows, older.filter(pc.invert(held)).cast(SCHEMA)])
    return both.sort_by([(key, "ascending") for key in KEYS])


def _key(rows: pa.Table) -> Any:
    """One text for each group."""
    return pc.binary_join_element_wise(*(rows[name] for name in KEYS), "\n")


def _placed(cases: pa.Table, quarters: list[Quarter]) -> pa.Table:
    """Cases of a known occupation, each with its period."""
    years = sorted({year for year, _ in quarters})
    rows = cases.select([*KEYS, *KINDS, "case", "decided", "wage", "state"])
    rows = rows.filter(pc.is_valid(rows["soc"]))
    names = pa.array([fiscal.period(year, quarters) for year in years], pa.string())
    of_case = pc.index_in(fiscal_years(rows["decided"]), pa.array(years, pa.uint16()))
    mixed = pc.is_in(
        pc.utf8_slice_codeunits(rows["period"], 0, 6),
        pa.array([f"FY{year}" for year in years], pa.string()),
    )
    period = pc.coalesce(rows["period"], names.take(of_case.combine_chunks()))
    rows = rows.set_column(rows.column_names.index("period"), "period", period)
    return rows.filter(pc.and_(pc.is_valid(period), pc.invert(mixed)))


def _wages(rows: pa.Table) -> pa.Table:
    """Quartiles of the wages of each group."""
    listed = rows.filter(pc.is_valid(rows["wage"])).group_by(KEYS, use_threads=False)
    grouped = listed.aggregate([("wage", "list")])
    wages = grouped["wage_list"].combine_chunks()
    counts = pc.list_value_length(wages).to_numpy(zero_copy_only=False).astype(np.int64)
    values = np.asarray(wages.flatten())
    group = np.repeat(np.arange(len(counts)), counts)
    values = values[np.lexsort((values, group))]
    starts = np.cumsum(counts) - counts
    found: dict[str, Any] = {key: grouped[key] for key in KEYS}
    for name, share in WAGES.items():
        nearest = starts + np.rint(share * (counts - 1)).astype(np.int64)
        found[name] = pa.array(np.rint(values[nearest]).astype(np.int32))
    return pa.table(found)


def _states(rows: pa.Table, sites: Sequence[tuple[str, str]]) -> pa.Table:
    """States of the worksites of each group, in order."""
    pairs = rows.select([*KEYS, "state"])
    if sites:
        cases, states = zip(*sites, strict=True)
        further = pa.table(
            {"case": pa.array(cases, pa.string()), "state": pa.array(states, pa.string())}
        )
        known = rows.select([*KEYS, "case"]).join(
            further, "case", join_type="inner", use_threads=False
        )
        pairs = pa.concat_tables([pairs, known.select(pairs.column_names)])
    pairs = pairs.filter(pc.greater(pc.utf8_length(pairs["state"]), 0))
    each = pairs.group_by(pairs.column_names).aggregate([])
    each = each.sort_by([(name, "ascending") for name in pairs.column_names])
    grouped = each.group_by(KEYS, use_threads=False).aggregate([("state", "list")])
    return grouped.rename_columns([*KEYS, "states"])
