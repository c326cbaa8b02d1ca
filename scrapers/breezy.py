"""Breezy HR's list of positions for job widgets: no docs of its own.

Token: NAME of NAME.breezy.hr. One call lists a whole board; it has descriptions when asked for with
``verbose=true``. A name that is nobody's gives an empty list too.
"""

import msgspec

from scrapers.page import Page, joined, posting, rows, structure
from scrapers.pay_fields import band_of
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"(?:^|//)([\w-]+)\.breezy\.hr(?=[/:?#]|$)"


class Named(msgspec.Struct):
    """Anything with a code and a name."""

    id: str | None = None
    name: str | None = None


class Location(msgspec.Struct):
    """One place; ``name`` is what the page shows."""

    name: str | None = None
    city: str | None = None
    state: Named | None = None
    country: Named | None = None
    is_remote: bool | None = None


class Position(msgspec.Struct):
    """One posting of a board; ``salary`` is a text such as ``$5.00 – $6.50 / hour``."""

    id: str
    name: str
    url: str
    published_date: str | None = None
    type: Named | None = None
    location: Location | None = None
    locations: list[Location] | None = None
    department: str | None = None
    salary: str | None = None
    description: str | None = None
    company: Named | None = None


def read(body: bytes, source: Source) -> Page:
    """The positions of a board.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, list[msgspec.Raw], "a Breezy board (a JSON list)")
    found, problems = rows(board, Position, lambda each: _posting(each, source), "position")
    return Page(found, None, problems)


def _posting(position: Position, source: Source) -> Posting:
    said = position.locations or ([position.location] if position.location else [])
    places = [place for each in said if (place := _place(each))]
    countries = {place.country for place in places}
    country = countries.pop() if len(countries) == 1 else None
    band = band_of(position.salary, "salary", country)
    return posting(
        source,
        position.id,
        url=position.url,
        title=position.name,
        company=position.company.name if position.company else None,
        description_html=position.description or None,
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=position.published_date,
        pay_fields=[band] if band else [],
        workplace_text="Remote" if any(each.is_remote for each in said) else None,
        employment_text=position.type.name if position.type else None,
        department_text=joined([position.department]),
    )


def _place(location: Location) -> Place | None:
    state, country = location.state or Named(), location.country or Named()
    text = joined([location.name]) or joined([location.city, state.name, country.name], ", ")
    code = country_code(country.id or country.name)
    if text is None:
        return None
    return Place(
        text=text,
        city=location.city or None,
        region=region_code(state.id, code) or region_code(state.name, code),
        country=code,
    )


SHAPES = (
    Shape(
        "breezy",
        ADDRESS,
        ('"friendly_id"', '"published_date"'),
        lambda body, _, source: read(body, source),
    ),
)
