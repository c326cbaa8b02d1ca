"""Petitions (USCIS), permanent employment (PERM) and determinations (PWD)."""

from datetime import date

import disclosure_files as files
import pyarrow.parquet as pq
import pytest

from sponsorboard.reference import ReferenceError
from sponsorboard.reference.build import build

ARCHIVE = [
    "Fiscal Year", "Employer", "Initial Approvals", "Initial Denials", "Continuing Approvals",
    "Continuing Denials", "NAICS", "Tax ID", "State", "City", "ZIP",
]  # fmt: skip
KINDS = (
    "New Employment", "Continuation", "Change with Same Employer", "New Concurrent",
    "Change of Employer", "Amended",
)  # fmt: skip
CROSSTAB = [
    "Line by line", "Fiscal Year   ", "Employer (Petitioner) Name", "Tax ID",
    "Industry (NAICS) Code", "Petitioner City", "Petitioner State", "Petitioner Zip Code",
    *(f"{kind} {result}" for kind in KINDS for result in ("Approval", "Denial")),
]  # fmt: skip


@pytest.fixture(autouse=True)
def shipped(tmp_path, monkeypatch):
    """Folder of the tables that ship: none yet."""
    monkeypatch.setattr("sponsorboard.reference.hub.SHIPPED", tmp_path / "shipped")
    return tmp_path / "shipped"


def made(folder, *given):
    built = build(given, folder / "out", lambda name: lambda done, size: None)
    tables = {
        one.table: pq.read_table(folder / "out" / f"{one.table}.parquet").to_pylist()
        for one in built.vintages
    }
    return tables, {one.table: one for one in built.vintages}, built.warnings


def petition(name, *counts, **others):
    return {
        "Fiscal Year": 2021, "Employer": name, "NAICS": "54", "State": "WA", "Tax ID": "12",
        **dict(zip(ARCHIVE[2:6], counts, strict=True)), **others,
    }  # fmt: skip


@pytest.mark.parametrize("plural", [True, False])
def test_the_archive_of_petitions(tmp_path, plural):
    header = ARCHIVE if plural else [one.removesuffix("s") for one in ARCHIVE]
    rows = [
        petition("RILL LLC", 1, 0, "1,002", 1),
        petition("RILL LLC", 2, 1, 0, 0, State="OR", City="SALEM"),
        petition("", 5, 5, 5, 5),
        petition("ABLE INC", 0, 0, 1, 0, **{"Fiscal Year": 2023, "NAICS": ""}),
    ]
    renamed = [{key if plural else key.removesuffix("s"): v for key, v in r.items()} for r in rows]
    for row in renamed:
        row.setdefault("NAICS", row.pop("NAIC", ""))
    header = [{"NAIC": "NAICS"}.get(one, one) for one in header]
    tables, vintages, warnings = made(tmp_path, files.text(tmp_path / "h.csv", header, renamed))
    assert tables["uscis_employers"] == [
        {"key": "ABLE", "name": "ABLE INC", "naics": None, "state": "WA"},
        {"key": "RILL", "name": "RILL LLC", "naics": "54", "state": "WA"},
    ]
    assert [tuple(row.values()) for row in tables["uscis_years"]] == [
        (0, 2023, 0, 0, 1, 0),
        (1, 2021, 3, 1, 1002, 1),
    ]
    assert vintages["uscis_years"].span == "FY2021-FY2023"
    assert (vintages["uscis_years"].sources[0].rows, vintages["uscis_years"].sources[0].used) == (
        4, 3,
    )  # fmt: skip
    assert warnings == ["no petition of FY2022 is in the hub's files given"]
    assert "FY2023 is about half a year in the archive's files" in vintages["uscis_years"].notes


def test_the_crosstab_of_petitions(tmp_path):
    row = {
        "Fiscal Year   ": "2025", "Employer (Petitioner) Name": "Rill LLC",
        "Industry (NAICS) Code": "54 - Professional, Scientific, and Technical Services",
        "Petitioner State": "WA",
        **{f"{kind} Approval": str(10**place) for place, kind in enumerate(KINDS)},
        **{f"{kind} Denial": str(2 * 10**place) for place, kind in enumerate(KINDS)},
    }  # fmt: skip
    file = files.text(
        tmp_path / "H1BPublic.csv", CROSSTAB, [row], delimiter="\t", encoding="utf-16"
    )
    tables, _, _ = made(tmp_path, file)
    own = {"key": "RILL", "name": "RILL LLC", "naics": "54", "state": "WA"}
    assert tables["uscis_employers"] == [own]
    (found,) = tables["uscis_years"]
    assert found["initial_approval"] == 1 + 1_000
    assert found["continuing_approval"] == 110 + 110_000
    assert found["initial_denial"] == 2_002
    assert found["continuing_denial"] == 220 + 220_000


def test_years_that_no_file_has_come_from_the_tables_that_ship(tmp_path, shipped):
    old = [petition("RILL LLC", 1, 0, 5, 0, **{"Fiscal Year": year}) for year in (2021, 2022)]
    build([files.text(tmp_path / "a.csv", ARCHIVE, old)], shipped, lambda name: lambda a, b: None)
    new = [petition("ABLE INC", 7, 0, 0, 0, NAICS="61", **{"Fiscal Year": 2022})]
    tables, vintages, _ = made(tmp_path, files.text(tmp_path / "b.csv", ARCHIVE, new))
    assert [one["name"] for one in tables["uscis_employers"]] == ["ABLE INC", "RILL LLC"]
    assert [tuple(row.values()) for row in tables["uscis_years"]] == [
        (0, 2022, 7, 0, 0, 0),
        (1, 2021, 1, 0, 5, 0),
    ]
    assert vintages["uscis_years"].span == "FY2021-FY2022"
    assert "FY2021: as shipped" in vintages["uscis_years"].notes


def test_the_intermediate_export_of_petitions(tmp_path):
    header = [*CROSSTAB[:8], *(one.removesuffix("s") for one in ARCHIVE[2:6])]
    row = dict.fromkeys(header, "3") | {
        "Fiscal Year   ": "2024", "Employer (Petitioner) Name": "RILL LLC",
    }  # fmt: skip
    file = files.text(tmp_path / "x.csv", header, [row], delimiter="\t", encoding="utf-16")
    tables, _, _ = made(tmp_path, file)
    assert [tuple(row.values()) for row in tables["uscis_years"]] == [(0, 2024, 3, 3, 3, 3)]


def test_a_year_given_twice_is_refused(tmp_path):
    one = files.text(tmp_path / "a.csv", ARCHIVE, [petition("RILL LLC", 1, 0, 1, 1)])
    two = files.text(tmp_path / "b.csv", ARCHIVE, [petition("RILL LLC", 1, 0, 1, 1)])
    with pytest.raises(ReferenceError, match=r"b\.csv and a\.csv both hold FY2021; give one"):
        made(tmp_path, one, two)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"Fiscal Year": "WA"}, "row 2: 'WA' is no fiscal year"),
        ({"Initial Denials": "WA"}, r"row 2: 'WA' is no count \(initial_denial\)"),
    ],
)
def test_shifted_columns_are_named(tmp_path, others, message):
    file = files.text(tmp_path / "a.csv", ARCHIVE, [petition("RILL LLC", 1, 0, 1, 1, **others)])
    with pytest.raises(ReferenceError, match=message):
        made(tmp_path, file)


CASE = ["CASE_NUMBER", "CASE_STATUS", "RECEIVED_DATE", "DECISION_DATE"]
OLD = [*CASE, "EMPLOYER_NAME", "EMPLOYER_CITY", "PW_SOC_CODE", "PW_SOC_TITLE",
       "COUNTRY_OF_CITIZENSHIP"]  # fmt: skip
NEW = [*CASE, "EMP_BUSINESS_NAME", "EMP_FEIN", "ATTY_AG_LAST_NAME", "PWD_SOC_CODE",
       "PWD_SOC_TITLE"]  # fmt: skip


def permanent(case, status, name, soc, *, new, **others):
    day = date(2024, 1, 9) if new else date(2023, 11, 2)
    row = {"CASE_NUMBER": case, "CASE_STATUS": status, "DECISION_DATE": day}
    row |= {"EMP_BUSINESS_NAME" if new else "EMPLOYER_NAME": name}
    row |= {"PWD_SOC_CODE" if new else "PW_SOC_CODE": soc}
    return row | {"COUNTRY_OF_CITIZENSHIP": files.PERSON} | others


def test_both_forms_of_permanent_employment_unite(tmp_path):
    old = files.workbook(
        tmp_path / "PERM_Disclosure_Data_FY2024_Q2.xlsx",
        OLD,
        [
            permanent("A-1", "Certified", "Rill, L.L.C.", "15-1252", new=False),
            permanent("A-2", "Certified-Expired", "RILL LLC", "15-1252.00", new=False),
            permanent("A-3", "Denied", "RILL LLC", "15-1252", new=False),
            permanent("A-4", "Certified", "RILL LLC", "15-1252", new=False, DECISION_DATE=None),
        ],
    )
    new = files.workbook(
        tmp_path / "PERM_Disclosure_Data_New_Form_FY2024_Q2.xlsx",
        NEW,
        [
            permanent("G-1", "Certified - Expired", "Rill LLC", "15-1252", new=True),
            permanent("A-1", "Withdrawn", "Rill LLC", "15-1252", new=True),
        ],
    )
    tables, vintages, _ = made(tmp_path, old, new)
    assert tables == {
        "perm_years": [{"name": "RILL LLC", "soc": "15-1252", "year": 2024, "filings": 2}]
    }
    assert vintages["perm_years"].span == "FY2024 Q1-Q2"


def test_the_new_form_without_occupations(tmp_path):
    header = [one for one in NEW if "SOC" not in one]
    file = files.workbook(
        tmp_path / "perm.xlsx", header, [permanent("G-1", "Certified", "Rill", None, new=True)]
    )
    tables, _, _ = made(tmp_path, file)
    assert tables["perm_years"][0]["soc"] is None


FORM = [
    "CASE_NUMBER", "CASE_STATUS", "DETERMINATION_DATE", "VISA_CLASS", "EMPLOYER_POC_EMAIL",
    "EMPLOYER_LEGAL_BUSINESS_NAME", "EMPLOYER_FEIN", "COVERED_BY_ACWIA",
    "ACWIA_INST_HIGHER_EDUCATION", "ACWIA_AFFILIATED_NON_PROFIT", "ACWIA_RESEARCH_ORG",
]  # fmt: skip


def test_what_employers_attest(tmp_path):
    def form(case, name, covered="Yes", status="Determination Issued", month=11, **prongs):
        return {
            "CASE_NUMBER": case, "CASE_STATUS": status, "EMPLOYER_POC_EMAIL": files.PERSON,
            "DETERMINATION_DATE": date(2025, month, 3), "COVERED_BY_ACWIA": covered,
            "EMPLOYER_LEGAL_BUSINESS_NAME": name, "EMPLOYER_FEIN": "91-0000001",
            **{one: prongs.get(one, "N") for one in FORM[-3:]},
        }  # fmt: skip

    rows = [
        form("P-1", "Gear College", ACWIA_INST_HIGHER_EDUCATION="Y"),
        form("P-2", "Gear College", ACWIA_RESEARCH_ORG="Yes", month=12),
        form("P-3", "Rill LLC", covered="N/A"),
        form("P-4", "Rill LLC", covered="N", ACWIA_RESEARCH_ORG="Y"),
        form("P-5", "Brook Institute", status="Withdrawn", ACWIA_RESEARCH_ORG="Y"),
        form("P-6", "Brook Foundation"),
    ]
    file = files.workbook(tmp_path / "PW_Disclosure_Data_FY2026_Q1.xlsx", FORM, rows)
    tables, vintages, _ = made(tmp_path, file)
    assert tables == {
        "acwia": [
            {
                "name": "GEAR COLLEGE", "fein": "910000001", "higher_education": True,
                "affiliated_nonprofit": False, "research": True, "filings": 2,
                "last": date(2025, 12, 3),
            }
        ]
    }  # fmt: skip
    assert vintages["acwia"].span == "FY2026 Q1"
    assert "attested by the employer, verified by nobody" in vintages["acwia"].notes
