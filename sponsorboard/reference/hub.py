"""H-1B Employer Data Hub of USCIS: petitions decided by employer, place and fiscal year.

The archive's CSV (UTF-8, four counts, FY2009-FY2023) and the crosstab of the newer pages (UTF-16,
tabs, two counts for each kind of petition). Initial is new and new concurrent employment;
continuing is the four other kinds. Keys repeat in these files, so that rows are summed. Names are
as in the file: cut at 34 characters in older years.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sponsorboard.reference import fiscal
from sponsorboard.reference.columns import Layout, Row, number, read, text
from sponsorboard.reference.names import normal_forms
from sponsorboard.reference.sheets import Progress, Sheet
from sponsorboard.reference.tables import SHIPPED, ReferenceError, Source, Vintage

Made = tuple[pa.Table, Vintage]

AGENCY = "US Citizenship and Immigration Services"
ABOUT = "H-1B petitions decided (Employer Data Hub)"

COUNTS = ("initial_approval", "initial_denial", "continuing_approval", "continuing_denial")
KINDS = {
    "initial": ("New Employment", "New Concurrent"),
    "continuing": (
        "Continuation", "Change with Same Employer", "Change of Employer", "Amended",
    ),
}  # fmt: skip
"""Kinds of petitions that the crosstab counts apart."""

KEY: dict[str, tuple[str, ...]] = {
    "year": ("Fiscal Year",),
    "employer": ("Employer", "Employer (Petitioner) Name"),
    "naics": ("NAICS", "Industry (NAICS) Code"),
    "state": ("State", "Petitioner State"),
}
ARCHIVE = Layout(
    name="the USCIS H-1B Employer Data Hub (archive)",
    required=KEY
    | {
        f"{kind}_{result}": (f"{kind} {result}", f"{kind} {result}s")
        for kind in KINDS
        for result in ("approval", "denial")
    },
)
CROSSTAB = Layout(
    name="the USCIS H-1B Employer Data Hub (crosstab)",
    required=KEY
    | {
        f"{one} {result}": (f"{one} {result}",)
        for kinds in KINDS.values()
        for one in kinds
        for result in ("approval", "denial")
    },
)

HALF = 2023
"""Fiscal year of which the archive has about half."""


class Petitions:
    """Reads files of the Employer Data Hub and builds the ``uscis_*`` tables.

    ``alone``: without what the tables that ship have of other years.
    """

    layouts: tuple[Layout, ...] = (ARCHIVE, CROSSTAB)

    def __init__(self, *, alone: bool = False) -> None:
        self.alone = alone
        self.counts: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0] * len(COUNTS))
        self.naics: dict[str, Counter[str]] = defaultdict(Counter)
        self.states: dict[str, Counter[str]] = defaultdict(Counter)
        self.sources: list[Source] = []
        self.years: dict[str, set[int]] = {}

    def add(self, sheet: Sheet, layout: Layout, progress: Progress) -> None:
        """Read one file.

        Raises:
            ReferenceError: it is broken, a year or count is none, or a year was given before.
        """
        years: set[int] = set()
        rows = used = 0
        for where, row in read(sheet, layout, progress):
            rows += 1
            name = text(row["employer"]).upper()
            if name:
                used += 1
                years.add(self._take(name, row, where))
        for other, before in self.years.items():
            if both := years & before:
                raise ReferenceError(
                    f"{sheet.name} and {other} both hold FY{min(both)}; give one of them"
                )
        self.years[sheet.name] = years
        self.sources.append(Source(file=sheet.name, rows=rows, used=used))

    def _take(self, name: str, row: Row, where: str) -> int:
        year = int(number(row["year"]) or 0)
        if not 2000 < year < 2100:
            raise ReferenceError(
                f"{where}: {row['year']!r} is no fiscal year; the columns may be shifted"
            )
        counts = _counts(row, where)
        own = self.counts[name, year]
        for place, count in enumerate(counts):
            own[place] += count
        weight = sum(counts)
        if naics := text(row["naics"])[:2]:
            self.naics[name][naics] += weight
        if state := text(row["state"]).upper():
            self.states[name][state] += weight
        return year

    def warnings(self) -> list[str]:
        """What is missing among the files given and, once the tables were made, the shipped."""
        years = {year for _, year in self.counts}
        absent = sorted(set(range(min(years), max(years))) - years) if years else []
        return [f"no petition of FY{year} is in the hub's files given" for year in absent]

    def _add_shipped(self) -> list[int]:
        """Add the fiscal years of the tables that ship which no given file has; gives them."""
        files = [SHIPPED / f"uscis_{name}.parquet" for name in ("employers", "years")]
        if not all(file.is_file() for file in files):
            return []
        employers, years = map(pq.read_table, files)
        given = pa.array({year for _, year in self.counts}, pa.uint16())
        older = years.filter(pc.invert(pc.is_in(years["year"], given)))
        names = employers.to_pylist()
        for row in older.to_pylist():
            own = names[row["employer"]]
            self._take(own["name"], own | row, "the tables that ship")
        return sorted(set(older["year"].to_pylist()))

    def tables(self) -> Iterator[Made]:
        """The tables, each with its vintage."""
        if not self.counts:
            return
        older = [] if self.alone else self._add_shipped()
        shipped = [f"{fiscal.years(older[0], older[-1])}: as shipped"] if older else []
        forms = {name: normal_forms(name)[0] for name, _ in self.counts}
        names = sorted(forms, key=lambda name: (forms[name], name))
        numbers = {name: place for place, name in enumerate(names)}
        employers = pa.table(
            {
                "key": [forms[name] for name in names],
                "name": names,
                "naics": pa.array([_commonest(self.naics[name]) for name in names], pa.string()),
                "state": pa.array([_commonest(self.states[name]) for name in names], pa.string()),
            }
        )
        keys = sorted(self.counts, key=lambda one: (numbers[one[0]], one[1]))
        years = {
            "employer": pa.array([numbers[name] for name, _ in keys], pa.uint32()),
            "year": pa.array([year for _, year in keys], pa.uint16()),
        }
        for place, count in enumerate(COUNTS):
            years[count] = pa.array([self.counts[key][place] for key in keys], pa.uint32())
        yield employers, self._vintage("uscis_employers", shipped)
        yield pa.table(years), self._vintage("uscis_years", shipped)

    def _vintage(self, table: str, shipped: list[str]) -> Vintage:
        years = [year for _, year in self.counts]
        first, last = min(years), max(years)
        notes = [
            "approvals include extensions and transfers: they are not employees",
            "names are cut at 34 characters up to FY2021",
            *shipped,
            *self.warnings(),
        ]
        if HALF in years:
            notes.append(f"FY{HALF} is about half a year in the archive's files")
        return Vintage(
            table=table,
            about=ABOUT,
            agency=AGENCY,
            span=fiscal.years(first, last),
            sources=self.sources,
            fresh_until=date(last + 1, 12, 31),
            notes=notes,
        )


def _counts(row: Row, where: str) -> list[int]:
    """Counts of a row in the order of ``COUNTS``."""
    if "initial_approval" in row:
        return [_count(row, name, where) for name in COUNTS]
    return [
        sum(_count(row, f"{one} {result}", where) for one in kinds)
        for kinds in KINDS.values()
        for result in ("approval", "denial")
    ]


def _count(row: Row, name: str, where: str) -> int:
    cell = row[name]
    if cell is None or cell == "":
        return 0
    count = number(cell)
    if count is None or count < 0:
        raise ReferenceError(f"{where}: {cell!r} is no count ({name})")
    return int(count)


def _commonest(counts: Counter[str]) -> str | None:
    """The value of the most petitions; the first in order of equals."""
    return min(counts, key=lambda one: (-counts[one], one), default=None)
