"""Pay that a system gives in a field of its own, but in words: "$54.25 - $69.25", "82.00"."""

import re

from sponsorboard.postings.currencies import currency
from sponsorboard.postings.money import sums
from sponsorboard.postings.posting import Band, Evidence, Interval
from sponsorboard.postings.text import QUOTE_LIMIT, document

NUMBER = re.compile(r"\s*(\d[\d,]*(?:\.\d+)?)\s*")


def band_of(
    words: str | None, ref: str, country: str | None = None, interval: Interval | None = None
) -> Band | None:
    """The range or sum that a field states; None for none, and for zero, which stands for none.

    ``ref`` names the field, ``country`` (ISO 3166-1 alpha-2) settles "$", and ``interval`` is what
    another field says.
    """
    found = next(sums(document(words).folded), None) if words else None
    if not words or found is None or not (found.low or found.high):
        return None
    said = found.interval or interval
    return Band(
        min=found.low or None,
        max=found.high or None,
        currency=currency(found.mark, country),
        interval=said,
        interval_stated=said is not None,
        evidence=[Evidence(origin="structured", quote=words.strip()[:QUOTE_LIMIT], ref=ref)],
    )


def between(
    low: str | float | None, high: str | float | None, ref: str, interval: Interval | None = None
) -> Band | None:
    """The range of two fields that hold a number each; None where neither is one."""
    least, most = amount(low), amount(high)
    if not least and not most:
        return None
    quote = " - ".join(str(end).strip() for end, value in ((low, least), (high, most)) if value)
    return Band(
        min=least,
        max=most,
        interval=interval,
        interval_stated=interval is not None,
        evidence=[Evidence(origin="structured", quote=quote, ref=ref)],
    )


def amount(value: str | float | None) -> float | None:
    """A plain number, commas between thousands allowed; None for none, for zero and for words."""
    match = NUMBER.fullmatch(str(value)) if value is not None else None
    return (float(match[1].replace(",", "")) or None) if match else None
