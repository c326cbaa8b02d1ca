"""Dates as pages write them."""

from datetime import date

import pytest

from sponsorboard.postings.dates import day

TODAY = date(2026, 11, 25)

WORDS = [
    ("2025-10-15", "2025-10-15"),
    ("2025-10-15T09:09:19.677+00:00", "2025-10-15"),
    ("2025-10-15T23:30:00-05:00", "2025-10-16"),  # kept in UTC
    ("2025-10-15T10:00:00Z", "2025-10-15"),
    ("1760513349677", "2025-10-15"),  # milliseconds
    ("1760513349", "2025-10-15"),
    ("Posted Today", "2026-11-25"),
    ("Posted Yesterday", "2026-11-24"),
    ("Posted 3 Days Ago", "2026-11-22"),
    ("Posted 30+ Days Ago", "2026-10-26"),  # the latest it can be
    ("2 weeks ago", "2026-11-11"),
    ("Oct 5, 2026", "2026-10-05"),
    ("Posting Date: 05/01/2026", "2026-05-01"),
    ("31. Oktober 2026", "2026-10-31"),
    ("le 3 mars 2026", "2026-03-03"),
    ("15 de enero de 2026", "2026-01-15"),
    ("05.01.2026", "2026-01-05"),  # dots: the day first
    ("Thu Oct 15 2026 23:30:00 GMT-0500", "2026-10-16"),
    ("Posted on Oct 5, 2026", "2026-10-05"),
    ("Vor 3 Tagen", "2026-11-22"),
    ("Il y a 30+ jours", "2026-10-26"),
    ("Hace 3 días", "2026-11-22"),
    ("36 hours ago", "2026-11-24"),
    ("in 3 days", None),
    ("9999-12-31T23:59:59-05:00", None),
    ("0001-01-01", None),
    ("0001-01-01T00:00:00+02:00", None),
    ("1970-01-01T00:00:00Z", None),
    ("2999-01-01", None),
    ("January 2026", None),  # no day
    ("as soon as possible", None),
    ("99999999999 days ago", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("words", "want"), WORDS, ids=[str(row[0]) for row in WORDS])
def test_words_mean_a_day(words, want):
    found = day(words, TODAY)
    assert (found.isoformat() if found else None) == want


def test_relative_words_need_today():
    assert day("Posted Today") is None
    assert day("vor 3 Tagen") is None
    assert day("2025-10-15") == date(2025, 10, 15)
    assert day("2999-01-01") is None
