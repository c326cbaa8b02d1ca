"""Sums of money in a text: amounts and ranges with currency and interval, found at their digits.

Whether a sum is pay for the work is not decided here. Everything reads folded text (see ``text``).
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from sponsorboard.postings.amounts import Amount, amounts
from sponsorboard.postings.currencies import SCALES
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
# What a sum pays for, right after it: "/hr", "USD per year", "base salary annually"
AFTER = re.compile(
    rf"""
    (?!\ \ )[\ *_)\]|,;(]{{0,4}}{FILLER}{{0,3}}[\ *_)\],(/]{{0,3}}
    (?:{EACH}(?:full\ |calendar\ |working\ |man-?)?(?:{UNIT})|(?P<adverb>{_words(ADVERBS)}))(?!\w)
    """,
    re.VERBOSE,
)
ADVERB_OF: dict[str, Interval] = {
    word: interval
    for interval, words in INTERVALS.items()
    for word in words.replace("\\", "").replace("?", "").split()
} | {"p.a": "year", "pa": "year"}
# What it pays for, said before it: "hourly rate of", "annual base salary:", "Monthly salary".
BEFORE = re.compile(
    r"(?<![\d-])\b(?:(?P<hour>hourly|per hour|per hr|timlön|stundenlohn)"
    r"|(?P<day>daily|per diem|day rate|tagessatz)"
    r"|(?P<week>weekly|per week)"
    r"|(?P<month>monthly|per month|månadslön|monatsgehalt|mensuel)"
    r"|(?P<year>annual(?:ly|i[sz]ed)?|per annum|per year|yearly|jahresgehalt|annuel\w*|anual))\b"
    r"|(?P<month_ja>月給)|(?P<year_ja>年収|年俸)|(?P<hour_ja>時給)"
)

# --- Ranges ---------------------------------------------------------------------------------------


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


MARKUP = r"[\s*_()\[\]~]|&[mn]dash;|\\u201[34]"
UP_TO = r"(?:up\ to|upto|a?\ ?max(?:imum)?(?:\ of)?|as\ (?:high|much)\ as)(?![a-z])"
BETWEEN = re.compile(
    rf"""
    (?:{MARKUP})*
    (?P<unit>{FILLER}{{0,2}}[\s,]?\(?(?:{EACH}(?:{UNIT})|{_words(ADVERBS)}|/)\)?\.?
       (?:\ (?:for|in|at)\ (?:our|the|an?)\ [\w\ -]{{2,40}})?)?  # "/year in our lowest market"
    (?:\ \(?(?:min(?:imum)?|(?:on|at)\ the\ low(?:er)?\ end)\)?)?
    (?:{MARKUP}|,)*
    (?:
      (?P<link>
          -{{1,3}}|~|〜|～|→|\.\.+|&[mn]dash;|\\u201[34]
        | to\ ?-|(?:to|and|bis|und|à|a|al|till|do|tot|through|thru|until|y|et|e|i|och)(?![a-z])
      )
      (?:{MARKUP})*(?:{UP_TO})?
    | {UP_TO}
    )
    (?:{MARKUP})*
    """,
    re.VERBOSE,
)
LONGEST_GAP = 90
MOST_NUMBERS = 1000
BARE = 10_000  # a lone number without currency may be pay from here on
ENDS = re.compile(
    r"[\s\-|/*:;,.()]*(?:(?:and|to|/)\s)?(?:the )?[\w ]{0,28}"
    r"\b(?:max(?:imum)?|high(?:est)?)\b(?! of \d)[\w ]{0,24}[\s:=*|$-]*"
)
LOWEST = re.compile(r"\b(?:min(?:imum)?|low(?:est)?)\b[\w ]{0,24}[\s:=*|-]*$")
SPREAD = re.compile(r"\s?(?:\+/-|\+-|±)\s?(\d{1,2}) ?%")

ABOUT = r"(?:\ ?(?:an?|approximately|approx\.?|about|around|circa|ca\.?|roughly|the|of|:|to)(?!\w))"
# What makes a lone sum an end of a range: "up to $90,000", "starting at $20"
BOUND = re.compile(
    rf"""
    (?:
      (?P<below>\b(?:up\ to|upto|as\ (?:much|high)\ as|no\ more\ than|not\ to\ exceed
         |max(?:imum|\.)?(?:\ (?:pay|salary|rate))?|bis\ zu|jusqu'?[àa]|hasta|upp\ till
         |ranges?\ to|do))
    | (?P<above>\b(?:from|start(?:s|ing)?(?:\ (?:at|from|pay|salary|wage|rate|hourly\ rate))*
         (?:\ (?:is|will\ be))?(?:\ (?:at|from))?|beg(?:ins?|inning)\ (?:at|from)|at\ least
         |min(?:imum|\.)?(?:\ (?:starting\ )?(?:pay|salary|wage|rate))?(?:\ is)?|as\ low\ as|ab
         |à\ partir\ de|desde|från|od|over|more\ than|north\ of|upwards\ of|no\ less\ than))
    )
    {ABOUT}{{0,3}}[\s*~:]*$
    """,
    re.VERBOSE,
)
# "$130,000+", "$45 and up"; not "$130,000 + bonus"
OPEN_END = re.compile(
    r"\s\+\s?(?=(?:per|monthly|hourly|annually|yearly)\b|/)"
    r"|\+(?:(?!\s?\w)|(?=\s?(?:per|an?|monthly|hourly|annually|yearly|ote|base|usd|doe)\b|\s?/)"
    r"|(?<=[\dk]\+)(?= (?!bonus|comm|equity|benefit|stock|plus|super|ote|var|tips|incent)\w))"
    r"|\s?(?:and up|or more|and above|upwards)\b"
)
# "A and B" is a range after "between" only, in any language.
AND = frozenset(["and", "y", "et", "i", "och", "und", "e"])
PAIRED = re.compile(r"(?:between|from|range[sd]?|of|entre|zwischen|mellan|od)\b[^.\n]{0,25}$")


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


def _joined(folded: str, left: Amount, right: Amount) -> tuple[bool, Interval | None]:
    """Whether two neighbouring amounts are the ends of one range, and the interval between them."""
    gap = right.start - left.end
    if gap <= 0 or gap > LONGEST_GAP:
        return False, None
    if not (left.mark or right.mark or left.scale or right.scale):
        return folded[left.end : right.start].strip() in ("-", "to"), None
    if not _alike(left, right):
        return False, None
    if match := BETWEEN.fullmatch(folded, left.end, right.start):
        paired = match["link"] not in AND or PAIRED.search(
            folded, max(left.start - 40, 0), left.start
        )
        return bool(paired), interval_of(match)
    apart = ENDS.fullmatch(folded, left.end, right.start)
    return bool(apart and LOWEST.search(folded, max(left.start - 45, 0), left.start)), None


def _alike(left: Amount, right: Amount) -> bool:
    marks = {left.mark, right.mark} - {None}
    return len(marks) < 2 or len(marks - {"$", "kr", "¥"}) < 2


def sums(folded: str) -> Iterator[Money]:
    """Every sum and range of money, in order; bare numbers too, whose ``mark`` is None.

    Of a text with more numbers than any posting has, the first ones.
    """
    found = list(islice(amounts(folded), MOST_NUMBERS))
    index = 0
    while index < len(found):
        parts = [found[index]]
        interval: Interval | None = None
        while index + 1 < len(found) and len(parts) < 3:
            joined, between = _joined(folded, found[index], found[index + 1])
            if not joined:
                break
            interval = interval or between
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
