"""The command that says what is on file for one employer: employer."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from sponsorboard.cli.reading import filtered, object_of
from sponsorboard.postings.posting import Company, Employer, Posting

if TYPE_CHECKING:
    from classifiers.employer_history import OnFile
    from sponsorboard.reference.histories import Detail

SHOWN = 12
"""Occupations that a terminal shows."""

KINDS = ("new", "change", "continued")
"""Employment that a filing is for (Form ETA-9035, section B)."""

HOW = {
    "exact": "the same name", "alias": "the list of its names (aliases.tsv)",
    "prefix": "its distinctive words", "domain": "its web domain",
}  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(employer)


def employer(
    name: Annotated[str | None, typer.Argument(help="Company, as a job board names it.")] = None,
    domain: Annotated[str | None, typer.Option(help="Its own web domain.")] = None,
    batch: Annotated[
        bool, typer.Option("--batch", help='Lines of {"company", "url"} on stdin, links on stdout.')
    ] = False,
) -> int:
    """Say which legal names a company files under, and what is on file for them.

    Exit code 1 when no legal name is found; no link is no finding that it does not sponsor.
    """
    if batch and (name or domain):
        raise typer.BadParameter("--batch reads names from stdin only", param_hint="NAME")
    if batch:
        return filtered(linked, 1)
    if not name or not name.strip():
        raise typer.BadParameter("name a company, or give --batch", param_hint="NAME")
    found = _employer(name, domain)
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    console = Console(highlight=False)
    if not found.match:
        console.print(_unlinked(shown), soft_wrap=True)
        return 1
    for part in _parts(shown, found):
        console.print(part, soft_wrap=isinstance(part, str))
    return 0


def linked(line: bytes) -> bytes:
    """The employer of one line: the part ``employer`` of a record, with the company's name.

    Raises:
        ValueError: the line has no ``company``, or a part of it is no text.
    """
    row = object_of(line)
    company = row.get("company")
    if not isinstance(company, str) or not company.strip():
        raise ValueError('a line needs "company"')
    for key in ("url", "domain"):
        if not isinstance(row.get(key, ""), str | None):
            raise ValueError(f'"{key}" has to be a text')
    found = _employer(company, row.get("domain") or urlsplit(row.get("url") or "").hostname)
    answer: dict[str, Any] = {"company": company, **msgspec.to_builtins(found)}
    return msgspec.json.encode(answer)


def _employer(name: str, domain: str | None) -> Employer:
    from pipelines import employer

    company = Company(name=name, domain=domain)
    blank = Posting(id="", title="", source="", spider="", url="", company=company)
    return employer.step(blank).employer


def _unlinked(name: str) -> str:
    return (
        f"[bold]{escape(name)}[/]: no legal name on file that is certainly this company. That does "
        "not say that it does not sponsor. Add its legal names to sponsorboard/reference/"
        "aliases.tsv if you know them."
    )


def _parts(name: str, found: Employer) -> Iterable[str | Table]:
    from classifiers.employer import linker
    from classifiers.employer_history import on_file
    from sponsorboard.reference import histories

    sure = f", right in {found.confidence:.0%} of cases measured" if found.confidence else ""
    yield f"[bold]{escape(name)}[/] files as {escape('; '.join(found.match))}"
    yield f"Found by {HOW[found.method]}{sure}."
    yield from _marks(found)
    legal = tuple(found.match)
    rows = tuple(row for one in legal if (row := linker().known.row(one)) is not None)
    filed = on_file(rows, legal)
    yield ""
    yield from _filings(filed)
    details = histories.details(legal)
    yield from _details(details)
    if found.history and found.history.uscis:
        yield ""
        yield "H-1B petitions decided (USCIS):"
        yield _petitions(found)
    yield ""
    yield "Filed, not granted: a Labor Condition Application is a step before a petition."
    yield from _sources(found, details=bool(details))


def _sources(found: Employer, *, details: bool) -> Iterable[str]:
    """The records, and the files they stand in: how far these reach, what to know about them."""
    from sponsorboard.web.citations import cited
    from sponsorboard.web.vintages import origins, table_of

    yield ""
    for one in found.evidence:
        yield f"[dim]{escape(cited(one.ref) or '')}[/]"
    tables = [table_of(one.ref) for one in found.evidence] + ["lca_details"] * details
    for origin in origins(one for one in tables if one):
        yield f"[dim]From: {escape(origin.name)}[/]"
        if origin.sample:
            yield "  Sample data: these filings are invented."
        if origin.stale:
            yield "  Out of date: a newer edition is due."
        for note in origin.notes:
            yield f"[dim]  {escape(note)}[/]"


def _marks(found: Employer) -> Iterable[str]:
    if found.cap_exempt != "none":
        prong = (found.cap_exempt_prong or "").replace("_", " ")
        yield f"Outside the H-1B cap: {found.cap_exempt}{f' ({prong})' if prong else ''}."
    if found.staffing:
        yield "Its filings mostly name a client as the place of work."


def _filings(filed: "OnFile") -> Iterable[str | Table]:
    lca = filed.history.lca
    if lca is None:
        yield "No certified Labor Condition Application is on file under these names."
        return
    years = sorted(lca.years)
    yield f"{lca.total:,} certified Labor Condition Applications in {lca.span}:"
    shown = _table("occupation (SOC 2018)", [*years, "all"])
    ranked = sorted(filed.totals.items(), key=lambda one: (-one[1], one[0]))
    for soc, total in ranked[:SHOWN]:
        held = {row.year: row.filings for row in filed.years.get(soc, [])}
        cells = [_cell(held, int(year.removeprefix("FY"))) for year in years]
        shown.add_row(_title(soc), *cells, f"{total:,}")
    yield shown
    if len(ranked) > SHOWN:
        yield f"and {len(ranked) - SHOWN} more occupations"
    if None in lca.years.values():
        yield "✓ filed in that year; the source counts only over all years."


def _details(details: Sequence["Detail"]) -> Iterable[str | Table]:
    """New, change and continued employment and the wages, where case-level files are there."""
    if not details:
        return
    shown = _table("occupation", ["of", "filings", *KINDS, "median wage"])
    ranked = sorted(details, key=lambda one: (-one.filings, one.soc, one.period))
    for one in ranked[:SHOWN]:
        kinds = [getattr(one, kind) for kind in KINDS]
        counts = ["-" if count is None else f"{count:,}" for count in kinds]
        wage = f"${one.wage_median:,}" if one.wage_median else "-"
        shown.add_row(_title(one.soc), one.period, f"{one.filings:,}", *counts, wage)
    yield ""
    yield from _clients(details)
    yield "From the case-level files (- where they do not tell):"
    yield shown


def _clients(details: Sequence["Detail"]) -> Iterable[str]:
    """Share of filings that name a client, over the periods whose source tells."""
    told = [one for one in details if one.secondary is not None]
    filings = sum(one.filings for one in told)
    if filings:
        clients = sum(one.secondary or 0 for one in told)
        dependent = sum(one.dependent or 0 for one in told)
        periods = ", ".join(sorted({one.period for one in told}))
        yield (
            f"{clients:,} of {filings:,} filings of {periods} name a client as the place of work "
            f"({clients / filings:.0%}); {dependent:,} are of an H-1B dependent employer."
        )


def _table(first: str, others: Sequence[str]) -> Table:
    shown = Table(box=None, pad_edge=False)
    shown.add_column(first, overflow="fold", ratio=1)
    for title in others:
        shown.add_column(title, justify="right", no_wrap=True)
    return shown


def _cell(held: dict[int, int | None], year: int) -> str:
    if year not in held:
        return "-"
    count = held[year]
    return "✓" if count is None else f"{count:,}"


def _petitions(found: Employer) -> Table:
    shown = _table("fiscal year", ["new: approved", "denied", "continuing: approved", "denied"])
    history = found.history.uscis if found.history else {}
    for year, one in sorted(history.items()):
        counts = (
            one.initial_approval, one.initial_denial,
            one.continuing_approval, one.continuing_denial,
        )  # fmt: skip
        shown.add_row(year, *(f"{count:,}" for count in counts))
    return shown


def _title(soc: str) -> str:
    from sponsorboard.web import occupations

    return escape(occupations.title(soc))
