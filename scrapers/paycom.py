"""Paycom career pages: pages of list rows, and one detail a posting. No public docs.

Token: the KEY in paycomonline.net/v4/ats/web.php/portal/KEY/career-page. That page holds a
visitor's token and the address of the service, which its own script then asks with the token. No
recorded career page was read yet, lists and details were.
"""

import dataclasses
import json
import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import json_repair
import msgspec

from scrapers import schema_pay
from scrapers.detail import filled
from scrapers.embedded import embedded
from scrapers.page import Page, ReadError, decoded, joined, last_day, posting, rows, structure
from scrapers.pay_fields import band_of
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

SERVICE = r"^https?://[\w.-]+\.paycomonline\.net/()api/ats/"
PORTAL = "https://www.paycomonline.net/v4/ats/web.php/portal/"
SCRIPT = re.compile(r"configsFromHost\s*=\s*(?=\{)")
DOMAIN = "paycomonline.net"
KEY = re.compile(r"[\dA-Fa-f]{32}")


class Visit(NamedTuple):
    """What the career page gives its visitors."""

    token: str
    service: str
    """Address of the service, with a slash behind it."""


class Config(msgspec.Struct):
    """What the career page starts from; ``libConfig`` is JSON in a text."""

    sessionJWT: str
    libConfig: str


class Library(msgspec.Struct):
    """The inner configuration."""

    atsPortalMantleServiceUrl: str


class Row(msgspec.Struct):
    """A list row; its description is the first words only."""

    jobId: int | str
    jobTitle: str
    positionType: str | None = None
    remoteType: str | None = None
    locations: str | None = None
    postedOn: str | None = None


class List(msgspec.Struct):
    """A list page."""

    jobPostingPreviews: list[msgspec.Raw]
    jobPostingPreviewsCount: int | None = None


class Job(msgspec.Struct):
    """One posting."""

    jobId: int | str
    jobTitle: str
    location: str | None = None
    secondaryLocations: list[Any] | None = None
    remoteType: str | None = None
    salaryRange: str | None = None
    positionType: str | None = None
    educationLevel: str | None = None
    jobCategory: str | None = None
    description: str | None = None
    descriptionTitle: str | None = None
    qualifications: str | None = None
    qualificationsTitle: str | None = None
    googleJobJson: str | dict[str, Any] | None = None


class Detail(msgspec.Struct):
    """The answer for one posting."""

    jobPosting: Job


def visit(body: bytes) -> Visit:
    """Token and service of a career page.

    Raises:
        ReadError: the page has none, or names a service that is not Paycom's.
    """
    expected = "a Paycom career page (script `configsFromHost` with `sessionJWT`)"
    config = structure(embedded(decoded(body), SCRIPT, expected), Config, expected)
    service = structure(config.libConfig.encode(), Library, expected).atsPortalMantleServiceUrl
    parts = urlsplit(service)
    if parts.scheme != "https" or not (parts.hostname or "").endswith(f".{DOMAIN}"):
        raise ReadError(f"the Paycom career page names a service outside {DOMAIN}: {service!r}")
    return Visit(config.sessionJWT, service.rstrip("/") + "/")


def page_of(portal: str) -> str:
    """Address of the postings of a board, ``{}`` for the posting's number."""
    return f"{PORTAL}{portal}/jobs/{{}}"


def read(body: bytes, address: str, source: Source) -> Page:
    """The rows of a list page as postings without description; ``address`` is what ``page_of``
    gives.

    Raises:
        ReadError: the body is not a list page.
    """
    page = structure(body, List, "a Paycom list page (JSON with `jobPostingPreviews`)")
    found, problems = rows(
        page.jobPostingPreviews, Row, lambda row: _stub(row, address, source), "row"
    )
    return Page(found, page.jobPostingPreviewsCount, problems)


def read_detail(body: bytes, stub: Posting, source: Source) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    job = structure(body, Detail, "a Paycom posting (JSON with `jobPosting`)").jobPosting
    google = _google(job.googleJobJson)
    valid, posted = _text(google.get("validThrough")), _text(google.get("datePosted"))
    pay = band_of(job.salaryRange, "salaryRange")
    parts = [
        (job.descriptionTitle, job.description),
        (job.qualificationsTitle, job.qualifications),
    ]
    full = posting(
        source,
        job.jobId,
        url=stub.url,
        title=job.jobTitle,
        description_html=sections(parts),
        location_text=joined([job.location, *map(_name, job.secondaryLocations or ())]),
        posted_text=posted if last_day(posted) else None,
        valid_through=last_day(valid),
        pay_fields=[pay] if pay else schema_pay.bands(google.get("baseSalary")),
        workplace_text=_workplace(job.remoteType),
        employment_text=joined([job.positionType]),
        degree_text=joined([job.educationLevel]),
        department_text=joined([job.jobCategory]),
    )
    return filled(stub, full)


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    key = urlsplit(url).path.rpartition("/")[2]
    return posting(source, key, url=url, title=key)


def _stub(row: Row, address: str, source: Source) -> Posting:
    return posting(
        source,
        row.jobId,
        url=address.replace("{}", str(row.jobId)),
        title=row.jobTitle,
        location_text=joined([row.locations]),
        posted_text=joined([row.postedOn]),
        workplace_text=_workplace(row.remoteType),
        employment_text=joined([row.positionType]),
    )


def _workplace(words: str | None) -> str | None:
    """Words of the field; some boards have letters in it, whose meaning is not known."""
    return joined([words]) if words and len(words.strip()) > 1 else None


def _name(place: object) -> str | None:
    """A further place: a text, or an object that has one."""
    if isinstance(place, dict):
        place = place.get("location") or place.get("name")
    return place if isinstance(place, str) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _google(said: str | dict[str, Any] | None) -> dict[str, Any]:
    """The schema.org JobPosting, which is JSON in a text, and not always whole."""
    value: object = said
    if isinstance(said, str):
        try:
            value = json.loads(said)
        except ValueError:
            value = json_repair.loads(said)
    return value if isinstance(value, dict) else {}


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    """The rows; without the board's key, its postings have no address of their own."""
    known = KEY.fullmatch(source.token or "")
    return read(body, page_of(known[0]) if known else url, source)


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    """The posting, under the address that it names itself."""
    job = structure(body, Detail, "a Paycom posting (JSON with `jobPosting`)").jobPosting
    address = _google(job.googleJobJson).get("url")
    stub = stub_of(url, source)
    if isinstance(address, str) and address.startswith(PORTAL):
        stub = dataclasses.replace(stub, url=address)
    return Page([read_detail(body, stub, source)])


SHAPES = (
    Shape("paycom", SERVICE, ('"jobPostingPreviews"',), _saved_list),
    Shape("paycom", SERVICE, ('"jobPosting"', '"googleJobJson"'), _saved_detail),
)
