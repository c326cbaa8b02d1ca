"""The page on adding a source, done as it says: its files are written, its commands are run.

A crawl without ``--replay`` asks a server on this machine in place of the sites that it names.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from crawl_site import board, greenhouse, job, site

PAGE = (Path(__file__).parent.parent / "docs/adding-a-source.md").read_text()
STEP = re.compile(
    r"^## (?P<title>[^\n]+)$|^(?:`(?P<file>[\w./]+)`:\n\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
DRIVER = """
import sys
from sponsorboard import configuration
from sponsorboard.crawl.run import Options, crawl
from sponsorboard.crawl.summary import show

done = crawl(sys.argv[2:], configuration.load(), Options(sample=sys.argv[1]))
show(done)
sys.exit(done.exit_code)
"""
LARCH = """<html><script type="application/ld+json">{"@context": "https://schema.org",
"@type": "JobPosting", "title": "Joiner", "description": "<p>Make chairs.</p>",
"datePosted": "2026-11-01", "identifier": "L-1", "url": "https://www.larch.example/careers/joiner",
"hiringOrganization": {"@type": "Organization", "name": "Larch Furniture"}}</script></html>"""
HARBOUR = """<ul id="openings">
<li data-number="11"><a href="/work-here/11">Rigger</a> <span class="town">Duluth, MN</span></li>
<li data-number="12"><a href="/work-here/12">Welder</a> <span class="town">Erie, PA</span></li>
</ul>"""
TEXT = "<main><p>Join {what}. Visa sponsorship is not available.</p></main>"


class Ran(NamedTuple):
    """A command of the page, and how it ended."""

    part: str
    command: str
    code: int
    out: str
    errors: str


def answers(server):
    """What the sites of the page say."""
    server.say(greenhouse("acmecorp"), board(job(1), job(2, "Roofer")))
    server.say("www.larch.example/careers", LARCH, kind="text/html")
    lantern = re.search(r"`mine/recorded/board.json`:\n\n```json\n(.*?)```", PAGE, re.DOTALL)[1]
    server.say("api.lantern.example/v1/boards/northlight", lantern)
    server.say("www.harbour.example/work-here", HARBOUR, kind="text/html")
    for number, what in ((11, "ropes"), (12, "plates")):
        text = TEXT.format(what=what)
        server.say(f"www.harbour.example/work-here/{number}", text, kind="text/html")


def ran(command, folder, root):
    """Run one line of the page."""
    words = shlex.split(command)
    assert words[0] == "sponsorboard"
    order = [sys.executable, "-m", *words]
    if words[1] == "crawl" and "--replay" not in words:
        order = [sys.executable, "-c", DRIVER, root, *words[2:]]
    environment = {**os.environ, "COLUMNS": "200"}
    environment.pop("SPONSORBOARD_CONFIG", None)
    done = subprocess.run(
        order, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """The page, done from top to bottom."""
    folder = tmp_path_factory.mktemp("page")
    part, commands = "", []
    with site() as server:
        answers(server)
        for step in STEP.finditer(PAGE):
            if step["title"]:
                part = step["title"]
            elif step["file"]:
                file = folder / step["file"]
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(step["text"])
            else:
                assert step["kind"] == "sh"
                for line in step["text"].splitlines():
                    commands.append(Ran(part, line, *ran(line, folder, server.root)))
    return folder, commands


def test_every_command_of_the_page_succeeds(done):
    _, commands = done
    assert [each.part for each in commands] == 3 * ["A row"] + 4 * ["A system"] + 2 * [
        "A site of its own"
    ]
    for each in commands:
        assert each.code == 0, each


def found(folder, *names):
    """Records of these sources, by id."""
    order = [sys.executable, "-m", "sponsorboard", "export", "--format", "jsonl"]
    told = subprocess.run(order, cwd=folder, capture_output=True, text=True, check=True).stdout
    records = map(json.loads, told.splitlines())
    return {each["id"]: each for each in records if each["source"] in names}


def test_a_row(done):
    folder, commands = done
    records = found(folder, "acme", "larch")
    assert {each["title"] for each in records.values()} == {"Plumber", "Roofer", "Joiner"}
    health = commands[2].out.splitlines()
    assert {line.split()[0] for line in health[1:3]} == {"acme", "larch"}


def test_a_system(done):
    folder, commands = done
    records = found(folder, "northlight")
    assert set(records) == {"lantern:northlight:a7", "lantern:northlight:b2"}
    glazier, estimator = (records[f"lantern:northlight:{ref}"] for ref in ("a7", "b2"))
    assert glazier["posted_on"] == "2026-11-02"
    assert glazier["salary"]["bands"][0]["min"] == 31
    assert estimator["valid_through"] == "2026-12-24"
    assert estimator["sponsorship"]["policy"] == "offered"
    assert all(each["title"] in commands[5].out for each in records.values())
    assert not (folder / "data/history.sqlite").samefile(folder / "try/history.sqlite")


def test_a_site_of_its_own(done):
    folder, _ = done
    records = found(folder, "harbour")
    assert {each["title"] for each in records.values()} == {"Rigger", "Welder"}
    rigger = records["harbour:harbour:11"]
    assert rigger["location_text"] == "Duluth, MN"
    assert rigger["sponsorship"]["policy"] == "refused"


def test_a_site_of_its_own_is_one_short_spider(done):
    folder, _ = done
    assert (folder / "mine/harbour.py").read_text().count("\n") <= 40
    assert sorted(path.name for path in (folder / "mine").glob("harbour*.py")) == ["harbour.py"]


def test_what_spiders_of_ones_own_archived_is_read_again_without_asking(done):
    folder, _ = done
    code, out, errors = ran("sponsorboard replay --json --jobs 1", folder, "")
    assert code == 0, errors
    again = {each["id"]: each for each in map(json.loads, out.splitlines())}
    for id_, record in found(folder, "northlight", "harbour").items():
        assert again[id_]["content_hash"] == record["content_hash"]


def test_a_spider_of_ones_own_fails_where_its_site_was_rebuilt(done):
    folder, _ = done
    with site() as server:
        server.say("www.harbour.example/work-here", "<h1>All is new</h1>", kind="text/html")
        code, out, _ = ran("sponsorboard crawl harbour", folder, server.root)
    assert code == 3
    assert "expected the list of openings, got another page" in out
