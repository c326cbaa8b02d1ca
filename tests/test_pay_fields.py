"""Pay in fields of a system: numbers, texts that hold one, and nothing where there is none."""

import pytest

from scrapers.pay_fields import amount, bands, interval_of


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (82000, 82000.0),
        (20.5, 20.5),
        ("82,000", 82000.0),
        (" 54.25 ", 54.25),
        (0, None),
        ("0.00", None),
        ("", None),
        (None, None),
        ("negotiable", None),
        ("$54", None),
        (-5, None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_amounts(value, read):
    assert amount(value) == read


@pytest.mark.parametrize(
    ("word", "interval"),
    [
        ("HOUR", "hour"),
        ("yearly", "year"),
        ("Annual", "year"),
        ("per fortnight", None),
        (None, None),
    ],
)
def test_intervals(word, interval):
    assert interval_of(word) == interval


def test_a_range_is_one_band_and_says_where_it_stood():
    (band,) = bands(50000, "60,000", "salary", quote="YEAR", every="year", currency="USD")
    assert (band.min, band.max, band.currency) == (50000.0, 60000.0, "USD")
    assert (band.interval, band.interval_stated) == ("year", True)
    assert [(one.origin, one.ref, one.quote) for one in band.evidence] == [
        ("structured", "salary", "YEAR")
    ]


def test_what_is_not_stated_stays_unknown():
    assert bands(None, 0, "salary", quote=None) == []
    (band,) = bands(None, 21.5, "rate", quote=None, currency="")
    assert (band.min, band.max, band.currency) == (None, 21.5, None)
    assert (band.interval, band.interval_stated) == (None, False)
