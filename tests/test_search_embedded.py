"""The embedded engine alone: folders, layouts, writers."""

import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from search_samples import postings

from sponsorboard.search import IndexUnavailable, Query, embedded, open_index, writers

HOLDER = """
import sys
from sponsorboard.search import open_index
index = open_index(sys.argv[1])
index.delete([])
print("writing", flush=True)
sys.stdin.readline()
"""


def test_a_missing_index_is_named(tmp_path):
    index = open_index(f"tantivy:{tmp_path}/index")
    for action in (index.stats, index.verify, lambda: index.get("x"), lambda: index.delete([])):
        with pytest.raises(IndexUnavailable, match=r"no index in .*/index yet; run a crawl, or: "):
            action()


def test_writing_again_replaces(index):
    first, second = postings(2)
    index.write([first, second])
    changed = replace(first, title="Changed")
    written = index.write([replace(first, title="Between"), changed])
    assert written.accepted == [first.id, first.id]
    assert index.get(first.id) == changed
    assert index.stats().count == 2
    index.delete([first.id, "not there"])
    assert [one.id for one in index.scan()] == [second.id]
    assert index.verify() == []


def test_one_bad_posting_does_not_block_the_others(index):
    good, *rest = postings(5)
    bad = [
        replace(rest[0], title="half a sign \ud800"),
        replace(rest[1], id="x" * 600),
        replace(rest[2], id=""),
        replace(rest[3], title=7),
    ]
    written = index.write([*bad, good])
    assert written.accepted == [good.id]
    assert [*written.refused] == [one.id for one in bad]
    assert index.stats().count == 1


def test_others_see_what_is_written(index, tmp_path):
    other = open_index(index.url)
    (one,) = postings(1)
    assert other.stats().count == 0
    index.write([one])
    assert other.get(one.id) == one
    assert other.search(Query(status=[one.status])).total == 1


def test_two_writers_of_one_process_share_the_folder(index):
    other = open_index(index.url)
    made = list(postings(40))
    threads = [
        threading.Thread(target=one.write, args=(made[at::2],))
        for at, one in enumerate((index, other))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert index.write(made[:1]).accepted == [made[0].id]
    assert {one.id for one in index.scan()} == {one.id for one in made}
    index.close()
    assert index.folder not in writers.WRITERS


def test_a_second_process_is_told_who_writes(index, monkeypatch):
    monkeypatch.setattr(writers, "WAIT", 0.2)
    order = [sys.executable, "-c", HOLDER, index.url]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"writing\n"
        with pytest.raises(IndexUnavailable, match="another process is writing to the index in"):
            index.write(postings(1))
        holder.kill()
    assert index.write(postings(1)).accepted


def test_a_new_layout_takes_the_postings_along(index, monkeypatch):
    made = list(postings(30))
    index.write(made)
    index.close()
    monkeypatch.setattr(embedded, "version", lambda: "v9-later")
    later = open_index(index.url)
    for asked in (
        later.stats,
        lambda: later.search(Query(band=["likely"])),
        lambda: [*later.scan()],
    ):
        with pytest.raises(
            IndexUnavailable, match=r"of another version.*: sponsorboard index create"
        ):
            asked()
    later.create()
    later.create()
    assert {one.id for one in later.scan()} == {one.id for one in made}
    assert later.stats().version == "v9-later"
    assert later.write(made).accepted
    later.close()


def test_a_damaged_index_is_named_not_raised_through(index):
    index.write(postings(5))
    index.close()
    (index.folder / "meta.json").write_text("{")
    with pytest.raises(IndexUnavailable, match="cannot be read"):
        index.stats()
