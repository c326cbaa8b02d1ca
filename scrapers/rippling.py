"""Rippling job boards: a list, and one detail a posting. No public docs.

Token: the name in ats.rippling.com/NAME/jobs. One call lists a whole board, a posting once for each
of its places; text, date and pay stand in the detail only.
"""

import dataclasses

import msgspec

from scrapers.page import Page, joined, merged, posting, rows, structure
from scrapers.pay_fields import bands, written
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Posting
from sponsorboard.sources import Source

ADDRESS = (
    r"^https?://(?:api\.rippling\.com/platform/api/ats/v1/board"
    r"|ats\.rippling\.com(?:/[a-z]{2}-[A-Z]{2})?)/(?!api/)([\w.-]+)"
)


class Labelled(msgspec.Struct):
    """A value with its label."""

    id: str | None = None
    label: str | None = None


class Row(msgspec.Struct):
    """One row of the list: a posting at one of its places."""

    uuid: str
    name: str
    url: str
    department: Labelled | None = None
    workLocation: Labelled | None = None


class Department(msgspec.Struct):
    """The department, as the detail names it."""

    name: str | None = None


class PayRange(msgspec.Struct):
    """Published pay, one for each place."""

    location: str | Labelled | None = None
    currency: str | None = None
    frequency: str | None = None
    rangeStart: float | None = None
    rangeEnd: float | None = None


class Board(msgspec.Struct):
    """The board that a posting stands on."""

    title: str | None = None


class Detail(msgspec.Struct):
    """The answer for one posting."""

    uuid: str
    name: str
    url: str | None = None
    description: dict[str, str | None] | str | None = None
    workLocations: list[str] | None = None
    department: Department | None = None
    employmentType: Labelled | None = None
    createdOn: str | None = None
    payRangeDetails: list[PayRange] | None = None
    board: Board | None = None
    companyName: str | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a board without description, the rows of one put together.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, list[msgspec.Raw], "a Rippling board (a JSON list of rows)")
    found, problems = rows(board, Row, lambda row: _stub(row, source), "row")
    return Page(merged(found), None, problems, rows=len(found))


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    return _filled(_detail(body), stub)


def _detail(body: bytes) -> Detail:
    return structure(body, Detail, "a Rippling posting (JSON with `uuid` and `name`)")


def _filled(detail: Detail, stub: Posting) -> Posting:
    kind = detail.employmentType or Labelled()
    department = detail.department.name if detail.department else None
    return dataclasses.replace(
        stub,
        title=" ".join(detail.name.split()) or stub.title,
        title_text=detail.name,
        url=detail.url or stub.url,
        description_html=_text(detail.description),
        location_text=joined(detail.workLocations or ()) or stub.location_text,
        posted_text=joined([detail.createdOn]),
        pay_fields=[band for each in detail.payRangeDetails or () for band in _bands(each)],
        employment_text=joined([kind.id]) or joined([kind.label]),  # the id is the one for people
        department_text=joined([department]) or stub.department_text,
    )


def _stub(row: Row, source: Source) -> Posting:
    return posting(
        source,
        row.uuid,
        url=row.url,
        title=row.name,
        location_text=joined([row.workLocation.label]) if row.workLocation else None,
        department_text=joined([row.department.label]) if row.department else None,
    )


def _text(description: dict[str, str | None] | str | None) -> str | None:
    """The parts, company first, as the page shows them; their keys are no headings."""
    if isinstance(description, dict):
        return sections((None, part) for part in description.values())
    return description or None


def _bands(pay: PayRange) -> list[Band]:
    where = pay.location.label if isinstance(pay.location, Labelled) else pay.location
    return bands(
        pay.rangeStart,
        pay.rangeEnd,
        "payRangeDetails",
        quote=joined([written(pay.rangeStart, pay.rangeEnd), pay.frequency], " "),
        every=pay.frequency,
        currency=joined([pay.currency]),
        label=joined([where]),
    )


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    detail = _detail(body)
    name = detail.companyName or (detail.board.title if detail.board else None)
    stub = posting(
        source, detail.uuid, url=detail.url or url, title=detail.name, company=joined([name])
    )
    return Page([_filled(detail, stub)])


SHAPES = (
    Shape(
        "rippling",
        ADDRESS,
        ('"uuid"', '"workLocation"'),
        lambda body, _, source: read(body, source),
    ),
    Shape("rippling", ADDRESS, ('"uuid"', '"payRangeDetails"'), _saved_detail),
)
