"""A description cut into lines and stretches, so that each piece of evidence can be marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sponsorboard.postings.text import BULLET, Span, document


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the description that proves something."""

    start: int
    end: int
    number: int
    """Its number on the page."""
    topic: str
    """What it is about, such as ``pay``."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line with the same marks over all of it."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...] = ()
    """Marks that are first seen here: the anchors."""
    ends: tuple[Mark, ...] = ()
    """Marks that are over here: the way back to the conclusion."""


Line = list[Stretch]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind: a ``heading``, a ``paragraph`` or a list of ``item``."""

    kind: str
    lines: list[Line]


def groups(text: str, marks: Sequence[Mark]) -> list[Group]:
    """The whole description; list items without their bullets."""
    kinds: list[str] = []
    spans: list[Span] = []
    for block in document(text).blocks:
        start = block.start
        if block.kind == "item" and (bullet := BULLET.match(text, start, block.end)):
            start = bullet.end()
        if start < block.end:
            kinds.append(block.kind)
            spans.append(Span(start, block.end))
    found = []
    lines = zip(kinds, marked(text, spans, marks), strict=True)
    for kind, several in groupby(lines, key=lambda pair: pair[0]):
        group = [line for _, line in several]
        found += [Group(kind, group)] if kind == "item" else [Group(kind, [one]) for one in group]
    return found


def excerpts(text: str, marks: Sequence[Mark], length: int = 200) -> tuple[str, list[Line]]:
    """The first words of a description, and each sentence that proves something, marked."""
    whole = document(text)
    beginning = " ".join(text[: length + 1].split())
    if len(text) > length:
        beginning = f"{beginning.rpartition(' ')[0] or beginning[:length]} …"
    spans = sorted({whole.sentence_at(mark.start) for mark in marks if mark.start < len(text)})
    return beginning, marked(text, spans, marks)


def marked(text: str, spans: Sequence[Span], marks: Sequence[Mark]) -> list[Line]:
    """Each span of the text as stretches; a mark that crosses spans begins and ends once."""
    lines = [_cut(start, end, marks) for start, end in spans]
    first: dict[Mark, int] = {}
    last: dict[Mark, int] = {}
    for left, _, over in (piece for line in lines for piece in line):
        for mark in over:
            first.setdefault(mark, left)
            last[mark] = left
    return [
        [
            Stretch(
                text[left:right],
                over,
                begins=tuple(mark for mark in over if first[mark] == left),
                ends=tuple(mark for mark in over if last[mark] == left),
            )
            for left, right, over in line
        ]
        for line in lines
    ]


def _cut(start: int, end: int, marks: Sequence[Mark]) -> list[tuple[int, int, tuple[Mark, ...]]]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    return [
        (left, right, tuple(mark for mark in inside if mark.start < right and mark.end > left))
        for left, right in pairwise(sorted(edges))
    ]
