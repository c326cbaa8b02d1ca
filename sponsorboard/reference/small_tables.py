"""The tables of wages, areas, cities, occupations and institutions, from the agencies' files."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyarrow as pa

from sponsorboard.reference import geography, ipeds, onet, soc, wages
from sponsorboard.reference.originals import Found, Original, Row, find
from sponsorboard.reference.tables import ReferenceError, Source, Vintage, table

Made = tuple[pa.Table, Vintage]

OFLC = "US Department of Labor, Office of Foreign Labor Certification"

WAGES = Original(
    "ALC_Export.csv of the OFLC wage zip",
    r"alc_export.*\.csv|oflc_alc_.*\.parquet",
    wages.COLUMNS,
    wages.OPTIONAL,
)
GEOGRAPHY = Original(
    "Geography.csv of the OFLC wage zip", r"geography.*\.csv", geography.COUNTY_COLUMNS
)
COVERED = Original(
    "oes_soc_occs.csv of the OFLC wage zip", r"oes_soc_occs.*\.csv", soc.COVERED_COLUMNS
)
APPENDIX = r"appendix.?a.*\.xlsx"
ZONES = Original("the Appendix A workbook of OFLC", APPENDIX, soc.ZONE_COLUMNS, sheet="Job Zones")
EDUCATION = Original(
    "the Appendix A workbook of OFLC", APPENDIX, soc.EDUCATION_COLUMNS, sheet="(Education)"
)
STRUCTURE = Original(
    "the SOC 2018 definitions of BLS", r"soc_2018_definitions.*\.xlsx", soc.STRUCTURE_COLUMNS
)
TRAINING = Original(
    "Education, Training, and Experience of O*NET",
    r"(?:onet_.*_)?education,?[ _]training,?[ _]and[ _]experience\.txt",
    onet.SHARE_COLUMNS,
)
ONET_ZONES = Original("Job Zones of O*NET", r"(?:onet_.*_)?job[ _]zones\.txt", onet.ZONE_COLUMNS)
CROSSWALK = Original(
    "the HUD-USPS ZIP to CBSA crosswalk", r"zip_cbsa.*\.(?:csv|xlsx)", geography.CITY_COLUMNS
)
INSTITUTIONS = Original("the IPEDS directory HD", r"(?:ipeds_)?hd20\d\d\.csv", ipeds.COLUMNS)

NO_CREDENTIAL = {"None": "No formal educational credential"}
"""What Appendix A writes, in the words of BLS."""


def small_tables(files: Sequence[Path]) -> Iterator[Made]:
    """Every table that can be made of the files given, which may be zips.

    Raises:
        ReferenceError: a file is broken, or one of those that a table needs together is missing.
    """
    yield from _wages(files)
    areas = None
    for made in _areas(files):
        areas = made[0] if made[1].table == "wage_areas" else areas
        yield made
    if found := find(CROSSWALK, files):
        yield _cities(found, table("wage_areas") if areas is None else areas)
    if found := find(STRUCTURE, files):
        yield _occupations(found, files)
    if found := find(INSTITUTIONS, files):
        yield _institutions(found)


def _wages(files: Sequence[Path]) -> Iterator[Made]:
    if (found := find(WAGES, files)) is None:
        return
    year, last = wages.wage_year(found.file.name)
    with _cells(found):
        made = wages.wages(found.rows(), found.name)
    there = made.num_rows - made["l1"].null_count
    yield (
        made,
        Vintage(
            table="wages",
            about="prevailing wages of Level I and IV by occupation and area, in cents; Levels II "
            "and III follow from them",
            agency=OFLC,
            span=year,
            sources=[Source(file=found.name, rows=made.num_rows, used=there)],
            fresh_until=last,
            notes=[
                f"in force from 1 July {last.year - 1} to 30 June {last.year}",
                "levels of the H-1B cap selection, not those of a Labor Condition Application",
                "without the lower wages of higher education and research (INA 212(p)(1))",
            ],
        ),
    )


def _areas(files: Sequence[Path]) -> Iterator[Made]:
    if (found := find(GEOGRAPHY, files)) is None:
        return
    of_year = find(WAGES, files)
    year, last = wages.wage_year((of_year or found).file.name)
    rows = list(found.rows())
    source = Source(file=found.name, rows=len(rows), used=len(rows))
    for name, about, made in (
        ("wage_areas", "wage areas (OEWS metropolitan and nonmetropolitan)", geography.areas(rows)),
        ("counties", "wage area of each county", geography.counties(rows)),
    ):
        vintage = Vintage(
            table=name, about=about, agency=OFLC, span=year, sources=[source], fresh_until=last
        )
        yield made, vintage


def _cities(found: Found, areas: pa.Table) -> Made:
    rows = list(found.rows())
    with _cells(found):
        made = geography.cities(rows, frozenset(areas["area"].to_pylist()))
    return made, Vintage(
        table="cities",
        about="share of each city's ZIP codes in metropolitan wage areas",
        agency="US Department of Housing and Urban Development, with the Postal Service",
        span=_first(r"20\d\d", found.name),
        sources=[Source(file=found.name, rows=len(rows), used=len(rows))],
    )


def _occupations(structure: Found, files: Sequence[Path]) -> Made:
    zones, education, training, covered = (
        _needed(one, files, "occupations") for one in (ZONES, EDUCATION, TRAINING, COVERED)
    )
    older = find(ONET_ZONES, files)
    usual = {row["onet"]: str(row["education"]) for row in education.rows() if row["education"]}
    with _cells(zones, training, *filter(None, [older])):
        made = soc.occupations(
            structure.rows(),
            onet.zones(older.rows() if older else ()) | onet.zones(zones.rows()),
            {code: NO_CREDENTIAL.get(words, words) for code, words in usual.items()},
            onet.shares(training.rows()),
            frozenset(row["soc"] for row in covered.rows()),
        )
    sources = [
        Source(file=one.name, rows=count, used=count)
        for one in (structure, zones, training, covered)
        if (count := sum(1 for _ in one.rows()))
    ]
    release = _first(r"\d\d_\d", training.name).replace("_", ".")
    return made, Vintage(
        table="occupations",
        about="occupations with job zone, usual education and share that needs a bachelor's degree",
        agency=f"Bureau of Labor Statistics; {OFLC}; O*NET {release}".strip(),
        span="SOC 2018",
        sources=sources,
        notes=["includes information from the O*NET database by USDOL/ETA, CC BY 4.0"],
    )


def _institutions(found: Found) -> Made:
    rows: list[Row] = list(found.rows())
    year = _first(r"20\d\d", found.name)
    with _cells(found):
        made = ipeds.institutions(rows)
    return made, Vintage(
        table="institutions",
        about="institutions of postsecondary education",
        agency="US Department of Education, National Center for Education Statistics (IPEDS)",
        span=year,
        sources=[Source(file=found.name, rows=len(rows), used=len(rows))],
        fresh_until=date(int(year) + 2, 12, 31),
    )


@contextmanager
def _cells(*files: Found) -> Iterator[None]:
    """Names the files over a cell that is not what its column holds."""
    try:
        yield
    except (TypeError, ValueError) as error:
        if isinstance(error, ReferenceError):
            raise
        names = ", ".join(one.name for one in files)
        raise ReferenceError(f"{names}: a cell is not as it has to be ({error})") from None


def _needed(original: Original, files: Sequence[Path], name: str) -> Found:
    found = find(original, files)
    if found is None:
        raise ReferenceError(f"the table {name} needs {original.name} too; give it with the others")
    return found


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[0] if match else ""
