"""Experience: years of work the role asks for, from the ATS's field first and its words second."""

from typing import NamedTuple

from sponsorboard.postings import experience_wording as wording
from sponsorboard.postings.demand import Wish, clause, section, wish
from sponsorboard.postings.durations import Duration, durations, durations_in
from sponsorboard.postings.posting import DIFFERS, Evidence, Experience, Posting
from sponsorboard.postings.sections import Role
from sponsorboard.postings.text import Document, Span, document

# More than this is the age of a company, not a demand on the reader.
LONGEST = 25
OTHER_SECTIONS = ("benefits", "pay", "equal_opportunity")
SPOKEN_SECTIONS = ("requirements", "preferred")
# Companies boast of as much: "with 10 years of research".
BOASTED = 7


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
    for pattern in wording.NONE_NEEDED:
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
    if duration.low > LONGEST or wording.OTHER_AFTER.match(doc.folded, end):
        return None
    if wording.ADJECTIVE_AFTER.match(doc.folded, end) and doc.folded[end - 1] != "s":
        return None
    before = doc.folded[max(start - 40, 0) : start]
    if wording.OTHER_BEFORE.search(before):
        return None
    around = clause(doc, start, end)
    if wording.INSTEAD_OF_DEGREE.search(doc.folded, around.start, start):
        return None
    role = section(doc, start)
    if role in OTHER_SECTIONS or not _is_work(doc, duration, around, role):
        return None
    work = wording.WORK_WORD.match(doc.folded, end, min(following, around.end))
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
        return bool(wording.WORK.search(near[:50]))
    if role in SPOKEN_SECTIONS:
        return True
    lead = doc.folded[max(around.start, start - 90) : start]
    boast = duration.low >= BOASTED and duration.high is None and wording.BOAST.search(lead)
    if boast and not wording.READER.search(lead):
        return False
    if "+" in doc.folded[start:end] or wording.AT_LEAST.search(lead):
        return True
    if not wording.WORK.search(near) and not wording.WORK.search(lead):
        return False
    return role != "about" or bool(wording.READER.search(lead))
