"""Prevailing wages of an occupation in an area, or over several, by the year."""

import functools
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from sponsorboard.reference.tables import Vintage, cached, table, vintage
from sponsorboard.reference.wages import UNITS, between

HOURS_A_YEAR = 2080
"""Hours of a full-time year in the OFLC tables; annual labels are never multiplied by them."""

WIDENED = 3
"""``GeoLvl`` from which the figures are the state's (3) or the nation's (4), not the area's."""


@dataclass(frozen=True, slots=True)
class Wages:
    """Wages of Level I to IV of an occupation, in whole US dollars a year."""

    soc: str
    """Occupation of the wage table."""

    least: tuple[float, ...]
    """The lowest over the areas asked for; empty where none has any published."""

    most: tuple[float, ...]
    """The highest; the same for one area."""

    areas: int
    """Areas that have levels."""

    annual: bool
    """Whether the agency surveys it by the year only (teachers, pilots and the like)."""

    widened: bool
    """Whether figures are those of the state or the nation."""


def prevailing(soc: str, areas: tuple[str, ...]) -> Wages | None:
    """Wages of an occupation over wage areas; None where the table has neither it nor them."""
    return _grid().wages(soc, areas)


def wage_vintage() -> Vintage | None:
    """Vintage of the wage table; its span is the wage year, such as ``2025-26``."""
    return _grid().vintage


def level(pay: float, wages: tuple[float, ...]) -> int:
    """Highest level that a yearly pay, in whole dollars, reaches, 1 to 4; 0 below Level I.

    The rule of the H-1B cap selection (90 FR 60864): equals or exceeds. Over several areas it is
    the lowest of them for their highest wages, and the highest for their lowest.
    """
    dollars = math.floor(pay + 0.5)
    return sum(dollars >= wage for wage in wages)


def title(soc: str) -> str | None:
    """Title of an occupation of SOC 2018."""
    return _grid().titles.get(soc)


class _Grid:
    """The wage table as arrays of occupation by area."""

    def __init__(self) -> None:
        rows = table("wages")
        self.vintage = vintage("wages")
        self.socs, soc = _coded(rows["soc"])
        self.areas, area = _coded(rows["area"])
        shape = len(self.socs), len(self.areas)
        cents = np.zeros((2, *shape), np.int32)
        for number, name in enumerate(("l1", "l4")):
            cents[number, soc, area] = _numbers(rows[name])
        self.l1, self.l4 = cents
        self.annual = np.zeros(shape, bool)
        units, unit = _coded(rows["unit"])
        self.annual[soc, area] = unit == units.get("Year", -1)
        self.geo = np.zeros(shape, np.int8)
        self.geo[soc, area] = _numbers(rows["geo_level"])
        del rows
        pa.default_memory_pool().release_unused()  # Arrow keeps the 450,000 rows otherwise
        known = table("occupations")
        socs = known["soc"].to_pylist()
        self.titles: dict[str, str] = dict(zip(socs, known["title"].to_pylist(), strict=True))
        self.covering = dict(zip(socs, known["wage_soc"].to_pylist(), strict=True))
        self.wages = functools.lru_cache(maxsize=8192)(self._wages)

    def _wages(self, soc: str, areas: tuple[str, ...]) -> Wages | None:
        own = self.covering.get(soc) or soc
        row = self.socs.get(own)
        columns = [self.areas[code] for code in areas if code in self.areas]
        if row is None or not columns:
            return None
        there = [column for column in columns if self.l1[row, column]]
        annual = self.annual[row, there or columns]
        l1, l4 = (cents[row, there].astype(float) for cents in (self.l1, self.l4))
        unit = np.where(annual, UNITS["Year"], UNITS["Hour"])
        l2, l3 = between(l1, l4, unit if there else 1)
        by_year = np.where(annual, 1, HOURS_A_YEAR) if there else 1
        dollars = np.array([np.floor(each * by_year / 100 + 0.5) for each in (l1, l2, l3, l4)])
        return Wages(
            soc=own,
            least=tuple(map(float, dollars.min(axis=1))) if there else (),
            most=tuple(map(float, dollars.max(axis=1))) if there else (),
            areas=len(there),
            annual=bool(annual.any()),
            widened=bool((self.geo[row, there] >= WIDENED).any()),
        )


def _coded(column: pa.ChunkedArray) -> tuple[dict[str, int], Any]:
    """Number of each code, and the column in numbers."""
    coded = column.unify_dictionaries().combine_chunks()
    codes = {code: number for number, code in enumerate(coded.dictionary.to_pylist())}
    return codes, coded.indices.to_numpy()


def _numbers(column: pa.ChunkedArray) -> Any:
    """The column with zeros for nulls."""
    return column.combine_chunks().fill_null(0).to_numpy()


_grid = cached(_Grid)
