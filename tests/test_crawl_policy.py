"""A crawl keeps away from systems whose robots.txt or terms say so, and says why."""

import json
import sys

import pytest
from crawl_site import ROOT, configured, rows, run
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.sources import policy

SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))


def visited(folder, name, **row):
    """Slugs that a crawl would visit, and what its books say of the others."""
    rows(folder, mine={"spider": name, "token": "acme", **row})
    spider = SPIDERS.load(name)(only="mine")
    spider.settings = Settings(
        {"SOURCE_FOLDERS": [str(folder / "rows")], "DATA_FOLDER": str(folder)}
    )
    found = [source.slug for source in spider.sources()]
    return found, spider.outcomes["mine"]


def test_a_system_that_forbids_it_is_not_asked(tmp_path):
    rows(tmp_path, mine={"spider": "bamboohr", "token": "acme"})
    configured(tmp_path, contact="tests@example.org")
    report = tmp_path / "report.json"
    words = ["crawl", "mine", "--report", str(report)]
    done = run([sys.executable, "-m", "sponsorboard", *words], tmp_path, ROOT)
    assert done.returncode == 3, done.stderr
    (row,) = json.loads(report.read_text())["sources"]
    assert row["outcome"] == "refused"
    assert row["reason"].startswith("bamboohr: own board only: ")
    assert row["requests"] == 0
    assert "owner = true" in done.stdout


@pytest.mark.parametrize(
    ("name", "row", "found"),
    [
        ("greenhouse", {}, ["mine"]),
        ("breezy", {}, []),
        ("breezy", {"owner": True}, ["mine"]),
        ("smartrecruiters", {}, []),
        ("smartrecruiters", {"owner": True}, ["mine"]),
    ],
)
def test_the_owner_of_a_board_may_read_it(tmp_path, name, row, found):
    visits, outcome = visited(tmp_path, name, **row)
    assert visits == found
    assert (outcome.refused is None) == bool(found)


def test_a_pause_that_a_system_asks_for_is_kept():
    settings = Settings({"DOWNLOAD_DELAY": 0.5})
    slow = next(name for name, one in policy.policies().items() if one.crawl_delay > 0.5)
    SPIDERS.load(slow).update_settings(settings)
    assert settings.getfloat("DOWNLOAD_DELAY") == policy.of(slow).crawl_delay
