"""Labor Condition Applications: which rows count, once, and what is made of them."""

from datetime import date

import disclosure_files as files
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sponsorboard.reference import ReferenceError, filings, fiscal
from sponsorboard.reference.build import build
from sponsorboard.reference.lca import annual

RIVULET = {"EMPLOYER_NAME": "Rivulet Gauges, Inc."}


@pytest.fixture
def nothing_ships(monkeypatch, tmp_path):
    """No years before those of the test's files."""
    for module in ("filings", "details"):
        monkeypatch.setattr(f"sponsorboard.reference.{module}.SHIPPED", tmp_path / "none")


@pytest.fixture
def made(tmp_path, nothing_ships):
    """Builds files and gives tables as rows, by name, with what was warned of."""

    def build_them(*given):
        built = build(given, tmp_path / "out", lambda name: lambda done, size: None)
        tables = {
            one.table: pq.read_table(tmp_path / "out" / f"{one.table}.parquet").to_pylist()
            for one in built.vintages
        }
        return tables, {one.table: one for one in built.vintages}, built.warnings

    return build_them


def test_a_case_counts_once_as_last_decided(tmp_path, made):
    first = files.lca(
        tmp_path,
        [files.application("1"), files.application("2"), files.application("3")],
        "LCA_Q1.xlsx",
    )
    later = date(2025, 1, 9)
    second = files.lca(
        tmp_path,
        [
            files.application("1"),  # cumulative: again as before
            files.application("2", CASE_STATUS="Withdrawn", DECISION_DATE=later),
            files.application("3", CASE_STATUS="CERTIFIED-WITHDRAWN", DECISION_DATE=later),
            files.application("4", CASE_STATUS="Denied", DECISION_DATE=later),
            files.application("5", DECISION_DATE=later),
        ],
        "LCA_Q2.xlsx",
    )
    for given in ((first, second), (second, first)):
        tables, vintages, warnings = made(*given)
        assert tables["lca_employers"] == [
            {"name": "RIVULET GAUGES INC", "filings": 3, "key": "RIVULET GAUGES", "trade": None}
        ]
        assert tables["lca_occupations"] == [{"employer": 0, "soc": "17-2141", "filings": 3}]
        assert warnings == []
        sources = {one.file: one for one in vintages["lca_years"].sources}
        assert sources["LCA_Q1.xlsx"].rows == 3
        assert sources["LCA_Q2.xlsx"].rows == 5
        assert sum(one.used for one in sources.values()) == 3
        assert sources["LCA_Q2.xlsx"].last == later
        assert vintages["lca_years"].span == "FY2025 Q1-Q2"
        assert str(vintages["lca_years"].fresh_until) == "2025-08-15"


def test_kinds_are_counted_in_filings_not_positions(tmp_path, made):
    rows = [
        files.application("1", NEW_EMPLOYMENT=40, TOTAL_WORKER_POSITIONS=40),
        files.application("2", NEW_EMPLOYMENT=0, CHANGE_EMPLOYER=2),
        files.application("3", NEW_EMPLOYMENT=0, CONTINUED_EMPLOYMENT=1, JOB_TITLE="GEAR ENGINEER"),
        files.application("4", NEW_EMPLOYMENT=0, AMENDED_PETITION=1, JOB_TITLE="Other"),
    ]
    tables, _, _ = made(files.lca(tmp_path, rows))
    assert tables["lca_years"] == [
        {
            "employer": 0, "soc": "17-2141", "year": 2025, "titles": 2, "filings": 4, "new": 1,
            "change": 1, "continued": 1,
        }
    ]  # fmt: skip


def test_details(tmp_path, made):
    wages = [
        (50, "Hour"), (2_000, "Week"), (4_000, "Bi-Weekly"), (10_000, "Month"), (120_000, "Year"),
        (120_000, "Hour"), (40, "Year"), (None, "Year"),
    ]  # fmt: skip
    rows = [
        files.application(
            str(number),
            WAGE_RATE_OF_PAY_FROM=pay,
            WAGE_UNIT_OF_PAY=unit,
            SECONDARY_ENTITY="Yes" if number < 3 else "No",
            H_1B_DEPENDENT="Yes" if number < 2 else None,
            WORKSITE_STATE=("WA", "OR")[number % 2],
        )
        for number, (pay, unit) in enumerate(wages)
    ]
    sites = files.workbook(
        tmp_path / "LCA_Worksites_FY2025_Q1.xlsx",
        ["CASE_NUMBER", "WORKSITE_ADDRESS1", "WORKSITE_CITY", "WORKSITE_STATE"],
        [
            {"CASE_NUMBER": "1", "WORKSITE_ADDRESS1": files.PERSON, "WORKSITE_STATE": "TX"},
            {"CASE_NUMBER": "99", "WORKSITE_STATE": "AK"},
        ],
    )
    tables, vintages, _ = made(files.lca(tmp_path, rows), sites)
    assert tables["lca_details"] == [
        {
            "employer": "RIVULET GAUGES INC", "soc": "17-2141", "period": "FY2025 Q1",
            "filings": 8, "new": 8, "change": 0, "continued": 0, "dependent": 2, "secondary": 3,
            "wage_low": 104_000, "wage_median": 104_000, "wage_high": 120_000,
            "states": ["OR", "TX", "WA"],
        }
    ]  # fmt: skip
    assert vintages["lca_details"].span == "FY2025 Q1"


@pytest.mark.parametrize(
    ("pay", "unit", "found"),
    [
        (60, "Hour", 124_800), (60, "hour", 124_800), (1_500, "Bi-Weekly", 39_000),
        ("$120,000.00", "Year", 120_000), (7, "Year", None), (150_000, "Hour", None),
        (60, "Day", None), (None, "Year", None),
    ],
)  # fmt: skip
def test_pay_of_a_year(pay, unit, found):
    assert annual(pay, unit) == found


def test_unknown_occupations_count_for_the_employer_only(tmp_path, made):
    rows = [files.application("1"), files.application("2", SOC_CODE="3021-11-01 00:00:00")]
    tables, _, _ = made(files.lca(tmp_path, rows))
    assert [one["filings"] for one in tables["lca_employers"]] == [2]
    assert [one["filings"] for one in tables["lca_occupations"]] == [1]


def test_a_quarter_that_is_missing_is_warned_of(tmp_path, made):
    days = [date(2024, 11, 1), date(2025, 2, 1), date(2025, 8, 1)]
    given = [
        files.lca(tmp_path, [files.application(str(n), DECISION_DATE=day)], f"{n}.xlsx")
        for n, day in enumerate(days)
    ]
    _, vintages, warnings = made(*given)
    assert warnings == [
        "no decision of FY2025 Q3 is in the LCA files given; give that quarter's too"
    ]
    assert warnings[0] in vintages["lca_years"].notes


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Tables of FY2022 to FY2024 that ship."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr("sponsorboard.reference.filings.SHIPPED", folder)
    monkeypatch.setattr("sponsorboard.reference.details.SHIPPED", folder)
    build([totals(tmp_path)], folder, lambda name: lambda done, size: None)


def totals(folder):
    file = folder / "totals.parquet"
    rows = [
        ("RIVULET GAUGES INC", "ENGINEER", "17-2141.00", "Mechanical Engineers", 9, [2022, 2024]),
        ("RIVULET GAUGES INC", "GEAR ENGINEER", "17-2141", "Mechanical Engineers", 3, [2024]),
        ("RIVULET GAUGES INC", "CODER", "15-1132", "Software Developers, Applications", 2, [2022]),
        ("OTHER LLC DBA RILL", "CODER", "2051-15-01", "Data Scientists", 1, [2023]),
    ]
    names = ["employer", "job_title", "soc_code", "soc_title", "n_certified", "years"]
    pq.write_table(pa.table(dict(zip(names, zip(*rows, strict=True), strict=True))), file)
    return file


def test_totals_over_years_have_no_count_a_year(tmp_path, made):
    tables, vintages, _ = made(totals(tmp_path))
    assert tables["lca_employers"] == [
        {"name": "OTHER LLC DBA RILL", "filings": 1, "key": "OTHER", "trade": "RILL"},
        {"name": "RIVULET GAUGES INC", "filings": 14, "key": "RIVULET GAUGES", "trade": None},
    ]
    assert tables["lca_occupations"] == [
        {"employer": 1, "soc": "15-1252", "filings": 2},
        {"employer": 1, "soc": "17-2141", "filings": 12},
    ]
    found = [(one["soc"], one["year"], one["titles"]) for one in tables["lca_years"]]
    assert found == [("15-1252", 2022, 1), ("17-2141", 2022, 1), ("17-2141", 2024, 2)]
    assert {one[count] for one in tables["lca_years"] for count in filings.COUNTS} == {None}
    assert vintages["lca_years"].span == "FY2022-FY2024"
    assert str(vintages["lca_years"].fresh_until) == "2025-02-15"


def test_newer_years_add_to_those_that_ship(tmp_path, shipped):
    file = files.lca(tmp_path, [files.application("1"), files.application("2")])
    built = build([file], tmp_path / "out", lambda name: lambda done, size: None)
    years = pq.read_table(tmp_path / "out/lca_years.parquet").to_pylist()
    assert [(one["year"], one["filings"]) for one in years if one["soc"] == "17-2141"] == [
        (2022, None), (2024, None), (2025, 2),
    ]  # fmt: skip
    employers = pq.read_table(tmp_path / "out/lca_employers.parquet").to_pylist()
    assert [one["filings"] for one in employers] == [1, 16]
    assert built.vintages[0].span == "FY2022-FY2025 Q1"
    assert "FY2022-FY2024: as shipped" in built.vintages[0].notes


def test_years_that_fall_away_are_warned_of(tmp_path, shipped):
    rows = [files.application("1", DECISION_DATE=date(2023, 12, 1))]
    built = build(
        [files.lca(tmp_path, rows)], tmp_path / "out", lambda name: lambda done, size: None
    )
    assert any("FY2022 to FY2023 of the tables that ship fall away" in w for w in built.warnings)


def test_an_excerpt_gives_details_only(tmp_path, made):
    header = [
        "EMPLOYER_NAME", "SOC_CODE", "SOC_TITLE", "WAGE_RATE_OF_PAY_FROM", "WAGE_UNIT_OF_PAY",
        "WORKSITE_STATE",
    ]  # fmt: skip
    file = files.text(tmp_path / "lca_fy2024_q1.csv", header, [files.FILED] * 2)
    tables, vintages, _ = made(file)
    (row,) = tables.pop("lca_details")
    assert not tables
    assert (row["period"], row["filings"], row["new"], row["wage_median"]) == (
        "FY2024 Q1", 2, None, 120_000,
    )  # fmt: skip
    assert "lca_fy2024_q1.csv: a part of its period only" in vintages["lca_details"].notes
    unnamed = files.text(tmp_path / "rows.csv", header, [files.FILED])
    with pytest.raises(ReferenceError, match=r"rows\.csv, row 2: no column DECISION_DATE"):
        made(unnamed)


DENIED = {"CASE_STATUS": "Denied"}


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [files.application("1", **DENIED)],
        [files.application("1", SOC_CODE="3021-11-01 00:00:00")],
        [files.application("1", DECISION_DATE=None), files.application("2", **DENIED)],
    ],
)
def test_files_without_one_filing_that_counts_are_refused(tmp_path, made, rows):
    with pytest.raises(ReferenceError, match="no certified application of a known occupation"):
        made(files.lca(tmp_path, rows))


def test_an_excerpt_without_one_is_too(tmp_path, made):
    header = [
        "EMPLOYER_NAME", "SOC_CODE", "SOC_TITLE", "WAGE_RATE_OF_PAY_FROM", "WAGE_UNIT_OF_PAY",
        "CASE_STATUS",
    ]  # fmt: skip
    file = files.text(tmp_path / "lca_fy2024_q1.csv", header, [files.FILED | DENIED])
    with pytest.raises(ReferenceError, match="no certified application of a known occupation"):
        made(file)


def test_years_that_are_no_list_are_refused(tmp_path, made):
    header = ["EMPLOYER", "JOB_TITLE", "SOC_CODE", "SOC_TITLE", "N_CERTIFIED", "YEARS"]
    row = dict(zip(header, ["RILL", "CODER", "15-1252", "", 3, "2022"], strict=True))
    with pytest.raises(ReferenceError, match=r"row 2, YEARS: '2022' is no list of years"):
        made(files.text(tmp_path / "totals.csv", header, [row]))


def test_worksites_alone_make_no_table(tmp_path, made):
    file = files.text(tmp_path / "w.csv", ["CASE_NUMBER", "WORKSITE_STATE"], [])
    with pytest.raises(ReferenceError, match="no table can be made of these files alone"):
        made(file)


@pytest.mark.parametrize(
    ("quarters", "span"),
    [
        ([(2025, 1)], "FY2025 Q1"),
        ([(2025, q) for q in (1, 2, 3, 4)], "FY2025"),
        ([(2024, 4), (2025, 1), (2025, 2)], "FY2024-FY2025 Q2"),
        ([(2024, 1), (2025, 4)], "FY2024-FY2025"),
        ([], ""),
    ],
)
def test_spans_in_words(quarters, span):
    assert fiscal.span(quarters) == span
