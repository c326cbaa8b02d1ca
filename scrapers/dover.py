"""Dover career pages: the page's number by its name, pages of rows, one detail a posting.

Token: the name in app.dover.com/jobs/NAME, or the UUID in app.dover.com/COMPANY/careers/UUID. No
public documentation.

Unproven: rests on what others recorded of the interface; no recorded response was read.
"""

import dataclasses
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from scrapers.page import Page, joined, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

API = r"^https?://app\.dover\.com/api/v1/"
LIST = API + r"careers-page/([\w-]+)/jobs"
DETAIL = API + r"inbound/application-portal-job/([\w-]+)"


class Option(msgspec.Struct):
    """A structured place."""

    display_name: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None


class Location(msgspec.Struct):
    """A place of work; type such as ``IN_OFFICE`` or ``REMOTE``."""

    name: str | None = None
    location_type: str | None = None
    location_option: Option | None = None


class Job(msgspec.Struct):
    """One row."""

    id: str
    title: str
    locations: list[Location] | None = None
    workplace_type: str | None = None
    is_published: bool | None = None
    is_sample: bool | None = None


class Board(msgspec.Struct):
    """A list page."""

    results: list[msgspec.Raw]
    count: int | None = None
    next: str | None = None


class Site(msgspec.Struct):
    """A career page."""

    id: str
    slug: str | None = None


class Compensation(msgspec.Struct):
    """Pay; ``salary_range_type`` such as ``YEARLY``."""

    lower_bound: float | None = None
    upper_bound: float | None = None
    currency_code: str | None = None
    salary_range_type: str | None = None
    employment_type: str | None = None


class Detail(msgspec.Struct):
    """The answer for one posting."""

    id: str
    title: str
    client_name: str | None = None
    user_provided_description: str | None = None
    locations: list[Location] | None = None
    workplace_type: str | None = None
    compensation: Compensation | None = None
    created: str | None = None


class CareerPage(NamedTuple):
    """What tells one career page from others."""

    id: str
    name: str


def site(body: bytes) -> CareerPage:
    """The number and the name of a career page.

    Raises:
        ReadError: the body is not the answer for a career page.
    """
    found = structure(body, Site, "a Dover career page (JSON with `id`)")
    return CareerPage(found.id, found.slug or found.id)


def read(body: bytes, name: str, source: Source) -> Page:
    """The published rows of a list page as postings without description; ``name`` is the page's.

    Raises:
        ReadError: the body is not a list page.
    """
    board = structure(body, Board, "a Dover list page (JSON with `results`)")
    found, problems = rows(board.results, Job, lambda job: _stub(job, name, source), "job")
    return Page(found, board.count, problems, rows=len(board.results) - len(problems))


def further(body: bytes) -> bool:
    """Whether a list page says that there is a next one.

    Raises:
        ReadError: the body is not a list page.
    """
    return bool(structure(body, Board, "a Dover list page (JSON with `results`)").next)


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    return _filled(structure(body, Detail, "a Dover posting (JSON with `title`)"), stub)


def _filled(detail: Detail, stub: Posting) -> Posting:
    places = _places(detail.locations)
    pay = detail.compensation or Compensation()
    return dataclasses.replace(
        stub,
        title=" ".join(detail.title.split()) or stub.title,
        title_text=detail.title,
        description_html=detail.user_provided_description or None,
        location_text=joined(place.text for place in places) or stub.location_text,
        locations=places or stub.locations,
        posted_text=detail.created,
        pay_fields=_bands(pay),
        workplace_text=_workplace(detail.locations, detail.workplace_type) or stub.workplace_text,
        employment_text=pay.employment_type,
    )


def _stub(job: Job, name: str, source: Source) -> Posting | None:
    if job.is_published is False or job.is_sample:
        return None
    places = _places(job.locations)
    return posting(
        source,
        job.id,
        url=f"https://app.dover.com/apply/{quote(name, safe='')}/{job.id}",
        title=job.title,
        location_text=joined(place.text for place in places),
        locations=places,
        workplace_text=_workplace(job.locations, job.workplace_type),
    )


def _places(locations: list[Location] | None) -> list[Place]:
    found: dict[str, Place] = {}
    for each in locations or ():
        option = each.location_option or Option()
        text = joined([each.name]) or joined([option.display_name])
        country = country_code(option.country)
        region = region_code(option.state, country)
        if text:
            place = Place(text=text, city=option.city or None, region=region, country=country)
            found.setdefault(text, place)
    return list(found.values())


def _workplace(locations: list[Location] | None, otherwise: str | None) -> str | None:
    """What the places say of themselves; the one word for all where they say nothing."""
    said = joined((each.location_type for each in locations or ()), ", ")
    return (said or otherwise or "").replace("_", " ") or None


def _bands(pay: Compensation) -> list[Band]:
    kind = pay.salary_range_type
    low, high = pay.lower_bound, pay.upper_bound
    return bands(low, high, "compensation", quote=kind, every=kind, currency=pay.currency_code)


def _saved_detail(body: bytes, _: str, source: Source) -> Page:
    detail = structure(body, Detail, "a Dover posting (JSON with `title`)")
    address = f"https://app.dover.com/apply/{quote(detail.client_name or '-', safe='')}/{detail.id}"
    row = posting(
        source, detail.id, url=address, title=detail.title, company=joined([detail.client_name])
    )
    return Page([_filled(detail, row)])


SHAPES = (
    Shape(
        "dover",
        LIST,
        ('"is_published"', '"location_type"', '"results"'),
        lambda body, _, source: read(body, source.token or "-", source),
    ),
    Shape("dover", DETAIL, ('"user_provided_description"', '"client_name"'), _saved_detail),
)
