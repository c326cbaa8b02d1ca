"""Queries are checked before an engine sees them, and URLs before a connection is made."""

from datetime import date

import pytest

from sponsorboard.configuration import Credentials
from sponsorboard.search import Query, QueryError, SearchError, open_index

POLICIES = "offered, conditional, transfer_only, refused, none"
BANDS = (
    "not_applicable, stated_no, restricted, stated_yes, stated_transfer, stated_conditional, "
    "likely, possible, unlikely, unknown"
)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("policy", "no", f"policy: 'no' is not known; known are {POLICIES}"),
        ("band", "none", f"band: 'none' is not known; known are {BANDS}"),
        ("country", "USA", "country: 'USA' is not a code of ISO 3166, such as US"),
        ("region", "California", "region: 'CALIFORNIA' is not a code of ISO 3166, such as US-CA"),
        ("occupation", "developer",
         "occupation: 'DEVELOPER' is not a code of the SOC 2018, such as 15-1252, 15-1 or 15"),
        ("history", "none", "history: 'none' is not known; known are lca, lca_occupation, uscis, "
         "perm, none_found, not_linked"),
        ("wage_level", "5", "wage_level: '5' is not known; known are 0, 1, 2, 3, 4, none"),
        ("cap_exempt", "yes",
         "cap_exempt: 'yes' is not known; known are possible, likely, attested, none"),
        ("currency", "dollar", "currency: 'dollar' is not a code of three letters, such as USD"),
        ("sort", "dates", "sort: 'dates' is not known; did you mean 'date'?"),
        ("size", "101", "size: 101 is not between 0 and 100"),
        ("size", "ten", "size: 'ten' is not a number"),
        ("salary_min", "lots", "salary_min: 'lots' is not a number"),
        ("salary_min", "-1", "salary_min: -1 is not an amount from 0 on"),
        ("salary_min", "nan", "salary_min: nan is not an amount from 0 on"),
        ("experience_max", "inf", "experience_max: inf is not an amount from 0 on"),
        ("posted_since", "May", "posted_since: 'May' is not a date such as 2026-11-25"),
        ("salary_stated", "maybe", "salary_stated: 'maybe' is neither true nor false"),
        ("polcy", "refused", "polcy: no such parameter; did you mean 'policy'?"),
        ("sort", ["date", "salary"], "sort: given more than once"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_named(name, value, message):
    with pytest.raises(QueryError) as caught:
        Query.from_parameters({name: value})
    assert str(caught.value) == message
    assert caught.value.field == name


def test_parameters_become_a_query():
    given = {
        "words": "c++", "policy": ["offered", "none"], "country": "us", "salary_min": "150000",
        "currency": "usd", "salary_stated": "true", "posted_since": "2026-06-01", "size": "10",
        "degree": "", "facets": "1", "experience_max": "2.5",
    }  # fmt: skip
    assert Query.from_parameters(given) == Query(
        words="c++", policy=["offered", "none"], country=["US"], salary_min=150_000,
        currency="USD", salary_stated=True, posted_since=date(2026, 6, 1), size=10,
        facets=True, experience_max=2.5,
    )  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "", "data/index", "tantivy:", "ftp://host/alias", "http://host:9200", "http://host:9200/",
        "http:///alias", "http://host:9200/Upper", "http://host:9200/a/b", "http://host/a?b=c",
        "http://host/*", "http://host/_all",
    ],
)  # fmt: skip
def test_a_url_that_names_no_index(url):
    with pytest.raises(SearchError, match="names no index; use"):
        open_index(url)


@pytest.mark.parametrize("url", ["http://me:hunter2@host:9200/jobs", "https://hunter2@host/jobs"])
def test_credentials_in_the_url_are_refused_without_repeating_them(url):
    with pytest.raises(SearchError, match="SPONSORBOARD_INDEX_PASSWORD") as caught:
        open_index(url)
    assert "hunter2" not in str(caught.value)
    with pytest.raises(SearchError) as caught:
        open_index("ftp" + url[url.index(":") :])
    assert "hunter2" not in str(caught.value)


def test_secrets_are_not_shown():
    secret = Credentials(api_key="hunter2", user="me", password="hunter2")
    index = open_index("http://127.0.0.1:1/jobs", secret)
    assert "hunter2" not in f"{secret!r} {index!r} {index.url} {vars(index)}"
    index.close()
