"""Commands that ask the index: search, export."""

import csv
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from sponsorboard.cli.filters import (
    Band,
    CapExempt,
    Company,
    Country,
    Currency,
    Degree,
    Employment,
    ExperienceMax,
    History,
    Index,
    Occupation,
    Policy,
    PostedSince,
    Region,
    Restriction,
    Route,
    SalaryMin,
    SalaryStated,
    Source,
    Staffing,
    Status,
    Visa,
    WageLevel,
    Workplace,
)
from sponsorboard.cli.settings import settings
from sponsorboard.postings.posting import Posting
from sponsorboard.search import Hit, Page, Query
from sponsorboard.search.fields import keys

BANDS = {
    "stated_yes": "says yes", "stated_conditional": "says maybe",
    "stated_transfer": "says transfers only", "likely": "likely", "possible": "possible",
    "unlikely": "unlikely", "unknown": "not said, not known", "restricted": "says who may apply",
    "stated_no": "says no", "not_applicable": "outside US",
}  # fmt: skip
"""Sponsorship in the words of a narrow column."""


class Format(StrEnum):
    """How an export is written."""

    jsonl = "jsonl"
    csv = "csv"


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command()(search)
    app.command()(export)


def search(
    words: Annotated[
        list[str] | None, typer.Argument(help='Words, "phrases", -excluded (after --).')
    ] = None,
    policy: Policy = None,
    restriction: Restriction = None,
    visa: Visa = None,
    band: Band = None,
    route: Route = None,
    cap_exempt: CapExempt = None,
    history: History = None,
    wage_level: WageLevel = None,
    occupation: Occupation = None,
    staffing: Staffing = None,
    workplace: Workplace = None,
    salary_min: SalaryMin = None,
    currency: Currency = None,
    salary_stated: SalaryStated = False,
    degree: Degree = None,
    experience_max: ExperienceMax = None,
    employment: Employment = None,
    country: Country = None,
    region: Region = None,
    company: Company = None,
    source: Source = None,
    posted_since: PostedSince = None,
    status: Status = None,
    sort: Annotated[str, typer.Option(help="relevance, date, salary or likelihood.")] = "relevance",
    size: Annotated[int, typer.Option(help="Postings a page, at most 100.")] = 25,
    cursor: Annotated[str | None, typer.Option(help="Where the page before ended.")] = None,
    facets: Annotated[bool, typer.Option("--facets", help="Count the values too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
    index: Index = None,
) -> int:
    """Search the index.

    Several values of one filter mean or, several filters mean and.
    """
    given = dict(locals())
    for name in ("words", "as_json", "index"):
        del given[name]
    query = _query({"words": " ".join(words or ()), **given})
    from sponsorboard.web.results import searched  # only here: it takes a third of a second

    opened = settings.index(index)
    try:
        page = searched(opened, query, settings.configuration().descriptions)
    finally:
        opened.close()
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(page) + b"\n")
    else:
        _print_table(page, Console(file=sys.stdout))
    return 0


def export(
    format: Annotated[Format, typer.Option(help="jsonl or csv.")] = Format.jsonl,
    words: Annotated[str, typer.Option(help="Only postings with these words.")] = "",
    policy: Policy = None,
    band: Band = None,
    route: Route = None,
    cap_exempt: CapExempt = None,
    history: History = None,
    wage_level: WageLevel = None,
    occupation: Occupation = None,
    staffing: Staffing = None,
    country: Country = None,
    company: Company = None,
    source: Source = None,
    status: Status = None,
    index: Index = None,
) -> int:
    """Write the index's postings to stdout.

    All but the closed ones, unless --status asks for them.
    """
    given = dict(locals())
    for name in ("format", "index"):
        del given[name]
    query = _query(given)
    from sponsorboard.web.showing import shown  # only here: it takes a third of a second

    descriptions = settings.configuration().descriptions
    opened = settings.index(index)
    try:
        found = (shown(posting, descriptions) for posting in opened.scan(query))
        if format is Format.csv:
            _print_csv(found)
        else:
            for posting in found:
                sys.stdout.buffer.write(msgspec.json.encode(posting) + b"\n")
            sys.stdout.buffer.flush()
    finally:
        opened.close()
    return 0


def _query(given: dict[str, Any]) -> Query:
    """The query of the options that were given.

    Raises:
        QueryError: a value that no posting can have.
    """
    parameters: dict[str, str | list[str]] = {}
    for name, value in given.items():
        if isinstance(value, list):
            parameters[name] = value
        elif value is not None:
            parameters[name] = str(value)
    return Query.from_parameters(parameters)


def _print_table(page: Page, console: Console) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    # Half an amount or half a date misleads: a narrow terminal folds words of the first four.
    for name in ("title", "company", "place", "pay"):
        table.add_column(name, overflow="fold")
    for name, width in (("sponsorship", 12), ("seen", 10)):
        table.add_column(name, min_width=width)
    for hit in page.hits:
        table.add_row(*map(escape, _cells(hit)))
    console.print(table)
    for name, counts in page.facets.items():
        values = ", ".join(f"{one.value} {one.count}" for one in counts[:8])
        console.print(f"{name}: {values}", markup=False, highlight=False, soft_wrap=True)
    shown_of = f"{len(page.hits)} of {page.total} postings"
    more = f"; the next page: --cursor {page.cursor}" if page.cursor else ""
    console.print(shown_of + more, markup=False, highlight=False, soft_wrap=True)


def _cells(hit: Hit) -> list[str]:
    posting = hit.posting
    seen = posting.last_seen_at.date().isoformat() if posting.last_seen_at else ""
    note = " (read from the page's layout: check the original)"
    return [
        posting.title + note * (posting.reading == "structure"),
        posting.company.name,
        _place(posting),
        _pay(posting),
        _sponsorship(posting),
        seen,
    ]


def _place(posting: Posting) -> str:
    places = "; ".join(place.text for place in posting.locations[:2]) or posting.location_text
    kinds = "/".join(posting.workplace.types)
    return " ".join(filter(None, [places, f"({kinds})" if kinds else None]))


def _sponsorship(posting: Posting) -> str:
    band, stated = posting.sponsorship.band, posting.sponsorship.basis == "stated"
    counted = None if stated else _likelihood(posting)
    return f"{BANDS[band]}, {counted}" if counted else BANDS[band]


def _likelihood(posting: Posting) -> str | None:
    from sponsorboard.web.chances import tenths

    return tenths(posting.sponsorship.low, posting.sponsorship.high)


def _pay(posting: Posting) -> str:
    salary = posting.salary
    amounts = [salary.min_annual, salary.max_annual]
    if not any(amounts):
        return ""
    least, most = ["" if one is None else f"{one / 1000:,.0f}k" for one in amounts]
    if least and most:
        return f"{salary.currency} {least}" + (f"-{most}" if most != least else "")
    return f"{salary.currency} {least}+" if least else f"{salary.currency} up to {most}"


CSV_COLUMNS = (
    "id", "source", "company", "title", "url", "places", "posted_on", "valid_through", "status",
    "salary_min_annual", "salary_max_annual", "salary_currency", "workplace", "degree",
    "experience_min_years", "employment", "policy", "restriction", "visas_yes", "visas_no",
    "band", "likelihood", "routes", "occupation", "legal_names",
    "cap_exempt", "wage_level_low", "wage_level_high", "quotes", "first_seen_at", "last_seen_at",
)  # fmt: skip


def _print_csv(postings: Iterable[Posting]) -> None:
    rows = csv.writer(sys.stdout)
    rows.writerow(CSV_COLUMNS)
    for posting in postings:
        rows.writerow(map(_cell, _row(posting)))


def _row(posting: Posting) -> list[object]:
    said = posting.sponsorship
    return [
        posting.id,
        posting.source,
        posting.company.name,
        posting.title,
        posting.url,
        "; ".join(place.text for place in posting.locations),
        posting.posted_on,
        posting.valid_through,
        posting.status,
        posting.salary.min_annual,
        posting.salary.max_annual,
        posting.salary.currency,
        " ".join(posting.workplace.types),
        posting.degree.minimum,
        posting.experience.min_years,
        posting.employment.type,
        said.policy,
        said.restriction,
        " ".join(said.visas_yes),
        " ".join(said.visas_no),
        said.band,
        _likelihood(posting),
        " ".join(keys(posting)["route"]),
        posting.occupation.soc,
        " | ".join(posting.employer.match),
        posting.employer.cap_exempt,
        posting.wage_level and posting.wage_level.low,
        posting.wage_level and posting.wage_level.high,
        " | ".join(said.quotes),
        posting.first_seen_at,
        posting.last_seen_at,
    ]


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
