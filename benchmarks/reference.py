"""A disclosure workbook as large as the Labor Department's, read by `sponsorboard reference build`.

    python benchmarks/reference.py [--rows N] [--keep FILE]

The workbook is made for the run, in the shape of the Labor Condition Application files: 98 columns,
60 per cent of the rows blank padding, shared and inline strings, empty cells left out. What is
printed: its size, then peak memory and seconds of the build in a process of its own, beside a bare
pass over the same XML with expat, which no reader can be faster than, and the ratio.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.parsers import expat

ROWS = 1_030_000
BLANK = 0.6
BAR = 1024
"""Megabytes of memory that reading may take."""

READ = (
    "CASE_NUMBER CASE_STATUS RECEIVED_DATE DECISION_DATE VISA_CLASS JOB_TITLE SOC_CODE SOC_TITLE "
    "FULL_TIME_POSITION BEGIN_DATE END_DATE TOTAL_WORKER_POSITIONS NEW_EMPLOYMENT "
    "CONTINUED_EMPLOYMENT CHANGE_PREVIOUS_EMPLOYMENT NEW_CONCURRENT_EMPLOYMENT CHANGE_EMPLOYER "
    "AMENDED_PETITION EMPLOYER_NAME EMPLOYER_FEIN NAICS_CODE WORKSITE_STATE SECONDARY_ENTITY "
    "WAGE_RATE_OF_PAY_FROM WAGE_UNIT_OF_PAY PW_WAGE_LEVEL H_1B_DEPENDENT"
).split()
"""Columns that mean something to the importer, or stand beside such."""

WIDTH = 98
JOBS = (
    ("15-1252.00", "Software Developers", "Year", 131_000),
    ("15-1299.08", "Computer Systems Engineers/Architects", "Year", 140_000),
    ("13-2011.00", "Accountants and Auditors", "Hour", 43),
    ("17-2141.00", "Mechanical Engineers", "Month", 8_400),
    ("29-1229.00", "Physicians, All Other", "Year", 265_000),
)
STATES = "CA TX NY WA NJ IL MA GA VA MI".split()
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CONTENT}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{CONTENT}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{CONTENT}.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    f'relationships"><Relationship Id="rId1" Type="{RELATION}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets><sheet '
    'name="LCA_FY2026" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
    f'2006/relationships"><Relationship Id="rId1" Type="{RELATION}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{RELATION}/sharedStrings" '
    f'Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{RELATION}/styles" '
    'Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1">'
    '<fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" '
    'applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>",
}


def make(file: Path, rows: int) -> None:
    """Write the workbook."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for block in _blocks(rows, strings):
                sheet.write(block.encode())
            sheet.write(b"</sheetData></worksheet>")
        with book.open("xl/sharedStrings.xml", "w") as shared:
            shared.write(f'<sst xmlns="{MAIN}">'.encode())
            for text in strings:
                shared.write(f"<si><t>{text}</t></si>".encode())
            shared.write(b"</sst>")


def _blocks(rows: int, strings: dict[str, int]) -> Iterator[str]:
    """The XML of the rows."""
    names = [*READ, *(f"EMPLOYER_POC_FIELD_{number}" for number in range(WIDTH - len(READ)))]
    columns = [_column(place) for place in range(WIDTH)]
    yield _row(1, names, columns, strings)
    chance = random.Random(5)
    filled = round(rows * (1 - BLANK))
    for number in range(2, rows + 2):
        if number - 2 < filled:
            yield _row(number, _values(number, chance), columns, strings)
        else:
            yield f'<row r="{number}"><c r="A{number}" s="1"/><c r="D{number}" s="1"/></row>'


def _row(number: int, values: list[object], columns: list[str], strings: dict[str, int]) -> str:
    cells = []
    for place, value in enumerate(values):
        at = f"{columns[place]}{number}"
        if isinstance(value, date):
            days = (value - date(1899, 12, 30)).days
            cells.append(f'<c r="{at}" s="1"><v>{days}</v></c>')
        elif isinstance(value, int | float):
            cells.append(f'<c r="{at}"><v>{value}</v></c>')
        elif value and place == 0:
            cells.append(f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>')
        elif value:
            index = strings.setdefault(str(value), len(strings))
            cells.append(f'<c r="{at}" t="s"><v>{index}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _values(number: int, chance: random.Random) -> list[object]:
    """One application: what is read, then what stands for people and addresses."""
    soc, title, unit, wage = JOBS[number % len(JOBS)]
    kind = number % 6
    employer = chance.randrange(60_000)
    day = date.fromordinal(date(2025, 10, 1).toordinal() + number % 270)
    read: list[object] = [
        f"I-200-{25_000 + number % 365}-{number:06}", "Certified", day, day, "H-1B",
        f"{title} {chance.randrange(20_000)}", soc, title, "Y", day, day, 1,
        *(int(kind == place) for place in range(6)),
        f"Firm Number {employer}, Inc.", f"12-{employer:07}", 541511, STATES[number % 10],
        "Yes" if number % 4 == 0 else "No", wage + chance.randrange(30), unit, "II", "No",
    ]  # fmt: skip
    people = (
        None if place % 5 == 0 else f"Field {place} of {chance.randrange(9_000)}"
        for place in range(WIDTH - len(READ))
    )
    return [*read, *people]


def _column(place: int) -> str:
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)


def plain_pass(file: Path) -> float:
    """Seconds of expat over the sheet's XML with nothing done."""
    start = time.perf_counter()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: None
    with zipfile.ZipFile(file) as book, book.open("xl/worksheets/sheet1.xml") as sheet:
        parser.ParseFile(sheet)
    return time.perf_counter() - start


def build(file: Path, out: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of `sponsorboard reference build`."""
    command = [sys.executable, "-m", "sponsorboard", "reference", "build", str(file), "--out"]
    start = time.perf_counter()
    subprocess.run([*command, str(out)], check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Make the workbook, read it, print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=ROWS, help="rows of the sheet")
    options.add_argument("--keep", type=Path, help="where the workbook is or shall stay")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        file = given.keep or Path(place) / "LCA_Disclosure_Data_FY2026_Q3.xlsx"
        if not file.exists():
            make(file, given.rows)
        with zipfile.ZipFile(file) as book:
            unpacked = sum(part.file_size for part in book.infolist())
        megabytes = file.stat().st_size / 1e6
        print(f"workbook    {megabytes:,.0f} MB, {unpacked / 1e6:,.0f} MB unpacked")
        print(f"            {given.rows:,} rows, {BLANK:.0%} blank, {WIDTH} columns", flush=True)
        seconds, peak = build(file, Path(place) / "tables")
        bare = plain_pass(file)
        print(f"build       {seconds:,.0f} s, peak {peak:,.0f} MB (bar {BAR:,} MB)")
        print(f"plain pass  {bare:,.0f} s of expat over the sheet")
        print(f"ratio       {seconds / bare:.1f}")


if __name__ == "__main__":
    main()
