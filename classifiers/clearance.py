"""Whether words require a security clearance, or only prefer or announce one."""

import re

from sponsorboard.postings.posting import Label

# A clearance by name; "Secret" alone only beside the word.
NAMED = re.compile(
    r"""\bts/?\s?sci\b | \btop\ssecret\b(?!\s(?:recipe|sauce|formula))
    | \bpublic\strust\b(?!\s(?:in|of|is\s(?:earned|built)))
    | \bsecret\b(?=[^.;]{0,40}\bclearance)
    | \bclearance[^.;]{0,30}\b(?:secret|confidential)\b | \bsecurity\sclearances?\b | \b(?:doe
    |dod|dhs|usa|doe-q)\b[^.;]{0,30}\bclearance
    | \b(?:q|l|sci|sc|dv|sap|poly(?:graph)?|ts|government|federal|nato
    |yankee\swhite)[\s,-](?:\w+\s)?clearances?\b | \bpolygraph\b
    | \b(?:full[- ]scope|ci)\spoly\b | \bsecurity\sinvestigation\b | \bclearable\b
    | \baccess\sto\sclassified\b(?!\sads) | \breliability\s(?:security\s)?clearance
    | \bcleared\sroles\b | \bfederal\sbackground\sinvestigation\b
    """,
    re.X,
)
# Singular: "import clearances" are things to obtain too.
BARE = re.compile(r"\bclearance\b|\bactive clearances\b")
HELD = re.compile(
    r"\b(?:obtain|maintain|hold|possess|active|current|required|require|needed|eligible|retain|have|must"
    r"|granted|level)\b"
)
OTHER_SENSE = re.compile(
    r"""\b(?:customs?|copyright|music|rights|marketing|pre-?market|regulatory|inventory|medical
    |fda|510|child|criminal|
    act\s\d+|fingerprint|bond|legal|drug|renal|air\straffic|takeoff|vehicle|ip|trademark|talent
    |sample|
    credit|debt|payment|trade|cheque|check|border|port|freight|position|background
    |health|tb|physical)\s(?:\(\w+\s\d+\)\s)?clearances?\b|clearance\s(?:from\b|sale|items|rack
    |process|of\b(?!\s(?:at|a)\b)|
    submission|house|and\ssettlement)""",
    re.X,
)
SOFT = re.compile(
    r"""\b(?:preferred|preferably|preference|a\splus|plus\b|desired|desirable|beneficial
    |nice\sto\shave|advantage\w*|bonus|
    may\s(?:be\s(?:required|needed|contingent)|require|need)|not\srequired|not\snecessary
    |no\s(?:security\s)?clearance|helpful|ideally|
    if\s(?:the\sduties|you\sare\s(?:assigned|not)|you\swork\son|required|applicable)
    |willingness|optional|
    would\sbe\sgreat|welcome|not\sneed(?:ed)?)\b""",
    re.X,
)
HARD = re.compile(r"\b(?:must|(?<!not )required(?!\sif)|is\srequired|requires|minimum)\b")
NEAR = 90  # characters on each side of a clearance in which its condition stands
NO_CLEARANCE = re.compile(
    r"\bno (?:\w+ )?clearance|clearance (?:is )?not (?:required|needed|necessary)"
)
SECRET_BESIDE = re.compile(r"^\W*(?:active )?(?:top secret|ts/sci|secret)\b.{0,40}clearance")
HEADING = re.compile(
    r"^\W*(?:required |minimum )?(?:security )?clearance(?: level| type| status)?(?: requirements?"
    r"| required| "
    r"must be able to obtain)?\W*$|^\W*required clearance\W*$"
)
FAMILIAR = re.compile(
    r"\b(?:experience|familiar\w*|knowledge|process\w*)\b.{0,30}\bclearance process"
)


def clearance_labels(unit: str) -> set[Label]:
    """Labels for a security clearance in a sentence in one spelling."""
    if HEADING.match(unit) or FAMILIAR.search(unit):
        return set()
    if NO_CLEARANCE.search(unit):
        return {"clearance_soft"}
    named = NAMED.search(unit)
    bare = BARE.search(unit)
    at = named or bare
    if at is None or (not named and (not HELD.search(unit) or OTHER_SENSE.search(unit))):
        return set()
    near = unit[max(at.start() - NEAR, 0) : at.start() + NEAR]
    return _how_firm(unit, near)


def _how_firm(unit: str, near: str) -> set[Label]:
    """Whether a clearance is required, or only preferred or possible, by the words near it."""
    soft = SOFT.search(near)
    if not soft:
        return {"clearance_required"}
    if HARD.search(near) and not soft[0].startswith(("may", "if ")):
        return {"clearance_required"}
    if SECRET_BESIDE.match(unit) and "," in unit[: unit.find(soft[0])]:
        return {"clearance_required", "clearance_soft"}
    return {"clearance_soft"}
