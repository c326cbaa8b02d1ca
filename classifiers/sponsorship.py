"""What a posting says about sponsorship and work authorisation, sentence by sentence."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from classifiers.citizenship import citizenship_labels
from classifiers.clearance import clearance_labels
from classifiers.sponsorship_offer import is_field, offer_labels
from classifiers.sponsorship_terms import STEMS, Family, visas_named, worded
from classifiers.statement_scope import (
    country_abroad,
    is_about_other_roles,
    is_question,
    scope_of,
)
from classifiers.student_training import training_labels
from classifiers.work_authorization import authorization_labels
from sponsorboard.postings import anchors
from sponsorboard.postings.anchors import Hit
from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.posting import Label, Statement, Visa
from sponsorboard.postings.text import QUOTE_LIMIT, Document, Span, document

LONG = 330  # a longer sentence is a line of glued ones, and is read in pieces
REACH = 170  # characters read on each side of a word in a piece that has no ends
SPONSORING: frozenset[Label] = frozenset(
    ["offered", "conditional", "partial", "transfer_only", "refused", "refused_now_future"]
)
CORE: frozenset[Label] = SPONSORING | {
    "auth_only", "unrestricted_auth", "citizen_only", "citizen_or_lpr", "us_person",
    "clearance_required",
    "clearance_soft", "opt_cpt_yes", "opt_cpt_no", "question",
}  # fmt: skip
BESIDE_AUTHORIZED: frozenset[Label] = frozenset(
    ["refused", "refused_now_future", "offered", "conditional", "transfer_only", "citizen_only",
     "citizen_or_lpr", "unrestricted_auth", "us_person", "export_ok"]
)  # fmt: skip
"""Labels that say more than that one has to be authorised."""
READERS: dict[Family, Callable[[str], set[Label]]] = {
    "offer": offer_labels,
    "authorization": authorization_labels,
    "training": training_labels,
    "clearance": clearance_labels,
}
RELOCATION = any_of(
    (
        r"\brelocat(?:ion|e|ing)\b(?! (?:process|vendor|matter|tax|logist))(?=.*\b(?:assist"
        r"|support|packag|provid|offer|cover|pa(?:y|id)|cost|bonus|stipend|reimburs|includ"
        r"|sponsor|available|requir|help|eligib))",
        "relocation assist",
    ),
    (
        r"\b(?:assist\w*|support\w*|packag\w*|provid\w*|offer\w*|cover\w*|pay|paid|costs?|no"
        r"|not|willing|includ\w*|help|sponsor\w*|must|able)\b.*\brelocat(?:ion|e"
        r"|ing)\b(?! (?:process|vendor|matter|tax|logist))",
        "assist relocation",
    ),
)
ANCHORS = anchors.group(STEMS)
# "Benefits: ... Work authorization: United States (Required) Work Location: ..."
PIECE_END = re.compile(
    r"[;•·]\s|\s[-*~]{1,2}\s|\s{2,}|(?<=[a-z)])[.!](?=[A-Z])|"
    r"(?<=[a-z).:])\s(?P<label>[A-Z][\w/&']*(?: [A-Z][\w/&']*){0,3}: )"
)
ANSWER = re.compile(r"\s*(?:no|yes)\b(?:\.?(?=\s|$)|, [^.!?\n]{0,60})")
ABSENCE_NOTE = any_of(
    (r"\bno (?:\w+ )*sponsorship (?:language|information|statement)", "no sponsorship language"),
    (r"\bsilent on\b", "silent on"),
    (r"not mentioned in the (?:posting|listing)", "not mentioned in the posting"),
)


class Reading(NamedTuple):
    """What a sentence states, judged alone."""

    labels: list[Label]
    visas: list[Visa]


def _settled(found: set[Label], unit: str) -> list[Label]:
    """Labels that hold beside each other, in the order of the record's definition."""
    if found & BESIDE_AUTHORIZED:
        found.discard("auth_only")
    if "e_verify" in found and "must" not in unit:
        found.discard("auth_only")
    if "unrestricted_auth" in found and "citizen_or_lpr" in found:
        found.discard("citizen_or_lpr")
    if "clearance_soft" in found and is_about_other_roles(unit):
        found.discard("citizen_only")
    if found & CORE:
        if is_about_other_roles(unit) and "partial" not in found and "conditional" not in found:
            found.add("other_scope")
        if country_abroad(unit):
            found.add("non_us")
    return [label for label in ORDER if label in found]


ORDER: tuple[Label, ...] = Label.__args__  # type: ignore[attr-defined]


def _read(unit: str, hits: Iterable[Hit]) -> Reading:
    """Labels and visas of one sentence in one spelling; no labels where it states nothing."""
    if ABSENCE_NOTE.search(unit):
        return Reading([], [])
    if is_question(unit) and not is_field(unit):
        found: set[Label] = {"question"}
    else:
        families = {family for hit in hits for family in STEMS[hit.literal]}
        found = citizenship_labels(unit).union(*(READERS[family](unit) for family in families))
    if "offered" in found and unit.endswith("?"):  # "Visa sponsorship available?"
        found = {"question"}
    if RELOCATION.search(unit):
        found.add("relocation")
    if not found:
        return Reading([], [])
    labels = _settled(found, unit)
    return Reading(labels, visas_named(unit) if found & CORE else [])


def _units(text: Document, span: Span, hits: list[Hit]) -> list[tuple[int, int, list[Hit]]]:
    """Stretches of a sentence that are read as one, each with its hits."""
    start, end = span
    if end - start <= LONG:
        return [(start, end, hits)]
    ends = [
        match.start() + 1 if match["label"] else match.end()
        for match in PIECE_END.finditer(text.plain, start, end)
    ]
    within = [  # "Clearance: Public | Trust Location: ..." is no end
        end for end in ends if any(hit.start < end < hit.start + len(hit.literal) for hit in hits)
    ]
    bounds = [start, *(end for end in ends if end not in within), end]
    units: list[tuple[int, int, list[Hit]]] = []
    for piece, right in pairwise(bounds):
        left = piece
        inside = [hit for hit in hits if left <= hit.start < right]
        if inside and right - left > LONG:
            left = max(left, inside[0].start - REACH)
            right = min(right, inside[-1].start + REACH)
            if right - left > 3 * LONG:
                right = left + 3 * LONG
            if left > piece:  # not within a word
                left = text.plain.find(" ", left) + 1
        if inside:
            units.append((left, right, inside))
    return units


def _with_answer(text: Document, span: Span) -> Span:
    """The sentence with the answer that stands behind its question mark: "... available? No"."""
    answer = ANSWER.match(text.folded, span.end) if text.plain[span.end - 1] == "?" else None
    return Span(span.start, answer.end()) if answer else span


def _sentences(text: Document) -> Iterator[tuple[Span, list[Hit]]]:
    """Sentences that hold a stem, each with its hits."""
    hits = sorted(text.hits(ANCHORS))
    position = 0
    while position < len(hits):
        span = _with_answer(text, text.sentence_at(hits[position].start))
        inside = [hits[position]]
        position += 1
        while position < len(hits) and hits[position].start < span.end:
            inside.append(hits[position])
            position += 1
        yield span, inside


def statements(text: Document) -> list[Statement]:
    """Every statement on sponsorship and work authorisation, in order, with quote and offsets."""
    found: list[Statement] = []
    for span, hits in _sentences(text):
        for left, right, inside in _units(text, span, hits):
            unit = worded(text.folded[left:right])
            labels, visas = _read(unit, inside)
            labels = [label for label in labels if label != "relocation"]
            if not labels:
                continue
            if "clearance_required" in labels and text.block_at(left).role == "preferred":
                labels[labels.index("clearance_required")] = "clearance_soft"
            first = inside[0].start
            if right - left > QUOTE_LIMIT:  # glued lines: quote around the words that decide
                left = max(left, min(first - QUOTE_LIMIT // 3, right - QUOTE_LIMIT))
                left = text.plain.find(" ", left) + 1 if left > span.start else left
            proof = text.evidence(left, right)
            if proof.quote is None or proof.start is None or proof.end is None:
                continue
            found.append(
                Statement(
                    labels=labels, scope=scope_of(unit), visas=visas,
                    quote=proof.quote, start=proof.start, end=proof.end,
                )
            )  # fmt: skip
    return found


def labels_of(sentence: str) -> Reading:
    """Labels and visas of one sentence judged alone; ``unrelated`` where it states nothing."""
    text = document(sentence)
    labels: dict[Label, None] = {}
    visas: dict[Visa, None] = {}
    hits = sorted(text.hits(ANCHORS))
    for whole in text.sentences:
        span = _with_answer(text, whole)
        own = [hit for hit in hits if span.start <= hit.start < span.end]
        for left, right, inside in _units(text, span, own) or [(*span, own)]:
            reading = _read(worded(text.folded[left:right]), inside)
            labels.update(dict.fromkeys(reading.labels))
            visas.update(dict.fromkeys(reading.visas))
    found = _settled(set(labels), worded(text.folded)) if labels else ["unrelated"]
    return Reading([*found], [*visas])
