"""Workable's job widget: https://help.workable.com/hc/en-us/articles/115012771647

Token: the account in apply.workable.com/NAME. One call lists a whole board; the career page's own
list (``/api/v3``) has no descriptions and is read from saved answers only.
"""

import msgspec

from scrapers.page import Page, joined, merged, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

SITE = "https://apply.workable.com"
WIDGET = (
    r"(?:^|//)(?:apply\.workable\.com/api/v1/widget|(?:www\.)?workable\.com/api)/accounts/([\w-]+)"
)
LIST = r"(?:^|//)apply\.workable\.com/api/v3/accounts/([\w-]+)/jobs"
HOURS = {"full": "full-time", "part": "part-time"}  # codes of the career page's list


class Location(msgspec.Struct):
    """One place; a hidden one is not shown to applicants."""

    country: str | None = None
    countryCode: str | None = None
    city: str | None = None
    region: str | None = None
    hidden: bool | None = None


class Job(msgspec.Struct):
    """One posting of the widget; what is not known is an empty text."""

    shortcode: str
    title: str
    url: str
    application_url: str | None = None
    code: str | None = None
    country: str | None = None
    state: str | None = None
    city: str | None = None
    locations: list[Location] | None = None
    telecommuting: bool | None = None
    workplace_type: str | None = None
    department: str | None = None
    employment_type: str | None = None
    experience: str | None = None
    education: str | None = None
    published_on: str | None = None
    description: str | None = None


class Board(msgspec.Struct):
    """The widget's answer."""

    jobs: list[msgspec.Raw]
    name: str | None = None


class Row(msgspec.Struct):
    """One row of the career page's list."""

    shortcode: str
    title: str
    code: str | None = None
    state: str | None = None
    isInternal: bool | None = None
    location: Location | None = None
    locations: list[Location] | None = None
    workplace: str | None = None
    department: list[str] | None = None
    type: str | None = None
    published: str | None = None


class List(msgspec.Struct):
    """A page of the career page's list."""

    results: list[msgspec.Raw]
    total: int | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a board.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, Board, "a Workable board (JSON with `jobs`)")
    found, problems = rows(board.jobs, Job, lambda job: _posting(job, board.name, source), "job")
    return Page(merged(found), None, problems, rows=len(found))


def read_list(body: bytes, source: Source) -> Page:
    """The published rows of the career page's list, without description.

    Raises:
        ReadError: the body is not such a list.
    """
    page = structure(body, List, "a Workable list page (JSON with `results`)")
    found, problems = rows(page.results, Row, lambda row: _stub(row, source), "row")
    return Page(found, page.total, problems)


def _posting(job: Job, company: str | None, source: Source) -> Posting:
    places = _places(job.locations or [Location(job.country, None, job.city, job.state)])
    return posting(
        source,
        job.shortcode,
        url=job.url,
        apply_url=job.application_url,
        title=job.title,
        company=joined([company]),
        requisition=joined([job.code]),
        description_html=job.description or None,
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=job.published_on,  # `created_at` is the draft's
        workplace_text=joined([job.workplace_type]) or ("Remote" if job.telecommuting else None),
        employment_text=joined([job.employment_type]),
        degree_text=joined([job.education]),
        experience_text=joined([job.experience]),
        department_text=joined([job.department]),
    )


def _stub(row: Row, source: Source) -> Posting | None:
    if row.isInternal or row.state not in (None, "published"):
        return None
    places = _places(row.locations or ([row.location] if row.location else []))
    return posting(
        source,
        row.shortcode,
        url=f"{SITE}/{source.token}/j/{row.shortcode}/",
        title=row.title,
        requisition=joined([row.code]),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=row.published,
        workplace_text=row.workplace,
        employment_text=HOURS.get(row.type or "", row.type),
        department_text=joined(row.department or ()),
    )


def _places(locations: list[Location]) -> list[Place]:
    return [
        Place(
            text=text,
            city=each.city or None,
            region=region_code(each.region, code),
            country=code,
        )
        for each in locations
        if not each.hidden and (text := joined([each.city, each.region, each.country], ", "))
        for code in [each.countryCode or country_code(each.country)]
    ]


SHAPES = (
    Shape(
        "workable",
        WIDGET,
        ('"shortcode"', '"telecommuting"'),
        lambda body, _, source: read(body, source),
    ),
    Shape(
        "workable",
        LIST,
        ('"shortcode"', '"accountUid"'),
        lambda body, _, source: read_list(body, source),
    ),
)
