"""Taleo career sections of large employers ("Enterprise"). No public docs.

Token: TENANT/SECTION of https://TENANT.taleo.net/careersection/SECTION/jobsearch.ftl, such as
acme/ex. The search page holds the portal's number and the names of the columns; list rows are
columns without names; the detail is a page whose script holds the fields by position. Taleo
Business Edition stands in ``taleo_business``. The count includes postings that the list never
shows on some sites. Of recorded answers a list row was seen; the search page and the detail are as
other readers describe them.
"""

import dataclasses
import json
import re
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

import msgspec
from parsel import Selector

from scrapers import schema_org
from scrapers.detail import filled
from scrapers.page import Page, ReadError, decoded, joined, posting, rows, structure
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

ADDRESS = r"https?://([\w-]+)(?:\.taleo\.net|(?:\.[\w-]+)+)/careersection/"
PORTAL = re.compile(r"""portalNo['"]?\s*[:=]\s*['"]?(\d+)""")
HISTORY = re.compile(r"""requisitionDescriptionInterface!\|!descRequisition!\|!([^"']*)""")
MARKED = re.compile(r"!\*!?")  # begins what is HTML
VALUES = re.compile(
    r"fillList\(\s*'requisitionDescriptionInterface'\s*,\s*'descRequisition'\s*,\s*\[(.*?)\]\s*\)",
    re.S,
)
NAMES = re.compile(r"_hlid\s*:\s*\[(.*?)\]", re.S)
STRING = re.compile(r"'((?:[^'\\]|\\.)*)'", re.S)
ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.S)
ANY: dict[str, list[str]] = {"searchFilterSelections": []}
EVERYTHING = {
    "multilineEnabled": False,
    "sortingSelection": {"sortBySelectionParam": "3", "ascendingSortingOrder": "false"},
    "fieldData": {"fields": {"KEYWORD": "", "LOCATION": "", "ORGANIZATION": ""}, "valid": True},
    "filterSelectionParam": ANY,
    "advancedSearchFiltersSelectionParam": ANY,
}
"""What the list is asked for with, beside the number of the page, to leave nothing out."""

NO_COLUMNS = ("icons", "actions")  # headings of what is no column of a row

# What the columns and fields are called: a part of the heading, in lower case.
POSTED = ("posting date", "posted", "date posted", "publication date")
EMPLOYMENT = ("schedule", "employment type", "job type", "position type", "appointment type")
DEPARTMENT = ("department", "job field", "job category", "function", "organization")
NUMBER = ("requisition number", "requisition id", "job number", "job id", "req id", "req #")


class Row(msgspec.Struct):
    """A row of the list."""

    column: list[str | None]
    jobId: str | int | None = None
    contestNo: str | None = None
    linkedColumn: int | None = None
    locationsColumns: list[int] | None = None


class Paging(msgspec.Struct):
    """Where a page stands."""

    totalCount: int | None = None
    pageSize: int | None = None


class List(msgspec.Struct):
    """A page of the list."""

    requisitionList: list[msgspec.Raw]
    pagingData: Paging | None = None
    careerSectionUnAvailable: bool = False


class Search(NamedTuple):
    """What the search page says."""

    portal: str
    """Number of the portal, which the list is asked for by."""

    columns: list[str]
    """Headings of the list's columns."""


def read_search(body: bytes) -> Search:
    """The search page, before the list is asked for.

    Raises:
        ReadError: it names no portal.
    """
    text = decoded(body)
    match = PORTAL.search(text)
    if match is None:
        raise ReadError("expected a Taleo search page with its portal's number, got one without")
    headings = [
        " ".join(heading.xpath("string()").get("").split())
        for heading in Selector(text).css("table#jobs th")
    ]
    return Search(match[1], [each for each in headings if each.lower() not in NO_COLUMNS])


def read(body: bytes, url: str, source: Source, columns: list[str] | None = None) -> Page:
    """The rows of a list page as postings without description; ``url`` is an address in the
    section, for the list's own does not name it.

    Raises:
        ReadError: the body is not a list page, or the section is closed.
    """
    page = structure(body, List, "a Taleo list page (JSON with `requisitionList`)")
    if page.careerSectionUnAvailable:
        raise ReadError("expected a Taleo list page, got word that the section is closed")
    site = site_of(url)
    found, problems = rows(
        page.requisitionList, Row, lambda row: _posting(row, site, source, columns or []), "row"
    )
    return Page(found, page.pagingData.totalCount if page.pagingData else None, problems)


def page_size(body: bytes) -> int:
    """How many rows a full page of the list has."""
    paging = structure(body, List, "a Taleo list page").pagingData
    return (paging.pageSize if paging else None) or 25


def read_detail(body: bytes, url: str, stub: Posting) -> Posting:
    """The posting of a list row with what its page adds: JSON-LD, else the page's script.

    Raises:
        ReadError: the page has neither.
    """
    text = decoded(body)
    source = Source(slug=stub.source, company=stub.company.name, spider=stub.spider)
    if marked := schema_org.read(text, url, source).postings:
        return filled(stub, marked[0])
    values = _values(text)
    parts = dict.fromkeys(_plain(value) for value in values if MARKED.match(value))
    if not parts:
        raise ReadError("expected a Taleo posting, got a page without its fields")
    said = _named(text, values)
    return dataclasses.replace(
        stub,
        description_html="\n".join(part for part in parts if part) or None,
        location_text=joined([said.get("primarylocation"), said.get("otherlocations")])
        or stub.location_text,
        posted_text=said.get("postingdate") or stub.posted_text,
        employment_text=said.get("jobschedule") or stub.employment_text,
        degree_text=said.get("studylevel") or stub.degree_text,
        department_text=said.get("jobfield") or stub.department_text,
    )


def site_of(url: str) -> str:
    """Address of the career section that an address is in; a list's own does not name it."""
    parts = urlsplit(url)
    section = parts.path.partition("/careersection/")[2].partition("/")[0]
    root = f"{parts.scheme}://{parts.netloc}/careersection"
    return root if section == "rest" else f"{root}/{section}"


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    key = parse_qs(urlsplit(url).query).get("job", [""])[0] or "job"
    return posting(source, key, url=url, title=key, requisition=key)


def _posting(row: Row, site: str, source: Source, columns: list[str]) -> Posting:
    linked, number = row.linkedColumn or 0, row.contestNo or row.jobId
    if number is None:
        raise msgspec.ValidationError("neither `contestNo` nor `jobId`")
    return posting(
        source,
        row.jobId or number,
        url=f"{site}/jobdetail.ftl?job={quote(str(number))}",
        title=(row.column[linked] if linked < len(row.column) else None) or "",
        requisition=row.contestNo or _column(row, columns, NUMBER),
        location_text=joined(_places(row)),
        posted_text=_column(row, columns, POSTED),
        employment_text=_column(row, columns, EMPLOYMENT),
        department_text=_column(row, columns, DEPARTMENT),
    )


def _column(row: Row, columns: list[str], names: tuple[str, ...]) -> str | None:
    """The cell under a heading; None where headings and cells are not as many."""
    if len(columns) != len(row.column):
        return None
    for heading, cell in zip(columns, row.column, strict=True):
        if cell and cell.strip() and any(name in heading.lower() for name in names):
            return cell.strip()
    return None


def _places(row: Row) -> list[str]:
    """The places: each of their cells is a text or a JSON list of texts."""
    found: list[str] = []
    for index in row.locationsColumns or ():
        cell = row.column[index] if index < len(row.column) else None
        try:
            value = json.loads(cell or "[]")
        except ValueError:
            value = cell
        found += [str(each) for each in (value if isinstance(value, list) else [value]) if each]
    return found


def _values(text: str) -> list[str]:
    """A posting's fields by position: arguments of a call, else a part of the page's history."""
    if match := VALUES.search(text):
        return [ESCAPED.sub(_character, value) for value in STRING.findall(match[1])]
    match = HISTORY.search(text)
    return re.split(r"!%24!|!\$!", match[1])[0].split("!|!") if match else []


def _character(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else code


def _plain(value: str) -> str:
    return unquote(MARKED.sub("", value, count=1)).strip()


def _named(text: str, values: list[str]) -> dict[str, str]:
    """The fields by the last part of their names, where the page names as many as it has."""
    match = NAMES.search(text)
    names = [name.rpartition(".")[2].lower() for name in STRING.findall(match[1])] if match else []
    found: dict[str, str] = {}
    for name, value in zip(names, values, strict=False) if len(names) == len(values) else ():
        if plain := _plain(value):
            found.setdefault(name, plain)
    return found


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, url, stub_of(url, source))])


SHAPES = (
    Shape("taleo", ADDRESS, ('"requisitionList"', '"pagingData"'), read),
    Shape("taleo", ADDRESS, ("requisitionDescriptionInterface", "descRequisition"), _saved_detail),
)
