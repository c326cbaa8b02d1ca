"""From one crawl to the next: new, changed and unseen postings, first sight, and what is due."""

from datetime import UTC, datetime, timedelta

import pytest
from crawl_site import board, crawled, greenhouse, job, rows, site

from sponsorboard.crawl.history import History
from sponsorboard.crawl.remembered import Run
from sponsorboard.search import open_index
from sponsorboard.sources import Source

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def figures(row):
    return tuple(row[key] for key in ("found", "new", "changed", "unseen", "dropped"))


def test_new_changed_unseen_and_what_stays_in_the_index(tmp_path):
    rows(tmp_path, acme={"spider": "greenhouse", "token": "acme"})
    index = f"tantivy:{tmp_path}/index"
    with site() as server:
        server.say(greenhouse("acme"), board(job(1), job(2), job(3), job(3), total=4))
        first = crawled(tmp_path, "acme", sample=server.root)
        assert figures(first.row("acme")) == (4, 3, 0, 0, 1)
        seen = open_index(index).get("greenhouse:acme:1")

        server.say(greenhouse("acme"), board(job(1), job(2, text="Mend taps."), job(4)))
        second = crawled(tmp_path, "acme", sample=server.root)
        assert figures(second.row("acme")) == (3, 1, 1, 1, 0)
        again = open_index(index).get("greenhouse:acme:1")
        assert again.first_seen_at == seen.first_seen_at
        assert again == seen  # nothing new was read of it, nothing is written

        server.say(greenhouse("acme"), b"", status=500)
        third = crawled(tmp_path, "acme", sample=server.root)
        assert third.code == 3
        assert third.row("acme")["unseen"] is None
    held = {posting.id for posting in open_index(index).scan()}
    assert held == {f"greenhouse:acme:{number}" for number in (1, 2, 3, 4)}


def test_due_leaves_out_what_was_just_read(tmp_path):
    rows(
        tmp_path,
        acme={"spider": "greenhouse", "token": "acme"},
        torn={"spider": "greenhouse", "token": "torn"},
    )
    with site() as server:
        server.say(greenhouse("acme"), board(job(1)))
        first, second = (
            crawled(tmp_path, "acme", "torn", sample=server.root, due=True) for _ in range(2)
        )
    assert [row["source"] for row in first.report["sources"]] == ["acme", "torn"]
    assert [row["source"] for row in second.report["sources"]] == ["torn"]


@pytest.mark.parametrize(
    ("every", "passed", "due"),
    [
        ("12h", timedelta(hours=12), True),
        ("12h", timedelta(hours=11, minutes=59), True),  # cron started a minute early
        ("12h", timedelta(hours=6), False),
        ("30m", timedelta(minutes=30), True),
        ("2d", timedelta(hours=40), False),
    ],
)
def test_due_by_every(every, passed, due, tmp_path):
    source = Source(slug="acme", company="Acme", spider="greenhouse", every=every)
    with History(tmp_path) as history:
        assert history.due(source, NOW)
        history.look(Run(source="acme", started_at=NOW - passed, verdict="ok"), (), ())
        assert history.due(source, NOW) is due


def test_a_failed_source_is_due_again_at_once(tmp_path):
    source = Source(slug="acme", company="Acme", spider="greenhouse")
    with History(tmp_path) as history:
        history.look(Run(source="acme", started_at=NOW, verdict="failed"), (), ())
        assert history.due(source, NOW)
