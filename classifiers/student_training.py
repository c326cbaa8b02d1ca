"""Whether words accept or turn away students on F-1 practical training (OPT, CPT)."""

import re

from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.posting import Label

TRAINING = any_of(
    (
        r"\b(?:stem[ -]opt|opt/cpt|cpt/opt|f-?1[ ,(-]{0,2}(?:opt|cpt|stem|students?|visas?)"
        r"|i-983|opt ead|(?:opt|cpt)(?=[\s,/).;]|$)(?! (?:in|out|for|to|codes?)\b))",
        "stem opt",
    ),
    (r"international students", "international students"),
)
CODING = re.compile(
    r"\bicd|hcpcs|billing|medical cod|claims|loinc|rxnorm|procedure code|denial codes?"
)
CONTEXT = any_of(
    (r"visa", "visa"),
    (r"f-?1", "f1"),
    (r"student|ead\b", "student"),
    (r"h1b", "h1b"),
    (r"stem|sponsor|candidat|applicant|accept|eligib|welcom", "stem"),
    (r"i-983", "i-983"),
    (r"\bno\b|immig", "no"),
)
CLAUSE_END = re.compile(r";|\bbut\b|\bhowever\b")
FINE = re.compile(r"\bfine\b|\ballowed\b")
NOT = re.compile(r"\b(?:not|no|unable|cannot|without|ineligible|nor|neither)\b")
YES = any_of(
    (r"welcome|encouraged?|accept\w*|eligible|includ\w*", "welcome"),
    (r"support\w*|open to|may apply|can apply|employer|sponsoring", "support"),
    (r"sponsor|ok", "sponsor"),
    before=r"\b",
    after=r"\b",
)


def training_labels(unit: str) -> set[Label]:
    """Labels for practical training of foreign students in a sentence in one spelling."""
    match = TRAINING.search(unit)
    if not match or CODING.search(unit) or not CONTEXT.search(unit):
        return set()
    clause = _clause(unit, match.start())
    if NOT.search(clause):
        return {"opt_cpt_no"}
    return {"opt_cpt_yes"} if YES.search(clause) or FINE.search(clause) else set()


def _clause(unit: str, at: int) -> str:
    """The part of a sentence, between semicolons or "but", that an offset is in."""
    start = max((end.end() for end in CLAUSE_END.finditer(unit, 0, at)), default=0)
    end = CLAUSE_END.search(unit, at)
    return unit[start : end.start() if end else len(unit)]
