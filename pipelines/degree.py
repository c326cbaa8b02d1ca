"""Degree: what education the posting asks for, from the ATS's field first and its words second."""

import re

from sponsorboard.postings import anchors
from sponsorboard.postings import degree_wording as wording
from sponsorboard.postings.degree_demands import Demand, demands
from sponsorboard.postings.degree_terms import RANK
from sponsorboard.postings.demand import clause
from sponsorboard.postings.durations import durations
from sponsorboard.postings.posting import (
    DIFFERS,
    Degree,
    DegreePath,
    DegreeRequirement,
    Evidence,
    Posting,
)
from sponsorboard.postings.text import Document, document

NO_DEGREE = anchors.group(wording.NO_DEGREE_ANCHORS)
INSTEAD = anchors.group(wording.INSTEAD_ANCHORS)


def step(posting: Posting) -> Posting:
    """The posting with ``degree`` filled."""
    degree = DegreeRequirement()
    if posting.description_text:
        _read_text(document(posting.description_text), posting.title.lower(), degree)
    if posting.degree_text:
        _read_field(posting.degree_text, degree)
    posting.degree = degree
    return posting


def _read_field(text: str, degree: DegreeRequirement) -> None:
    """Sets the minimum from the ATS's own field, which outranks the text."""
    folded = text.lower()
    levels = [level for words, level in wording.STRUCTURED if re.search(words, folded)]
    if not levels:
        return
    given = min(levels, key=_rank)
    if degree.minimum not in (None, given):
        degree.evidence[0].ref = DIFFERS  # the first is the minimum's
    degree.minimum = given
    if degree.preferred and _rank(degree.minimum) >= RANK[degree.preferred]:
        degree.preferred = None
    degree.evidence.insert(0, Evidence(origin="structured", quote=text[:250], ref="degree_text"))


def _rank(level: Degree | None) -> int:
    return RANK.get(level, -1)


def _read_text(doc: Document, title: str, degree: DegreeRequirement) -> None:
    found = demands(doc, title)
    required = [demand for demand in found if demand.status == "required"]
    preferred = [demand for demand in found if demand.status == "preferred"]
    lowest = _lowest(doc, required)
    if lowest is not None:
        degree.minimum = lowest.level
        degree.pursuing = lowest.pursuing
        degree.evidence.append(_quote(doc, lowest))
    else:
        _nothing_required(doc, found, degree)
    floor = _rank(degree.minimum)
    above = [demand for demand in preferred if RANK[demand.level] > floor]
    best = min(above, key=lambda demand: RANK[demand.level], default=None)
    if best is not None and degree.preferred is None:
        degree.preferred = best.level
        degree.evidence.append(_quote(doc, best))
    if chosen := lowest or best:
        degree.alternatives = _ladder(doc, required)
        degree.fields = _fields(doc, chosen)
        _instead(doc, [*required, *preferred], degree)


def _nothing_required(doc: Document, found: list[Demand], degree: DegreeRequirement) -> None:
    """Reads "no degree required", and "preferred but not required", which also prefers one."""
    if match := _no_degree(doc):
        degree.minimum = "none_required"
        degree.evidence.append(_quote_span(doc, match.start(), match.end()))
        return
    for demand in found:
        if demand.status != "waived":
            continue
        wanted = wording.BUT_NOT.search(doc.folded, demand.end, demand.clause.end)
        if wanted or RANK[demand.level] <= RANK["bachelor"]:
            degree.minimum = "none_required"
            degree.preferred = demand.level if wanted else None
            degree.evidence.append(_quote(doc, demand))
            return


def _no_degree(doc: Document) -> re.Match[str] | None:
    for at, _ in doc.hits(NO_DEGREE):
        if match := wording.NO_DEGREE.search(doc.folded, max(at - 70, 0), at + 60):
            return match
    return None


# --- Conclusions ----------------------------------------------------------------------------------


def _lowest(doc: Document, required: list[Demand]) -> Demand | None:
    """The required demand that sets the minimum."""
    lowest = min(required, key=lambda demand: RANK[demand.level], default=None)
    if lowest is None or RANK[lowest.level] > RANK["high_school"]:
        return lowest
    # "High school diploma. Bachelor's degree and …" asks for both, "diploma and 6 years, or
    # Bachelor's" for one of them
    higher = [demand for demand in required if RANK[demand.level] > RANK[lowest.level]]
    between = (
        doc.folded[max(demand.start, lowest.start) - 30 : max(demand.start, lowest.start)]
        for demand in higher
    )
    if higher and not any(wording.OR.search(words) for words in between):
        return min(higher, key=lambda demand: RANK[demand.level])
    return lowest


def _ladder(doc: Document, required: list[Demand]) -> list[DegreePath]:
    """Rungs such as "BS and 5 years, or MS and 3"; empty where there are fewer than two."""
    rungs: dict[Degree, float | None] = {}
    previous = 0
    for index, demand in enumerate(required):
        stop = min(demand.clause.end, demand.end + 160)
        if index + 1 < len(required):
            stop = min(stop, max(required[index + 1].start, demand.end))
        if (before := _years_before(doc, demand, previous)) is not None:
            rungs.setdefault(demand.level, before)
        elif (after := _years_after(doc, demand, stop)) is not None:
            rungs.setdefault(demand.level, after)
        previous = demand.end
    if len(rungs) < 2:
        return []
    return [DegreePath(degree=level, years=years) for level, years in rungs.items()]


def _years_before(doc: Document, demand: Demand, previous: int) -> float | None:
    """Years that stand before a level: "8+ years with a PhD", "6 years (MS)"."""
    left = max(previous, demand.clause.start, demand.start - 70)
    if not wording.YEARS_WITH.search(doc.folded[left : demand.start]):
        return None
    found = durations(doc.folded, left, demand.start)
    return found[-1].low if found else None


def _years_after(doc: Document, demand: Demand, stop: int) -> float | None:
    """Years that stand after a level: "BS and 5 years"."""
    if end := wording.RUNG_END.search(doc.folded, demand.end, stop):
        stop = end.start()
    for duration in durations(doc.folded, demand.end, stop):
        # "2 years (PhD)": these years belong to the level that follows
        if not duration.hyphenated and not wording.YEARS_WITH.search(
            doc.folded[duration.start : stop]
        ):
            return duration.low
    return None


def _fields(doc: Document, demand: Demand) -> list[str]:
    """Fields of study named for the degree, lower case."""
    match = wording.FIELDS.match(doc.folded, demand.end, demand.clause.end)
    if match is None:
        return []
    words = wording.FIELDS_END.split(match["list"], maxsplit=1)[0]
    parts = (part.strip(" -'\"*") for part in wording.FIELD_BREAK.split(words))
    named = [
        part
        for part in parts
        if 1 < len(part) <= 40 and part.count(" ") <= 3 and not wording.NOT_A_FIELD.search(part)
    ]
    return list(dict.fromkeys(named))[:10]


def _instead(doc: Document, asked: list[Demand], degree: DegreeRequirement) -> None:
    """Sets whether experience can stand in for the degree."""
    match = next(filter(None, (_instead_after(doc, demand) for demand in asked)), None)
    match = match or _instead_anywhere(doc)
    if match is not None:
        degree.equivalent_experience = True
        if not any((e.start or 0) <= match.start() < (e.end or 0) for e in degree.evidence):
            degree.evidence.append(_quote_span(doc, match.start(), match.end()))


def _instead_after(doc: Document, demand: Demand) -> re.Match[str] | None:
    """Words such as "or equivalent experience" behind one demand."""
    right = min(demand.clause.end, demand.end + 260)
    if wording.INSTEAD_NEXT.match(doc.folded, demand.clause.end):
        right = demand.clause.end + 100
    if match := wording.INSTEAD_SURE.search(doc.folded, demand.end, right):
        return match
    match = wording.INSTEAD_NEAR.search(doc.folded, demand.end, right)
    if match and not wording.OTHER_DEMAND.search(doc.folded, demand.end, match.start()):
        return match
    return None


def _instead_anywhere(doc: Document) -> re.Match[str] | None:
    """Words such as "2 additional years may be substituted for a degree", in whatever line."""
    for at, _ in doc.hits(INSTEAD):
        if match := wording.INSTEAD_ANYWHERE.search(doc.folded, max(at - 180, 0), at + 220):
            return match
    return None


def _quote(doc: Document, demand: Demand) -> Evidence:
    start = max(demand.clause.start, demand.start - 100)
    return doc.evidence(start, max(demand.clause.end, demand.end))


def _quote_span(doc: Document, start: int, end: int) -> Evidence:
    around = clause(doc, start, end)
    return doc.evidence(max(around.start, start - 100), max(around.end, end))
