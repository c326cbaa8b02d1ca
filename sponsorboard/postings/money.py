"""Sums of money in a text: amounts and ranges with currency and interval, found at their digits.

Whether a sum is pay for the work is not decided here. Everything reads folded text (see ``text``).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sponsorboard.postings.currencies import AMBIGUOUS, CURRENCIES, SCALES, SYMBOLS
from sponsorboard.postings.posting import Interval

# --- Intervals ------------------------------------------------------------------------------------

INTERVALS: dict[Interval, str] = {
    "hour": "hours? hourly hr hrs h std stunde stündlich heure hora timme timmen tim godz godzinę "
    "godzina uur ph hod",
    "day": "day days daily diem tag tagessatz jour dag dzień día pd md",
    "week": "week wk weekly woche semaine vecka semana",
    "month": "months? monthly mo mth mon monat monatlich mois mensuel månad mån mes mês miesiąc "
    "miesięcznie mies maand month's pcm pm",
    "year": "years? yr yrs year's annum annually annual yearly annualized annualised jahr jährlich "
    "jahresgehalt année an año ano rok rocznie jaar pa p\\.a\\.? annuel",
}  # fmt: skip
# May stand alone after a sum ("$90,000 annually"); the other words need "per", "/", "a", "pro".
ADVERBS = (
    "hourly daily weekly monthly annually annual yearly annualized annualised pcm pa p\\.a\\.? "
    "monatlich jährlich stündlich mensuel annuel miesięcznie rocznie"
)


def _words(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


UNIT = "|".join(
    f"(?P<{name}>{{0}}(?:{_words(words)}))" for name, words in INTERVALS.items()
).replace("{0}", "")
FILLER = (
    r"(?:\ ?(?:base|salary|pay|wage|gross|net|brutto|netto|bruto|neto|b2b|before\ tax|approx|ote"
    r"|u\.?s\.?\ dollars|usd|(?:\+|plus)\ (?:vat|superannuation|super)|as|of|total|on\ average"
    r"|p\.|pr\.?)(?![a-z]))"
)
EACH = r"(?:\ ?/\ ?|\ ?(?:per|pro|je|par|al|por|im|i|an?|each|every|na|za|à|p/|p\.)\ ?/?\ ?)"
# What a sum pays for, right after it: "/hr", " USD per year", " base salary annually", "(annualized"
AFTER = re.compile(
    rf"(?!\ \ )[ *_)\]|,;(]{{0,4}}{FILLER}{{0,3}}[ *_)\],(/]{{0,3}}"
    rf"(?:{EACH}(?:full\ |calendar\ |working\ |man-?)?(?:{UNIT})|(?P<adverb>{_words(ADVERBS)}))(?!\w)"
)
ADVERB_OF: dict[str, Interval] = {
    word: interval
    for interval, words in INTERVALS.items()
    for word in words.replace("\\", "").replace("?", "").split()
} | {"p.a": "year", "pa": "year"}
# What it pays for, said before it: "hourly rate of", "annual base salary:", "Monthly salary".
BEFORE = re.compile(
    r"(?<![\d-])\b(?:(?P<hour>hourly|per hour|timlön|stundenlohn|per hr)|(?P<day>daily|per diem|day rate"
    r"|tagessatz)|(?P<week>weekly|per week)|(?P<month>monthly|per month|månadslön|monatsgehalt|mensuel)"
    r"|(?P<year>annual(?:ly|i[sz]ed)?|per annum|per year|yearly|jahresgehalt|annuel\w*))\b"
    r"|(?P<month_ja>月給)|(?P<year_ja>年収|年俸)|(?P<hour_ja>時給)"
)

# --- Amounts --------------------------------------------------------------------------------------

_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
_AFTER_MARKS = "|".join(
    re.escape(mark) for mark in sorted(CURRENCIES, key=len, reverse=True) if mark[-1] not in SYMBOLS
)
NUMBER = re.compile(
    rf"""
    (?P<number>[0-9](?:                 # a plain set first: found fast
        \$\d{{2}},\d{{3}}(?!\d)                                         # 1$70,000, a slip
      | \d{{0,2}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:\.\d{{1,2}}(?!\d))?     # 120,000.00  25,00,000
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

    written: str


class Money(NamedTuple):
    """A sum or a range of money."""

    start: int
    end: int
    low: float | None
    high: float | None
    mark: str | None
    """As in ``Amount``."""

    interval: Interval | None
    """As said right after it or between its ends."""

    huge: bool
    """Written in millions or more."""

    ranged: bool
    """Whether it has two ends."""

    single: bool
    """Whether there is one number, unbounded on neither side."""


def _value(written: str) -> float:
    """A number as written, in either style of grouping: a mark before three last digits groups."""
    body = written.replace("'", "").replace(" ", "").replace("$", "")
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
        begin = end - 1
        prefix = PREFIX.search(folded, max(begin - 6, 0), begin)
        letters = (prefix[1] or "") if prefix else ""
        if letters[1:] == " ":
            letters = ""  # "a $100 voucher", "Zone C $59,000"
        sign = folded[begin:end]
        if letters and (code := CURRENCIES.get(letters.strip() + sign)):
            return code, begin - len(letters)
        if letters and (code := CURRENCIES.get(letters.strip())):
            return code, begin - len(letters)
        return CURRENCIES[sign], begin
    if folded[end - 1].isalpha() or folded[end - 1] in ".:":
        found = CODE_BEFORE.search(folded, max(end - 6, 0), end)
        if (
            found
            and (code := CURRENCIES.get(found[1]))
            and found[1] not in SCALES
            and (end < at or len(found[1]) == 3)
        ):
            return code, found.start(1)
    return None, at


def amounts(folded: str) -> Iterator[Amount]:
    """Every number that could be money, in order, with the currency beside it."""
    for match in NUMBER.finditer(folded):
        start, end = match.span()
        mark, begin = _mark_before(folded, start)
        number, scale, after, sign = match.groups()
        if mark is None and (
            folded[start - 1 : start].isalnum() or folded[match.end() :][:1] == "%"
        ):
            continue
        if mark is None and number[:1] == "4" and RETIREMENT.match(folded, start):
            continue
        after = after or sign
        if after and mark in (None, "$", "kr"):
            mark = CURRENCIES[after]
        if scale in ("lpa", "lakh", "lakhs", "lac", "lacs", "crore", "万円"):
            mark = mark or CURRENCIES[scale]
        value = _value(number)
        if scale and scale.startswith("k") and "." in number and value >= 1000:
            value = float(number.replace(",", ""))  # 112.500k is a hundred and twelve thousand
        if scale and not (scale == "k" and value >= 1000):
            value *= SCALES[scale]
        yield Amount(begin, end, value, mark, scale, number)


# --- Ranges ---------------------------------------------------------------------------------------

MARKUP = r"[\s*_()\[\]~]|&[mn]dash;|\\u201[34]"
UP_TO = r"(?:up\ to|upto|a?\ ?max(?:imum)?(?:\ of)?|as\ (?:high|much)\ as)(?![a-z])"
BETWEEN = re.compile(
    rf"""
    (?:{MARKUP})*
    (?P<unit>{FILLER}{{0,2}}[\s,]?\(?(?:{EACH}(?:{UNIT})|{_words(ADVERBS)}|/)\)?
       (?:\ (?:for|in|at)\ (?:our|the|an?)\ [\w\ -]{{2,40}})?)?  # "/year in our lowest market"
    (?:{MARKUP}|,)*
    (?:
      (?P<link>
          -{{1,3}}|~|〜|～|→|\.\.+|&[mn]dash;|\\u201[34]
        | to\ ?-|(?:to|and|bis|und|à|a|al|till|do|tot|through|thru|until)(?![a-z])
      )
      (?:{MARKUP})*(?:{UP_TO})?
    | {UP_TO}
    )
    (?:{MARKUP})*
    """,
    re.VERBOSE,
)
LONGEST_GAP = 90
BARE = 10_000  # a lone number without currency may be pay from here on
ENDS = re.compile(r"[\s\-|/*:;,.()]*(?:(?:and|to|/)\s)?(?:the )?[\w ]{0,28}\b(?:max(?:imum)?|high(?:est)?)\b"
                  r"(?! of \d)[\w ]{0,24}[\s:=*|$-]*")  # fmt: skip
LOWEST = re.compile(r"\b(?:min(?:imum)?|low(?:est)?)\b[\w ]{0,24}[\s:=*|-]*$")
SPREAD = re.compile(r"\s?(?:\+/-|\+-|±)\s?(\d{1,2}) ?%")

ABOUT = r"(?:\ ?(?:an?|approximately|approx\.?|about|around|circa|ca\.?|roughly|the|of|:|to)(?!\w))"
BOUND = re.compile(
    rf"""
    (?:
      (?P<below>\b(?:up\ to|upto|as\ (?:much|high)\ as|no\ more\ than|not\ to\ exceed|max(?:imum|\.)?
         (?:\ (?:pay|salary|rate))?|bis\ zu|jusqu'?[àa]|hasta|upp\ till|ranges?\ to|do))
    | (?P<above>\b(?:from|start(?:s|ing)?(?:\ (?:at|from|pay|salary|wage|rate|hourly\ rate))*
         (?:\ (?:is|will\ be))?(?:\ (?:at|from))?|beg(?:ins?|inning)\ (?:at|from)|at\ least
         |min(?:imum|\.)?(?:\ (?:starting\ )?(?:pay|salary|wage|rate))?(?:\ is)?|as\ low\ as|ab
         |à\ partir\ de|desde|från|od|over|more\ than|north\ of|upwards\ of|no\ less\ than))
    )
    {ABOUT}{{0,3}}[\s*~:]*$
    """,
    re.VERBOSE,
)
OPEN_END = re.compile(
    r"\s\+\s?(?=(?:per|monthly|hourly|annually|yearly)\b|/)"
    r"|\+(?:(?!\s?\w)|(?=\s?(?:per|an?|monthly|hourly|annually|yearly|ote|base|usd|doe)\b|\s?/)"
    r"|(?<=[\dk]\+)(?= (?!bonus|comm|equity|benefit|stock|plus|super|ote|var|tips|incent)\w))"
    r"|\s?(?:and up|or more|and above|upwards)\b"
)
PAIRED = re.compile(r"(?:between|from|range[sd]?|of)\b[^.\n]{0,25}$")


class _Gap(NamedTuple):
    interval: Interval | None


def interval_of(match: re.Match[str]) -> Interval | None:
    """The interval that a match of ``AFTER``, ``BEFORE`` or ``BETWEEN`` names."""
    for name, word in match.groupdict().items():
        if word and name.removesuffix("_ja") in INTERVALS:
            return name.removesuffix("_ja")  # type: ignore[return-value]
    for name in ("adverb", "unit"):
        word = match.groupdict().get(name)
        if word and (found := ADVERB_OF.get(word.strip(" ,()"))):
            return found
    return None


def _joined(folded: str, left: Amount, right: Amount) -> _Gap | None:
    """How two neighbouring amounts are the ends of one range, None when they are not."""
    gap = right.start - left.end
    if gap <= 0 or gap > LONGEST_GAP:
        return None
    if not (left.mark or right.mark or left.scale or right.scale):
        return _Gap(None) if folded[left.end : right.start].strip() in ("-", "to") else None
    if not _alike(left, right):
        return None
    match = BETWEEN.fullmatch(folded, left.end, right.start)
    if match:
        if match["link"] == "and" and not PAIRED.search(
            folded, max(left.start - 40, 0), left.start
        ):
            return None
        return _Gap(interval_of(match))
    if ENDS.fullmatch(folded, left.end, right.start) and LOWEST.search(
        folded, max(left.start - 45, 0), left.start
    ):
        return _Gap(None)
    return None


def _alike(left: Amount, right: Amount) -> bool:
    marks = {left.mark, right.mark} - {None}
    return len(marks) < 2 or len(marks - {"$", "kr", "¥"}) < 2


def sums(folded: str) -> Iterator[Money]:
    """Every sum and range of money, in order; bare numbers too, whose ``mark`` is None."""
    found = list(amounts(folded))
    index = 0
    while index < len(found):
        parts = [found[index]]
        interval: Interval | None = None
        while index + 1 < len(found) and len(parts) < 3:
            gap = _joined(folded, found[index], found[index + 1])
            if gap is None:
                break
            interval = interval or gap.interval
            parts.append(found[index + 1])
            index += 1
        index += 1
        if parts[0].mark or parts[0].scale or len(parts) > 1 or parts[0].value >= BARE:
            yield _money(folded, parts, interval)


def _money(folded: str, parts: list[Amount], interval: Interval | None) -> Money:
    first, last = parts[0], parts[-1]
    mark = next((part.mark for part in (first, last) if part.mark and len(part.mark) == 3), None)
    low, high = _shared(first, last)
    end = last.end
    bound = None
    if len(parts) == 1:
        bound = BOUND.search(folded, max(first.start - 40, 0), first.start)
        if spread := SPREAD.match(folded, end):
            low, high = low * (1 - int(spread[1]) / 100), high * (1 + int(spread[1]) / 100)
            end = spread.end()
    if low > 2 * high:
        low = 0  # "Min: $1600000 Max: $265000": a slip, neither end can be trusted
    opened = OPEN_END.match(folded, end)
    if opened:
        end = opened.end()
    if after := AFTER.match(folded, end):
        interval = interval_of(after) or interval
        end = after.end()
        opened = opened or (OPEN_END.match(folded, end) if len(parts) == 1 else None)
    below = bool(bound and bound["below"])
    above = len(parts) == 1 and not below and bool(opened or (bound and bound["above"]))
    return Money(
        start=first.start,
        end=end,
        low=None if below else min(low, high),
        high=None if above else max(low, high),
        mark=mark or first.mark or last.mark,
        interval=interval,
        huge=any(SCALES.get(part.scale or "", 0) >= 1e6 for part in parts),
        ranged=len(parts) > 1,
        single=len(parts) == 1 and not below and not above,
    )


def _shared(first: Amount, last: Amount) -> tuple[float, float]:
    """Values of both ends; "140-160k" and "140k-160" share their thousands."""
    low, high = first.value, last.value
    if first.scale is None and last.scale and low < 1000:
        low *= SCALES[last.scale]
    elif last.scale is None and first.scale and high < 1000:
        high *= SCALES[first.scale]
    elif first.scale is None and low < 1000 and 10_000 <= high <= low * 5000:
        low *= 1000  # "$100-130,000"
    elif last.scale is None and high < 1000 and 10_000 <= low <= high * 1000:
        high *= 1000  # "$93,000 - 140"
    return low, high
