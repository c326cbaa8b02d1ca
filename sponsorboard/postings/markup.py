"""HTML to plain text: one line a block, as a reader sees it."""

import html
import re

from selectolax.lexbor import LexborHTMLParser

MOST_TAGS = 5000
"""Real descriptions stay under 600; parsers take quadratic time over deeper nesting than this."""

BREAKS = frozenset(
    "address article aside blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr main nav ol p pre section table tr ul".split()
)
ESCAPED = re.compile(r"&lt;/?(?:p|div|ul|li|br|h[1-6]|strong|span|b|em|a)\b", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
# The three below read what the parser wrote: tags closed, attributes in double quotes.
UNSEEN = re.compile(
    r"<(script|style|noscript|template|svg|iframe|select|textarea|button)\b.*?</\1>|<!--.*?-->",
    re.DOTALL,
)
KEPT_LINES = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
TAG = re.compile(r'<(/?[a-z][\w:-]*)(?:[^>"]++|"[^"]*+")*+>')

ITEM, ITEM_END, CELL, CELL_END = "\x01", "\x02", "\x03", "\x04"
INSTEAD = (
    {f"{slash}{tag}": "\n" for tag in BREAKS for slash in ("", "/")}
    | {f"h{level}": "\n\n" for level in range(1, 7)}
    | {"br": "\n", "li": f"\n{ITEM}", "/li": f"{ITEM_END}\n"}
    | {"td": CELL, "th": CELL, "/td": CELL_END, "/th": CELL_END}
)
"""What stands in the text for a tag; the others vanish."""

SHORT_CELL = re.compile(rf"{CELL}\s*+([^\n{CELL}{CELL_END}]*+)\s*+{CELL_END}")
FULL_ITEM = re.compile(rf"{ITEM}\s*+(?![{ITEM}{ITEM_END}]|$)")
MARKS = re.compile(f"[{ITEM}{ITEM_END}{CELL}{CELL_END}]")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x01-\x04]")
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});")


def unescaped(markup: str) -> str:
    """HTML whose own tags are readable: Greenhouse and some pages escape them once more."""
    for _ in range(2):
        if not ESCAPED.search(markup) or MARKUP.search(markup):
            break
        markup = html.unescape(markup)
    return markup


def calmed(markup: str) -> str:
    """The HTML, without its tags where they are more than any description has."""
    return MARKUP.sub("\n", markup) if markup.count("<") > MOST_TAGS else markup


def html_to_text(markup: str) -> str:
    """Plain text of an HTML fragment: one line a block or table row, list items led by ``- ``, a \
blank line before each heading. Text without any markup keeps its lines."""
    markup = INVISIBLE.sub("", calmed(unescaped(markup)))
    if not MARKUP.search(markup):
        return _tidied(html.unescape(markup).replace("\r\n", "\n").replace("\r", "\n"))
    body = LexborHTMLParser(markup).body
    page = UNSEEN.sub("", (body.html or "") if body is not None else "")
    if "<pre" in page:
        page = KEPT_LINES.sub(lambda match: match[0].replace("\n", "<br>"), page)
    text = TAG.sub(lambda match: INSTEAD.get(match[1], ""), " ".join(page.split()))
    text = html.unescape(text)
    if ENTITY.search(text):  # escaped once more inside
        text = html.unescape(text)
    text = SHORT_CELL.sub(r" \1 ", text)
    text = FULL_ITEM.sub("- ", text)
    return _tidied(MARKS.sub("\n", text))


def _tidied(text: str) -> str:
    """The text with single blanks, at most one empty line, and no bullet without its words."""
    lines: list[str] = []
    bare = False  # a bullet in a line of its own belongs to the next line
    for raw in INVISIBLE.sub("", text).split("\n"):
        line = " ".join(raw.split())
        if line == "-":
            bare = True
            continue
        if bare and line and line[0] != "-":
            line = f"- {line}"
        bare = False
        if lines and not lines[-1]:
            if not line:
                continue
            if line.startswith("- "):
                lines.pop()
        lines.append(line)
    return "\n".join(lines).strip()
