"""Places: what a location line means, and what it leaves open."""

import pytest

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
    # open: nothing is guessed
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
    given = Place(text="HQ", city="Springfield", region="IL", country="US")
    (place,) = step(posting(location_text="HQ", locations=[given])).locations
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
    given = Place(text="London", country="CA")
    (place,) = step(posting(locations=[given])).locations
    assert place.country == "CA"


def test_the_cache_gives_out_copies():
    places("Berlin")[0].city = "changed"
    assert places("Berlin")[0].city == "Berlin"
