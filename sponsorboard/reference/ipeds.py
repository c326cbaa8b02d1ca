"""Institutions of higher education: directory file of IPEDS (HD), US Department of Education."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import pyarrow as pa

Row = Mapping[str, str | None]

SCHEMA = pa.schema(
    {
        "unit": pa.uint32(),
        "name": pa.string(),
        "aliases": pa.list_(pa.string()),
        "domain": pa.string(),
        "control": pa.string(),
        "city": pa.string(),
        "state": pa.string(),
        "degree_granting": pa.bool_(),
        "active": pa.bool_(),
        "hospital": pa.bool_(),
        "medical": pa.bool_(),
        "ein": pa.string(),
    }
)
COLUMNS = {
    name: (name.upper(),)
    for name in (
        "unitid instnm ialias ein webaddr control deggrant cyactive hospital medical city stabbr"
    ).split()
}
"""All that is read: names of heads and their telephone numbers stand beside it in the file."""

CONTROL = {"1": "public", "2": "nonprofit", "3": "for_profit"}
RUN_TOGETHER = re.compile(r"\s*\|+\s*|\s{2,}")
COMMA = re.compile(r"\s*,\s*")
LEGAL = frozenset(["inc", "inc.", "llc", "l.l.c."])
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def institutions(rows: Iterable[Row]) -> pa.Table:
    """The table ``institutions``, in the order of names.

    From rows with the columns of the file in lower case (``unitid``, ``instnm``, ``ialias``,
    ``ein``, ``webaddr``, ``control``, ``deggrant``, ``cyactive``, ``hospital``, ``medical``,
    ``city``, ``stabbr``). What the file codes as not applicable or not reported is null.
    """
    found = [_institution(row) for row in rows]
    return pa.Table.from_pylist(sorted(found, key=lambda row: (row["name"], row["unit"])), SCHEMA)


def _institution(row: Row) -> dict[str, object]:
    name = _words(row, "instnm")
    city, state = _words(row, "city"), _words(row, "stabbr")
    return {
        "unit": int(_words(row, "unitid")),
        "name": name,
        "aliases": list(dict.fromkeys(a for a in _aliases(row["ialias"] or "", city) if a != name)),
        "domain": domain(_words(row, "webaddr")),
        "control": CONTROL.get(_words(row, "control")),
        "city": city or None,
        "state": state or None,
        "degree_granting": _yes(row, "deggrant"),
        "active": _yes(row, "cyactive"),
        "hospital": _yes(row, "hospital"),
        "medical": _yes(row, "medical"),
        "ein": ein(_words(row, "ein")),
    }


def ein(digits: str) -> str | None:
    """Employer identification number of nine digits; None where the file has none."""
    return digits.zfill(9) if digits.isdigit() and 7 <= len(digits) <= 9 else None


def domain(address: str) -> str | None:
    """Host of a web address, without ``www``; None where it is no address."""
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:  # a bracket that is left open
        return None
    host = host.removeprefix("www.")
    return host if HOST.fullmatch(host) else None


def _aliases(text: str, city: str) -> Iterator[str]:
    """Aliases that the file runs together by a bar, two blanks or, where it has neither, commas."""
    parts = [part.strip(" ,") for part in RUN_TOGETHER.split(text.strip())]
    if len(parts) > 1:
        yield from filter(None, parts)
        return
    whole = ""
    for part in COMMA.split(parts[0]):
        if whole and part.lower() in LEGAL | {city.lower()}:  # "University of Michigan, Ann Arbor"
            whole += f", {part}"
            continue
        if whole:
            yield whole
        whole = part
    if whole:
        yield whole


def _words(row: Row, column: str) -> str:
    return (row[column] or "").strip()


def _yes(row: Row, column: str) -> bool | None:
    return {"1": True, "2": False, "3": False}.get(_words(row, column))
