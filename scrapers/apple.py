"""Apple's own board, https://jobs.apple.com: pages of rows, one detail a posting (no public docs).

Token: a locale such as en-us. An opening at several places has a row for each; they are one posting
here, under the number that they share. Pay stands in the detail's text, for each place.
"""

import dataclasses
import re
from urllib.parse import quote, urlsplit

import msgspec

from scrapers.page import Page, ReadError, joined, merged, posting, rows, structure
from scrapers.plain import marked_up
from scrapers.region import country_code, region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

HOST = r"^https?://jobs\.(apple)\.com/api/v1/"
CITY = 5  # level of a place that is a city; 1 is a country


class Location(msgspec.Struct):
    """A place; ``countryID`` such as ``iso-country-USA``."""

    id: str | None = None
    name: str | None = None
    city: str | None = None
    stateProvince: str | None = None
    countryName: str | None = None
    countryID: str | None = None
    level: int | None = None


class Team(msgspec.Struct):
    """A team."""

    teamName: str | None = None


class Row(msgspec.Struct):
    """One row: an opening at one place, or several."""

    positionId: str
    postingTitle: str
    reqId: str | None = None
    id: str | None = None
    transformedPostingTitle: str | None = None
    locations: list[Location] | None = None
    postDateInGMT: str | None = None
    postingDate: str | None = None
    homeOffice: bool | None = None
    team: Team | None = None


class Results(msgspec.Struct):
    """A list page."""

    searchResults: list[msgspec.Raw]
    totalRecords: int | None = None


class List(msgspec.Struct):
    """The answer of a search."""

    res: Results


class Footer(msgspec.Struct):
    """A part of the text."""

    name: str | None = None
    content: str | None = None


class Footers(msgspec.Struct):
    """What closes the text for one place, by language."""

    localizations: dict[str, list[Footer]] = {}
    postLocationId: str | None = None


class Info(msgspec.Struct):
    """What a detail says."""

    jobNumber: str
    postingTitle: str | None = None
    jobSummary: str | None = None
    description: str | None = None
    responsibilities: str | None = None
    minimumQualifications: str | None = None
    preferredQualifications: str | None = None
    educationAndExperience: str | None = None
    additionalRequirements: str | None = None
    employmentType: str | None = None
    homeOffice: bool | None = None
    locations: list[Location] | None = None
    postDateInGMT: str | None = None
    postingFooters: list[Footers] | None = None


class Detail(msgspec.Struct):
    """The answer for one posting."""

    res: Info


def read(body: bytes, source: Source) -> Page:
    """The rows of a list page as postings without description, those of one opening together.

    Raises:
        ReadError: the body is not a list page, or is one of a search that finds nothing, which is
            what the board gives to those whose token it does not take.
    """
    page = structure(body, List, "Apple's search (JSON with `searchResults`)").res
    if not page.totalRecords:
        raise ReadError("expected Apple's search, got one that finds nothing at all")
    found, problems = rows(page.searchResults, Row, lambda row: _stub(row, source), "row")
    return Page(merged(found), page.totalRecords, problems, rows=len(page.searchResults))


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    info = structure(body, Detail, "an Apple posting (JSON with `jobNumber`)").res
    places = _places(info.locations)
    title = " ".join((info.postingTitle or "").split())
    return dataclasses.replace(
        stub,
        title=title or stub.title,
        title_text=info.postingTitle or stub.title_text,
        description_html=_description(info),
        location_text=joined(place.text for place in places) or stub.location_text,
        locations=places or stub.locations,
        posted_text=stub.posted_text or info.postDateInGMT,
        workplace_text="Home office" if info.homeOffice else stub.workplace_text,
        employment_text=info.employmentType,
    )


def number_of(url: str) -> str:
    """The number in a posting's address, by which its detail is asked for."""
    parts = urlsplit(url).path.strip("/").split("/")
    return parts[parts.index("details") + 1]


def _stub(row: Row, source: Source) -> Posting:
    places = _places(row.locations)
    number = unprefixed(row.reqId or row.id or row.positionId)
    name = quote(row.transformedPostingTitle or "", safe="-")
    locale = source.token if re.fullmatch(r"[a-z]{2}-[a-z]{2}", source.token or "") else "en-us"
    return posting(
        source,
        row.positionId,
        url=f"https://jobs.apple.com/{locale}/details/{number}" + (f"/{name}" if name else ""),
        title=row.postingTitle,
        requisition=row.positionId,
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=row.postDateInGMT or row.postingDate,
        workplace_text="Home office" if row.homeOffice else None,
        department_text=row.team.teamName if row.team else None,
    )


def _places(locations: list[Location] | None) -> list[Place]:
    found = []
    for each in locations or ():
        name = each.city or each.name
        country = country_code((each.countryID or "").rpartition("-")[2])
        if text := joined([name, each.stateProvince, each.countryName], ", "):
            city = each.city or (each.name if each.level == CITY else None)
            region = region_code(each.stateProvince, country)
            found.append(Place(text=text, city=city, region=region, country=country))
    return found


def _description(info: Info) -> str | None:
    parts = [
        ("Summary", info.jobSummary),
        ("Description", info.description),
        ("Responsibilities", info.responsibilities),
        ("Minimum qualifications", info.minimumQualifications),
        ("Preferred qualifications", info.preferredQualifications),
        ("Education and experience", info.educationAndExperience),
        ("Additional requirements", info.additionalRequirements),
    ]
    return sections([*((name, marked_up(text)) for name, text in parts), *_footers(info)])


def _footers(info: Info) -> list[tuple[str | None, str | None]]:
    """What closes the text, once each; with its place where that of places differs."""
    names = {each.id: each.name for each in info.locations or ()}
    told: dict[tuple[str | None, str | None], list[str]] = {}
    for footers in info.postingFooters or ():
        for footer in next(iter(footers.localizations.values()), []):
            places = told.setdefault((footer.name, marked_up(footer.content)), [])
            places.append(names.get(footers.postLocationId) or "")
    count = len(info.postingFooters or ())
    return [
        (
            joined([name, ", ".join(filter(None, places)) if len(places) < count else None], ": "),
            text,
        )
        for (name, text), places in told.items()
    ]


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    number = unprefixed(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    address = f"https://jobs.apple.com/en-us/details/{number}"
    key = number.partition("-")[0] or "posting"
    return Page([read_detail(body, posting(source, key, url=address, title=key, requisition=key))])


def unprefixed(number: str) -> str:
    """A row's number as its detail is asked for."""
    return number.removeprefix("PIPE-").removeprefix("REQ-")


SHAPES = (
    Shape(
        "apple",
        HOST + "search",
        ('"searchResults"', '"postingTitle"'),
        lambda body, _, source: read(body, source),
    ),
    Shape("apple", HOST + "jobDetails", ('"jobNumber"', '"minimumQualifications"'), _saved_detail),
)
