"""Kind of employment, placement at a client, and seniority."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

import msgspec

from sponsorboard.postings import anchors
from sponsorboard.postings import employment_terms as terms
from sponsorboard.postings.posting import DIFFERS, Employment, EmploymentType, Evidence, Posting
from sponsorboard.postings.seniority import seniority_of
from sponsorboard.postings.text import Document, document

ANCHORS = anchors.group(terms.ANCHORS)
FOREIGN_ANCHORS = anchors.group(terms.FOREIGN_ANCHORS)
CLIENT_ANCHORS = anchors.group(terms.CLIENT_ANCHORS)

LABEL, SENTENCE, HOURS = 3, 2, 1
BEFORE = 90
MORE = ("s", "u", "ors", "ing")  # contracts, contractual, independent contractors, contracting
RELATIONS: frozenset[EmploymentType] = frozenset(["internship", "contract", "temporary"])
DASHES = str.maketrans("\u2010\u2011\u2013\u2014_", "---- ")


class Statement(NamedTuple):
    """A kind of employment that the text states."""

    level: int
    at: int
    end: int
    type: EmploymentType


def step(posting: Posting) -> Posting:
    """Fills ``employment``: the ATS's own field first, then the title, then the description.

    A title that says intern, contract or temporary outranks a field that only says full or part
    time, for that is about hours.
    """
    found = Employment(seniority=seniority_of(posting.title))
    doc = document(posting.description_text) if posting.description_text else None
    foreign = doc is not None and (
        posting.language not in (None, "en") or " the " not in doc.folded
    )
    given, titled = _structured(posting.employment_text), _titled(posting.title)
    stated = _stated(doc, foreign) if doc and not titled else None
    if titled and (given is None or (titled in RELATIONS and given not in RELATIONS)):
        found.type = titled
    else:
        found.type = given or (stated.type if stated else None)
    if given:
        quote = (posting.employment_text or "")[:250]
        found.evidence.append(Evidence(origin="structured", quote=quote, ref="employment_text"))
    if titled:
        said = Evidence(origin="title", quote=posting.title[:250])
        found.evidence += _beside(found.type, given, titled, said)
    elif stated and doc:
        said = doc.quote(stated.at, stated.end)
        found.evidence += _beside(found.type, given, stated.type, said)
    if placed := _placed(posting, doc, foreign):
        found.third_party = True
        found.evidence.append(placed)
    if found.seniority and not any(one.origin == "title" for one in found.evidence):
        found.evidence.append(Evidence(origin="title", quote=posting.title[:250]))
    posting.employment = found
    return posting


def _beside(
    taken: EmploymentType | None, given: EmploymentType | None, name: EmploymentType, said: Evidence
) -> list[Evidence]:
    """What title or text say beside a field: kept if it was taken, marked if it contradicts.

    A full-time contract is no contradiction: one is about hours, the other about the relation.
    """
    if name == given:
        return []
    if name == taken:
        return [said]
    if (name in RELATIONS) != (given in RELATIONS):
        return []
    return [msgspec.structs.replace(said, ref=DIFFERS)]


def _structured(text: str | None) -> EmploymentType | None:
    """``FULL_TIME``, ``Full-time Employee``, ``Contract``; the first of several."""
    return _first_kind((text or "").lower().translate(DASHES).replace("fulltime", "full-time"))


def _first_kind(words: str) -> EmploymentType | None:
    match = terms.KIND.search(words)
    return cast("EmploymentType", match.lastgroup) if match else None


@lru_cache(maxsize=1024)  # boards repeat their titles
def _titled(title: str) -> EmploymentType | None:
    words = title.lower().translate(DASHES)
    return next((name for name, pattern in terms.TITLES if pattern.search(words)), None)


def _stated(doc: Document, foreign: bool) -> Statement | None:
    """The firmest statement of the text, the first of equals."""
    found = list(_statements(doc))
    if foreign:
        found += _foreign(doc)
    return min(found, key=lambda stated: (-stated.level, stated.at), default=None)


def _statements(doc: Document) -> Iterator[Statement]:
    for at, literal in doc.hits(ANCHORS):
        read = READERS.get(literal, _time)
        if stated := read(doc.folded, at, at + len(literal), terms.ANCHORS[literal]):
            yield stated


def _time(folded: str, at: int, end: int, name: EmploymentType) -> Statement | None:
    """Full-time and part-time: labelled, set apart, or said of this role."""
    start = max(0, at - BEFORE)
    particular = terms.PARTICULAR.match(folded, end)
    kind = cast("EmploymentType", particular.lastgroup) if particular else name
    if terms.LABELLED.search(folded, start, at):
        return Statement(LABEL, at, end, name if folded[end : end + 1] == "," else kind)
    if terms.NOT_STATED_AFTER.match(folded, end):
        return None
    end = particular.end() if particular else end
    if terms.SET_APART_BEFORE.search(folded, start, at) and terms.SET_APART_AFTER.match(
        folded, end
    ):
        return Statement(LABEL, at, end, kind)
    if terms.NOT_STATED_BEFORE.search(folded, start, at):
        return None
    if terms.STATED.search(folded, max(start, folded.rfind("\n", start, at) + 1), at):
        return Statement(SENTENCE, at, end, kind)
    if noun := terms.NOUN.match(folded, end):
        return Statement(SENTENCE, at, noun.end(), kind)
    return None


def _contract(folded: str, at: int, end: int, name: EmploymentType) -> Statement | None:
    start = max(0, at - BEFORE)
    if terms.LABELLED.search(folded, start, at) and not folded[end : end + 1].isalpha():
        return Statement(LABEL, at, end, name)
    if terms.CONTRACT_FIRM.match(folded, at):
        return None
    if terms.CONTRACT_BEFORE.search(folded, start, at) and not folded.startswith(MORE, end):
        return Statement(LABEL, at, end, name)
    after = terms.CONTRACT_AFTER.match(folded, at)
    if after and not terms.NOT_STATED_BEFORE.search(folded, start, at):
        return Statement(SENTENCE, at, after.end(), name)
    return None


def _freelance(folded: str, at: int, end: int, name: EmploymentType) -> Statement | None:
    return _matched(terms.NOUN.match(folded, end), at, name)


def _temporary(folded: str, at: int, end: int, name: EmploymentType) -> Statement | None:
    if terms.LABELLED.search(folded, max(0, at - BEFORE), at):
        return Statement(LABEL, at, end, name)
    return _matched(terms.TEMPORARY_AFTER.match(folded, at), at, name)


def _internship(folded: str, at: int, end: int, name: EmploymentType) -> Statement | None:
    start = max(0, at - BEFORE)
    if not terms.INTERNSHIP_AFTER.match(folded, at):
        return None
    if terms.LABELLED.search(folded, start, at):
        return Statement(LABEL, at, end, name)
    return _matched(terms.INTERNSHIP_BEFORE.search(folded, start, at), at, name, end)


def _hours(folded: str, at: int, end: int, name: EmploymentType) -> Statement | None:
    match = terms.FORTY_HOURS.match(folded, at)
    if not match or terms.FEWER_HOURS.search(folded, max(0, at - 60), at):
        return None
    return Statement(HOURS, at, match.end(), name)


def _matched(
    match: re.Match[str] | None, at: int, name: EmploymentType, end: int | None = None
) -> Statement | None:
    return Statement(SENTENCE, at, end or match.end(), name) if match else None


READERS = {
    "contract": _contract,
    "freelance": _freelance,
    "temporary": _temporary,
    "internship": _internship,
    "40 h": _hours,
    "hours per week": _hours,
}


def _foreign(doc: Document) -> Iterator[Statement]:
    for at, literal in doc.hits(FOREIGN_ANCHORS):
        end = at + len(literal)
        if not terms.FOREIGN_TRAPS.search(doc.folded, max(0, at - 20), end + 12):
            yield Statement(SENTENCE, at, end, terms.FOREIGN_ANCHORS[literal])


def _placed(posting: Posting, doc: Document | None, foreign: bool) -> Evidence | None:
    """What shows that the worker is placed at a client, None when nothing does."""
    if doc and (stated := _placed_by_text(doc, foreign)):
        return stated
    if terms.AGENCY_NAME.search(posting.company.name.lower()):
        return Evidence(origin="structured", quote=posting.company.name[:250], ref="company.name")
    return None


def _placed_by_text(doc: Document, foreign: bool) -> Evidence | None:
    if mention := next(_client_mentions(doc), None):
        return doc.quote(*mention.span())
    patterns = [terms.FOREIGN_CLIENT] if foreign else []
    if "staffing" in doc.folded:
        patterns.append(terms.AGENCY_TEXT)
    for pattern in patterns:
        if match := pattern.search(doc.folded):
            return doc.quote(*match.span())
    return None


def _client_mentions(doc: Document) -> Iterator[re.Match[str]]:
    """Where a client is said to be the one that hires."""
    folded = doc.folded
    for at, _ in doc.hits(CLIENT_ANCHORS):
        start, end = max(0, at - 60), at + 110
        plural = folded.startswith("clients", at)
        named = not plural or folded.find("one of our", start, at) >= 0
        if named and (match := terms.CLIENT.search(folded, start, end)):
            yield match
