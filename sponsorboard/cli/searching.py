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

from sponsorboard.cli.settings import settings
from sponsorboard.postings.posting import Posting
from sponsorboard.search import Hit, Page, Query
from sponsorboard.web.results import searched
from sponsorboard.web.showing import shown


class Format(StrEnum):
    """How an export is written."""

    jsonl = "jsonl"
    csv = "csv"


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command()(search)
    app.command()(export)


def several(text: str) -> Any:
    """An option that may be given more than once; several values mean or."""
    return typer.Option(help=f"{text} (repeat for or).", show_default=False)


Policy = Annotated[list[str] | None, several("Stated policy on sponsorship; `none`: says nothing")]
Restriction = Annotated[list[str] | None, several("Stated restriction on who may apply")]
Visa = Annotated[list[str] | None, several("Visa named as accepted, such as h1b")]
Band = Annotated[list[str] | None, several("Likelihood of sponsorship, such as stated_yes")]
Workplace = Annotated[list[str] | None, several("remote, hybrid or onsite")]
SalaryMin = Annotated[float | None, typer.Option(help="Pay for a full year, at least.")]
Currency = Annotated[str | None, typer.Option(help="Currency of the pay; USD when not given.")]
SalaryStated = Annotated[
    bool, typer.Option("--salary-stated", help="Leave out postings that state no pay.")
]
Degree = Annotated[list[str] | None, several("Lowest degree asked for, such as bachelor")]
ExperienceMax = Annotated[float | None, typer.Option(help="Years required, at most.")]
Employment = Annotated[list[str] | None, several("full_time, contract and the like")]
Country = Annotated[list[str] | None, several("Country code, such as US")]
Region = Annotated[list[str] | None, several("Region code, such as US-CA")]
Company = Annotated[list[str] | None, several("Employer")]
Source = Annotated[list[str] | None, several("Source of the catalogue")]
PostedSince = Annotated[str | None, typer.Option(help="First day of publication: 2026-11-25.")]
Status = Annotated[list[str] | None, several("open, expired or closed; all but closed")]
Index = Annotated[str | None, typer.Option(help="URL of the index.")]


def search(
    words: Annotated[
        list[str] | None, typer.Argument(help='Words, "phrases", -excluded (after --).')
    ] = None,
    policy: Policy = None,
    restriction: Restriction = None,
    visa: Visa = None,
    band: Band = None,
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
    country: Country = None,
    company: Company = None,
    source: Source = None,
    status: Status = None,
    index: Index = None,
) -> int:
    """Write the index's postings to stdout.

    All but the closed ones, unless --status asks for them.
    """
    query = _query(
        {
            "words": words,
            "policy": policy,
            "country": country,
            "company": company,
            "source": source,
            "status": status,
        }
    )
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
    for name, width in (("workplace", 9), ("sponsorship", 11), ("seen", 10)):
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
    return [
        posting.title,
        posting.company.name,
        "; ".join(place.text for place in posting.locations[:2]) or posting.location_text or "",
        _pay(posting),
        ", ".join(posting.workplace.types),
        posting.sponsorship.band.replace("_", " "),
        seen,
    ]


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
    "band", "quotes", "first_seen_at", "last_seen_at",
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
        " | ".join(said.quotes),
        posting.first_seen_at,
        posting.last_seen_at,
    ]


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
