"""Places of work: what a location line means, as far as it leaves no doubt."""

import re
from dataclasses import replace
from functools import lru_cache

from sponsorboard.postings import gazetteer
from sponsorboard.postings.gazetteer import City
from sponsorboard.postings.place_parts import Part, groups, parts_of, pieces_of
from sponsorboard.postings.posting import Place

DOMINANT = 3.0
"""A bare name is the largest city of that name where it is this many times the next one."""

UNLISTED = 15_000
"""Inhabitants below which the gazetteer has no cities: there may be one of any name."""

DOUBTFUL_CODES = frozenset("AR CA CO DE IL IN LA MA PA".split())
"""Codes of US states that, standing alone, as often mean a country or a city."""

WITHIN = re.compile(
    # A country inside other words: "US East", "Work @ Home US"; not "Outside US"
    r"(?<![Oo]utside )(?<![Nn]on-)(?<![Nn]ot )"
    r"\b(USA?|U\.S\.(?:A\.)?|United States|UK|United Kingdom)(?!\w)"
)
TOWN = re.compile(r"[^\W\d_][^\W\d_. '-]*(?:[ .'-]+[^\W\d_.'-]+){0,3}")
IN_DOUBT = frozenset(["georgia", "victoria"])
"""Regions whose bare name is as often a country or a city."""


def places(text: str | None) -> list[Place]:
    """The places that a location line names, one each, in its order.

    What is not said beyond doubt stays None: ``Remote`` and ``2 Locations`` give no country,
    ``Cambridge`` alone gives none either, ``Cambridge, MA`` does.
    """
    return [replace(place) for place in _places(text or "")]


def understood(place: Place) -> Place:
    """The place with what its text tells beyond the fields that the page filled."""
    given = ", ".join(part for part in (place.city, place.region, place.country) if part)
    if place.city or place.region:
        read = _places(given)
        if len(read) == 1 and read[0].country:
            city = read[0].city or place.city
            return replace(read[0], text=place.text, city=city)
        country = _code(place.country)
        return replace(place, region=place.region if country else None, country=country)
    read = _places(place.text)
    country = _code(place.country)
    if len(read) == 1 and country in (None, read[0].country):
        return replace(read[0], text=place.text)
    if len(read) == 1 and read[0].country is None and place.text:
        within = _places(f"{place.text}, {country}")
        if len(within) == 1 and within[0].country == country:
            return replace(within[0], text=place.text)
    return replace(place, country=country)


def _code(country: str | None) -> str | None:
    """Alpha-2 code of a country that a page named or coded; None when it is no country's."""
    if not country:
        return None
    named = gazetteer.countries().get(gazetteer.key(country))
    return named or gazetteer.country_codes().get(country.strip().upper())


@lru_cache(maxsize=8192)
def _places(text: str) -> tuple[Place, ...]:
    found: list[Place] = []
    for piece in pieces_of(text):
        read = _read(piece)
        if "-" in piece and not any(place.city or place.region for place in read):
            apart = _read(piece.replace("-", ", "))  # "US-NYC", "Dallas-Fort Worth"
            known = any(place.country for place in read)
            if all(place.city or place.region or (place.country and not known) for place in apart):
                read = apart if len(apart) > 1 else [replace(apart[0], text=piece)]
        found += read
    return tuple(found)


def _read(piece: str) -> list[Place]:
    parts = parts_of(piece)
    read = [_place(words, group) for words, group in groups(parts)]
    if not read or (len(read) == 2 and not all(place.country for place in read)):
        return [_place(piece, parts)]  # "Lincoln Park, Chicago" is one place
    return read


def _place(text: str, parts: list[Part]) -> Place:
    """The one place that the parts of a line name."""
    if city := _city(parts):
        return replace(city, text=text)
    country, region = _region(parts)
    if country is None and (match := WITHIN.search(text)):
        country = gazetteer.countries().get(gazetteer.key(match[1]))
    return Place(text=text, city=_town(parts) if region else None, region=region, country=country)


def _town(parts: list[Part]) -> str | None:
    """A place too small for the gazetteer, in the plain form "Allendale, NJ"."""
    first = parts[0]
    if len(parts) == 2 and parts[1].code and not (first.code or first.region or first.nation):
        match = TOWN.fullmatch(first.words)
        return match[0] if match else None
    return None


# --- Cities ---------------------------------------------------------------------------------------


def _city(parts: list[Part]) -> Place | None:
    """The city that a part names and that the other parts fit; None where several would."""
    best: tuple[int, int] = (0, 0)
    chosen: Place | None = None
    for index, part in enumerate(parts):
        others = parts[:index] + parts[index + 1 :]
        known = [(city, _fit(city, others)) for city in gazetteer.cities().get(part.key, ())]
        top = max((fit for _, fit in known), default=-1)
        if top < _needed(part):
            continue
        place = _clear([city for city, fit in known if fit == top], top)
        if place and (top, index) >= best:
            best, chosen = (top, index), place
    return chosen


def _needed(part: Part) -> int:
    """How well a city must fit for a part to be read as it, rather than as a state or country."""
    if part.owners or (part.region and part.key != "new york"):
        return 2
    return 1 if part.nation else 0


def _fit(city: City, others: list[Part]) -> int:
    """How well a city fits what else is said: 2 by its region, 1 by its country, -1 not at all."""
    fits = [_fit_of_part(city, part) for part in others]
    if -1 in fits:
        return -1
    best = max(fits, default=0)
    odd = any(
        not fit and (part.owners or part.region) for fit, part in zip(fits, others, strict=True)
    )
    return -1 if odd and not best else best


def _fit_of_part(city: City, part: Part) -> int:
    if part.nation:
        return 1 if part.nation == city.country else -1
    states = part.owners | ({part.region[0]} if part.region else set())
    return _fit_of_region(city, part) or (-1 if city.region and city.country in states else 0)


def _fit_of_region(city: City, part: Part) -> int:
    if part.region == (city.country, city.region):
        return 2
    if part.code and city.region == part.code and city.country in part.owners:
        return 2
    if part.code and gazetteer.country_codes().get(part.code) == city.country:
        return 1
    return int(part.key == "georgia" and city.country == "GE")


def _clear(cities: list[City], fit: int) -> Place | None:
    """The one that is meant of cities that fit equally, the largest first."""
    best = cities[0]
    rest = [city.people for city in cities[1:2]] + [0 if fit else UNLISTED]
    place = Place(
        text="",
        city=best.name,
        region=best.region,
        country=best.country,
        lat=best.lat,
        lon=best.lon,
    )
    if fit == 2 or (fit and len(cities) == 1) or best.people >= DOMINANT * max(rest):
        return place
    if all(city.country == best.country for city in cities) and best.people >= 100_000 - fit * 1e5:
        return replace(place, region=None, lat=None, lon=None)
    return None


# --- Countries and regions ------------------------------------------------------------------------


def _region(parts: list[Part]) -> tuple[str | None, str | None]:
    """Country and region that the parts say, where no city settles it."""
    country = next((part.nation for part in reversed(parts) if part.nation), None)
    for part in parts:
        if part.region and country in (None, part.region[0]):
            return _named(part, parts, country)
    for part in parts:
        if part.code and not part.nation and (found := _coded(part, parts, country)):
            return found
    return country, None


def _named(part: Part, parts: list[Part], country: str | None) -> tuple[str | None, str | None]:
    """Country and region of a region's name: ``Georgia`` and ``Washington`` alone are in doubt."""
    assert part.region
    if part.key in IN_DOUBT and country is None:
        return None, None
    if part.key == "washington" and len(parts) == 1:
        return "US", None
    return part.region


def _coded(part: Part, parts: list[Part], country: str | None) -> tuple[str, str | None] | None:
    """What a code says that no city confirmed: a US state, a Canadian province or a country."""
    assert part.code
    nation = gazetteer.country_codes().get(part.code)
    if country:
        return (country, part.code) if country in part.owners else None
    alone = len(parts) == 1
    if "US" in part.owners:
        doubtful = part.code in DOUBTFUL_CODES if alone else part.code == "DE"
        return None if doubtful else ("US", part.code)
    if part.owners and not nation:
        return next(iter(part.owners)), part.code
    elsewhere = any(gazetteer.cities().get(other.key) for other in parts if other is not part)
    return (nation, None) if nation and not elsewhere else None
