"""Places: what a location line means, and what it leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.places import step
from sponsorboard.postings.places import places
from sponsorboard.postings.posting import Company, Place, Posting

LINES = [
    # line, [(city, region, country)]
    ("San Francisco, CA", [("San Francisco", "CA", "US")]),
    ("San Francisco, CA 94103", [("San Francisco", "CA", "US")]),
    ("New York, NY", [("New York City", "NY", "US")]),
    ("New York, New York", [("New York City", "NY", "US")]),
    ("NYC", [("New York City", "NY", "US")]),
    ("Washington, D.C.", [("Washington", "DC", "US")]),
    ("Allendale, NJ", [("Allendale", "NJ", "US")]),
    ("St. Louis, MO", [("St. Louis", "MO", "US")]),
    ("Saint Louis, Missouri", [("St. Louis", "MO", "US")]),
    ("Austin, Texas", [("Austin", "TX", "US")]),
    ("1271 Avenue of the Americas, New York, NY, USA", [("New York City", "NY", "US")]),
    ("Toronto, Ontario, Canada", [("Toronto", "ON", "CA")]),
    ("Melbourne, VIC, Australia", [("Melbourne", "VIC", "AU")]),
    ("Zürich", [("Zürich", "ZH", "CH")]),
    ("München", [("Munich", None, "DE")]),
    ("Germany", [(None, None, "DE")]),
    ("California", [(None, "CA", "US")]),
    # one code, two meanings: the city decides
    ("Toronto, CA", [("Toronto", "ON", "CA")]),
    ("Berlin, DE", [("Berlin", None, "DE")]),
    ("Wilmington, DE", [("Wilmington", "DE", "US")]),
    ("Bangalore, IN", [("Bengaluru", None, "IN")]),
    ("Indianapolis, IN", [("Indianapolis", "IN", "US")]),
    ("Vancouver, WA", [("Vancouver", "WA", "US")]),
    ("Paris, TX", [("Paris", "TX", "US")]),
    ("London, ON", [("London", "ON", "CA")]),
    ("Portland, OR (Remote)", [("Portland", "OR", "US")]),
    ("Atlanta, Georgia", [("Atlanta", "GA", "US")]),
    ("Tbilisi, Georgia", [("Tbilisi", None, "GE")]),
    # forms of single systems
    ("US, CA, Santa Clara", [("Santa Clara", "CA", "US")]),
    ("USA - CA - San Francisco", [("San Francisco", "CA", "US")]),
    ("US-CA-Menlo Park", [("Menlo Park", "CA", "US")]),
    ("NY-New York", [("New York City", "NY", "US")]),
    ("GA - Atlanta", [("Atlanta", "GA", "US")]),
    ("Bermuda-Pembroke", [(None, None, "BM")]),
    # remote
    ("Remote - US", [(None, None, "US")]),
    ("United States (Remote)", [(None, None, "US")]),
    ("Remote, Ireland", [(None, None, "IE")]),
    ("Remote - GA", [(None, "GA", "US")]),
    # several
    ("Boston, MA; New York, NY", [("Boston", "MA", "US"), ("New York City", "NY", "US")]),
    ("London | Berlin", [("London", "ENG", "GB"), ("Berlin", None, "DE")]),
    ("SF, NYC", [("San Francisco", "CA", "US"), ("New York City", "NY", "US")]),
    ("Toronto / Vancouver", [("Toronto", "ON", "CA"), ("Vancouver", "BC", "CA")]),
    ("Berlin or Remote", [("Berlin", None, "DE"), (None, None, None)]),
    ("Dallas-Fort Worth", [("Dallas", "TX", "US"), ("Fort Worth", "TX", "US")]),
    ("Minneapolis/St. Paul, MN", [("Minneapolis", "MN", "US"), ("Saint Paul", "MN", "US")]),
    ("UK/Ireland", [(None, None, "GB"), (None, None, "IE")]),
    ("Remote - US (CA, NY, DC)", [(None, "CA", "US"), (None, "NY", "US"), (None, "DC", "US")]),
    ("Canada - Remote (ON, BC)", [(None, "ON", "CA"), (None, "BC", "CA")]),
    ("Texas, Ohio, New York", [(None, "TX", "US"), (None, "OH", "US"), (None, "NY", "US")]),
    ("Denver, CO, New York, NY", [("Denver", "CO", "US"), ("New York City", "NY", "US")]),
    ("Austin, TX, Dallas, TX", [("Austin", "TX", "US"), ("Dallas", "TX", "US")]),
    ("Washington, DC/Boston, MA", [("Washington", "DC", "US"), ("Boston", "MA", "US")]),
    ("Seattle, New York", [("Seattle", "WA", "US"), ("New York City", "NY", "US")]),
    ("Buffalo, New York", [("Buffalo", "NY", "US")]),
    ("Paris, France, London, UK", [("Paris", None, "FR"), ("London", "ENG", "GB")]),
    ("Chicago, Toronto, Remote in the US", [("Chicago", "IL", "US"), ("Toronto", "ON", "CA")]),
    ("US-Remote, Toronto, London",
     [("Toronto", "ON", "CA"), ("London", "ENG", "GB"), (None, None, "US")]),
    ("Austin, TX, Boston, MA, Canada",
     [("Austin", "TX", "US"), ("Boston", "MA", "US"), (None, None, "CA")]),
    ("US-Austin, US-Boston", [("Austin", "TX", "US"), ("Boston", "MA", "US")]),
    ("US-CA-Fremont (1003)", [("Fremont", "CA", "US")]),
    ("US-NYC", [("New York City", "NY", "US")]),
    ("CAN-ON-Toronto", [("Toronto", "ON", "CA")]),
    ("CA-ON-Toronto", [("Toronto", "ON", "CA")]),
    ("Portland, OR or Austin, TX", [("Portland", "OR", "US"), ("Austin", "TX", "US")]),
    ("Dublin OR London", [("Dublin", "L", "IE"), ("London", "ENG", "GB")]),
    ("Trinidad and Tobago", [(None, None, "TT")]),
    # codes that are something else: regions of other countries, towns named like countries
    ("Chennai, TN, IN", [("Chennai", None, "IN")]),
    ("Madrid, MD, ES", [("Madrid", None, "ES")]),
    ("Milano, MI, IT", [("Milan", None, "IT")]),
    ("Mumbai, MH", [("Mumbai", None, "IN")]),
    ("Firenze, FI", [("Florence", None, "IT")]),
    ("Lebanon, NH", [("Lebanon", "NH", "US")]),
    ("Peru, IN", [("Peru", "IN", "US")]),
    ("LA, CA", [("Los Angeles", "CA", "US")]),
    ("Remote (EST)", [(None, None, None)]),
    ("Woodinville, Washington, United States", [(None, "WA", "US")]),
    ("Washington, USA, Remote", [(None, "WA", "US")]),
    ("Washington", [(None, None, "US")]),
    ("Ontario", [(None, "ON", "CA")]),
    ("US East", [(None, None, "US")]),
    ("Outside US", [(None, None, None)]),
    ("Hong Kong, China", [(None, None, "HK")]),
    # parts of the US with a country code of their own
    ("San Juan, PR", [("San Juan", "PR", "US")]),
    ("Guam", [(None, "GU", "US")]),
    # open: nothing is guessed
    ("Victoria", [(None, None, None)]),
    ("Waterloo", [(None, None, None)]),
    ("Springfield", [("Springfield", None, "US")]),
    ("Smalltown, DE", [(None, None, None)]),
    ("APAC", [(None, None, None)]),
    ("Remote", [(None, None, None)]),
    ("Remote - CA", [(None, None, None)]),
    ("EMEA", [(None, None, None)]),
    ("Georgia", [(None, None, None)]),
    ("Cambridge", [(None, None, None)]),
    ("Anywhere", [(None, None, None)]),
    ("Remote - North America", [(None, None, None)]),
    ("2 Locations", []),
    ("", []),
    (None, []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "want"), LINES, ids=[str(row[0]) for row in LINES])
def test_a_line_means_these_places(line, want):
    assert [(place.city, place.region, place.country) for place in places(line)] == want


def test_a_place_keeps_its_own_words_and_has_coordinates():
    first, second = places("San Francisco, CA; Berlin")
    assert (first.text, second.text) == ("San Francisco, CA", "Berlin")
    assert (round(first.lat), round(first.lon)) == (38, -122)


def posting(**fields):
    company = Company(name="Acme")
    return Posting(id="a", source="s", spider="x", url="u", title="t", company=company, **fields)


def test_the_page_s_own_address_wins_over_the_line():
    said = Place(text="HQ", city="Springfield", region="IL", country="US")
    (place,) = step(posting(location_text="HQ", locations=[said])).locations
    assert (place.text, place.city, place.region, place.country) == (
        "HQ",
        "Springfield",
        "IL",
        "US",
    )
    assert place.lat is not None


def test_a_place_of_the_page_without_an_address_is_read():
    (place,) = step(posting(locations=[Place(text="Berlin", country="DE")])).locations
    assert (place.city, place.country) == ("Berlin", "DE")


def test_an_address_is_not_overruled_by_a_city_of_that_name_elsewhere():
    said = Place(text="London", country="CA")
    (place,) = step(posting(locations=[said])).locations
    assert place.country == "CA"


FIELDS = [
    (("New York", "New York", "United States"), ("New York City", "NY", "US")),
    (("Smallville", "California", "USA"), ("Smallville", "CA", "US")),
    (("Berlin", "BE", "DE"), ("Berlin", None, "DE")),
    (("San Juan", None, "PR"), ("San Juan", "PR", "US")),
    ((None, None, "Germany"), (None, None, "DE")),
    ((None, None, "Narnia"), (None, None, None)),
]


@pytest.mark.parametrize(("fields", "want"), FIELDS, ids=[str(row[0]) for row in FIELDS])
def test_names_in_the_page_s_fields_become_codes(fields, want):
    city, region, country = fields
    said = Place(text="Somewhere", city=city, region=region, country=country)
    (place,) = step(posting(locations=[said])).locations
    assert (place.text, place.city, place.region, place.country) == ("Somewhere", *want)


def test_of_several_cities_in_one_country_none_gives_the_coordinates():
    assert places("Springfield")[0].lat is None


LINE = st.lists(st.sampled_from([*"-,;|/() ", "US", "CA", "Georgia", "Berlin", "DE", " or "]))


@given(LINE.map("".join))
def test_any_line_is_read(line):
    places(line)


def test_the_cache_gives_out_copies():
    places("Berlin")[0].city = "changed"
    assert places("Berlin")[0].city == "Berlin"
