"""Places to wage areas, on the shipped tables."""

import pytest

from sponsorboard.postings.places import places
from sponsorboard.postings.posting import Place
from sponsorboard.reference.areas import area_of, areas_in, areas_of, named


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Seattle, WA", "42660"),
        ("Redmond, WA", "42660"),
        ("King County, WA", "42660"),
        ("King County, Washington", "42660"),
        ("Remote in King County, WA", "42660"),
        ("New York, NY", "35620"),
        ("NYC", "35620"),
        ("Brooklyn, NY", "35620"),
        ("Manhattan", "35620"),
        ("Queens, NY", "35620"),
        ("Greater Boston Area", "14460"),
        ("Washington, DC", "47900"),
        ("DC", "47900"),
        ("Arlington, VA", "47900"),
        ("Fairfax, VA", "47900"),
        ("Baltimore, MD", "12580"),
        ("Baltimore County, MD", "12580"),
        ("Richmond, VA", "40060"),
        ("St. Louis, MO", "41180"),
        ("Orange County, CA", "31080"),
        ("Orleans Parish, LA", "35380"),
        ("Lee's Summit, MO", "28140"),
        ("Coeur d'Alene, ID", "17660"),
        ("O'Fallon, MO", "41180"),
        ("Carson City, NV", "16180"),
        ("Anchorage, AK", "11260"),
        ("San Juan, PR", "41980"),
        ("Hagatna, Guam", "6600001"),
        # A town that the gazetteer does not have as a city
        ("Emeryville, California", "41860"),
        # Suburbs that the postal service counts to another city
        ("Sandy Springs, GA", "12060"),
        ("Lakewood, CO", "19740"),
        # New England: planning regions in Connecticut, counties elsewhere
        ("Hartford, CT", "25540"),
        ("Stamford, CT", "14860"),
        ("Providence, RI", "39300"),
        ("Portland, ME", "38860"),
        ("Burlington, VT", "15540"),
        # The only nonmetropolitan area of the state
        ("Torrington, CT", "900001"),
        ("Salina, KS", "2000006"),
        # Regions by name
        ("DFW", "19100"),
        ("Twin Cities, MN", "33460"),
        ("Northern Virginia", "47900"),
        ("Chicagoland", "16980"),
        ("Raleigh, NC (Research Triangle)", "39580"),
        ("DMV Office, Albany, NY", "10580"),
    ],
)
def test_a_place_settles_its_area(text, area):
    found = {one and one.code for one in map(area_of, places(text))}
    assert found == {area}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("San Francisco Bay Area", 2),
        ("Bay Area, CA", 2),
        ("Silicon Valley", 2),
        ("Research Triangle Park, NC", 2),
        ("Morrisville, NC", 2),  # four fifths of its addresses are not in one area
        ("Wilson, NC", 3),  # nonmetropolitan, and its county is not said
        ("Jackson, WY", 2),
        ("California", 28),
        ("United States", 530),
    ],
)
def test_a_place_leaves_its_area_open_among_some(text, count):
    (place,) = places(text)
    assert area_of(place) is None
    assert len(areas_of(place)) == count


@pytest.mark.parametrize(
    "text", ["Toronto, ON", "London", "Remote", "Orange County", "Portland, UK"]
)
def test_no_area_outside_the_united_states_and_where_nothing_is_settled(text):
    assert not any(areas_of(place) for place in places(text))


def test_a_county_needs_its_state():
    assert area_of(Place(text="Orange County", country="US", region="NY")).code == "28880"
    assert area_of(Place(text="Orange County", country="US", region="FL")).code == "36740"
    assert area_of(Place(text="No Such County", country="US", region="FL")) is None


def test_areas_of_states():
    assert len(areas_in(frozenset())) == 530
    assert areas_in(frozenset(["DC"])) == ("47900",)
    assert "35620" in areas_in(frozenset(["NJ"]))
    assert areas_in(frozenset(["XX"])) == ()


def test_names():
    assert named("42660").name == "Seattle-Tacoma-Bellevue, WA"
    assert named("00000") is None
