"""Whether words ask for authorisation to work, for an unrestricted one, or speak of E-Verify."""

import re

from classifiers.sponsorship_terms import ABROAD
from sponsorboard.postings.phrases import any_of
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
    | \bright\sto\swork\b(?!\s(?:poster|notice|click|at|on|from|with))
    | \b(?:legally|lawfully)\s(?:authorized\sto\s|permitted\sto\s)?work\b
    | \b(?:authoriz(?:ed|ation)|eligib(?:le|ility))\sfor\s(?:\w+\s)?employment\sin\b
    | \b(?:current|valid|proper|legal)\s(?:usa\s)?(?:work|employment)?\s?authorization\b
    | \bauthoriz(?:ed|ation)\s(?:(?!granted)\w+\s){{0,4}}?
      (?:to\sbe\semployed|to\swork\b(?!\s(?:on|with|at)\b))
    """,
    re.X,
)
# "proof of work authorization must be current", "Form I-9"
PAPERS = any_of(
    (
        r"\b(?:work|employment) authorization\b(?! (?:sponsor|requirements?\W*$|details"
        r"|status\W*$|process|team|polic))",
        "work authorization",
    ),
    (r"\bemployment eligibility(?: verification)?\b(?! list)", "employment eligibility"),
    (r"\beligibility (?:for|to) (?:employment|work)\b", "eligibility for employment"),
    (r"\bwork eligibility\b", "work eligibility"),
    (r"\bi-9\b(?! (?:files?|audits?|records?))", "i-9"),
    (r"\b(?:valid|eu|own|local) work (?:permit|visa)s?\b", "valid work permit"),
    (r"\bwork permits? for\b", "work permit for"),
)
ASKED = any_of(
    (
        r"\b(?:must|requires?d?|requirement|have|has|valid|proof|current|possess|maintain"
        r"|verif\w*|completes?|contingent|condition|establish|provide|need|prerequisite"
        r"|documents?|preferred|work authorization: |hold|only|in possession|in (?:the )?usa)\b",
        "must",
    ),
    (r": \(?(?:usa|yes)", ": usa"),
)
HEADING = re.compile(
    r"^\W*(?:\w+\W+){0,4}(?:requirements?|verification|eligibility|authorization|status)\W*$"
)
UNRESTRICTED = any_of(
    (r"\bany employer\b", "any employer"),
    (r"\bunrestricted\b.{0,40}\b(?:authoriz|work|right)", "unrestricted authorization"),
    (
        r"\b(?:authoriz|eligib|work|right)\w*\b.{0,60}\b(?:unrestricted|without (?:\w+ "
        r")?restrictions?|unlimited period|indefinite(?:ly)?|permanent basis|permanent employment)",
        "authoriz unrestricted",
    ),
    (
        r"\bpermanent(?:ly)? (?:\w+ ){0,3}?(?:authoriz|right to work|work in)",
        "permanent authorization",
    ),
    (r"\bpermanent (?:and )?unrestricted", "permanent unrestricted"),
    (r"\bauthoriz\w+ to permanently", "authorized to permanently"),
)
# "EAD / Green Card / US citizens", "GC, USC, GC-EAD only"
STATUS_LIST = re.compile(
    r"\b(?:ead|gc|green ?cards?)\b[^.]{0,40}\b(?:usc\b|usa citizens?|citizens?)|"
    r"\b(?:usc|usa citizens?|citizens?)\b[^.]{0,40}\b(?:gc\b|ead)|\busc ?/ ?gc\b|\bgc ?/ ?usc\b"
)
OPEN_STATUS = re.compile(r"\bead|\busc\b|\bgc\b|work permit")
DUTY_REACH = 60
PUBLIC_DUTY = any_of(
    (r"\bfamiliar|knowledge of|\bmanages?\b|\bprocessing\b", "familiar"),
    (r"\badvis|\bconsults?\b|\bupdat", "advis"),
)

E_VERIFY = any_of(
    (r"\be-?verify\b", "everify"),
    (r"right to work (?:poster|notice)", "right to work poster"),
    (r"notice of e-verify.*right to work", "notice of e-verify right to work"),
    (r"employment eligibility verification system", "employment eligibility verification system"),
    (r"i-9 .{0,40}confirm work authorization", "i-9 to confirm work authorization"),
    (r"social security administration.{0,80}homeland", "social security administration homeland"),
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
