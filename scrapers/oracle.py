"""Oracle Recruiting Cloud: https://docs.oracle.com/en/cloud/saas/human-resources/farws/

Token: HOST/SITE of https://HOST.oraclecloud.com/hcmUI/CandidateExperience/en/sites/SITE, such as
acme.fa.us2/CX_1, or jobs.acme.com/CX_1 on the employer's own host. Pages of list rows with the
board's own count, and one detail a posting. Without ``expand=requisitionList`` in the request the
count comes with an empty list.
"""

import dataclasses
import re
from urllib.parse import quote, unquote, urlsplit

import msgspec

from scrapers.page import Page, ReadError, joined, last_day, posting, rows, structure
from scrapers.pay_fields import band_of, between, interval_of
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Interval, Place, Posting
from sponsorboard.sources import Source

ADDRESS = (
    r"https?://(?:([\w-]+(?:\.[\w-]+)*)\.oraclecloud\.com/"
    r"|([\w.-]+)/(?:hcmRestApi/resources|hcmUI/CandidateExperience)/)"
)
SITE = re.compile(r"siteNumber(?:=|%3D)([\w-]+)|/sites/([\w-]+)", re.I)
ID = re.compile(r"""\bId(?:=|%3D)(?:"|%22)?([^",%]+)""")
WORKPLACES = {"ORA_REMOTE": "Remote", "ORA_HYBRID": "Hybrid", "ORA_ON_SITE": "On-site"}

LOWEST = re.compile(r"\bmin(?:imum)? (?:salary|pay|rate|wage|compensation)\b", re.I)
HIGHEST = re.compile(r"\bmax(?:imum)? (?:salary|pay|rate|wage|compensation)\b", re.I)
RANGE = re.compile(r"\b(?:pay|salary|wage|compensation|hiring) (?:range|rate|scale)\b", re.I)
PERIOD = re.compile(r"\b(?:frequency|basis)\b", re.I)


class Elsewhere(msgspec.Struct):
    """A further place of a posting."""

    Name: str | None = None
    CountryCode: str | None = None


class Places(msgspec.Struct):
    """Further places, as some versions wrap them."""

    items: list[Elsewhere]


class Flex(msgspec.Struct):
    """A field that the employer defined."""

    Prompt: str | None = None
    Value: str | None = None


class Flexes(msgspec.Struct):
    """The employer's fields, as some versions wrap them."""

    items: list[Flex]


class Row(msgspec.Struct):
    """What list rows and details both say."""

    Id: str | int
    Title: str
    PrimaryLocation: str | None = None
    PrimaryLocationCountry: str | None = None
    secondaryLocations: list[Elsewhere] | Places | None = None
    WorkplaceTypeCode: str | None = None
    WorkplaceType: str | None = None
    PostedDate: str | None = None
    PostingEndDate: str | None = None
    JobSchedule: str | None = None
    WorkerType: str | None = None
    ContractType: str | None = None
    JobType: str | None = None
    StudyLevel: str | None = None
    Department: str | None = None
    Organization: str | None = None
    LegalEmployer: str | None = None


class Detail(Row):
    """What a detail says besides."""

    Category: str | None = None
    ExternalPostedStartDate: str | None = None
    ExternalPostedEndDate: str | None = None
    ExternalDescriptionStr: str | None = None
    ShortDescriptionStr: str | None = None
    ExternalResponsibilitiesStr: str | None = None
    ExternalQualificationsStr: str | None = None
    CorporateDescriptionStr: str | None = None
    OrganizationDescriptionStr: str | None = None
    requisitionFlexFields: list[Flex] | Flexes | None = None


class Search(msgspec.Struct):
    """A page of the list."""

    TotalJobsCount: int
    Offset: int | None = None
    requisitionList: list[msgspec.Raw] | None = None


class List(msgspec.Struct):
    """The answer with a page of the list."""

    items: list[Search]


class Details(msgspec.Struct):
    """The answer for one posting."""

    items: list[Detail]


def site_of(url: str) -> str:
    """Address of the site that a person reads, of the address of a list or a detail."""
    parts = urlsplit(url)
    match = SITE.search(url)
    site = (match[1] or match[2]) if match else "CX_1"
    return f"https://{parts.netloc}/hcmUI/CandidateExperience/en/sites/{site}"


def read(body: bytes, site: str, source: Source) -> Page:
    """The rows of a list page as postings without description; ``site`` is the site's address.

    A count without rows is a problem: the board is not empty, the list was not asked for.

    Raises:
        ReadError: the body is not a list page.
    """
    answer = structure(body, List, "an Oracle list page (JSON with `items`)")
    if not answer.items:
        return Page([], None, ["the answer has no search in it: the site number may be wrong"])
    search = answer.items[0]
    found, problems = rows(
        search.requisitionList or [], Row, lambda row: _posting(row, site, source), "requisition"
    )
    if not search.requisitionList and search.TotalJobsCount > (search.Offset or 0):
        problems.append(f"the board counts {search.TotalJobsCount} postings but lists none here")
    return Page(found, search.TotalJobsCount, problems)


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail, or an empty one.
    """
    items = structure(body, Details, "an Oracle posting (JSON with `items`)").items
    if not items:
        raise ReadError("expected an Oracle posting, got an answer without one")
    info = items[0]
    return dataclasses.replace(
        stub,
        title=" ".join(info.Title.split()) or stub.title,
        title_text=info.Title,
        description_html=_description(info),
        location_text=joined(place.text for place in _places(info)) or stub.location_text,
        locations=_places(info) or stub.locations,
        posted_text=info.ExternalPostedStartDate or info.PostedDate or stub.posted_text,
        valid_through=last_day(info.ExternalPostedEndDate) or stub.valid_through,
        pay_fields=_bands(info),
        workplace_text=_workplace(info) or stub.workplace_text,
        employment_text=_employment(info) or stub.employment_text,
        degree_text=info.StudyLevel or stub.degree_text,
        department_text=info.Department or info.Organization or info.Category,
    )


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    match = ID.search(unquote(url))
    key = match[1] if match else urlsplit(url).path.rpartition("/")[2]
    return posting(source, key, url=address(site_of(url), key), title=key, requisition=key)


def address(site: str, key: str | int) -> str:
    """Where a person reads a posting."""
    return f"{site}/job/{quote(str(key))}"


def _posting(row: Row, site: str, source: Source) -> Posting:
    places = _places(row)
    return posting(
        source,
        row.Id,
        url=address(site, row.Id),
        title=row.Title,
        company=row.LegalEmployer,
        requisition=str(row.Id),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=row.PostedDate,
        valid_through=last_day(row.PostingEndDate),
        workplace_text=_workplace(row),
        employment_text=_employment(row),
        degree_text=row.StudyLevel,
        department_text=row.Department or row.Organization,
    )


def _description(info: Detail) -> str | None:
    """The parts in the order of the site, under the site's headings."""
    return sections(
        [
            (None, info.ExternalDescriptionStr or info.ShortDescriptionStr),
            ("Responsibilities", info.ExternalResponsibilitiesStr),
            ("Qualifications", info.ExternalQualificationsStr),
            ("About us", info.CorporateDescriptionStr),
            (None, info.OrganizationDescriptionStr),
        ]
    )


def _places(row: Row) -> list[Place]:
    further = row.secondaryLocations or []
    elsewhere = further.items if isinstance(further, Places) else further
    named = [(row.PrimaryLocation, row.PrimaryLocationCountry)]
    named += [(each.Name, each.CountryCode) for each in elsewhere]
    return [Place(text=name.strip(), country=code) for name, code in named if name and name.strip()]


def _workplace(row: Row) -> str | None:
    """The code's word; the site's own is in the site's language."""
    return WORKPLACES.get(row.WorkplaceTypeCode or "") or row.WorkplaceType or None


def _employment(row: Row) -> str | None:
    return joined([row.JobSchedule, row.JobType, row.ContractType, row.WorkerType], ", ")


def _bands(info: Detail) -> list[Band]:
    """Pay in the employer's fields: two with a number each, or one in words."""
    wrapped = info.requisitionFlexFields or []
    listed = wrapped.items if isinstance(wrapped, Flexes) else wrapped
    fields = [(each.Prompt, each.Value) for each in listed if each.Prompt and each.Value]
    period = _interval(fields)
    low, high = (
        next((value for prompt, value in fields if end.search(prompt)), None)
        for end in (LOWEST, HIGHEST)
    )
    found = [between(low, high, "requisitionFlexFields", period)]
    found += [
        band_of(value, "requisitionFlexFields", info.PrimaryLocationCountry, period)
        for prompt, value in fields
        if RANGE.search(prompt) and not any(p.search(prompt) for p in (PERIOD, LOWEST, HIGHEST))
    ]
    return [band for band in found if band]


def _interval(fields: list[tuple[str, str]]) -> Interval | None:
    said = (interval_of(value) for prompt, value in fields if PERIOD.search(prompt))
    return next(filter(None, said), None)


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    return read(body, site_of(url), source)


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, stub_of(url, source))])


SHAPES = (
    Shape("oracle", ADDRESS, ('"TotalJobsCount"',), _saved_list),
    Shape("oracle", ADDRESS, ('"ExternalDescriptionStr"',), _saved_detail),
)
