"""Phrases of job titles with the occupations that they are filed or coded under.

``job_phrases.tsv`` holds titles of today's boards that the government's title files lack (account
executive, customer success manager) or that filings scatter over occupations.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sponsorboard.reference.job_titles import ROLES, read

PHRASES = Path(__file__).with_name("job_phrases.tsv")
ANY_RANK = "@"
"""Stands for each of these ranks in the file, where it has no line of its own."""
RANKS = ("manager", "director", "head", "vice president", "lead")

Shares = Mapping[str, float]


class Match(NamedTuple):
    """A phrase in a title."""

    phrase: tuple[str, ...]
    shares: Shares
    """Share of each occupation, adding up to 1."""


def match(head: tuple[str, ...]) -> Match | None:
    """The longest phrase in the head of a title that no further role follows, the last of equals:
    software engineer in ``software engineer payment``, not in ``software engineer manager``."""
    known = phrases()
    size = len(head)
    for length in range(min(size, _longest()), 0, -1):
        for start in range(size - length, -1, -1):
            phrase = head[start : start + length]
            if phrase in known and ROLES.isdisjoint(head[start + length :]):
                return Match(phrase, known[phrase])
    return None


@cache
def phrases() -> dict[tuple[str, ...], Shares]:
    """Shares of occupations by phrase, in words of the normal form; each occupation has half the
    share of the one before it."""
    found: dict[tuple[str, ...], Shares] = {}
    ranked: dict[tuple[str, ...], Shares] = {}
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        phrase, codes = line.split("\t")
        halves = {code: 0.5**place for place, code in enumerate(codes.split())}
        shares = {code: half / sum(halves.values()) for code, half in halves.items()}
        if ANY_RANK in phrase:
            ranked |= {read(phrase.replace(ANY_RANK, rank)).head: shares for rank in RANKS}
        else:
            found[read(phrase).head] = shares
    return ranked | found


@cache
def _longest() -> int:
    return max(map(len, phrases()))
