"""Whether words accept or turn away students on F-1 practical training (OPT, CPT)."""

import re

from sponsorboard.postings.posting import Label

TRAINING = re.compile(
    r"\b(?:stem[ -]opt|opt/cpt|cpt/opt|f-?1[ ,(-]{0,2}(?:opt|cpt|stem|students?|visas?)|i-983"
    r"|opt ead|"
    r"(?:opt|cpt)(?=[\s,/).;]|$)(?! (?:in|out|for|to|codes?)\b))|international students"
)
CODING = re.compile(
    r"\bicd|hcpcs|billing|medical cod|claims|loinc|rxnorm|procedure code|denial codes?"
)
CONTEXT = re.compile(
    r"visa|f-?1|student|ead\b|h1b|stem|sponsor|candidat|applicant|accept|eligib|welcom|i-983"
    r"|\bno\b|immig"
)
CLAUSE_END = re.compile(r";|\bbut\b|\bhowever\b")
FINE = re.compile(r"\bfine\b|\ballowed\b")
NOT = re.compile(r"\b(?:not|no|unable|cannot|without|ineligible|nor|neither)\b")
YES = re.compile(
    r"\b(?:welcome|encouraged?|accept\w*|eligible|includ\w*|support\w*|open to|may apply|can apply"
    r"|employer|sponsoring|sponsor|ok)\b"
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
