"""O*NET database files: job zones and the education that a job requires (CC BY 4.0, US DOL/ETA)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]

ZONE_COLUMNS = {"onet": ("O*NET-SOC Code",), "job_zone": ("Job Zone",)}
SHARE_COLUMNS = {
    "onet": ("O*NET-SOC Code",),
    "scale": ("Scale ID",),
    "category": ("Category",),
    "value": ("Data Value",),
    "suppress": ("Recommend Suppress",),
}
"""Columns of the two files by the names that ``zones`` and ``shares`` read."""

BACHELOR = 6
"""Category of the scale RL from which a bachelor's degree or more is required."""

ENOUGH = 95.0
"""Per cent of the answers that must be left, after the suppressed, for a share to be told."""


def zones(rows: Iterable[Row]) -> dict[str, int]:
    """Job zone, 1 to 5, by O*NET-SOC code, from rows ``onet`` and ``job_zone`` of *Job Zones*."""
    return {row["onet"]: int(row["job_zone"]) for row in rows}


def shares(rows: Iterable[Row]) -> dict[str, float]:
    """Share of incumbents or experts, 0 to 1, who say that a bachelor's degree or more is required.

    From rows ``onet``, ``scale``, ``category``, ``value`` (per cent) and ``suppress`` of
    *Education, Training, and Experience*: scale RL, without those that O*NET recommends to
    suppress. A code is left out where they are more than a twentieth of the answers.
    """
    told: dict[str, float] = defaultdict(float)
    high: dict[str, float] = defaultdict(float)
    for row in rows:
        if row["scale"] == "RL" and row["suppress"] != "Y":
            told[row["onet"]] += float(row["value"])
            high[row["onet"]] += float(row["value"]) * (int(row["category"]) >= BACHELOR)
    return {code: high[code] / answers for code, answers in told.items() if answers >= ENOUGH}
