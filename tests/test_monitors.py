"""When an alarm is raised, when it is told, and when it is over."""

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import get_args

import pytest
from crawl_site import ROOT, board, crawled, greenhouse, job, rows, site

from sponsorboard.crawl import monitors
from sponsorboard.crawl.alarms import Alarms, raise_alarms
from sponsorboard.crawl.history import History
from sponsorboard.crawl.monitors import Alarm, Looks
from sponsorboard.crawl.outcome import Outcome, Trouble, Verdict
from sponsorboard.crawl.remembered import Run
from sponsorboard.crawl.report import RunReport
from sponsorboard.sources import Source

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
WHOLE = {"description": 1.0, "location": 1.0, "date": 1.0, "pay": 0.5}


def look(hours=0, verdict="ok", **facts):
    """A look at a board, so many hours ago."""
    facts = {"complete": verdict in ("ok", "empty", "below floor"), "requests": 10, **facts}
    return Run(source="acme", started_at=NOW - timedelta(hours=hours), verdict=verdict, **facts)


def failed(hours, reason="the server failed (503)"):
    return look(hours, "failed", reason=reason)


def read(hours, count, coverage=WHOLE, unchanged=0):
    """A look that read so many postings."""
    return look(hours, found=count + unchanged, unchanged=unchanged, coverage=coverage)


NO_PAY = {**WHOLE, "pay": 0.0}
NO_TEXT = {**WHOLE, "description": 0.0}
QUIET = [read(hours, 0, {}, unchanged=500) for hours in range(12, 600, 12)]

# what it is about: looks, the latest first; the alarms
LOOKS = {
    "fine": ([look(found=30), look(12, found=31)], []),
    "the first look failed": ([failed(0)], ["failed"]),
    "one failure is chance": ([failed(0), look(12)], []),
    "two failures": ([failed(0), failed(12), look(24)], ["failed"]),
    "it came back": ([look(), failed(12), failed(24)], []),
    "below floor": ([look(verdict="below floor", found=3, reason="3 postings")], ["below floor"]),
    "never had any": ([look(verdict="empty"), look(12, "empty")], []),
    "open ones stay": ([look(verdict="empty", missing=4)], ["empty"]),
    "had some": ([look(verdict="empty"), failed(12), look(24, found=2)], ["empty"]),
    "three errors in ten": ([look(verdict="incomplete", found=9, errors=3)], ["errors"]),
    "two errors": ([look(verdict="incomplete", found=9, errors=2)], []),
    "three errors in thirty": ([look(verdict="incomplete", errors=3, requests=30)], []),
    "errors of a failure": ([look(verdict="failed", errors=9)], ["failed"]),
    "halved and more": ([look(found=19), look(12, found=40)], ["sudden change"]),
    "halved": ([look(found=20), look(12, found=40)], []),
    "small boards jump": ([look(found=2), look(12, found=19)], []),
    "grown by more than half": ([look(found=31), look(12, found=20)], ["sudden change"]),
    "cut off, not changed": ([look(verdict="incomplete", found=9), look(12, found=40)], []),
    "against the last complete": (
        [look(found=9), look(12, "incomplete", found=9), look(24, found=40)], ["sudden change"]),
    "no texts": ([read(0, 20, NO_TEXT), read(12, 20)], ["coverage"]),
    "no texts of few": ([read(0, 19, NO_TEXT, 1), read(12, 20)], []),
    "few before": ([read(0, 20, NO_TEXT), read(12, 19, unchanged=1)], []),
    "no pay": ([read(0, 20, NO_PAY), read(12, 20)], ["coverage"]),
    "pay was rare": ([read(0, 20, NO_PAY), read(12, 20, {**WHOLE, "pay": 0.2})], []),
    "pay was rare in many": ([read(0, 90, NO_PAY), read(12, 90, {**WHOLE, "pay": 0.2})],
                             ["coverage"]),
    "half of it": ([read(0, 20, {**WHOLE, "pay": 0.25}), read(12, 20)], []),
    "nothing new since": ([*QUIET[:3], read(48, 500, NO_TEXT), read(60, 500)], ["coverage"]),
    "mended": ([read(0, 500), read(12, 500, NO_TEXT), read(24, 500)], []),
    "a new usage": ([read(0, 20, NO_PAY, 480), read(12, 500, NO_PAY), read(24, 500)], []),
    "few a look": (
        [*(read(n, 5, NO_PAY, 200) for n in range(4)), *(read(n, 5, WHOLE, 200) for n in
                                                         range(4, 24))], ["coverage"]),
    "the whole board read anew": ([read(0, 500, NO_TEXT), *QUIET, read(700, 500)], ["coverage"]),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_alarms_of_a_look(name):
    (run, *earlier), kinds = LOOKS[name]
    found = monitors.of_look(run, earlier)
    assert [alarm.kind for alarm in found] == kinds
    for alarm in found:
        assert alarm.source == "acme"
        assert alarm.message
        assert alarm.advice


def test_a_failure_says_since_when_and_what_to_do():
    [alarm] = monitors.of_look(failed(0), [failed(12), failed(24), look(36)], "look up the token")
    assert alarm.since == NOW - timedelta(hours=24)
    assert alarm.line() == (
        "acme: failed: the server failed (503) (since 2026-11-27 12:00 UTC); look up the token"
    )


def test_coverage_names_the_fields():
    run, before = read(0, 40, {"date": 1.0, "location": 0.1}), read(12, 40)
    [alarm] = monitors.of_look(run, [before])
    assert alarm.message == (
        "of 40 postings read last have: description 0%, 100% before; location 10%, 100% before; "
        "pay 0%, 50% before"
    )
    assert "still state description, location, pay" in alarm.advice


def test_a_page_that_is_quoted_stays_in_one_line():
    [alarm] = monitors.of_look(failed(0, "got a page titled 'Just\na moment'"), ())
    assert "\n" not in alarm.line()


def test_a_broken_row_has_failed_at_once():
    outcome = Outcome(source="acme", spider="-")
    outcome.troubles.append(Trouble("mine.toml", "unknown key 'tokn'", "correct the row"))
    for runs in ([], [look(1)]):
        [alarm] = monitors.of_outcome(outcome, runs, NOW)
        assert (alarm.kind, alarm.message) == ("failed", "unknown key 'tokn'")
        assert (alarm.since, alarm.advice) == (NOW, "correct the row")


def test_a_refused_row_has_failed_at_once():
    outcome = Outcome(source="acme", spider="adp", refused="adp: own board only")
    [alarm] = monitors.of_outcome(outcome, [], NOW)
    assert (alarm.kind, alarm.message) == ("failed", "adp: own board only")
    assert "pause the row" in alarm.advice


def test_a_crawl_that_was_stopped_says_nothing_of_what_it_did_not_read(tmp_path):
    never = Outcome(source="acme", spider="greenhouse", url="https://acme.example/")
    within = Outcome(source="acme", spider="greenhouse", started=1.0, pending={1})
    assert never.verdict == within.verdict == "failed"
    for outcome in (never, within):
        assert monitors.of_outcome(outcome, [failed(0)], NOW) == []
    with History(tmp_path) as history:
        Alarms(history).note([alarm("acme"), alarm("deleted")], always)
    report = RunReport(outcomes=[never])
    raise_alarms(report, SimpleNamespace(sources={}, problems=[]), tmp_path, send=False)
    assert [each.source for each in report.alarms] == ["acme"]
    assert report.ended == []


def test_a_replay_that_lacks_a_source_says_nothing_of_it():
    outcome = Outcome(source="acme", spider="greenhouse", not_recorded=True)
    assert monitors.of_outcome(outcome, [], NOW) == []


@pytest.mark.parametrize(
    ("first", "last_read", "message"),
    [
        (None, None, None),  # never looked at: just picked
        (900, 35, None),
        (900, 37, "read last on 2026-11-26 23:00, though due every 12h"),
        (37, None, "never read yet, though due every 12h"),
        (11, None, None),
    ],
)
def test_overdue(first, last_read, message):
    row = Source(slug="acme", company="Acme", spider="greenhouse", every="12h")
    ago = [None if hours is None else NOW - timedelta(hours=hours) for hours in (first, last_read)]
    found = monitors.overdue([row], {"acme": Looks(*ago)} if first else {}, NOW)
    assert [alarm.message for alarm in found] == ([message] if message else [])


def test_the_index():
    assert monitors.of_index(0, NOW) == []
    [alarm] = monitors.of_index(1234, NOW)
    assert alarm.line() == (
        "index: 1,234 postings wait because the index did not take them (since 2026-11-28 12:00 "
        "UTC); mend the index, then: sponsorboard index load"
    )


# --- the table ------------------------------------------------------------------------------------


def alarm(source="acme", advice="wait", hours=0, kind="failed"):
    since = NOW - timedelta(hours=hours)
    return Alarm(kind=kind, source=source, since=since, message="it failed", advice=advice)


@pytest.fixture
def alarms(tmp_path):
    with History(tmp_path) as history:
        yield Alarms(history)


def always(_):
    return True


def names(news):
    return [[each.source for each in part] for part in news]


def test_an_alarm_is_told_when_it_starts_when_it_changes_and_when_it_ends(alarms):
    assert names(alarms.note([alarm()], always)) == [["acme"], []]
    assert names(alarms.untold()) == [["acme"], []]
    alarms.told()
    assert names(alarms.note([alarm(hours=-12)], always)) == [[], []]
    assert names(alarms.untold()) == [[], []]
    assert alarms.standing()[0].since == NOW
    assert names(alarms.note([alarm(advice="act")], always)) == [["acme"], []]
    assert names(alarms.untold()) == [["acme"], []]
    alarms.told()
    assert names(alarms.note([], always)) == [[], ["acme"]]
    assert alarms.standing() == []
    assert names(alarms.untold()) == [[], ["acme"]]
    alarms.told()
    assert names(alarms.untold()) == [[], []]


def test_what_could_not_be_told_is_told_later(alarms):
    alarms.note([alarm()], always)
    alarms.told()
    alarms.note([], always)  # and nobody could be told
    alarms.note([], always)
    assert names(alarms.untold()) == [[], ["acme"]]


def test_what_was_never_told_ends_without_a_word(alarms):
    alarms.note([alarm()], always)
    assert names(alarms.note([], always)) == [[], ["acme"]]
    assert names(alarms.untold()) == [[], []]


def test_an_alarm_that_comes_back_is_a_new_one(alarms):
    alarms.note([alarm(hours=48)], always)
    alarms.told()
    alarms.note([], always)
    assert names(alarms.note([alarm(hours=1)], always)) == [["acme"], []]
    assert names(alarms.untold()) == [["acme"], []]
    assert alarms.standing()[0].since == NOW - timedelta(hours=1)


def test_a_crawl_ends_only_what_it_would_have_found_again(alarms):
    alarms.note([alarm("seen"), alarm("not-visited"), alarm("paused")], always)
    alarms.told()
    judged = {"seen": True, "not-visited": False, "paused": None}
    assert names(alarms.note([], lambda each: judged[each.source])) == [[], ["seen"]]
    assert [each.source for each in alarms.standing()] == ["not-visited"]
    assert names(alarms.untold()) == [[], ["seen"]]


# --- in a crawl -----------------------------------------------------------------------------------


def kinds(done):
    return {(each["source"], each["kind"]): each["new"] for each in done.report["alarms"]}


def test_alarms_of_no_look_are_judged_by_every_crawl(tmp_path):
    row = Source(slug="acme", company="Acme", spider="greenhouse", every="12h")
    everything = SimpleNamespace(sources={"acme": row}, problems=[])

    def crawl(unsent):
        report = RunReport(unsent=unsent)
        raise_alarms(report, everything, tmp_path, send=False)
        return [[each.kind for each in part] for part in (report.alarms, report.ended)]

    now = datetime.now(UTC)
    with History(tmp_path) as history:
        history.look(Run(source="acme", started_at=now - timedelta(hours=40), verdict="ok"), (), ())
    assert crawl(unsent=3) == [["index", "overdue"], []]
    assert crawl(unsent=2) == [["index", "overdue"], []]
    assert crawl(unsent=0) == [["overdue"], ["index"]]
    with History(tmp_path) as history:
        history.look(Run(source="acme", started_at=now, verdict="ok"), (), ())
    assert crawl(unsent=0) == [[], ["overdue"]]


def test_alarms_in_the_report_and_under_the_summary(tmp_path):
    given = {slug: {"spider": "greenhouse", "token": slug} for slug in ("acme", "torn", "few")}
    given["odd"] = {"spider": "greenhouse", "tokn": "x"}
    given["few"]["expect"] = 9
    rows(tmp_path, **given)
    with site() as server:
        server.say(greenhouse("acme"), board(*(job(number) for number in range(30))))
        server.say(greenhouse("few"), board(job(1)))
        first = crawled(tmp_path, *given, sample=server.root)
        failures = {(slug, "failed"): True for slug in ("torn", "odd")}
        assert kinds(first) == failures | {("few", "below floor"): True}
        assert "alarm: torn: failed: no such page (404) (since " in first.text
        assert "alarm: odd: failed: unknown key 'tokn'" in first.text

        server.say(greenhouse("torn"), board(job(5)))
        server.say(greenhouse("acme"), board(*(job(number) for number in range(9))))
        second = crawled(tmp_path, "acme", "torn", sample=server.root)
        assert kinds(second) == {
            ("acme", "sudden change"): True, ("few", "below floor"): False, ("odd", "failed"): False
        }  # fmt: skip
        assert [each["source"] for each in second.report["ended"]] == ["torn"]
        assert "alarm: torn: failed: over (since " in second.text
        assert second.code == 0

        server.say(greenhouse("acme"), board())
        third = crawled(tmp_path, "acme", sample=server.root)
        assert ("acme", "empty") in kinds(third)
        assert third.report["ended"][0]["kind"] == "sudden change"


def test_the_page_on_operations_explains_every_alarm_and_every_key():
    page = (ROOT / "docs/operations.md").read_text()
    for kind in get_args(monitors.Kind):
        assert f"| `{kind}` |" in page
    report = RunReport(outcomes=[Outcome(source="acme", spider="greenhouse")])
    said = json.loads(report.json())
    for key in (*said, *said["sources"][0]):
        assert f"`{key}`" in page, key
    for verdict in get_args(Verdict):
        assert f"`{verdict}`" in page


def test_a_replay_raises_no_alarm(tmp_path):
    rows(tmp_path, acme={"spider": "greenhouse", "token": "acme"})
    recorded = [{"url": f"https://{greenhouse('acme')}", "status": 500}]
    (tmp_path / "manifest.json").write_text(json.dumps(recorded))
    done = crawled(tmp_path, "acme", replay=str(tmp_path))
    assert done.row("acme")["outcome"] == "failed"
    assert done.report["alarms"] == []
