"""Nothing is lost: an index that is down, refuses, answers 429; a crawl that is killed."""

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from scrapy.statscollectors import MemoryStatsCollector
from search_samples import postings

from pipelines.index import IndexPipeline
from sponsorboard.search import IndexUnavailable, SearchError, open_index
from sponsorboard.search.spool import REFUSED, Spool, load_file, waiting

PROGRAM = Path(__file__).with_name("search_crawl.py")
MANY = 12_000


@pytest.fixture
def spool(tmp_path):
    spool = Spool(tmp_path / "spool")
    yield spool
    spool.close()


def down():
    """An index whose server is not there."""
    return open_index("http://127.0.0.1:9/jobs")


def held(index):
    return {one.id for one in index.scan()}


def segments(spool):
    return sorted(path.name for path in spool.folder.glob("*.jsonl"))


def test_what_is_spooled_reaches_the_index_and_leaves_the_disk(spool, index):
    made = list(postings(20))
    assert [spool.add(one) for one in made] == list(range(1, 21))
    assert spool.waiting() == 20
    sent = spool.send(index)
    assert (sent.accepted, sent.refused, sent.broken) == (20, {}, 0)
    assert held(index) == {one.id for one in made}
    assert spool.waiting() == 0
    assert [path.name for path in spool.folder.iterdir()] == ["spool.lock"]


def test_an_index_that_is_down_leaves_all_on_disk(spool, index):
    made = list(postings(30))
    for at in range(0, 30, 10):
        for one in made[at : at + 10]:
            spool.add(one)
        with pytest.raises(IndexUnavailable, match="does not answer"):
            spool.send(down())
    assert spool.waiting() == 30
    assert len(segments(spool)) == 3
    assert spool.send(index).accepted == 30
    assert held(index) == {one.id for one in made}


def test_the_newer_version_wins_whatever_waited(spool, index):
    (one,) = postings(1)
    spool.add(one)
    with pytest.raises(IndexUnavailable):
        spool.send(down())
    spool.add(replace(one, title="Newer"))
    spool.add(replace(one, title="Newest"))
    spool.send(index)
    assert index.get(one.id).title == "Newest"


def test_a_process_killed_in_the_middle_of_a_line(tmp_path, index):
    first, second, third = postings(3)
    folder = tmp_path / "killed"
    folder.mkdir()
    lines = [msgspec.json.encode(one) for one in (first, second, third)]
    left = b"\n".join([lines[0], b'{"id": "broken"', lines[1], lines[2][:100]])
    (folder / "00000000000000000001-1-1.open").write_bytes(left)
    spool = Spool(folder)
    sent = spool.send(index)
    spool.close()
    assert (sent.accepted, sent.broken) == (2, 2)
    assert held(index) == {first.id, second.id}
    kept = [json.loads(line) for line in (folder / REFUSED).read_text().splitlines()]
    assert [one["line"] for one in kept] == ['{"id": "broken"', lines[2][:100].decode()]


def test_refused_postings_are_kept_with_the_reason(spool, index):
    good, long, halved = postings(3)
    long = replace(long, title=7)
    halved = replace(halved, title="half a sign \ud800")
    for one in (long, halved, good):
        spool.add(one)
    sent = spool.send(index)
    assert sent.accepted == 1
    assert held(index) == {good.id}
    kept = [json.loads(line) for line in (spool.folder / REFUSED).read_text().splitlines()]
    assert {one.get("id") for one in kept} == {halved.id, None}
    assert kept[0]["posting"]["title"] == "half a sign \ud800"
    assert "surrogate" in kept[0]["reason"]
    assert spool.waiting() == 0


def test_one_process_at_a_time_works_with_a_spool(spool):
    program = (
        "import sys; from pathlib import Path; from sponsorboard.search.spool import Spool\n"
        "try: Spool(Path(sys.argv[1]))\n"
        "except Exception as error: print(error)"
    )
    order = [sys.executable, "-c", program, str(spool.folder)]
    told = subprocess.run(order, capture_output=True, text=True, check=True).stdout
    assert "another process works with" in told


def test_records_of_a_file_are_loaded(tmp_path, index):
    made = list(postings(1_100))
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"\n".join(map(msgspec.json.encode, made)) + b"\n\n")
    assert load_file(file, index).accepted == 1_100
    assert held(index) == {one.id for one in made}
    file.write_bytes(msgspec.json.encode(made[0]) + b"\n{}\n")
    with pytest.raises(SearchError, match=r"records\.jsonl, line 2: not a record: .*missing"):
        load_file(file, index)


def pipeline(tmp_path, url):
    crawler = SimpleNamespace(settings={"DUMP": False}, spider=None)
    crawler.settings = SimpleNamespace(getbool=lambda _: False)
    stats = MemoryStatsCollector(crawler)
    settings = {"INDEX_URL": url, "DATA_FOLDER": str(tmp_path)}
    return IndexPipeline.from_crawler(SimpleNamespace(settings=settings, stats=stats)), stats


def test_the_pipeline_sends_in_batches_and_the_rest_at_the_end(tmp_path):
    step, stats = pipeline(tmp_path, f"tantivy:{tmp_path}/index")
    made = list(postings(1_234))
    for number, one in enumerate(made, 1):
        assert asyncio.run(step.process_item(one)) is one
        assert waiting(tmp_path / "spool") == number % 500
    asyncio.run(step.close_spider())
    assert stats.get_value("index/accepted") == 1_234
    assert stats.get_value("index/unsent") == 0
    assert held(open_index(f"tantivy:{tmp_path}/index")) == {one.id for one in made}


def test_the_pipeline_says_once_that_the_index_is_down(tmp_path, caplog):
    step, stats = pipeline(tmp_path, down().url)
    with caplog.at_level(logging.ERROR):
        for one in postings(1_234):
            asyncio.run(step.process_item(one))
        asyncio.run(step.close_spider())
    told = [one.getMessage() for one in caplog.records if one.name == "pipelines.index"]
    assert len(told) == 1
    assert "http://127.0.0.1:9/jobs does not answer" in told[0]
    assert "sponsorboard index load" in told[0]
    assert stats.get_value("index/unsent") == waiting(tmp_path / "spool") == 1_234


def test_two_spiders_of_one_process_share_index_and_spool(tmp_path):
    first, _ = pipeline(tmp_path, f"tantivy:{tmp_path}/index")
    second, _ = pipeline(tmp_path, f"tantivy:{tmp_path}/index")
    made = list(postings(1_400))
    for at, one in enumerate(made):
        asyncio.run((first, second)[at % 2].process_item(one))
    asyncio.run(first.close_spider())
    asyncio.run(second.close_spider())
    assert held(open_index(f"tantivy:{tmp_path}/index")) == {one.id for one in made}


def crawl(url, folder, count):
    order = [sys.executable, str(PROGRAM), url, str(folder), str(count), str(folder / "passed")]
    return subprocess.Popen(order, stdout=subprocess.PIPE, text=True)


def passed(folder):
    """Ids that got through the pipeline; a line that was cut off is none."""
    return set((folder / "passed").read_text().rpartition("\n")[0].splitlines())


def spooled(folder):
    """Ids in whole lines of the spool."""
    ids = set()
    for path in [*(folder / "spool").glob("*.open"), *(folder / "spool").glob("*.jsonl")]:
        for line in path.read_bytes().rpartition(b"\n")[0].splitlines():
            ids.add(json.loads(line)["id"])
    return ids


def load(url, folder):
    index = open_index(url)
    index.create()
    spool = Spool(folder / "spool")
    try:
        return spool.send(index)
    finally:
        spool.close()
        index.close()


def finish(url, folder, count):
    """The next crawl, to its end."""
    with crawl(url, folder, count) as running:
        assert running.stdout.read().endswith("unsent 0\n")
    assert running.returncode == 0
    return open_index(url)


@pytest.mark.parametrize("after", [1_000, 3_000])
def test_a_killed_crawl_into_the_embedded_index(tmp_path, after):
    url = f"tantivy:{tmp_path}/index"
    with crawl(url, tmp_path, MANY) as running:
        while int(running.stdout.readline()) < after:
            pass
        os.kill(running.pid, signal.SIGKILL)
    through = passed(tmp_path)
    assert len(through) < MANY
    load(url, tmp_path)
    here = held(open_index(url))
    assert through <= here
    assert len(here - through) <= 100  # on their way: spooled, and killed before it was noted
    everything = finish(url, tmp_path, MANY)
    assert held(everything) == {one.id for one in postings(MANY)}
    assert everything.verify() == []


def count(server):
    try:
        with urllib.request.urlopen(f"{server.url}/jobs/_count", timeout=5) as answer:
            return json.load(answer)["count"]
    except OSError:
        return 0


def test_a_killed_crawl_and_a_killed_server(tmp_path, own_elasticsearch):
    server = own_elasticsearch
    url = f"{server.url}/jobs"
    with crawl(url, tmp_path, MANY) as running:
        while count(server) < 1_000:
            assert running.poll() is None
            time.sleep(0.05)
        server.stop(signal.SIGKILL)
        while len(passed(tmp_path)) < 6_000:
            assert running.poll() is None
            time.sleep(0.05)
        os.kill(running.pid, signal.SIGKILL)
    through, waits = passed(tmp_path), spooled(tmp_path)
    assert waits
    assert len(through) < MANY
    with pytest.raises(IndexUnavailable):
        load(url, tmp_path)
    server.start()
    before = held(open_index(url))
    assert before
    assert not through <= before
    sent = load(url, tmp_path)
    assert not sent.refused
    assert held(open_index(url)) == before | waits >= through
    everything = finish(url, tmp_path, MANY)
    assert Counter(one.id for one in everything.scan()) == Counter(one.id for one in postings(MANY))
    assert everything.verify() == []
    everything.close()
