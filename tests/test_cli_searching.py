"""The commands around the index, run as a person runs them on a crawled sample site."""

import csv
import io
import json
import socket
import subprocess
import sys

import pytest

from sponsorboard.cli.searching import _cells
from sponsorboard.postings.posting import Company, Posting
from sponsorboard.search.query import Hit


def sponsorboard(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "sponsorboard", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=300,
        check=False,
    )


RECORDS = [
    {"id": "a:b:1", "title": "Night Baker", "company": {"name": "Acme"}, "url": "https://a.example/1",
     "source": "b", "spider": "a", "location_text": "Denver, CO", "workplace_text": "Remote",
     "last_seen_at": "2026-11-25T08:00:00Z",
     "description_text": "Pay: $50,000-$60,000 a year. We do not sponsor visas. Ask hr@a.example."},
    {"id": "a:b:2", "title": "=HYPERLINK(1)", "company": {"name": "Acme"}, "url": "https://a.example/2",
     "source": "b", "spider": "a", "location_text": "Berlin",
     "description_text": "Bread. Salary: up to €60,000 a year."},
]  # fmt: skip


FILED = {
    "employer": {
        "match": ["ACME BAKERY LLC"], "method": "exact", "cap_exempt": "possible", "staffing": True,
        "history": {"lca": {"years": {"FY2024": None}, "total": 3, "span": "FY2022-FY2025"}},
    },
    "occupation": {"soc": "51-3011", "title": "Bakers"},
    "wage_level": {"low": 1, "high": 2},
    "routes": {"tn": {"answer": "possible"}, "cpt": {"answer": "no"}},
}  # fmt: skip
"""What public records say of the first record, whatever ships."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder whose index holds the two records."""
    folder = tmp_path_factory.mktemp("place")
    lines = "\n".join(map(json.dumps, RECORDS))
    enriched = subprocess.run(
        [sys.executable, "-m", "sponsorboard", "enrich"],
        input=lines,
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    ).stdout
    first, second = map(json.loads, enriched.splitlines())
    records = [
        first | FILED,
        second | {"employer": {}, "occupation": {}, "routes": None, "wage_level": None},
    ]
    (folder / "records.jsonl").write_text("\n".join(map(json.dumps, records)))
    done = sponsorboard("index", "create", cwd=folder)
    assert done.returncode == 0, done.stderr
    done = sponsorboard("index", "load", "records.jsonl", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "2" in done.stdout
    return folder


def test_search_shows_a_table(place):
    done = sponsorboard("search", "baker", cwd=place)
    assert done.returncode == 0
    assert "Night Baker" in done.stdout
    assert "1 of 1 postings" in done.stdout
    assert "says no" in done.stdout
    assert "2026-11-25" in done.stdout
    assert "USD 50k-60k" in " ".join(done.stdout.split())
    assert "…" not in done.stdout


def test_pay_with_one_end_is_shown_as_such(place):
    done = sponsorboard("search", "bread", cwd=place)
    assert "EUR up to 60k" in " ".join(done.stdout.split())


def test_search_for_programs(place):
    done = sponsorboard("search", "--policy", "refused", "--facets", "--json", cwd=place)
    answer = json.loads(done.stdout)
    assert answer["total"] == 1
    posting = answer["hits"][0]["posting"]
    assert posting["id"] == "a:b:1"
    assert "hr@a.example" not in done.stdout
    assert {row["value"]: row["count"] for row in answer["facets"]["policy"]}["refused"] == 1


@pytest.mark.parametrize("command", ["search", "export"])
@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("band", "stated_no"), ("route", "tn"), ("cap-exempt", "possible"), ("history", "lca"),
        ("wage-level", "1"), ("occupation", "51-3"), ("staffing", "employer"),
    ],
)  # fmt: skip
def test_records_filter(place, command, option, value):
    done = sponsorboard(command, f"--{option}", value, cwd=place)
    assert done.returncode == 0, done.stderr
    assert "Night Baker" in done.stdout
    assert "HYPERLINK" not in done.stdout


def test_a_wrong_value_is_named_with_the_known_ones(place):
    done = sponsorboard("search", "--policy", "refuse", cwd=place)
    assert done.returncode == 2
    assert "policy" in done.stderr
    assert "refused" in done.stderr
    assert "Traceback" not in done.stderr


def test_export_as_json_lines_masks_contact_data(place):
    done = sponsorboard("export", cwd=place)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(row["id"] for row in rows) == ["a:b:1", "a:b:2"]
    assert "hr@a.example" not in done.stdout
    for row in rows:
        for one in row["sponsorship"]["statements"]:
            assert row["description_text"][one["start"] : one["end"]] == one["quote"]


def test_export_as_csv_holds_no_formula(place):
    done = sponsorboard("export", "--format", "csv", cwd=place)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["title"] for row in rows} == {"Night Baker", "'=HYPERLINK(1)"}
    known = next(row for row in rows if row["id"] == "a:b:1")
    expected = {
        "policy": "refused", "routes": "tn", "occupation": "51-3011", "cap_exempt": "possible",
        "legal_names": "ACME BAKERY LLC", "wage_level_low": "1", "wage_level_high": "2",
    }  # fmt: skip
    assert expected.items() <= known.items()


def test_excerpts_keep_the_quotes_and_leave_the_texts_out(place):
    config = place / "excerpts.toml"
    config.write_text('descriptions = "excerpts"\n')
    done = sponsorboard("--config", str(config), "export", "--policy", "refused", cwd=place)
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["description_text"] is None
    assert row["sponsorship"]["quotes"] == ["We do not sponsor visas."]


def test_stats_and_verify(place):
    done = sponsorboard("index", "stats", cwd=place)
    assert done.returncode == 0
    assert "2 postings" in done.stdout
    done = sponsorboard("index", "verify", cwd=place)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_index_that_is_not_there_is_named(tmp_path):
    done = sponsorboard("search", "baker", cwd=tmp_path)
    assert done.returncode == 2
    assert "data/index" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_index_that_is_down_is_named_and_keeps_its_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("SPONSORBOARD_INDEX_API_KEY", "very-secret")
    done = sponsorboard("index", "create", "--index", "http://127.0.0.1:9/postings", cwd=tmp_path)
    assert done.returncode == 2
    assert "127.0.0.1:9" in done.stderr
    assert "very-secret" not in done.stderr + done.stdout


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_named(tmp_path, command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = sponsorboard(command, "--port", str(port), cwd=tmp_path)
    assert done.returncode == 2
    assert f"port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_says_what_is_missing(tmp_path):
    done = sponsorboard("doctor", cwd=tmp_path)
    assert done.returncode == 1
    assert "contact" in done.stdout
    assert "index create" in done.stdout


def test_sources_list_and_check(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/mine.toml").write_text(
        '[mine]\ncompany = "Mine"\nspider = "grenhouse"\ntoken = "mine"\n'
        '[typo]\ncompany = "Typo"\nspider = "lever"\ntokn = "typo"\n'
        '[stripe]\ncompany = "Stripe"\nspider = "greenhouse"\ntoken = "stripe"\n'
    )
    done = sponsorboard("sources", "list", cwd=tmp_path)
    assert "stripe" in done.stdout
    assert "wins over" in done.stdout
    done = sponsorboard("sources", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "did you mean 'greenhouse'?" in done.stderr
    assert "did you mean 'token'?" in done.stderr


@pytest.mark.parametrize(
    "command",
    ["crawl", "enrich", "statements", "read", "search", "export", "serve", "demo", "doctor",
     "sources list", "sources check", "index create", "index load", "index stats", "index verify"],
)  # fmt: skip
def test_every_command_has_a_help_text(command, tmp_path):
    done = sponsorboard(*command.split(), "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_without_a_command_the_help_is_shown(tmp_path):
    done = sponsorboard(cwd=tmp_path)
    assert "crawl" in done.stdout + done.stderr
    assert done.returncode == 2


def test_a_posting_read_from_the_layout_of_its_page_says_so():
    posting = Posting(id="a:b:1", source="b", spider="a", url="https://b.example/1", title="Cook",
                      company=Company(name="B"), reading="structure")  # fmt: skip
    hit = Hit(posting=posting, highlights=[])
    assert _cells(hit)[0] == "Cook (read from the page's layout: check the original)"
    posting.reading = "markup"
    assert _cells(hit)[0] == "Cook"
