"""Whether an employer's filings say that it mostly places workers at clients.

A Labor Condition Application names the client where the worker is placed (``SECONDARY_ENTITY``,
20 CFR 655.730), and says whether the employer is H-1B dependent (8 U.S.C. 1182(n)(3)(A)).
"""

from collections.abc import Sequence
from typing import NamedTuple

import pyarrow.compute as pc

from sponsorboard.postings.posting import Evidence
from sponsorboard.reference.tables import cached, table, vintage

MOST = 0.5
"""Share of filings that name a client above which an employer places workers at clients."""

ENOUGH = 4
"""Filings from which that share tells by itself. In the sample of FY2020 Q2, of employers with four
or more, one filing that names a client goes with a majority of such among the others in 94 of 100
cases where the employer is H-1B dependent and in 81 of 100 where not, universities with hospitals
among them; so fewer are enough for the dependent only."""


def staffing(legal_names: Sequence[str]) -> tuple[bool, list[Evidence]]:
    """Whether the files mark the employer as one that mostly places workers at clients, and the
    rows that say so; False where they do not tell.

    What the posting says of its own role is ``employment.third_party``, and counts not here.
    """
    known = _placements()
    rows = [(name, known[name]) for name in legal_names if name in known]
    filings = sum(row.filings for _, row in rows)
    clients = sum(row.clients for _, row in rows)
    dependent = sum(row.dependent for _, row in rows)
    if not filings or clients <= MOST * filings:
        return False, []
    if filings < ENOUGH and dependent <= MOST * filings:
        return False, []
    return True, [_evidence(name, row) for name, row in rows]


class _Placed(NamedTuple):
    """Filings of one employer over the periods whose source tells of clients."""

    filings: int
    clients: int
    dependent: int
    periods: str


def _evidence(name: str, row: _Placed) -> Evidence:
    marks = "; H-1B dependent" if row.dependent > MOST * row.filings else ""
    counts = f"{row.clients:,} of {row.filings:,} filings of {row.periods} name a client"
    made = vintage("lca_details")
    where = f"lca_details {made.span if made else ''}"
    return Evidence(origin="reference", ref=f"{where}: {name}: {counts}{marks}")


@cached
def _placements() -> dict[str, _Placed]:
    """What is known, by legal name."""
    rows = table("lca_details", ["employer", "period", "filings", "secondary", "dependent"])
    found: dict[str, _Placed] = {}
    for row in rows.filter(pc.is_valid(rows["secondary"])).to_pylist():
        old, own = found.get(row["employer"], _Placed(0, 0, 0, "")), row["period"]
        found[row["employer"]] = _Placed(
            old.filings + row["filings"],
            old.clients + row["secondary"],
            old.dependent + (row["dependent"] or 0),
            old.periods
            if own in old.periods.split(", ")
            else f"{old.periods}, {own}".removeprefix(", "),
        )
    return found
