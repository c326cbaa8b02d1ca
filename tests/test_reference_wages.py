"""Tables of wages, areas, counties and cities, built from rows in the shape of OFLC and HUD."""

from datetime import date

import pytest

from sponsorboard import reference
from sponsorboard.reference import geography, tables, wages
from sponsorboard.reference.prevailing import level, prevailing
from sponsorboard.reference.wages import wage_year

FILE = "OFLC_Wages_2026-27.zip"
NAMES = ("soc", "area", "geo_level", "l1", "l2", "l3", "l4", "label")


def rows(*lines):
    return [dict(zip(NAMES, line.split(","), strict=True)) for line in lines]


SMALL = (
    "25-2031,42660,1,69050,83713,98377,113040,Annual Wage",
    "15-1252,42660,1,56.61,71.75,86.88,102.02,",
    "15-1252,10180,3,32.10,41.48,50.85,60.23,",
    "29-1243,42660,4,,,,,High Wage",
    "29-1024,42660,1,0,0,0,0,No Leveled Wage",
    "29-1022,42660,,0,0,0,0,",
)


@pytest.fixture
def own(tmp_path):
    made = tables.Vintage(table="wages", about="W", agency="OFLC", span="2026-27")
    tables.write(tmp_path / "wages.parquet", wages.wages(rows(*SMALL), FILE), made)
    reference.use(tmp_path)
    yield
    reference.use()


def test_rows_in_order_with_units_and_nulls():
    made = wages.wages(rows(*SMALL), FILE)
    assert made.to_pylist()[0] == {
        "soc": "15-1252",
        "area": "10180",
        "l1": 3210,
        "l4": 6023,
        "unit": "Hour",
        "geo_level": 3,
    }
    found = {(row["soc"], row["area"]): row for row in made.to_pylist()}
    assert found["25-2031", "42660"]["l4"] == 11_304_000
    assert found["25-2031", "42660"]["unit"] == "Year"
    for soc in ("29-1243", "29-1024", "29-1022"):
        assert found[soc, "42660"]["l1"] is None
        assert found[soc, "42660"]["l4"] is None
    assert found["29-1022", "42660"]["geo_level"] is None


def test_wages_come_back_by_the_year(own):
    found = prevailing("15-1252", ("42660",))
    assert found.least == found.most == (117_749, 149_240, 180_710, 212_202)
    assert not found.widened
    assert prevailing("15-1252", ("10180",)).widened
    assert prevailing("25-2031", ("42660",)).least == (69_050, 83_713, 98_377, 113_040)
    assert prevailing("25-2031", ("42660",)).annual
    assert prevailing("29-1243", ("42660",)).least == ()
    assert prevailing("15-1252", ("00000",)) is None
    assert prevailing("99-9999", ("42660",)) is None


def test_wages_over_several_areas(own):
    both = prevailing("15-1252", ("10180", "42660"))
    assert both.areas == 2
    assert both.least[0] == 66_768
    assert both.most[0] == 117_749
    assert level(100_000, both.most) == 0
    assert level(100_000, both.least) == 2
    assert prevailing("25-2031", ("10180", "42660")).areas == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "15-1252,42660,1,56.61,61.75,86.88,102.02,",
            r"15-1252 x 42660 are 56\.61 / 61\.75 / .*212",
        ),
        ("25-2031,42660,1,69050,83716,98377,113040,Annual Wage", "does not allow"),
        ("15-1252,42660,1,56.61,71.75,86.88,102.02,Weekly", "row 2: unknown Label 'Weekly'"),
        ("42660,15-1252,1,56.61,71.75,86.88,102.02,", "row 2: '42660' x '15-1252' is no occup"),
        ("15-1252.00,42660,1,56.61,71.75,86.88,102.02,", "row 2: '15-1252.00' x"),
        ("15-1252,42660,1,n/a,71.75,86.88,102.02,", "row 2: a level is no number"),
    ],
)
def test_a_broken_file_is_named(line, message):
    with pytest.raises(reference.ReferenceError, match=rf"{FILE}.*{message}"):
        wages.wages(rows(line), FILE)


def test_two_wage_years_at_once_are_refused():
    with pytest.raises(reference.ReferenceError, match="15-1252 x 42660 occurs twice"):
        wages.wages(rows(SMALL[1], SMALL[0], SMALL[1]), FILE)


@pytest.mark.parametrize(
    ("file", "year", "last"),
    [
        ("OFLC_Wages_2026-27.zip", "2026-27", date(2027, 6, 30)),
        ("OFLC_Wages_2025-26_Updated.zip", "2025-26", date(2026, 6, 30)),
        ("oflc_alc_2025_26_levels.parquet", "2025-26", date(2026, 6, 30)),
    ],
)
def test_the_wage_year_is_in_the_name(file, year, last):
    assert wage_year(file) == (year, last)


@pytest.mark.parametrize("file", ["ALC_Export.csv", "OFLC_2026-07-01.zip", "wages_2025-27.zip"])
def test_a_name_without_a_wage_year_is_refused(file):
    with pytest.raises(reference.ReferenceError, match="no wage year in the name"):
        wage_year(file)


# --- Geography ------------------------------------------------------------------------------------

COUNTIES = [
    {"area": "47900", "area_name": "Washington, DC-VA", "state": state, "county": county}
    for state, county in (
        ("VA", "Fairfax city"),
        ("VA", "Fairfax County"),
        ("DC", "District of Columbia"),
    )
] + [
    {"area": "35380", "area_name": "New Orleans, LA", "state": "LA", "county": "Orleans Parish"},
    {"area": "11640", "area_name": "Arecibo, PR", "state": "PR", "county": "Hatillo Municipio"},
    {"area": "14860", "area_name": "B", "state": "CT", "county": "Western Planning Region"},
]


def test_areas_and_counties():
    found = geography.areas(COUNTIES).to_pylist()
    assert found[-1] == {"area": "47900", "name": "Washington, DC-VA", "states": ["DC", "VA"]}
    listed = {(row["state"], row["county"]) for row in geography.counties(COUNTIES).to_pylist()}
    assert {("VA", "fairfaxcity"), ("VA", "fairfax"), ("LA", "orleans")} <= listed
    assert {("PR", "hatillo"), ("CT", "western"), ("DC", "districtofcolumbia")} <= listed


def test_a_county_in_two_areas_is_refused():
    twice = {"area": "1", "area_name": "A", "state": "VA", "county": "FAIRFAX COUNTY"}
    with pytest.raises(reference.ReferenceError, match="lies in the areas 47900 and 1"):
        geography.counties([*COUNTIES, twice])


def test_shares_of_cities():
    lines = ["PAGE,AZ,22380,0.9", "PAGE,AZ,99999,0.1", "PAGE,AZ,22380,1.0", "DE KALB,AZ,10000,1.0"]
    names = ("city", "state", "geoid", "ratio")
    given = [dict(zip(names, line.split(","), strict=True)) for line in lines]
    found = geography.cities(given, frozenset(["22380"])).to_pylist()
    assert [(row["city"], row["area"], round(row["share"], 2)) for row in found] == [
        ("dekalb", None, 1.0),
        ("page", "22380", 0.95),
        ("page", None, 0.05),
    ]
