"""Ashby job boards: https://developers.ashbyhq.com/docs/public-job-posting-api

Token: the name in jobs.ashbyhq.com/NAME, any characters, blanks included. One call lists a whole
board; a posting that is missing may only be unlisted.
"""

import msgspec

from scrapers.page import Page, joined, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?:jobs\.ashbyhq\.com|api\.ashbyhq\.com/posting-api/job-board)/([^/?#]+)"


class PostalAddress(msgspec.Struct):
    """A structured address."""

    addressLocality: str | None = None
    addressRegion: str | None = None
    addressCountry: str | None = None


class Address(msgspec.Struct):
    """Where a place is."""

    postalAddress: PostalAddress | None = None


class Location(msgspec.Struct):
    """A place as the board names it, with its address."""

    location: str | None = None
    address: Address | None = None


class Component(msgspec.Struct):
    """One part of the pay; interval such as ``1 YEAR``, or ``NONE`` for equity."""

    compensationType: str | None = None
    interval: str | None = None
    currencyCode: str | None = None
    minValue: float | None = None
    maxValue: float | None = None
    summary: str | None = None


class Tier(msgspec.Struct):
    """Pay of one level or place, which the title names."""

    title: str | None = None
    components: list[Component] = []


class Compensation(msgspec.Struct):
    """Pay by tier; the summary has no tiers."""

    compensationTiers: list[Tier] | None = None
    summaryComponents: list[Component] | None = None


class Job(msgspec.Struct):
    """One posting of a board."""

    id: str
    title: str
    jobUrl: str
    applyUrl: str | None = None
    department: str | None = None
    team: str | None = None
    employmentType: str | None = None
    location: str | None = None
    address: Address | None = None
    secondaryLocations: list[Location] | None = None
    publishedAt: str | None = None
    isListed: bool | None = None
    workplaceType: str | None = None
    descriptionHtml: str | None = None
    compensation: Compensation | None = None


class Board(msgspec.Struct):
    """The answer."""

    jobs: list[msgspec.Raw]


def read(body: bytes, source: Source) -> Page:
    """The listed postings of a board.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, Board, "an Ashby board (JSON with `jobs`)")
    found, problems = rows(board.jobs, Job, lambda job: _posting(job, source), "job")
    return Page(found, None, problems)


def _posting(job: Job, source: Source) -> Posting | None:
    if job.isListed is False:
        return None
    places = [Location(job.location, job.address), *(job.secondaryLocations or ())]
    return posting(
        source,
        job.id,
        url=job.jobUrl,
        apply_url=job.applyUrl,
        title=job.title,
        description_html=job.descriptionHtml,
        location_text=joined(place.location for place in places),
        locations=[_place(place) for place in places if place.location],
        posted_text=job.publishedAt,
        pay_fields=_bands(job.compensation),
        workplace_text=job.workplaceType,  # never `isRemote`: it is true on hybrid postings too
        employment_text=job.employmentType,
        department_text=joined([job.department, job.team]),
    )


def _place(place: Location) -> Place:
    address = place.address.postalAddress if place.address else None
    country = country_code(address.addressCountry) if address else None
    return Place(
        text=place.location or "",
        city=(address.addressLocality or None) if address else None,
        region=region_code(address.addressRegion, country) if address else None,
        country=country,
    )


def _bands(pay: Compensation | None) -> list[Band]:
    if pay is None:
        return []
    tiers = pay.compensationTiers or [Tier(None, pay.summaryComponents or [])]
    return [
        band
        for tier in tiers
        for component in tier.components
        if component.compensationType == "Salary"
        for band in _ranges(component, tier.title)
    ]


def _ranges(component: Component, label: str | None) -> list[Band]:
    count, _, unit = (component.interval or "").partition(" ")
    return bands(
        component.minValue,
        component.maxValue,
        "compensation",
        quote=component.summary or None,
        every=unit if count == "1" else None,
        currency=component.currencyCode,
        label=label,
    )


SHAPES = (Shape("ashby", ADDRESS, ('"jobUrl"',), lambda body, _, source: read(body, source)),)
