"""The legal names under which Labor Condition Applications were filed, by their normal form."""

import gc
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sponsorboard.reference.tables import cached, table


class Employers:
    """All legal names; a row is the place of one in the table ``lca_employers``.

    Args:
        until: last fiscal year whose newly met names can be found; every name by default.
    """

    def __init__(self, until: int | None = None) -> None:
        rows = table("lca_employers")
        self.names: list[str] = rows["name"].to_pylist()
        self.filings: npt.NDArray[np.uint32] = rows["filings"].to_numpy()
        self.keys: list[str] = rows["key"].to_pylist()
        by_key: dict[str, list[int]] = defaultdict(list)
        late = frozenset() if until is None else _first_met_after(until)
        for row, key in enumerate(self.keys):
            if key and row not in late:
                by_key[key].append(row)
        for row, trade in zip(*_trades(rows["trade"]), strict=True):
            if row not in late:
                by_key[trade].append(row)
        self.by_key = dict(by_key)
        self.sorted = sorted(by_key)

    @cached_property
    def joined(self) -> dict[str, str]:
        """Normal forms of several words by their letters alone."""
        return {key.replace(" ", ""): key for key in self.sorted if " " in key}

    def rows(self, key: str) -> list[int]:
        """Rows whose legal, trade or former name has this normal form."""
        return self.by_key.get(key, [])

    def run_together(self, key: str) -> list[int]:
        """Rows whose normal form has the same letters, blanks aside: ``theoriamedical``."""
        joined = key.replace(" ", "")
        return self.by_key.get(joined) or self.rows(self.joined.get(joined, ""))

    def beginning(self, words: str) -> Iterator[str]:
        """Normal forms that begin with these words and go on."""
        start = words + " "
        for at in range(bisect_left(self.sorted, start), len(self.sorted)):
            if not self.sorted[at].startswith(start):
                return
            yield self.sorted[at]

    def legal(self, start: str) -> list[int]:
        """Rows whose legal name begins with these letters."""
        found = []
        for row in range(bisect_left(self.names, start), len(self.names)):
            if not self.names[row].startswith(start):
                break
            found.append(row)
        return found

    def row(self, name: str) -> int | None:
        """Row of a legal name as the table spells it."""
        at = bisect_left(self.names, name)
        return at if at < len(self.names) and self.names[at] == name else None


def _trades(column: object) -> tuple[list[int], list[str]]:
    """Rows that have a trade or former name, and its normal form."""
    found = [(row, key) for row, key in enumerate(column.to_pylist()) if key]  # type: ignore[attr-defined]
    return [row for row, _ in found], [key for _, key in found]


@cached
def employers() -> Employers:
    """The loaded index."""
    found = Employers()
    gc.freeze()  # else every collection walks its half a million names again
    return found


def _first_met_after(year: int) -> frozenset[int]:
    """Rows of the names without a filing in or before a fiscal year."""
    rows = table("lca_years")
    years, holders = rows["year"].to_numpy(), rows["employer"].to_numpy()
    return frozenset(holders.tolist()).difference(holders[years <= year].tolist())
