"""Parameters of an address to a query and back."""

import httpx
import pytest

from sponsorboard.search import Query
from sponsorboard.web.parameters import address, query_of


@pytest.mark.parametrize(
    "parameters",
    [
        "",
        "q=C%2B%2B+%22river+engineer%22",
        "policy=offered&policy=none&workplace=remote&salary_min=120000&currency=EUR",
        "salary_stated=true&experience_max=2.5&posted_since=2026-05-01&sort=salary&size=50",
        "company=Harbor+%26+S%C3%B6hne&status=closed&region=US-CA",
    ],
)
def test_addresses_keep_what_is_asked(parameters):
    query = query_of(httpx.QueryParams(parameters).multi_items())
    again = query_of(httpx.QueryParams(address(query).partition("?")[2]).multi_items())
    assert again == query


def test_an_address_can_be_changed():
    query = query_of([("q", "pilot"), ("workplace", "remote"), ("cursor", "abc")])
    assert address(query, words="") == "/?workplace=remote"
    assert address(query, "next") == "/?q=pilot&workplace=remote&cursor=next"
    assert address(Query()) == "/"
