"""Replays saved crawls: each folder fixtures/SPIDER/CASE is one test, through Scrapy's engine.

``case.toml`` has the row under ``[source]``, the saved answers under ``[pages]`` (a URL, or METHOD
URL BODY, and a file, a status, or a table of ``file``, ``status`` and ``headers``), and under
``[books]`` what the source's books say afterwards. A request that is not saved fails, and so does a
saved one that is not asked for. ``postings.json`` is written once when it is missing, and fails
until somebody has read and committed it.
"""

import dataclasses
import importlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from scrapy import Request, signals
from scrapy.crawler import CrawlerProcess
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.crawl import settings as ours
from sponsorboard.postings.posting import Posting

FIXTURES = Path(__file__).parent / "fixtures"
CASES = sorted(path.parent for path in FIXTURES.glob("*/*/case.toml"))
SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))
TYPES = {
    ".json": "application/json",
    ".html": "text/html",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".txt": "text/plain",
    ".gz": "application/gzip",
}


class SavedAnswers:
    """Scrapy's download handler for one case."""

    lazy = False

    def __init__(self, crawler: Any) -> None:
        self.case = Path(crawler.settings["CASE"])
        self.asked = crawler.settings["ASKED"]
        self.pages = tomllib.loads((self.case / "case.toml").read_text())["pages"]

    @classmethod
    def from_crawler(cls, crawler: Any) -> "SavedAnswers":
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        name = request.url
        if request.method != "GET":
            name = f"{request.method} {request.url} {request.body.decode()}"
        if name.endswith("/robots.txt"):
            return Response(name, status=404)
        self.asked.write_text(self.asked.read_text() + name + "\n")
        if name not in self.pages:
            raise IgnoreRequest(f"not saved: {name}")
        saved = self.pages[name]
        if not isinstance(saved, dict):
            saved = {"status": saved} if isinstance(saved, int) else {"file": saved}
        status, headers, body = saved.get("status", 200), Headers(saved.get("headers", {})), b""
        if "file" in saved:
            body = (self.case / saved["file"]).read_bytes()
            headers.setdefault("Content-Type", TYPES[Path(saved["file"]).suffix])
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return kind(request.url, status=status, headers=headers, body=body)

    async def close(self) -> None:
        pass


def crawl(folder: Path) -> dict[str, Any]:
    """Crawl every case in this process, side by side; what came of each, by its name."""
    settings = Settings()
    settings.setmodule(ours)
    settings.update(
        {
            "ITEM_PIPELINES": {"sponsorboard.crawl.seen.SeenPipeline": 0},
            "OFFLINE": True,
            "ARCHIVE": None,
            "AUTOTHROTTLE_ENABLED": False,
            "DOWNLOAD_DELAY": 0,
            "DOWNLOAD_HANDLERS": {"https": SavedAnswers, "http": SavedAnswers},
            "LOG_LEVEL": "ERROR",
        }
    )
    process = CrawlerProcess(settings)
    runs = {}
    for case in CASES:
        name = f"{case.parent.name}-{case.name}"
        work = folder / name
        work.mkdir()
        (work / "asked").write_text("")
        row = tomllib.loads((case / "case.toml").read_text())["source"]
        keys = {"company": "Example", **row, "spider": case.parent.name}
        lines = [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
        (work / "rows.toml").write_text("\n".join(["[example]", *lines]))
        mine = {"CASE": str(case), "ASKED": work / "asked", "SOURCE_FOLDERS": [str(work)]}
        crawler = process.create_crawler(case.parent.name)
        crawler.settings.update({**mine, "DATA_FOLDER": str(work / "data")}, "cmdline")
        found: list[Posting] = []
        runs[name] = (crawler, found, work / "asked", _collect(crawler, found))
        process.crawl(crawler, only="example")
    process.start()
    return {
        name: {
            "postings": [_said(each) for each in sorted(found, key=lambda posting: posting.id)],
            "asked": asked.read_text().splitlines(),
            "shortfall": crawler.spider.outcomes["example"].shortfall,
            "errors": [
                f"{each.url}: {each.message}"
                for each in crawler.spider.outcomes["example"].troubles
            ],
        }
        for name, (crawler, found, asked, _) in runs.items()
    }


def _collect(crawler: Any, found: list[Posting]) -> Any:
    def keep(item: Posting) -> None:
        times = {"first_seen_at": None, "last_seen_at": None}  # the crawl's, not the page's
        found.append(dataclasses.replace(item, content_hash=None, **times))

    crawler.signals.connect(keep, signals.item_scraped)
    return keep


def _said(posting: Posting) -> dict[str, Any]:
    """A posting without what its page did not say."""
    empty = Posting(id="", source="", spider="", url="", title="", company=posting.company)
    plain, nothing = msgspec.to_builtins(posting), msgspec.to_builtins(empty)
    return {key: _pruned(value) for key, value in plain.items() if value != nothing[key]} | {
        "company": posting.company.name
    }


def _pruned(value: Any) -> Any:
    if isinstance(value, list):
        return [_pruned(each) for each in value]
    if isinstance(value, dict):
        return {key: _pruned(each) for key, each in value.items() if each not in (None, [])}
    return value


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All cases, crawled in a process of their own: Scrapy's engine starts once in a process."""
    answer = tmp_path_factory.mktemp("crawled") / "answer.json"
    command = [sys.executable, "-W", "error", __file__, str(answer)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(answer.read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_spider_reads_a_saved_crawl(case: Path, crawled: dict[str, Any]) -> None:
    plan = tomllib.loads((case / "case.toml").read_text())
    result = crawled[f"{case.parent.name}-{case.name}"]
    assert sorted(result["asked"]) == sorted(plan["pages"])
    books = plan.get("books", {})
    assert result["shortfall"] == books.get("shortfall")
    assert sorted(result["errors"]) == sorted(books.get("errors", []))
    golden = case / "postings.json"
    if not golden.exists():
        golden.write_text(json.dumps(result["postings"], indent=1, ensure_ascii=False) + "\n")
        pytest.fail(f"wrote {golden}: read it, then commit it")
    assert result["postings"] == json.loads(golden.read_text())


@pytest.mark.parametrize("name", SPIDERS.list())
def test_every_spider_has_a_saved_crawl(name: str) -> None:
    assert any(case.parent.name == name for case in CASES)


@pytest.mark.parametrize("name", SPIDERS.list())
def test_what_was_not_tried_on_real_responses_says_so(name: str) -> None:
    spider = SPIDERS.load(name)
    scraper = importlib.import_module(f"scrapers.{name}") if not spider.proven else None
    assert spider.proven == ("Unproven:" not in _doc(spider))
    assert scraper is None or "Unproven:" in scraper.__doc__


def _doc(spider: Any) -> str:
    return sys.modules[spider.__module__].__doc__ or ""


def test_every_saved_crawl_has_a_spider() -> None:
    assert {case.parent.name for case in CASES} <= set(SPIDERS.list())


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    with tempfile.TemporaryDirectory() as place:
        answer = crawl(Path(place))
    Path(sys.argv[1]).write_text(json.dumps(answer))
