"""schema.org markup of a page as nodes: JSON-LD (https://json-ld.org), microdata and RDFa.

A node is a dictionary with its keys in lower case and its types under ``@type``, whichever of the
three it was written in.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import json_repair
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from parsel import Selector

Node = dict[str, Any]

SCRIPTS = "//script[starts-with(normalize-space(translate(@type, 'JSONLD', 'jsonld')), $type)]"
WRAPPING = re.compile(
    r"""^\s* (?: //\s*<!\[CDATA\[ | <!\[CDATA\[ | /\*\s*<!\[CDATA\[\s*\*/ | <!-- )
      | (?: //\s*\]\]> | \]\]> | /\*\s*\]\]>\s*\*/ | --> ) \s*$
      | ;\s*$""",
    re.VERBOSE,
)
ATTRIBUTE = re.compile(r"""\s(itemtype|typeof)\s*=\s*["']?[^"'>]*\bJobPosting\b""", re.I)
BAD_ESCAPE = re.compile(r"""\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})|(\\.)""", re.S)
DEEPEST = 12


def postings(text: str) -> Iterator[list[Node]]:
    """The JobPosting nodes of a page, once for each way of writing that has any."""
    for found in (_json_ld(text), _attributes(text)):
        if nodes := list(of_type(found, "jobposting")):
            yield nodes


def item_lists(text: str) -> Iterator[Node]:
    """The ItemList nodes of a page's JSON-LD."""
    return of_type(_json_ld(text), "itemlist")


def of_type(values: Iterator[Any], wanted: str, depth: int = 0) -> Iterator[Node]:
    """Nodes of a type (in lower case), wherever they are nested."""
    for value in values:
        if isinstance(value, list) and depth < DEEPEST:
            yield from of_type(iter(value), wanted, depth + 1)
        elif isinstance(value, dict):
            node = folded(value)
            if wanted in types(node):
                yield node
            elif depth < DEEPEST:
                yield from of_type(iter(node.values()), wanted, depth + 1)


def folded(node: object) -> Node:
    """A node with its keys in lower case; an empty one for what is no node."""
    return (
        {str(key).lower(): value for key, value in node.items()} if isinstance(node, dict) else {}
    )


def types(node: Node) -> set[str]:
    """The types of a node in lower case, without their vocabulary."""
    named = (each for each in listed(node.get("@type")) if isinstance(each, str))
    return {re.split(r"[/#:]", each.strip().lower())[-1] for each in named}


def listed(value: object) -> list[Any]:
    """One value, several or none as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


# --- JSON-LD --------------------------------------------------------------------------------------


def _json_ld(text: str) -> Iterator[Any]:
    if "ld+json" not in text.lower():
        return
    for script in Selector(text).xpath(SCRIPTS, type="application/ld+json"):
        yield from _objects(script.xpath("string()").get(""))


def _objects(script: str) -> Iterator[Any]:
    """The script's values; broken JSON is repaired, several in a row are all read."""
    text = script
    for _ in range(3):
        text = WRAPPING.sub("", text).strip()
    if "&quot;" in text and not text.lstrip("[{ \n\t").startswith('"'):
        text = html.unescape(text)
    decoder = json.JSONDecoder(strict=False)  # line ends and tabs inside of strings
    while text:
        try:
            value, end = decoder.raw_decode(text)
        except ValueError as error:
            if "escape" in str(error) and (mended := BAD_ESCAPE.sub(_escaped, text)) != text:
                text = mended
                continue
            yield _repaired(text)
            return
        except RecursionError:
            return
        yield value
        text = text[end:].lstrip(" \t\r\n;,")


def _escaped(match: re.Match[str]) -> str:
    """A backslash that begins no escape of JSON, as one that stands for itself."""
    return match[1] or "\\\\"


def _repaired(text: str) -> object:
    try:
        return json_repair.loads(text)
    except (ValueError, RecursionError):
        return None


# --- Microdata and RDFa ---------------------------------------------------------------------------


def _attributes(text: str) -> Iterator[Any]:
    """What the attributes of elements say, where any of them names a JobPosting."""
    written = {match[1].lower() for match in ATTRIBUTE.finditer(text)}
    if not written:
        return
    from scrapers import schema_attributes  # its library takes 0.4 s to load, and few pages need it

    for name, reader in schema_attributes.READERS.items():
        if name in written:
            try:
                yield from reader(text)
            except (LxmlError, ValueError, RecursionError):
                return
