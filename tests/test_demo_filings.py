"""The sample's invented filings: in the agencies' layouts, and every kind of employer is met."""

import csv

import pytest

from sponsorboard import reference
from sponsorboard.cli.crawling import use_sample
from sponsorboard.demo import FILINGS
from sponsorboard.demo.content import employers
from sponsorboard.reference import tables
from sponsorboard.reference.names import key

MADE = (
    "lca_employers", "lca_occupations", "lca_years", "lca_details", "uscis_employers",
    "uscis_years", "perm_years", "acwia",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def sample(tmp_path_factory):
    """The sample's tables in use."""
    use_sample(tmp_path_factory.mktemp("tables"))
    yield
    reference.use()


def names():
    return reference.table("lca_employers")["name"].to_pylist()


def years(employer, soc=None):
    """Fiscal years with a filing."""
    (number,) = [at for at, name in enumerate(names()) if name.startswith(employer)]
    rows = reference.table("lca_years").to_pylist()
    mine = [row for row in rows if row["employer"] == number and soc in (None, row["soc"])]
    return sorted({row["year"] for row in mine})


@pytest.mark.parametrize("name", MADE)
def test_the_tables_are_named_as_sample_data(name):
    assert tables.path(name).parent != tables.SHIPPED
    assert reference.vintage(name).sample


@pytest.mark.parametrize("name", ["wages", "wage_areas", "occupations", "institutions"])
def test_wages_and_occupations_are_those_that_ship(name):
    assert not reference.vintage(name).sample


@pytest.mark.parametrize(
    ("table", "column"),
    [("lca_employers", "name"), ("lca_details", "employer"), ("uscis_employers", "name"),
     ("perm_years", "name"), ("acwia", "name")],
)  # fmt: skip
def test_nobody_real_is_in_them(table, column):
    invented = {key(one.company) for one in employers().values()}
    for name in reference.table(table)[column].to_pylist():
        assert any(key(name).startswith(one) for one in invented), name


def test_every_kind_of_employer_is_met():
    every = [2022, 2023, 2024, 2025]
    assert years("QUILLMARK", "15-1252") == every
    assert years("QUILLMARK", "41-4012") == []
    assert years("DUSKWATER") == [2022, 2023]
    assert years("PEMBERLANE") == [2025]
    assert not [name for name in names() if name.startswith(("FERNHOLLOW", "MAISON"))]
    rows = reference.table("lca_details").to_pylist()
    placed = [row for row in rows if row["employer"].startswith("BRIGHTQUAY")]
    assert all(row["dependent"] == row["filings"] for row in placed)
    assert sum(row["secondary"] for row in placed) > sum(row["filings"] for row in placed) / 2
    (attested,) = reference.table("acwia").to_pylist()
    assert (attested["name"], attested["higher_education"]) == ("OAKHAVEN UNIVERSITY", True)


@pytest.mark.parametrize("file", FILINGS, ids=lambda file: file.stem)
def test_no_cell_is_about_a_person(file):
    with file.open(newline="") as lines:
        header = next(csv.reader(lines))
    for word in ("POC", "ATTORNEY", "PREPARER", "ADDRESS", "EMAIL", "PHONE", "COUNTRY"):
        assert not [name for name in header if word in name.upper()]
