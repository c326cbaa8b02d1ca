"""The query API over a real index."""

import json
import logging
from urllib.parse import quote

import httpx
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from web_samples import PAY, SPONSORS, filled, rich, running

from sponsorboard.configuration import Configuration
from sponsorboard.postings.posting import Posting
from sponsorboard.search import open_index
from sponsorboard.web.app import HEADERS
from sponsorboard.web.openapi import document
from sponsorboard.web.parameters import NAMES

ID = "greenhouse:rivulet:4711"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("web") / "index") as opened:
        yield opened


@pytest.fixture(scope="module")
def client(index):
    with running(index) as address, httpx.Client(base_url=address) as opened:
        yield opened


@pytest.fixture(scope="module")
def excerpts(index):
    settings = {"configuration": Configuration(descriptions="excerpts")}
    with running(index, **settings) as address, httpx.Client(base_url=address) as opened:
        yield opened


@pytest.fixture
def down(tmp_path):
    index = open_index(f"tantivy:{tmp_path}/absent")
    with running(index) as address, httpx.Client(base_url=address) as opened:
        yield opened


def find(client, **parameters):
    response = client.get("/api/v1/postings", params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def ids(answer):
    return [hit["posting"]["id"] for hit in answer["hits"]]


def test_words_filters_and_highlights(client):
    found = find(client, q="C++ river", policy="offered", salary_min=180000)
    assert ids(found) == [ID]
    assert found["total"] == 1
    title, *others = found["hits"][0]["highlights"]
    assert title == {
        "field": "title", "start": 0, "text": "C++ River Engineer", "marks": [[0, 3], [4, 9]],
    }  # fmt: skip
    assert {one["field"] for one in others} == {"description_text"}


def test_the_record_is_the_record(client):
    record = client.get(f"/api/v1/postings/{ID}").json()
    posting = msgspec.convert(record, Posting)
    assert posting.id == ID
    assert record == find(client, q="C++")["hits"][0]["posting"]
    band = record["salary"]["bands"][0]
    assert band["evidence"][0]["from"] == "text"
    assert (band["min"], band["interval"]) == (150_000, "year")


def test_contact_data_is_masked_and_quotes_stand_at_their_offsets(client):
    posting = msgspec.convert(client.get(f"/api/v1/postings/{ID}").json(), Posting)
    assert len(posting.description_text) == len(rich().description_text)
    for secret in ("hydra@", "555-0137"):
        assert secret not in posting.description_text
        assert secret not in posting.description_html
    proofs = [*posting.salary.bands[0].evidence, *posting.degree.evidence]
    for one in [*proofs, *posting.sponsorship.statements]:
        assert posting.description_text[one.start : one.end] == one.quote
    assert proofs[0].quote == PAY


def test_contact_data_is_masked_in_highlights(client):
    found = find(client, q="hydra")
    assert ids(found) == [ID]
    assert "hydra" not in json.dumps(found["hits"][0]["highlights"])


def test_html_is_sanitised(client):
    assert "<script" not in client.get(f"/api/v1/postings/{ID}").json()["description_html"]


def test_facets_on_request(client):
    assert find(client)["facets"] == {}
    counts = find(client, facets="true", band="stated_yes")["facets"]
    assert {"value": "not_applicable", "count": 45} in counts["band"]
    assert counts["company"] == [{"value": "Rivulet Gauges", "count": 1}]


@pytest.mark.parametrize(
    "filters",
    [
        {"band": "likely"}, {"route": ["tn", "e3"]}, {"history": "perm"},
        {"cap_exempt": "attested"}, {"wage_level": "2"}, {"occupation": "15-1252"},
        {"occupation": "15"}, {"staffing": "employer"},
    ],
)  # fmt: skip
def test_what_records_say_filters_and_is_counted(client, filters):
    found = find(client, facets="true", **filters)
    assert [one["posting"]["title"] for one in found["hits"]] == ["Gauge Programmer"]
    assert {"value": "lca_occupation", "count": 1} in found["facets"]["history"]
    record = found["hits"][0]["posting"]
    assert record["employer"]["history"]["lca_soc"]["15-1252"]["years"]["FY2023"] is None
    assert record["sponsorship"]["reasons"][1]["ref"].startswith("lca_years ")


def test_every_rule_is_given_with_its_standing(client):
    rules = client.get("/api/v1/policy").json()["rules"]
    assert {one["id"] for one in rules} >= {"cap_numbers", "fee_103265"}
    assert not [one for one in rules if one["status"] == "proposed" and one["in_force"]]


def test_cursor_walks_all_postings_once(client):
    seen, cursor = [], {}
    while True:
        page = find(client, size=7, sort="date", **cursor)
        seen += ids(page)
        if page["cursor"] is None:
            break
        cursor = {"cursor": page["cursor"]}
    assert len(seen) == len(set(seen)) == page["total"] == 48


@pytest.mark.parametrize(
    ("parameters", "status", "parameter", "value", "nearest"),
    [
        ({"polcy": "offered"}, 400, "polcy", "offered", "policy"),
        ({"words": "x"}, 400, "words", "x", None),
        ({"zzz": "1"}, 400, "zzz", "1", None),
        ({"policy": "ofered"}, 422, "policy", "ofered", "offered"),
        ({"policy": ["offered", "x"]}, 422, "policy", "x", None),
        ({"route": "h1b_capp"}, 422, "route", "h1b_capp", "h1b_cap"),
        ({"history": "lcas"}, 422, "history", "lcas", "lca"),
        ({"occupation": "nurse"}, 422, "occupation", "nurse", None),
        ({"sort": "dat"}, 422, "sort", "dat", "date"),
        ({"salary_min": "lots"}, 422, "salary_min", "lots", None),
        ({"salary_min": "nan"}, 422, "salary_min", "nan", None),
        ({"experience_max": "-1"}, 422, "experience_max", "-1", None),
        ({"posted_since": "yesterday"}, 422, "posted_since", "yesterday", None),
        ({"salary_stated": "maybe"}, 422, "salary_stated", "maybe", None),
        ({"size": "1000"}, 422, "size", "1000", None),
        ({"size": ["1", "2"]}, 422, "size", "1", None),
        ({"country": "Germany"}, 422, "country", "Germany", None),
        ({"cursor": "x"}, 422, "cursor", "x", None),
        ({"q": "a " * 65}, 422, "q", "a " * 65, None),
    ],
)
def test_what_is_wrong_is_named(client, parameters, status, parameter, value, nearest):
    response = client.get("/api/v1/postings", params=parameters)
    mistake = response.json()
    assert response.status_code == mistake["status"] == status
    assert (mistake["parameter"], mistake["value"]) == (parameter, value)
    assert mistake["nearest"] == nearest
    assert mistake["message"]
    if status == 400:
        assert mistake["known"] == list(NAMES)


def test_known_values_are_listed(client):
    mistake = client.get("/api/v1/postings?degree=phd").json()
    assert "doctorate" in mistake["known"]
    assert "none" in mistake["known"]


def test_a_cursor_of_another_question_is_refused(client):
    cursor = find(client, size=2)["cursor"]
    response = client.get("/api/v1/postings", params={"size": 2, "q": "pilot", "cursor": cursor})
    assert response.status_code == 422
    assert response.json()["parameter"] == "cursor"


@pytest.mark.parametrize("id", ["nothing:like:this", "", "a/b/c", "%00", "x" * 5000])
def test_unknown_id_is_404(client, id):
    response = client.get(f"/api/v1/postings/{id}")
    assert response.status_code == 404
    assert response.json()["status"] == 404


def test_ids_with_any_character_are_found(client):
    id = "lever:mallory:<b>x</b>/?&#1"
    response = client.get(f"/api/v1/postings/{quote(id)}")
    assert response.json()["id"] == id


def test_health(client, down):
    health = client.get("/api/v1/health").json()
    assert (health["status"], health["count"]) == ("ok", 49)
    response = down.get("/api/v1/health")
    assert response.status_code == 503
    assert response.json()["status"] == "unavailable"


@pytest.mark.parametrize("path", ["/api/v1/postings", f"/api/v1/postings/{ID}", "/"])
def test_index_that_is_down_is_503(down, path):
    response = down.get(path)
    assert response.status_code == 503
    assert "does not answer" in response.text
    assert "absent" not in response.text  # where the index lies is nobody's business


def test_excerpts_keep_quotes_and_no_text(excerpts):
    record = find(excerpts, q="C++")["hits"][0]["posting"]
    assert record["description_text"] is None
    assert record["description_html"] is None
    assert record["sponsorship"]["quotes"] == [SPONSORS]
    assert record["salary"]["bands"][0]["evidence"][0]["quote"] == PAY
    assert excerpts.get(f"/api/v1/postings/{ID}").json() == record


@pytest.mark.parametrize(
    "path",
    ["/", "/?q=x", "/?policy=x", "/api", "/nothing", f"/postings/{ID}", "/static/style.css",
     "/api/v1/postings", "/api/v1/openapi.json", "/api/v1/nothing", "/api/v1/health"],
)  # fmt: skip
def test_every_answer_carries_the_headers_and_no_cookie(client, path):
    response = client.get(path)
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    assert "set-cookie" not in response.headers
    assert "script-src" not in response.headers["Content-Security-Policy"]
    static = path.startswith("/static/")
    assert response.headers["Cache-Control"] == ("max-age=3600" if static else "no-store")


def test_only_reading_is_possible(client):
    response = client.post("/api/v1/postings")
    assert response.status_code == 405
    assert response.json()["message"]
    assert response.headers["Allow"] == "GET"


def test_openapi_describes_parameters_and_record(client):
    document = client.get("/api/v1/openapi.json").json()
    search = document["paths"]["/api/v1/postings"]["get"]
    assert [one["name"] for one in search["parameters"]] == list(NAMES)
    schemas = document["components"]["schemas"]
    assert set(schemas["Posting"]["properties"]) == set(client.get(f"/api/v1/postings/{ID}").json())
    assert "from" in schemas["Evidence"]["properties"]
    assert "offered" in json.dumps(schemas["Sponsorship"])
    assert set(schemas["Page"]["properties"]) == set(find(client))


def test_nothing_that_is_searched_is_logged(client, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        client.get("/", params={"q": "secretword"})
        client.get("/api/v1/postings", params={"q": "secretword", "nonsense": "secretword"})
    own = [record for record in caplog.records if not record.name.startswith("httpx")]
    assert "secretword" not in "".join(record.getMessage() for record in own)
    assert "secretword" not in "".join(capfd.readouterr())


def test_a_day_that_no_engine_keeps(client):
    answer = client.get("/api/v1/postings?posted_since=9999-12-31")
    assert answer.status_code == 422
    assert "posted_since" in answer.text


def test_the_api_does_what_its_description_says(client):
    schema = schemathesis.openapi.from_dict(document())
    schema.config.update(base_url=str(client.base_url))
    for operation in schema.get_all_operations():
        check(operation.ok())


def check(operation):
    """A few dozen requests, right and wrong ones."""

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def meets(case):
        # A made-up cursor has the right shape and is refused all the same.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    meets()
