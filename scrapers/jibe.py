"""Jibe career sites (iCIMS Attract), on the employer's own host. No public docs.

Token: the host, such as careers.acme.example. Pages of rows with the full text; a posting open in
several places stands in one row for each, which may be spread over pages. The fields of pay were
empty wherever a recorded page was at hand; they are read as public readers describe them.
"""

from urllib.parse import urlsplit

import msgspec

from scrapers.page import Page, joined, last_day, merged, posting, rows, structure
from scrapers.pay_fields import amount, bands, written
from scrapers.region import region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://([\w.-]+)/api/jobs(?:[/?#]|$)"
NO_CITY = frozenset(("virtual", "remote", "anywhere"))  # what employers write where a city belongs


class Named(msgspec.Struct):
    """Anything with a name."""

    name: str | None = None


class About(msgspec.Struct):
    """What the site notes about a row."""

    canonical_url: str | None = None


class Job(msgspec.Struct):
    """A posting at one of its places."""

    title: str
    slug: int | str | None = None
    req_id: int | str | None = None
    description: str | None = None
    responsibilities: str | None = None
    qualifications: str | None = None
    location_name: str | None = None
    full_location: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    country_code: str | None = None
    categories: list[Named] | None = None
    employment_type: str | None = None
    hiring_organization: str | None = None
    posted_date: str | None = None
    posting_expiry_date: str | None = None
    salary_min_value: float | str | None = None
    salary_max_value: float | str | None = None
    salary_frequency: str | None = None
    apply_url: str | None = None
    meta_data: About | None = None


class Row(msgspec.Struct):
    """One row, with its envelope."""

    data: Job


class List(msgspec.Struct):
    """A page of rows; ``totalCount`` counts rows."""

    jobs: list[msgspec.Raw]
    totalCount: int | None = None


def read(body: bytes, url: str, source: Source) -> Page:
    """The postings of a page at ``url``, the rows of one put together; ``total`` counts rows.

    Raises:
        ReadError: the body is not a page of rows.
    """
    page = structure(body, List, "a Jibe page (JSON with `jobs`)")
    host = urlsplit(url)
    site = f"{host.scheme}://{host.netloc}"
    found, problems = rows(page.jobs, Row, lambda row: _posting(row.data, site, source), "row")
    return Page(merged(found), page.totalCount, problems, rows=len(found))


def _posting(job: Job, site: str, source: Source) -> Posting:
    place = _place(job)
    about = job.meta_data or About()
    if not (key := job.req_id or job.slug):
        raise msgspec.ValidationError("it has neither `req_id` nor `slug`")
    return posting(
        source,
        key,
        url=about.canonical_url or f"{site}/jobs/{job.slug or key}",
        apply_url=job.apply_url or None,
        title=job.title,
        company=joined([job.hiring_organization]),
        requisition=str(job.req_id) if job.req_id else None,
        description_html=_text(job),
        location_text=place.text if place else None,
        locations=[place] if place else [],
        posted_text=joined([job.posted_date]),
        valid_through=last_day(job.posting_expiry_date),
        pay_fields=_bands(job),
        employment_text=joined([job.employment_type]),
        department_text=joined(each.name for each in job.categories or ()),
    )


def _text(job: Job) -> str | None:
    """The description and what it does not hold already: most sites repeat the other two in it."""
    found = job.description or ""
    for part in (job.responsibilities, job.qualifications):
        if part and part.strip() not in found:
            found = f"{found}\n{part}"
    return found.strip() or None


def _bands(job: Job) -> list[Band]:
    """The pay; 0 stands for none, and no field names the currency."""
    low, high = amount(job.salary_min_value), amount(job.salary_max_value)
    return bands(
        low, high, "salary_min_value", quote=written(low, high), every=job.salary_frequency
    )


def _place(job: Job) -> Place | None:
    text = joined([job.full_location]) or joined([job.location_name])
    if not text:
        return None
    city, code = joined([job.city]), job.country_code or None
    return Place(
        text=text,
        city=city if city and city.lower() not in NO_CITY else None,
        region=region_code(job.state, code),
        country=code,
    )


SHAPES = (Shape("jibe", ADDRESS, ('"req_id"', '"hiring_organization"'), read),)
