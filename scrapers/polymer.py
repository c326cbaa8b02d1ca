"""Polymer job boards: https://api.polymer.co (public, pages of list rows, one detail a posting).

Token: the name in jobs.polymer.co/NAME.

Unproven: rests on the API's description and on what others recorded of it; no recorded response was
read.
"""

import dataclasses

import msgspec
import pycountry

from scrapers.page import Page, joined, posting, rows, structure
from scrapers.pay_fields import band_of
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

HOST = r"^https?://api\.polymer\.co/v1/hire/organizations/"
LIST = HOST + r"([^/?#]+)/jobs/?(?:[?#]|$)"
DETAIL = HOST + r"([^/?#]+)/jobs/\w+"
AT_HOME = ("remote", "remote friendly")


class Job(msgspec.Struct):
    """One row, or with its text one detail."""

    id: int | str
    title: str
    job_post_url: str | None = None
    organization_name: str | None = None
    display_location: str | None = None
    city: str | None = None
    state_region: str | None = None
    country: str | None = None
    kind_pretty: str | None = None
    remoteness_pretty: str | None = None
    remote_restriction_country_residency_is_required: bool | None = None
    remote_restriction_country_list: list[str] | None = None
    job_category_name: str | None = None
    salary_pretty: str | None = None
    published_at: str | None = None
    description: str | None = None
    department: str | None = None


class Meta(msgspec.Struct):
    """Where in the list this page is."""

    count: int | None = None
    total: int | None = None
    is_last: bool | None = None
    next_page: int | None = None


class Board(msgspec.Struct):
    """A list page."""

    items: list[msgspec.Raw]
    meta: Meta = msgspec.field(default_factory=Meta)


def read(body: bytes, source: Source) -> Page:
    """The rows of a list page as postings without description.

    Raises:
        ReadError: the body is not a list page.
    """
    board = structure(body, Board, "a Polymer list page (JSON with `items`)")
    found, problems = rows(board.items, Job, lambda job: _posting(job, source), "item")
    # One of the two counts the postings, the other those of this page, or the pages.
    total = max(board.meta.count or 0, board.meta.total or 0) or None
    return Page(found, total, problems)


def further(body: bytes) -> bool:
    """Whether a list page says that there is a next one.

    Raises:
        ReadError: the body is not a list page.
    """
    meta = structure(body, Board, "a Polymer list page (JSON with `items`)").meta
    return not meta.is_last and meta.next_page is not None


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    job = structure(body, Job, "a Polymer posting (JSON with `title`)")
    return dataclasses.replace(
        stub,
        title=" ".join(job.title.split()) or stub.title,
        title_text=job.title,
        url=job.job_post_url or stub.url,
        description_html=job.description,
        location_text=joined([job.display_location]) or stub.location_text,
        locations=_places(job) or stub.locations,
        posted_text=job.published_at or stub.posted_text,
        workplace_text=job.remoteness_pretty or stub.workplace_text,
        employment_text=job.kind_pretty or stub.employment_text,
        department_text=joined([job.department, job.job_category_name]) or stub.department_text,
    )


def _posting(job: Job, source: Source) -> Posting:
    return posting(
        source,
        job.id,
        url=job.job_post_url or f"https://jobs.polymer.co/{source.token}/{job.id}",
        title=job.title,
        company=job.organization_name,
        description_html=job.description,
        location_text=joined([job.display_location]),
        locations=_places(job),
        posted_text=job.published_at,
        pay_fields=[band] if (band := band_of(job.salary_pretty, "salary_pretty")) else [],
        workplace_text=job.remoteness_pretty,
        remote_text=_limits(job),
        employment_text=job.kind_pretty,
        department_text=joined([job.department, job.job_category_name]),
    )


def _places(job: Job) -> list[Place]:
    country = country_code(job.country)
    parts = joined([job.city, job.state_region, job.country], ", ")
    text = job.display_location or parts
    region = region_code(job.state_region, country)
    return [Place(text=text, city=job.city, region=region, country=country)] if text else []


def _limits(job: Job) -> str | None:
    """Countries that one has to live in for remote work; the list is kept for other postings too,
    where it means nothing."""
    required = job.remote_restriction_country_residency_is_required
    if not required or (job.remoteness_pretty or "").strip().lower() not in AT_HOME:
        return None
    return joined(map(_country, job.remote_restriction_country_list or ()))


def _country(code: str) -> str:
    """The country's name, since a code such as CA may be read as a state."""
    country = pycountry.countries.get(alpha_2=code)
    return str(country.name) if country else code


def _saved_detail(body: bytes, _: str, source: Source) -> Page:

    job = structure(body, Job, "a Polymer posting (JSON with `title`)")
    return Page([_posting(job, source)])


SHAPES = (
    Shape(
        "polymer", LIST, ('"items"', '"job_post_url"'), lambda body, _, source: read(body, source)
    ),
    Shape("polymer", DETAIL, ('"job_application_description_url"',), _saved_detail),
)
