"""The wage level that the posted pay reaches, on the shipped wages of 2025-26."""

from datetime import UTC, date, datetime

import pytest
from small_posting import small

from classifiers.wage_level import span, wage_level, words
from pipelines import places as places_step
from pipelines import wage_level as wage_level_step
from sponsorboard.postings.currencies import A_YEAR
from sponsorboard.postings.posting import (
    Band,
    Employment,
    Evidence,
    Occupation,
    OccupationGuess,
    Salary,
    Workplace,
)

IN_FORCE, EXPIRED = date(2026, 6, 30), date(2026, 7, 1)


def paid(low, high=None, interval="year", **others):
    factor = A_YEAR.get(interval, 1)
    ends = {"min": low, "max": high}
    annual = {f"{end}_annual": amount and amount * factor for end, amount in ends.items()}
    quoted = Evidence(origin="text", quote=f"${low} to ${high}", start=0, end=9)
    given = {"currency": "USD", "interval": interval, "evidence": [quoted]} | ends | annual
    return Band(**(given | others))


def posting(where, *bands, soc="15-1252", types=(), probability=0.8, **fields):
    guess = OccupationGuess(soc=soc, title="Any", probability=probability)
    occupation = Occupation(soc=soc, title="Any", probability=probability, top=[guess])
    made = small(location_text=where, **fields)
    made.salary = Salary(bands=list(bands))
    made.workplace = Workplace(types=list(types))
    made.occupation = occupation
    return places_step.step(made)


def found(*given, **named):
    return wage_level(posting(*given, **named), IN_FORCE)


def test_the_worked_example():
    level = found("Seattle, WA", paid(190_400, 285_600))
    assert (level.low, level.high) == (3, 4)
    assert level.wages == [117_749, 149_240, 180_710, 212_202]
    assert (level.area, level.area_name) == ("42660", "Seattle-Tacoma-Bellevue, WA")
    assert (level.wage_year, level.soc, level.caveats) == ("2025-26", "15-1252", [])
    assert level.evidence[0] == Evidence(origin="reference", ref="wages 2025-26: 15-1252 x 42660")
    assert level.evidence[1].quote == "$190400 to $285600"
    assert words(level) == (
        "pay reaches Level III to IV for 15-1252 in Seattle-Tacoma-Bellevue, WA, wage year 2025-26"
    )


@pytest.mark.parametrize(
    ("where", "band", "soc", "low", "high", "caveat"),
    [
        # Equals or exceeds
        ("Seattle, WA", paid(149_239, 149_240), "15-1252", 1, 2, None),
        ("Seattle, WA", paid(86.88, 102.02, "hour"), "15-1252", 3, 4, None),
        ("Seattle, WA", paid(15_100, 17_700, "month"), "15-1252", 3, 4, None),
        # One end only
        ("Seattle, WA", paid(None, 200_000), "15-1252", None, 3, None),
        ("Seattle, WA", paid(200_000, None), "15-1252", 3, None, None),
        # Below Level I
        ("Seattle, WA", paid(90_000, 110_000), "15-1252", 0, 0, "occupation may be another"),
        ("Seattle, WA", paid(90_000, 150_000), "15-1252", 0, 2, "the lower end is below the pre"),
        ("Seattle, WA", paid(90_000, None), "15-1252", 0, None, "below the prevailing wage"),
        # By county
        ("King County, WA", paid(190_400, 285_600), "15-1252", 3, 4, None),
        # Surveyed by the year: never times 2,080 hours
        ("Boston, MA", paid(80_000, 90_000), "25-2031", 2, 3, "by the year, not by the hour"),
        # No level published: physicians, pilots
        ("Boston, MA", paid(300_000, 400_000), "29-1243", None, None, "no wage levels are publ"),
        ("Seattle, WA", paid(300_000, 400_000), "53-2011", None, None, "no wage levels are publ"),
        # New England
        ("Hartford, CT", paid(90_000, 120_000), "15-1252", 1, 2, None),
        # Nonmetropolitan, county not said: the lowest and the highest of three areas
        ("Wilson, NC", paid(120_000, 130_000), "15-1252", 3, 4, "not settled: over 3 areas"),
        ("Fresno, CA | California", paid(150_000, 190_000), "15-1252", 1, 4, "over 28 areas"),
    ],
)
def test_cases(where, band, soc, low, high, caveat):
    level = found(where, band, soc=soc)
    assert (level.low, level.high) == (low, high)
    assert (caveat or "") in " ".join(level.caveats)
    assert caveat or not level.caveats


@pytest.mark.parametrize(
    ("where", "bands", "soc"),
    [
        ("Seattle, WA", [], "15-1252"),
        ("Seattle, WA", [paid(190_400, 285_600)], None),
        ("Seattle, WA", [paid(190_400, 285_600)], "55-1011"),  # military: not surveyed
        ("Seattle, WA", [paid(190_400, 285_600, currency="CAD")], "15-1252"),
        ("Seattle, WA", [paid(190_400, 285_600, kind="ote")], "15-1252"),
        ("Seattle, WA", [paid(190_400, 285_600, kind="total")], "15-1252"),
        ("Seattle, WA", [paid(190_400, 285_600, interval=None)], "15-1252"),
        ("Seattle, WA", [paid(5_000, 9_000)], "15-1252"),  # wrong unit
        ("Toronto, ON", [paid(190_400, 285_600)], "15-1252"),
        ("Remote", [paid(190_400, 285_600)], "15-1252"),
    ],
)
def test_no_level(where, bands, soc):
    assert found(where, *bands, soc=soc) is None


def test_the_yearly_pay_of_part_time_work_is_for_less():
    part = {"employment": Employment(type="part_time")}
    assert found("Seattle, WA", paid(60_000, 70_000), **part) is None
    assert found("Seattle, WA", paid(90, 95, "hour"), **part).low == 3


# --- Remote work ----------------------------------------------------------------------------------


def test_remote_work_depends_on_the_home_area():
    level = found("Remote - US", paid(150_000, 190_000), types=["remote"])
    assert (level.low, level.high, level.area, level.wages) == (1, 4, None, [])
    assert level.caveats == [
        "depends on your home area where the work is done from home: over 530 areas Level I "
        "starts at $26,832 to $149,365 a year and Level IV at $57,179 to $264,514",
    ]
    assert level.evidence[0].ref == "wages 2025-26: 15-1252 x 530 areas"
    assert words(level) == (
        "pay reaches Level I to IV for 15-1252 depending on the area, wage year 2025-26"
    )


def test_remote_work_in_some_states():
    made = posting("Remote - US", paid(150_000, 190_000), types=["remote"])
    made.workplace.remote_states = ["WA", "OR"]
    level = wage_level(made, IN_FORCE)
    assert (level.low, level.high) == (2, 4)
    assert found("Texas", paid(150_000, 160_000), types=["remote"]).low == 3


def test_remote_work_with_no_place_but_limited_to_the_country():
    made = posting("Anywhere", paid(150_000, 190_000), types=["remote"])
    assert wage_level(made, IN_FORCE) is None
    made.workplace.remote_countries = ["US"]
    assert wage_level(made, IN_FORCE).high == 4


def test_below_the_wages_of_some_areas_only():
    level = found("Remote - US", paid(120_000, 130_000), types=["remote"])
    assert level.low == 0
    assert level.caveats[0] == "below the prevailing wage (Level I) in some of the areas"


def test_what_depends_on_the_home_is_said_once():
    level = found("United States | Austin, TX", paid(80_000, 90_000), types=["onsite", "remote"])
    said = " ".join(level.caveats)
    assert said.count("home area") == 1
    assert "the place is not settled" not in said


def test_an_office_or_home():
    level = found("Washington, DC", paid(120_000, 130_000), types=["hybrid", "remote"])
    assert (level.low, level.high, level.area) == (1, 2, "47900")
    assert level.caveats == ["depends on your home area where the work is done from home"]


# --- Several places, ranges, occupations ----------------------------------------------------------


def test_several_places_give_the_lowest_level():
    level = found("Portland, ME | New York, NY | London", paid(120_000, 160_000))
    assert (level.low, level.high, level.area) == (1, 2, "35620")
    assert "several places: the lowest level of them" in level.caveats[0]
    assert found("New York, NY | Brooklyn, NY", paid(120_000, 160_000)).caveats == []


def test_a_range_whose_label_names_the_place():
    bands = [paid(140_000, 155_000, label="Chicago, IL"), paid(160_000, 190_000, label="NYC")]
    level = found("New York, New York, United States", *bands)
    assert (level.low, level.high, level.caveats) == (2, 4, [])
    assert [one.quote for one in level.evidence[1:]] == ["$160000 to $190000"]
    assert found("Chicago, IL", *bands).low == 3


def test_a_range_whose_label_names_the_state():
    bands = [paid(140_000, 155_000, label="Illinois"), paid(160_000, 190_000, label="New Jersey")]
    assert found("Newark, NJ", *bands).low == 2
    assert found("Newark, NJ", *bands).caveats == []


@pytest.mark.parametrize("label", ["Zone 2", "Senior", "Outside New York, NY", None])
def test_ranges_that_name_no_place_are_taken_together(label):
    bands = [paid(140_000, 155_000, label="Chicago, IL"), paid(100_000, 190_000, label=label)]
    level = found("New York, NY", *bands)
    assert (level.low, level.high) == (0, 4)
    assert "several ranges of pay are stated" in level.caveats[-1]


def test_another_likely_occupation_with_another_level():
    made = posting("Seattle, WA", paid(190_400, 285_600))
    made.occupation.top += [
        OccupationGuess(soc="15-1211", title="Computer Systems Analysts", probability=0.15),
        OccupationGuess(soc="15-2051", title="Data Scientists", probability=0.05),
    ]
    assert wage_level(made, IN_FORCE).caveats == [
        "the occupation is not certain: as 15-1211 Computer Systems Analysts (15%) pay reaches "
        "Level IV"
    ]


def test_an_uncertain_occupation():
    level = found("Seattle, WA", paid(190_400, 285_600), probability=0.42)
    assert level.caveats == ["the occupation is not certain (42%)"]


def test_a_research_employer_has_wages_of_its_own():
    made = posting("Seattle, WA", paid(190_400, 285_600))
    made.employer.cap_exempt = "likely"
    assert "INA 212(p)(1)" in wage_level(made, IN_FORCE).caveats[0]


def test_an_expired_wage_year_says_so():
    made = posting("Seattle, WA", paid(190_400, 285_600))
    assert wage_level(made, EXPIRED).caveats == [
        "wages of 2025-26, which expired on 30 June 2026: those in force now differ"
    ]


# --- Words and step -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (3, 4, "pay reaches Level III to IV"),
        (2, 2, "pay reaches Level II"),
        (0, 0, "pay is below Level I"),
        (0, 1, "pay starts below Level I and reaches Level I"),
        (None, 3, "pay reaches at most Level III"),
        (3, None, "pay reaches at least Level III"),
        (None, 0, "pay is below Level I"),
        (0, None, "pay starts below Level I"),
        (None, None, "no wage level is published"),
    ],
)
def test_span_in_words(low, high, said):
    assert span(low, high) == said


def test_the_step_fills_areas_and_level():
    made = posting("Seattle, WA | Wilson, NC | London", paid(190_400, 285_600))
    made.last_seen_at = datetime(2026, 6, 30, tzinfo=UTC)
    made = wage_level_step.step(made)
    assert [place.wage_area for place in made.locations] == ["42660", None, None]
    assert made.wage_level.low == 3
    assert not any("expired" in caveat for caveat in made.wage_level.caveats)


def test_the_step_leaves_the_level_open():
    made = wage_level_step.step(small(location_text="Seattle, WA"))
    assert made.wage_level is None
