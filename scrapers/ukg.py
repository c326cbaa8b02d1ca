"""UKG Pro Recruiting ("UltiPro") job boards: pages of list rows, and one detail page a posting. No
public docs.

Token: HOST/TENANT/BOARD of https://HOST/TENANT/JobBoard/BOARD, the host one of
recruiting.ultipro.com, recruiting2.ultipro.com, recruiting.ultipro.ca or TENANT.rec.pro.ukg.net.
The date of a list row moves when the posting is published again; the detail has the first one.
"""

import dataclasses
import re

import msgspec

from scrapers.detail import filled
from scrapers.embedded import embedded
from scrapers.page import Page, decoded, joined, last_day, posting, rows, structure
from scrapers.pay_fields import between
from scrapers.region import country_code, region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from scrapers.towns import town
from sponsorboard.postings.posting import Band, Interval, Place, Posting
from sponsorboard.sources import Source

HOST = r"^https?://(?:recruiting\d*\.ultipro\.(?:com|ca)|[\w-]+\.rec\.pro\.ukg\.net)/"
LIST = HOST + r"([^/?#]+)/JobBoard/[^/?#]+/JobBoardView/"
DETAIL = HOST + r"([^/?#]+)/JobBoard/[^/?#]+/OpportunityDetail"
SCRIPT = re.compile(r"CandidateOpportunityDetail\(\s*(?=\{)")
WORKPLACES = {0: "Hybrid", 1: "On-site", 2: "Remote"}  # as the site's own words file has them


class Coded(msgspec.Struct):
    """A state or country."""

    Code: str | None = None
    Name: str | None = None


class PostalAddress(msgspec.Struct):
    """Where a place is."""

    City: str | None = None
    State: Coded | None = None
    Country: Coded | None = None


class Location(msgspec.Struct):
    """A place; its coordinates are often wrong."""

    LocalizedName: str | None = None
    LocalizedDescription: str | None = None
    Address: PostalAddress | None = None


class Range(msgspec.Struct):
    """Pay without a period; amounts are texts."""

    PayRangeMinimum: str | float | None = None
    PayRangeMaximum: str | float | None = None


class Education(msgspec.Struct):
    """A degree that is asked for."""

    DegreeName: str | None = None
    Required: bool | None = None


class Work(msgspec.Struct):
    """Experience that is asked for."""

    Required: bool | None = None
    MinimumRequiredYears: float | None = None


class Opportunity(msgspec.Struct):
    """One posting, as a list row or in full."""

    Id: str
    Title: str
    RequisitionNumber: str | None = None
    FullTime: bool | None = None
    JobCategoryName: str | None = None
    Locations: list[Location] | None = None
    PostedDate: str | None = None
    JobLocationType: int | None = None
    Description: str | None = None
    EqualOpportunityEmployerDescription: str | None = None
    PayTransparencyPolicyStatement: str | None = None
    OpportunityIsClosed: bool | None = None
    Salaried: bool | None = None
    CompensationAnnualMinimum: float | None = None
    CompensationAnnualMaximum: float | None = None
    CompensationHourlyMinimum: float | None = None
    CompensationHourlyMaximum: float | None = None
    CompensationCurrencyCode: str | None = None
    PayRangeVisible: bool | None = None
    PayRange: Range | None = None
    PayRangeCurrencyCode: str | None = None
    EducationCriteria: list[Education] | None = None
    WorkExperienceCriteria: list[Work] | None = None


class List(msgspec.Struct):
    """A list page."""

    opportunities: list[msgspec.Raw]
    totalCount: int | None = None


def read(body: bytes, board: str, source: Source) -> Page:
    """The rows of a list page as postings without description; ``board`` is the board's address.

    Raises:
        ReadError: the body is not a list page.
    """
    page = structure(body, List, "a UKG list page (JSON with `opportunities`)")
    found, problems = rows(
        page.opportunities, Opportunity, lambda row: _posting(row, board, source), "row"
    )
    return Page(found, page.totalCount, problems)


def read_detail(body: bytes, stub: Posting, source: Source) -> Posting | None:
    """The posting of a list row with what its own page adds; None when the page says it is closed.

    Raises:
        ReadError: the page has no posting, which is how one that expired looks.
    """
    expected = "a UKG posting (script `CandidateOpportunityDetail`)"
    job = structure(embedded(decoded(body), SCRIPT, expected), Opportunity, expected)
    if job.OpportunityIsClosed:
        return None
    full = dataclasses.replace(
        _posting(job, "", source),
        description_html=sections(
            [
                (None, job.Description),
                (None, job.PayTransparencyPolicyStatement),
                (None, job.EqualOpportunityEmployerDescription),
            ]
        ),
        pay_fields=_bands(job),
        degree_text=joined(
            each.DegreeName for each in job.EducationCriteria or () if each.Required
        ),
        experience_text=joined(
            f"{each.MinimumRequiredYears:g} years"
            for each in job.WorkExperienceCriteria or ()
            if each.Required and each.MinimumRequiredYears
        ),
    )
    return filled(stub, full)


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a page that came without its list row."""
    key = re.search(r"opportunityId=([\w-]+)", url)
    name = key[1] if key else url
    return posting(source, name, url=url, title=name)


def _posting(row: Opportunity, board: str, source: Source) -> Posting:
    places = _places(row)
    return posting(
        source,
        row.Id,
        url=f"{board}/OpportunityDetail?opportunityId={row.Id}",
        title=row.Title,
        requisition=row.RequisitionNumber,
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=row.PostedDate if last_day(row.PostedDate) else None,
        workplace_text=None if row.JobLocationType is None else WORKPLACES.get(row.JobLocationType),
        employment_text=_employment(row),
        department_text=row.JobCategoryName,
    )


def _employment(job: Opportunity) -> str | None:
    return None if job.FullTime is None else "Full time" if job.FullTime else "Part time"


def _places(job: Opportunity) -> list[Place]:
    found = (_place(each) for each in job.Locations or ())
    return list({place.text: place for place in found if place}.values())


def _place(location: Location) -> Place | None:
    address = location.Address or PostalAddress()
    state, country = address.State or Coded(), address.Country or Coded()
    code = country_code(country.Code) or country_code(country.Name)
    city = address.City.strip() if address.City else None
    text = joined([city, state.Name or state.Code, country.Name], ", ")
    if not text:
        text = joined([location.LocalizedName or location.LocalizedDescription])
    if not text:
        return None
    return Place(
        text=text,
        city=town(city),
        region=region_code(state.Code, code) or region_code(state.Name, code),
        country=code,
    )


def _bands(job: Opportunity) -> list[Band]:
    """One range: a year's pay of the salaried, else an hour's, else the range without a period."""
    code = job.CompensationCurrencyCode
    annual = (job.CompensationAnnualMinimum, job.CompensationAnnualMaximum)
    hourly = (job.CompensationHourlyMinimum, job.CompensationHourlyMaximum)
    ways: list[tuple[tuple[float | None, float | None], Interval, str]] = [
        (hourly, "hour", "CompensationHourly"),
        (annual, "year", "CompensationAnnual"),
    ]
    for (low, high), interval, name in ways[:: -1 if job.Salaried else 1]:
        if low or high:
            band = between(low, high, name, interval, code)
            return [band] if band else []
    pay, code = job.PayRange, job.PayRangeCurrencyCode or code
    if pay is None or job.PayRangeVisible is False:
        return []
    band = between(pay.PayRangeMinimum, pay.PayRangeMaximum, "PayRange", currency=code)
    return [band] if band else []


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    return read(body, url.partition("/JobBoardView")[0], source)


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    found = read_detail(body, stub_of(url, source), source)
    return Page([found] if found else [])


SHAPES = (
    Shape("ukg", LIST, ('"opportunities"', '"totalCount"'), _saved_list),
    Shape("ukg", DETAIL, ("CandidateOpportunityDetail(",), _saved_detail),
)
