"""Counties and cities of wage areas: OFLC ``Geography.csv``, HUD-USPS ZIP to CBSA crosswalk."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyarrow as pa

from sponsorboard.postings import gazetteer
from sponsorboard.reference.tables import ReferenceError

Row = Mapping[str, str]

AREAS = pa.schema({"area": pa.string(), "name": pa.string(), "states": pa.list_(pa.string())})
COUNTIES = pa.schema({"state": pa.string(), "county": pa.string(), "area": pa.string()})
CITIES = pa.schema(
    {"state": pa.string(), "city": pa.string(), "area": pa.string(), "share": pa.float32()}
)

KIND = re.compile(
    r" (county|parish|city and borough|borough|census area|municipality|municipio"
    r"|planning region|town)$"
)
"""What a county is called; `` city`` stays: Baltimore city lies beside Baltimore County."""

COUNTY_COLUMNS = {
    "area": ("Area",),
    "area_name": ("AreaName",),
    "state": ("StateAb",),
    "county": ("CountyTownName",),
}
"""Columns of ``Geography.csv`` by the names that ``areas`` and ``counties`` read."""

CITY_COLUMNS = {
    "state": ("state", "usps_zip_pref_state"),
    "city": ("city", "usps_zip_pref_city"),
    "geoid": ("geoid", "cbsa"),
    "ratio": ("tot_ratio",),
}
"""Columns of the HUD-USPS crosswalk by the names that ``cities`` reads."""

SMALL = 0.01
"""Share of a city below which an area is left out: rounding of the shares."""


def place_key(name: str) -> str:
    """Name of a city as the tables have it: no case, accents, signs or blanks, so that
    "Coeur d'Alene" and "COEUR D ALENE", "DeKalb" and "DE KALB" are one."""
    return gazetteer.key(name).replace(" ", "")


def county_key(name: str) -> str:
    """Name of a county as the tables have it, without "County", "Parish" and the like."""
    return KIND.sub("", gazetteer.key(name)).replace(" ", "")


def areas(rows: Iterable[Row]) -> pa.Table:
    """The table ``wage_areas``, from rows ``area``, ``area_name`` and ``state``."""
    names: dict[str, str] = {}
    states: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        names[row["area"]] = row["area_name"]
        states[row["area"]].add(row["state"])
    return pa.table(
        {
            "area": sorted(names),
            "name": [names[area] for area in sorted(names)],
            "states": [sorted(states[area]) for area in sorted(names)],
        },
        schema=AREAS,
    )


def counties(rows: Iterable[Row]) -> pa.Table:
    """The table ``counties``, from rows ``area``, ``state`` and ``county``.

    Raises:
        ReferenceError: a county lies in two areas.
    """
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        own = (row["state"], county_key(row["county"]))
        if found.setdefault(own, row["area"]) != row["area"]:
            raise ReferenceError(
                f"Geography: {row['county']}, {row['state']} lies in the areas {found[own]} and "
                f"{row['area']}; take the file of one wage year"
            )
    listed = sorted(found)
    return pa.table(
        {
            "state": [state for state, _ in listed],
            "county": [county for _, county in listed],
            "area": [found[own] for own in listed],
        },
        schema=COUNTIES,
    )


def cities(rows: Iterable[Row], wage_areas: frozenset[str]) -> pa.Table:
    """The table ``cities``: share of each city's ZIP codes, by addresses, in each wage area.

    From rows ``state``, ``city``, ``geoid`` (CBSA, 99999 for none) and ``ratio`` (``tot_ratio``).
    The area is null for what lies in no metropolitan wage area, which is nonmetropolitan.
    """
    weights: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        area = row["geoid"] if row["geoid"] in wage_areas else ""
        weights[row["state"], place_key(row["city"])][area] += float(row["ratio"])
    found = []
    for (state, city), own in sorted(weights.items()):
        whole = sum(own.values())
        for area, weight in sorted(own.items(), key=lambda pair: (-pair[1], pair[0])):
            if weight > SMALL * whole:
                found.append((state, city, area or None, weight / whole))
    return pa.table(dict(zip(CITIES.names, zip(*found, strict=True), strict=True)), schema=CITIES)
