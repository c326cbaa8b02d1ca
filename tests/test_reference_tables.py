"""Tables of the agencies' facts: written whole, found in order, broken ones named."""

from datetime import date

import pyarrow as pa
import pytest

from sponsorboard import reference
from sponsorboard.reference import tables
from sponsorboard.reference.tables import Source, Vintage


@pytest.fixture
def own(tmp_path):
    """A folder of tables that comes before those that ship."""
    reference.use(tmp_path)
    yield tmp_path
    reference.use()


def made(**others):
    return Vintage(
        table="things", about="Things", agency="Office of Things", span="FY2024", **others
    )


def test_a_table_comes_back_with_its_vintage(own):
    rows = pa.table({"name": ["a", None], "filings": pa.array([1, 2], pa.uint32())})
    source = Source(file="Things_FY2024.csv", rows=3, used=2, first=date(2023, 10, 2))
    tables.write(own / "things.parquet", rows, made(sources=[source], sample=True))
    assert reference.table("things").equals(rows)
    assert reference.vintage("things") == made(sources=[source], sample=True)


def test_the_same_rows_give_the_same_bytes(own):
    for name in ("one", "two"):
        tables.write(own / f"{name}.parquet", pa.table({"n": [1, 2, 3]}), made())
    assert (own / "one.parquet").read_bytes() == (own / "two.parquet").read_bytes()
    assert sorted(file.name for file in own.iterdir()) == ["one.parquet", "two.parquet"]


def test_what_is_built_from_tables_is_forgotten_when_they_change(own, tmp_path_factory):
    @reference.cached
    def names():
        return reference.table("things")["name"].to_pylist()

    tables.write(own / "things.parquet", pa.table({"name": ["a"]}), made())
    assert names() == ["a"]
    other = tmp_path_factory.mktemp("other")
    tables.write(other / "things.parquet", pa.table({"name": ["b"]}), made())
    assert names() == ["a"]
    reference.use(other, own)
    assert names() == ["b"]


def test_a_missing_table_says_what_to_do(own):
    with pytest.raises(reference.ReferenceError, match="'things'; `sponsorboard reference build"):
        reference.table("things")
    assert reference.vintage("things") is None


@pytest.mark.parametrize("content", [b"", b"PAR1", b"name,filings\n"])
def test_a_broken_table_is_named(own, content):
    (own / "things.parquet").write_bytes(content)
    with pytest.raises(reference.ReferenceError, match=r"things\.parquet: cannot be read"):
        reference.table("things")
    with pytest.raises(
        reference.ReferenceError, match=r"things\.parquet: no table of sponsorboard"
    ):
        reference.vintage("things")


def test_a_foreign_parquet_file_is_named(own):
    pa.parquet.write_table(pa.table({"n": [1]}), own / "things.parquet")
    with pytest.raises(
        reference.ReferenceError, match=r"things\.parquet: no table of sponsorboard"
    ):
        reference.vintage("things")


@pytest.mark.parametrize(
    ("until", "today", "stale"),
    [
        (None, date(2026, 11, 25), False),
        (date(2026, 6, 30), date(2026, 6, 30), False),
        (date(2026, 6, 30), date(2026, 7, 1), True),
    ],
)
def test_a_table_goes_stale(until, today, stale):
    assert made(fresh_until=until).stale(today) is stale
