"""A description as a reader sees it: plain text to blocks and sentences.

Everything downstream works on the plain text alone, so that a posting that came without markup is
read by the same code. Offsets count characters of ``description_text``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from sponsorboard.postings import anchors
from sponsorboard.postings.markup import html_to_text, unescaped
from sponsorboard.postings.posting import Evidence, Origin
from sponsorboard.postings.sections import Role, role_of

__all__ = ["Block", "Document", "Span", "document", "html_to_text", "role_of", "unescaped"]

QUOTE_LIMIT = 250

Kind = Literal["heading", "item", "paragraph"]


class Span(NamedTuple):
    """A stretch of ``description_text``."""

    start: int
    end: int


class Block(NamedTuple):
    """One line of the text, or one stretch under an inline heading where there are no lines."""

    start: int
    end: int
    kind: Kind
    role: Role | None
    """Role of the section that the block stands in, from the heading above it."""


# Same length on both sides: a match in the folded text has the same offsets in the text.
FOLD = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
    "\u2212": "-", "\ufe58": "-", "\uff0d": "-",
    "\r": " ", "\t": " ", "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ",
    "\u200b": " ", "\u200c": " ", "\u200d": " ", "\ufeff": " ", "\u00ad": "-",
    "\u0130": "i", "\uff04": "$", "\uff0c": ",", "\uff1a": ":",
}  # fmt: skip
FOLDED = re.compile(f"[{''.join(FOLD)}]")

HEADING_LIMIT = 70
LINE = re.compile(r"\S(?:.*\S)?")
BULLET = re.compile(r"(?:[-*•●▪■◦‣·∙o»>✓✔➢]|\d{1,2}[.)])\s+")
INLINE_HEADING = re.compile(
    r"(?:(?<=[.!?;:)•*-] )|(?<=  )|^)"
    # "Requirements: ...", "What You Will Do: ..." after a sentence or at the start of a line
    r"(?:[A-Z][\w/&'’-]*"
    r"(?: (?:[A-Z&/][\w/&'’-]*|and|or|of|for|the|to|you|we|we're|you'll)){0,5}):(?= )",
    re.MULTILINE,
)
END = re.compile(r"[.!?][\"')\]]*[ ]+(?=[^a-z ])")
ABBREVIATIONS = frozenset(
    "e.g i.e etc inc ltd co corp vs st dr mr ms mrs no yrs yr approx sr jr ph.d u.s u.s.a d.c u.k "
    "c.f.r p.a ca bzw z.b ggf inkl min max est dept incl a.m p.m b.s b.a m.s m.a nr".split()
)
INITIALS = frozenset("u.s u.s.a d.c u.k etc inc p.a a.m p.m ph.d b.s b.a m.s m.a".split())
"""Abbreviations that also end sentences."""
STARTERS = frozenset(
    "a all any applicants as at candidates for here if in individuals it must no now our please "
    "sponsorship that the there these they this to u.s visa we what with work you your".split()
)


class Document:
    """A description's text with what every reader of it needs, found once.

    ``folded`` is the text in lower case with plain quotes, dashes and blanks, character for
    character, so that offsets found in it hold in ``text``.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = FOLDED.sub(lambda match: FOLD[match[0]], text)
        self.folded = self.plain.lower()
        if len(self.folded) != len(text):  # a letter whose small form is longer
            self.folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)
        self._hits: list[list[anchors.Hit]] = []
        self._lines: dict[int, list[Span]] = {}  # sentences, by where their line ends

    def hits(self, group: anchors.Group) -> list[anchors.Hit]:
        """Where the literals of a group stand in ``folded``, in order of their ends."""
        if group >= len(self._hits):
            self._hits = anchors.found(self.folded)
        return self._hits[group]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The text's lines, and the stretches under headings inside a line, without empty ones."""
        found: list[Block] = []
        role: Role | None = None
        for start, end in self._pieces():
            kind: Kind = "paragraph"
            if BULLET.match(self.plain, start, end):
                kind = "item"
            elif end - start <= HEADING_LIMIT and self.plain[end - 1] not in ".,;!":
                kind, role = self._short(start, end, role)
            if kind != "heading":
                role = self._inline_role(start, min(end, start + 80)) or role
            found.append(Block(start, end, kind, role))
        return tuple(found)

    def _pieces(self) -> Iterator[tuple[int, int]]:
        for line in LINE.finditer(self.plain):
            start, end = line.span()
            if end - start <= 200 or ": " not in line[0]:
                yield start, end
                continue
            cuts = [start, *(m.start() for m in INLINE_HEADING.finditer(self.plain, start, end))]
            for left, right in pairwise([*cuts, end]):
                piece = self.plain[left:right]
                if stripped := piece.strip():
                    lead = left + len(piece) - len(piece.lstrip())
                    yield lead, lead + len(stripped)

    def _inline_role(self, start: int, end: int) -> Role | None:
        """Role of the section that a line opens with a heading of its own: "Pay: $20 an hour"."""
        colon = self.folded.find(":", start, end)
        if colon > start and INLINE_HEADING.match(self.plain, start):
            return role_of(self.folded[start:colon])
        return None

    def _short(self, start: int, end: int, role: Role | None) -> tuple[Kind, Role | None]:
        """Whether a short line is a heading, and the role of the section from there on."""
        line = self.plain[start:end]
        if line.count(" ") < 10:
            own = role_of(self.folded[start:end])
            if own or line[-1] in ":?" or line[0] == "#" or line.isupper():
                return "heading", own
        return "paragraph", role

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order; a line end always ends one, ``U.S.`` and ``e.g.`` rarely do."""
        return tuple(
            span for line in LINE.finditer(self.plain) for span in self._in_line(*line.span())
        )

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset; looks at its line only."""
        start = self.plain.rfind("\n", 0, offset) + 1
        end = self.plain.find("\n", offset)
        found = self._in_line(start, len(self.plain) if end < 0 else end)
        at = bisect_right(found, offset, key=attrgetter("end"))
        return found[min(at, len(found) - 1)] if found else Span(offset, offset)

    def _in_line(self, start: int, end: int) -> list[Span]:
        """Sentences of one line; those of a line are found once."""
        if (found := self._lines.get(end)) is None:
            found = self._lines[end] = []
            for match in END.finditer(self.plain, start, end):
                if self._ends(match):
                    self._add(found, start, match.end())
                    start = match.end()
            self._add(found, start, end)
        return found

    def _ends(self, match: re.Match[str]) -> bool:
        """Whether a full stop ends a sentence: the word before it may be an abbreviation."""
        at = match.start()
        if self.plain[at] != ".":
            return True
        word = self.folded[max(0, at - 12) : at].split()[-1:] or [""]
        before = word[0].lstrip("(\"'")
        if len(before) == 1 and before.isalpha() and self.plain[at - 1].isupper():
            return False
        if before not in ABBREVIATIONS:
            return not (before.isdigit() and (at < 4 or self.plain[at - len(before) - 1] == "\n"))
        after = self.folded[match.end() : match.end() + 16].split(None, 1)[:1] or [""]
        return before in INITIALS and after[0].strip(".,:'\"") in STARTERS

    def _add(self, found: list[Span], start: int, end: int) -> None:
        piece = self.plain[start:end]
        if stripped := piece.strip():
            lead = start + len(piece) - len(piece.lstrip())
            found.append(Span(lead, lead + len(stripped)))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block:
        """The block around an offset.

        Raises:
            IndexError: the text has no block.
        """
        return self.blocks[max(bisect_right(self._block_starts, offset) - 1, 0)]

    def evidence(self, start: int, end: int, ref: str | None = None) -> Evidence:
        """The words from ``start`` to ``end`` as evidence, cut to 250 characters."""
        end = min(end, start + QUOTE_LIMIT)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        origin: Origin = "text"
        return Evidence(origin=origin, quote=self.text[start:end], start=start, end=end, ref=ref)

    def quote(self, start: int, end: int) -> Evidence:
        """The sentence around a match as evidence, cut around the match where it is too long."""
        sentence = self.sentence_at(start)
        left, right = min(sentence.start, start), max(sentence.end, end)
        if right - left > QUOTE_LIMIT:
            left = max(left, min(start, end - QUOTE_LIMIT) - 60, end - QUOTE_LIMIT)
            right = min(right, left + QUOTE_LIMIT)
        return self.evidence(left, right)


@lru_cache(maxsize=32)
def document(text: str) -> Document:
    """The text's document; the steps of one posting share it."""
    return Document(text)
