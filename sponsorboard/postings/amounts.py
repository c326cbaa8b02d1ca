"""Numbers in a text that may be money, with the currency and the scale written beside them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sponsorboard.postings.currencies import CURRENCIES, SCALES, SYMBOLS

_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
_AFTER_MARKS = "|".join(
    re.escape(mark) for mark in sorted(CURRENCIES, key=len, reverse=True) if mark[-1] not in SYMBOLS
)
NUMBER = re.compile(
    rf"""
    (?P<number>[0-9](?:                 # a plain set first: found fast
        \d{{0,2}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:\.\d{{1,2}}(?!\d))?     # 120,000.00  25,00,000
      | \d{{0,2}}(?:\.\d{{3}})+(?!\d)(?:,\d{{1,2}}(?!\d))?               # 65.000,00
      | \d{{0,2}}(?:[' ]\d{{3}})+(?![\d(]|\ ?[km]\b)(?:[.,]\d{{2}}(?!\d))?  # 110'000  45 000
      | \d{{0,2}},\ \d{{3}}(?![\d,])                                    # 150, 000
      | \d*(?:[.,]\d{{1,4}}(?![\d]))?                                  # 90000  23.5  76,6
    ))
    (?:[\ -]?(?P<scale>(?:{_SCALES})(?!\w)|k(?=(?!ilo)[a-z]{{3}})))?       # "30KCompany car" too
    (?:\ ?(?P<mark>{_AFTER_MARKS})(?![a-z])(?!\ ?[$€£]?\d)|\ ?(?P<sign>[$€£¥₹₽₩₪₴₺₫₱฿])(?!\ ?\d))?
    """,
    re.VERBOSE,
)
RETIREMENT = re.compile(r"40[13]\s?\(?[abk]\b|403 ?\(?b|457 ?\(?b")
# "$90,000-1$20,000": a sign within a number leaves neither end of a range to trust
GARBLED = re.compile(r"(?: ?[-–] ?)?\d[$€£]\d")
PREFIX = re.compile(r"(?:^|[^a-z])((?:u\.s\.|[a-z]{1,3}) ?)?$")
CODE_BEFORE = re.compile(r"(?:^|[^a-z0-9])([a-z]{2,4}\.?|us dollars) ?:?$")


class Amount(NamedTuple):
    """One number that may be money."""

    start: int
    end: int
    value: float
    mark: str | None
    """ISO code, or ``$``, ``kr``, ``¥`` where the country decides, or None."""

    scale: str | None
    """``k`` and the like, as written."""


def _value(written: str) -> float:
    """A number as written, in either style of grouping: a mark before three last digits groups."""
    body = written.replace("'", "").replace(" ", "")
    mark = max(body.rfind("."), body.rfind(","))
    if mark < 0:
        return float(body)
    whole, rest = body[:mark], body[mark + 1 :]
    digits = whole.replace(".", "").replace(",", "")
    if len(rest) == 3 and len(whole.split(body[mark])[-1]) <= 3 and digits != "0":
        return float(digits + rest)
    return float(f"{digits}.{rest}")


def _mark_before(folded: str, at: int) -> tuple[str | None, int]:
    """The currency written before a number, and where it starts."""
    end = at
    while end > 0 and at - end < 2 and folded[end - 1] in " ~*":
        end -= 1
    if end == 0:
        return None, at
    if folded[end - 1] in SYMBOLS:
        return _signed(folded, end - 1)
    if folded[end - 1].isalpha() or folded[end - 1] in ".:":
        found = CODE_BEFORE.search(folded, max(end - 6, 0), end)
        known = found and found[1] in CURRENCIES and found[1] not in SCALES
        if found and known and (end < at or len(found[1]) == 3):
            return CURRENCIES[found[1]], found.start(1)
    return None, at


def _signed(folded: str, begin: int) -> tuple[str, int]:
    """The currency of a sign with the letters before it: "ca$", "usd $", not "a $"."""
    prefix = PREFIX.search(folded, max(begin - 6, 0), begin)
    letters = (prefix[1] or "") if prefix else ""
    sign = folded[begin]
    if letters and letters[1:] != " ":  # "a $100 voucher", "Zone C $59,000"
        for written in (letters.strip() + sign, letters.strip()):
            if written in CURRENCIES:
                return CURRENCIES[written], begin - len(letters)
    return CURRENCIES[sign], begin


def amounts(folded: str) -> Iterator[Amount]:
    """Every number that could be money, in order, with the currency beside it."""
    for match in NUMBER.finditer(folded):
        start, end = match.span()
        mark, begin = _mark_before(folded, start)
        if mark is None and _no_money(folded, start, end):
            continue
        if (mark and folded[begin - 1 : begin].isdigit()) or GARBLED.match(folded, end):
            continue
        number, scale, word, sign = match.groups()
        after = word or sign
        if after and mark in (None, "$", "kr"):
            mark = CURRENCIES[after]
        mark = mark or CURRENCIES.get(scale or "")  # "18 LPA"
        yield Amount(begin, end, _scaled(number, scale), mark, scale)


def _no_money(folded: str, start: int, end: int) -> bool:
    """Whether a number without currency is part of a word, a share, or a retirement plan."""
    if folded[start - 1 : start].isalnum() or folded[end : end + 1] == "%":
        return True
    return folded[start] == "4" and RETIREMENT.match(folded, start) is not None


def _scaled(number: str, scale: str | None) -> float:
    value = _value(number)
    if scale == "k" and value >= 1000:
        # "112.500k" is a hundred and twelve thousand, "$50,000k" a slip for fifty thousand
        return float(number.replace(",", "")) * 1000 if "." in number else value
    return value * SCALES[scale] if scale else value
