"""Experience: years of work the role asks for, from the ATS's field first and its words second."""

import re
from typing import NamedTuple

from sponsorboard.postings.demand import Wish, clause, section, wish
from sponsorboard.postings.durations import Duration, durations, durations_in
from sponsorboard.postings.posting import DIFFERS, Evidence, Experience, Posting
from sponsorboard.postings.sections import Role
from sponsorboard.postings.text import Document, Span, document

# More than this is the age of a company, not a demand on the reader.
LONGEST = 25

# Companies boast of as much: "with 10 years of research".
BOASTED = 7

# What a length of time is instead of experience, by the words after it or before it.
OTHER_AFTER = re.compile(
    r"(?:'s?|s)?[ -]{0,3}(?:and up )?(?:of age|old|olds|(?:or|and) (?:older|over)\b|ago|prior\b"
    r"|before|from (?:now|the)|"
    r"to come|"
    r"in a row|running|strong\b|away|long\b|later|vest|cliff|warrant|fixed|assignment|engagement|"
    r"contract(?!ing|or| manag| nego| admin| law| exp)|degree|college|university|institution|"
    r"curriculum|period|term\b|window|lease|veteran|anniversar|history|tradition|legacy|journey|"
    r"outcomes|contractual|duration|renewable|extension|full[- ]time with|"
    r"of (?:\w+-free|(?:\w+ )?school\b|(?:proven |consistent |continued )?(?:growth|innovation"
    r"|success\b(?! (?:in|as|with|at|\w+ing)\b)|history"
    r"|tradition)|"
    r"employment|tenure|excellence|continuous\b|service\b|research at|research,|age\b|"
    r"operations?\b(?! "
    r"exp)|serving|helping|college|(?:relevant )?university|education|study|studies|schooling|"
    r"business\b(?! (?:dev|exp|ana|intel))|profitab|uninterrupted|runway|existence)|"
    r"in (?:business|operation)\b(?! (?:dev|exp|ana|intel|oper))|per\b|each\b|"
    r"(?:on|at) (?:the )?(?:market|company)|and counting|if related|"
    r"[^.;\n]{0,45} without (?:an? )?(?:\w+[- ]){0,2}degree)"
)
# A length that stands before such a noun as an adjective: "a 10-year plan", "3 year program".
ADJECTIVE_AFTER = re.compile(
    r"[ -](?:project\b|plan\b|program|course|diploma|apprenticeship|internship|roadmap|vision|"
    r"mission|fellowship|residency|appointment|placement|goals?\b|end\b|round\b|over[ -]"
    r"|rotation|cycle|commitment|tax|returns?\b|deal)"
)
OTHER_BEFORE = re.compile(
    r"(?:\b(?:past|last|next|first|previous|coming|every|each|per|this|after|within|under|up to|"
    r"once|aged?|ages|vest\w* (?:over|in)|retention (?:of|for)|licen[sc]e for(?: at least)?"
    r"|(?:take|takes|took) (?:you )?|in just|in only|in|since|until|beyond|"
    r"additional|another|extra|(?:less|fewer|no more|not more) than|duration\W*|length\W*|term\W*|"
    r"contract\W*|(?:is|be|have been|has been|us|team|company|initially) (?:for|around)(?: over)?|"
    r"for (?:over|more than|nearly|almost)|in business for|at least once a|for a total of)"
    r"(?: (?:the|about|over|approximately))?[ *]+|\$[\d,.]+[ /]+(?:per )?|\bfounded \w+ )$"
)
BOAST = re.compile(
    r"\b(?:with|over|nearly|almost|more than|combined|collective\w*|leverag\w+|spanning|"
    r"celebrat\w+|brings?|built on|based on|for)(?: (?:over|more than|nearly|almost|than|the))* $"
)
READER = re.compile(
    r"\b(?:you|your|candidates?|applicants?|must|requir\w+|minimum|min|at ?least|should|seeking|"
    r"looking for|qualif\w+|preferred|someone|professional with|engineer with|developer with|"
    r"manager with|we want|ideal|du har|minst|mindestens|experience:)\b"
)
AT_LEAST = re.compile(r"\b(?:at least|minimum(?: of)?|min\.?|minst|mindestens) $")
# "a degree, or 2 years of experience" lets years stand in for the degree.
INSTEAD_OF_DEGREE = re.compile(
    r"(?:degree|bachelor|associate|diploma|master|\bb\.?s\b)[^;\n]*\bor[ ,(]+"
    r"(?:at least |a minimum of |minimum of |minimum |an additional |a total of )?$"
)
WORK = re.compile(
    r"experien|\bexp\b|erfarenhet|erfahrung|expérience|experiencia|ervaring|background|"
    r"track record|"
    r"working|practice|expertise|exposure"
)
WORK_WORD = re.compile(r"[^,;.\n]{0,70}?(?:experience|erfarenhet|erfahrung|expérience|experiencia)")
# Each starts with its own words, so that a text without them is passed over fast.
NONE_NEEDED = tuple(
    re.compile(words)
    for words in (
        (
            r"no (?:(?:prior|previous|work|relevant|professional|specific|"
            r"formal) )*experience (?:is )?"
            r"(?:required|necessary|needed)"
        ),
        r"inga? (?:tidigare )?erfarenhet\w* krävs",
        r"keine (?:berufs)?erfahrung (?:erforderlich|nötig)",
    )
)
OTHER_SECTIONS = ("benefits", "pay", "equal_opportunity")
SPOKEN_SECTIONS = ("requirements", "preferred")


class Claim(NamedTuple):
    """Years of experience that the posting asks for."""

    low: float
    high: float | None
    start: int
    end: int
    clause: Span
    status: Wish


def step(posting: Posting) -> Posting:
    """The posting with ``experience`` filled; runs after degree, whose ladder it reads."""
    experience = Experience()
    if posting.description_text:
        _read_text(document(posting.description_text), posting, experience)
    if experience.min_years is None:
        _read_title(posting.title, experience)
    if posting.experience_text:
        _read_field(posting.experience_text, experience)
    posting.experience = experience
    return posting


def _read_field(text: str, experience: Experience) -> None:
    """Sets the years from the ATS's own field, which outranks the text."""
    found = durations(text.lower())
    if not found:
        return
    if experience.min_years not in (None, found[0].low):
        experience.evidence[0].ref = DIFFERS
    experience.min_years, experience.max_years = found[0].low, found[0].high
    experience.evidence = [
        Evidence(origin="structured", quote=text[:250], ref="experience_text"),
        *experience.evidence,
    ]


def _read_title(title: str, experience: Experience) -> None:
    for duration in durations(title.lower()):
        words = title[duration.end : duration.end + 24].lower()
        unit = title[duration.start : duration.end].lower()
        if not duration.hyphenated and ("experience" in words or "yoe" in unit or "+" in unit):
            experience.min_years, experience.max_years = duration.low, duration.high
            experience.evidence.append(Evidence(origin="title", quote=title[:250]))
            return


def _read_text(doc: Document, posting: Posting, experience: Experience) -> None:
    claims = [claim for claim in _claims(doc) if claim.status == "required"]
    if not claims:
        _read_none_needed(doc, experience)
        return
    chosen = _main(claims)
    low, high = chosen.low, chosen.high
    rung = next(
        (path for path in posting.degree.alternatives if path.degree == posting.degree.minimum),
        None,
    )
    if rung is not None and rung.years is not None:
        chosen = next((claim for claim in claims if claim.low == rung.years), chosen)
        low, high = rung.years, chosen.high if chosen.low == rung.years else None
    experience.min_years, experience.max_years = low, high
    start = max(chosen.clause.start, chosen.start - 100)
    experience.evidence.append(doc.evidence(start, max(chosen.clause.end, chosen.end)))


def _read_none_needed(doc: Document, experience: Experience) -> None:
    for pattern in NONE_NEEDED:
        if match := pattern.search(doc.folded):
            experience.min_years = 0.0
            experience.evidence.append(doc.evidence(match.start(), match.end()))
            return


def _main(claims: list[Claim]) -> Claim:
    """The main requirement: the largest, and of equals the first."""
    return max(claims, key=lambda claim: claim.low)


def _claims(doc: Document) -> list[Claim]:
    found = durations_in(doc)
    claims: list[Claim] = []
    for index, duration in enumerate(found):
        following = found[index + 1].start if index + 1 < len(found) else len(doc.folded)
        if (claim := _claim(doc, duration, following)) is not None:
            claims.append(claim)
    return claims


def _claim(doc: Document, duration: Duration, following: int) -> Claim | None:
    start, end = duration.start, duration.end
    if duration.low > LONGEST or OTHER_AFTER.match(doc.folded, end):
        return None
    if ADJECTIVE_AFTER.match(doc.folded, end) and doc.folded[end - 1] != "s":
        return None
    before = doc.folded[max(start - 40, 0) : start]
    if OTHER_BEFORE.search(before):
        return None
    around = clause(doc, start, end)
    if INSTEAD_OF_DEGREE.search(doc.folded, around.start, start):
        return None
    role = section(doc, start)
    if role in OTHER_SECTIONS or not _is_work(doc, duration, around, role):
        return None
    work = WORK_WORD.match(doc.folded, end, min(following, around.end))
    limits = Span(around.start, min(around.end, following))
    status = wish(doc, start, work.end() if work else end, limits, listed=False)
    if status is None:
        status = "preferred" if role == "preferred" else "required"
    return Claim(duration.low, duration.high, start, end, around, status)


def _is_work(doc: Document, duration: Duration, around: Span, role: Role | None) -> bool:
    """Whether a length of time is one of experience asked of the reader."""
    start, end = duration.start, duration.end
    near = doc.folded[end : min(around.end, end + 110)]
    if duration.unit == "month" or duration.hyphenated:
        return bool(WORK.search(near[:50]))
    if role in SPOKEN_SECTIONS:
        return True
    lead = doc.folded[max(around.start, start - 90) : start]
    boast = duration.low >= BOASTED and duration.high is None and BOAST.search(lead)
    if boast and not READER.search(lead):
        return False
    if "+" in doc.folded[start:end] or AT_LEAST.search(lead):
        return True
    if not WORK.search(near) and not WORK.search(lead):
        return False
    return role != "about" or bool(READER.search(lead))


class ExperiencePipeline:
    def process_item(self, item: Posting) -> Posting:
        return step(item)
