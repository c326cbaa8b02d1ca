"""Which sums of money in a text are pay for the work, as bands with the words that state them."""

import re
from collections.abc import Iterator
from itertools import islice

from sponsorboard.postings import pay_terms as terms
from sponsorboard.postings.currencies import currency, interval_by_size, plausible
from sponsorboard.postings.money import BEFORE, Money, interval_of, sums
from sponsorboard.postings.pay_labels import label_of, last
from sponsorboard.postings.posting import Band, Interval, PayKind
from sponsorboard.postings.text import Document

REACH = 220  # characters before a sum that may say what it is
MOST_SUMS = 100  # of a text with more of them, which is no posting, the first are read
NEAR = 30  # characters between a word such as "monthly" and the sum that it governs
LINE_LIMIT = 110  # a longer line is no heading
SMALLEST = 1000  # below it, a sum without interval is no pay
WIDEST, WIDEST_STATED = 8, 20  # highest over lowest end of a range; the same after "Pay:"
# A sum by this interval is pay without a word that says so, between these amounts.
ALONE: dict[Interval, tuple[int, int]] = {
    "hour": (0, 1_000), "day": (150, 5_000), "month": (1_000, 50_000),
}  # fmt: skip
# Currencies in which millions are everyday pay.
MILLIONS = frozenset(["JPY", "KRW", "INR", "HUF", "IDR", "VND", "COP", "CLP", "NGN"])
# The last sentence end or line end before a sum; "U.S. $5" and "approx. $5" are none.
STOP = re.compile(r"\n|(?<!u\.s)(?<!approx)(?<!\bmin)(?<!\bmax)(?<!\bca)(?<!e\.g)[.!?]\s(?!\d)")


def read_pay(doc: Document, country: str | None) -> Iterator[Band]:
    """Every band of pay that a text states, in order; repeated ones too.

    ``country`` (ISO alpha-2) tells which dollar a "$" is, None is the US dollar.
    """
    return _Reader(doc, country).bands()


def countries(words: str) -> set[str]:
    """Countries with a dollar of their own that words in lower case name."""
    return {match.lastgroup for match in terms.COUNTRY.finditer(words) if match.lastgroup}


class _Sum:
    """One sum of money with the words around it."""

    def __init__(self, money: Money, folded: str) -> None:
        begin = max(money.start - REACH, 0)
        for stop in STOP.finditer(folded, begin, money.start):
            begin = stop.end()
        self.money = money
        self.begin = begin
        self.left = folded[begin : money.start]
        self.right = folded[money.end : money.end + 90].split("\n", 1)[0]
        self.currency: str | None = None
        self.interval: Interval | None = None
        self.stated = False

    @property
    def ends(self) -> tuple[float, float]:
        """Lowest and highest amount named."""
        money = self.money
        low = money.low if money.low is not None else money.high
        high = money.high if money.high is not None else money.low
        return low or 0, high or 0


class _Reader:
    """One text's sums of money, judged in order."""

    def __init__(self, doc: Document, country: str | None) -> None:
        self.doc = doc
        self.folded = doc.folded
        self.country = country
        self.accepted: Money | None = None

    def bands(self) -> Iterator[Band]:
        for money in islice(sums(self.folded), MOST_SUMS):
            if money.mark is None and not self._hangs(money):
                continue
            found = _Sum(money, self.folded)
            start = self._judge(found)
            if start is not None:
                self.accepted = money
                yield self._band(found, start)

    def _band(self, found: _Sum, start: int) -> Band:
        money = found.money
        return Band(
            min=money.low,
            max=money.high,
            currency=found.currency,
            interval=found.interval,
            interval_stated=found.stated,
            kind=_kind(found.left, found.right),
            label=label_of(self.doc.plain, found.begin, money.start, money.end),
            evidence=[self.doc.evidence(max(start, money.end - 240), money.end)],
        )

    def _hangs(self, money: Money) -> bool:
        """Whether a number without currency stands at a pay word."""
        if terms.HANGS.search(self.folded, max(money.start - 70, 0), money.start):
            return True
        if not money.ranged:
            return False
        if terms.PAY_AFTER.match(self.folded, money.end, money.end + 30):
            return True
        line = self.folded.rfind("\n", 0, money.start) + 1
        alone = not self.folded[line : money.start].strip(" -*•")
        return alone and self._heading(line) is not None

    def _judge(self, found: _Sum) -> int | None:
        """Where the words begin that make a sum pay for the work; None when nothing does."""
        found.currency = self._currency(found)
        if found.money.huge and found.currency not in MILLIONS:
            return None
        found.interval, found.stated = _interval(found)
        if not _sized(found):
            return None
        return self._cue(found)

    def _currency(self, found: _Sum) -> str | None:
        mark = found.money.mark or "$"
        if len(mark) == 3:
            return mark
        named = countries(found.left) if mark == "$" else set()
        return currency(mark, named.pop() if len(named) == 1 else self.country)

    def _cue(self, found: _Sum) -> int | None:
        left, right = found.left, found.right
        before = terms.NOT_PAY_BEFORE.search(left)
        if before and not before["with_pay"]:
            return None
        if terms.ELSEWHERE.search(left):
            return None
        if terms.NOT_PAY_AFTER.match(right) and not self._cut(found):
            return None
        if before:  # "Compensation & benefits: $90,000"
            return found.begin if _firm(found) else None
        pay, other = _last_cues(left)
        if pay is not None and (other is None or other < pay or terms.SUBJECT.search(left, other)):
            return found.begin if _firm(found) else None
        if found.interval is None and not found.money.ranged:
            return None
        if terms.PAY_AFTER.match(right):
            return found.begin
        return self._form(found) if other is None else None

    def _cut(self, found: _Sum) -> bool:
        """Whether what follows is a block of its own: "Pay: $60,000 - $70,000 Benefits are"."""
        after = self.doc.plain[found.money.end :][:2].lstrip()
        return after[:1].isupper() and bool(terms.HANGS.search(found.left))

    def _form(self, found: _Sum) -> int | None:
        """A sum without a word of pay beside it: by its heading, its neighbour or its form."""
        money = found.money
        if terms.GLUED.search(self.doc.plain, max(money.start - 20, 0), money.start):
            return found.begin
        if self._beside(found):
            return found.begin
        if len(found.left) <= 60 and (heading := self._heading(found.begin)) is not None:
            return heading
        return found.begin if _formed(found) else None

    def _beside(self, found: _Sum) -> bool:
        """Whether a sum stands on the line of an accepted one of like size, or on the next."""
        known, money = self.accepted, found.money
        if not known or money.start - known.end > 60 or known.ranged != money.ranged:
            return False
        if known.mark != money.mark or self.folded.count("\n", known.end, money.start) > 2:
            return False
        return 1 / 3 <= (money.high or 0) / (known.high or known.low or 1) <= 3

    def _heading(self, begin: int) -> int | None:
        """Where a heading about pay begins, in the two lines above a line that begins here."""
        if begin == 0 or self.folded[begin - 1] != "\n":
            return None
        end = begin
        for _ in range(2):
            end = len(self.folded[:end].rstrip(" \n-*•"))
            start = self.folded.rfind("\n", 0, end) + 1
            line = self.folded[start:end]
            if not line or len(line) > LINE_LIMIT:
                return None
            pay, other = _last_cues(line)
            if pay is not None:
                return start
            if other is not None or start == 0:
                return None
            end = start
        return None


def _interval(found: _Sum) -> tuple[Interval | None, bool]:
    """What a sum pays for, and whether that is said."""
    low, high = found.ends
    sized = interval_by_size(low, high, found.currency)
    said = found.money.interval
    if said:
        if sized == "year" and not plausible(high, said, found.currency):
            return sized, False  # "$110000.00 - $120000.00/hr"
        return said, True
    before = last(BEFORE, found.left)
    said = interval_of(before) if before else None
    if said is None or before is None or not plausible(high, said, found.currency):
        return sized, False
    near = len(found.left) - before.end() <= NEAR
    return (said, True) if near or sized in (None, said) else (sized, False)


def _last_cues(left: str) -> tuple[int | None, int | None]:
    """Where the last word of pay and the last word of other money stand before a sum."""
    pay = other = None
    for cue in terms.CUE.finditer(left):
        if cue["not_pay"]:
            other = cue.start()
        else:
            pay = cue.start()
    return pay, other


def _sized(found: _Sum) -> bool:
    """Whether the amounts can be somebody's pay."""
    low, high = found.ends
    said = found.stated if found.money.mark is None else found.interval
    if low <= 0 or (not said and high < SMALLEST):
        return False
    if high > low * WIDEST:
        return high <= low * WIDEST_STATED and bool(terms.HANGS.search(found.left))
    return found.interval is None or plausible(high, found.interval, found.currency)


def _firm(found: _Sum) -> bool:
    """Whether a pay word before a sum suffices; without currency or interval it must be next."""
    money = found.money
    if money.mark and (found.interval or money.ranged):
        return True
    return bool((found.interval or money.mark) and terms.HANGS.search(found.left))


def _formed(found: _Sum) -> bool:
    """Whether a sum looks like pay with no word beside it: a range, a rate by the hour or month."""
    apart = terms.APART.search(found.right)
    after = found.right[: min(apart.start(), 30)] if apart else found.right[:30]
    if not found.money.mark or not found.interval or terms.CUE.search(after):
        return False
    interval = found.money.interval
    if interval and interval in ALONE:
        low, high = ALONE[interval]
        return low <= found.ends[0] and found.ends[1] <= high
    return found.money.ranged


def _kind(left: str, right: str) -> PayKind:
    """Base, on-target or total pay, by the nearest words."""
    found = terms.KIND_AFTER.match(right)
    if not found and (included := terms.INCLUDES.match(right)):
        found = None if terms.EXCLUDES.search(included[0]) else included
    found = found or last(terms.KIND, left)
    return found.lastgroup if found else "base"  # type: ignore[return-value]
