"""USAJobs' older feed of announcements, in HR-XML 3 (http://www.hr-xml.org/3), as still on file.

It says what the API's answers say, under other names; codes stand before their words, as in
``1-Full-Time``.
"""

import re

import msgspec
from parsel import Selector

from scrapers import usajobs
from scrapers.feed import feed, text_of
from scrapers.page import Page, each_of
from scrapers.shape import Shape
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?:[\w-]+\.)*(usajobs)\.gov/.*\bxml\b"
CODE = re.compile(r"^\w+-(?=\S)")
JOB = "https://www.usajobs.gov/job/"


def read(body: bytes, source: Source) -> Page:
    """The announcements of a feed.

    Raises:
        ReadError: the body is not such a feed.
    """
    root = feed(body, "/ShowPositionOpening", "a USAJobs feed (HR-XML)")
    found, problems = each_of(
        root.xpath("//PositionOpening"),
        lambda opening: usajobs.of_item(_item(opening), source),
        "opening",
    )
    return Page(found, None, problems)


def _item(opening: Selector) -> usajobs.Item:
    key = text_of(opening, "DocumentID")
    if not key:
        raise msgspec.ValidationError("it has no DocumentID")
    profile = opening.xpath("PositionProfile")[0]
    return usajobs.Item(
        key,
        usajobs.Announcement(
            PositionTitle=text_of(profile, "PositionTitle") or "",
            PositionURI=JOB + key,
            PositionID=text_of(profile, "PositionID"),
            ApplyURI=opening.xpath("UserArea/GOVT_ApplyOnlineURL/text()").getall(),
            PositionLocation=[
                usajobs.Location(LocationName=name)
                for name in profile.xpath("PositionLocation/LocationName/text()").getall()
            ],
            OrganizationName=text_of(profile, "PositionOrganization//OrganizationName"),
            JobGrade=[usajobs.Named(Code=text_of(profile, "JobGradeCode"))],
            PositionSchedule=[_named(profile, "PositionScheduleTypeCode")],
            PositionOfferingType=[_named(profile, "PositionOfferingTypeCode")],
            QualificationSummary=text_of(profile, ".//Qualifications"),
            PositionRemuneration=[_pay(each) for each in profile.xpath(".//RemunerationRange")],
            PublicationStartDate=text_of(profile, "PositionPeriod/StartDate"),
            ApplicationCloseDate=text_of(profile, "PositionPeriod/EndDate"),
            UserArea=usajobs.Extra(_answers(profile)),
        ),
    )


def _answers(profile: Selector) -> usajobs.Answers:
    return usajobs.Answers(
        JobSummary=text_of(profile, ".//JobSummary"),
        MajorDuties=text_of(profile, ".//MajorDuties"),
        KeyRequirements=profile.xpath(".//KeyRequirement/text()").getall(),
        Requirements=text_of(profile, ".//Requirements"),
        Education=text_of(profile, ".//Education"),
        OtherInformation=text_of(profile, ".//OtherInformation"),
        WhoMayApply=usajobs.Named(text_of(profile, ".//WhoMayApplyText")),
        LowGrade=text_of(profile, "UserArea/GOVT_PayGradeLow"),
        HighGrade=text_of(profile, "UserArea/GOVT_PayGradeHigh"),
    )


def _pay(given: Selector) -> usajobs.Pay:
    return usajobs.Pay(
        MinimumRange=text_of(given, "RemunerationMinimumAmount"),
        MaximumRange=text_of(given, "RemunerationMaximumAmount"),
        RateIntervalCode=text_of(given, "RemunerationRateIntervalCode"),
        Currency=given.xpath("RemunerationMinimumAmount/@currencyID").get(),
    )


def _named(profile: Selector, name: str) -> usajobs.Named:
    return usajobs.Named(CODE.sub("", text_of(profile, name) or "") or None)


SHAPES = (
    Shape(
        "usajobs",
        ADDRESS,
        ("<ShowPositionOpening", "<GOVT_"),
        lambda body, _, source: read(body, source),
    ),
)
