"""The sample career site, asked over real HTTP as the hosts that it stands for."""

import http.client
import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from sponsorboard.demo import serve
from sponsorboard.demo.content import employers, markup, sections

TODAY = date(2026, 5, 20)
ROWS = Path(__file__).parents[1] / "sponsorboard/demo/sources.toml"
WORKDAY = "castlebrook.wd5.myworkdayjobs.com"
CXS = "/wday/cxs/castlebrook/CastlebrookCareers"


@pytest.fixture(scope="module")
def site():
    running = serve(today=TODAY)
    yield running
    running.close()


@pytest.fixture
def ask(site):
    connection = http.client.HTTPConnection(site.root.removeprefix("http://"), timeout=10)

    def asked(host, target, method="GET", body=None):
        connection.request(method, target, body=body, headers={"Host": host})
        response = connection.getresponse()
        return response.status, response.read().decode()

    yield asked
    connection.close()


@pytest.fixture
def read(ask):
    def answered(host, target, method="GET", body=None):
        status, text = ask(host, target, method, body)
        assert status == 200, text
        return json.loads(text)

    return answered


def json_ld(page):
    return json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    )


def test_a_dozen_employers_with_sixty_postings_and_more():
    listed = [one for employer in employers().values() for one in employer.postings if one.listed]
    assert len(employers()) == 12
    assert len(listed) >= 60


def test_numbers_ids_and_names_are_unique():
    postings = [one for employer in employers().values() for one in employer.postings]
    names = [(slug, one.name) for slug, e in employers().items() for one in e.postings]
    assert len(set(names)) == len(names)
    different = {one.title for one in postings}
    assert len({one.number for one in postings}) == len(different)
    assert len({one.uuid for one in postings}) == len(different)


def test_every_employer_has_its_row():
    rows = tomllib.loads(ROWS.read_text())
    assert sorted(rows) == sorted(employers())
    for slug, row in rows.items():
        employer = employers()[slug]
        assert row["company"] == employer.company
        assert row["spider"] == employer.system
        assert row.get("token", "") == employer.token
        assert row.get("region") == employer.region


def test_greenhouse_gives_texts_and_pay_only_when_asked(read, site):
    host, path = "boards-api.greenhouse.io", "/v1/boards/quillmark/jobs"
    plain = read(host, path)
    full = read(host, f"{path}?content=true&pay_transparency=true")
    assert plain["meta"]["total"] == len(full["jobs"]) == 9
    assert "content" not in plain["jobs"][0]
    assert "pay_input_ranges" not in plain["jobs"][0]
    first = full["jobs"][0]
    assert first["absolute_url"].startswith(f"{site.root}/quillmark/")
    assert first["content"].startswith("&lt;h3&gt;About Quillmark")
    assert [zone["min_cents"] for zone in first["pay_input_ranges"]] == [18_400_000, 16_250_000]
    assert first["first_published"] == "2026-05-17T09:30:00+00:00"
    assert first["updated_at"].startswith("2026-05-20")


def test_lever_splits_the_text_and_keeps_its_regions_apart(read, ask):
    found = read("api.lever.co", "/v0/postings/tidewickrobotics?mode=json")[0]
    assert found["lists"][0]["text"] == "What you will do"
    assert "<li>Own the motor controllers" in found["lists"][0]["content"]
    assert "reasonable accommodations" in found["additional"]
    assert found["salaryRange"]["interval"] == "per-year-salary"
    assert found["createdAt"] == 1_778_923_800_000
    assert read("api.eu.lever.co", "/v0/postings/nordkai")[0]["country"] == "DE"
    assert ask("api.lever.co", "/v0/postings/nordkai")[0] == 404
    assert ask("api.eu.lever.co", "/v0/postings/tidewickrobotics")[0] == 404


def test_ashby_token_with_a_blank_and_an_unlisted_posting(read):
    path = "/posting-api/job-board/Pemberlane%20Labs"
    jobs = read("api.ashbyhq.com", f"{path}?includeCompensation=true")["jobs"]
    assert [job["isListed"] for job in jobs].count(False) == 1
    components = jobs[0]["compensation"]["compensationTiers"][0]["components"]
    assert [one["compensationType"] for one in components] == ["Salary", "EquityCashValue"]
    assert "workplaceType" not in jobs[1]
    assert jobs[1]["isRemote"] is True
    assert "compensation" not in read("api.ashbyhq.com", path)["jobs"][0]


def test_workday_pages_by_twenty_with_the_total_on_the_first(read, ask):
    def page(**body):
        return read(WORKDAY, f"{CXS}/jobs", "POST", json.dumps(body))

    first, second = page(limit=20, offset=0), page(limit=20, offset=20)
    assert (first["total"], second["total"]) == (22, 0)
    assert (len(first["jobPostings"]), len(second["jobPostings"])) == (20, 2)
    assert page(limit=20, offset=40)["jobPostings"] == []
    assert ask(WORKDAY, f"{CXS}/jobs", "POST", '{"limit": 50}')[0] == 400
    assert ask(WORKDAY, f"{CXS}/jobs", "POST", "")[0] == 422
    assert ask(WORKDAY, f"{CXS}/jobs")[0] == 404


def test_workday_detail_names_the_places_of_a_stub(read):
    rows = read(WORKDAY, f"{CXS}/jobs", "POST", "{}")["jobPostings"]
    stub = next(row for row in rows if row["locationsText"] == "2 Locations")
    info = read(WORKDAY, CXS + stub["externalPath"])["jobPostingInfo"]
    assert info["location"] == "Hartford, CT"
    assert info["additionalLocations"] == ["Boston, MA"]
    assert info["startDate"] == "2026-05-19"
    assert "<li>FCAS designation" in info["jobDescription"]
    words = [row["postedOn"] for row in rows]
    assert words[:3] == ["Posted Today", "Posted Yesterday", "Posted 2 Days Ago"]


def test_recruitee_offers(read):
    offers = read("maisonorvane.recruitee.com", "/api/offers/")["offers"]
    assert len(offers) == 4
    assert offers[0]["salary"] == {
        "min": "46000", "max": "54000", "period": "year", "currency": "EUR",
    }  # fmt: skip
    assert offers[0]["hybrid"] is True
    assert "Diplôme d'ingénieur" in offers[0]["requirements"]
    assert offers[1]["salary"]["min"] is None


@pytest.mark.parametrize(
    ("host", "path", "count"),
    [("careers.larkspur.example", "/jobs", 9), ("careers.oakhaven.example", "/positions", 5)],
)
def test_career_sites_page_through_all_their_postings(ask, host, path, count):
    links, target = [], path
    while target:
        status, page = ask(host, target)
        assert status == 200
        links += re.findall(r'class="opening" href="([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        target = following and following[1]
    assert len(set(links)) == count
    for link in links:
        data = json_ld(ask(host, link)[1])
        posting = data if data.get("@type") == "JobPosting" else data["@graph"][1]
        assert posting["title"]
        assert posting["description"].startswith("<p>")


def test_postings_past_their_last_day_are_still_shown(ask):
    data = json_ld(ask("jobs.duskwater.example", "/openings/DW-1038")[1])
    assert data["validThrough"] == "2026-05-08T23:59:59+00:00"
    assert data["baseSalary"]["value"]["unitText"] == "YEAR"


@pytest.mark.parametrize(
    ("host", "target"),
    [
        ("boards-api.greenhouse.io", "/v1/boards/nobody/jobs"),
        ("api.ashbyhq.com", "/posting-api/job-board/nobody"),
        ("nobody.recruitee.com", "/api/offers/"),
        (WORKDAY, f"{CXS}/job/Nowhere/Nothing_R-1"),
        ("careers.oakhaven.example", "/positions/OU-1"),
        ("careers.oakhaven.example", "/positions?page=99"),
        ("careers.oakhaven.example", "/positions?page=x"),
        ("nobody.example", "/"),
        ("www.iana.org", "/"),
        ("localhost", "/nobody/1"),
        ("localhost", "/quillmark/1"),
    ],
)
def test_unknown_is_404(ask, host, target):
    assert ask(host, target)[0] == 404


@pytest.mark.parametrize("host", ["api.lever.co", WORKDAY, "careers.oakhaven.example", "localhost"])
def test_every_host_has_robots(ask, host):
    assert ask(host, "/robots.txt") == (200, "User-agent: *\nDisallow: /internal/\n")


def test_links_of_the_boards_open_pages_of_the_site(read, ask, site):
    own = site.root.removeprefix("http://")
    status, home = ask(own, "/")
    assert status == 200
    assert home.count("<li>") == sum(
        one.listed for employer in employers().values() for one in employer.postings
    )
    for job in read("api.ashbyhq.com", "/posting-api/job-board/fernhollow")["jobs"]:
        for url in (job["jobUrl"], job["applyUrl"]):
            status, page = ask(own, url.removeprefix(site.root))
            assert status == 200
            assert job["title"] in page


def test_text_becomes_markup_that_escapes():
    assert markup("# A & B\n- C++\n- <b>\nx") == (
        "<h3>A &amp; B</h3>\n<ul>\n<li>C++</li>\n<li>&lt;b&gt;</li>\n</ul>\n<p>x</p>"
    )
    assert sections("a\n# B\nc\n# D\n- e") == ("a", [("B", "c"), ("D", "- e")])
