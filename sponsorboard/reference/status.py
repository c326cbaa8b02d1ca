"""What each table in use holds, and whether a newer one has to be expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from sponsorboard.reference import tables
from sponsorboard.reference.tables import SHIPPED, ReferenceError, Vintage

TABLES = (
    "lca_employers", "lca_occupations", "lca_years", "lca_details", "uscis_employers",
    "uscis_years", "perm_years", "acwia", "wages", "wage_areas", "counties", "cities",
    "occupations", "occupation_titles", "institutions",
)  # fmt: skip
"""Every table."""
OPTIONAL = frozenset(["perm_years", "acwia"])
"""Tables that only an operator's own files give."""


@dataclass(frozen=True)
class State:
    """One table."""

    name: str
    file: Path | None
    """None where there is no such table."""
    vintage: Vintage | None
    rows: int
    stale: bool
    problem: str | None
    """Why it cannot be read."""

    @property
    def own(self) -> bool:
        """Whether it is an operator's, in place of one that ships."""
        return self.file is not None and self.file.parent != SHIPPED

    @property
    def optional(self) -> bool:
        """Whether it is one of those that only an operator's own files give."""
        return self.name in OPTIONAL


def states(today: date) -> Iterator[State]:
    """Every table, there or not."""
    return (_state(name, today) for name in TABLES)


def _state(name: str, today: date) -> State:
    file = tables.path(name)
    try:
        made = tables.vintage(name)
        rows = pq.read_metadata(file).num_rows if file else 0
    except ReferenceError as error:
        return State(name, file, None, 0, False, str(error))
    return State(name, file, made, rows, made is not None and made.stale(today), None)
