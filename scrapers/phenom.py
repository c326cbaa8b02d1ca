"""Phenom career sites: pages of list rows and one detail a posting, all by POST to /widgets.

No public docs. Token: HOST, or HOST/COUNTRY/LANGUAGE as in the site's own addresses, such as
careers.acme.com/us/en. Some sites answer only to the token that their search page holds. Amounts of
zero stand for none, and ``salaryHourly`` is the hours a fortnight.
"""

import dataclasses
import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import msgspec

from scrapers.page import Page, ReadError, decoded, joined, posting, rows, structure
from scrapers.pay_fields import amount, band_of, between
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"https?://([\w.-]+)/widgets(?:[?#]|$)"
TOKEN = re.compile(
    r"""(?:id=['"]X?-?CSRF-?TOKEN['"][^>]*>|csrfToken['"]?\s*[:=]\s*['"])\s*([\w.+/=-]{8,})""", re.I
)
REFERENCE = re.compile(r"""['"]?refNum['"]?\s*[:=]\s*['"](\w+)""")
EVERYTHING = {
    "ddoKey": "refineSearch", "pageName": "search-results", "jobs": True, "counts": True,
    "keywords": "", "global": True, "selected_fields": {}, "size": 100,
}  # fmt: skip
"""What a page of the list is asked for with, beside where it starts; without ``jobs`` none come."""

ONE = {"ddoKey": "jobDetail", "pageName": "job"}
"""What a posting is asked for with, beside its key."""

FLAGS = {"yes": "Remote", "true": "Remote", "1": "Remote", "no": None, "false": None, "0": None}


class Somewhere(msgspec.Struct):
    """A place, as the board's geocoder understood it."""

    location: str | None = None
    standardisedCity: str | None = None
    standardisedStateCode: str | None = None
    standardisedCountry: str | None = None


class Job(msgspec.Struct):
    """A posting, of a list or alone."""

    title: str
    jobSeqNo: str | None = None
    jobId: str | int | None = None
    reqId: str | int | None = None
    applyUrl: str | None = None
    companyName: str | None = None
    description: str | None = None
    location: str | None = None
    cityStateCountry: str | None = None
    multi_location: list[str | Somewhere] | None = None
    standardised_multi_location: list[Somewhere] | None = None
    postedDate: str | None = None
    type: str | None = None
    category: str | None = None
    RemoteType: str | None = None
    remoteType: str | None = None
    remote: str | bool | None = None
    checkRemote: str | bool | None = None
    minimumPay: str | float | None = None
    maximumPay: str | float | None = None
    payRate: str | float | None = None
    salary: str | float | None = None
    salaryRange: str | None = None
    compensationRange: str | None = None


class Jobs(msgspec.Struct):
    """The rows of a page."""

    jobs: list[msgspec.Raw] | None = None


class Refined(msgspec.Struct):
    """A page of the list."""

    totalHits: int | None = None
    data: Jobs | None = None


class Search(msgspec.Struct):
    """The answer with a page of the list; without one where the site asks for its token."""

    refineSearch: Refined | None = None


class Data(msgspec.Struct):
    """A posting's wrapping."""

    job: Job


class Outer(msgspec.Struct):
    """A posting's wrapping."""

    data: Data


class Detail(msgspec.Struct):
    """The answer for one posting."""

    jobDetail: Outer


class Session(NamedTuple):
    """What a site that wants its token is asked with."""

    token: str
    reference: str
    """The site's own name, ``refNum``; empty where the page does not say it."""


def read(body: bytes, site: str, source: Source, asked_with_token: bool = True) -> Page | None:
    """The rows of a list page as postings without description; ``site`` is the address that the
    postings' own addresses begin with. None where the site wants its token, and was asked without.

    Raises:
        ReadError: the body is not an answer of this system, or none with a list.
    """
    answer = structure(body, Search, "a Phenom list page (JSON with `refineSearch`)").refineSearch
    if answer is None or answer.data is None:
        if asked_with_token:
            raise ReadError("expected a Phenom list page, got an answer without a list")
        return None
    listed = answer.data.jobs or []
    found, problems = rows(listed, Job, lambda job: _posting(job, site, source), "job")
    return Page(found, answer.totalHits, problems)


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    job = structure(body, Detail, "a Phenom posting (JSON with `jobDetail`)").jobDetail.data.job
    places = _places(job)
    return dataclasses.replace(
        stub,
        title=" ".join(job.title.split()) or stub.title,
        title_text=job.title,
        requisition=_number(job) or stub.requisition,
        apply_url=job.applyUrl or stub.apply_url,
        description_html=job.description or stub.description_html,
        location_text=_location(job) or stub.location_text,
        locations=places or stub.locations,
        posted_text=job.postedDate or stub.posted_text,
        pay_fields=_bands(job, places[0].country if places else None) or stub.pay_fields,
        workplace_text=_workplace(job) or stub.workplace_text,
        employment_text=job.type or stub.employment_text,
        department_text=job.category or stub.department_text,
    )


def read_search(body: bytes) -> Session:
    """What a search page says, for the sites that want its token.

    Raises:
        ReadError: the page holds no token.
    """
    text = decoded(body)
    token, reference = TOKEN.search(text), REFERENCE.search(text)
    if token is None:
        raise ReadError("expected a Phenom search page with a token, got one without")
    return Session(token[1], reference[1] if reference else "")


def _posting(job: Job, site: str, source: Source) -> Posting:
    key = job.jobSeqNo or job.jobId
    if key is None:
        raise msgspec.ValidationError("neither `jobSeqNo` nor `jobId`")
    return posting(
        source,
        key,
        url=f"{site}/job/{quote(str(key))}",
        apply_url=job.applyUrl,
        title=job.title,
        company=job.companyName,
        requisition=_number(job),
        location_text=_location(job),
        locations=_places(job),
        posted_text=job.postedDate,  # `dateCreated` and `jobUpdatedDate` are the system's
        pay_fields=_bands(job, None),
        workplace_text=_workplace(job),
        employment_text=job.type,
        department_text=job.category,
    )


def _number(job: Job) -> str | None:
    number = job.reqId or job.jobId
    return str(number) if number else None


def _location(job: Job) -> str | None:
    several = [
        each if isinstance(each, str) else each.location for each in job.multi_location or ()
    ]
    return joined(several) or joined([job.location or job.cityStateCountry])


def _places(job: Job) -> list[Place]:
    """The places with their parts, where the board gives both in the same number."""
    texts = [each.location for each in job.multi_location or () if not isinstance(each, str)]
    understood = job.standardised_multi_location or []
    if len(texts) != len(understood) or not all(texts):
        return []
    return [_place(text or "", each) for text, each in zip(texts, understood, strict=True)]


def _place(text: str, each: Somewhere) -> Place:
    code = country_code(each.standardisedCountry)
    return Place(
        text=text,
        city=each.standardisedCity or None,
        region=region_code(each.standardisedStateCode, code),
        country=code,
    )


def _workplace(job: Job) -> str | None:
    """The board's own word, or its flag; a flag that is not set says nothing."""
    if word := job.RemoteType or job.remoteType:
        return word
    for flag in (job.remote, job.checkRemote):
        said = str(flag).strip() if flag is not None else ""
        if found := FLAGS.get(said.lower(), said):
            return found
    return None


def _bands(job: Job, country: str | None) -> list[Band]:
    """Pay, by whichever fields the employer fills."""
    found = (
        between(job.minimumPay, job.maximumPay, "minimumPay")
        or band_of(job.compensationRange, "compensationRange", country)
        or band_of(job.salaryRange, "salaryRange", country)
        or _salary(job, country)
    )
    return [found] if found else []


def _salary(job: Job, country: str | None) -> Band | None:
    """The lowest and highest of two fields; a text in one of them is read as words."""
    ends = sorted(value for value in map(amount, (job.payRate, job.salary)) if value)
    if ends:
        return between(ends[0], ends[-1], "salary")
    return band_of(job.salary, "salary", country) if isinstance(job.salary, str) else None


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    parts = urlsplit(url)
    return read(body, f"{parts.scheme}://{parts.netloc}", source) or Page([])


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    parts = urlsplit(url)
    job = structure(body, Detail, "a Phenom posting (JSON with `jobDetail`)").jobDetail.data.job
    return Page([read_detail(body, _posting(job, f"{parts.scheme}://{parts.netloc}", source))])


SHAPES = (
    Shape("phenom", ADDRESS, ('"refineSearch"',), _saved_list),
    Shape("phenom", ADDRESS, ('"jobDetail"', '"jobSeqNo"'), _saved_detail),
)
