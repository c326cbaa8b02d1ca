"""Plain Scrapy works in this project as in any other."""

import json
import sys

import pytest
from crawl_site import ROOT, configured, rows, run, site

PAGE = """<html><head><script type="application/ld+json">{"@type": "JobPosting",
"title": "Baker", "description": "<p>Bake for $20 an hour.</p>", "identifier": "B-%s",
"hiringOrganization": {"name": "Crumb"}}</script></head><body>%s</body></html>"""


def scrapy(data, *words):
    done = run([sys.executable, "-m", "scrapy", *words], data)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_list(tmp_path):
    known = scrapy(tmp_path, "list").stdout.split()
    assert known == sorted(file.stem for file in (ROOT / "spiders").glob("[!_]*.py"))
    assert len(known) > 40


def test_check_asks_the_sample_site(tmp_path):
    done = scrapy(tmp_path, "check")
    assert done.returncode == 0, done.stderr
    assert "Ran 6 contracts" in done.stderr
    assert "OK" in done.stderr


@pytest.fixture
def bakery(tmp_path):
    with site() as server:
        server.say("/jobs", PAGE % (0, '<a href="/jobs/one">1</a>'), kind="text/html")
        server.say("/jobs/one", PAGE % (1, ""), kind="text/html")
        rows(tmp_path, bakery={"spider": "careers", "url": f"{server.root}/jobs"})
        yield server


@pytest.mark.parametrize("kind", ["jsonl", "json"])
def test_crawl_into_a_feed(kind, tmp_path, bakery):
    feed = tmp_path / f"out.{kind}"
    scrapy(tmp_path, "crawl", "careers", "-a", "only=bakery", "-O", str(feed))
    text = feed.read_text()
    records = json.loads(text) if kind == "json" else list(map(json.loads, text.splitlines()))
    assert {record["id"] for record in records} == {"careers:bakery:B-0", "careers:bakery:B-1"}
    band = records[0]["salary"]["bands"][0]
    assert (band["min"], band["evidence"][0]["from"]) == (20, "text")
    assert records[0]["last_seen_at"].endswith("Z")


def test_a_feed_of_some_fields(tmp_path, bakery):
    feed = tmp_path / "out.jsonl"
    fields = "FEED_EXPORT_FIELDS=title,company"
    scrapy(tmp_path, "crawl", "careers", "-a", "only=bakery", "-O", str(feed), "-s", fields)
    record = json.loads(feed.read_text().splitlines()[0])
    assert record == {"title": "Baker", "company": {"name": "bakery", "domain": None}}


def test_shell(tmp_path, bakery):
    done = scrapy(tmp_path, "shell", f"{bakery.root}/jobs", "-c", "response.css('a::text').get()")
    assert done.stdout.strip() == "1"


def test_no_crawl_of_others_without_a_contact(tmp_path):
    done = scrapy(tmp_path, "crawl", "greenhouse", "-a", "only=stripe")
    assert "no contact: set `contact`" in done.stderr
    assert "boards-api" not in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["crawl", "stripe"], "no contact: set `contact` in sponsorboard.toml"),
        (["crawl", "strope"], "no source or spider is called 'strope'; did you mean 'stripe'?"),
        (["crawl", "--replay", "nowhere"], "nowhere has no manifest.json"),
        (["crawl", "stripe", "--index", "sqlite:x"], "names no index"),
    ],
)
def test_the_command_says_what_is_wrong(words, message, tmp_path):
    done = run([sys.executable, "-m", "sponsorboard", *words], tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_crawls_loopback_without_a_contact(tmp_path, bakery):
    done = run([sys.executable, "-m", "sponsorboard", "crawl", "bakery"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == ["bakery: ok, 2 postings"]
    columns = "source found new changed closed unseen dropped errors seconds outcome".split()
    assert done.stdout.split()[:10] == columns
    assert bakery.asked[0] == f"{bakery.root.removeprefix('http://')}/robots.txt"


SPIDER = '''"""Crumbs: a list of one employer."""

from scrapers.page import posting
from sponsorboard.crawl.spider import SourceSpider


class CrumbsSpider(SourceSpider):
    name = "crumbs"
    token = None

    @classmethod
    def addresses(cls, source):
        return [source.url]

    def parse(self, response, source):
        for item in response.css("a"):
            url = response.urljoin(item.attrib["href"])
            yield posting(source, url[-3:], url=url, title=item.css("::text").get())
'''


def test_an_operators_own_spider_and_row(tmp_path, bakery):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/crumbs.py").write_text(SPIDER)
    rows(tmp_path, mill={"spider": "crumbs", "url": f"{bakery.root}/jobs"})
    configured(tmp_path, spiders=["ours"])
    done = run([sys.executable, "-m", "sponsorboard", "crawl", "mill"], tmp_path, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "mill: ok, 1 postings\n")
    (tmp_path / "ours/torn.py").write_text("import nothing_of_this_name")
    done = run([sys.executable, "-m", "sponsorboard", "crawl", "mill"], tmp_path, cwd=tmp_path)
    assert done.returncode == 2
    assert "spiders: cannot import ours: ModuleNotFoundError" in done.stderr
    assert "Traceback" not in done.stderr
