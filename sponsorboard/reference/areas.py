"""Wage areas of places of work: by county, by city, by the name of a metropolitan region."""

import functools
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sponsorboard.postings import gazetteer
from sponsorboard.postings.posting import Place
from sponsorboard.reference.geography import county_key, place_key
from sponsorboard.reference.tables import cached, table

METROS = Path(__file__).parent / "metros.toml"

SETTLED = 0.8
"""Share of a city's addresses that settles its area: its ZIP codes reach beyond its limits."""

NEAR_KM, NEIGHBOURS, ALIKE = 20.0, 2, 0.9
"""A suburb that the postal service counts to another city lies in the area of these many settled
cities of its state this near, if nearly all are in one; right in 99.3 % of settled cities."""

EARTH_KM = 6371.0
COUNTY = re.compile(r"((?:[\w.'’-]+ ){1,4})(?:County|Parish|Borough|Planning Region)\b")
POSTAL = {
    ("NY", "newyorkcity"): "newyork",
    ("NY", "manhattan"): "newyork",
    ("NY", "thebronx"): "bronx",
    ("DC", "washingtondc"): "washington",
}
"""Cities that the postal service calls otherwise."""
NONE = frozenset[str]()


class Area(NamedTuple):
    """A wage area: an OEWS metropolitan (CBSA) or nonmetropolitan area."""

    code: str
    name: str


def area_of(place: Place) -> Area | None:
    """The wage area that a place lies in; None outside the US and where it is not settled."""
    codes = areas_of(place)
    return named(codes[0]) if len(codes) == 1 else None


def areas_of(place: Place) -> tuple[str, ...]:
    """Codes of the wage areas that a place may lie in, in order: one where that is settled.

    A county that the place names, a metropolitan region by name, then the city decide. Where they
    do not, every area of the state is left, or of the country. Empty outside the US.
    """
    if place.country not in ("US", None):
        return ()
    return _map().places(place.text, place.city, place.region, place.lat, place.lon, place.country)


def areas_in(states: frozenset[str]) -> tuple[str, ...]:
    """Codes of the wage areas that lie in these states, as far as any; no state means all."""
    return _map().within(states)


def named(code: str) -> Area | None:
    """The area of a code; None where the table has none."""
    name = _map().names.get(code)
    return None if name is None else Area(code, name)


class _Map:
    """What is known of places, from the tables ``wage_areas``, ``counties`` and ``cities``."""

    def __init__(self) -> None:
        areas = table("wage_areas")
        self.names: dict[str, str] = dict(
            zip(areas["area"].to_pylist(), areas["name"].to_pylist(), strict=True)
        )
        self.states: dict[str, frozenset[str]] = {
            code: frozenset(states)
            for code, states in zip(self.names, areas["states"].to_pylist(), strict=True)
        }
        columns = (table("counties")[name].to_pylist() for name in ("state", "county", "area"))
        self.counties = {
            (state, county): area for state, county, area in zip(*columns, strict=True)
        }
        metropolitan = set(table("cities", ["area"])["area"].to_pylist())
        self.outside = frozenset(self.names) - metropolitan
        self.cities = _Cities()
        self.metros = _metros(frozenset(self.names))
        self.within = functools.cache(self._within)
        self.places = functools.lru_cache(maxsize=16384)(self._places)

    def _places(
        self,
        text: str,
        city: str | None,
        region: str | None,
        lat: float | None,
        lon: float | None,
        country: str | None,
    ) -> tuple[str, ...]:
        named = self._county(text, region) or self._region(text, city, region)
        if named or country is None:
            return named
        if not region:
            return self.within(NONE)
        return (
            self._city(city or text.partition(",")[0], region)
            or self._near(lat, lon, region)
            or self.within(frozenset([region]))
        )

    def _county(self, text: str, region: str | None) -> tuple[str, ...]:
        """Area of the county that a text names, with up to three words too many before it."""
        match = COUNTY.search(text)
        words = match[1].split() if match and region else []
        for first in range(len(words)):
            if area := self.counties.get((region or "", county_key(" ".join(words[first:])))):
                return (area,)
        return ()

    def _region(self, text: str, city: str | None, region: str | None) -> tuple[str, ...]:
        """Areas of the metropolitan region that a text names, unless it names a city beside it or
        a state elsewhere."""
        name, areas = self._metro(text)
        rest = gazetteer.key(text).replace(name.strip(), "")
        if city and gazetteer.key(city) in rest:
            return ()
        here = [code for code in areas if region in (None, *self.states[code])]
        return tuple(here)

    def _metro(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Name and areas of the metropolitan region that a text names, or nothing."""
        key = f" {gazetteer.key(text)} "
        return next((pair for pair in self.metros if pair[0] in key), ("", ()))

    def _city(self, city: str, region: str) -> tuple[str, ...]:
        key = _postal(region, city)
        independent = key if key.endswith("city") else f"{key}city"
        if area := self.counties.get((region, independent)):
            return (area,)
        shares = self.cities.shares(region, key)
        if shares and shares[0][1] >= SETTLED:
            shares = shares[:1]
        return self._codes([code for code, _ in shares], region)

    def _near(self, lat: float | None, lon: float | None, region: str) -> tuple[str, ...]:
        if lat is None or lon is None:
            return ()
        around = Counter(self.cities.around(lat, lon, region)).most_common()
        total = sum(count for _, count in around)
        settled = total >= NEIGHBOURS and around[0][1] >= ALIKE * total
        return self._codes([around[0][0]], region) if settled else ()

    def _codes(self, areas: list[str | None], region: str) -> tuple[str, ...]:
        """Codes of areas, where None stands for every nonmetropolitan one of the state."""
        found = [code for code in areas if code]
        if None in areas:
            found += [code for code in self.within(frozenset([region])) if code in self.outside]
        return tuple(sorted(set(found)))

    def _within(self, states: frozenset[str]) -> tuple[str, ...]:
        return tuple(c for c, own in self.states.items() if not states or states & own)


class _Cities:
    """Shares of cities in wage areas, kept as arrays."""

    def __init__(self) -> None:
        rows = table("cities")
        keys = [
            f"{state}|{city}"
            for state, city in zip(rows["state"].to_pylist(), rows["city"].to_pylist(), strict=True)
        ]
        self.keys = np.array(keys).astype(np.bytes_)
        areas = rows["area"].combine_chunks().dictionary_encode()
        self.codes: list[str] = areas.dictionary.to_pylist()
        self.area = areas.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int16)
        self.share = rows["share"].to_numpy()

    def shares(self, state: str, key: str) -> list[tuple[str | None, float]]:
        """Areas of a city, None for nonmetropolitan, with its share in each, greatest first."""
        sought = f"{state}|{key}".encode("ascii", "replace")
        first, last = (
            np.searchsorted(self.keys, sought),
            np.searchsorted(self.keys, sought, "right"),
        )
        return [(self._code(row), float(self.share[row])) for row in range(first, last)]

    def around(self, lat: float, lon: float, state: str) -> list[str | None]:
        """Areas of the settled cities of the state near a point, degrees."""
        north, east, states, rows = self._points
        up = np.radians(north - lat)
        right = np.radians(east - lon) * np.cos(np.radians(lat))
        near = (states == state) & (EARTH_KM * np.hypot(up, right) <= NEAR_KM)
        return [self._code(row) for row in rows[near]]

    def _code(self, row: int) -> str | None:
        area = int(self.area[row])
        return None if area < 0 else self.codes[area]

    @functools.cached_property
    def _points(self) -> tuple[Any, Any, Any, Any]:
        """Latitude, longitude, state and row of the cities of the gazetteer that are settled."""
        found = {
            (city.lat, city.lon, city.region, row)
            for several in gazetteer.cities().values()
            for city in several
            if city.country == "US" and city.region and (row := self._settled(city)) is not None
        }
        north, east, states, rows = zip(*sorted(found), strict=True)
        return np.array(north), np.array(east), np.array(states), np.array(rows)

    def _settled(self, city: gazetteer.City) -> int | None:
        sought = f"{city.region}|{_postal(city.region or '', city.name)}".encode("ascii", "replace")
        row = int(np.searchsorted(self.keys, sought))
        there = row < len(self.keys) and self.keys[row] == sought
        return row if there and self.share[row] >= SETTLED else None


def _postal(state: str, city: str) -> str:
    """Name of a city as the table ``cities`` has it."""
    key = place_key(city)
    return POSTAL.get((state, key), key)


def _metros(codes: frozenset[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Names of metropolitan regions between blanks, the longest first, with their areas."""
    rows = tomllib.loads(METROS.read_text()).values()
    found = [
        (f" {name} ", tuple(code for code in row["areas"] if code in codes))
        for row in rows
        for name in row["names"]
    ]
    return sorted(found, key=lambda pair: -len(pair[0]))


_map = cached(_Map)
