"""Whether the words around a qualification make it required, only preferred, or waived."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Literal

from sponsorboard.postings.sections import Role, role_of
from sponsorboard.postings.text import Block, Document, Span

Wish = Literal["required", "preferred", "waived"]

# Where one statement ends and the next begins inside a line; an initial such as the S of "B.S."
# ends nothing.
CLAUSE_END = re.compile(r"[;•●▪.!?](?:(?<=[;•●▪])|(?<![\s./(][A-Za-z]\.)(?:\s+(?=[A-Z(*•-])|$))")
CLAUSE_REACH = 320
# A sub-heading such as "Education:" stays in these sections, and ends any other.
ASKING: tuple[Role, ...] = ("requirements", "preferred")

PREFERRED = (
    # (words after the qualification, example)
    (r"pref+er+ed\b|preferable\b", "MBA preferred"),
    (r"desired\b|desirable\b", "PhD highly desirable"),
    (r"a (?:\w+ ){0,2}(?:plus|bonus|asset)\b", "Master's degree is a big plus"),
    (r"(?:big|huge|strong|definite|major|strong) plus\b", "MS big plus"),
    (r"(?:an? |is )advantage(?:ous)?\b", "a degree would be an advantage"),
    (r"(?:highly|greatly|much) valued\b", "a PhD is highly valued"),
    (r"nice[- ]to[- ]have\b|good to have\b", "MBA nice to have"),
    (r"(?:would|will) be (?:ideal|great|helpful|beneficial|welcome)\b", "a PhD would be great"),
    (r"(?:is|are) (?:ideal|helpful|beneficial|welcome)\b", "a degree is helpful"),
    (r"meriterande\b|ett plus\b", "masterexamen är meriterande"),
    (r"von vorteil\b|wünschenswert\b", "Master von Vorteil"),
    (r"souhaité|apprécié|serait un plus\b", "Bac+5 apprécié"),
    (r"deseable\b|se valorar", "Máster deseable"),
)
WAIVED = (
    (
        (
            r"(?:not|never) (?:\w+ )?(?:an? )?(?:required|requirement|necessary|needed|"
            r"mandatory|must|"
            r"essential|a prerequisite)\b"
        ),
        "PhD not required",
    ),
    (r"(?:isn't|aren't) (?:\w+ )?(?:required|necessary|needed)\b", "a degree isn't required"),
    (r"(?:optional|unnecessary)\b", "Bachelor's degree optional"),
)
REQUIRED = (
    (r"required\b|mandatory\b|necessary\b|essential\b", "Bachelor's degree required"),
    (r"(?:is |are )?an? (?:absolute )?(?:must|requirement|minimum)\b", "degree is a must"),
    (r"obligatoris|krävs\b|erforderlich\b|exigé", "examen krävs"),
)


def _any(name: str, table: tuple[tuple[str, str], ...]) -> str:
    return f"(?P<{name}>" + "|".join(words for words, _ in table) + ")"


AFTER = re.compile(
    r"\b(?:"
    + "|".join((_any("waived", WAIVED), _any("preferred", PREFERRED), _any("required", REQUIRED)))
    # "Preferred Qualifications" opens the next section of a text that lost its lines
    + r")(?! (?:qualif|skills|requirements|attributes|characteristics|education\b|knowledge|"
    r"major|field|concentration|emphasis|area))"
)
# "preferred but not required" asks for nothing.
AFTER_BUT_NOT = re.compile(
    r",? ?(?:but|though|and|,)? ?(?:is )?not (?:\w+ )?(?:required|necessary)"
)
# Words before it, with nothing but a few words between: "ideally a PhD", "[Nice to have] 3+ years".
BEFORE = re.compile(
    r"\b(?:preferably|ideally|preference (?:for|given)|prefers?\b|nice[- ]to[- ]haves?|"
    r"bonus(?: points)?\b|pluses|(?:preferred|desired|desirable|optional|plus)(?:\W*:|\)| \w+:)|"
    r"(?:preferred|desired) (?:degree|education|qualification|experience)s?\b|idealerweise|gerne|"
    r"de préférence|idéalement|gärna|helst|meriterande)[^,;.]{0,45}$|"
    r"^\W*(?:preferred|desired) (?:an? )?$"  # "- Preferred Bachelor's degree"
)
# What leads up to a qualification further off: "ideally you hold a degree". In a text that lost its
# lines another item may stand between: "preferably in retail B.S. in CS".
LEADING = re.compile(
    r"(?:[^\w\s]|\d|\b(?:an?|the|with|of|have|has|hold|your|to|or|and|for|least|any|some|in"
    r"|over|about|minimum)) ?$"
)
# "(strongly preferred)" speaks of what stands before it, "(Java preferred)" of itself.
CUE_ALONE = re.compile(
    r"\W*(?:(?:\w+ly|is|are|or|equivalent|and|an?|big|strong|not|but|degree|experience|minimum|if|"
    r"possible|this|would|be|considered)[ ,]+){0,5}(?:prefer|requir|desir|plus|bonus|must|"
    r"mandatory|"
    r"necessary|optional|nice|advantage|needed|asset|merit)"
)
PARENTHESIS = re.compile(r"\(([^()]{0,80})\)?")
# A cue that comes after words like these speaks of them: "BS and Java experience preferred".
# "Bachelor's degree, computer science preferred" wishes for the field.
FIELD_WISH = re.compile(
    r",\s(?!(?:\w+ly|is|are|but|though|would|an?|not|and|or|with|if)\b)(?:[\w/&-]+ ){1,4}$"
)
OTHER_SUBJECT = re.compile(
    r"\b(?:experience|certifi|licen[sc]|cpa|cfa|pmp|knowledge|background|skills?|industry|"
    r"clearance|designation|familiarity|fluen|proficien|understanding)"
)
EQUIVALENT = re.compile(
    r"\b(?:or|and/or)\W+(?!other\b)(?:\w+[\s,/-]+){0,6}?experience|"
    r"\b(?:in|with|of) (?:\w+ ){0,4}experience(?= (?:is |are )?(?:\w+ )?pref)"
)

# A heading is "preferred" when it opens or ends with such words, not when it merely holds one:
# "SQL skills a plus" is an item.
PREFERRED_HEADING = re.compile(
    r"[\W_\d]*(?:(?:strongly |highly )?prefer+ed|nice|bonus|desir(?:ed|able)|pluses|plus\b|"
    r"(?:good|great)[- ]to[- ]have|ideally|extra|even better|optional|additional(?:ly)? pref|"
    r"ideal (?:experience|qualif|skills)|stand ?out|what (?:would|will) (?:make you|set you|help)|"
    r"(?:it )?would be|it's a plus|brownie|meriterande|wünschenswert)|"
    r"[^.:]{0,30}\b(?:qualifications?|requirements?|skills|experience|education)\W{1,3}prefer+ed|"
    r"[^.]{0,50}(?:nice[- ]to[- ]have|prefer+ed|bonus|a plus)[^.:]{0,14}:\W*$"
)
# The heading that a large job site gives to every employer's requirements.
DESIRED_PROFILE = re.compile(r"\W*desired skills (?:and|&) (?:experience|expertise)\W*$")
STATEMENT = re.compile(r"\b(?:degree|bachelor|master'?s|ph\.?d|years?|yrs|diploma)\b")
FLAT_LENGTH = 250
# Headings that lost their line in a flat text: "… teams Preferred Qualifications MS in …".
_NOUN = r"(?:[A-Z&/]\w*[\s,]+){0,2}[QSERPCATKqserc]\w{4,}"
FLAT_HEADING = re.compile(
    # the first letter alone, so that the search is fast; what follows looks back at it
    r"[BDEKMNOPQR](?:"
    rf"(?P<preferred>(?:(?<=P)(?:referred|REFERRED)|(?<=D)(?:esired|ESIRED|esirable)|(?<=B)onus|"
    rf"(?<=O)ptional)(?:\s{_NOUN}|:)|(?<=N)ice[- ][Tt]o[- ][Hh]ave|(?<=B)onus [Pp]oints(?! for\b))|"
    rf"(?P<requirements>(?:(?<=M)(?:inimum|INIMUM)|(?<=B)(?:asic|ASIC)|(?<=R)(?:equired|EQUIRED)|"
    rf"(?<=K)ey|(?<=E)ssential)\s{_NOUN}|(?<=Q)(?:ualifications|UALIFICATIONS)|"
    rf"(?<=R)(?:equirements|EQUIREMENTS)|(?<=E)ducational requirements)|"
    rf"(?P<responsibilities>(?<=R)(?:esponsibilities|ESPONSIBILITIES)|(?<=D)uties))"
)


def clause(doc: Document, start: int, end: int) -> Span:
    """The statement around a match: from the last sentence end, line end or semicolon to the \
next."""
    left = max(start - CLAUSE_REACH, 0)
    left = max(left, doc.plain.rfind("\n", left, start) + 1)
    right = min(end + CLAUSE_REACH, len(doc.plain))
    line_end = doc.plain.find("\n", end, right)
    right = right if line_end < 0 else line_end
    for match in CLAUSE_END.finditer(doc.plain, left, start):
        left = match.end()
    stop = CLAUSE_END.search(doc.plain, end, right)
    return Span(left, stop.start() if stop else right)


def section(doc: Document, offset: int) -> Role | None:
    """Role of the section that an offset stands in, by the nearest heading above it."""
    blocks = doc.blocks
    at = max(bisect_right(blocks, offset, key=attrgetter("start")) - 1, 0)
    block = blocks[at]
    flat = _flat_headings(doc)
    if offset - block.start > 60 and (role := _last_within(flat, block.start, offset)):
        return role
    apart = False  # whether a heading that tells nothing stands between
    for above in range(at - 1, max(at - 80, -1), -1):
        heading = blocks[above]
        role = _heading_role(doc, heading) or _last_within(flat, heading.start, heading.end)
        if role is not None:
            return None if apart and role not in ASKING else role
        apart = apart or (heading.kind == "heading" and doc.plain[heading.end - 1] in ":?")
    return None


@lru_cache(maxsize=4)
def _flat_headings(doc: Document) -> list[tuple[int, Role]]:
    """Headings inside long lines, with where they end, in order."""
    found: list[tuple[int, Role]] = []
    for block in doc.blocks:
        if block.end - block.start >= FLAT_LENGTH:
            for match in FLAT_HEADING.finditer(doc.plain, block.start, block.end):
                found.append((match.end(), match.lastgroup))  # type: ignore[arg-type]
    return found


def _last_within(headings: list[tuple[int, Role]], start: int, end: int) -> Role | None:
    index = bisect_right(headings, end, key=itemgetter(0)) - 1
    return headings[index][1] if index >= 0 and headings[index][0] > start else None


def _heading_role(doc: Document, block: Block) -> Role | None:
    words = doc.folded[block.start : min(block.end, block.start + 80)]
    if block.end - block.start > 80 or (block.kind != "heading" and words[-1] != ":"):
        return None
    if DESIRED_PROFILE.match(words):
        return "requirements"
    if PREFERRED_HEADING.match(words):
        return "preferred"
    if STATEMENT.search(words):
        return None
    role = role_of(words)
    return None if role == "preferred" else role


def wish(doc: Document, start: int, end: int, limits: Span, *, listed: bool = True) -> Wish | None:
    """What the words next to ``start:end`` say about it.

    ``limits`` is where they may stand; ``listed`` says whether a list with commas, such as fields
    of study, may stand between.
    """
    before = doc.folded[max(limits.start, start - 70) : start]
    close = BEFORE.search(before)
    if close and len(before) - close.start() <= 16:
        return "preferred"
    if close and close[0].startswith(("preferably", "ideally")) and not LEADING.search(before):
        close = None
    after = _wish_after(doc.folded[end : min(limits.end, end + 220)], listed)
    if after is not None:
        return after
    return "preferred" if close else None


def _wish_after(words: str, listed: bool) -> Wish | None:
    words = PARENTHESIS.sub(_cue_in_parenthesis, words)
    match = AFTER.search(words)
    if match is None:
        return None
    between = EQUIVALENT.sub("", words[: match.start()])
    if OTHER_SUBJECT.search(between) or FIELD_WISH.match(between):
        return None
    if not listed and "," in between:
        return None
    found: Wish = match.lastgroup  # type: ignore[assignment]
    if found == "preferred" and AFTER_BUT_NOT.match(words, match.end()):
        return "waived"
    return found


def _cue_in_parenthesis(match: re.Match[str]) -> str:
    return f" {match[1]} " if CUE_ALONE.match(match[1]) else " | "
