"""sources add, and detect's look at a page: over real HTTP, with other hosts on loopback."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from crawl_site import ROOT, board, configured, greenhouse, job, run, site

from sponsorboard.cli.adding import every, floor
from sponsorboard.cli.app import run as here
from sponsorboard.crawl.look import Board
from sponsorboard.crawl.outcome import Outcome
from sponsorboard.sources import Source, catalogue
from sponsorboard.sources.new_row import RowError, add, name_of, same_board, slug_of, toml

DRIVER = """
import sys
from sponsorboard.crawl import settings
from sponsorboard.cli.app import run

if sys.argv[1]:
    settings.SAMPLE_SITE = sys.argv[1]
    handler = "sponsorboard.crawl.sample.SampleHandler"
    settings.DOWNLOAD_HANDLERS = {"http": handler, "https": handler}
    settings.OFFLINE = True
    settings.DOWNLOAD_DELAY = 0
settings.RETRY_PAUSE = 0.01
sys.exit(run(sys.argv[2:]))
"""
BOARD = greenhouse("quillmark")
POSTING = """<script type="application/ld+json">{{"@type": "JobPosting", "title": "{}",
"datePosted": "2026-07-01", "description": "Mend pipes.", "hiringOrganization": "Oatfield Dairy",
"jobLocation": {{"address": {{"addressLocality": "Toledo"}}}}}}</script>"""


@pytest.fixture
def there():
    with site() as here:
        yield here


def command(data, *arguments, root=""):
    done = run([sys.executable, "-W", "error", "-c", DRIVER, root, *arguments], data)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def added(data, there, url, *arguments):
    return command(data, "sources", "add", url, *arguments, root=there.root)


def written(data):
    return {file.name: tomllib.loads(file.read_text()) for file in (data / "rows").glob("*.toml")}


def refused(done, code, *words):
    assert done.returncode == code, done.stdout + done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("sponsorboard: ")
    for word in words:
        assert word in lines[0]


# --- boards ---


def test_a_board_is_read_shown_and_written(there, tmp_path):
    jobs = [job(n, f"Plumber {n}") for n in range(1, 8)]
    there.say(BOARD, board(*jobs))
    done = added(tmp_path, there, "https://boards.greenhouse.io/quillmark", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert written(tmp_path) == {
        "greenhouse.toml": {
            "quillmark": {
                "company": "Quillmark",
                "spider": "greenhouse",
                "token": "quillmark",
                "every": "12h",
                "expect": 3,
            }
        }
    }
    for line in (
        "found: greenhouse quillmark (0.99: host boards.greenhouse.io; path /quillmark)",
        "7 postings of Quillmark",
        "  Plumber 5 - Toledo, OH",
        "  and 2 more",
        "with pay in a field 0, with a date 7, with a description 7",
        "listing: full: one call lists the whole board",
        "verdict: ok",
        f"written: [quillmark] in {tmp_path}/rows/greenhouse.toml",
    ):
        assert line in done.stdout.splitlines()
    assert "Plumber 6" not in done.stdout
    assert not [path.name for path in tmp_path.iterdir() if path.name not in KEPT]
    assert [*catalogue([tmp_path / "rows"]).files.items()][-1] == (
        "quillmark",
        tmp_path / "rows/greenhouse.toml",
    )


KEPT = {"rows", "sponsorboard.toml"}


def test_names_are_taken_from_the_options(there, tmp_path):
    there.say(BOARD, board(job(1)))
    names = ["--company", 'Quill "&" Mark', "--slug", "quill-2"]
    assert added(tmp_path, there, "boards.greenhouse.io/quillmark", *names, "--yes").returncode == 0
    (row,) = written(tmp_path)["greenhouse.toml"].items()
    assert row[0] == "quill-2"
    assert (row[1]["company"], row[1]["expect"]) == ('Quill "&" Mark', 1)


def test_the_board_of_a_page_is_found_in_its_script(there, tmp_path):
    embed = '<script src="https://boards.greenhouse.io/embed/job_board/js?for=quillmark"></script>'
    there.say("www.oatfield.example/careers", embed, kind="text/html")
    there.say(BOARD, board(job(1)))
    done = added(tmp_path, there, "https://www.oatfield.example/careers", "--yes")
    assert done.returncode == 0, done.stderr
    assert written(tmp_path)["greenhouse.toml"]["quillmark"]["token"] == "quillmark"
    assert "(0.95: script src https://boards.greenhouse.io/embed" in done.stdout


def test_the_company_is_what_the_postings_say(there, tmp_path):
    rows = [
        {"uuid": f"11f0c2d4-5a6b-4c7d-8e9f-0a1b2c3d4e{n:02}", "name": f"Nurse {n}", "url": "x"}
        for n in range(30)
    ]
    place = "api.rippling.com/platform/api/ats/v1/board/oat-dairy/jobs"
    fixture = ROOT / "tests/fixtures/rippling/a-row-for-each-place/hygienist.json"
    for row in rows:
        row["url"] = f"https://ats.rippling.com/oat-dairy/jobs/{row['uuid']}"
        row["workLocation"] = {"label": "Boise, ID", "id": "Boise, ID"}
        detail = json.loads(fixture.read_text())
        there.say(f"{place}/{row['uuid']}", detail | {"uuid": row["uuid"], "name": row["name"]})
    there.say(place, rows)
    done = added(tmp_path, there, "https://ats.rippling.com/oat-dairy/jobs", "--yes")
    assert done.returncode == 0, done.stderr
    asked = [address for address in there.asked if address.startswith(f"{place}/")]
    assert len(asked) == 20  # enough to see what the board's pages have
    assert "30 postings of " in done.stdout
    assert "pages of their own were read for 20 of them; of these" in done.stdout
    assert "with a description 20" in done.stdout
    ((_, row),) = written(tmp_path)["rippling.toml"].items()
    assert (row["token"], row["expect"]) == ("oat-dairy", 15)


def test_a_site_of_no_system_is_read_by_the_careers_spider(there, tmp_path):
    links = "".join(f'<a href="/careers/nurse-{n}">Nurse {n}</a>' for n in (1, 2, 3, 4))
    there.say("/careers", f"<html><body>{links}</body></html>", kind="text/html")
    for n in (1, 2, 3, 4):
        there.say(f"/careers/nurse-{n}", POSTING.format(f"Nurse {n}"), kind="text/html")
    done = command(tmp_path, "sources", "add", f"{there.root}/careers", "--yes")
    assert done.returncode == 0, done.stderr
    assert written(tmp_path) == {
        "careers.toml": {
            "oatfield-dairy": {
                "company": "Oatfield Dairy",
                "spider": "careers",
                "url": f"{there.root}/careers",
                "every": "12h",
                "expect": 2,
            }
        }
    }
    assert "no known system; trying the page itself" in done.stdout


def test_an_empty_board_has_no_floor(there, tmp_path):
    there.say(greenhouse("hollow"), board())
    done = added(tmp_path, there, "https://boards.greenhouse.io/hollow", "--yes")
    assert done.returncode == 0, done.stderr
    assert "verdict: empty: the board lists no posting" in done.stdout
    assert "expect" not in written(tmp_path)["greenhouse.toml"]["hollow"]


# --- what is refused ---


@pytest.fixture
def said(capsys, tmp_path, monkeypatch):
    """What the command says in this process, where it is to ask no server."""
    configured(tmp_path)
    monkeypatch.setenv("SPONSORBOARD_CONFIG", str(tmp_path / "sponsorboard.toml"))

    def said(*arguments):
        code = here(["sources", "add", *arguments, "--yes"])
        out, errors = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, out, errors)

    return said


MINE = """[quill]
company = "Quill"
spider = "greenhouse"
token = "quillmark"
[oat]
company = "Oat"
spider = "careers"
url = "https://oat.example/jobs"
"""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["https://boards.greenhouse.io/QuillMark/jobs/1"], 1, "in the catalogue: [quill] of"),
        (["https://boards.greenhouse.io/other", "--slug", "quill"], 2, "[quill] is in "),
        (["https://boards.greenhouse.io/other", "--slug", "Bad Slug"], 2, "lower case"),
        (["https://oat.example/jobs/"], 1, "in the catalogue: [oat] of"),
        (["https://oatfield.bamboohr.com/careers"], 1, "own board only"),
        (["nonsense"], 2, "not a web address"),
        ([""], 2, "not a web address"),
        (["https://"], 2, "not a web address"),
        (["mailto:a@b.example"], 2, "not a web address"),
    ],
)
def test_what_is_known_to_be_wrong_asks_no_server(said, tmp_path, arguments, code, words):
    file = tmp_path / "rows/mine.toml"
    file.write_text(MINE)
    refused(said(*arguments), code, words)
    assert written(tmp_path) == {"mine.toml": tomllib.loads(MINE)}


def refused_last(done, code, words):
    assert done.returncode == code
    assert words in done.stderr.splitlines()[-1]


def test_a_slug_that_a_name_gives_may_be_taken(there, tmp_path):
    configured(tmp_path)
    (tmp_path / "rows/mine.toml").write_text(MINE)
    there.say(greenhouse("other"), board(job(1)))
    done = added(tmp_path, there, "boards.greenhouse.io/other", "--company", "Quill!", "--yes")
    refused_last(done, 2, "[quill] is in")
    assert [*written(tmp_path)] == ["mine.toml"]


def test_nothing_is_written_without_a_terminal_or_a_yes(there, tmp_path):
    there.say(BOARD, board(job(1)))
    done = added(tmp_path, there, "https://boards.greenhouse.io/quillmark")
    refused(done, 2, "nothing is written", "--yes")
    assert "[quillmark]\ncompany" in done.stdout
    assert written(tmp_path) == {}


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"\n", 1)])
def test_on_a_terminal_it_asks(there, tmp_path, answer, code):
    there.say(BOARD, board(job(1)))
    configured(tmp_path)
    settings = os.environ | {"SPONSORBOARD_CONFIG": str(tmp_path / "sponsorboard.toml")}
    order = [sys.executable, "-c", DRIVER, there.root, "sources", "add"]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [*order, "https://boards.greenhouse.io/quillmark"],
        cwd=ROOT,
        env=settings | {"COLUMNS": "200", "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while b"Write it into" not in shown:
            shown += os.read(ours, 4096)
        os.write(ours, answer)
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    assert process.returncode == code, shown
    assert bool(written(tmp_path)) == (code == 0)


def test_a_board_that_cannot_be_read_is_not_written(there, tmp_path):
    done = added(tmp_path, there, "https://boards.greenhouse.io/quillmark", "--yes")
    refused(done, 1, "no such page (404)", "nothing is written")
    there.say(BOARD, "<html><title>Sorry</title></html>", kind="text/html")
    done = added(tmp_path, there, "https://boards.greenhouse.io/quillmark", "--yes")
    refused(done, 1, "expected", "'Sorry'", "nothing is written")
    there.say("/careers", "<p>We are not hiring.</p>", kind="text/html")
    done = command(tmp_path, "sources", "add", f"{there.root}/careers", "--yes")
    refused(done, 1, "the board lists no posting", "nothing is written")
    assert written(tmp_path) == {}


def test_a_system_closed_to_us_wants_the_owner(there, tmp_path):
    url = "https://oatfield.bamboohr.com/careers"
    there.say("oatfield.bamboohr.com/careers/list", {"meta": {"totalCount": 0}, "result": []})
    done = added(tmp_path, there, url, "--yes", "--owner")
    assert done.returncode == 0, done.stderr
    assert written(tmp_path)["bamboohr.toml"]["oatfield"]["owner"] is True


def test_a_broken_file_of_rows_is_left_alone(there, tmp_path):
    there.say(BOARD, board(job(1)))
    configured(tmp_path)
    file = tmp_path / "rows/greenhouse.toml"
    file.write_text("[broken\n")
    done = added(tmp_path, there, "https://boards.greenhouse.io/quillmark", "--yes")
    refused_last(done, 2, "not valid TOML")
    assert file.read_text() == "[broken\n"
    assert [path.name for path in file.parent.iterdir()] == ["greenhouse.toml"]


def test_a_folder_that_is_not_configured_is_named(there, tmp_path):
    there.say(BOARD, board(job(1)))
    (tmp_path / "sponsorboard.toml").write_text(f'data = "{tmp_path}"\nsources = []\n')
    order = [sys.executable, "-c", DRIVER, there.root, "sources", "add"]
    done = subprocess.run(
        [*order, "https://boards.greenhouse.io/quillmark", "--yes"],
        cwd=tmp_path,
        env={**os.environ, "SPONSORBOARD_CONFIG": str(tmp_path / "sponsorboard.toml")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sources/greenhouse.toml").is_file()
    assert "add 'sources' to `sources` in the configuration" in done.stdout


# --- looking at pages ---


def looked(data, url, root=""):
    done = command(data, "detect", url, root=root)
    return done.returncode, json.loads(done.stdout), done.stderr


def page(link):
    return f'<a href="{link}">Open positions</a>'


def test_a_page_is_fetched_when_its_address_does_not_tell(there, tmp_path):
    there.say("/careers", page("https://jobs.eu.lever.co/oat/1"), kind="text/html")
    code, found, errors = looked(tmp_path, f"{there.root}/careers")
    assert (code, errors) == (0, "")
    assert (found["ats"], found["token"], found["region"]) == ("lever", "oat", "eu")
    assert [address.partition("/")[2] for address in there.asked] == ["robots.txt", "careers"]


def test_a_board_s_own_address_is_not_fetched(there, tmp_path):
    assert looked(tmp_path, "https://jobs.lever.co/oat", there.root)[1]["token"] == "oat"
    assert there.asked == []


def test_a_redirect_to_a_board_tells_all(there, tmp_path):
    away = {"Location": "https://jobs.ashbyhq.com/oat?x=1"}
    there.say("oat.example/jobs", status=302, headers=away)
    code, found, _ = looked(tmp_path, "https://oat.example/jobs", there.root)
    assert (code, found["ats"], found["token"], found["confidence"]) == (0, "ashby", "oat", 0.99)
    assert "jobs.ashbyhq.com/oat?x=1" not in there.asked


def test_one_redirect_is_followed_and_corrections_beside_it(there, tmp_path):
    there.say("oat.example/jobs", status=301, headers={"Location": "https://www.oat.example/jobs/"})
    there.say("www.oat.example/jobs/", status=302, headers={"Location": "//careers.dairy.example/"})
    there.say("careers.dairy.example/", page("https://oat.recruitee.com/"), kind="text/html")
    code, found, _ = looked(tmp_path, "http://oat.example/jobs", there.root)
    assert (code, found["ats"], found["token"]) == (0, "recruitee", "oat")
    there.say("careers.dairy.example/", status=302, headers={"Location": "//more.example/"})
    code, found, errors = looked(tmp_path, "http://oat.example/jobs", there.root)
    assert (code, found["ats"]) == (1, None)
    assert "https://careers.dairy.example/ leads on to https://more.example/" in errors


def test_a_page_that_leads_to_itself_ends(there, tmp_path):
    there.say("oat.example/jobs", status=302, headers={"Location": "/jobs"})
    code, _, errors = looked(tmp_path, "https://oat.example/jobs", there.root)
    assert code == 1
    assert "leads on to" in errors


@pytest.mark.parametrize("place", ["http://10.0.0.1/", "http://127.0.0.1:9/", "http://localhost/"])
def test_a_public_page_does_not_lead_to_a_private_one(there, tmp_path, place):
    there.say("oat.example/jobs", status=302, headers={"Location": place})
    code, found, errors = looked(tmp_path, "https://oat.example/jobs", there.root)
    assert (code, found["ats"]) == (1, None)
    assert "which is a private address; not followed" in errors
    assert len(there.asked) == 2


def test_robots_are_obeyed(there, tmp_path):
    there.say("/robots.txt", "User-agent: *\nDisallow: /careers\n", kind="text/plain")
    there.say("/careers", page("https://jobs.lever.co/oat"), kind="text/html")
    code, found, errors = looked(tmp_path, f"{there.root}/careers")
    assert (code, found["ats"]) == (1, None)
    assert "its robots.txt forbids this page" in errors
    done = command(tmp_path, "sources", "add", f"{there.root}/careers", "--yes")
    refused(done, 1, "its robots.txt forbids this page", "nothing is written")
    assert not [address for address in there.asked if address.endswith("/careers")]


def test_what_the_address_hints_at_stands_when_the_page_cannot_be_read(there, tmp_path):
    code, found, errors = looked(tmp_path, f"{there.root}/careers?gh_jid=7")
    assert (code, found["ats"], found["token"]) == (0, "greenhouse", None)
    assert "no such page (404)" in errors


def test_a_hint_is_not_lost_on_the_way(there, tmp_path):
    there.say("/careers?gh_jid=7", status=301, headers={"Location": f"{there.root}/jobs/"})
    there.say("/jobs/", "<p>Jobs</p>", kind="text/html")
    code, found, _ = looked(tmp_path, f"{there.root}/careers?gh_jid=7")
    assert (code, found["ats"], found["confidence"]) == (0, "greenhouse", 0.5)


def test_a_public_page_is_not_asked_without_a_contact(tmp_path):
    code, found, errors = looked(tmp_path, "https://oat.example/careers")
    assert (code, found["ats"]) == (2, None)
    assert "no contact" in errors
    done = command(tmp_path, "sources", "add", "https://jobs.lever.co/oat", "--yes")
    refused(done, 2, "no contact")


def test_a_page_that_is_too_large_is_not_read(there, tmp_path):
    there.say("/careers", b"x" * (9 * 1024 * 1024), kind="text/html")
    code, _, errors = looked(tmp_path, f"{there.root}/careers")
    assert code == 1
    assert "not read" in errors


# --- rows ---


@pytest.mark.parametrize(
    ("listing", "count", "asked", "often"),
    [
        ("full", 3, 0, "12h"),
        ("full", 500, 20, "12h"),
        ("full", 501, 0, "1d"),
        ("paged", 3, 0, "12h"),
        ("paged", 3, 1, "1d"),
        ("window", 3, 1, "1d"),
    ],
)
def test_a_costly_board_is_crawled_once_a_day(listing, count, asked, often):
    board = Board(Outcome(source="a", spider="b"), listing, asked=asked)
    board.postings = [None] * count
    assert every(board) == often


@pytest.mark.parametrize(("count", "least"), [(0, 0), (1, 1), (2, 1), (3, 1), (7, 3), (502, 251)])
def test_the_floor_is_half_of_what_was_found(count, least):
    assert floor(count) == least


@pytest.mark.parametrize(
    ("token", "name"),
    [
        ("acme", "Acme"),
        ("acme-labs", "Acme Labs"),
        ("acme.wd5/External_Careers", "Acme"),
        ("careers-acme", "Acme"),
        ("careers.acme.example", "Acme"),
        ("www.acme-labs.example/us/en", "Acme Labs"),
        ("Acme Labs", "Acme Labs"),
        ("acmeLabs", "AcmeLabs"),
        ("careers", "Careers"),
    ],
)
def test_a_token_suggests_a_name(token, name):
    assert name_of(token) == name


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Acme Labs, Inc.", "acme-labs-inc"),
        ("Møller & Søn's", "mller-sns"),
        ("Café Zoé", "cafe-zoe"),
        ("株式会社", ""),
        ("-- 7 --", "7"),
    ],
)
def test_a_name_gives_a_slug(name, slug):
    assert slug_of(name) == slug


def row(**given):
    return Source(**{"slug": "oat", "company": "Oat", "spider": "lever", "token": "oat"} | given)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"slug": "b", "company": "B"}, True),
        ({}, {"token": "Oat"}, False),
        ({"spider": "ashby"}, {"spider": "ashby", "token": "OAT"}, True),
        ({}, {"spider": "ashby"}, False),
        ({}, {"region": "eu"}, False),
        ({"token": None, "url": "http://a.example/x"}, {"token": None}, False),
        (
            {"token": None, "url": "http://a.example/x"},
            {"token": None, "url": "http://a.example/x/"},
            True,
        ),
    ],
)
def test_rows_of_one_board(one, other, same):
    assert same_board(row(**one), row(**other)) is same


def test_a_row_is_appended_and_read_back(tmp_path):
    file = tmp_path / "new/lever.toml"
    add(file, row(company='O"a\\t\x7f ü 株'))
    file.write_text("# mine\n" + file.read_text().rstrip())
    file.chmod(0o600)
    add(file, row(slug="two", token="two", region="eu", expect=3, every="1d", owner=True))
    assert file.read_text().startswith("# mine\n[oat]\n")
    assert file.stat().st_mode & 0o777 == 0o600
    found = tomllib.loads(file.read_text())
    assert found["oat"]["company"] == 'O"a\\t\x7f ü 株'
    assert found["two"] == {
        "company": "Oat",
        "spider": "lever",
        "token": "two",
        "region": "eu",
        "every": "1d",
        "expect": 3,
        "owner": True,
    }
    with pytest.raises(RowError, match=r"has \[two\] already"):
        add(file, row(slug="two"))


def test_a_row_that_would_not_be_read_is_not_written(tmp_path):
    file = tmp_path / "lever.toml"
    with pytest.raises(ValueError, match="every"):
        add(file, row(every="often"))
    assert not file.exists()


def test_a_failing_disk_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "lever.toml"
    add(file, row())
    before = file.read_text()

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="No space"):
        add(file, row(slug="two", token="two"))
    assert file.read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["lever.toml"]


def test_a_linked_file_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "lever.toml"
    link.symlink_to(tmp_path / "real/lever.toml")
    add(link, row())
    assert link.is_symlink()
    assert re.match(r"\[oat\]\n", (tmp_path / "real/lever.toml").read_text())
    assert Path(link).read_text() == toml(row())
