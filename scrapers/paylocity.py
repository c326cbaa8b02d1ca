"""Paylocity job boards: one page lists a whole board in ``window.pageData``, and one page a posting
has its text as schema.org JobPosting. No public docs.

Token: the uuid in recruiting.paylocity.com/Recruiting/Jobs/All/UUID. The list has the first hundred
characters of each text only. No recorded posting page was read yet, lists were.
"""

import dataclasses
import re

import msgspec

from scrapers import schema_org
from scrapers.detail import filled
from scrapers.embedded import embedded
from scrapers.page import Page, ReadError, decoded, joined, last_day, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from scrapers.towns import town
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

SITE = "https://recruiting.paylocity.com/Recruiting/Jobs/Details/"
HOST = r"(?i:^https?://(?:[\w-]+\.)*recruiting\.paylocity\.com/recruiting/jobs/)"
LIST = HOST + r"(?i:All|List)/([\w-]+)"
DETAIL = HOST + r"(?i:Details)/(\d+)"
SCRIPT = re.compile(r"window\.pageData\s*=\s*(?=\{)")
HYBRID = 1  # of IndeedRemoteType, which is 2 where nothing is remote, too


class Location(msgspec.Struct):
    """Where the work is; ``Name`` is the employer's label, such as ``Hybrid`` or ``LI-Remote``."""

    Name: str | None = None
    City: str | None = None
    State: str | None = None
    Country: str | None = None


class Job(msgspec.Struct):
    """One posting of a board."""

    JobId: int | str
    JobTitle: str
    LocationName: str | None = None
    PublishedDate: str | None = None
    IsInternal: bool | None = None
    HiringDepartment: str | None = None
    JobLocation: Location | None = None
    IsRemote: bool | None = None
    IndeedRemoteType: int | None = None


class Board(msgspec.Struct):
    """What the page starts from."""

    Jobs: list[msgspec.Raw]
    ModuleTitle: str | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a board without description, those for its own staff left out.

    Raises:
        ReadError: the page is not a board, which is how a board that is gone looks.
    """
    expected = "a Paylocity board (script `window.pageData` with `Jobs`)"
    board = structure(embedded(decoded(body), SCRIPT, expected), Board, expected)
    found, problems = rows(board.Jobs, Job, lambda job: _posting(job, board, source), "job")
    return Page(found, None, problems)


def read_detail(body: bytes, stub: Posting, source: Source) -> Posting:
    """The posting of a list row with what its own page adds.

    Raises:
        ReadError: the page has no posting, which is how one that is closed looks.
    """
    page = schema_org.read(decoded(body), stub.url, source)
    if not page.postings:
        raise ReadError("expected a Paylocity posting (schema.org JobPosting), got a page without")
    full = filled(stub, page.postings[0])
    return dataclasses.replace(  # the row has the employer's label of the place too
        full,
        location_text=stub.location_text or full.location_text,
        locations=stub.locations or full.locations,
        posted_text=stub.posted_text or full.posted_text,
        workplace_text=stub.workplace_text or full.workplace_text,
    )


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a page that came without its list row."""
    key = re.search(DETAIL, url)
    name = key[1] if key else url
    return posting(source, name, url=url, title=name)


def _posting(job: Job, board: Board, source: Source) -> Posting | None:
    if job.IsInternal:
        return None
    place = _place(job.JobLocation) if job.JobLocation else None
    label = joined([job.LocationName])
    named = place is not None and label is not None and label.lower() in place.text.lower()
    return posting(
        source,
        job.JobId,
        url=f"{SITE}{job.JobId}",
        title=job.JobTitle,
        company=joined([board.ModuleTitle]),
        location_text=joined([None if named else label, place.text if place else None], " - "),
        locations=[place] if place else [],
        posted_text=job.PublishedDate if last_day(job.PublishedDate) else None,
        workplace_text=_workplace(job),
        department_text=joined([job.HiringDepartment]),
    )


def _workplace(job: Job) -> str | None:
    if not job.IsRemote:
        return None
    return "Hybrid Remote" if job.IndeedRemoteType == HYBRID else "Remote"


def _place(location: Location) -> Place | None:
    city, state = joined([location.City]), joined([location.State])
    country = country_code(location.Country)
    if not (text := joined([city, state, location.Country], ", ")):
        return None
    return Place(text=text, city=town(city), region=region_code(state, country), country=country)


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, stub_of(url, source), source)])


SHAPES = (
    Shape("paylocity", LIST, ("window.pageData", '"JobId"'), lambda body, _, row: read(body, row)),
    Shape("paylocity", DETAIL, (), _saved_detail),
)
