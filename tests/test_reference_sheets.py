"""Readers of the agencies' large files, and the columns that are taken from them."""

import zipfile
from datetime import date, datetime

import disclosure_files as files
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sponsorboard.reference import ReferenceError, columns, hub, lca, perm, pwd
from sponsorboard.reference.columns import Layout, day, number, recognise, yes
from sponsorboard.reference.sheets import sheets
from sponsorboard.reference.soc_codes import normalise

HEADER = ["Name", "Secret", "Count"]
ROWS = [
    {"Name": "A & Co", "Secret": "no", "Count": 3},
    {"Name": "", "Secret": "", "Count": ""},
    {"Name": "Bé", "Secret": "no", "Count": 4},
]
LAYOUT = Layout(name="things", required={"name": ("NAME",), "count": ("COUNT",)})
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def quiet(done, size):
    assert 0 <= done <= size


def read(file, tmp_path, layout=LAYOUT):
    return [row for sheet in sheets(file, tmp_path) for row in columns.read(sheet, layout, quiet)]


def values(file, tmp_path):
    return [(row["name"], str(row["count"])) for _, row in read(file, tmp_path)]


def raw_workbook(file, rows, strings=()):
    """A workbook of this XML, for what openpyxl does not write."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{relation}"><sheets>'
            '<sheet name="Data" sheetId="1" r:id="rId7"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="x"><Relationship Id="rId7" Target="/xl/worksheets/s.xml"/>'
            "</Relationships>",
        )
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{"".join(strings)}</sst>')
        book.writestr(
            "xl/worksheets/s.xml",
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>',
        )
    return file


def test_a_workbook(tmp_path):
    file = files.workbook(tmp_path / "a.xlsx", HEADER, ROWS, blank=4)
    assert values(file, tmp_path) == [("A & Co", "3"), ("Bé", "4")]
    assert [where for where, _ in read(file, tmp_path)] == ["a.xlsx, row 2", "a.xlsx, row 4"]


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (",", "utf-8-sig"), ("\t", "utf-16"), ("\t", "utf-8")],
)
def test_separated_values(tmp_path, delimiter, encoding):
    file = files.text(tmp_path / "a.csv", HEADER, ROWS, delimiter=delimiter, encoding=encoding)
    assert values(file, tmp_path) == [("A & Co", "3"), ("Bé", "4")]


def test_parquet(tmp_path):
    pq.write_table(pa.table({"NAME": ["a", None], "other": [1, 2], "count": [3, None]}),
                   tmp_path / "a.parquet")  # fmt: skip
    assert values(tmp_path / "a.parquet", tmp_path) == [("a", "3")]


def test_a_zip_of_several(tmp_path):
    files.text(tmp_path / "a.csv", HEADER, ROWS)
    files.workbook(tmp_path / "b.xlsx", HEADER, ROWS)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.write(tmp_path / "a.csv", "in/a.csv")
        archive.write(tmp_path / "b.xlsx", "in/b.xlsx")
        archive.writestr("in/read me.doc", "")
    (tmp_path / "out").mkdir()
    found = [
        [cells["name"] for _, cells in columns.read(sheet, LAYOUT, quiet)]
        for sheet in sheets(tmp_path / "c.zip", tmp_path / "out")
    ]
    assert found == [["A & Co", "Bé"]] * 2


def test_cells_that_are_left_out_and_strings_of_all_kinds(tmp_path):
    file = raw_workbook(
        tmp_path / "a.xlsx",
        '<x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c r="AB2" t="inlineStr"><x:is><x:t>'
        'Cou</x:t></x:is></x:c></x:row><x:row r="4"><x:c r="A4" t="s"><x:v>9</x:v></x:c>'
        '<x:c r="B4" t="s"><x:v>1</x:v></x:c><x:c r="AB4"><x:v>5.5</x:v></x:c></x:row>'
        '<x:row r="9"><x:c r="A9" s="1"/></x:row><x:row r="12"><x:c r="B12" t="str"><x:f>1+1</x:f>'
        '<x:v>two</x:v></x:c><x:c r="AB12" t="e"><x:v>#N/A</x:v></x:c></x:row>',
        ["<si><t>Name</t></si>", "<si><r><t>A &amp;</t></r><r><t> Co</t></r></si>"],
    )
    layout = Layout(name="x", required={"name": ("name",), "count": ("cou",)})
    assert read(file, tmp_path, layout) == [
        ("a.xlsx, row 4", {"name": "A & Co", "count": 5.5}),
        ("a.xlsx, row 12", {"name": "two", "count": None}),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"no zip", r"a\.xlsx: cannot be read .*download the file anew"),
        ("a.zip", b"PK\x03\x04 no zip", r"a\.zip: cannot be read"),
        ("a.parquet", b"PAR1 no", r"a\.parquet: cannot be read"),
        ("a.csv", b"Name,Count\na,1\nb\n", r"a\.csv, row 3: 1 cells, but column 2 is read"),
        ("a.csv", b'Name,Count\na,1\n"b,2\n', r"a\.csv, row 3: cannot be read"),
        ("a.csv", b"Name,Count\na,1\n\xff\xff,2\n", r"a\.csv, row \d: cannot be read"),
        ("a.pdf", b"", r"a\.pdf: cannot read \.pdf; give \.xlsx"),
    ],
)
def test_a_broken_file_is_named(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReferenceError, match=message):
        read(tmp_path / name, tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReferenceError, match=r"none\.xlsx: no such file"):
        read(tmp_path / "none.xlsx", tmp_path)


def test_a_workbook_that_breaks_off_names_the_row(tmp_path):
    file = raw_workbook(
        tmp_path / "a.xlsx",
        '<x:row r="1"><x:c r="A1" t="str"><x:v>Name</x:v></x:c><x:c r="B1" t="str"><x:v>Count'
        '</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>7</x:v></x:c></x:row>',
    )
    with pytest.raises(ReferenceError, match=r"a\.xlsx, row 2: cannot be read"):
        read(file, tmp_path)


def test_no_cell_of_people_reaches_a_row(tmp_path):
    file = files.lca(tmp_path, [files.application("I-200-1"), files.application("I-200-2")])
    for _, row in read(file, tmp_path, lca.FLAG):
        assert set(row) == set(lca.FLAG.required)
        assert files.PERSON not in map(str, row.values())


PEOPLE = "poc attorney atty agent lawfirm preparer address phone email citizen birth country city"


@pytest.mark.parametrize(
    "layout",
    [
        one
        for reader in (lca.Applications, perm.Certifications, pwd.Determinations, hub.Petitions)
        for one in reader.layouts
    ],
    ids=lambda layout: layout.name,
)
def test_no_layout_asks_for_people(layout):
    for headers in (*layout.required.values(), *layout.optional.values()):
        for header in headers:
            assert not any(word in columns.plain(header) for word in PEOPLE.split())


@pytest.mark.parametrize("header", ["H_1B_DEPENDENT", "H-1B_DEPENDENT", "H1B_DEPENDENT"])
def test_spellings_of_a_column(header):
    names = [header if one == "H_1B_DEPENDENT" else one.lower() for one in files.LCA]
    assert recognise(names, lca.Applications.layouts, "f") is lca.FLAG


@pytest.mark.parametrize("missing", ["CASE_NUMBER", "CASE_STATUS", "EMPLOYER_NAME", "SOC_CODE"])
def test_a_missing_column_is_loud(missing):
    names = [one for one in files.LCA if one != missing]
    with pytest.raises(ReferenceError, match=f"f.xlsx: .* column {missing} is missing; found are"):
        recognise(names, lca.Applications.layouts, "f.xlsx")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (datetime.fromisoformat("2024-10-07T12:00"), date(2024, 10, 7)),
        (45572, date(2024, 10, 7)),
        ("2024-10-07 00:00:00", date(2024, 10, 7)),
        ("10/7/2024", date(2024, 10, 7)),
        ('="10/7/2024"', date(2024, 10, 7)),
        ("  ", None),
        (None, None),
    ],
)
def test_dates(cell, found):
    assert day(cell, "f, row 1") == found


def test_no_date_is_named():
    with pytest.raises(ReferenceError, match="f, row 7, DECISION_DATE: 'Certified' is no date"):
        day("Certified", "f, row 7, DECISION_DATE")


@pytest.mark.parametrize(
    ("cell", "found"),
    [("1,234", 1234), ("$85,000.50", 85000.5), (7, 7), ("", None), ("N/A", None), (None, None)],
)
def test_numbers(cell, found):
    assert number(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [("Y", True), ("Yes", True), ("N", False), ("no", False), ("", None), (None, None)],
)
def test_yes_and_no(cell, found):
    assert yes(cell) is found


@pytest.mark.parametrize(
    ("code", "title", "soc"),
    [
        ("15-1252.00", "Software Developers", "15-1252"),
        ("15-1299.08", "Computer Systems Engineers/Architects", "15-1299"),
        ('="15-1252.00"', "Software Developers", "15-1252"),
        ("15-1132", "Software Developers, Applications", "15-1252"),
        ("15-1199.0", "Computer Occupations, All Other", "15-1299"),
        ("15-1199.08", "Business Intelligence Analysts", "15-2051"),
        ("15-1199", "Software Quality Assurance Engineers and Testers", "15-1253"),
        ("15-1034", "Software Developers, Applications, Non R&D", "15-1252"),
        ("29-1069.04", "Neurologists", "29-1217"),
        ("29-1069", None, "29-1229"),
        ("3021-11-01 00:00:00", "Computer and Information Systems Managers", None),
        (datetime.fromisoformat("3021-11-01"), "Computer and Information Systems Managers", None),
        (409635, "Computer and Information Systems Managers", None),
        ("15-2051-01", "Data Scientists", None),
        ("12-1252", "Software Developers", None),
        (None, None, None),
    ],
)
def test_codes_of_occupations(code, title, soc):
    assert normalise(code, title) == soc
