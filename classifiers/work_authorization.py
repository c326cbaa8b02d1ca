"""Whether words ask for authorisation to work, for an unrestricted one, or speak of E-Verify."""

import re

from classifiers.sponsorship_terms import ABROAD
from sponsorboard.postings.posting import Label

PLACE = rf"(?:the )?(?:(?:usa|{ABROAD})\b|(?:this |our |job )?country\b)".replace(" ", r"\s")
# "legally authorized to work in the US", "the right to work and reside in Canada"
AUTHORIZED = re.compile(
    rf"""
    (?:authoriz(?:ed|ation)|eligib(?:le|ility)|entitled|permitted|allowed|able|right|ability|permission
    |legal)
    (?:\s\w+){{0,3}}?\sto\s(?:\w+\s){{0,2}}?(?:be\s(?:legally\s|lawfully\s)?employed|work|live
    |reside)
    (?:[\s/,]+(?:\w+[\s/,]+){{0,9}}?(?:in|within|for)\s{PLACE}|\slegally|\slawfully)
    | \b(?:authoriz(?:ed|ation)|right|legally\sable|legally\sentitled
    |eligible)\s(?:to\s)?(?:legally\s)?work\sin\s{PLACE}
    | \bright\sto\swork\b(?!\s(?:poster|notice|at|on|from|with))
    | \b(?:legally|lawfully)\s(?:authorized\sto\s|permitted\sto\s)?work\b
    | \b(?:authoriz(?:ed|ation)|eligib(?:le|ility))\sfor\s(?:\w+\s)?employment\sin\b
    | \b(?:current|valid|proper|legal)\s(?:usa\s)?(?:work|employment)?\s?authorization\b
    | \bauthoriz(?:ed|ation)\s(?:\w+\s){{0,4}}?(?:to\sbe\semployed|to\swork\b(?!\s(?:on|with|at)\b))
    """,
    re.X,
)
# "proof of work authorization must be current", "Form I-9"
PAPERS = re.compile(
    r"""
    \b(?:work|employment)\sauthorization\b(?!\s(?:sponsor|requirements?\W*$|details|status\W*$
    |process|team|polic))
    | \bemployment\seligibility(?:\sverification)?\b | \beligibility\s(?:for|to)\s(?:employment
    |work)\b
    | \bwork\seligibility\b | \bi-9\b(?!\s(?:files?|audits?|records?))
    | \b(?:valid|eu|own|local)\swork\s(?:permit|visa)s?\b
    | \bwork\spermits?\sfor\b
    """,
    re.X,
)
ASKED = re.compile(
    r"\b(?:must|requires?d?|requirement|have|has|valid|proof|current|possess|maintain|verif\w*"
    r"|completes?|contingent|"
    r"condition|establish|provide|need|prerequisite|documents?|preferred|work authorization: |hold"
    r"|only|in possession|"
    r"in (?:the )?usa)\b|: \(?(?:usa|yes)"
)
HEADING = re.compile(
    r"^\W*(?:\w+\W+){0,4}(?:requirements?|verification|eligibility|authorization|status)\W*$"
)
UNRESTRICTED = re.compile(
    r"""
    \bany\semployer\b | \bunrestricted\b.{0,40}\b(?:authoriz|work|right)
    | \b(?:authoriz|eligib|work|right)\w*\b.{0,60}\b(?:unrestricted
    |without\s(?:\w+\s)?restrictions?|unlimited\speriod|
      indefinite(?:ly)?|permanent\sbasis|permanent\semployment)
    | \bpermanent(?:ly)?\s(?:\w+\s){0,3}?(?:authoriz|right\sto\swork|work\sin)
    | \bpermanent\s(?:and\s)?unrestricted | \bauthoriz\w+\sto\spermanently
    """,
    re.X,
)
# "EAD / Green Card / US citizens", "GC, USC, GC-EAD only"
STATUS_LIST = re.compile(
    r"\b(?:ead|gc|green ?cards?)\b[^.]{0,40}\b(?:usc\b|usa citizens?|citizens?)|"
    r"\b(?:usc|usa citizens?|citizens?)\b[^.]{0,40}\b(?:gc\b|ead)|\busc ?/ ?gc\b|\bgc ?/ ?usc\b"
)
OPEN_STATUS = re.compile(r"\bead|\busc\b|\bgc\b|work permit")
DUTY_REACH = 60
PUBLIC_DUTY = re.compile(
    r"\bfamiliar|knowledge of|\bmanages?\b|\bprocessing\b|\badvis|\bconsults?\b|\bupdat"
)

E_VERIFY = re.compile(
    r"\be-?verify\b|right to work (?:poster|notice)|notice of e-verify.*right to work"
    r"|employment eligibility verification system|"
    r"i-9 .{0,40}confirm work authorization|social security administration.{0,80}homeland"
)


def authorization_labels(unit: str) -> set[Label]:
    """Labels for authorisation to work that a sentence in one spelling asks for."""
    found: set[Label] = set()
    if E_VERIFY.search(unit):
        found.add("e_verify")
    if (UNRESTRICTED.search(unit) and ("authoriz" in unit or "work" in unit)) or (
        STATUS_LIST.search(unit) and OPEN_STATUS.search(unit) and "transfer" not in unit
    ):
        found.add("unrestricted_auth")
    elif not HEADING.match(unit):
        authorized, papers = AUTHORIZED.search(unit), PAPERS.search(unit)
        if found:  # "E-Verify and Right to Work posters" ask for nothing
            papers = None
            authorized = None if authorized and authorized[0] == "right to work" else authorized
        if (authorized and not _is_duty(unit, authorized)) or (
            papers and ASKED.search(unit) and not _is_duty(unit, papers)
        ):
            found.add("auth_only")
    return found


def _is_duty(unit: str, match: re.Match[str]) -> bool:
    """Whether the words are about somebody's papers: "knowledge of I-9 rules"."""
    return bool(PUBLIC_DUTY.search(unit, max(match.start() - DUTY_REACH, 0), match.start()))
