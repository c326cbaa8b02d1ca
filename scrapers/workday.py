"""Workday career sites ("CXS"): pages of list rows, and one detail a posting. No public docs.

Token: TENANT.POD/SITE as in https://TENANT.POD.myworkdayjobs.com/SITE, such as acme.wd5/Careers;
TENANT.POD.site/SITE for https://POD.myworkdaysite.com/recruiting/TENANT/SITE. ``total`` is on the
first page only and stops at 2,000.
"""

import dataclasses
import re
from urllib.parse import unquote, urlsplit

import msgspec

from scrapers.page import Page, joined, last_day, posting, rows, structure
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = (
    r"(?<![\w.-])(?:([\w-]+\.wd\d+)\.myworkdayjobs\.com/(?:wday/cxs/[\w-]+/)?"
    r"(?:[a-z]{2}-[A-Z]{2}/)?"
    r"|(wd\d+)\.myworkdaysite\.com/(?:wday/cxs|(?:[a-z]{2}-[A-Z]{2}/)?recruiting)/[\w-]+/)"
    r"([\w-]+)"
)
CXS = re.compile(r"/wday/cxs/([^/]+)/([^/]+)")
DATED = re.compile(r"posting date:?\s*\d", re.I)  # some employers put it into the bullets


class Row(msgspec.Struct):
    """One row of a list page."""

    title: str
    externalPath: str
    locationsText: str | None = None
    postedOn: str | None = None
    bulletFields: list[str | None] | None = None


class List(msgspec.Struct):
    """A list page."""

    jobPostings: list[msgspec.Raw]
    total: int | None = None


class Country(msgspec.Struct):
    """A country with its code."""

    alpha2Code: str | None = None


class RequisitionLocation(msgspec.Struct):
    """The place of the requisition, structured."""

    descriptor: str | None = None
    country: Country | None = None


class Info(msgspec.Struct):
    """What a detail says."""

    title: str
    jobDescription: str | None = None
    location: str | None = None
    additionalLocations: list[str] | None = None
    jobRequisitionLocation: RequisitionLocation | None = None
    remoteType: str | None = None
    timeType: str | None = None
    jobReqId: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    postedOn: str | None = None
    externalUrl: str | None = None


class Detail(msgspec.Struct):
    """The answer for one posting."""

    jobPostingInfo: Info


def read(body: bytes, site: str, source: Source) -> Page:
    """The rows of a list page as postings without description; ``site`` is the site's address.

    Raises:
        ReadError: the body is not a list page.
    """
    page = structure(body, List, "a Workday list page (JSON with `jobPostings`)")
    found, problems = rows(page.jobPostings, Row, lambda row: _stub(row, site, source), "row")
    return Page(found, page.total, problems)


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    expected = "a Workday posting (JSON with `jobPostingInfo`)"
    info = structure(body, Detail, expected).jobPostingInfo
    places = list(dict.fromkeys([info.location, *(info.additionalLocations or ())]))
    return dataclasses.replace(
        stub,
        title=" ".join(info.title.split()) or stub.title,
        title_text=info.title,
        url=info.externalUrl or stub.url,
        requisition=info.jobReqId or stub.requisition,
        description_html=info.jobDescription,
        location_text=joined(places) or stub.location_text,
        locations=_places(info, places),
        posted_text=info.startDate or _dated(stub.posted_text) or info.postedOn or stub.posted_text,
        valid_through=last_day(info.endDate),
        workplace_text=info.remoteType,
        employment_text=info.timeType,
    )


def site_of(url: str) -> str:
    """Address of the site that a person reads, of the address of its list or of a detail."""
    parts = urlsplit(url)
    match = CXS.match(parts.path)
    tenant, site = match.groups() if match else ("", parts.path.strip("/").partition("/")[0])
    shared = parts.netloc.endswith(".myworkdaysite.com")  # one host for many employers
    path = f"recruiting/{tenant}/{site}" if shared else site
    return f"{parts.scheme}://{parts.netloc}/{path}"


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    return posting(source, _key(url), url=url, title=_key(url))


def _stub(row: Row, site: str, source: Source) -> Posting:
    key = _key(row.externalPath)
    bullets = row.bulletFields or []
    return posting(
        source,
        key,
        url=site + row.externalPath,
        title=row.title,
        requisition=next((each for each in bullets if each and key.startswith(each)), None),
        location_text=joined([row.locationsText]),
        posted_text=next(filter(None, map(_dated, bullets)), row.postedOn),
    )


def _dated(words: str | None) -> str | None:
    return words if words and DATED.match(words) else None


def _key(path: str) -> str:
    """What follows the title in the last part of the path: the requisition, ``-1`` for its second
    posting."""
    tail = unquote(urlsplit(path).path.rstrip("/")).rpartition("/")[2]
    return tail.rpartition("_")[2] or tail


def _places(info: Info, places: list[str | None]) -> list[Place]:
    """The places, where the country of the first is given; the field is about that one only."""
    where = info.jobRequisitionLocation
    if where is None or where.country is None or where.country.alpha2Code is None:
        return []
    return [
        Place(text=place, country=where.country.alpha2Code if place == info.location else None)
        for place in places
        if place
    ]


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    return read(body, site_of(url), source)


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, stub_of(url, source))])


SHAPES = (
    Shape("workday", ADDRESS, ('"jobPostings"',), _saved_list),
    Shape("workday", ADDRESS, ('"jobPostingInfo"',), _saved_detail),
)
