"""What the agencies' files hold under a company's legal names, as the record shows it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sponsorboard.postings.posting import Evidence, Filings, History, Petitions
from sponsorboard.reference import cached, histories, vintage
from sponsorboard.reference.histories import Year

SHOWN = 3
"""Legal names that a reference names."""


class OnFile(NamedTuple):
    """Everything on file for one company, whatever the occupation."""

    years: dict[str, list[Year]]
    """Fiscal years with a certified Labor Condition Application, by SOC code."""
    totals: dict[str, int]
    """Certified applications over the whole span, by SOC code."""
    history: History
    """Over all occupations."""
    evidence: list[Evidence]


def on_file(rows: tuple[int, ...], legal: tuple[str, ...]) -> OnFile:
    """What stands under some rows of the table ``lca_employers`` and their legal names."""
    return _kept()(rows, legal)


def history(found: OnFile, socs: Iterable[str]) -> History:
    """The same, with the filings for some occupations (SOC 2018) apart where there are any."""
    whole = found.history
    span = whole.lca.span if whole.lca else None
    by_soc = {
        soc: filings(found.years[soc], found.totals.get(soc, 0), span)
        for soc in socs
        if soc in found.years
    }
    return History(lca=whole.lca, lca_soc=by_soc, uscis=whole.uscis, perm=whole.perm)


def filings(rows: Iterable[Year], total: int, span: str | None) -> Filings:
    """Filings by fiscal year; a year that the source gives no count for stays without one."""
    years: dict[str, int | None] = {}
    for row in sorted(rows, key=lambda one: one.year):
        name = f"FY{row.year}"
        have = years.get(name, 0)
        years[name] = None if have is None or row.filings is None else have + row.filings
    return Filings(years=years, total=total, span=span)


@cached
def _kept() -> Callable[[tuple[int, ...], tuple[str, ...]], OnFile]:
    return lru_cache(maxsize=1024)(_read)


def _read(rows: tuple[int, ...], legal: tuple[str, ...]) -> OnFile:
    years: dict[str, list[Year]] = {}
    for row in histories.years(rows):
        years.setdefault(row.soc, []).append(row)
    totals = histories.totals(rows)
    every = [row for several in years.values() for row in several]
    decided = histories.petitions(histories.petitioners(legal))
    permanent = histories.permanent(legal)
    found = History(
        lca=filings(every, sum(totals.values()), _span("lca_years")) if every else None,
        uscis={f"FY{one.year}": _petitions(one) for one in decided},
        perm=_permanent(permanent) if permanent else None,
    )
    return OnFile(years, totals, found, _evidence(legal, found))


def _petitions(one: histories.Petitions) -> Petitions:
    counts = one._asdict()
    del counts["year"]
    return Petitions(**counts)


def _permanent(counts: dict[int, int]) -> Filings:
    years: dict[str, int | None] = {f"FY{year}": count for year, count in sorted(counts.items())}
    return Filings(years=years, total=sum(counts.values()), span=_span("perm_years"))


def _span(name: str) -> str | None:
    made = vintage(name)
    return made.span if made else None


def _evidence(legal: Sequence[str], found: History) -> list[Evidence]:
    """Table, span and legal names of each part."""
    more = len(legal) - SHOWN
    names = "; ".join(legal[:SHOWN]) + (f" and {more} more" if more > 0 else "")
    parts = {"lca_years": found.lca, "uscis_years": found.uscis, "perm_years": found.perm}
    return [
        Evidence(origin="reference", ref=f"{name} {_span(name)}: {names}")
        for name, there in parts.items()
        if there
    ]
