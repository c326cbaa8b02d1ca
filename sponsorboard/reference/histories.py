"""What an employer's legal names have on file: filings and petitions by fiscal year.

Employers are rows of the table ``lca_employers``; several rows are one company's legal names.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sponsorboard.reference import names
from sponsorboard.reference.tables import cached, path, table

Column = npt.NDArray[np.uint32]
CUT = 34
"""Letters of a name that the USCIS hub kept up to FY2021."""


class Year(NamedTuple):
    """One occupation in one fiscal year."""

    soc: str
    year: int
    titles: int
    """Distinct job titles filed, where the source gives no count of filings."""
    filings: int | None
    new: int | None
    change: int | None
    continued: int | None


class Petitions(NamedTuple):
    """H-1B petitions of one fiscal year."""

    year: int
    initial_approval: int
    initial_denial: int
    continuing_approval: int
    continuing_denial: int


class Detail(NamedTuple):
    """What case-level files say of one occupation of a legal name in one period."""

    employer: str
    soc: str
    period: str
    filings: int
    new: int | None
    change: int | None
    continued: int | None
    dependent: int | None
    secondary: int | None
    wage_low: int | None
    wage_median: int | None
    wage_high: int | None
    states: list[str] | None


class Rows:
    """A table sorted by employer, of which one employer's rows are cut out."""

    def __init__(self, name: str) -> None:
        self.rows = table(name).combine_chunks()
        self.starts: Column = self.rows["employer"].to_numpy()

    def of(self, employer: int) -> Iterator[tuple[Any, ...]]:
        """The rows of one employer without its number."""
        first, last = np.searchsorted(self.starts, [employer, employer + 1])
        cut = self.rows.slice(int(first), int(last - first))
        columns = [cut.column(at).to_pylist() for at in range(1, cut.num_columns)]
        return zip(*columns, strict=True)


@cached
def _years() -> Rows:
    return Rows("lca_years")


@cached
def _totals() -> Rows:
    return Rows("lca_occupations")


@cached
def _petitions() -> Rows:
    return Rows("uscis_years")


@cached
def _petitioners() -> tuple[pa.StringArray, pa.StringArray]:
    rows = table("uscis_employers", ["key", "name"]).combine_chunks()
    return rows["key"].chunk(0), rows["name"].chunk(0)


@cached
def _details() -> tuple[list[str], pa.Table]:
    if path("lca_details") is None:
        return [], pa.table({})
    rows = table("lca_details").combine_chunks()
    return rows["employer"].to_pylist(), rows


def years(employers: Sequence[int]) -> list[Year]:
    """Every occupation and fiscal year with a certified filing under these names."""
    return [Year(*row) for one in employers for row in _years().of(one)]


def totals(employers: Sequence[int]) -> dict[str, int]:
    """Certified filings over the whole span under these names, by SOC code."""
    found: dict[str, int] = {}
    for one in employers:
        for soc, filings in _totals().of(one):
            found[soc] = found.get(soc, 0) + filings
    return found


def petitioners(legal: Sequence[str]) -> list[int]:
    """Rows of the table ``uscis_employers`` that are these legal names.

    Names of the hub's older years are cut off, so a long one is met by its beginning too.
    """
    keys, spelled = _petitioners()
    found: set[int] = set()
    for name in legal:
        own = names.normal_forms(name)[0]
        cut = names.key(name.upper()[:CUT]) if len(name) > CUT else None
        for key in filter(None, (own, cut)):
            for row in range(_first(keys, key), len(keys)):
                if keys[row].as_py() != key:
                    break
                if key == own or len(spelled[row].as_py()) >= CUT - 1:
                    found.add(row)
    return sorted(found)


def _first(keys: pa.StringArray, key: str) -> int:
    return bisect_left(range(len(keys)), key, key=lambda row: keys[row].as_py())


def petitions(petitioning: Sequence[int]) -> list[Petitions]:
    """Petitions decided by fiscal year, for rows of the table ``uscis_employers``."""
    found: dict[int, list[int]] = {}
    for one in petitioning:
        for year, *counts in _petitions().of(one):
            own = found.setdefault(year, [0] * len(counts))
            own[:] = [have + more for have, more in zip(own, counts, strict=True)]
    return [Petitions(year, *counts) for year, counts in sorted(found.items())]


def details(legal: Sequence[str]) -> list[Detail]:
    """What case-level files say under these legal names; empty where there are none."""
    employers, rows = _details()
    found = []
    for name in legal:
        first = bisect_left(employers, name)
        last = first
        while last < len(employers) and employers[last] == name:
            last += 1
        found += [Detail(**row) for row in rows.slice(first, last - first).to_pylist()]
    return found


@cached
def _permanents() -> dict[str, dict[int, int]]:
    """Applications for permanent employment by legal name and fiscal year, where loaded."""
    found: dict[str, dict[int, int]] = {}
    if path("perm_years") is not None:
        rows = table("perm_years", ["name", "year", "filings"])
        for name, year, count in zip(*(column.to_pylist() for column in rows.columns), strict=True):
            own = found.setdefault(name, {})
            own[year] = own.get(year, 0) + count
    return found


def permanent(legal: Sequence[str]) -> dict[int, int]:
    """Certified applications for permanent employment by fiscal year; empty where none is known."""
    found: dict[int, int] = {}
    for name in legal:
        for year, count in _permanents().get(name, {}).items():
            found[year] = found.get(year, 0) + count
    return found
