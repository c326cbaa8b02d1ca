"""USAJobs' older feed of announcements, in HR-XML 3 (http://www.hr-xml.org/3), as still on file.

It says what the API's answers say, under other names; codes stand before their words, as in
``1-Full-Time``.
"""

import re

import msgspec
from parsel import Selector

from scrapers import usajobs
from scrapers.page import Page, ReadError, decoded, joined
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?:[\w-]+\.)*(usajobs)\.gov/.*\bxml\b"
CODE = re.compile(r"^\w+-(?=\S)")
JOB = "https://www.usajobs.gov/job/"


def read(body: bytes, source: Source) -> Page:
    """The announcements of a feed.

    Raises:
        ReadError: the body is not such a feed.
    """
    feed = Selector(decoded(body).strip() or "<nothing/>", type="xml")
    feed.remove_namespaces()
    if not feed.xpath("/ShowPositionOpening"):
        kind = feed.xpath("name(/*)").get() or "nothing"
        raise ReadError(f"expected a USAJobs feed (HR-XML), got another document: {kind}")
    found: list[Posting] = []
    problems: list[str] = []
    for number, opening in enumerate(feed.xpath("//PositionOpening"), start=1):
        try:
            found.append(usajobs.of_item(_item(opening), source))
        except msgspec.ValidationError as error:
            problems.append(f"opening {number} cannot be read: {error}")
    return Page(found, None, problems)


def _item(opening: Selector) -> usajobs.Item:
    key = _text(opening, "DocumentID")
    if not key:
        raise msgspec.ValidationError("it has no DocumentID")
    profile = opening.xpath("PositionProfile")[0]
    return usajobs.Item(
        key,
        usajobs.Announcement(
            PositionTitle=_text(profile, "PositionTitle") or "",
            PositionURI=JOB + key,
            PositionID=_text(profile, "PositionID"),
            ApplyURI=opening.xpath("UserArea/GOVT_ApplyOnlineURL/text()").getall(),
            PositionLocation=[
                usajobs.Location(LocationName=name)
                for name in profile.xpath("PositionLocation/LocationName/text()").getall()
            ],
            OrganizationName=_text(profile, "PositionOrganization//OrganizationName"),
            JobGrade=[usajobs.Named(Code=_text(profile, "JobGradeCode"))],
            PositionSchedule=[_named(profile, "PositionScheduleTypeCode")],
            PositionOfferingType=[_named(profile, "PositionOfferingTypeCode")],
            QualificationSummary=_text(profile, ".//Qualifications"),
            PositionRemuneration=[_pay(each) for each in profile.xpath(".//RemunerationRange")],
            PublicationStartDate=_text(profile, "PositionPeriod/StartDate"),
            ApplicationCloseDate=_text(profile, "PositionPeriod/EndDate"),
            UserArea=usajobs.Extra(_answers(profile)),
        ),
    )


def _answers(profile: Selector) -> usajobs.Answers:
    return usajobs.Answers(
        JobSummary=_text(profile, ".//JobSummary"),
        MajorDuties=_text(profile, ".//MajorDuties"),
        KeyRequirements=profile.xpath(".//KeyRequirement/text()").getall(),
        Requirements=_text(profile, ".//Requirements"),
        Education=_text(profile, ".//Education"),
        OtherInformation=_text(profile, ".//OtherInformation"),
        WhoMayApply=usajobs.Named(_text(profile, ".//WhoMayApplyText")),
        LowGrade=_text(profile, "UserArea/GOVT_PayGradeLow"),
        HighGrade=_text(profile, "UserArea/GOVT_PayGradeHigh"),
    )


def _pay(given: Selector) -> usajobs.Pay:
    return usajobs.Pay(
        MinimumRange=_text(given, "RemunerationMinimumAmount"),
        MaximumRange=_text(given, "RemunerationMaximumAmount"),
        RateIntervalCode=_text(given, "RemunerationRateIntervalCode"),
        Currency=given.xpath("RemunerationMinimumAmount/@currencyID").get(),
    )


def _named(profile: Selector, name: str) -> usajobs.Named:
    return usajobs.Named(CODE.sub("", _text(profile, name) or "") or None)


def _text(part: Selector, path: str) -> str | None:
    return joined([part.xpath(f"string({path})").get()])


SHAPES = (
    Shape(
        "usajobs",
        ADDRESS,
        ("<ShowPositionOpening", "<GOVT_"),
        lambda body, _, source: read(body, source),
    ),
)
