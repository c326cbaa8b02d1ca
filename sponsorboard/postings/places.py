"""Places of work: what a location line means, as far as it leaves no doubt."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sponsorboard.postings import gazetteer
from sponsorboard.postings.gazetteer import City, key
from sponsorboard.postings.posting import Place

# "or" in small letters: "OR" is a state.
SEVERAL = re.compile(r"\s*(?:[|;\n•·]|\s/\s|\s(?:or|oder|ou|&|and)\s)\s*")
PARTS = re.compile(r"\s*[,()\[\]:/]\s*|\s+[-–—]+\s+|\s+in\s+")
CODES = re.compile(r"^(?:(?P<country>[A-Z]{2,3})-)?(?P<region>[A-Z]{2})-(?=[A-Z][a-z])")
TOWN = re.compile(r"([^\W\d_][^\W\d_. '-]*(?:[ .'-]+[^\W\d_.'-]+){0,3}), [A-Z]{2}\b")
COUNTED = re.compile(r"\d+\s+locations?", re.IGNORECASE)
NOISE = re.compile(
    # Words of a location line that name no place.
    r"\b(?:remote(?:ly)?|hybrid|on-?site|in[- ]?office|home[- ]?office|home|work from|wfh|anywhere"
    r"|offices?|headquarters|hq|hub|campus|greater|metro(?:politan)?|area|region|based|only|first"
    r"|locations?|preferred|friendly|flexible|fully|100%|the|within|eligible"
    r"|temporar(?:y|ily)|city of)\b",
    re.IGNORECASE,
)
DOMINANT = 3.0
"""A bare name is the largest city of that name where it is this many times the next one."""

DOUBTFUL_CODES = frozenset("AR CA CO DE IL IN LA MA PA".split())
"""Codes of US states that, standing alone, as often mean a country or a city."""

SMALLEST = 100_000
"""Inhabitants from which a bare name without country or region counts."""


class Context(NamedTuple):
    """What the parts of a location line say beside the city."""

    country: str | None = None
    region: str | None = None


def places(text: str | None) -> list[Place]:
    """The places that a location line names, one each, in its order.

    What is not said beyond doubt stays None: ``Remote`` and ``2 Locations`` give no country,
    ``Cambridge`` alone gives none either, ``Cambridge, MA`` does.
    """
    return [replace(place) for place in _places(text or "")]


@lru_cache(maxsize=8192)
def _places(text: str) -> tuple[Place, ...]:
    found: list[Place] = []
    for piece in SEVERAL.split(text):
        piece = piece.strip(" ,-")
        if piece and not COUNTED.fullmatch(piece):
            found += _piece(piece)
    return tuple(found)


def understood(place: Place) -> Place:
    """The place with what its text tells beyond the fields that the page filled."""
    if place.city is None and place.region is None:
        read = _places(place.text)
        if len(read) == 1 and place.country in (None, read[0].country):
            return replace(read[0], text=place.text)
        return place
    said = _said([part for part in (place.region, place.country) if part])
    region, country = place.region, place.country or said.country
    city = _city([place.city], Context(country, said.region or region)) if place.city else None
    if city is None:
        return replace(place, country=country, region=said.region or region)
    return _place(place.text, city, country)


def _piece(piece: str) -> list[Place]:
    """One place, or several cities separated by commas."""
    lead = CODES.match(piece)
    parts = [lead["country"], lead["region"], piece[lead.end() :]] if lead else PARTS.split(piece)
    named = [word for part in parts if part and (word := NOISE.sub(" ", part).strip(" -.%"))]
    said = _said(named)
    rest = [part for part in named if not _is_said(part, said)]
    cities = [city for part in rest if (city := _city([part], said))]
    if len(cities) > 1 and len(cities) == len(rest) and not (said.region or said.country):
        return [_place(part, city, None) for part, city in zip(rest, cities, strict=True)]
    city = cities[-1] if cities else _city_of_region(named, said)
    if city is not None:
        return [_place(piece, city, said.country)]
    if not said.country and "-" in piece.replace(" - ", " "):
        return [replace(place, text=piece) for place in _piece(piece.replace("-", ", "))]
    return [Place(text=piece, city=_town(piece, said), country=said.country, region=said.region)]


def _town(piece: str, said: Context) -> str | None:
    """A place too small for the gazetteer, in the plain form "Allendale, NJ"."""
    match = TOWN.match(piece) if said.region else None
    return match[1] if match and not _is_said(match[1], said) else None


def _place(text: str, city: City, country: str | None) -> Place:
    """The place of a city; of several cities of that name in one country only the country."""
    return Place(
        text=text,
        city=city.name,
        region=city.region,
        country=country or city.country,
        lat=city.lat,
        lon=city.lon,
    )


def _said(parts: list[str]) -> Context:
    """Country and region among the parts of a line, where they are clear."""
    named = (gazetteer.countries().get(key(part)) for part in reversed(parts))
    country = next(filter(None, named), None)
    codes = [code for part in parts if (code := _code(part))]
    region: tuple[str, str] | None = None
    for code in codes:
        if len(parts) > 1 or code not in DOUBTFUL_CODES:
            country, region = _coded(code, codes, parts, country, region)
    for part in parts:
        known = gazetteer.regions().get(key(part))
        if region is None and known and country in (None, known[0]):
            region = _georgia(parts) if key(part) == "georgia" else known
            if len(parts) == 1 and key(part) in gazetteer.cities():
                region = None  # "New York" and "Washington" alone are read as cities
    if region and region[0] != "US" and not region[1]:
        return Context(region[0])
    if region and country in (None, region[0]):
        return Context(region[0], region[1])
    return Context(country)


def _code(part: str) -> str | None:
    """The code that a part is, also one with a ZIP code behind it: ``CA 94103``."""
    plain = part.replace(".", "").strip()
    head, _, rest = plain.partition(" ")
    if (
        head.isupper()
        and head.isalpha()
        and len(head) in (2, 3)
        and (not rest or rest[:1].isdigit())
    ):
        return head
    return None


def _georgia(parts: list[str]) -> tuple[str, str] | None:
    """The state or the country, by the city beside it; neither when there is none."""
    for part in parts:
        for city in gazetteer.cities().get(key(part), []):
            if (city.country, city.region) == ("US", "GA"):
                return "US", "GA"
            if city.country == "GE":
                return "GE", ""
    return None


def _coded(
    code: str,
    codes: list[str],
    parts: list[str],
    country: str | None,
    region: tuple[str, str] | None,
) -> tuple[str | None, tuple[str, str] | None]:
    """What a code of two or three letters adds: ``CA`` is California or Canada by its company."""
    owners = gazetteer.region_codes().get(code, frozenset())
    nation = gazetteer.country_codes().get(code)
    if country in owners:
        return country, (country, code)
    if country is None and "US" in owners and not region:
        if nation and code != "US" and _is_nation(nation, code, codes, parts):
            return nation, region
        return country, ("US", code)
    if country is None and owners and not nation and not region:
        return country, (next(iter(owners)), code)
    if nation and country is None and (code in ("US", "USA", "UK", "GB") or not region):
        return nation, region
    return country, region


def _is_nation(nation: str, code: str, codes: list[str], parts: list[str]) -> bool:
    """Whether a code that is a US state too means the country: ``Toronto, CA``, ``Berlin, DE``."""
    cities = [
        city
        for part in parts
        for city in gazetteer.cities().get(key(part), [])
        if city.country == nation or (city.country == "US" and city.region == code)
    ]
    return bool(cities) and cities[0].country == nation and len(codes) == 1


def _is_said(part: str, said: Context) -> bool:
    """Whether a part is the country or the region rather than a city."""
    name = key(part)
    code = part.replace(".", "").strip()
    if gazetteer.countries().get(name) == said.country and said.country:
        return True
    if code.isupper() and len(code) in (2, 3) and name not in gazetteer.CITY_ALIASES:
        return True
    return bool(said.region) and gazetteer.regions().get(name) == (said.country, said.region)


def _city(names: list[str], said: Context) -> City | None:
    """The city of that name that fits what else is said; None where several would."""
    for name in names:
        known = [
            city
            for city in gazetteer.cities().get(key(name), [])
            if said.country in (None, city.country)
            and (said.region is None or city.region in (said.region, None))
        ]
        if known and (best := _clear(known, said)):
            return best
    return None


def _clear(known: list[City], said: Context) -> City | None:
    """The one that is meant of cities that fit, the largest first."""
    best = known[0]
    if said.region or (said.country and len(known) == 1):
        return best
    if not said.country and best.people < SMALLEST:
        return None
    if len(known) == 1 or best.people >= DOMINANT * known[1].people:
        return best
    if all(city.country == best.country for city in known):
        return best._replace(region=None)
    return None


def _city_of_region(named: list[str], said: Context) -> City | None:
    """ "New York, NY" and "New York, New York": the city that has its state's name."""
    if said.country == "US" and said.region and len(named) > 1:
        return _city([part for part in named if key(part) == "new york"], said)
    return None
