"""Greenhouse job boards: https://developers.greenhouse.io/job-board.html

Token: the name in boards.greenhouse.io/NAME. One call lists a whole board; ``meta.total`` says how
many postings it has.
"""

import html
import re

import msgspec

from scrapers.page import Page, joined, last_day, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Posting
from sponsorboard.postings.text import QUOTE_LIMIT, html_to_text
from sponsorboard.sources import Source

ADDRESS = (
    r"^https?://(?:boards|boards-api|job-boards)(?:\.eu)?\.greenhouse\.io/(?:v1/boards/)?([\w-]+)"
)

EMPLOYMENT = ("employment type", "time type")  # names that employers give the field, lower case
WORKPLACE = ("workplace type", "ability to work remote")
PAY = re.compile(r"\b(?:pay|salary|wage|compensation|hiring|posting|base)\b", re.IGNORECASE)
NO_PAY = re.compile(r"\b(?:bonus|equity|stock|ote|commission|sign|relocation)\b", re.IGNORECASE)


class Named(msgspec.Struct):
    """Anything with a name."""

    name: str | None = None


class PayRange(msgspec.Struct):
    """Published pay; the amounts are in hundredths of the currency."""

    min_cents: float | None = None
    max_cents: float | None = None
    currency_type: str | None = None
    title: str | None = None
    blurb: str | None = None


class Answer(msgspec.Struct):
    """A field that the employer defined."""

    name: str | None = None
    value: object = None


class Job(msgspec.Struct):
    """One posting of a board."""

    id: int | str
    title: str
    absolute_url: str
    company_name: str | None = None
    location: Named | None = None
    content: str | None = None
    first_published: str | None = None
    application_deadline: str | None = None
    requisition_id: str | None = None
    departments: list[Named] | None = None
    metadata: list[Answer] | None = None
    pay_input_ranges: list[PayRange] | None = None


class Meta(msgspec.Struct):
    """What the board says about itself."""

    total: int | None = None


class Board(msgspec.Struct):
    """The answer."""

    jobs: list[msgspec.Raw]
    meta: Meta | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a board.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, Board, "a Greenhouse board (JSON with `jobs`)")
    found, problems = rows(board.jobs, Job, lambda job: _posting(job, source), "job")
    return Page(found, board.meta.total if board.meta else None, problems)


def _posting(job: Job, source: Source) -> Posting:
    return posting(
        source,
        job.id,
        url=job.absolute_url,
        title=job.title,
        company=joined([job.company_name]),
        requisition=job.requisition_id,
        description_html=html.unescape(job.content) if job.content else None,
        location_text=joined([job.location.name]) if job.location else None,
        posted_text=job.first_published,  # `updated_at` is a stamp of bulk edits
        valid_through=last_day(job.application_deadline),
        pay_fields=_bands(job),
        workplace_text=_answer(job, WORKPLACE),
        employment_text=_answer(job, EMPLOYMENT),
        department_text=joined(department.name for department in job.departments or ()),
    )


def _bands(job: Job) -> list[Band]:
    """The published ranges; else those that the employer keeps in fields of its own."""
    found = [band for each in job.pay_input_ranges or () for band in _of_range(each)]
    return found or [band for each in job.metadata or () for band in _of_answer(each)]


def _of_answer(answer: Answer) -> list[Band]:
    """The range of a field such as "Pay Transparency Range": amounts as texts, in units."""
    name, said = answer.name or "", answer.value
    if not isinstance(said, dict) or not PAY.search(name) or NO_PAY.search(name):
        return []
    low, high, unit = (said.get(part) for part in ("min_value", "max_value", "unit"))
    return bands(low, high, "metadata", quote=name[:QUOTE_LIMIT], currency=unit)


def _of_range(pay: PayRange) -> list[Band]:
    blurb = html_to_text(pay.blurb) if pay.blurb else None  # employers write HTML into it
    quote = joined([pay.title, blurb], ": ") or ""
    return bands(
        pay.min_cents and pay.min_cents / 100,
        pay.max_cents and pay.max_cents / 100,
        "pay_input_ranges",
        quote=quote[:QUOTE_LIMIT],
        currency=pay.currency_type,
        label=pay.title,
    )


def _answer(job: Job, names: tuple[str, ...]) -> str | None:
    """The employer's own field of one of these names."""
    for each in job.metadata or ():
        if each.name and each.name.strip().lower() in names and isinstance(each.value, str):
            return each.value
    return None


SHAPES = (
    Shape("greenhouse", ADDRESS, ('"absolute_url"',), lambda body, _, source: read(body, source)),
)
