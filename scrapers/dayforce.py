"""Dayforce job feeds: https://developers.dayforce.com/Build/API-Explorer/Recruiting/

Token: CLIENT of jobs.dayforcehcm.com/en-US/CLIENT/BOARD, ``/BOARD`` behind it where one board is
wanted only. One call lists everything, a row for each language and each place of a posting.

Unproven: no recorded answer was read yet; it rests on the vendor's description of the feed and on
what public readers of it say.
"""

import re
from collections.abc import Iterable

import msgspec

from scrapers.page import Page, joined, last_day, merged, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from scrapers.towns import town
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"(?i:^https?://(?:[\w-]+\.)*dayforcehcm\.com/api/)([\w-]+)/(?i:V1/JobFeeds)"
NUMBER = re.compile(r"/jobs/(\d+)")


class Job(msgspec.Struct):
    """A posting in one language at one place."""

    Title: str
    JobDetailsUrl: str
    ReferenceNumber: int | str | None = None
    ParentRequisitionCode: int | str | None = None
    CultureCode: str | None = None
    CompanyName: str | None = None
    ParentCompanyName: str | None = None
    Description: str | None = None
    ApplyUrl: str | None = None
    City: str | None = None
    State: str | None = None
    Country: str | None = None
    IsVirtualLocation: bool | None = None
    JobFamily: str | None = None
    EmploymentIndicator: str | None = None
    DatePosted: str | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a feed, each in one language: American English, else another English, else
    the first with a text.

    Raises:
        ReadError: the body is not a feed.
    """
    feed = structure(body, list[msgspec.Raw], "a Dayforce feed (JSON list of postings)")
    said: list[tuple[Posting, str]] = []
    found, problems = rows(feed, Job, lambda job: _noted(job, source, said), "job")
    return Page(_in_one_language(said), None, problems, len(found))


def _noted(job: Job, source: Source, said: list[tuple[Posting, str]]) -> Posting:
    """The posting of a row, with its language noted."""
    one = _posting(job, source)
    said.append((one, (job.CultureCode or "").lower()))
    return one


def _in_one_language(said: Iterable[tuple[Posting, str]]) -> list[Posting]:
    """The rows of each posting that are in its best language, its places put together."""
    versions: dict[str, dict[str, list[Posting]]] = {}
    for one, language in said:
        versions.setdefault(one.id, {}).setdefault(language, []).append(one)
    chosen = (min(each.items(), key=_rank)[1] for each in versions.values())
    return merged(one for rows_ in chosen for one in rows_)


def _rank(version: tuple[str, list[Posting]]) -> tuple[bool, bool, bool]:
    language, found = version
    return found[0].description_html is None, language != "en-us", not language.startswith("en")


def _posting(job: Job, source: Source) -> Posting:
    number = NUMBER.search(job.JobDetailsUrl)
    key = job.ReferenceNumber or (number[1] if number else None)
    if key is None:
        raise msgspec.ValidationError("it has no number")
    place = _place(job)
    return posting(
        source,
        key,
        url=job.JobDetailsUrl,
        apply_url=joined([job.ApplyUrl]),
        title=job.Title,
        company=joined([job.CompanyName]) or joined([job.ParentCompanyName]),
        requisition=str(job.ParentRequisitionCode) if job.ParentRequisitionCode else None,
        description_html=job.Description if job.Description and job.Description.strip() else None,
        location_text=place.text if place else None,
        locations=[place] if place else [],
        posted_text=job.DatePosted if last_day(job.DatePosted) else None,  # not `LastUpdated`
        workplace_text="Virtual" if job.IsVirtualLocation else None,
        employment_text=joined([job.EmploymentIndicator]),
        department_text=joined([job.JobFamily]),
    )


def _place(job: Job) -> Place | None:
    city, state, country = (joined([part]) for part in (job.City, job.State, job.Country))
    if not (text := joined([city, state, country], ", ")):
        return None
    code = country_code(country)
    return Place(text=text, city=town(city), region=region_code(state, code), country=code)


SHAPES = (
    Shape("dayforce", ADDRESS, ('"JobDetailsUrl"',), lambda body, _, source: read(body, source)),
)
