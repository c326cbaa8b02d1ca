"""How a source's looks went; and crawls that are killed, or start beside another."""

import io
import json
import os
import signal
import sqlite3
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from subprocess import DEVNULL, Popen
from threading import Event

import pytest
from crawl_site import (
    DRIVER,
    ROOT,
    Answer,
    board,
    configured,
    crawled,
    greenhouse,
    job,
    rows,
    run,
    site,
)

from sponsorboard.cli.health import ago, health_rows
from sponsorboard.crawl.health import FILE, health, opened
from sponsorboard.crawl.history import History
from sponsorboard.crawl.remembered import Run
from sponsorboard.sources import Source

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def row(slug="acme", **more):
    return Source(slug=slug, company="Acme", spider="greenhouse", token="acme", **more)


def look(hours, verdict="ok", now=NOW, source="acme", **facts):
    at = now - timedelta(hours=hours)
    return Run(source=source, started_at=at, verdict=verdict, **facts)


def test_never_looked_at():
    found = health(row(), (), NOW)
    assert (found.looked_at, found.outcome, found.due, found.failures) == (None, None, True, 0)


def test_all_is_well():
    found = health(row(), [look(2, found=30, trusted=True), look(14, found=28)], NOW)
    assert found.looked_at == found.read_at == NOW - timedelta(hours=2)
    assert (found.found, found.found_before, found.trusted) == (30, 28, True)
    assert (found.failures, found.due, found.due_at) == (0, False, NOW + timedelta(hours=10))


def test_failures_in_a_row():
    runs = [look(1, "failed", reason="no such page (404)"), look(2, "failed"), look(20, found=9)]
    found = health(row(), runs, NOW)
    assert (found.failures, found.outcome, found.reason) == (2, "failed", "no such page (404)")
    assert found.read_at == NOW - timedelta(hours=20)
    assert found.due


def test_a_paused_row_is_never_due():
    found = health(row(paused="not picked"), [look(99)], NOW)
    assert (found.due, found.due_at, found.paused) == (False, None, "not picked")
    assert not health(row(paused="not picked"), (), NOW).due


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=10), "0m ago"),
        (timedelta(minutes=59), "59m ago"),
        (timedelta(hours=47), "47h ago"),
        (timedelta(days=3), "3d ago"),
    ],
)
def test_how_long_ago(passed, said):
    assert ago(NOW - passed, NOW) == said


def test_nothing_is_made_where_nothing_was_crawled(tmp_path):
    with opened(tmp_path / "data") as history:
        assert history is None
    assert list(tmp_path.iterdir()) == []


SLUGS = ("acme", "torn", "short", "a-name-that-is-longer-than-a-column-is", "fresh", "paused")


@pytest.fixture
def data(tmp_path):
    """A history with looks of all kinds."""
    now = datetime.now(UTC)
    doubt = "12 postings, 30 the last time"
    with History(tmp_path) as history:
        for each in (
            look(2, now=now, found=1234, complete=True, trusted=True),
            look(14, now=now, found=1300, complete=True, trusted=True),
            look(1, "failed", now, "torn", reason="the server failed (503)"),
            look(13, "failed", now, "torn"),
            look(25, now=now, source="torn", found=7),
            look(1, now=now, source="short", found=12, complete=True, reason=doubt),
            look(1, "below floor", now, SLUGS[3], found=2, reason="2 postings, at least 5"),
            look(500, "empty", now, "paused", trusted=False, reason="an empty list closes nothing"),
        ):
            history.look(each, (), ())
    return tmp_path


def wanted():
    return [row(slug, paused="why" if slug == "paused" else None) for slug in SLUGS]


def test_the_table_fits_80_columns(data, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    health_rows(data, wanted())
    lines = capsys.readouterr().out.splitlines()
    table, reasons = lines[:-4], lines[-4:]
    assert max(map(len, table)) <= 80
    assert table[0].split() == ["source", "looked", "outcome", "found", "before", "read", "failed",
                                "due", "closes"]  # fmt: skip
    cells = {line.split()[0]: line.split()[1:] for line in table}
    assert cells["acme"] == "2h ago ok 1234 1300 2h ago - in 10h yes".split()
    assert cells["torn"] == "1h ago failed 0 0 25h ago 2 now no".split()
    assert cells["fresh"] == "- - - - - - now -".split()
    assert cells["paused"] == "20d ago empty 0 - 20d ago - paused no".split()
    assert "".join(line.split(" ")[0] for line in table[4:-2]) == SLUGS[3]
    assert reasons == [
        "torn: failed: the server failed (503)",
        "short: closes nothing: 12 postings, 30 the last time",
        "a-name-that-is-longer-than-a-column-is: below floor: 2 postings, at least 5",
        "paused: closes nothing: an empty list closes nothing",
    ]


def test_very_many_rows_come_as_lines(data, capsys):
    health_rows(data, [row(f"s{number}") for number in range(501)] + [row()])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t")[0] == "source"
    assert lines[-1].split("\t")[:4] == ["acme", "2h ago", "ok", "1234"]


def test_json_for_programs(data, monkeypatch):
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    health_rows(data, wanted(), as_json=True)
    monkeypatch.undo()
    said = {each["source"]: each for each in map(json.loads, out.buffer.getvalue().splitlines())}
    assert list(said) == list(SLUGS)
    torn = said["torn"]
    assert (torn["outcome"], torn["failures"], torn["due"]) == ("failed", 2, True)
    assert torn["read_at"] < torn["looked_at"]
    assert said["fresh"]["looked_at"] is None
    assert said["short"]["trusted"] is False


# --- killed, and at the same time -----------------------------------------------------------------


def looked_at(data):
    if not (data / FILE).exists():
        return set()
    with closing(sqlite3.connect(data / FILE)) as database:
        try:
            return {source for (source,) in database.execute("select source from runs")}
        except sqlite3.OperationalError:  # not made yet
            return set()


class Held(Answer):
    """An answer that comes once it is let go."""

    go = Event()

    def bytes(self):
        self.go.wait(60)
        return super().bytes()


def test_a_killed_crawl_leaves_no_lock_and_the_next_goes_on(tmp_path):
    rows(tmp_path, **{slug: {"spider": "greenhouse", "token": slug} for slug in ("acme", "birch")})
    configured(tmp_path)
    environment = {**os.environ, "SPONSORBOARD_CONFIG": str(tmp_path / "sponsorboard.toml")}
    with site() as server:
        server.say(greenhouse("acme"), board(job(1)))
        server.answers[greenhouse("birch")] = Held(board(job(2)))
        given = {"data": str(tmp_path), "names": ["acme", "birch"], "sample": server.root}
        order = [sys.executable, "-c", DRIVER, json.dumps(given)]
        with Popen(order, cwd=ROOT, env=environment, stdout=DEVNULL, stderr=DEVNULL) as first:
            while not looked_at(tmp_path) and first.poll() is None:
                time.sleep(0.05)
            beside = crawled(tmp_path, "acme", "birch", sample=server.root)
            os.kill(first.pid, signal.SIGKILL)
        Held.go.set()
        assert first.returncode == -signal.SIGKILL
        assert beside.code == 2
        assert f"another crawl is at work in {tmp_path}; start this one" in beside.text
        assert looked_at(tmp_path) == {"acme"}
        server.asked.clear()
        second = crawled(tmp_path, "acme", "birch", sample=server.root, due=True)
        assert second.code == 0
        assert [each["source"] for each in second.report["sources"]] == ["birch"]
        assert greenhouse("acme") not in server.asked
        assert looked_at(tmp_path) == {"acme", "birch"}


def test_sources_list_health(tmp_path):
    rows(tmp_path, **{slug: {"spider": "greenhouse", "token": slug} for slug in ("acme", "torn")})
    with site() as server:
        server.say(greenhouse("acme"), board(job(1)))
        crawled(tmp_path, "acme", "torn", sample=server.root)
    command = [sys.executable, "-m", "sponsorboard", "sources", "list", "--health", "acme", "torn"]
    told = run(command, tmp_path)
    assert told.returncode == 0, told.stderr
    header, acme, torn, reason = told.stdout.splitlines()
    assert header.split()[:2] == ["source", "looked"]
    assert acme.split()[1:] == "0m ago ok 1 - 0m ago - in 12h yes".split()
    assert torn.split()[1:] == "0m ago failed 0 - - 1 now no".split()
    assert reason == "torn: failed: no such page (404)"
    said = [json.loads(line) for line in run([*command, "--json"], tmp_path).stdout.splitlines()]
    assert [each["outcome"] for each in said] == ["ok", "failed"]
