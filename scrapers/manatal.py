"""Manatal career pages: https://developers.manatal.com/reference/career-page_jobs_list

Token: the name in www.careers-page.com/NAME. Pages of postings with their texts; no date and no
workplace field. A board may give one posting on two pages and leave another out.

Unproven: rests on the API's documentation and on what others measured of it; no recorded response
was read.
"""

import msgspec

from scrapers.page import Page, joined, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.plain import marked_up
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

ADDRESS = (
    r"^https?://(?:www\.)?(?:careers-page\.com/api/v1\.0/c"
    r"|core\.api\.manatal\.com/open/v3/career-page)/([^/?#]+)/jobs"
)


class Job(msgspec.Struct):
    """One posting of a page."""

    id: int | str
    hash: str
    position_name: str
    description: str | None = None
    organization_name: str | None = None
    location_display: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    is_salary_visible: bool | None = None
    salary_min: float | str | None = None
    salary_max: float | str | None = None
    currency_code: str | None = None


class Board(msgspec.Struct):
    """A page."""

    results: list[msgspec.Raw]
    count: int | None = None
    next: str | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a page.

    Raises:
        ReadError: the body is not a page of postings.
    """
    board = _board(body)
    found, problems = rows(board.results, Job, lambda job: _posting(job, source), "job")
    return Page(found, board.count, problems)


def further(body: bytes) -> bool:
    """Whether a page says that there is a next one.

    Raises:
        ReadError: the body is not a page of postings.
    """
    return bool(_board(body).next)


def _board(body: bytes) -> Board:
    return structure(body, Board, "a Manatal page (JSON with `results`)")


def _posting(job: Job, source: Source) -> Posting:
    return posting(
        source,
        job.hash,
        url=f"https://www.careers-page.com/{source.token}/job/{job.hash}",
        title=job.position_name,
        company=joined([job.organization_name]),
        description_html=marked_up(job.description),
        location_text=_place_text(job),
        locations=_places(job),
        pay_fields=_bands(job),
    )


def _place_text(job: Job) -> str | None:
    return joined([job.location_display]) or joined([job.city, job.state, job.country], ", ")


def _places(job: Job) -> list[Place]:
    text, country = _place_text(job), country_code(job.country)
    region = region_code(job.state, country)
    return [Place(text=text, city=job.city or None, region=region, country=country)] if text else []


def _bands(job: Job) -> list[Band]:
    """The pay, where the board shows it; what it is paid for is not said."""
    if not job.is_salary_visible:
        return []
    ref = "salary_min, salary_max"
    return bands(job.salary_min, job.salary_max, ref, quote=None, currency=job.currency_code)


SHAPES = (
    Shape(
        "manatal",
        ADDRESS,
        ('"position_name"', '"results"'),
        lambda body, _, source: read(body, source),
    ),
)
