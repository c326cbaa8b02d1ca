"""Trakstar Hire, formerly Recruiterbox: https://apiv1.recruiterbox.com/frontend_api.html

Token: the client's name, NAME in NAME.recruiterbox.com or NAME.hire.trakstar.com. Pages of openings
with the full text; no date of publication, no pay. Reported: the list of an account that was given
up still answers, with addresses that are gone.

Unproven: no recorded answer was at hand; it follows the vendor's reference and public readers.
"""

import msgspec

from scrapers.page import Page, joined, last_day, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://jsapi\.recruiterbox\.com/v1/openings\?(?:[^#]*&)?client_name=([\w.-]+)"


class Location(msgspec.Struct):
    """A place."""

    city: str | None = None
    state: str | None = None
    country: str | None = None


class Opening(msgspec.Struct):
    """One posting."""

    id: int | str
    title: str
    hosted_url: str
    description: str | None = None
    location: Location | None = None
    allows_remote: bool | None = None
    position_type: str | None = None
    team: str | None = None
    close_date: int | str | None = None


class Meta(msgspec.Struct):
    """What the page says of the list."""

    total: int | None = None


class List(msgspec.Struct):
    """A page of openings."""

    objects: list[msgspec.Raw]
    meta: Meta | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a page.

    Raises:
        ReadError: the body is not a page of openings.
    """
    page = structure(body, List, "a Trakstar Hire page (JSON with `objects`)")
    found, problems = rows(page.objects, Opening, lambda each: _posting(each, source), "opening")
    return Page(found, page.meta.total if page.meta else None, problems, rows=len(page.objects))


def _posting(opening: Opening, source: Source) -> Posting:
    place = _place(opening.location or Location())
    closing = opening.close_date
    return posting(
        source,
        opening.id,
        url=opening.hosted_url,
        title=opening.title,
        description_html=opening.description or None,
        location_text=place.text if place else None,
        locations=[place] if place else [],
        valid_through=last_day(closing) if isinstance(closing, str) else None,
        workplace_text="Remote" if opening.allows_remote else None,
        employment_text=joined([opening.position_type]),
        department_text=joined([opening.team]),
    )


def _place(location: Location) -> Place | None:
    city, state, country = (
        joined([each]) for each in (location.city, location.state, location.country)
    )
    text = joined([city, state, country], ", ")
    code = country_code(country)
    return (
        Place(text=text, city=city, region=region_code(state, code), country=code) if text else None
    )


SHAPES = (
    Shape(
        "recruiterbox",
        ADDRESS,
        ('"objects"', '"allows_remote"', '"hosted_url"'),
        lambda body, _, source: read(body, source),
    ),
)
