"""What robots.txt and terms are said to say: a dated verdict for every system."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.sources import Source, policy

SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]})).list()
TABLE = tomllib.loads((Path(policy.__file__).parent / "policy.toml").read_text())
KEYS = {"verdict", "basis", "robots", "terms_url", "read_on", "crawl_delay", "why"}


def row(spider, **more):
    return Source(slug="larkspur", company="Larkspur", spider=spider, token="larkspur", **more)


@pytest.mark.parametrize("name", SPIDERS)
def test_every_spider_has_a_policy(name):
    assert name in TABLE


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_policy_says_everything(name):
    assert set(TABLE[name]) == KEYS
    known = policy.of(name)
    assert date(2026, 1, 1) < known.read_on
    assert not known.why.endswith(".")
    assert known.terms_url == "" or known.terms_url.startswith("https://")
    assert known.basis != "not reported" or known.verdict == "own board only"


def test_policies_are_in_order():
    assert list(TABLE) == sorted(TABLE)


@pytest.mark.parametrize(
    ("spiders", "verdict"),
    [
        ("greenhouse lever ashby workday workable teamtailor personio recruitee rippling jazzhr "
         "gem polymer manatal homerun clearcompany usajobs careers", "allowed"),
        ("smartrecruiters successfactors dayforce ukg paycom pinpoint bamboohr breezy cornerstone "
         "comeet phenom oracle jobvite icims jibe taleo eightfold adp paylocity avature "
         "recruiterbox softgarden join dover amazon google apple microsoft", "own board only"),
        ("linkedin indeed", "refused"),
    ],
)  # fmt: skip
def test_verdicts_as_reported(spiders, verdict):
    for name in spiders.split():
        assert policy.of(name).verdict == verdict, name


def test_lever_asks_for_a_second_between_requests():
    assert policy.of("lever").crawl_delay == 1


@pytest.mark.parametrize("spider", ["greenhouse", "careers", "a_spider_of_mine"])
def test_what_may_be_crawled(spider):
    assert policy.refusal(row(spider)) is None


@pytest.mark.parametrize(
    ("spider", "reason"),
    [
        ("breezy", "breezy: own board only: its terms forbid scraping (as reported on 2026-11-25)"),
        ("smartrecruiters", "its robots.txt closes the API to every reader but LinkedIn's"),
        ("icims", "nobody is known to have read its robots.txt and terms (looked for on 2026"),
        ("linkedin", "linkedin: refused: this project never reads it"),
    ],
)
def test_why_a_crawl_may_not_start(spider, reason):
    said = policy.refusal(row(spider))
    assert reason in said
    assert said.endswith("if the board is yours, set owner = true in a row of your own")
    assert policy.refusal(row(spider, owner=True)) is None
