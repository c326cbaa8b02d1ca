"""Positions as Eightfold career sites give them, in the search of today ("pcsx") and of before
("apply/v2"). No public docs.

Both have list rows without description, ten a page with the board's own count, and one detail a
position; the names of fields differ in case only. The older detail is as other readers describe it;
the lists and today's detail were seen recorded.
"""

import dataclasses
import re
from urllib.parse import parse_qs, urljoin, urlsplit

import msgspec

from scrapers.page import Page, ReadError, decoded, joined, moment, posting, rows, structure
from scrapers.region import country_code, region_code
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

EXPECTED = "an Eightfold list page (JSON with `positions`)"
GROUP = re.compile(r"""_EF_GROUP_ID\s*=\s*["']([\w.-]+)["']""")
SPOKEN = re.compile(r"(?P<city>[^,]+), (?P<region>[^,]+), (?P<country>[A-Z]{2})")


class Position(msgspec.Struct):
    """A position, of a list or alone."""

    id: int | str
    name: str
    locations: list[str | None] | None = None
    location: str | None = None
    standardizedLocations: list[str | None] | None = None
    postedTs: int | None = None
    t_create: int | None = None
    department: str | None = None
    displayJobId: str | None = None
    display_job_id: str | None = None
    workLocationOption: str | None = None
    work_location_option: str | None = None
    efcustomTextWorkSite: list[str] | str | None = None
    efcustomTextEmploymentType: list[str] | str | None = None
    jobDescription: str | None = None
    job_description: str | None = None
    positionUrl: str | None = None
    publicUrl: str | None = None
    canonicalPositionUrl: str | None = None


class Positions(msgspec.Struct):
    """A page of the list."""

    positions: list[msgspec.Raw]
    count: int | None = None


class Wrapped(msgspec.Struct):
    """The answer of today's search."""

    data: Positions


class Detail(msgspec.Struct):
    """Today's answer for one position."""

    data: Position


def read(body: bytes, url: str, source: Source) -> Page:
    """The rows of a list page as postings without description; ``url`` is the page's address.

    Raises:
        ReadError: the body is not a list page.
    """
    if b'"data"' in body:
        page = structure(body, Wrapped, EXPECTED).data
    else:
        page = structure(body, Positions, EXPECTED)
    found, problems = rows(
        page.positions, Position, lambda one: _posting(one, url, source), "position"
    )
    return Page(found, page.count, problems)


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    expected = "an Eightfold position (JSON with `name`)"
    if b'"data"' in body:
        one = structure(body, Detail, expected).data
    else:
        one = structure(body, Position, expected)
    return dataclasses.replace(
        stub,
        title=" ".join(one.name.split()) or stub.title,
        title_text=one.name,
        url=one.publicUrl or one.canonicalPositionUrl or stub.url,
        requisition=one.displayJobId or one.display_job_id or stub.requisition,
        description_html=one.jobDescription or one.job_description or None,
        location_text=_location(one) or stub.location_text,
        locations=_places(one) or stub.locations,
        posted_text=_posted(one) or stub.posted_text,
        workplace_text=_workplace(one) or stub.workplace_text,
        employment_text=_words(one.efcustomTextEmploymentType) or stub.employment_text,
        department_text=one.department or stub.department_text,
    )


def domain_of(body: bytes) -> str:
    """The domain that a search page stands for, without which nothing is listed.

    Raises:
        ReadError: the page does not say it.
    """
    match = GROUP.search(decoded(body))
    if match is None:
        raise ReadError("expected an Eightfold search page with its domain, got one without")
    return match[1]


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query).get("position_id")
    key = asked[0] if asked else parts.path.rstrip("/").rpartition("/")[2]
    return posting(source, key, url=urljoin(url, f"/careers/job/{key}"), title=key)


def saved_detail(body: bytes, url: str, source: Source) -> Page:
    """The posting of a detail that was saved from ``url``.

    Raises:
        ReadError: the body is not a detail.
    """
    return Page([read_detail(body, stub_of(url, source))])


def _posting(one: Position, url: str, source: Source) -> Posting:
    link = one.publicUrl or one.canonicalPositionUrl or one.positionUrl
    return posting(
        source,
        one.id,
        url=urljoin(url, link or f"/careers/job/{one.id}"),
        title=one.name,
        requisition=one.displayJobId or one.display_job_id,
        description_html=one.jobDescription or one.job_description or None,
        location_text=_location(one),
        locations=_places(one),
        posted_text=_posted(one),
        workplace_text=_workplace(one),
        employment_text=_words(one.efcustomTextEmploymentType),
        department_text=one.department,
    )


def _location(one: Position) -> str | None:
    return joined(one.locations or ()) or joined([one.location])


def _places(one: Position) -> list[Place]:
    """The places with their parts, where the board also gives each as "City, ST, CC"."""
    texts = [text for text in one.locations or () if text]
    spoken = [text for text in one.standardizedLocations or () if text]
    if len(texts) != len(spoken):
        return []
    return [_place(text, name) for text, name in zip(texts, spoken, strict=True)]


def _place(text: str, spoken: str) -> Place:
    match = SPOKEN.fullmatch(spoken.strip())
    if match is None:
        return Place(text=text, country=country_code(spoken.rpartition(",")[2].strip()))
    code = country_code(match["country"])
    return Place(
        text=text, city=match["city"], region=region_code(match["region"], code), country=code
    )


def _posted(one: Position) -> str | None:
    """Seconds since 1970; the search of before has the day it was taken up only. 0 is none."""
    seconds = one.postedTs or one.t_create
    return moment(seconds * 1000) if seconds and seconds > 0 else None


def _workplace(one: Position) -> str | None:
    """The employer's own words ("3 days / week in-office") alone where there are any: the option
    beside them may say something else."""
    option = one.workLocationOption or one.work_location_option
    return _words(one.efcustomTextWorkSite) or option or None


def _words(value: list[str] | str | None) -> str | None:
    return joined([value] if isinstance(value, str) else value or (), ", ")
