"""Lever postings: https://github.com/lever/postings-api

Token: the name in jobs.lever.co/NAME, upper and lower case told apart; ``region = "eu"`` for boards
on jobs.eu.lever.co. One call lists a whole board.
"""

import msgspec

from scrapers.page import Page, joined, moment, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?:api|jobs)(?:\.eu)?\.lever\.co/(?:v0/postings/)?([\w.-]+)"


class Categories(msgspec.Struct):
    """Where the posting belongs."""

    location: str | None = None
    allLocations: list[str] | None = None
    team: str | None = None
    department: str | None = None
    commitment: str | None = None


class Section(msgspec.Struct):
    """A list under a heading; the content is its ``<li>`` elements."""

    text: str = ""
    content: str = ""


class SalaryRange(msgspec.Struct):
    """Pay; interval such as ``per-year-salary`` or ``per-hour-wage``."""

    min: float | None = None
    max: float | None = None
    currency: str | None = None
    interval: str | None = None


class Opening(msgspec.Struct):
    """One posting of a board."""

    id: str
    text: str
    hostedUrl: str
    applyUrl: str | None = None
    categories: Categories = msgspec.field(default_factory=Categories)
    createdAt: int | None = None
    country: str | None = None
    workplaceType: str | None = None
    description: str | None = None
    lists: list[Section] | None = None
    additional: str | None = None
    salaryDescription: str | None = None
    salaryRange: SalaryRange | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a board.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, list[msgspec.Raw], "a Lever board (a JSON list)")
    found, problems = rows(board, Opening, lambda each: _posting(each, source), "posting")
    return Page(found, None, problems)


def _posting(opening: Opening, source: Source) -> Posting:
    said = opening.categories
    places = list(dict.fromkeys([said.location, *(said.allLocations or ())]))
    return posting(
        source,
        opening.id,
        url=opening.hostedUrl,
        apply_url=opening.applyUrl,
        title=opening.text,
        description_html=_description(opening),
        location_text=joined(places),
        locations=_places(opening, places),
        posted_text=moment(opening.createdAt),
        pay_fields=_bands(opening.salaryRange),
        workplace_text=None if opening.workplaceType == "unspecified" else opening.workplaceType,
        employment_text=said.commitment,
        department_text=joined([said.department, said.team]),
    )


def _description(opening: Opening) -> str | None:
    """The text's parts in the order in which the hosted page shows them."""
    lists = (f"<h3>{each.text}</h3><ul>{each.content}</ul>" for each in opening.lists or ())
    parts = [opening.description, *lists, opening.additional, opening.salaryDescription]
    return "\n".join(part for part in parts if part and part.strip()) or None


def _places(opening: Opening, places: list[str | None]) -> list[Place]:
    """The places, where the country of the first is given; the field is about that one only."""
    if not opening.country:
        return []
    main = opening.categories.location
    return [
        Place(text=place, country=opening.country if place == main else None)
        for place in places
        if place
    ]


def _bands(pay: SalaryRange | None) -> list[Band]:
    if pay is None:
        return []
    unit = (pay.interval or "").removeprefix("per-").split("-")[0]
    return bands(
        pay.min, pay.max, "salaryRange", quote=pay.interval, every=unit, currency=pay.currency
    )


SHAPES = (Shape("lever", ADDRESS, ('"hostedUrl"',), lambda body, _, source: read(body, source)),)
