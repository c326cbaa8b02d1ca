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
WEAK = frozenset(
    "advisor agent associate consultant executive expert officer partner representative "
    "specialist".split()
)
"""Roles that may follow a phrase that names a field, such as customer service."""
BROAD = frozenset(
    "engineer designer consultant scientist researcher administrator operator artist architect "
    "mechanic trainer instructor".split()
)
"""Words of many occupations."""
RANKS = ("manager", "director", "head", "vice president", "lead")

Phrase = tuple[str, ...]
Shares = Mapping[str, float]


class Match(NamedTuple):
    """A phrase in a title."""

    phrase: Phrase
    shares: Shares
    """Share of each occupation, adding up to 1."""

    @property
    def broad(self) -> bool:
        """Whether it is a word that tells only where nothing stands beside it, and then little."""
        return len(self.phrase) == 1 and self.phrase[0] in BROAD


def match(head: Phrase) -> Match | None:
    """The longest phrase in the head of a title that no further role follows, the last of equals:
    ``software engineer`` in ``software engineer payment``, not in ``software engineer manager``;
    ``customer service`` also in ``customer service specialist``."""
    known = phrases()
    size = len(head)
    for length in range(min(size, _longest()), 0, -1):
        for start in range(size - length, -1, -1):
            phrase = head[start : start + length]
            if phrase in known and _fits(phrase, head[:start], head[start + length :]):
                return Match(phrase, known[phrase])
    return None


def _fits(phrase: Phrase, before: Phrase, after: Phrase) -> bool:
    """Whether what stands around a phrase leaves its meaning."""
    if before and len(phrase) == 1 and phrase[0] in BROAD:
        return False
    roles = ROLES.intersection(after)
    return not roles or (roles <= WEAK and ROLES.isdisjoint(phrase))


@cache
def phrases() -> dict[Phrase, Shares]:
    """Shares of occupations by phrase, in words of the normal form; each occupation has half the
    share of the one before it."""
    found: dict[Phrase, Shares] = {}
    ranked: dict[Phrase, Shares] = {}
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
