"""What a further crawl costs: of postings that did not change no page, no write; of the others all.

One folder is crawled again and again; between two looks something happens to boards, readers, index
or archive. Each test is about one look.
"""

import gzip
import os
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from changing_boards import Avature, Careers, Greenhouse, Jibe, Opening, Rippling, Workday
from changing_site import Crawls, changing_site

import pipelines
from sponsorboard import reference
from sponsorboard.search import open_index

COUNT = 24
AGED = timedelta(days=10)
SECRETS = {"Authorization": "Bearer secret-of-a-key", "Accept": "application/json"}


class Told(NamedTuple):
    """What a look said and left."""

    report: dict
    counts: dict
    headers: list
    held: dict
    files: dict

    def row(self, slug):
        return next(row for row in self.report["sources"] if row["source"] == slug)

    def sum(self, name):
        return sum(row[name] for row in self.report["sources"])

    def asked(self, *kinds):
        return sum(each[kind] for each in self.counts.values() for kind in kinds)


class Again:
    """The folder, and a way to look again."""

    def __init__(self, data, site, crawls):
        self.data, self.site, self.crawls = data, site, crawls
        self.boards = site.boards

    def look(self, **given):
        settings = {"DEFAULT_REQUEST_HEADERS": SECRETS, "RETRY_TIMES": 1, **given.pop("more", {})}
        done = self.crawls.look(self.data, self.site, settings=settings, **given)
        index = open_index(f"tantivy:{self.data}/index")
        held = {each.id: each for each in index.scan()}
        index.close()
        files = {file.name: file.stat().st_mtime_ns for file in self.data.glob("index/*/*")}
        return Told(done.report, self.site.counts, self.site.headers, held, files)

    def history(self, *statements):
        with closing(sqlite3.connect(self.data / "history.sqlite")) as history, history:
            return [history.execute(*each).fetchall() for each in statements]

    @property
    def archive(self):
        return sorted(self.data.glob("archive/*.warc.gz"))

    def id(self, slug, number):
        return self.boards[slug].id(number)


def change(again):
    """One change on each board, and a new opening on two."""
    for slug in ("alder", "cedar", "elder"):
        board = again.boards[slug]
        board.put(Opening(20, board.openings[20].title, "Mend boilers."))
    for slug in ("birch", "damson", "fern"):
        again.boards[slug].put(Opening(20, "Boilermaker", "Mend boilers."))
    for slug in ("birch", "alder"):
        again.boards[slug].put(Opening(99, "Welder", "Weld seams."))


def spoil(again):
    """Make records such as older readers might have made."""
    index = open_index(f"tantivy:{again.data}/index")
    for posting in list(index.scan()):
        posting.title, posting.posted_on, posting.description_text = "misread", None, "misread"
        index.write([posting])
    index.close()


def age(again):
    """Let all that is in the archive have come ten days ago."""
    places = {}
    for file in again.archive:
        aged, old = bytearray(), file.read_bytes()
        now = datetime.now(UTC)
        starts = [at for at in range(len(old)) if old.startswith(b"\x1f\x8b\x08\x00", at)]
        for start, end in zip(starts, [*starts[1:], len(old)], strict=True):
            places[f"{file.name}:{start}"] = f"{file.name}:{len(aged)}"
            record = gzip.decompress(old[start:end])
            for date in (now, now - timedelta(days=1)):
                before = (date - AGED).strftime("WARC-Date: %Y-%m-%d").encode()
                record = record.replace(date.strftime("WARC-Date: %Y-%m-%d").encode(), before, 1)
            aged += gzip.compress(record)
        file.write_bytes(aged)
    for table in ("postings", "responses"):
        again.history(
            *[(f"update {table} set place = ?2 where place = ?1", pair) for pair in places.items()]
        )


def misplace(again, posting):
    """Let a posting's archived page be one that its reader does not take."""
    board = again.id("alder", 1)
    again.history(
        (
            "update postings set place = (select place from postings where id = ?) where id = ?",
            (board, posting),
        )
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What each look said, by what had happened before it."""
    data = tmp_path_factory.mktemp("delta")
    made = [Greenhouse("alder"), Workday("birch"), Jibe("cedar"), Rippling("damson")]
    made += [Careers("elder"), Avature("fern")]
    made[2].validator = "modified"
    for board in made:
        board.put(*[Opening(n, f"Plumber {n}", f"Mend pipe {n}.") for n in range(1, COUNT + 1)])
    looks = {}
    with changing_site(*made) as site, closing(Crawls(data)) as crawls:
        again = Again(data, site, crawls)
        looks["again"] = again
        looks["first"] = again.look()
        looks["archive"] = b"".join(gzip.decompress(file.read_bytes()) for file in again.archive)
        looks["unchanged"] = again.look()

        change(again)
        again.boards["birch"].put(Opening(98, "Glazier", "Cut glass."))
        again.boards["birch"].fault = "500 on details"
        looks["without details"] = again.look()
        again.boards["birch"].fault = None
        again.boards["alder"].put(Opening(97, "Tinker", "Mend pots."))
        again.boards["alder"].fault = "torn"
        looks["changed"] = again.look()
        again.boards["alder"].fault = None
        looks["whole again"] = again.look()

        spoil(again)
        age(again)
        misplace(again, again.id("birch", 7))
        looks["new readers"] = again.look(version="two")

        shutil.rmtree(data / "index")
        again.boards["birch"].fault = again.boards["elder"].fault = "500"
        looks["no index"] = again.look(version="two")
        again.boards["birch"].fault = again.boards["elder"].fault = None
        looks["filled"] = again.look(version="two")

        for file in again.archive:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])
        looks["broken archive"] = again.look(version="two")

        for file in again.archive:
            file.unlink()
        looks["no archive"] = again.look(version="two")
        old = again.archive[0]
        os.utime(old, (time.time() - 90 * 86_400,) * 2)
        looks["after 90 days"] = again.look(version="two", more={"ARCHIVE_DAYS": 60})
        looks["kept after 90 days"] = [old.exists(), len(again.archive)]
        looks["few bytes"] = again.look(version="two", more={"ARCHIVE_BYTES": 1})
        looks["kept of few bytes"] = again.archive
    return looks


SLUGS = ["alder", "birch", "cedar", "damson", "elder", "fern"]
WITH_ROWS = ["birch", "damson", "fern"]


# --- nothing changed ------------------------------------------------------------------------------


def test_an_unchanged_board_costs_its_list_and_no_page(told):
    first, again = told["first"], told["unchanged"]
    assert first.asked("detail") == 4 * COUNT
    assert again.asked("detail") == 0
    assert dict(again.counts["birch"]) == {"list": 1, "further": 1}  # a POST is never conditional
    assert dict(again.counts["elder"]) == {"304": 2 + COUNT}  # its rows say nothing of its pages
    assert [again.asked(kind) for kind in ("list", "further")] == [1, 1]
    assert [again.sum(name) for name in ("new", "changed", "closed", "reopened")] == [0, 0, 0, 0]
    assert again.sum("unchanged") == 6 * COUNT


def test_an_unchanged_board_writes_nothing_into_the_index(told):
    first, again = told["first"], told["unchanged"]
    assert again.held == first.held
    assert again.files == first.files


@pytest.mark.parametrize("slug", ["alder", "cedar", "damson", "elder", "fern"])
def test_a_list_that_is_not_modified_is_read_from_the_archive(slug, told):
    row = told["unchanged"].row(slug)
    assert (row["outcome"], row["found"]) == ("ok", COUNT)
    assert row["not_modified"] == row["requests"] == told["unchanged"].counts[slug]["304"]


# --- something changed ----------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SLUGS)
def test_a_change_is_found(slug, told):
    again = told["again"]
    record = told["changed"].held[again.id(slug, 20)]
    assert record.description_text == "Mend boilers."
    assert record.title == ("Boilermaker" if slug in WITH_ROWS else "Plumber 20")
    assert record.first_seen_at == told["first"].held[record.id].first_seen_at


def test_only_what_is_new_or_changed_is_asked_for_and_written(told):
    """On Workday every page had failed: its three are asked for again in the next look."""
    first, faulty, later = told["first"], told["without details"], told["changed"]
    asked = {slug: faulty.counts[slug]["detail"] for slug in SLUGS}
    assert asked == {"alder": 0, "birch": 0, "cedar": 0, "damson": 1, "elder": 1, "fern": 1}
    assert {slug: later.counts[slug]["detail"] for slug in WITH_ROWS} == {
        "birch": 3,
        "damson": 0,
        "fern": 0,
    }
    same = [id_ for id_ in first.held if not id_.endswith(("20", "000000000020"))]
    assert {id_: later.held[id_] for id_ in same} == {id_: first.held[id_] for id_ in same}


def test_a_new_row_whose_page_fails_is_kept_and_its_page_asked_for_again(told):
    new = told["again"].id("birch", 98)
    assert told["without details"].held[new].description_text is None
    assert told["changed"].held[new].description_text == "Cut glass."
    assert told["without details"].row("birch")["closes_nothing"]


def test_an_answer_that_nothing_can_read_is_asked_for_whole_again(told):
    """It came cut, with the validator of the whole."""
    new = told["again"].id("alder", 97)
    assert told["changed"].row("alder")["outcome"] == "failed"
    assert told["whole again"].counts["alder"] == {"list": 1}
    assert told["whole again"].held[new].title == "Tinker"


# --- new readers ----------------------------------------------------------------------------------


def test_new_readers_reach_postings_that_did_not_change_without_a_request(told):
    before, after = told["whole again"], told["new readers"]
    assert {*after.held} == {*before.held}
    for id_, record in after.held.items():
        known = before.held[id_]
        assert (record.title, record.description_text) == (known.title, known.description_text)
        assert record.first_seen_at == known.first_seen_at
    assert after.counts["birch"]["304"] == 1  # the one whose archived page was misplaced
    assert after.asked("detail") == 0
    assert [row["outcome"] for row in after.report["sources"]] == ["ok"] * 6


def test_a_relative_date_counts_from_when_its_page_came(told):
    """The page said "Posted 3 Days Ago" ten days before the readers changed."""
    id_ = told["again"].id("birch", 3)
    before, after = (told[look].held[id_].posted_on for look in ("whole again", "new readers"))
    assert before - after == AGED


def test_a_table_of_the_operator_is_a_new_version(tmp_path):
    before = pipelines.version()
    try:
        reference.use(tmp_path)
        assert pipelines.version() == before
        pq.write_table(pa.table({"name": ["Acme"]}), tmp_path / "aliases.parquet")
        reference.use(tmp_path)
        pipelines._version.cache_clear()
        assert pipelines.version() != before
    finally:
        reference.use()
        pipelines._version.cache_clear()


# --- a lost index, a lost archive -----------------------------------------------------------------


def test_a_lost_index_is_filled_again_from_boards_that_did_not_change(told):
    before, after = told["new readers"], told["no index"]
    assert after.asked("detail") == 0
    filled = {id_ for id_ in before.held if id_.split(":")[1] not in ("birch", "elder")}
    assert {*after.held} == filled
    seen = {id_: record.first_seen_at for id_, record in after.held.items()}
    assert seen == {id_: before.held[id_].first_seen_at for id_ in filled}


def test_a_board_that_failed_as_the_index_was_filled_is_written_by_the_next_crawl(told):
    assert {*told["filled"].held} == {*told["new readers"].held}
    assert told["filled"].asked("detail") == 0


def test_a_broken_archive_costs_requests_and_nothing_else(told):
    broken = told["broken archive"]
    assert [row["errors"] for row in broken.report["sources"]] == [[]] * 6
    assert broken.held == told["filled"].held


def test_without_the_archive_requests_are_unconditional(told):
    lost = told["no archive"]
    assert not any("If-None-Match" in each or "If-Modified-Since" in each for each in lost.headers)
    assert lost.asked("304") == 0
    assert {slug: lost.counts[slug]["detail"] for slug in WITH_ROWS} == dict.fromkeys(WITH_ROWS, 0)
    assert (lost.held, lost.files) == (told["filled"].held, told["broken archive"].files)


# --- what the archive keeps -----------------------------------------------------------------------


def test_the_archive_is_trimmed_after_a_crawl(told):
    assert told["kept after 90 days"] == [False, 1]
    assert told["kept of few bytes"] == []


def test_no_secret_is_archived(told):
    assert any(
        each.get("Authorization") == "Bearer secret-of-a-key" for each in told["first"].headers
    )
    assert b"Mend pipe 3." in told["archive"]
    assert b"secret-of" not in told["archive"]
    assert b"set-cookie" not in told["archive"].lower()
    assert b"authorization" not in told["archive"].lower()
