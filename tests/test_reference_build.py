"""The commands reference build and status, and tables of an operator in use."""

import json
import zipfile

import disclosure_files as files
import pytest

from sponsorboard import reference
from sponsorboard.cli.app import run
from sponsorboard.cli.settings import begin_worker
from sponsorboard.reference import tables


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """An operator's folder; the tables that ship are in use again afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sponsorboard.reference.hub.SHIPPED", tmp_path / "none")
    yield tmp_path
    reference.use()


def hub_file(folder, name="h1b_datahubexport-2022.csv"):
    header = [
        "Fiscal Year", "Employer", "Initial Approval", "Initial Denial", "Continuing Approval",
        "Continuing Denial", "NAICS", "Tax ID", "State", "City", "ZIP",
    ]  # fmt: skip
    row = dict.fromkeys(header, "1") | {"Fiscal Year": "2022", "Employer": "RILL LLC"}
    return files.text(folder / name, header, [row])


def test_built_tables_are_found_by_the_commands(place, capsys):
    assert run(["reference", "build", str(hub_file(place))]) == 0
    out, err = capsys.readouterr()
    assert "data/reference/uscis_years.parquet: FY2022, from 1 rows" in out
    assert "h1b_datahubexport-2022.csv" in err
    assert run(["reference", "status"]) == 0
    assert reference.table("uscis_employers")["name"].to_pylist() == ["RILL LLC"]
    reference.use()
    begin_worker(None)
    assert tables.path("uscis_years").parent.name == "reference"
    assert tables.path("lca_years").parent == tables.SHIPPED


def test_enrich_in_several_processes_reads_them(place, capfdbinary, monkeypatch):
    import io

    assert run(["reference", "build", str(hub_file(place)), "--out", "data/reference"]) == 0
    line = {"id": "1", "title": "Engineer", "company": "Rill", "text": "We build gears."}
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(line).encode())))
    assert run(["enrich", "--jobs", "2"]) == 0
    assert b'"id":"1"' in capfdbinary.readouterr().out


def test_status_names_every_table_in_80_columns(place, capsys):
    run(["reference", "build", str(hub_file(place))])
    (place / "data/reference/wages.parquet").write_bytes(b"broken")
    capsys.readouterr()
    assert run(["reference", "status"]) == 0
    out = capsys.readouterr().out
    assert all(len(line) <= 80 for line in out.splitlines())
    lines = {line.split()[0]: line for line in out.splitlines() if line.strip()}
    assert lines["uscis_years"].split()[1:4] == ["FY2022", "1", "stale"]
    assert "broken" in lines["wages"]
    assert "only from your own" in lines["acwia"]
    assert "in data/reference" in out
    assert "h1b_datahubexport-2022.csv: 1 of 1 rows" in out


def test_an_unknown_layout_is_named_before_anything_is_read(place, capsys):
    files.text(place / "odd.csv", ["Pet", "Age"], [{"Pet": "cat"}])
    assert run(["reference", "build", str(hub_file(place)), "odd.csv"]) == 2
    err = capsys.readouterr().err
    assert "no known layout: odd.csv has the columns Pet, Age" in err
    assert "Known are: Labor Condition Applications" in err
    assert "IPEDS" in err
    assert not (place / "data").exists()


@pytest.mark.parametrize("name", ["LCA.xlsx", "hub.csv", "all.zip", "x.parquet", "note.docx"])
def test_a_broken_file_ends_with_its_name(place, capsys, name):
    (place / name).write_bytes(b"\x00PK broken")
    assert run(["reference", "build", name]) == 2
    assert name in capsys.readouterr().err
    assert not (place / "data").exists()


def test_nothing_is_written_when_one_of_the_files_is_broken(place, capsys):
    with zipfile.ZipFile(files.lca(place, [files.application("1")])) as book:
        parts = {one: book.read(one) for one in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet][: len(parts[sheet]) - 60]
    with zipfile.ZipFile(place / "cut.xlsx", "w") as book:
        for one, content in parts.items():
            book.writestr(one, content)
    assert run(["reference", "build", str(hub_file(place)), "cut.xlsx"]) == 2
    assert "cut.xlsx, row " in capsys.readouterr().err
    assert not (place / "data").exists()


def test_a_folder_that_cannot_be_written_is_named(place, capsys):
    (place / "full").write_text("")
    assert run(["reference", "build", str(hub_file(place)), "--out", "full"]) == 2
    assert "full: cannot be written" in capsys.readouterr().err


def test_a_broken_table_ends_a_command_with_its_name(place, capsys, monkeypatch):
    (place / "data/reference").mkdir(parents=True)
    (place / "data/reference/occupations.parquet").write_bytes(b"broken")
    rows = files.lca(place, [files.application("1")])
    reference.use(place / "data/reference")
    assert run(["reference", "build", str(rows)]) == 2
    assert "occupations.parquet: cannot be read" in capsys.readouterr().err


SHIPPED = {
    "lca_employers": "name filings key trade",
    "lca_occupations": "employer soc filings",
    "lca_years": "employer soc year titles filings new change continued",
    "lca_details": "employer soc period filings new change continued dependent secondary wage_low "
    "wage_median wage_high states",
    "uscis_employers": "key name naics state",
    "uscis_years": "employer year initial_approval initial_denial continuing_approval "
    "continuing_denial",
}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_tables_that_ship(name):
    rows, made = reference.table(name), reference.vintage(name)
    assert rows.column_names == SHIPPED[name].split()
    assert made.table == name
    assert made.sources
    assert made.fresh_until
    if "employer" in rows.column_names and name != "lca_details":
        employers = reference.table(f"{name.partition('_')[0]}_employers")
        assert max(rows["employer"].to_pylist()) < employers.num_rows
    elif name != "lca_details":
        order = [row["name"] for row in rows.sort_by("name").to_pylist()]
        assert order == sorted(set(order))
        first = rows.column(0).to_pylist()
        assert first == sorted(first)


def test_the_tables_that_ship_are_small_and_give_no_yearly_counts():
    assert sum(file.stat().st_size for file in tables.SHIPPED.iterdir()) <= 15e6
    assert (tables.SHIPPED / "lca_details.parquet").stat().st_size <= 1e6
    years = reference.table("lca_years")
    assert years["filings"].null_count == years.num_rows


def test_progress_of_a_workbook_goes_on_and_ends_at_its_size(place):
    from sponsorboard.reference.build import build

    cases = [files.application(f"I-200-25001-{number:06}") for number in range(3_000)]
    file = files.lca(place, cases)
    told = []
    build([file], place / "out", lambda name: lambda done, size: told.append((name, done, size)))
    name, done, size = zip(*told, strict=True)
    assert set(name) == {file.name}
    assert list(done) == sorted(done)
    assert len(set(size)) == 1
    assert 0 < done[-1] == size[-1]
