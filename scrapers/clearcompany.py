"""ClearCompany career sites: pages of postings with their texts. No public documentation.

Token: the siteId, a UUID, that the careers page's script career-site.js is given. Without
``pageIndex`` the whole board would come at once.

Unproven: rests on what others recorded of the interface; no recorded response was read.
"""

import msgspec

from scrapers.page import Page, joined, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
ADDRESS = rf"^https?://careers-api\.clearcompany\.com/v1/({UUID})"


class Location(msgspec.Struct):
    """A structured place."""

    city: str | None = None
    subdivision: str | None = None
    country: str | None = None
    isRemote: bool | None = None


class Position(msgspec.Struct):
    """One posting."""

    id: str
    positionTitle: str
    applyLink: str
    description: str | None = None
    postedDate: str | None = None
    openDate: str | None = None
    departmentName: str | None = None
    location: str | None = None
    locations: list[Location] | None = None
    brandName: str | None = None


class Board(msgspec.Struct):
    """A page."""

    results: list[msgspec.Raw]
    totalCount: int | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a page.

    Raises:
        ReadError: the body is not a page of postings.
    """
    board = structure(body, Board, "a ClearCompany page (JSON with `results`)")
    found, problems = rows(board.results, Position, lambda row: _posting(row, source), "position")
    return Page(found, board.totalCount, problems)


def _posting(position: Position, source: Source) -> Posting:
    places = [place for each in position.locations or () if (place := _place(each))]
    at_home = any(each.isRemote for each in position.locations or ())
    return posting(
        source,
        position.id,
        url=position.applyLink.partition("?")[0].removesuffix("/apply"),
        apply_url=position.applyLink,
        title=position.positionTitle,
        company=position.brandName,
        description_html=position.description,
        location_text=joined(place.text for place in places) or joined([position.location]),
        locations=places,
        posted_text=position.postedDate or position.openDate,
        workplace_text="Remote" if at_home else None,
        department_text=position.departmentName,
    )


def _place(location: Location) -> Place | None:
    text = joined([location.city, location.subdivision, location.country], ", ")
    country = country_code(location.country)
    region = region_code(location.subdivision, country)
    city = location.city or None
    return Place(text=text, city=city, region=region, country=country) if text else None


def _saved_detail(body: bytes, _: str, source: Source) -> Page:
    expected = "a ClearCompany posting (JSON with `positionTitle`)"
    return Page([_posting(structure(body, Position, expected), source)])


SHAPES = (
    Shape(
        "clearcompany",
        ADDRESS + r"/?(?:[?#]|$)",
        ('"positionTitle"', '"results"'),
        lambda body, _, source: read(body, source),
    ),
    Shape("clearcompany", ADDRESS + "/\\w", ('"positionTitle"', '"applyLink"'), _saved_detail),
)
