"""SmartRecruiters Posting API: https://developers.smartrecruiters.com/docs/posting-api

Token: the company's identifier in careers.smartrecruiters.com/NAME. Pages of list rows, and one
detail a posting. ``totalFound`` counts the board; a ``limit`` above 100 is clamped without a word.
A name that is nobody's gives an empty board too.
"""

import dataclasses
import html
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import msgspec

from scrapers.page import Page, joined, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.region import region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

API = r"(?:^|//)api\.smartrecruiters\.com/v1/companies/([^/?#]+)/postings"
SITE = "https://jobs.smartrecruiters.com"
SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
UNKNOWN = "not_applicable"  # an experience level that says nothing


class Label(msgspec.Struct):
    """A value of a list with its name; empty where none was chosen."""

    id: int | str | None = None
    label: str | None = None


class Company(msgspec.Struct):
    """The employer; several brands may share a board."""

    identifier: str | None = None
    name: str | None = None


class Location(msgspec.Struct):
    """The place; ``country`` in lower case, ``fullLocation`` with blanks between commas."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    remote: bool | None = None
    hybrid: bool | None = None
    hybridDescription: str | None = None
    fullLocation: str | None = None


class Pay(msgspec.Struct):
    """Published pay; period such as ``HOURLY``."""

    min: float | None = None
    max: float | None = None
    currency: str | None = None
    period: str | None = None


class Section(msgspec.Struct):
    """One part of the text."""

    title: str | None = None
    text: str | None = None


class Ad(msgspec.Struct):
    """The text."""

    sections: dict[str, Any] = {}


class Opening(msgspec.Struct):
    """What list row and detail both say."""

    id: int | str
    name: str
    refNumber: str | None = None
    company: Company | None = None
    location: Location | None = None
    releasedDate: str | None = None
    department: Label | None = None
    typeOfEmployment: Label | None = None
    experienceLevel: Label | None = None
    compensation: Pay | None = None
    ref: str | None = None


class Detail(Opening):
    """The answer for one posting."""

    jobAd: Ad | None = None
    postingUrl: str | None = None
    applyUrl: str | None = None


class List(msgspec.Struct):
    """A list page."""

    content: list[msgspec.Raw]
    totalFound: int | None = None


def read(body: bytes, source: Source) -> Page:
    """The rows of a list page as postings without description.

    Raises:
        ReadError: the body is not a list page.
    """
    page = structure(body, List, "a SmartRecruiters list page (JSON with `content`)")
    found, problems = rows(page.content, Opening, lambda each: _stub(each, source), "row")
    return Page(found, page.totalFound, problems)


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    detail = structure(body, Detail, "a SmartRecruiters posting (JSON with `jobAd`)")
    said = {name: value for name, value in _said(detail).items() if value}
    return dataclasses.replace(
        stub,
        title=" ".join(detail.name.split()) or stub.title,
        title_text=detail.name,
        url=detail.postingUrl or stub.url,
        apply_url=detail.applyUrl,
        description_html=_description(detail),
        **said,
    )


def _stub(opening: Opening, source: Source) -> Posting:
    employer = opening.company
    name = (employer and employer.identifier) or _board(opening.ref) or source.token or ""
    return posting(
        source,
        opening.id,
        url=f"{SITE}/{quote(name, safe='')}/{opening.id}",
        title=opening.name,
        company=joined([employer.name]) if employer else None,
        **_said(opening),
    )


def _board(ref: str | None) -> str | None:
    """The board in the address of a row's detail."""
    parts = urlsplit(ref or "").path.split("/")
    return unquote(parts[parts.index("companies") + 1]) if "companies" in parts[:-1] else None


def _said(opening: Opening) -> dict[str, Any]:
    where = opening.location or Location()
    place = _place(where)
    level = opening.experienceLevel or Label()
    return {
        "requisition": opening.refNumber,
        "location_text": place.text if place else None,
        "locations": [place] if place else [],
        "posted_text": opening.releasedDate,
        "pay_fields": _bands(opening.compensation),
        "workplace_text": _workplace(where),
        "employment_text": opening.typeOfEmployment and joined([opening.typeOfEmployment.label]),
        "experience_text": joined([level.label]) if level.id != UNKNOWN else None,
        "department_text": opening.department and joined([opening.department.label]),
    }


def _place(where: Location) -> Place | None:
    parts = where.fullLocation.split(",") if where.fullLocation else []
    text = joined(parts, ", ") or joined([where.city, where.region, where.country], ", ")
    if text is None:
        return None
    country = where.country.upper() if where.country else None
    return Place(
        text=text,
        city=where.city if where.city not in ("", "Remote") else None,
        region=region_code(where.region, country),
        country=country,
    )


def _workplace(where: Location) -> str | None:
    """The flags that are set; one that is not set says nothing."""
    return joined(["Remote" if where.remote else None, "Hybrid" if where.hybrid else None], ", ")


def _bands(pay: Pay | None) -> list[Band]:
    if pay is None:
        return []
    every = pay.period
    return bands(pay.min, pay.max, "compensation", quote=every, every=every, currency=pay.currency)


def _description(detail: Detail) -> str | None:
    """The four parts in the order of the hosted page, each under its title, and days at home."""
    ad, where = detail.jobAd or Ad(), detail.location or Location()
    found = [msgspec.convert(ad.sections.get(name), Section | None) for name in SECTIONS]
    parts = [(each.title, each.text) for each in found if each]
    text = sections(parts)
    if text and where.hybridDescription:
        return f"{text}\n<p>{html.escape(where.hybridDescription)}</p>"
    return text


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    detail = structure(body, Detail, "a SmartRecruiters posting (JSON with `jobAd`)")
    return Page([read_detail(body, _stub(detail, source))])


SHAPES = (
    Shape("smartrecruiters", rf"{API}/?(?:[?#]|$)", ('"totalFound"', '"content"'),
          lambda body, _, source: read(body, source)),
    Shape("smartrecruiters", rf"{API}/[\w-]+", ('"jobAd"', '"sections"'), _saved_detail),
)  # fmt: skip
