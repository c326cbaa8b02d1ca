"""Bad input over real HTTP: each is named with source, address and advice, and stops no other."""

import json
import sys
import time
from subprocess import PIPE, Popen

import pytest
from crawl_site import DRIVER, ROOT, Answer, board, crawled, greenhouse, job, rows, site

from sponsorboard.search import open_index

HTML = "<!doctype html><html><head><title>Just a moment</title></head><body>Wait.</body></html>"
PAGE = """<html><head><script type="application/ld+json">{"@type": "JobPosting",
"title": "Pâtissier", "description": "Crème brûlée à la carte.", "datePosted": "2026-05-01",
"hiringOrganization": {"name": "Café Müller"}, "identifier": "CM-1"}</script></head></html>"""
PRIVATE = "http://169.254.169.254/latest/meta-data/"

# row's token: what the server answers, what the summary says, and what to do about it
BOARDS = {
    "nowhere": (Answer(b"", 404), "no such page (404)", "board's token"),
    "torn": (Answer('{"jobs": [{"id": 1,'), "broken JSON: Input data was truncated", "correct"),
    "comma": (Answer('{"jobs": [],,}'), "(byte 12)", "correct the row"),
    "wall": (Answer(HTML, kind="text/html"), "an HTML page titled 'Just a moment'", "correct"),
    "other": (Answer({"postings": []}), "got other JSON", "correct the row"),
    "silent": (Answer(b""), "got an empty answer", "correct the row"),
    "empty": (Answer(board()), "the board lists no posting", "pause the row"),
    "huge": (Answer(b" " * 50_000_000), "not read", "nothing of it was kept"),
    "inward": (Answer(b"", 302, headers={"Location": PRIVATE}), "private address", "who runs"),
    "loop": (Answer(b"", 302, headers={"Location": "http://localhost/x"}), "private", "who runs"),
    "refused": (Answer(b"", 403), "refuses us (403)", "terms"),
    "down": (Answer(b"", 503), "the server failed (503)", "try again later"),
    "away": (Answer(b"", 429, headers={"Retry-After": "86400"}), "slow down (429)", "every"),
    "short": (Answer(board(job(1), total=9)), "the board has 9 postings, 1 came", "crawl again"),
    "row": (Answer(board(job(1), {"id": 2}, total=2)), "job 2 cannot be read", "report it"),
}
FINE = ("good", "busy", "cafe", "latin")


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """One crawl of every trouble and of sources without one."""
    data = tmp_path_factory.mktemp("troubles")
    given = {slug: {"spider": "greenhouse", "token": slug} for slug in (*BOARDS, "good", "busy")}
    given["floor"] = {"spider": "greenhouse", "token": "good", "expect": 5}
    for slug in ("cafe", "latin"):
        given[slug] = {"spider": "careers", "urls": [f"https://{slug}.example/jobs/1"]}
    given["shy"] = {"spider": "careers", "url": "https://shy.example/jobs"}
    given["ghost"] = {"spider": "greenhose", "token": "x"}
    given["odd"] = {"spider": "greenhouse", "tokn": "x"}
    given["blank"] = {"spider": "greenhouse", "token": "two words"}
    rows(data, **given)
    with site() as server:
        for token, (answer, *_) in BOARDS.items():
            server.answers[greenhouse(token)] = answer
        server.say(greenhouse("good"), board(job(1), job(2, "Roofer")))
        again = Answer(b"", 429, headers={"Retry-After": "0"})
        server.answers[greenhouse("busy")] = [again, Answer(b"", 502), Answer(board(job(7)))]
        latin = PAGE.encode("cp1252")
        server.say("cafe.example/jobs/1", latin, kind="text/html; charset=iso-8859-1")
        server.say("latin.example/jobs/1", latin, kind="text/html; charset=utf-8")
        server.say("shy.example/robots.txt", "User-agent: *\nDisallow: /", kind="text/plain")
        names = [*given]
        result = crawled(data, *names, sample=server.root)
    result.asked = server.asked
    result.data = data
    return result


@pytest.mark.parametrize("source", BOARDS)
def test_a_trouble_is_named_with_address_and_advice(source, done):
    _, message, advice = BOARDS[source]
    lines = [line for line in done.text.splitlines() if line.startswith(f"{source}: ")]
    line = next(line for line in lines if message in line)
    assert "https://" + greenhouse(source) in line or PRIVATE in line or "localhost" in line
    assert any(advice in line for line in lines)


@pytest.mark.parametrize("source", FINE)
def test_the_other_sources_go_on(source, done):
    assert done.row(source)["outcome"] == "ok"
    assert done.row(source)["errors"] == []


def test_outcomes_and_exit_code(done):
    outcomes = {row["source"]: row["outcome"] for row in done.report["sources"]}
    assert outcomes.pop("empty") == "empty"
    assert outcomes.pop("floor") == "below floor"
    assert {outcomes.pop("short"), outcomes.pop("row")} == {"incomplete"}
    assert {outcomes.pop(source) for source in FINE} == {"ok"}
    assert set(outcomes.values()) == {"failed"}
    assert done.code == 1


def test_a_private_address_is_never_asked(done):
    assert not any("169.254" in each or "localhost" in each for each in done.asked)


def test_robots_are_obeyed(done):
    assert "robots.txt forbids" in done.row("shy")["errors"][0]["message"]
    assert not any(each.startswith("shy.example/jobs") for each in done.asked)


def test_an_answer_of_429_is_asked_again(done):
    assert done.asked.count(greenhouse("busy")) == 3
    assert done.asked.count(greenhouse("away")) == 1


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("ghost", "no spider is called 'greenhose'; did you mean 'greenhouse'?"),
        ("odd", "unknown key 'tokn'; did you mean 'token'?"),
        ("blank", "token 'two words' does not fit"),
    ],
)
def test_a_broken_row_is_named_with_its_file(source, message, done):
    row = done.row(source)
    assert row["errors"][0]["url"].endswith("mine.toml")
    assert message in row["errors"][0]["message"]
    assert row["errors"][0]["message"] in done.text


@pytest.mark.parametrize("source", ["cafe", "latin"])
def test_a_wrong_charset_is_read_all_the_same(source, done):
    found = open_index(f"tantivy:{done.data}/index").get(f"careers:{source}:CM-1")
    assert found.title == "Pâtissier"
    assert found.description_text == "Crème brûlée à la carte."


def test_two_crawls_at_once(tmp_path):
    rows(tmp_path, good={"spider": "greenhouse", "token": "good"})
    with site() as server:
        server.say(greenhouse("good"), board(job(1)))
        slow = {"DOWNLOAD_DELAY": 3, "RANDOMIZE_DOWNLOAD_DELAY": False}
        given = {"data": str(tmp_path), "names": ["good"], "sample": server.root, "settings": slow}
        first = Popen(
            [sys.executable, "-c", DRIVER, json.dumps(given)], cwd=ROOT, stdout=PIPE, stderr=PIPE
        )
        while not server.asked and first.poll() is None:  # it holds the lock once it asks
            time.sleep(0.05)
        second = crawled(tmp_path, "good", sample=server.root)
        assert second.code == 2
        assert "another crawl is at work" in second.text
        first.communicate(timeout=60)
        assert first.returncode == 0
        assert crawled(tmp_path, "good", sample=server.root).code == 0
