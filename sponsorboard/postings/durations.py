"""Lengths of time as postings write them: "3-5+ years", "five (5) years", "18 months"."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sponsorboard.postings import anchors
from sponsorboard.postings.text import Document

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
ANCHORS = anchors.group(UNITS)
FOREIGN_ANCHORS = {word: anchors.group(units) for word, units in FOREIGN_UNITS.items()}
SPOKEN = anchors.group(FOREIGN_UNITS)
UNIT = re.compile("|".join(UNITS))
GLUED = re.compile(r"[A-Z]?[a-z]{1,6}(?=[A-Z])")
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


def spoken(doc: Document) -> list[str]:
    """The small words of Swedish, German, the Romance languages or Dutch that a text holds."""
    return list(dict.fromkeys(hit.literal for hit in doc.hits(SPOKEN)))


def durations_in(doc: Document) -> list[Duration]:
    """Every length of time in a text, in order; in other languages where they are spoken."""
    groups = [ANCHORS, *(FOREIGN_ANCHORS[word] for word in spoken(doc))]
    units = (hit.start for group in groups for hit in doc.hits(group))
    return _apart(doc.folded, units, 0, len(doc.folded), doc.plain)


def durations(folded: str, start: int = 0, end: int | None = None) -> list[Duration]:
    """Every length of time in a stretch of folded text, in order, with English units."""
    stop = len(folded) if end is None else end
    units = (match.start() for match in UNIT.finditer(folded, start, stop))
    return _apart(folded, units, start, stop)


def _apart(
    folded: str, units: Iterable[int], start: int, stop: int, plain: str = ""
) -> list[Duration]:
    """The durations that stand at units, none within another."""
    found: dict[int, Duration] = {}
    for at in units:
        glued = GLUED.match(plain, at)  # "3 yearsMust have", where a line end was lost
        for duration in _at_unit(folded, at, start, glued.end() if glued else stop):
            found.setdefault(duration.end, duration)
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
