"""What the sentences of a description say about where the work is done."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from sponsorboard.postings import anchors
from sponsorboard.postings import workplace_denials as denials
from sponsorboard.postings import workplace_terms as terms
from sponsorboard.postings.office_days import WEEK, Days, read_days
from sponsorboard.postings.posting import Evidence, WorkplaceType
from sponsorboard.postings.text import Document, Span

ANCHORS = anchors.group(terms.ANCHORS)
FOREIGN_ANCHORS = anchors.group(terms.FOREIGN_ANCHORS)

Table = Mapping[WorkplaceType, tuple[tuple[int, re.Pattern[str]], ...]]
Denial = Literal["remote", "fully_remote"]

ROLE, COMPANY, PERK = 3, 2, 1
NEAR = 130
"""Characters around a statement in which words can take it back."""
MOST = 100
"""Sentences read; only a text that is no posting has more of them."""
LONG = 420
"""Sentences longer than this, as in texts without punctuation, are read around the anchor only."""

ENGLISH: Table = {
    "remote": (
        (ROLE, terms.any_of(terms.REMOTE_ROLE)),
        (COMPANY, terms.any_of(terms.REMOTE_COMPANY)),
        (PERK, terms.any_of(terms.REMOTE_PERK)),
    ),
    "hybrid": (
        (ROLE, terms.any_of(terms.HYBRID_ROLE)),
        (COMPANY, terms.any_of(terms.HYBRID_COMPANY)),
    ),
    "onsite": (
        (ROLE, terms.any_of(terms.ONSITE_ROLE)),
        (COMPANY, terms.any_of(terms.ONSITE_COMPANY)),
    ),
}
FOREIGN: Table = {
    "remote": ((ROLE, terms.any_of(terms.FOREIGN_REMOTE)),),
    "hybrid": ((ROLE, terms.any_of(terms.FOREIGN_HYBRID)),),
    "onsite": ((ROLE, terms.any_of(terms.FOREIGN_ONSITE)),),
}


class Signal(NamedTuple):
    """What one field or one sentence says."""

    types: frozenset[WorkplaceType]
    level: int
    """``ROLE`` for this role, ``COMPANY`` for everyone there, ``PERK`` for a mere possibility."""
    evidence: Evidence
    days: Days | None = None
    denies_remote: bool = False
    span: Span | None = None


def read_sentences(doc: Document, language: str | None) -> Iterator[Signal]:
    """Signals of the description, in order; German, French, Spanish and Swedish basics included."""
    for span, families in _anchored(doc, ANCHORS, terms.ANCHORS):
        if signal := _judged(doc, span, families, ENGLISH):
            yield signal
    if language not in (None, "en") or " the " not in doc.folded:
        for span, families in _anchored(doc, FOREIGN_ANCHORS, terms.FOREIGN_ANCHORS):
            if signal := _judged(doc, span, families, FOREIGN):
                yield signal


def _anchored(
    doc: Document, group: anchors.Group, family_of: Mapping[str, str]
) -> list[tuple[Span, set[str]]]:
    """Sentences with an anchor, in order, with the families of words met in them."""
    found: dict[Span, set[str]] = {}
    read: dict[str, int] = {}  # where the last sentence with the same literal ends
    for at, literal in doc.hits(group):
        if at < read.get(literal, 0):
            continue
        nearby = terms.NEARBY.get(literal)
        if nearby and not nearby.search(doc.folded, max(0, at - 50), at + 50):
            continue
        span = _sentence(doc, at, found)
        found.setdefault(span, set()).add(family_of[literal])
        read[literal] = span.end
        if len(found) >= MOST:
            break
    return sorted(found.items())


def _sentence(doc: Document, at: int, found: dict[Span, set[str]]) -> Span:
    """The sentence around an offset; one that was found before is not looked for again."""
    for span in found:
        if span.start <= at < span.end and span.end - span.start < LONG:
            return span
    span = doc.sentence_at(at)
    if span.end - span.start < LONG:
        return span
    return Span(max(span.start, at - LONG // 2), min(span.end, at + LONG // 2))


def _judged(doc: Document, span: Span, families: set[str], table: Table) -> Signal | None:
    words = doc.folded[span.start : span.end]
    if denials.QUESTION.match(words):
        span = Span(span.start, doc.sentence_at(min(span.end + 4, len(doc.text) - 1)).end)
        words = doc.folded[span.start : span.end]
    if families == {"days"} and "week" not in words:
        return None
    days = read_days(words) if any(part in words for part in denials.AMOUNTS) else None
    levels, at = _levels(words, families, table)
    denial, denied_at = _denial(words) if "remote" in families else (None, at)
    if not (levels or days or denial):
        return None
    if days:
        at = Span(days.start, days.end)
    elif denial and denied_at:
        at = denied_at
    level = ROLE if days or denial else max(levels.values(), default=ROLE)
    near = words if len(words) < 2 * NEAR else words[max(0, at.start - NEAR) : at.end + NEAR]
    if not denial and _not_meant(near, level):
        return None
    types = _types(words, levels, days, denial)
    if not types or (level < ROLE and _is_duty(doc, span)):
        return None
    evidence = doc.quote(span.start + at.start, span.start + at.end)
    return Signal(frozenset(types), level, evidence, days, denial == "remote", span)


def _levels(words: str, families: set[str], table: Table) -> tuple[dict[WorkplaceType, int], Span]:
    """Kinds that a sentence states with the firmest level of each, and where the firmest stands."""
    levels: dict[WorkplaceType, int] = {}
    firmest = 0
    at = Span(0, len(words))
    for name, patterns in table.items():
        if name not in families:
            continue
        for level, pattern in patterns:
            if match := pattern.search(words):
                levels[name] = level
                if level > firmest:
                    firmest, at = level, Span(*match.span())
                break
    _take_back(words, levels)
    return levels, at


def _take_back(words: str, levels: dict[WorkplaceType, int]) -> None:
    """Drops perks of some weeks, experience asked for and offices that are only an option."""
    if "remote" in levels and (
        denials.SOME_WEEKS.search(words)
        or (levels["remote"] < ROLE and denials.EXPERIENCE.search(words))
    ):
        del levels["remote"]
    if "hybrid" in levels and (
        denials.NOT_HYBRID.search(words)
        or (levels["hybrid"] < ROLE and denials.FOR_OTHERS.search(words))
    ):
        del levels["hybrid"]
    if "onsite" in levels and (
        denials.NOT_NEEDED.search(words)
        or (levels["onsite"] < ROLE and denials.OPTIONAL.search(words) and "remote" not in levels)
    ):
        del levels["onsite"]


def _is_duty(doc: Document, span: Span) -> bool:
    block = doc.block_at(span.start)
    return block.kind == "item" and block.role == "responsibilities"


def _not_meant(near: str, level: int) -> bool:
    """Whether the words around a statement limit it to other roles, interviews or benefits."""
    if any(part in near for part in denials.OTHER_ROLES_GATE) and denials.OTHER_ROLES.search(near):
        return True
    return bool(denials.INTERVIEW.search(near) or (level < ROLE and denials.ASIDE.search(near)))


def _denial(words: str) -> tuple[Denial | None, Span | None]:
    """Whether the sentence says that the role is not remote, or not fully, and where."""
    match = denials.DENIED.search(words)
    if not match or denials.ELSEWHERE.search(words):
        return None, None
    return "fully_remote" if denials.NOT_FULLY.search(words) else "remote", Span(*match.span())


def _types(
    words: str, levels: dict[WorkplaceType, int], days: Days | None, denial: Denial | None
) -> set[WorkplaceType]:
    """Kinds that a sentence offers, given those it names and its days in the office."""
    if denial:
        levels.pop("remote", None)
    if days or "hybrid" in levels:
        return _with_days(words, levels, days) if days else _with_hybrid(words, levels)
    if denial == "remote":
        return {"onsite"}
    return _with_remote(words, levels) if "remote" in levels else set(levels)


def _with_hybrid(words: str, levels: dict[WorkplaceType, int]) -> set[WorkplaceType]:
    named: set[WorkplaceType] = {"hybrid"}
    if denials.REMOTE_OR_HYBRID.search(words) or (
        "remote" in levels and denials.OR_REMOTE.search(words)
    ):
        named.add("remote")
    if "onsite" in levels and denials.OR_ONSITE.search(words):
        named.add("onsite")
    return named


def _with_remote(words: str, levels: dict[WorkplaceType, int]) -> set[WorkplaceType]:
    at_office = "onsite" in levels or any(part in words for part in denials.OFFICES)
    if denials.PARTIAL.search(words) or (at_office and denials.MIXED.search(words)):
        return {"hybrid"}
    if denials.TEMPORARY.search(words) or denials.OR_OFFICE.search(words):
        return {"remote", "onsite"}
    return {"remote"}


def _with_days(words: str, levels: dict[WorkplaceType, int], days: Days) -> set[WorkplaceType]:
    kinds = _by_days(levels, days)
    if "remote" in levels and denials.OR_REMOTE.search(words):
        kinds.add("remote")
    return kinds


def _by_days(levels: dict[WorkplaceType, int], days: Days) -> set[WorkplaceType]:
    if days.high == 0:
        return {"remote"}
    least = days.low if days.low is not None else days.high or 0.0
    if least >= WEEK:
        return {"onsite"}
    if least >= WEEK - 1 and levels.get("onsite") == ROLE and "hybrid" not in levels:
        return {"onsite"} if days.high is None else {"hybrid"}
    return {"hybrid"}
