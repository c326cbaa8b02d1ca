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
    assert day("2025-10-15") == date(2025, 10, 15)
