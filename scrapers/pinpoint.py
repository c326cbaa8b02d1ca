"""Pinpoint career sites: https://developers.pinpointhq.com/docs/job-postings-json

Token: the name in NAME.pinpointhq.com. One call lists a whole board with the text; the day of
publication and the country stand only in the JSON-LD of a posting's own page.
"""

from urllib.parse import urlsplit

import msgspec

from scrapers import schema_org
from scrapers.detail import filled
from scrapers.page import (
    Page,
    ReadError,
    decoded,
    joined,
    last_day,
    posting,
    rows,
    structure,
)
from scrapers.pay_fields import bands
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://([\w-]+)\.pinpointhq\.com(?:[:/?#]|$)"


class Named(msgspec.Struct):
    """Anything with a name."""

    name: str | None = None


class Job(msgspec.Struct):
    """The opening that a posting advertises."""

    requisition_id: str | None = None
    department: Named | None = None
    division: Named | None = None


class Location(msgspec.Struct):
    """A place; ``name`` is the employer's label, such as ``Denver, CO`` or ``US``."""

    name: str | None = None
    city: str | None = None
    province: str | None = None


class Row(msgspec.Struct):
    """One posting of a board."""

    id: int | str
    title: str
    url: str
    description: str | None = None
    key_responsibilities: str | None = None
    key_responsibilities_header: str | None = None
    skills_knowledge_expertise: str | None = None
    skills_knowledge_expertise_header: str | None = None
    benefits: str | None = None
    benefits_header: str | None = None
    compensation: str | None = None
    compensation_minimum: float | None = None
    compensation_maximum: float | None = None
    compensation_currency: str | None = None
    compensation_frequency: str | None = None
    compensation_visible: bool | None = None
    deadline_at: str | None = None
    first_published_at: str | None = None
    employment_type: str | None = None
    employment_type_text: str | None = None
    workplace_type: str | None = None
    workplace_type_text: str | None = None
    location: Location | None = None
    job: Job | None = None


class Board(msgspec.Struct):
    """The answer."""

    data: list[msgspec.Raw]


def read(body: bytes, source: Source) -> Page:
    """The postings of a board; without a date, which the list does not give.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, Board, "a Pinpoint board (JSON with `data`)")
    found, problems = rows(board.data, Row, lambda row: _posting(row, source), "posting")
    return Page(found, None, problems)


def read_detail(body: bytes, url: str, source: Source, stub: Posting) -> Posting:
    """The posting of a list row with date, country and bounds of remote work from its own page.

    Raises:
        ReadError: the page has no JobPosting.
    """
    said = _of_page(body, url, source)
    said.description_html = stub.description_html or said.description_html
    said.pay_fields = stub.pay_fields or said.pay_fields
    said.employment_text = stub.employment_text or said.employment_text
    said.workplace_text = stub.workplace_text or said.workplace_text
    said.reading = stub.reading
    if not any(place.city for place in said.locations):
        said.locations, said.location_text = [], None
    return filled(stub, said)


def _of_page(body: bytes, url: str, source: Source) -> Posting:
    page = schema_org.read(decoded(body), url, source)
    if not page.postings:
        raise ReadError("expected a Pinpoint posting (a page with a JobPosting), got one without")
    said = page.postings[0]
    said.requisition = None  # its identifier is the id of the page, not the employer's number
    return said


def _posting(row: Row, source: Source) -> Posting:
    job = row.job or Job()
    place = _place(row.location)
    return posting(
        source,
        urlsplit(row.url).path.rstrip("/").rpartition("/")[2] or row.id,  # as on its own page
        url=row.url,
        title=row.title,
        requisition=joined([job.requisition_id]),
        description_html=sections(
            (
                (None, row.description),
                (row.key_responsibilities_header, row.key_responsibilities),
                (row.skills_knowledge_expertise_header, row.skills_knowledge_expertise),
                (row.benefits_header, row.benefits),
            )
        ),
        location_text=place.text if place else None,
        locations=[place] if place else [],
        posted_text=joined([row.first_published_at]),
        valid_through=last_day(row.deadline_at),
        pay_fields=_bands(row),
        workplace_text=joined([row.workplace_type_text]) or joined([row.workplace_type]),
        employment_text=joined([row.employment_type_text]) or joined([row.employment_type]),
        department_text=joined(each.name for each in (job.department, job.division) if each),
    )


def _place(location: Location | None) -> Place | None:
    """The employer's label, with city and province where it does not name them."""
    if location is None:
        return None
    name, city, province = (
        joined([each]) for each in (location.name, location.city, location.province)
    )
    parts = [each for each in (city, province) if each and each not in (name or "")]
    text = name if name and city and city in name else joined([*parts, name], ", ")
    return Place(text=text, city=city) if text else None


def _bands(row: Row) -> list[Band]:
    """The pay, if the employer shows it: the amounts may be there without."""
    if not row.compensation_visible:
        return []
    return bands(
        row.compensation_minimum,
        row.compensation_maximum,
        "compensation",
        quote=row.compensation,
        every=row.compensation_frequency,
        currency=row.compensation_currency,
    )


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([_of_page(body, url, source)])


SHAPES = (
    Shape(
        "pinpoint",
        ADDRESS,
        ('"compensation_visible"', '"workplace_type_text"'),
        lambda body, _, source: read(body, source),
    ),
    Shape("pinpoint", ADDRESS, ("Pinpoint Job Posting ID",), _saved_detail),
)
