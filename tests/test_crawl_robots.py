"""What a site's robots.txt asks for is done: its pace, and to be left alone."""

import itertools
import time

import pytest
from crawl_site import crawled, rows, site

PAGE = (
    '<html><script type="application/ld+json">{"@type": "JobPosting", "title": "Baker", '
    '"description": "Bake bread.", "identifier": "B-%d"}</script></html>'
)


@pytest.fixture
def bakery(tmp_path):
    with site() as server:
        urls = [f"{server.root}/jobs/baker-{number}" for number in range(4)]
        for number in range(4):
            server.say(f"/jobs/baker-{number}", PAGE % number, kind="text/html")
        rows(tmp_path, bakery={"spider": "careers", "urls": urls})
        server.came = []
        plain = server.answer

        def answer(host, path):
            server.came.append((time.monotonic(), path))
            return plain(host, path)

        server.answer = answer
        yield server


@pytest.mark.parametrize(("asked", "least"), [("", 0.0), ("Crawl-delay: 1.5\n", 1.4)])
def test_the_pause_that_a_site_asks_for_is_kept(tmp_path, bakery, asked, least):
    bakery.say("/robots.txt", f"User-agent: *\n{asked}Disallow: /private\n", kind="text/plain")
    quick = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_START_DELAY": 0}
    done = crawled(tmp_path, "bakery", settings=quick)
    assert done.row("bakery")["found"] == 4
    pages = [at for at, path in bakery.came if "/jobs/" in path]
    pauses = [later - earlier for earlier, later in itertools.pairwise(pages)]
    assert min(pauses) >= least
    assert asked or min(pauses) < 1.0


def test_a_site_that_wants_an_hour_between_requests_is_left_alone(tmp_path, bakery):
    bakery.say("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n", kind="text/plain")
    done = crawled(tmp_path, "bakery")
    assert done.code == 3
    assert "asks for 3600 seconds between requests" in done.row("bakery")["reason"]
    assert [path for _, path in bakery.came] == ["/robots.txt"]


def test_every_request_that_waits_for_robots_txt_obeys_it(tmp_path, bakery):
    bakery.say("/robots.txt", "User-agent: *\nDisallow: /jobs/\n", kind="text/plain")
    done = crawled(tmp_path, "bakery")
    assert done.code == 3
    assert [path for _, path in bakery.came] == ["/robots.txt"]
    assert len(done.row("bakery")["errors"]) == 4
