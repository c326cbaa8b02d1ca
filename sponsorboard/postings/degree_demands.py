"""What a text asks for in education: levels named together, and whether they are required."""

from typing import NamedTuple

from sponsorboard.postings import degree_wording as wording
from sponsorboard.postings.degree_terms import RANK, Mention, mentions
from sponsorboard.postings.demand import Wish, clause, section, wish
from sponsorboard.postings.posting import Degree
from sponsorboard.postings.text import Document, Span

# Sections that speak of something else than the demands on the reader.
OTHER_SECTIONS = ("benefits", "pay", "equal_opportunity")


class Group(NamedTuple):
    """Levels named together, as in "BS, MS or PhD"."""

    level: Degree | None
    """Lowest of them; None where only "a degree" is said."""

    last: Degree | None
    """The one named last."""

    start: int
    end: int


class Demand(NamedTuple):
    """What the posting says of a group."""

    status: Wish
    level: Degree
    start: int
    end: int
    clause: Span
    pursuing: bool


def demands(doc: Document, title: str) -> list[Demand]:
    """Every group of levels that the text asks for, in order; ``title`` in small letters."""
    groups = _groups(doc)
    found: list[Demand] = []
    for index, group in enumerate(groups):
        around = clause(doc, group.start, group.end)
        left = max(around.start, groups[index - 1].end) if index else around.start
        right = around.end
        if index + 1 < len(groups):
            right = min(right, groups[index + 1].start)
        demand = _demand(doc, group, around, Span(left, right), title)
        # "BS in CS or a degree in a related field": the second only widens the first
        generic = group.level is None and found and found[-1].end > around.start
        if demand is not None and not generic:
            found.append(demand)
    return found


def _groups(doc: Document) -> list[Group]:
    groups: list[Group] = []
    for mention in mentions(doc):
        last = groups[-1] if groups else None
        if last is not None and _joined(doc, last, mention):
            named = [level for level in (last.level, mention.level) if level is not None]
            lowest = min(named, key=RANK.__getitem__, default=None)
            groups[-1] = Group(lowest, mention.level, last.start, mention.end)
        else:
            groups.append(Group(mention.level, mention.level, mention.start, mention.end))
    return groups


def _joined(doc: Document, last: Group, mention: Mention) -> bool:
    gap = doc.folded[last.end : mention.start]
    if len(gap) > 34 or not wording.JOIN.fullmatch(gap):
        return False
    if mention.level is None or any(word in gap for word in ("or", "/", "eller", "oder")):
        return True
    if not gap.strip():
        return last.last is None and mention.start - last.start < 12
    # "Bachelor's degree, Master's preferred": the wish is about the second alone
    return not wording.IMMEDIATELY_PREFERRED.match(doc.folded, mention.end)


def _demand(doc: Document, group: Group, around: Span, limits: Span, title: str) -> Demand | None:
    level = _level(doc, group, around)
    if level is None:
        return None
    pursuing = bool(wording.PURSUING.search(doc.folded, around.start, around.end))
    student = bool(wording.STUDENT_TITLE.search(title))
    if _void(doc, group, around, pursuing or student):
        return None
    if student and wording.STUDENT.search(doc.folded, around.start, around.end):
        pursuing = True
    status = wish(doc, group.start, group.end, limits)
    if status is None:
        role = section(doc, group.start)
        if role in OTHER_SECTIONS:
            return None
        status = "preferred" if role == "preferred" else "required"
    if status == "required" and wording.STATED_PREFERRED.search(
        doc.folded, group.end, group.end + 120
    ):
        status = "preferred"
    return Demand(status, level, group.start, group.end, around, pursuing)


def _level(doc: Document, group: Group, around: Span) -> Degree | None:
    """Lowest level of the group; "a degree" alone is a bachelor's."""
    if group.level is not None:
        return group.level
    if wording.GENERIC_VOID.search(doc.folded, max(around.start, group.start - 60), group.end + 20):
        return None
    before = doc.folded[max(around.start, group.start - 40) : group.start]
    if wording.GENERIC_BEFORE.search(before) or wording.GENERIC_AFTER.match(doc.folded, group.end):
        return "bachelor"
    return None


def _void(doc: Document, group: Group, around: Span, student: bool) -> bool:
    """Whether the words only carry a degree's name, as in "work with PhD scientists"."""
    if student:
        return False
    before = doc.folded[max(around.start, group.start - 50) : group.start]
    return bool(
        wording.VOID_BEFORE.search(before) or wording.VOID_AFTER.match(doc.folded, group.end)
    )
