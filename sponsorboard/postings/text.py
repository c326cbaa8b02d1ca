"""A description as a reader sees it: HTML to plain text, and plain text to blocks and sentences.

Everything downstream works on the plain text alone, so that a posting that came without markup is
read by the same code. Offsets count characters of ``description_text``.
"""

import html
import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sponsorboard.postings.posting import Evidence, Origin

QUOTE_LIMIT = 250

Kind = Literal["heading", "item", "paragraph"]
Role = Literal[
    "requirements", "preferred", "responsibilities", "benefits", "pay", "about", "equal_opportunity"
]


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


# --- HTML to plain text ---------------------------------------------------------------------------

BREAKS = frozenset(
    "address article aside blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tr ul".split()
)
SKIPPED = frozenset(["script", "style", "noscript", "template", "head", "svg", "iframe"])
ESCAPED = re.compile(r"&lt;/?(?:p|div|ul|li|br|h[1-6]|strong|span|b|em|a)\b", re.I)
BLANKS = re.compile(r"[^\S\n]+")
EDGES = re.compile(r" ?\n ?")
EMPTY_LINES = re.compile(r"\n{3,}")


def unescaped(markup: str) -> str:
    """HTML whose own tags are readable: Greenhouse and some pages escape them once more."""
    for _ in range(2):
        if not ESCAPED.search(markup):
            break
        markup = html.unescape(markup)
    return markup


def html_to_text(markup: str) -> str:
    """Plain text of an HTML fragment: one line a block, list items led by ``- ``, a blank line \
before each heading."""
    body = LexborHTMLParser(unescaped(markup)).body
    parts: list[str] = []
    if body is not None:
        for child in body.iter(include_text=True):
            _write(child, parts)
    text = BLANKS.sub(" ", "".join(parts))
    text = EDGES.sub("\n", text)
    return EMPTY_LINES.sub("\n\n", text).strip()


def _write(node: LexborNode, parts: list[str]) -> None:
    tag = node.tag
    if tag == "-text":
        parts.append((node.text_content or "").replace("\n", " ").replace("\r", " "))
    elif tag == "br":
        parts.append("\n")
    elif tag not in SKIPPED:
        block = tag in BREAKS
        if block:
            parts.append("\n\n" if tag and tag[0] == "h" and tag != "hr" else "\n")
        if tag == "li":
            parts.append("- ")
        for child in node.iter(include_text=True):
            _write(child, parts)
        if block:
            parts.append("\n")
        elif tag in ("td", "th"):
            parts.append(" ")


# --- Plain text to blocks and sentences -----------------------------------------------------------

# Same length on both sides: a match in the folded text has the same offsets in the text.
FOLD = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
        "\u2212": "-", "\ufe58": "-", "\uff0d": "-",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\t": " ",
        "\u200b": " ", "\u200c": " ", "\u200d": " ", "\ufeff": " ", "\u00ad": "-",
        "\u0130": "i", "\uff04": "$", "\uff0c": ",", "\uff1a": ":",
    }
)  # fmt: skip

BULLET = re.compile(r"\s*(?:[-*•●▪■◦‣·∙o»>✓✔➢]|\d{1,2}[.)])\s+")
ROLES: tuple[tuple[Role, str], ...] = (
    # Order matters: "preferred qualifications" is preferred before it is a requirement.
    ("equal_opportunity", r"equal (?:employment )?opportunit|\beeo\b|diversity|inclusi(?:on|ve)|accommodat"),
    ("preferred", r"preferred|nice[- ]to[- ]haves?|bonus(?: points)?|\bplus(?:es)?\b|desir(?:ed|able)|good to have|would be (?:great|nice)|even better|extra credit|ideally"),
    ("pay", r"salary|compensation|pay (?:range|transparency|rate|scale)|\bremuneration\b"),
    ("benefits", r"benefit|perks?\b|what we offer|we offer|what you(?:'ll| will) get|why (?:join|work)|what's in it"),
    ("requirements", r"requirement|qualif|must[- ]haves?|what you(?:'ll| will)? (?:bring|need)|what we(?:'re| are)? look|who you are|about you\b|you have|skills|experience|education|your (?:profile|background)|you(?:'ll| will) have|minimum|basic|we(?:'d| would) love to see|ideal candidate|looking for"),
    ("responsibilities", r"responsibilit|what you(?:'ll| will) (?:do|be)|duties|the (?:role|job|position)|your (?:role|mission|impact)|day[- ]to[- ]day|job description|in this role|you(?:'ll| will)\b"),
    ("about", r"about|who we are|our (?:company|mission|story|values|team)|company"),
)  # fmt: skip
ROLE = re.compile("|".join(f"(?P<{role}>{words})" for role, words in ROLES))
INLINE_HEADING = re.compile(
    r"(?:(?<=[.!?;:)•*-] )|(?<=  )|^)"
    r"(?:[A-Z][\w/&'’-]*(?: (?:[A-Z&/][\w/&'’-]*|and|or|of|for|the|to|you|we|we're|you'll)){0,5}):(?= )",
    re.M,
)
ABBREVIATIONS = (
    r"(?<!\b[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\b[Ee]tc)(?<!\b[Ii]nc)(?<!\bLtd)(?<!\bCo)(?<!\b[Vv]s)"
    r"(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[Nn]o)(?<!\b[Yy]rs)(?<!\b[Aa]pprox)"
    r"(?<!\bSr)(?<!\bJr)(?<!\bPh)(?<!\bU\.S)(?<!\bD\.C)(?<!\bp\.a)(?<!\bca)"
)
SENTENCE_END = re.compile(rf"{ABBREVIATIONS}[.!?]+[\"'”’)\]]*(?=\s+[^\sa-z])|[!?]+(?=\s)|\n")


class Document:
    """A description's text with what every reader of it needs, found once.

    ``folded`` is the text in lower case with plain quotes, dashes and blanks, character for
    character, so that offsets found in it hold in ``text``.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.translate(FOLD)
        self.folded = self.plain.lower()
        if len(self.folded) != len(text):  # a letter whose small form is longer
            self.folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The text's lines, and the stretches under headings inside a line, without empty ones."""
        found: list[Block] = []
        role: Role | None = None
        for start, end in self._pieces():
            kind = self._kind(start, end)
            words = self.folded[start : min(end, start + 80)]
            if kind == "heading":
                role = role_of(words)
            elif (colon := words.find(":")) > 0 and INLINE_HEADING.match(self.plain, start):
                role = role_of(words[:colon]) or role
            found.append(Block(start, end, kind, role))
        return tuple(found)

    def _pieces(self) -> list[Span]:
        pieces: list[Span] = []
        start = 0
        for line in self.plain.split("\n"):
            end = start + len(line)
            cuts = [start]
            if len(line) > 200:
                cuts += [m.start() for m in INLINE_HEADING.finditer(self.plain, start, end)]
            for left, right in zip(cuts, [*cuts[1:], end], strict=True):
                piece = self.plain[left:right]
                if stripped := piece.strip():
                    lead = left + len(piece) - len(piece.lstrip())
                    pieces.append(Span(lead, lead + len(stripped)))
            start = end + 1
        return pieces

    def _kind(self, start: int, end: int) -> Kind:
        line = self.plain[start:end]
        if BULLET.match(line):
            return "item"
        short = end - start <= 70 and line.count(" ") < 10
        if short and line[-1] not in ".,;!" and (
            line[-1] in ":?" or line.startswith("#") or line.isupper() or role_of(line.lower())
        ):
            return "heading"
        return "paragraph"

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order; a line end always ends one, ``U.S.`` and ``e.g.`` never do."""
        found: list[Span] = []
        start = 0
        for match in SENTENCE_END.finditer(self.plain):
            self._add(found, start, match.end())
            start = match.end()
        self._add(found, start, len(self.plain))
        return tuple(found)

    def _add(self, found: list[Span], start: int, end: int) -> None:
        piece = self.plain[start:end]
        if stripped := piece.strip():
            lead = start + len(piece) - len(piece.lstrip())
            found.append(Span(lead, lead + len(stripped)))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset."""
        return self.sentences[max(bisect_right(self._sentence_starts, offset) - 1, 0)]

    def block_at(self, offset: int) -> Block:
        """The block around an offset."""
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


def role_of(heading: str) -> Role | None:
    """Role of the section under a heading in lower case, None when its words tell nothing."""
    match = ROLE.search(heading)
    return match.lastgroup if match else None  # type: ignore[return-value]


@lru_cache(maxsize=32)
def document(text: str) -> Document:
    """The text's document; the steps of one posting share it."""
    return Document(text)
