"""Pay that a system gives in fields of its own: amounts as numbers or texts, or a range in words
such as "$54.25 - $69.25"."""

import math

from sponsorboard.postings.currencies import currency as currency_of
from sponsorboard.postings.money import sums
from sponsorboard.postings.posting import Band, Evidence, Interval
from sponsorboard.postings.text import QUOTE_LIMIT, document

INTERVALS: dict[str, Interval] = {
    "hour": "hour", "hourly": "hour",  # Recruitee: hour; feeds: HOURLY
    "day": "day", "daily": "day",
    "week": "week", "weekly": "week",
    "month": "month", "monthly": "month",
    "year": "year", "yearly": "year", "annual": "year", "annually": "year",  # schema.org: YEAR
}  # fmt: skip


def bands(
    low: str | float | None,
    high: str | float | None,
    ref: str,
    *,
    quote: str | None,
    every: str | None = None,
    currency: str | None = None,
    label: str | None = None,
) -> list[Band]:
    """The range that two fields state; none where neither has an amount.

    ``ref`` names the fields, ``quote`` is what they say, ``every`` the word for what is paid for.
    """
    least, most, interval = amount(low), amount(high), interval_of(every)
    if not least and not most:
        return []
    return [
        Band(
            min=least,
            max=most,
            currency=currency or None,
            interval=interval,
            interval_stated=interval is not None,
            label=label,
            evidence=[Evidence(origin="structured", quote=quote, ref=ref)],
        )
    ]


def band_of(
    words: str | None, ref: str, country: str | None = None, interval: Interval | None = None
) -> Band | None:
    """The range or sum that a field states; None for none, and for zero, which stands for none.

    ``ref`` names the field, ``country`` (ISO 3166-1 alpha-2) settles "$", and ``interval`` is what
    another field says.
    """
    found = next(sums(document(words).folded), None) if words else None
    if not words or found is None:
        return None
    every, mark = found.interval or interval, currency_of(found.mark, country)
    quote = words.strip()[:QUOTE_LIMIT]
    stated = bands(found.low, found.high, ref, quote=quote, every=every, currency=mark)
    return stated[0] if stated else None


def between(
    low: str | float | None,
    high: str | float | None,
    ref: str,
    interval: Interval | None = None,
    currency: str | None = None,
) -> Band | None:
    """The range of two fields that hold a number each; None where neither is one."""
    quote = " - ".join(str(end).strip() for end in (low, high) if amount(end))
    stated = bands(low, high, ref, quote=quote, every=interval, currency=currency)
    return stated[0] if stated else None


def written(low: float | None, high: float | None) -> str:
    """A range of numbers as a quote."""
    return " - ".join(f"{end:g}" for end in (low, high) if end)


def amount(value: str | float | None) -> float | None:
    """A number, commas between thousands allowed; None for none, for zero and for words."""
    try:
        number = float(str(value).replace(",", ""))
    except ValueError:
        return None
    return number if 0 < number < math.inf else None


def interval_of(word: object) -> Interval | None:
    """What a field's word for an interval means, such as ``HOURLY``; None for any other."""
    return INTERVALS.get(word.strip().lower()) if isinstance(word, str) else None
