"""Whether words require a security clearance, or only prefer or announce one."""

import re

from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.posting import Label

# A clearance by name; "Secret" alone only beside the word.
NAMED = any_of(
    (r"\bts/? ?sci\b", "tssci"),
    (r"\btop secret\b(?! (?:recipe|sauce|formula))", "top secret"),
    (r"\bpublic trust\b(?! (?:in|of|is (?:earned|built)))", "public trust"),
    (r"\bsecret\b(?=[^.;]{0,40}\bclearance)", "secret clearance"),
    (r"\bclearance[^.;]{0,30}\b(?:secret|confidential)\b", "clearance secret"),
    (r"\bsecurity clearances?\b", "security clearance"),
    (r"\b(?:doe|dod|dhs|usa|doe-q)\b[^.;]{0,30}\bclearance", "doe clearance"),
    (
        r"\b(?:q|l|sci|sc|dv|sap|poly(?:graph)?|ts|government|federal|nato|yankee white)[ "
        r",-](?:\w+ )?clearances?\b",
        "q clearance",
    ),
    (r"\bpolygraph\b", "polygraph"),
    (r"\b(?:full[- ]scope|ci) poly\b", "full-scope poly"),
    (r"\bsecurity investigation\b", "security investigation"),
    (r"\bclearable\b", "clearable"),
    (r"\baccess (?:to )?classified\b(?! ads)", "access to classified"),
    (r"\breliability (?:security )?clearance", "reliability clearance"),
    (r"\bcleared roles\b", "cleared roles"),
    (r"\bfederal background investigation\b", "federal background investigation"),
)
# Singular: "import clearances" are things to obtain too.
BARE = re.compile(r"\bclearance\b|\bactive clearances\b")
HELD = any_of(
    (r"obtain|maintain|hold|possess|having|active|current|required", "obtain"),
    (r"require|needed|eligible|retain|have|must|granted|level", "require"),
    before=r"\b",
    after=r"\b",
)
OTHER_SENSE = any_of(
    (
        r"\b(?:customs?|copyright|music|rights|marketing|pre-?market|regulatory|inventory"
        r"|medical|fda|510|child|criminal|act \d+|fingerprint|bond|legal|drug|renal|air traffic"
        r"|takeoff|vehicle|ip|trademark|talent|sample|credit|debt|payment|trade|cheque|check"
        r"|border|port|freight|position|background|history|health|tb|physical) (?:\(\w+ \d+\) "
        r")?clearances?\b",
        "custom clearance",
    ),
    (
        r"clearance (?:from\b(?! the (?:royal|usa|federal|government|department|ministry))"
        r"|sale|items|rack|process|of\b(?! (?:at|a)\b)|submission|house|and "
        r"settlement|(?:through|via|by) [^.;]{0,30}(?:live ?scan|fingerprint))",
        "clearance from",
    ),
)
SOFT = any_of(
    (r"preferred|preferably|preference|a plus|plus\b|desired", "preferred"),
    (r"desirable|beneficial|nice to have|advantage\w*|bonus", "desirable"),
    (r"may (?:be (?:required|needed|contingent)|require|need)", "may be required"),
    (r"not required|not necessary", "not required"),
    (r"no (?:security )?clearance", "no clearance"),
    (r"helpful|ideally", "helpful"),
    (
        r"if (?:the duties|you are (?:assigned|not)|you work on|required|applicable)",
        "if the duties",
    ),
    (r"optional|would be (?:great|nice)|welcome", "optional"),
    (r"not need(?:ed)?", "not need"),
    before=r"\b",
    after=r"\b",
)
LEADING = re.compile(r"^\W*(?:\w+ly )?(?:preferred|desired|desirable|nice to have|bonus)\b")
HARD = re.compile(
    r"\b(?:(?<!not a )must|mandatory|(?<!not )required(?!\sif)|is\srequired|requires|minimum)\b"
)
NEAR = 90  # characters on each side of a clearance in which its condition stands
NO_CLEARANCE = re.compile(
    r"\bno (?:\w+ )?clearance|clearance (?:is )?not (?:required|needed|necessary)"
    r"|clearance[^.;:]{0,30}: (?:none|not?)\b"
    r"|\bnot (?:\w+ly )?(?:require|need) (?:an? |any |active |current |security |government )*"
    r"(?:top secret |secret |ts/sci )?clearance"
)
SECRET_BESIDE = re.compile(r"^\W*(?:active )?(?:top secret|ts/sci|secret)\b.{0,40}clearance")
HEADING = any_of(
    (
        r"^\W*(?:required |minimum )?(?:security )?clearance(?: level| type| status)?(?: "
        r"requirements?| required| must be able to obtain)?\W*$",
        "clearance",
    ),
    (r"^\W*required clearance\W*$", "required clearance"),
)
# "Work authorization/Security clearance: must be able to work in the US" asks for no clearance.
FIELD_NAME = re.compile(
    r"^[\w/ ]{0,30}security clearance: (?!.*\b(?:secret|ts|sci|trust|active|obtain|hold|level"
    r"|clearance|yes|none|dod|nato|required?)\b)"
)
FAMILIAR = re.compile(
    r"\b(?:experience|familiar\w*|knowledge|process\w*)\b.{0,30}\bclearance process"
)


def clearance_labels(unit: str) -> set[Label]:
    """Labels for a security clearance in a sentence in one spelling."""
    if HEADING.match(unit) or FIELD_NAME.match(unit) or FAMILIAR.search(unit):
        return set()
    if NO_CLEARANCE.search(unit):
        return {"clearance_soft"}
    named = NAMED.search(unit)
    bare = BARE.search(unit)
    at = named or bare
    if at is None or (not named and (not HELD.search(unit) or OTHER_SENSE.search(unit))):
        return set()
    last = max((bare.end() for bare in BARE.finditer(unit)), default=at.end())
    end = last if last - at.start() < 2 * NEAR else at.start()  # named twice in one statement
    near = unit[max(at.start() - NEAR, 0) : end + NEAR]
    return _how_firm(unit, near)


def _how_firm(unit: str, near: str) -> set[Label]:
    """Whether a clearance is required, or only preferred or possible, by the words near it."""
    soft = SOFT.search(near) or LEADING.search(unit)
    if not soft:
        return {"clearance_required"}
    if HARD.search(near) and not soft[0].startswith(("may", "if ")):
        return {"clearance_required"}
    if SECRET_BESIDE.match(unit) and "," in unit[: unit.find(soft[0])]:
        return {"clearance_required", "clearance_soft"}
    return {"clearance_soft"}
