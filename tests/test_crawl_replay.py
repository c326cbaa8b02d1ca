"""A replay answers from recorded responses by the contract's rules."""

import json

import pytest
from crawl_site import board, crawled, job, rows

from sponsorboard.crawl.replay import Recording, ReplayError

BOARD = "https://boards-api.greenhouse.io/v1/boards/acme/jobs"
SITE = "https://kestrel.wd5.myworkdayjobs.com/wday/cxs/kestrel/Careers"


def record(folder, *entries):
    folder.mkdir(exist_ok=True)
    listed = []
    for number, (url, body, more) in enumerate(entries):
        (folder / f"{number}.json").write_text(json.dumps(body))
        kind = {"content_type": "application/json", "file": f"{number}.json"}
        request = {"url": url, "method": "GET", "request_body": None, "status": 200}
        listed.append(request | kind | more)
    (folder / "manifest.json").write_text(json.dumps(listed))
    return folder


@pytest.fixture
def recording(tmp_path):
    posted = {"method": "POST", "request_body": '{"limit": 20, "offset": 0}'}
    return Recording(
        record(
            tmp_path / "recorded",
            (BOARD, 0, {}),
            (f"{BOARD}?content=true", 1, {}),
            ("https://api.ashbyhq.com/board/Rose%20Rocket?a=1&a=2", 2, {}),
            (f"{SITE}/jobs", 3, posted),
            (f"{SITE}/jobs", 4, posted | {"request_body": {"limit": 20, "offset": 20}}),
            ("https://plain.example/form", 5, {"method": "POST", "request_body": "a=1"}),
        )
    )


@pytest.mark.parametrize(
    ("method", "url", "body", "file"),
    [
        ("GET", BOARD, b"", "0.json"),
        ("GET", f"{BOARD}?page=2", b"", "0.json"),
        ("GET", f"{BOARD}?pay_transparency=true&content=true", b"", "1.json"),
        ("GET", f"{BOARD}?content=false", b"", "0.json"),
        ("GET", BOARD.replace("boards-api", "BOARDS-API"), b"", "0.json"),
        ("GET", "https://api.ashbyhq.com/board/Rose%20Rocket?a=2&b=3&a=1", b"", "2.json"),
        ("GET", "https://api.ashbyhq.com/board/Rose Rocket?a=2&a=1", b"", "2.json"),
        ("GET", "https://api.ashbyhq.com/board/Rose%20Rocket?a=1", b"", None),
        ("POST", f"{SITE}/jobs", b'{"offset":0,"limit":20}', "3.json"),
        ("POST", f"{SITE}/jobs", b'{"offset": 20, "limit": 20}', "4.json"),
        ("POST", f"{SITE}/jobs", b'{"offset":40,"limit":20}', None),
        ("POST", f"{SITE}/jobs", b"", None),
        ("POST", "https://plain.example/form", b"a=1", "5.json"),
        ("POST", "https://plain.example/form", b"a=2", None),
        ("POST", BOARD, b"", None),
        ("GET", f"{BOARD}/1", b"", None),
        ("GET", BOARD.replace("acme", "ACME"), b"", None),
    ],
)
def test_which_recorded_response_answers(recording, method, url, body, file):
    found = recording.answer(method, url, body)
    assert (found and found.file) == file


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (None, "has no manifest.json"),
        ("[{]", "malformed"),
        ('[{"method": "GET"}]', "missing required field `url`"),
    ],
)
def test_a_folder_that_cannot_be_replayed(manifest, message, tmp_path):
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(ReplayError, match=message):
        Recording(tmp_path)


def test_a_file_outside_the_folder_is_not_read(tmp_path):
    (tmp_path / "secret.json").write_text("{}")
    folder = record(tmp_path / "recorded", (BOARD, 1, {"file": "../secret.json"}))
    recording = Recording(folder)
    with pytest.raises(Exception, match="not there"):
        recording.content(recording.answer("GET", BOARD, b""))


def test_a_crawl_from_recorded_responses(tmp_path):
    row = {"title": "Smith", "externalPath": "/job/Reno/Smith_R1", "locationsText": "Reno"}
    asked = {"appliedFacets": {}, "limit": 20, "offset": 0, "searchText": ""}
    first = {"total": 2000, "jobPostings": [row]}
    folder = record(
        tmp_path / "recorded",
        (f"{BOARD}?content=true", board(job(1), job(2)), {}),
        (BOARD, board(job(9)), {}),
        (f"{SITE}/jobs", first, {"method": "POST", "request_body": asked}),
    )
    rows(
        tmp_path,
        acme={"spider": "greenhouse", "token": "acme", "paused": "for now"},
        kestrel={"spider": "workday", "token": "kestrel.wd5/Careers"},
    )
    done = crawled(tmp_path, replay=str(folder))
    assert done.code == 1
    assert done.report["found"] == 3

    acme = done.row("acme")  # a replay takes paused rows too
    assert (acme["outcome"], acme["found"]) == ("ok", 2)

    kestrel = done.row("kestrel")  # the row alone, since its detail was not recorded
    assert (kestrel["outcome"], kestrel["found"], kestrel["complete"]) == ("incomplete", 1, False)
    assert kestrel["reason"] == "the board shows its first 2000 postings only"
    assert len(kestrel["errors"]) == 99 + 1
    assert done.report["skipped"] > 50_000  # the rest of the catalogue

    stripe = done.row("stripe")
    assert (stripe["outcome"], stripe["errors"]) == ("skipped", [])
    assert {row["outcome"] for row in done.report["sources"]} == {"ok", "incomplete", "skipped"}


def test_a_replay_of_nothing_that_is_known(tmp_path):
    assert crawled(tmp_path, replay=str(record(tmp_path / "recorded"))).code == 3
    done = crawled(tmp_path, replay=str(tmp_path / "nowhere"))
    assert done.code == 2
    assert "has no manifest.json" in done.text
