"""USAJobs, the board of the US federal government: https://developer.usajobs.gov/api-reference

Token: a code of the API's list of agency subelements, such as NN10, or ``all``. Pages of up to 500
announcements with their texts; a search gives its first 10,000 only. Places carry names, not codes.

Unproven: rests on the API's documentation; no recorded answer of a search was read.
"""

import html

import msgspec

from scrapers.page import Page, joined, last_day, posting, rows, structure
from scrapers.pay_fields import amount, bands, interval_of
from scrapers.plain import marked_up
from scrapers.region import country_code, region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Interval, Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://data\.(usajobs)\.gov/api/[Ss]earch"
CAP = 10_000

RATES: dict[str, Interval] = {
    "PA": "year", "PH": "hour", "PD": "day", "PM": "month",
}  # fmt: skip
FORTNIGHT = ("bw", "bi-weekly")
NO_RATE = ("wc", "fb", "pw", "without compensation", "fee basis", "piece work")
YES = ("true", "yes", "1")


class Location(msgspec.Struct):
    """A place of work; the codes hold names, the city its state too."""

    LocationName: str | None = None
    CountryCode: str | None = None
    CountrySubDivisionCode: str | None = None
    CityName: str | None = None


class Named(msgspec.Struct):
    """Something with a code and often a name."""

    Name: str | None = None
    Code: str | None = None


class Pay(msgspec.Struct):
    """Pay; the interval as code or in words."""

    MinimumRange: str | float | None = None
    MaximumRange: str | float | None = None
    RateIntervalCode: str | None = None
    Description: str | None = None
    Currency: str | None = None
    """In the older feed only."""


class Answers(msgspec.Struct):
    """The texts, and what else there is."""

    JobSummary: str | None = None
    MajorDuties: str | list[str] | None = None
    KeyRequirements: str | list[str] | None = None
    Requirements: str | None = None
    Education: str | None = None
    OtherInformation: str | None = None
    WhoMayApply: Named | None = None
    LowGrade: str | None = None
    HighGrade: str | None = None
    SecurityClearance: str | None = None
    SecurityClearanceRequired: str | bool | None = None
    TeleworkEligible: str | bool | None = None
    RemoteIndicator: str | bool | None = None


class Extra(msgspec.Struct):
    """What is not of the standard."""

    Details: Answers | None = None


class Announcement(msgspec.Struct):
    """One posting."""

    PositionTitle: str
    PositionURI: str
    PositionID: str | None = None
    ApplyURI: list[str] | None = None
    PositionLocationDisplay: str | None = None
    PositionLocation: list[Location] | None = None
    OrganizationName: str | None = None
    DepartmentName: str | None = None
    JobGrade: list[Named] | None = None
    PositionSchedule: list[Named] | None = None
    PositionOfferingType: list[Named] | None = None
    QualificationSummary: str | None = None
    PositionRemuneration: list[Pay] | None = None
    PublicationStartDate: str | None = None
    ApplicationCloseDate: str | None = None
    UserArea: Extra | None = None


class Item(msgspec.Struct):
    """One row."""

    MatchedObjectId: str | int
    MatchedObjectDescriptor: Announcement


class Result(msgspec.Struct):
    """A page's rows."""

    SearchResultItems: list[msgspec.Raw]
    SearchResultCountAll: int | None = None


class Search(msgspec.Struct):
    """A page."""

    SearchResult: Result


def read(body: bytes, source: Source) -> Page:
    """The announcements of a page.

    Raises:
        ReadError: the body is not a page.
    """
    result = structure(body, Search, "a USAJobs search (JSON with `SearchResult`)").SearchResult
    found, problems = rows(
        result.SearchResultItems, Item, lambda item: of_item(item, source), "item"
    )
    return Page(found, result.SearchResultCountAll, problems)


def of_item(item: Item, source: Source) -> Posting:
    """The posting of one row.

    Raises:
        msgspec.ValidationError: the title is empty.
    """
    said = item.MatchedObjectDescriptor
    answers = (said.UserArea.Details if said.UserArea else None) or Answers()
    places = [place for each in said.PositionLocation or () if (place := _place(each))]
    names = joined(place.text for place in places)
    kinds = [*(said.PositionSchedule or ()), *(said.PositionOfferingType or ())]
    return posting(
        source,
        item.MatchedObjectId,
        url=said.PositionURI.replace(":443/", "/", 1),
        apply_url=next(iter(said.ApplyURI or ()), None),
        title=said.PositionTitle,
        company=joined([said.OrganizationName]),
        requisition=said.PositionID,
        description_html=_description(said, answers),
        location_text=names or joined([said.PositionLocationDisplay]),
        locations=places,
        posted_text=said.PublicationStartDate,
        valid_through=last_day(said.ApplicationCloseDate),
        pay_fields=[band for each in said.PositionRemuneration or () for band in _bands(each)],
        workplace_text=_workplace(answers),
        employment_text=joined((each.Name for each in kinds), ", "),
        department_text=joined([said.OrganizationName, said.DepartmentName]),
    )


def _description(said: Announcement, answers: Answers) -> str | None:
    """The text's parts, and those answers that the announcement's page has a line for."""
    open_to = answers.WhoMayApply.Name if answers.WhoMayApply else None
    clearance = answers.SecurityClearance or answers.SecurityClearanceRequired
    if isinstance(clearance, bool) or (clearance or "").lower() in ("true", "false"):
        clearance = "Required" if _yes(clearance) else "Not required"
    return sections(
        [
            ("Summary", marked_up(answers.JobSummary)),
            (None, _line("This job is open to", open_to)),
            (None, _line("Pay scale & grade", _grade(said, answers))),
            (None, _line("Security clearance", clearance)),
            ("Duties", _listed(answers.MajorDuties)),
            ("Conditions of employment", _listed(answers.KeyRequirements)),
            ("Requirements", marked_up(answers.Requirements)),
            ("Qualifications", marked_up(said.QualificationSummary)),
            ("Education", marked_up(answers.Education)),
            ("Additional information", marked_up(answers.OtherInformation)),
        ]
    )


def _line(label: str, words: str | None) -> str | None:
    said = marked_up(words)
    return f"<p>{html.escape(label)}: {said}</p>" if said else None


def _listed(text: str | list[str] | None) -> str | None:
    """A text, or a list's entries as a list."""
    if not isinstance(text, list):
        return marked_up(text)
    entries = "".join(f"<li>{entry}</li>" for each in text if (entry := marked_up(each)))
    return f"<ul>{entries}</ul>" if entries else None


def _grade(said: Announcement, answers: Answers) -> str | None:
    plan = joined((each.Code for each in said.JobGrade or ()), "/")
    grades = joined([answers.LowGrade, answers.HighGrade], " - ")
    return joined([plan, grades], " ") if plan else None


def _workplace(answers: Answers) -> str | None:
    """Telework is work at home for a part of the week, which 5 USC 6501 and OPM tell from remote
    work; without either one the work is on site."""
    if _yes(answers.RemoteIndicator):
        return "Remote"
    if answers.RemoteIndicator is None or answers.TeleworkEligible is None:
        return None
    return "Hybrid" if _yes(answers.TeleworkEligible) else "On-site"


def _yes(answer: str | bool | None) -> bool:
    return str(answer).strip().lower() in YES


def _place(location: Location) -> Place | None:
    text = joined([location.LocationName]) or joined([location.CityName])
    country = country_code(location.CountryCode)
    region = region_code(location.CountrySubDivisionCode, country)
    city = (location.CityName or "").partition(",")[0].strip() or None
    known = location.CountrySubDivisionCode or country != "US"  # "Anywhere in the U.S." is no city
    return (
        Place(text=text, city=city if known else None, region=region, country=country)
        if text
        else None
    )


def _bands(pay: Pay) -> list[Band]:
    """A range in US dollars, in which federal pay is set; the API names no currency."""
    low, high = amount(pay.MinimumRange), amount(pay.MaximumRange)
    rate = (pay.RateIntervalCode or "").strip()
    if rate.lower() in NO_RATE:
        return []
    if rate.lower() in FORTNIGHT:
        low, high = low and low / 2, high and high / 2
    quote = joined([str(pay.MinimumRange), str(pay.MaximumRange), pay.Description or rate], " - ")
    every, currency = _interval(rate), pay.Currency or "USD"
    return bands(low, high, "PositionRemuneration", quote=quote, every=every, currency=currency)


def _interval(rate: str) -> Interval | None:
    if rate.lower() in FORTNIGHT:
        return "week"
    return RATES.get(rate.upper()) or interval_of(rate.lower().removeprefix("per"))


SHAPES = (
    Shape(
        "usajobs",
        ADDRESS,
        ('"MatchedObjectDescriptor"', '"SearchResult"'),
        lambda body, _, source: read(body, source),
    ),
)
