"""What calls itself proven was read from real responses, where their folder lies beside."""

import importlib.util
from collections import Counter

import pytest
from crawl_site import ROOT
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

spec = importlib.util.spec_from_file_location("readers", ROOT / "benchmarks/readers.py")
readers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(readers)
SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))
pytestmark = pytest.mark.skipif(
    not all((folder / "manifest.json").is_file() for folder in readers.FOLDERS),
    reason=f"no recorded responses in {' and '.join(map(str, readers.FOLDERS))}",
)


@pytest.fixture(scope="module")
def read():
    return [outcome for folder in readers.FOLDERS for outcome in readers.outcomes(folder)]


def test_every_recorded_file_is_read_or_is_known_to_hold_no_posting(read):
    assert [one.file for one in read if one.reason and one.reason.startswith("UNREAD")] == []


def test_proven_and_unproven_are_what_the_files_show(read):
    files = Counter(one.spider for one in read if one.postings)
    proven = {name for name in SPIDERS.list() if SPIDERS.load(name).proven}
    assert {name for name in proven if not files[name]} == set()
    assert all(one.title and one.url for outcome in read for one in outcome.postings)
