"""Lengths of time as postings write them: "3-5+ years", "five (5) years", "18 months"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    # Swedish, German, French and Spanish, as far as they do not collide
    "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "ein": 1, "zwei": 2, "drei": 3, "fünf": 5,
    "deux": 2, "trois": 3, "cinq": 5, "dos": 2, "tres": 3, "cinco": 5,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:[.,]\d)?|(?<![a-z])(?:" + "|".join(WORDS) + "))"
_UNIT = (
    r"years?|yrs?|yoe|months?|mths?|mos\b|års?|månad\w*|jahren?|jahre|jahr|monate?n?|ans|années?|mois"
    r"|años?|meses|jaar|anos"
)
DURATION = re.compile(
    rf"""
    (?<![\d$€£/#])(?<!\d[.,-])(?<!\d\ -\ )(?P<low>{_NUMBER})
    (?:\ ?\(\ ?\d{{1,3}}\ ?(?P<low_plus>\+?)\ ?\))?           # "five (5)"
    (?P<plus>\ ?\+|\ or\ more|\ plus)?
    (?:\ ?(?P<first_unit>years?|yrs?|months?)(?=\ ?(?:-|to)))?
    (?:\ ?(?:-|/|to|till|until|bis|à|a|and|or)\ ?
       (?P<high>{_NUMBER})(?:\ ?\(\ ?\d{{1,3}}\ ?\+?\ ?\))?\ ?\+?
    )?
    (?:\ \([^)\d]{{0,30}}\))?                              # "(but ideally more)"
    (?:\ or\ more)?
    [\ -]{{0,3}}
    (?:(?:plus|full|total|solid|progressive|professional|relevant|consecutive|cumulative|minimum)
       \ ){{0,2}}
    (?P<unit>{_UNIT})(?![a-z])
    """,
    re.VERBOSE,
)
# The units, found fast; the number stands before them. Those of other languages are searched only
# where the language is spoken.
UNITS = ("year", "yr", "yoe", "month")
FOREIGN_UNITS: dict[str, tuple[str, ...]] = {
    " och ": ("års", " år", "månad"),
    " und ": ("jahr", "monat"),
    " de ": (" ans", "année", "mois", "año", "meses", " anos"),
    " het ": ("jaar",),
}
REACH = 46
# What stands right before the unit in every duration.
NUMBER_BEFORE = re.compile(
    r"(?:[\d+)]|\b(?:" + "|".join(WORDS) + r"|plus|more|full|total|solid|progressive|professional|"
    r"relevant|consecutive|cumulative|minimum))[ -]{0,3}$"
)


class Duration(NamedTuple):
    """A length of time, in years."""

    low: float
    high: float | None
    start: int
    end: int
    unit: str
    """``year`` or ``month``, as written."""

    hyphenated: bool
    """Whether it stands before a noun, as in "a 10-year warranty"."""


@lru_cache(maxsize=4)
def spoken(folded: str) -> tuple[str, ...]:
    """The small words of Swedish, German, the Romance languages or Dutch that a text holds."""
    return tuple(word for word in FOREIGN_UNITS if word in folded)


def durations(folded: str, start: int = 0, end: int | None = None) -> list[Duration]:
    """Every length of time in a stretch of folded text, in order; without an ``end``, those in \
other languages too."""
    stop = len(folded) if end is None else end
    foreign = spoken(folded) if end is None else ()
    found: dict[int, Duration] = {}
    for unit in chain(UNITS, *(FOREIGN_UNITS[word] for word in foreign)):
        at = folded.find(unit, start, stop)
        while at >= 0:
            for duration in _at_unit(folded, at, start, stop):
                found.setdefault(duration.end, duration)
            at = folded.find(unit, at + len(unit), stop)
    apart: list[Duration] = []
    for duration in sorted(found.values(), key=lambda each: (each.start, -each.end)):
        if not apart or duration.start >= apart[-1].end:
            apart.append(duration)
    return apart


def _at_unit(folded: str, at: int, start: int, stop: int) -> Iterator[Duration]:
    if NUMBER_BEFORE.search(folded, max(at - 16, start), at):
        for match in DURATION.finditer(folded, max(at - REACH, start), min(at + 9, stop)):
            if match.end() > at:
                yield _read(match)


def _read(match: re.Match[str]) -> Duration:
    months = match["unit"][0] == "m"
    low = _years(match["low"], (match["first_unit"] or match["unit"])[0] == "m")
    high = _years(match["high"], months) if match["high"] else None
    if high is not None and high <= low:
        high = None
    text = match[0]
    hyphenated = text[len(text) - len(match["unit"]) - 1] == "-" and not match["plus"]
    return Duration(
        low, high, match.start(), match.end(), "month" if months else "year", hyphenated
    )


def _years(number: str, months: bool) -> float:
    value = WORDS.get(number)
    amount = float(number.replace(",", ".")) if value is None else float(value)
    return round(amount / 12, 2) if months else amount
