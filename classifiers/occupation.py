"""The occupation (SOC 2018) of a role, from its title and duties.

The title speaks first, by the weights of its words and by the phrases that today's boards use
(``job_phrases.tsv``). The words of the duties settle what it leaves open. Company and seniority are
no part of it.
"""

import re
from typing import NamedTuple

import numpy as np

from classifiers.occupation_words import Floats, Weighed, duty_words, occupations, title_words
from sponsorboard.postings.posting import Evidence, Occupation, OccupationGuess
from sponsorboard.postings.text import document
from sponsorboard.reference import job_phrases
from sponsorboard.reference.job_titles import AFTER, ALONE, RANKS, Title, read

GUESSES = 5
"""Guesses in an answer, at most."""
OWN, VAGUE = (0.0, 0.13), (0.0, 0.35)
WHOLE, LONG, WORD, BROAD = (0.9, 0.05), (0.75, 0.07), (0.3, 0.13), (0.5, 0.2)
"""Share of a phrase in the answer of the title, and weight of the duties' words beside it: without
a phrase, by words of their own or vague ones; a phrase that is the whole head, one of several
words, one of a single word, a broad word. The more a title tells, the less the duties count."""
VAGUE_WORDS = (RANKS | ALONE | AFTER | job_phrases.WEAK | job_phrases.BROAD) | frozenset(
    ["analyst", "assistant", "coordinator"]
)
"""Words that do not tell the field of work."""
FLOOR = 3e-4
"""Probability that the title leaves to each occupation."""
SHARPER = 1.4
"""Power that makes the probabilities those measured."""
TOLD = 0.2
"""Probability under which title and duties do not tell: few of such were right."""
NO_ROLE = re.compile(
    r"\b(?:(?:general|open|spontaneous|speculative|unsolicited) (?:application|interest|inquiry)"
    r"|talent (?:pool|community|network)|future (?:opportunit|opening|hiring|role)"
    r"|submit your (?:resume|cv)|expression of interest|initiativbewerbung"
    r"|candidature spontan|create your own role|any of these roles)",
    re.IGNORECASE,
)
"""Titles under which anybody may apply."""


class Reading(NamedTuple):
    """What was concluded, on the way."""

    phrase: job_phrases.Match | None
    title: Weighed
    """Words of the title."""
    duties: Weighed | None
    """Words of the duties, where there are any."""
    alone: int
    """Number of the likeliest occupation by the title alone."""
    given: Floats
    """Probability of each of ``occupations().codes``."""


def occupation(title: str, text: str | None = None) -> list[OccupationGuess]:
    """The likeliest occupations of a role, the likeliest first, at most five; none where title and
    duties do not tell."""
    return [] if NO_ROLE.search(title) else _guesses(reading(title, text))


def conclude(title: str, text: str | None = None) -> Occupation:
    """The occupation of a role with the words and tables it rests on; nothing in it where title and
    duties do not tell."""
    found = reading(title, text)
    top = [] if NO_ROLE.search(title) else _guesses(found)
    if not top:
        return Occupation()
    first = top[0]
    return Occupation(
        soc=first.soc,
        title=first.title,
        probability=first.probability,
        top=top,
        evidence=_evidence(title, text, found, occupations().number[first.soc]),
    )


def reading(title: str, text: str | None = None) -> Reading:
    """Probability of each occupation, with what it was concluded from."""
    known = occupations()
    read_title = read(title)
    phrase = job_phrases.match(read_title.head)
    share, trust = _trust(read_title, phrase)
    words, duties = title_words(read_title), duty_words(text) if text else None
    given = (1 - share) * _softmax(known.bias + known.sum(words))
    if phrase is not None:
        for soc, part in phrase.shares.items():
            given[known.number[soc]] += share * part
    odds = np.log(given + FLOOR)
    if duties is not None:
        odds += trust * known.sum(duties)
    return Reading(phrase, words, duties, int(given.argmax()), _softmax(SHARPER * odds))


def _trust(title: Title, phrase: job_phrases.Match | None) -> tuple[float, float]:
    """Share of the phrase in the answer of the title, and weight of the duties' words."""
    if phrase is None:
        return OWN if occupations().known(set(title.head) - VAGUE_WORDS) else VAGUE
    if phrase.broad:
        return BROAD
    if len(phrase.phrase) == len(title.head):
        return WHOLE
    return LONG if len(phrase.phrase) > 1 else WORD


def _softmax(given: Floats) -> Floats:
    odds: Floats = np.exp(given - given.max())
    odds /= odds.sum()
    return odds


def _guesses(found: Reading) -> list[OccupationGuess]:
    known, given = occupations(), found.given
    best = np.argsort(-given, kind="stable")[:GUESSES]
    if given[best[0]] < TOLD:
        return []
    return [
        OccupationGuess(
            soc=known.codes[at],
            title=known.titles[known.codes[at]],
            probability=round(float(given[at]), 4),
        )
        for at in best
    ]


# --- Evidence -------------------------------------------------------------------------------------


def _evidence(title: str, text: str | None, found: Reading, soc: int) -> list[Evidence]:
    """The title, what weighed most in it for the occupation, and the duties where they decided."""
    known = occupations()
    evidence = [Evidence(origin="title", quote=title.strip()[:250])] if title.strip() else []
    if found.phrase and known.codes[soc] in found.phrase.shares:
        words = " ".join(found.phrase.phrase)
        evidence.append(Evidence(origin="reference", ref=f"job_phrases: {words}"))
    elif heaviest := known.heaviest(found.title, soc):
        span = known.vintage.span if known.vintage else ""
        words = f"occupation_titles {span}: {heaviest.lstrip('$')} x {known.codes[soc]}"
        evidence.append(Evidence(origin="reference", ref=words))
    if text and found.duties and soc != found.alone:
        evidence += _quoted(text, known.heaviest(found.duties, soc))
    return evidence


def _quoted(text: str, heaviest: str | None) -> list[Evidence]:
    """The sentence of the duties with a word or pair of the normal form."""
    if heaviest is None:
        return []
    doc = document(text)
    words = r"\w*\W+".join(map(re.escape, heaviest.split()))
    match = re.search(rf"\b{words}", doc.folded)
    return [doc.quote(*match.span())] if match else []
