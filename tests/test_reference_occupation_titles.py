"""The table of words of job titles, built from tiny files in the agencies' shape."""

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sponsorboard.reference import ReferenceError, tables
from sponsorboard.reference.occupation_titles import occupation_titles

APPLICATIONS = {
    "employer": ["ACME"] * 5,
    "job_title": ["SOFTWARE ENGINEER", "SR SOFTWARE ENGINEER II", "GEAR TAMER", "GEAR TAMER", ""],
    "soc_code": ["15-1252.00", "15-1132", "17-2141", "2021-11-01", "15-1252"],
    "soc_title": ["Software Developers"] * 5,
}
ONET = {
    "alternate_titles": "Alternate Title\tShort Title\tSource(s)\n{}\tGear Tamer (GT)\tGT\t08\n",
    "sample_of_reported_titles": "Reported Job Title\tShown in My Next Move\n{}\tGear Tamer\tN\n",
    "occupation_data": "Title\tDescription\n{}\tMechanical Engineers\tDo gears.\n",
}


@pytest.fixture
def files(tmp_path):
    """The five files."""
    made = [tmp_path / "lca_certified_fy2022_2023_titles.parquet"]
    pq.write_table(pa.table(APPLICATIONS), made[0])
    for name, text in ONET.items():
        made.append(tmp_path / f"onet_27_0_{name}.txt")
        made[-1].write_text("O*NET-SOC Code\t" + text.format("17-2141.00"), encoding="utf-8")
    book = openpyxl.Workbook()
    for row in (
        ["Bureau"],
        [],
        ["2018 SOC Code", "2018 SOC Direct Match Title"],
        ["35-2014", "Cook"],
    ):
        book.active.append(row)
    made.append(tmp_path / "soc_2018_direct_match_title_file.xlsx")
    book.save(made[-1])
    return made


def test_words_weigh_for_what_they_were_filed_under(files):
    ((rows, vintage),) = occupation_titles(files)
    weights = {(row["words"], row["soc"]): row["weight"] for row in rows.to_pylist()}
    assert weights["gear tamer", "17-2141"] > 0
    assert ("gear tamer", "15-1252") not in weights
    assert {soc for words, soc in weights if not words} >= {"15-1252", "17-2141", "35-2014"}
    assert vintage.span == "FY2022-FY2023"
    assert [(each.rows, each.used) for each in vintage.sources] == [
        (5, 3), (1, 1), (1, 1), (1, 1), (1, 1),
    ]  # fmt: skip


def test_the_same_files_give_the_same_bytes(files, tmp_path):
    for name in ("one", "two"):
        ((rows, vintage),) = occupation_titles(files)
        tables.write(tmp_path / f"{name}.parquet", rows, vintage)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_nothing_without_applications_or_without_titles(files):
    assert list(occupation_titles(files[1:])) == []
    assert list(occupation_titles(files[:1])) == []


@pytest.mark.parametrize("missing", [1, 2, 3, 4])
def test_a_missing_file_is_named(files, missing):
    with pytest.raises(ReferenceError, match=r"needs .*give it with the others"):
        list(occupation_titles(files[:missing] + files[missing + 1 :]))
