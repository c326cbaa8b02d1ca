"""Labor Condition Applications (Form ETA-9035): disclosure files of OFLC, one row a case.

FLAG layout, FY2020 and later, with its worksites files; excerpts of it; and totals by employer,
title and occupation. Only ``Certified`` and ``Certified - Withdrawn`` count. Contacts, attorneys,
preparers and street addresses stand beside what is read, and are not.
"""

import re
from collections.abc import Iterator

import pyarrow as pa

from sponsorboard.reference import details, filings, fiscal
from sponsorboard.reference.cases import Cases
from sponsorboard.reference.columns import Layout, Row, day, letters, number, read, text, yes
from sponsorboard.reference.fiscal import Quarter
from sponsorboard.reference.sheets import Progress, Sheet
from sponsorboard.reference.soc_codes import normalise
from sponsorboard.reference.tables import ReferenceError, Source, Vintage

Made = tuple[pa.Table, Vintage]

AGENCY = "US Department of Labor, Office of Foreign Labor Certification"
ABOUT = "certified Labor Condition Applications (Form ETA-9035)"

WAGE = {
    "soc_title": ("SOC_TITLE", "SOC_NAME"),
    "soc": ("SOC_CODE",),
    "employer": ("EMPLOYER_NAME",),
    "wage": ("WAGE_RATE_OF_PAY_FROM",),
    "unit": ("WAGE_UNIT_OF_PAY",),
}
CASE = {
    "case": ("CASE_NUMBER",),
    "status": ("CASE_STATUS",),
    "decided": ("DECISION_DATE",),
    "title": ("JOB_TITLE",),
    "state": ("WORKSITE_STATE",),
    "new": ("NEW_EMPLOYMENT",),
    "change": ("CHANGE_EMPLOYER",),
    "continued": ("CONTINUED_EMPLOYMENT",),
    "dependent": ("H-1B_DEPENDENT",),
    "secondary": ("SECONDARY_ENTITY",),
}
FLAG = Layout(
    name="Labor Condition Applications (LCA_Disclosure_Data, FY2020 and later)",
    required=CASE | WAGE,
)
EXCERPT = Layout(
    name="an excerpt of Labor Condition Applications",
    required=WAGE,
    optional=CASE | {"year": ("YEAR",), "quarter": ("QUARTER",)},
    widest=40,
)
"""Fewer columns than the agency's file, so that one of that which lacks a column is no excerpt."""
WORKSITES = Layout(
    name="worksites of Labor Condition Applications (LCA_Worksites)",
    required={"case": ("CASE_NUMBER",), "state": ("WORKSITE_STATE",)},
    without=("EMPLOYER_NAME", "CASE_STATUS", "JOB_TITLE"),
)
TOTALS = Layout(
    name="certified Labor Condition Applications by employer, title and occupation",
    required={
        "employer": ("EMPLOYER",),
        "title": ("JOB_TITLE",),
        "soc": ("SOC_CODE",),
        "soc_title": ("SOC_TITLE",),
        "filings": ("N_CERTIFIED",),
        "years": ("YEARS",),
    },
)

CERTIFIED = frozenset(["certified", "certifiedwithdrawn"])
A_YEAR = {"hour": 2080, "week": 52, "biweekly": 26, "month": 12, "year": 1}
"""Units of pay in a year."""
PLAUSIBLE = (15_000, 2_000_000)
"""Annual pay outside of this comes of a wrong unit."""

CASES = pa.schema(
    {
        "case": pa.string(),
        "decided": pa.date32(),
        "certified": pa.bool_(),
        "employer": pa.string(),
        "soc": pa.string(),
        "title": pa.string(),
        "state": pa.string(),
        "wage": pa.float32(),
        "new": pa.bool_(),
        "change": pa.bool_(),
        "continued": pa.bool_(),
        "dependent": pa.bool_(),
        "secondary": pa.bool_(),
        "period": pa.string(),
    }
)
"""What is kept of an application; ``period`` of those of excerpts only."""


def spelled(name: object) -> str:
    """Legal name as the tables have it: upper case, without points and commas."""
    return re.sub(r"[.,]", "", text(name).upper()).strip()


def annual(pay: object, unit: object) -> float | None:
    """Pay of a year; None where unit or amount cannot be right."""
    amount, times = number(pay), A_YEAR.get(letters(unit))
    if amount is None or times is None or not PLAUSIBLE[0] <= amount * times <= PLAUSIBLE[1]:
        return None
    return amount * times


class Applications:
    """Reads files of Labor Condition Applications and builds the ``lca_*`` tables.

    ``alone``: without what the tables that ship have of other years.
    """

    layouts: tuple[Layout, ...] = (FLAG, EXCERPT, WORKSITES, TOTALS)

    def __init__(self, *, alone: bool = False) -> None:
        self.alone = alone
        self.cases = Cases(CASES)
        self.partial: list[str] = []
        self.sites: list[tuple[str, str]] = []
        self.totals: list[filings.Total] = []
        self.sources: list[Source] = []
        self.lost: list[str] = []

    def add(self, sheet: Sheet, layout: Layout, progress: Progress) -> None:
        """Read one file.

        Raises:
            ReferenceError: it is broken, or a date in it is none.
        """
        rows = read(sheet, layout, progress)
        if layout is TOTALS:
            self._totals(rows, sheet.name)
        elif layout is WORKSITES:
            self.sites += ((text(row["case"]), text(row["state"]).upper()) for _, row in rows)
        elif layout is FLAG:
            self.cases.add(sheet.name, (_case(row, where) for where, row in rows))
        else:
            self.partial.append(sheet.name)
            told = _told(sheet.name)
            self.cases.add(sheet.name, (_part(row, where, told) for where, row in rows))

    def _totals(self, rows: Iterator[tuple[str, Row]], file: str) -> None:
        count = used = 0
        for count, (where, row) in enumerate(rows, 1):  # noqa: B007
            if not isinstance(row["years"], list):
                raise ReferenceError(
                    f"{where}, YEARS: {row['years']!r} is no list of years; give the Parquet file"
                )
            soc = normalise(row["soc"], row["soc_title"])
            used += soc is not None
            own = (str(row["employer"]), soc, text(row["title"]))
            total = int(number(row["filings"]) or 0)
            self.totals.append((*own, total, sorted(map(int, row["years"]))))
        self.sources.append(Source(file=file, rows=count, used=used))

    def warnings(self) -> list[str]:
        """What is missing among the files given; the last, once the tables were made."""
        return self.lost + self.cases.missing("LCA")

    def tables(self) -> Iterator[Made]:
        """The tables, each with its vintage.

        Raises:
            ReferenceError: not one application counts.
        """
        certified = self.cases.latest()
        quarters = self.cases.quarters()
        if self.totals:
            yield from self._of_totals()
        elif quarters:
            yield from self._of_cases(certified, quarters)
        if self.cases.files:
            yield self._details(certified, quarters)

    def _of_totals(self) -> Iterator[Made]:
        history = filings.of_totals(self.totals)
        last = history.last_year()
        vintage = Vintage(
            table="",
            about=ABOUT,
            agency=AGENCY,
            span=fiscal.years(history.first_year(), last),
            sources=self.sources,
            fresh_until=fiscal.fresh_until((last, 4)),
            notes=[
                "the source gives a total over the years, and for each year only that there was "
                "a filing",
                "the total is roughly right: a part of FY2023 was counted twice",
            ],
        )
        yield from history.tables(vintage)

    def _of_cases(self, cases: pa.Table, quarters: list[Quarter]) -> Iterator[Made]:
        history = filings.of_cases(cases)
        span, notes = fiscal.span(quarters), []
        older = None if self.alone else filings.shipped()
        if older and older.last_year() < history.first_year():
            span = fiscal.span([(older.first_year(), 1), *quarters])
            notes = [f"{fiscal.years(older.first_year(), older.last_year())}: as shipped"]
            history = history.with_older(older)
        elif older and older.first_year() < history.first_year():
            self.lost = [
                f"FY{older.first_year()} to FY{history.first_year() - 1} of the tables that ship "
                "fall away, since their totals cannot be told apart by year; give those years' "
                "LCA files too"
            ]
        vintage = Vintage(
            table="",
            about=ABOUT,
            agency=AGENCY,
            span=span,
            sources=self.cases.sources(),
            fresh_until=fiscal.fresh_until(quarters[-1]),
            notes=[*notes, *self.warnings()],
        )
        yield from history.tables(vintage)

    def _details(self, cases: pa.Table, quarters: list[Quarter]) -> Made:
        rows = details.details(cases, quarters, self.sites)
        if quarters and not self.totals and not self.alone:
            rows = details.with_shipped(rows, quarters)
        periods = sorted(set(rows["period"].to_pylist()))
        last = max([*map(_end, periods), *quarters[-1:]])
        return rows, Vintage(
            table="lca_details",
            about=ABOUT,
            agency=AGENCY,
            span=", ".join(periods),
            sources=self.cases.sources(),
            fresh_until=fiscal.fresh_until(last),
            notes=[
                *self.warnings(),
                *(f"{name}: a part of its period only" for name in self.partial),
            ],
        )


def _case(row: Row, where: str) -> Row:
    """What is kept of a row of the agency's file."""
    return {
        "case": text(row.get("case")) or None,
        "decided": day(row.get("decided"), f"{where}, DECISION_DATE"),
        "certified": "status" not in row or letters(row["status"]) in CERTIFIED,
        "employer": spelled(row["employer"]),
        "soc": normalise(row["soc"], row["soc_title"]),
        "title": text(row["title"]).upper() if "title" in row else None,
        "state": text(row.get("state")).upper() or None,
        "wage": annual(row["wage"], row["unit"]),
        "new": _some(row, "new"),
        "change": _some(row, "change"),
        "continued": _some(row, "continued"),
        "dependent": yes(row.get("dependent")),
        "secondary": yes(row.get("secondary")),
    }


def _part(row: Row, where: str, told: str | None) -> Row:
    """What is kept of a row of an excerpt, with the period that row, columns or file name tell."""
    kept = _case(row, where)
    if kept["decided"]:
        year, number = fiscal.quarter(kept["decided"])
        period: str | None = f"FY{year} Q{number}"
    elif row.get("year") and row.get("quarter"):
        period = f"FY{text(row['year'])} Q{text(row['quarter'])[-1]}"
    else:
        period = told
    if period is None:
        raise ReferenceError(
            f"{where}: no column DECISION_DATE, nor a quarter in the name of the file; call it "
            "like LCA_FY2024_Q1"
        )
    return kept | {"period": period}


def _some(row: Row, name: str) -> bool | None:
    """Whether at least one position of an application is of a kind."""
    count = number(row.get(name))
    return None if count is None else count > 0


def _told(file: str) -> str | None:
    """Quarter in the name of a file."""
    found = re.search(r"FY_?(20\d\d)_Q([1-4])", file, re.IGNORECASE)
    return f"FY{found[1]} Q{found[2]}" if found else None


def _end(period: str) -> Quarter:
    """Last quarter of a period in words."""
    return int(period[2:6]), int(period[-1]) if "Q" in period else 4
