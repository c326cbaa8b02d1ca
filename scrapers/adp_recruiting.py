"""ADP Recruiting Management career sites: pages of postings with their text. No public docs.

Token: the name in myjobs.adp.com/NAME. The site's own page reads a visitor's token first and sends
it with each question; any language but ``en-US`` is answered with an empty list.
"""

import re

import msgspec

from scrapers.page import Page, ReadError, joined, last_day, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from scrapers.towns import town
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

SITE = r"^https?://myjobs\.adp\.com/public/staffing/v1/career-site/([^/?#]+)"
LIST = r"^https?://my\.adp\.com/()myadp_prefix/mycareer/public/staffing/v1/job-requisitions/"
DOMAINS = re.compile(rb'"careerSiteDomains"\s*:\s*\[\s*"([\w.-]+)"')


class Named(msgspec.Struct):
    """A code with its name."""

    codeValue: str | None = None
    longName: str | None = None


class Address(msgspec.Struct):
    """Where a place is."""

    cityName: str | None = None
    countrySubdivisionLevel1: Named | None = None
    country: Named | None = None


class Location(msgspec.Struct):
    """A place as the board names it, with its address."""

    nameCode: Named | None = None
    address: Address | None = None


class Unit(msgspec.Struct):
    """A department."""

    name: str | None = None


class Requisition(msgspec.Struct):
    """One posting."""

    reqId: int | str
    jobTitle: str | None = None
    publishedJobTitle: str | None = None
    jobDescription: str | None = None
    jobQualifications: str | None = None
    postingDate: str | None = None
    clientRequisitionID: str | None = None
    workLevelCode: str | None = None
    requisitionLocations: list[Location] | None = None
    organizationalUnits: list[Unit] | None = None


class List(msgspec.Struct):
    """A list page."""

    jobRequisitions: list[msgspec.Raw]
    count: int | None = None


class Options(msgspec.Struct):
    """Whom a site is for."""

    careerSiteType: str | None = None


class Site(msgspec.Struct):
    """A career site."""

    myJobsToken: str
    clientName: str | None = None
    active: bool | None = None
    settings: Options | None = None


def visitor(body: bytes) -> str:
    """The token that a site gives its visitors.

    Raises:
        ReadError: the body is no site, or one that is closed or for its own staff.
    """
    site = structure(body, Site, "an ADP career site (JSON with `myJobsToken`)")
    if site.active is False:
        raise ReadError("the ADP career site is not active")
    if site.settings and site.settings.careerSiteType == "Internal":
        raise ReadError("the ADP career site is for its own staff")
    return site.myJobsToken


def page_of(name: str) -> str:
    """Address of the postings of a site, ``{}`` for the posting's number."""
    return f"https://myjobs.adp.com/{name}/cx/job-details?reqId={{}}"


def read(body: bytes, address: str, source: Source) -> Page:
    """The postings of a list page; ``address`` is what ``page_of`` gives.

    Raises:
        ReadError: the body is not a list page.
    """
    page = structure(body, List, "an ADP list page (JSON with `jobRequisitions`)")
    found, problems = rows(
        page.jobRequisitions, Requisition, lambda job: _posting(job, address, source), "job"
    )
    return Page(found, page.count, problems)


def _posting(job: Requisition, address: str, source: Source) -> Posting:
    parts = [(None, job.jobDescription), ("Requirements", job.jobQualifications)]
    places = [place for each in job.requisitionLocations or () if (place := _place(each))]
    return posting(
        source,
        job.reqId,
        url=address.replace("{}", str(job.reqId)),
        title=job.publishedJobTitle or job.jobTitle or "",
        requisition=joined([job.clientRequisitionID]),
        description_html=sections(parts),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=job.postingDate if last_day(job.postingDate) else None,
        employment_text=joined([job.workLevelCode]),
        department_text=joined(unit.name for unit in job.organizationalUnits or ()),
    )


def _place(location: Location) -> Place | None:
    """The place; some stand for remote work, which their name says alone."""
    address = location.address or Address()
    state, country = address.countrySubdivisionLevel1 or Named(), address.country or Named()
    city, name = joined([address.cityName]), location.nameCode.longName if location.nameCode else ""
    text = joined([city, state.longName or state.codeValue, country.longName], ", ")
    if name and (not text or "remote" in name.lower()):
        text = joined([name, text], " - ")
    if not text:
        return None
    code = country_code(country.codeValue) or country_code(country.longName)
    region = region_code(state.codeValue, code) or region_code(state.longName, code)
    return Place(text=text, city=town(city), region=region, country=code)


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    """The postings, under the site that they name; else they have no address of their own."""
    named = DOMAINS.search(body)
    return read(body, page_of(named[1].decode()) if named else url, source)


def _saved_site(body: bytes, _: str, source: Source) -> Page:
    visitor(body)
    raise ReadError("expected an ADP list page, got the settings of its career site")


SHAPES = (
    Shape("adp_recruiting", LIST, ('"jobRequisitions"', '"reqId"'), _saved_list),
    Shape("adp_recruiting", SITE, ('"myJobsToken"',), _saved_site),
)
