"""Career sites crawled over real HTTP: sitemaps that robots.txt names, and pages that only exist
after their scripts ran, in the system's Chromium."""

import asyncio
import json
import os
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from crawl_site import Answer, Done, Site, crawled, rows, site
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.settings import Settings

from spiders.careers import CareersSpider
from sponsorboard.crawl import rendering
from sponsorboard.crawl.guard import PrivateAddressGuard
from sponsorboard.sources import Source

QUICK = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 0}
SHELL = '<!doctype html><title>Jobs</title><div id="root"></div><script src="/app.js"></script>'
APP = """
const root = document.getElementById("root");
async function draw() {
  root.innerHTML = '<img src="/logo.png"><iframe src="/frame"></iframe>';
  fetch("/ua/" + encodeURIComponent(navigator.userAgent));
  fetch("/private/data").catch(() => {});
  if (location.pathname === "/jobs") {
    const found = await (await fetch("/api/jobs.json")).json();
    for (const one of found) root.innerHTML += `<a href="/jobs/${one.id}">${one.title}</a>`;
  } else {
    const data = document.createElement("script");
    data.type = "application/ld+json";
    const id = location.pathname.split("/").pop();
    data.textContent = JSON.stringify({"@type": "JobPosting", title: "Glazier " + id,
      identifier: "G" + id, description: "<p>Cut glass.</p>", jobLocation: "Toledo, OH"});
    document.head.append(data);
  }
}
draw();
"""


@pytest.fixture
def web():
    with site() as running:
        running.say("/robots.txt", "User-agent: *\nDisallow: /private/\n", kind="text/plain")
        yield running


@pytest.fixture
def chromium():
    """Skips the test where there is no Chromium, fails it in CI."""
    if rendering.browser() is None:
        message = "no Chromium: install it, for example with apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def html(web: Site, path: str, body: str) -> None:
    web.say(path, body, kind="text/html; charset=utf-8")


def app(web: Site, code: str = APP) -> None:
    for path in ("/jobs", "/jobs/1", "/jobs/2"):
        html(web, path, SHELL)
    web.say("/app.js", code, kind="text/javascript")
    web.say("/api/jobs.json", [{"id": 1, "title": "Glazier"}, {"id": 2, "title": "Glazier"}])


def crawl(web: Site, data: Path, **settings: object) -> Done:
    rows(data, glass={"spider": "careers", "url": f"{web.root}/jobs"})
    return crawled(data, "glass", settings={**QUICK, **settings})


def paths(web: Site) -> list[str]:
    host = web.root.removeprefix("http://")
    return [asked.removeprefix(host) for asked in web.asked]


def browsers() -> set[str]:
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if b"chromium" in command and b"--headless" in command:
            found.add(process.name)
    return found


def test_a_site_of_scripts_is_read_after_they_ran(web, tmp_path, chromium):
    app(web)
    before = browsers()
    done = crawl(web, tmp_path)
    row = done.row("glass")
    assert (row["outcome"], row["found"]) == ("ok", 2), done.text
    asked = paths(web)
    # Plain first: the list page and both postings, each once before the browser asked again.
    assert [asked.count(path) for path in ("/jobs", "/jobs/1", "/jobs/2")] == [2, 2, 2]
    assert asked.index("/sitemap.xml") < asked.index("/app.js")
    for unwanted in ("/logo.png", "/frame", "/private/data"):
        assert unwanted not in asked
    agents = {unquote(path.removeprefix("/ua/")) for path in asked if path.startswith("/ua/")}
    assert len(agents) == 1
    assert agents.pop().startswith("sponsorboard/")
    assert browsers() <= before


def test_a_page_that_did_not_change_is_rendered_anew(web, tmp_path, chromium):
    app(web)
    shell = {"kind": "text/html", "headers": {"ETag": '"shell"'}}
    fresh, same = Answer(SHELL, **shell), Answer(b"", 304, headers={"ETag": '"shell"'})
    web.answers["/jobs"] = [fresh, fresh, same, fresh]
    assert crawl(web, tmp_path).row("glass")["found"] == 2
    html(web, "/jobs/3", SHELL)
    web.say("/api/jobs.json", [{"id": id, "title": "Glazier"} for id in (1, 2, 3)])
    row = crawl(web, tmp_path).row("glass")
    assert (row["found"], row["new"], row["not_modified"]) == (3, 1, 1)


def test_a_page_that_says_something_starts_no_browser(web, tmp_path):
    app(web)
    html(web, "/jobs", '<a href="/jobs/1">One</a><script src="/app.js"></script>')
    posting = {"@type": "JobPosting", "title": "Glazier", "description": "Cut glass."}
    script = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
    html(web, "/jobs/1", script + '<script src="/app.js"></script>')
    done = crawl(web, tmp_path)
    assert done.row("glass")["found"] == 1
    assert "/app.js" not in paths(web)


def test_without_a_chromium_the_page_is_a_trouble(web, tmp_path, monkeypatch):
    app(web)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = crawl(web, tmp_path)
    row = done.row("glass")
    assert (row["outcome"], row["found"]) == ("failed", 0)
    assert "no Chromium" in row["reason"]
    assert "apt-get install chromium" in json.dumps(row)
    assert done.code == 3


def test_a_page_that_never_ends_is_given_up(web, tmp_path, chromium):
    app(web, "while (true) {}")
    before = browsers()
    done = crawl(web, tmp_path, DOWNLOAD_TIMEOUT=6)
    row = done.row("glass")
    assert (row["outcome"], row["found"]) == ("failed", 0)
    assert "no answer in time" in row["reason"]
    assert browsers() <= before


def test_sitemaps_that_robots_txt_names(web, tmp_path):
    html(web, "/jobs", "<h1>Jobs</h1><div id='list'></div><script src='/app.js'></script>")
    robots = f"User-agent: *\nSitemap: {web.root}/maps/gone.xml\nSitemap: /maps/all.xml\n"
    web.say("/robots.txt", robots, kind="text/plain")
    map_of_two = "<urlset>" + "".join(
        f"<url><loc>{web.root}{path}</loc></url>" for path in ("/jobs/1", "/jobs/2", "/about")
    )
    web.say("/maps/all.xml", map_of_two + "</urlset>", kind="application/xml")
    for number in (1, 2):
        posting = {"@type": "JobPosting", "title": f"Glazier {number}", "description": "Cut."}
        script = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
        html(web, f"/jobs/{number}", script)
    done = crawl(web, tmp_path)
    assert (done.row("glass")["outcome"], done.row("glass")["found"]) == ("ok", 2)
    assert sorted(paths(web)) == [
        "/jobs", "/jobs/1", "/jobs/2", "/maps/all.xml", "/maps/gone.xml", "/robots.txt",
        "/robots.txt",
    ]  # fmt: skip


# --- What the browser may ask for -----------------------------------------------------------------


class Frame:
    parent_frame = None
    page = "page"


class Asked:
    redirected_from = None
    frame = Frame()

    def __init__(self, url, kind="fetch", navigates=False):
        self.url, self.resource_type, self.navigates = url, kind, navigates

    def is_navigation_request(self):
        return self.navigates


@pytest.fixture
def visit():
    crawler = SimpleNamespace(settings=Settings({"OFFLINE": True}))
    outcome = SimpleNamespace(url="https://www.fen.example/jobs")
    crawler.spider = SimpleNamespace(outcomes={"fen": outcome})
    guard = PrivateAddressGuard(crawler)
    crawler.engine = SimpleNamespace(
        downloader=SimpleNamespace(middleware=SimpleNamespace(middlewares=[guard]))
    )
    source = Source(slug="fen", company="Fen", spider="careers", url=outcome.url)
    request = Request(outcome.url, cb_kwargs={"source": source})
    browser = SimpleNamespace(crawler=crawler, visits={}, slots={})
    browser.slots = rendering.defaultdict(lambda: rendering.Semaphore(1))
    return rendering.Visit(browser, request)


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        (Asked("https://www.fen.example/api"), False),
        (Asked("https://cdn.example/app.js", "script"), False),
        (Asked("https://www.fen.example/jobs", "document", True), False),
        (Asked("https://fen.example/jobs", "document", True), False),
        (Asked("https://elsewhere.example/", "document", True), True),
        (Asked("https://www.fen.example/x.png", "image"), True),
        (Asked("https://www.fen.example/x.css", "stylesheet"), True),
        (Asked("wss://www.fen.example/", "websocket"), True),
        (Asked("http://127.0.0.1:8000/"), True),
        (Asked("http://169.254.169.254/latest"), True),
        (Asked("http://[::1]/", "script"), True),
        (Asked("http://localhost:9200/_search"), True),
    ],
)
def test_what_a_page_may_ask_for(visit, asked, refused):
    assert asyncio.run(visit.refuses(asked)) is refused


def test_a_host_is_asked_by_no_more_than_usual_at_a_time(visit):
    first, second = (Asked(f"https://www.fen.example/{number}") for number in (1, 2))

    async def both():
        assert not await visit.refuses(first)
        waiting = asyncio.create_task(visit.refuses(second))
        await asyncio.sleep(0.05)
        assert not waiting.done()
        visit._over(first)
        assert not await waiting

    asyncio.run(both())


def test_a_page_of_endless_requests_is_stopped(visit, monkeypatch):
    monkeypatch.setattr(rendering, "MOST", 2)
    many = [Asked(f"https://{number}.fen.example/") for number in range(4)]

    async def each():
        return [await visit.refuses(asked) for asked in many]

    assert asyncio.run(each()) == [False, False, True, True]


def test_a_redirect_to_a_private_address_spoils_the_page(visit):
    asked = Asked("http://10.0.0.8/")
    asked.redirected_from = Asked("https://www.fen.example/api")
    asyncio.run(visit._redirected(asked))
    assert isinstance(visit.refused, IgnoreRequest)


def test_what_answers_for_the_network_keeps_its_place():
    settings = Settings({"DOWNLOAD_HANDLERS": {"https": "replay.Handler"}})
    CareersSpider.update_settings(settings)
    assert settings.getdict("DOWNLOAD_HANDLERS") == {"https": "replay.Handler"}
    plain = Settings()
    CareersSpider.update_settings(plain)
    assert plain.getdict("DOWNLOAD_HANDLERS")["https"] == rendering.HANDLER
