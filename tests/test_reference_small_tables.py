"""The agencies' smaller files, written here in their real shape, read from folder and zip."""

import csv
import zipfile
from datetime import date

import openpyxl
import pyarrow as pa
import pytest

from sponsorboard.reference import ReferenceError, originals
from sponsorboard.reference.small_tables import WAGES, small_tables

ALC = """"Area","SocCode","GeoLvl","Level1","Level2","Level3","Level4","Average","Label"
"42660","15-1252","1","56.61","71.75","86.88","102.02","81.12",""
"42660","25-2031","1","69050","83713","98377","113040","95120","Annual Wage"
"42660","29-1243","4","","","","","","High Wage"
"""
GEOGRAPHY = """"Area","AreaName","StateAb","State","CountyTownName"
"42660","Seattle-Tacoma-Bellevue, WA","WA","Washington","King County"
"""
COVERED = """"soccode","Title","Description"
"15-1252","Software Developers","Research, design."
"""
CROSSWALK = """zip,geoid,res_ratio,bus_ratio,oth_ratio,tot_ratio,city,state
98101,42660,1.0,1.0,1.0,1.0,SEATTLE,WA
99501,99999,1.0,1.0,1.0,1.0,TALKEETNA,AK
"""
TRAINING = """O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tCategory\tData Value\tN\t\
Standard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tDate\tDomain Source
15-1252.00\t2.D.1\tRequired Level of Education\tRL\t6\t100.00\t27\t0.00\tn/a\tn/a\tN\t07/2014\t\
Incumbent
"""
IPEDS = {
    "UNITID": "1", "INSTNM": "Gear College", "IALIAS": "GC, Gears", "CHFNM": "Ann Head",
    "GENTELE": "5550100", "EIN": "46002284", "WEBADDR": "www.gear.example/", "CONTROL": "2",
    "DEGGRANT": "1", "CYACTIVE": "1", "HOSPITAL": "2", "MEDICAL": "2", "CITY": "Gearton",
    "STABBR": "WA",
}  # fmt: skip


def workbook(file, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file


def wage_zip(folder, **members):
    file = folder / "OFLC_Wages_2026-27.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in ({"ALC_Export": ALC, "Geography": GEOGRAPHY} | members).items():
            archive.writestr(f"OFLC_Wages_2026-27/{name}.csv", text)
    return file


def written(folder, name, text):
    file = folder / name
    file.write_text(text, encoding="utf-8-sig")
    return file


def occupation_files(folder):
    zones = ["O*NET Code", "SOC Code", "Title", "Job Zone", "Source"]
    usual = ["O*NET Code", "SOC Code", "Title", "Education", "Source"]
    code = ["15-1252.00", "15-1252", "Software Developers"]
    return [
        workbook(
            folder / "Appendix_A_2026-27.xlsx",
            {
                "Appendix A SOC Codes": [["O*NET Code", "Occupation"]],
                "All SOC Codes (Job Zones)": [zones, [*code, 4, "O*NET"]],
                "All SOC Codes (Education)": [usual, [*code, "None", "BLS Data"]],
            },
        ),
        workbook(
            folder / "soc_2018_definitions.xlsx",
            {
                "2018 SOC": [
                    ["U.S. Bureau of Labor Statistics"],
                    [],
                    ["SOC Group", "SOC Code", "SOC Title", "SOC Definition"],
                    ["Major", "15-0000", "Computer Occupations", ""],
                    ["Minor", "15-1200", "Computer Occupations", ""],
                    ["Broad", "15-1250", "Software Developers", ""],
                    ["Detailed", "15-1252", "Software Developers", "Research, design."],
                ]
            },
        ),
        written(folder, "Education, Training, and Experience.txt", TRAINING),
        written(folder, "oes_soc_occs.csv", COVERED),
    ]


def built(*files):
    return {vintage.table: (made, vintage) for made, vintage in small_tables(files)}


def test_the_wage_zip(tmp_path):
    found = built(wage_zip(tmp_path))
    assert sorted(found) == ["counties", "wage_areas", "wages"]
    made, vintage = found["wages"]
    assert made["soc"].to_pylist() == ["15-1252", "25-2031", "29-1243"]
    assert made["l4"].to_pylist() == [10_202, 11_304_000, None]
    assert made["geo_level"].to_pylist() == [1, 1, 4]
    assert (vintage.span, vintage.fresh_until) == ("2026-27", date(2027, 6, 30))
    (source,) = vintage.sources
    assert source.file == "OFLC_Wages_2026-27.zip: OFLC_Wages_2026-27/ALC_Export.csv"
    assert (source.rows, source.used) == (3, 2)
    assert found["counties"][1].span == "2026-27"


def test_a_copy_of_the_wages(tmp_path):
    file = tmp_path / "oflc_alc_2025_26_levels.parquet"
    levels = {"l1": [56.61, 0.0], "l2": [71.75, 0.0], "l3": [86.88, 0.0], "l4": [102.02, 0.0]}
    given = {"soc_code": ["15-1252", "29-1243"], "area": ["42660"] * 2, "unit": ["Hour"] * 2}
    pa.parquet.write_table(pa.table(given | levels), file)
    made, vintage = built(file)["wages"]
    assert made["l1"].to_pylist() == [5_661, None]
    assert vintage.fresh_until == date(2026, 6, 30)


def test_cities_need_the_wage_areas(tmp_path):
    crosswalk = written(tmp_path, "zip_cbsa_hud_2025.csv", CROSSWALK)
    made, vintage = built(wage_zip(tmp_path), crosswalk)["cities"]
    assert made["area"].to_pylist() == [None, "42660"]
    assert vintage.span == "2025"
    assert built(crosswalk)["cities"][0]["area"].to_pylist() == [None, "42660"]  # those that ship


def test_occupations(tmp_path):
    (row,) = built(*occupation_files(tmp_path))["occupations"][0].to_pylist()
    assert (row["soc"], row["broad"], row["wage_soc"]) == ("15-1252", "15-1250", "15-1252")
    assert (row["job_zone"], row["share_bachelor"]) == (4, 1.0)
    assert row["education"] == "No formal educational credential"


def test_occupations_need_their_files_together(tmp_path):
    files = occupation_files(tmp_path)
    with pytest.raises(ReferenceError, match=r"occupations needs Education, Training.* O\*NET too"):
        built(*[file for file in files if file.suffix != ".txt"])


def test_institutions_without_persons(tmp_path):
    file = tmp_path / "hd2023.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictWriter(stream, IPEDS)
        rows.writeheader()
        rows.writerow(IPEDS)
    made, vintage = built(file)["institutions"]
    assert made.to_pylist()[0]["ein"] == "046002284"
    assert "Head" not in str(made.to_pylist())
    assert vintage.fresh_until == date(2025, 12, 31)


def test_nothing_of_ours_gives_nothing(tmp_path):
    assert built(written(tmp_path, "anything.csv", "a,b\n1,2\n")) == {}


@pytest.mark.parametrize(
    ("alc", "message"),
    [
        (ALC.replace("Level3", "Third"), "ALC_Export.csv: no column Level3/l3; is it ALC_Export"),
        (ALC.replace("71.75", "75.71"), r"levels of 15-1252 x 42660 are 56\.61 / 75\.71 / .*212"),
        (ALC + '"42660","15-1253"\n', "ALC_Export.csv: a row has only 2 cells"),
        ("", "no column"),
    ],
)
def test_a_broken_wage_file_is_named(tmp_path, alc, message):
    with pytest.raises(ReferenceError, match=rf"OFLC_Wages_2026-27\.zip: .*{message}"):
        built(wage_zip(tmp_path, ALC_Export=alc))


def test_a_wage_file_without_rows_is_named(tmp_path):
    file = wage_zip(tmp_path, ALC_Export=ALC.splitlines()[0])
    with pytest.raises(ReferenceError, match=r"ALC_Export\.csv: no rows below the header"):
        built(file)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("zip_cbsa_2026.csv", CROSSWALK.replace("1.0,SEATTLE", "n/a,SEATTLE"), "n/a"),
        ("ipeds_hd2026.csv", ",".join(IPEDS) + "\n" + ",".join(["x", *IPEDS][:14]), "'x'"),
    ],
)
def test_a_cell_that_is_no_number_is_named_with_its_file(tmp_path, name, text, value):
    file = written(tmp_path, name, text)
    with pytest.raises(ReferenceError, match=f"{name}: .*{value}"):
        built(wage_zip(tmp_path), file)


def test_a_cut_off_zip_is_named(tmp_path):
    file = wage_zip(tmp_path)
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(ReferenceError, match=r"OFLC_Wages_2026-27\.zip: cannot be read"):
        built(file)


def test_a_missing_sheet_is_named(tmp_path):
    files = occupation_files(tmp_path)
    workbook(files[0], {"Sheet1": [["O*NET Code", "Job Zone"]]})
    with pytest.raises(ReferenceError, match=r"no sheet named like .*, only Sheet1"):
        built(*files)


def test_a_file_given_twice_is_refused(tmp_path):
    files = [wage_zip(tmp_path), written(tmp_path, "ALC_Export.csv", ALC)]
    with pytest.raises(ReferenceError, match=r"given twice: OFLC_Wages_2026-27\.zip: .*, ALC_Exp"):
        originals.find(WAGES, files)
