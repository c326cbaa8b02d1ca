"""When a posting is closed, and when it is not; and the same opening in two sources, in five looks
at boards of which each shows one case."""

import sqlite3
from collections import defaultdict

import pytest
from changing_boards import Avature, Careers, Greenhouse, Jibe, Opening, Rippling, Workday
from changing_site import ANSWERS, BROKEN, Crawls, changing_site

from sponsorboard.search import Query, open_index
from sponsorboard.search.spool import waiting

LOOKS = 5
GONE = 3  # number of the opening that is taken from every board before the second look
FAULTS = {
    # fault: looks that have it, and the board
    **dict.fromkeys((*ANSWERS, *BROKEN), ((2, 3), Greenhouse)),
    "500 on a further page": ((2, 3), Workday),
    "500 on details": ((2, 3), Careers),
    "cut, with the number of all": ((2, 3), Jibe),
    "below its floor": ((2, 3), Greenhouse),
    "emptied": ((2, 3), Rippling),
    "cut to a third": ((2,), Rippling),
}
del FAULTS["slow"]  # it takes its time; tests/test_faults.py has it


def openings(count=10, first=1):
    return [Opening(n, f"Plumber {n}", f"Mend pipe {n}.") for n in range(first, first + count)]


def slug_of(fault):
    return "".join(filter(str.isalnum, fault))


def boards():
    """One board a case; the faults' ones are named after them."""
    made = [Greenhouse("two"), Greenhouse("one"), Greenhouse("back"), Avature("window")]
    made += [Careers("site"), Workday("collapse"), Jibe("little"), Greenhouse("whole")]
    for fault, (_, kind) in FAULTS.items():
        made.append(kind(slug_of(fault), **({"expect": 8} if "floor" in fault else {})))
    for board in made:
        board.put(*openings(25 if board.page < 25 else 10))
    made += [Jibe("rows"), Rippling("places")]
    for board in made[-2:]:
        board.put(*openings(9), Opening(10, "Roofer", places=["Toledo, OH", "Reno, NV"]))
    oak = (
        Greenhouse("oak", "Oakfield"),
        Workday("oak-wd", "Oakfield"),
        Greenhouse("elm", "Oakfield"),
    )
    oak[0].put(
        Opening(1, "Plumber", requisition="REQ-71"),
        Opening(2, "Plumber", requisition="REQ-72"),
        Opening(3, "Plumber", requisition="REQ-73"),
        Opening(4, "Roofer", requisition="REQ-74"),
        *[Opening(n, f"Mason {n}") for n in range(10, 16)],
    )
    oak[1].put(*openings(5, first=50))
    oak[2].put(*openings(5, first=60))
    return {board.slug: board for board in (*made, *oak)}


def before_look(number, made):
    """What happens to the boards before a look."""
    for fault, (looks, _) in FAULTS.items():
        made[slug_of(fault)].fault = fault if number in looks else None
    made["little"].fault = "cut a little" if number == 2 else None
    if number == 2:
        faulty = map(slug_of, FAULTS)
        for slug in ("two", "one", "back", "window", "site", *faulty):
            made[slug].take(GONE)
        made["collapse"].take(*range(1, 17))
        same = [("REQ-71", "Toledo, OH"), ("REQ-88", "Toledo, OH"), ("REQ-73", "Reno, NV")]
        for number_, (requisition, place) in enumerate(same, start=1):
            made["oak-wd"].put(Opening(number_, "Plumber", "", [place], requisition))
        made["elm"].put(Opening(4, "Roofer", requisition="REQ-74"))
    elif number == 3:
        made["one"].put(made["one"].ever[GONE])
        made["oak"].take(1, 4)
        made["elm"].take(4)
        made["places"].put(Opening(10, "Roofer", places=["Toledo, OH"]))
    elif number == 4:
        made["back"].put(Opening(GONE, "Plumber again", "Mend more pipes."))
    elif number == 5:
        made["oak"].put(made["oak"].ever[1])


@pytest.fixture(scope="module")
def crawls(tmp_path_factory):
    started = Crawls(tmp_path_factory.mktemp("crawls"))
    yield started
    started.close()


class Story:
    """What the index and the reports said after each look."""

    def __init__(self, made):
        self.made = made
        self.held = {}
        self.reports = {}
        self.shown = defaultdict(set)

    def note(self, number, data, done):
        index = open_index(f"tantivy:{data}/index")
        self.held[number] = {each.id: each for each in index.scan()}
        for duplicates in (False, True):
            found = index.search(
                Query(source=["oak", "oak-wd", "elm"], duplicates=duplicates, size=100)
            )
            self.shown[number, duplicates] = {hit.posting.id for hit in found.hits}
        self.reports[number] = {row["source"]: row for row in done.report["sources"]}
        index.close()

    def closed(self, number, slug):
        """Numbers of a board's openings that are closed after a look."""
        board, held = self.made[slug], self.held[number]
        return {n for n in board.ever if board.id(n) in held and held[board.id(n)].closed_at}

    def record(self, number, slug, opening):
        return self.held[number][self.made[slug].id(opening)]


@pytest.fixture(scope="module")
def story(tmp_path_factory, crawls):
    data = tmp_path_factory.mktemp("closing")
    made = boards()
    told = Story(made)
    with changing_site(*made.values()) as site:
        for number in range(1, LOOKS + 1):
            before_look(number, made)
            told.note(number, data, crawls.look(data, site, settings={"RETRY_TIMES": 1}))
    assert waiting(data / "spool") == 0
    return told


def test_the_first_look_finds_every_opening(story):
    held = story.held[1]
    expected = {
        board.id(n)
        for board in story.made.values()
        for n in board.ever
        if not (board.slug == "oak-wd" and n < 50) and not (board.slug == "elm" and n < 60)
    }
    assert {*held} == expected
    assert {each.status for each in held.values()} == {"open"}


@pytest.mark.parametrize("slug", ["two", "site"])
def test_two_complete_looks_without_it_close_a_posting(slug, story):
    assert [story.closed(look, slug) for look in (2, 3, 4, 5)] == [set(), {GONE}, {GONE}, {GONE}]
    assert [story.reports[look][slug]["closed"] for look in (2, 3, 4)] == [0, 1, 0]
    record = story.record(5, slug, GONE)
    assert record.status == "closed"
    assert record.closed_at >= record.last_seen_at
    assert record.closed_at == story.record(3, slug, GONE).closed_at  # closed once


def test_one_look_without_it_does_not(story):
    assert not any(story.closed(look, "one") for look in range(1, LOOKS + 1))


def test_a_returning_posting_reopens_under_its_id_with_its_history(story):
    assert [story.closed(look, "back") for look in (3, 4, 5)] == [{GONE}, set(), set()]
    assert story.reports[4]["back"]["reopened"] == 1
    first, again = (story.record(look, "back", GONE) for look in (1, 5))
    assert (again.status, again.closed_at, again.title) == ("open", None, "Plumber again")
    assert again.first_seen_at == first.first_seen_at < again.last_seen_at


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_closes_nothing_and_the_closing_comes_after_it(fault, story):
    slug, (looks, _) = slug_of(fault), FAULTS[fault]
    for look in looks:
        row = story.reports[look][slug]
        assert row["closes_nothing"], row
        assert row["closed"] == 0
    last = max(looks)
    closed = [story.closed(look, slug) for look in range(1, last + 3)]
    assert closed == [set()] * (last + 1) + [{GONE}]


def test_a_part_that_is_missing_once_is_not_closed(story):
    assert story.reports[2]["little"]["unseen"] == 5
    assert not any(story.closed(look, "little") for look in range(1, LOOKS + 1))


def test_a_window_closes_nothing(story):
    assert not any(story.closed(look, "window") for look in range(1, LOOKS + 1))
    assert story.reports[3]["window"]["outcome"] == "ok"
    assert "a part" in story.reports[3]["window"]["closes_nothing"]


def test_a_collapse_closes_after_two_further_looks_of_the_same(story):
    assert story.reports[2]["collapse"]["closes_nothing"] == "9 postings, 25 the last time"
    gone = set(range(1, 17))
    closed = [story.closed(look, "collapse") for look in range(1, LOOKS + 1)]
    assert closed == [set(), set(), set(), gone, gone]


def test_nothing_else_is_closed(story):
    cases = {"two", "site", "back", "collapse", "oak", "elm", *map(slug_of, FAULTS)}
    for look in range(1, LOOKS + 1):
        others = {slug for slug in story.made if story.closed(look, slug)} - cases
        assert not others


# --- the same opening in two sources --------------------------------------------------------------


def test_one_requisition_in_two_sources_is_shown_once(story):
    first, second = (story.made[slug].id(1) for slug in ("oak", "oak-wd"))
    assert story.held[2][second].duplicate_of == first
    assert first in story.shown[2, False]
    assert second not in story.shown[2, False]
    assert {first, second} <= story.shown[2, True]


@pytest.mark.parametrize("number", [2, 3])
def test_another_requisition_or_another_city_stays_apart(number, story):
    """The second has an equal title and a requisition of its own; the third another city."""
    other = story.made["oak-wd"].id(number)
    assert story.held[5][other].duplicate_of is None
    assert {other, story.made["oak"].id(number)} <= story.shown[5, False]


def test_what_was_hidden_is_shown_when_the_first_is_closed(story):
    first, second = (story.made[slug].id(1) for slug in ("oak", "oak-wd"))
    assert story.held[3][second].duplicate_of == first
    assert story.held[4][first].status == "closed"
    assert (story.held[4][second].status, story.held[4][second].duplicate_of) == ("open", None)
    assert second in story.shown[4, False]


def test_the_first_that_returns_repeats_the_one_that_is_shown(story):
    first, second = (story.made[slug].id(1) for slug in ("oak", "oak-wd"))
    assert (story.held[5][first].status, story.held[5][first].duplicate_of) == ("open", second)
    assert story.shown[5, False] & {first, second} == {second}
    assert story.held[5][first].first_seen_at == story.held[1][first].first_seen_at


def test_both_that_end_at_once_are_closed(story):
    first, second = (story.made[slug].id(4) for slug in ("oak", "elm"))
    assert story.held[2][second].duplicate_of == first
    for look in (4, 5):
        assert {story.held[look][each].status for each in (first, second)} == {"closed"}


# --- one posting in many rows ---------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["rows", "places"])
def test_a_row_a_place_is_one_posting_with_many_places(slug, story):
    """The two rows stand on two pages of `rows`, where the first page ends between them."""
    assert story.record(2, slug, 10).location_text == "Toledo, OH | Reno, NV"
    assert [place.city for place in story.record(2, slug, 10).locations] == ["Toledo", "Reno"]
    assert story.reports[2][slug]["found"] == 10
    assert story.reports[2][slug]["outcome"] == "ok"


def test_a_place_that_ends_is_a_change(story):
    assert story.reports[3]["places"]["changed"] == 1
    assert story.record(3, "places", 10).location_text == "Toledo, OH"
    assert not any(story.closed(look, "places") for look in range(1, LOOKS + 1))


# --- an index that is down ------------------------------------------------------------------------

DOWN = {"INDEX_URL": "http://127.0.0.1:9/postings"}


def test_an_index_that_is_down_leaves_the_closing_to_the_next_crawl(tmp_path, crawls):
    board = Greenhouse("acme")
    board.put(*openings())
    gone = board.id(GONE)
    with changing_site(board) as site:
        crawls.look(tmp_path, site)
        board.take(GONE)
        crawls.look(tmp_path, site)
        board.put(Opening(11, "Roofer"))
        down = crawls.look(tmp_path, site, settings=DOWN)
        assert (down.row("acme")["closed"], down.report["unsent"]) == (0, 1)
        assert open_index(f"tantivy:{tmp_path}/index").get(gone).status == "open"
        board.fault = "500"  # it may be back by now
        done = crawls.look(tmp_path, site)
        assert (done.row("acme")["closed"], done.report["unsent"]) == (0, 0)
        board.fault = None
        assert crawls.look(tmp_path, site).row("acme")["closed"] == 1
    index = open_index(f"tantivy:{tmp_path}/index")
    assert index.get(gone).status == "closed"
    assert index.get(board.id(11)).status == "open"


def test_what_was_closed_as_the_crawl_was_killed_reopens_when_it_returns(tmp_path, crawls):
    """The index has it closed, the history does not yet."""
    board = Greenhouse("acme")
    board.put(*openings())
    with changing_site(board) as site:
        crawls.look(tmp_path, site)
        board.take(GONE)
        for _ in range(2):
            crawls.look(tmp_path, site)
        with sqlite3.connect(tmp_path / "history.sqlite") as history:
            history.execute("update postings set closed_at = null where missed = 2")
        history.close()
        board.put(board.ever[GONE])
        assert crawls.look(tmp_path, site).row("acme")["reopened"] == 1
    assert open_index(f"tantivy:{tmp_path}/index").get(board.id(GONE)).status == "open"
