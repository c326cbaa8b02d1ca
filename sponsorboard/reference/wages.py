"""Prevailing wages: ``ALC_Export.csv`` of the OFLC wage zip (INA 212(p)(4)), or a copy of it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from sponsorboard.reference.tables import ReferenceError

Row = Mapping[str, Any]

CODE = pa.dictionary(pa.int16(), pa.string())
SCHEMA = pa.schema(
    {
        "soc": CODE,
        "area": CODE,
        "l1": pa.int32(),
        "l4": pa.int32(),
        "unit": CODE,
        "geo_level": pa.int8(),
    }
)
"""``l1`` and ``l4`` in cents for each ``unit``, null where not published; ``geo_level`` as in the
file, null where it does not say. Levels II and III follow from them: ``between``."""

LABELS = {"": "Hour", "Annual Wage": "Year", "High Wage": None, "No Leveled Wage": None}
"""Unit of the levels by ``Label``; None where none is published."""

UNITS = {"Hour": 1, "Year": 100}
"""Cents that the published levels are rounded to, by unit."""

COLUMNS = {
    "soc": ("SocCode", "soc_code"),
    "area": ("Area",),
    "l1": ("Level1", "l1"),
    "l2": ("Level2", "l2"),
    "l3": ("Level3", "l3"),
    "l4": ("Level4", "l4"),
}
"""Columns of ``ALC_Export.csv`` and of a copy of it, by the names that ``wages`` reads."""

OPTIONAL = {"geo_level": ("GeoLvl",), "label": ("Label",), "unit": ("unit",)}

SOC = re.compile(r"\d\d-\d{4}")
YEAR = re.compile(r"(20\d\d)[-_](\d\d)(?!\d)")
LAST_DAY = (6, 30)
"""Month and day on which a wage year ends."""


def wage_year(file: str) -> tuple[str, date]:
    """Wage year, such as ``2025-26``, and its last day, from the name of a file.

    Raises:
        ReferenceError: the name has none.
    """
    for match in YEAR.finditer(file):
        first, last = int(match[1]), int(match[2])
        if (first + 1) % 100 == last:
            return f"{first}-{last:02}", date(first + 1, *LAST_DAY)
    raise ReferenceError(
        f"{file}: no wage year in the name; keep the name OFLC_Wages_2026-27.zip that OFLC gives"
    )


def between(l1: Any, l4: Any, unit_cents: Any) -> tuple[Any, Any]:
    """Levels II and III of Level I and IV, in cents, rounded as published: INA 212(p)(4) divides
    the difference by three."""
    third = (l4 - l1) / 3
    return tuple(np.floor((l1 + third * k) / unit_cents + 0.5) * unit_cents for k in (1, 2))


def wages(rows: Iterable[Row], file: str) -> pa.Table:
    """The table ``wages``, in the order of occupation and area.

    From rows ``soc``, ``area``, ``l1`` to ``l4``, and ``label`` or ``unit`` and ``geo_level`` where
    the file has them. Zeros and blanks are not published. ``file`` names it in errors.

    Raises:
        ReferenceError: a code or label that the file cannot have, an occupation and area twice,
            levels that do not divide as the statute says.
    """
    keys: list[tuple[str, str]] = []
    units: list[str] = []
    geo: list[int | None] = []
    levels: list[tuple[float, ...]] = []
    for number, row in enumerate(rows, 2):
        keys.append(_key(row, file, number))
        unit, own = _levels(row, file, number)
        units.append(unit)
        levels.append(own)
        geo.append(int(row["geo_level"]) if row.get("geo_level") else None)
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if len(set(keys)) < len(keys):
        twice = next(keys[a] for a, b in pairwise(order) if keys[a] == keys[b])
        raise ReferenceError(
            f"{file}: {' x '.join(twice)} occurs twice; give one wage year at once"
        )
    cents = np.rint(np.array(levels).reshape(-1, 4)[order] * 100)
    ordered = [units[place] for place in order]
    missing = ~(cents > 0).all(axis=1)
    _check(
        cents, np.array([UNITS[one] for one in ordered]), missing, [keys[i] for i in order], file
    )
    cents[missing] = 0
    return pa.table(
        {
            "soc": [keys[place][0] for place in order],
            "area": [keys[place][1] for place in order],
            "l1": pa.array(cents[:, 0].astype(np.int32), mask=missing),
            "l4": pa.array(cents[:, 3].astype(np.int32), mask=missing),
            "unit": ordered,
            "geo_level": [geo[place] for place in order],
        },
        schema=SCHEMA,
    )


def _key(row: Row, file: str, number: int) -> tuple[str, str]:
    soc, area = str(row["soc"]).strip(), str(row["area"]).strip()
    if not SOC.fullmatch(soc) or not area.isdigit():
        raise ReferenceError(
            f"{file}, row {number}: {soc!r} x {area!r} is no occupation and area; "
            "the columns may be shifted"
        )
    return soc, area


def _levels(row: Row, file: str, number: int) -> tuple[str, tuple[float, ...]]:
    """Unit and levels of a row, zeros where none is published."""
    label = str(row.get("label") or "").strip()
    if label not in LABELS:
        raise ReferenceError(
            f"{file}, row {number}: unknown Label {label!r}, known are "
            f"{', '.join(repr(one) for one in LABELS)}"
        )
    unit = LABELS[label]
    if unit is None:
        return "Hour", (0.0,) * 4
    try:
        return str(row.get("unit") or unit), tuple(
            float(row[name] or 0) for name in ("l1", "l2", "l3", "l4")
        )
    except ValueError as error:
        raise ReferenceError(f"{file}, row {number}: a level is no number ({error})") from None


def _check(cents: Any, unit: Any, missing: Any, keys: list[tuple[str, str]], file: str) -> None:
    """Asserts the identity of the levels, to the rounding of the published figures."""
    second, third = between(cents[:, 0], cents[:, 3], unit)
    off = np.maximum(np.abs(cents[:, 1] - second), np.abs(cents[:, 2] - third))
    wrong = np.flatnonzero((off > unit) & ~missing)
    if len(wrong):
        soc, area = keys[wrong[0]]
        told = " / ".join(f"{one / 100:,.2f}" for one in cents[wrong[0]])
        raise ReferenceError(
            f"{file}: levels of {soc} x {area} are {told}, which INA 212(p)(4) does not allow "
            f"(L2 = L1 + (L4-L1)/3; {len(wrong)} rows); the columns may be shifted"
        )
