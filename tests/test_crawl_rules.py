"""Rules of the crawling room that need no crawl."""

from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import Response

from sponsorboard.crawl.guard import is_loopback, is_private
from sponsorboard.crawl.outcome import Outcome, Trouble
from sponsorboard.crawl.report import RunReport
from sponsorboard.crawl.retry import retry_after


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "a.localhost", "::1", "10.1.2.3", "192.168.0.9", "172.20.0.1",
        "169.254.169.254", "0.0.0.0", "fd00::1", "fe80::1", "::ffff:127.0.0.1", "100.64.0.1",
    ],
)  # fmt: skip
def test_private_addresses(host):
    assert is_private(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "jobs.example", "localhost.com"])
def test_public_addresses(host):
    assert not is_private(host)
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("value", "seconds"), [("120", 120), ("0", 0), ("soon", None), (None, None), ("-5", None)]
)
def test_retry_after_seconds(value, seconds):
    assert retry_after(answer(value)) == seconds


def test_retry_after_date():
    later = datetime.now(UTC) + timedelta(seconds=90)
    assert 80 < retry_after(answer(later.strftime("%a, %d %b %Y %H:%M:%S GMT"))) <= 90
    assert retry_after(answer("Wed, 21 Oct 2015 07:28:00 GMT")) == 0


def answer(retry):
    headers = {} if retry is None else {"Retry-After": retry}
    return Response("https://jobs.example/", status=429, headers=headers)


def outcome(**more):
    return Outcome(source="acme", spider="greenhouse", **{"started": 1.0, **more})


TROUBLE = Trouble("https://jobs.example/", "no", "look")


@pytest.mark.parametrize(
    ("books", "verdict"),
    [
        ({"found": 3}, "ok"),
        ({"found": 0}, "empty"),
        ({"found": 0, "expect": 1}, "below floor"),
        ({"found": 3, "expect": 4}, "below floor"),
        ({"found": 3, "listed": 4}, "incomplete"),
        ({"found": 3, "capped": "2,000 at most"}, "incomplete"),
        ({"found": 3, "troubles": [TROUBLE]}, "incomplete"),
        ({"found": 3, "pending": {1}}, "incomplete"),
        ({"found": 0, "troubles": [TROUBLE]}, "failed"),
        ({"found": 0, "started": None}, "failed"),
        ({"found": 0, "not_recorded": True}, "skipped"),
        ({"found": 2, "not_recorded": True}, "incomplete"),
    ],
)
def test_verdicts(books, verdict):
    made = outcome(**books)
    assert made.verdict == verdict
    assert made.complete is (verdict in ("ok", "empty", "below floor"))
    assert (made.reason is None) is (verdict == "ok")


@pytest.mark.parametrize(
    ("books", "code"),
    [
        ([], 0),
        ([{"found": 3}, {"found": 0}], 0),
        ([{"found": 3}, {"found": 0, "not_recorded": True}], 0),
        ([{"found": 3}, {"found": 0, "troubles": [TROUBLE]}], 1),
        ([{"found": 3, "listed": 9}], 1),
        ([{"found": 3, "expect": 9}], 1),
        ([{"found": 0, "troubles": [TROUBLE]}], 3),
        ([{"found": 0, "not_recorded": True}], 3),
    ],
)
def test_exit_codes(books, code):
    assert RunReport([outcome(**each) for each in books]).exit_code == code


def test_postings_that_wait_for_the_index_are_no_success():
    assert RunReport([outcome(found=3)], unsent=3).exit_code == 1
