"""Archives are read again, ours and Common Crawl's, and what is taken down leaves no trace."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from crawl_site import ROOT, board, crawled, greenhouse, job, rows, run, site
from fastwarc import warc
from fastwarc.warc import ArchiveIterator, WarcRecord

from sponsorboard.crawl.archive import Archive, Asked
from sponsorboard.search import open_index

ASKED = Asked(source="acme", spider="greenhouse")
POSTING = """<html><head><title>Cook</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Cook", "identifier": "C-7",
 "datePosted": "2026-10-01", "description": "<p>Cook soup for forty. Visa sponsorship is not
 available for this role.</p>", "hiringOrganization": {"name": "Fen Kitchens"},
 "jobLocation": {"address": {"addressLocality": "Ely", "addressRegion": "MN",
 "addressCountry": "US"}}}</script></head><body>Cook</body></html>"""


def command(data, *words):
    return run([sys.executable, "-m", "sponsorboard", *words], data, ROOT)


def held(data):
    return {one.id: one for one in open_index(f"tantivy:{data}/index").scan()}


@pytest.fixture
def boards(tmp_path):
    """Two boards, crawled once."""
    rows(
        tmp_path,
        acme={"spider": "greenhouse", "token": "acme"},
        other={"spider": "greenhouse", "token": "other", "company": "Other Works LLC"},
    )
    with site() as server:
        server.say(greenhouse("acme"), board(*map(job, range(1, 5))))
        server.say(greenhouse("other"), board(*map(job, range(1, 3))))
        done = crawled(tmp_path, "acme", "other", sample=server.root)
        assert done.code == 0, done.text
        yield tmp_path, server


def foreign(file: Path, *pages):
    """A WARC as Common Crawl writes it: warcinfo, then request, response and metadata a page."""

    def member(kind, url, body, media):
        record = WarcRecord()
        record.init_headers(record_type=kind)
        record.headers["WARC-Target-URI"] = url
        record.headers["Content-Type"] = media
        record.set_bytes_content(body)
        plain = io.BytesIO()
        record.write(plain)
        return gzip.compress(plain.getvalue())

    with file.open("wb") as target:
        target.write(
            member(warc.warcinfo, "", b"isPartOf: CC-MAIN-2026-43\r\n", "application/warc")
        )
        for url, status, body, media in pages:
            asked = f"GET / HTTP/1.1\r\nHost: {url.split('/')[2]}\r\n\r\n".encode()
            http = f"HTTP/1.1 {status} OK\r\nContent-Type: {media}\r\n\r\n".encode() + body.encode()
            target.write(member(warc.request, url, asked, "application/http; msgtype=request"))
            target.write(member(warc.response, url, http, "application/http; msgtype=response"))
            target.write(member(warc.metadata, url, b"fetchTimeMs: 12\r\n", "application/warc"))
    return file


def test_an_archive_is_read_again_without_a_request(boards):
    data, _ = boards
    before = held(data)
    printed = command(data, "replay", "--json")
    assert printed.returncode == 0, printed.stderr
    records = {one["id"]: one for one in map(json.loads, printed.stdout.splitlines())}
    assert records.keys() == before.keys()
    again = command(data, "replay", "--jobs", "2")
    assert again.returncode == 0, again.stderr
    assert "2 responses read again, 6 postings" in again.stderr
    for id_, one in held(data).items():
        assert one.description_text == before[id_].description_text
        assert one.first_seen_at == before[id_].first_seen_at
        assert one.content_hash == before[id_].content_hash


def test_a_file_of_common_crawl_is_read_by_the_same_readers(tmp_path):
    api = "https://boards-api.greenhouse.io/v1/boards/fen/jobs?content=true"
    file = foreign(
        tmp_path / "CC-MAIN-20261001-00000.warc.gz",
        ("https://jobs.fen.example/cook", 200, POSTING, "text/html"),
        ("https://fen.example/about", 200, "<html><body>About us</body></html>", "text/html"),
        ("https://jobs.fen.example/gone", 404, POSTING.replace("C-7", "C-8"), "text/html"),
        (api, 200, json.dumps(board(job(7))), "application/json"),
    )
    done = command(tmp_path, "replay", str(file), "--json")
    assert done.returncode == 0, done.stderr
    found = {one["title"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert found.keys() == {"Cook", "Plumber"}
    cook = found["Cook"]
    assert (cook["spider"], cook["reading"]) == ("careers", "markup")
    assert cook["company"]["name"] == "Fen Kitchens"
    assert cook["sponsorship"]["policy"] == "refused"
    assert found["Plumber"]["id"] == "greenhouse:fen:7"


def test_a_file_that_is_cut_gives_what_stands_before(tmp_path, boards):
    data, _ = boards
    (file,) = (data / "archive").glob("*.warc.gz")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) - 40])  # as a kill leaves it
    done = command(data, "replay", "--json")
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert len(ids) >= 2
    assert "Traceback" not in done.stderr


def test_what_cannot_be_read_again(tmp_path):
    nothing = command(tmp_path, "replay")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "nothing is archived in" in nothing.stderr
    missing = command(tmp_path, "replay", "nowhere.warc.gz")
    assert (missing.returncode, missing.stderr.strip()) == (
        2,
        "sponsorboard: no such file: nowhere.warc.gz",
    )
    (tmp_path / "rubbish.warc.gz").write_bytes(b"rubbish")
    rubbish = command(tmp_path, "replay", str(tmp_path / "rubbish.warc.gz"))
    assert rubbish.returncode == 1
    assert "rubbish.warc.gz" in rubbish.stderr
    assert "Traceback" not in rubbish.stderr


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--id", "greenhouse:acme:1"), {"acme:2", "acme:3", "acme:4", "other:1", "other:2"}),
        (("--source", "other"), {"acme:1", "acme:2", "acme:3", "acme:4"}),
        (("--employer", "Other Works"), {"acme:1", "acme:2", "acme:3", "acme:4"}),
    ],
)
def test_what_is_taken_down_is_gone_and_stays_away(boards, words, left):
    data, server = boards
    done = command(data, "purge", "--yes", *words)
    assert done.returncode == 0, done.stderr
    wanted = {f"greenhouse:{one}" for one in left}
    assert held(data).keys() == wanted
    records = command(data, "replay", "--json").stdout.splitlines()
    assert {json.loads(line)["id"] for line in records} <= wanted
    again = crawled(data, "acme", "other", sample=server.root)
    said = {row["source"]: row["outcome"] for row in again.report["sources"]}
    assert said == {"acme": "ok", "other": "ok" if words[0] == "--id" else "refused"}
    assert held(data).keys() == wanted
    assert command(data, "replay").returncode == 0
    assert held(data).keys() == wanted


def test_taking_down_asks_first_and_for_one_thing(tmp_path):
    asks = command(tmp_path, "purge", "--source", "acme")
    assert (asks.returncode, "--yes" in asks.stderr) == (2, True)
    both = command(tmp_path, "purge", "--yes", "--source", "acme", "--id", "x")
    assert (both.returncode, "give one of" in both.stderr) == (2, True)


def test_a_file_is_a_warc_for_other_programs_too(tmp_path):
    archive = Archive(tmp_path)
    secret = [(b"Set-Cookie", b"session=1"), (b"ETag", b'"7"')]
    place = archive.add("https://acme.example/a?b=c", 200, secret, b'{"a": 1}', ASKED)
    archive.close()
    (file,) = archive.files()
    with file.open("rb") as stream:
        kinds = [record.record_type for record in ArchiveIterator(stream)]
    assert kinds == [warc.warcinfo, warc.metadata, warc.response]
    kept = archive.get(place)
    assert (kept.url, kept.status, kept.body) == ("https://acme.example/a?b=c", 200, b'{"a": 1}')
    assert (kept.headers, kept.asked) == ([("ETag", '"7"')], ASKED)
    assert archive.get("gone.warc.gz:0") is None
