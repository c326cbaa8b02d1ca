"""schema.org items in the attributes of a page's elements: microdata and RDFa Lite.

Microdata (https://html.spec.whatwg.org/multipage/microdata.html) is read by extruct; RDFa Lite
(https://www.w3.org/TR/rdfa-lite/) has other names for the same attributes. Against the standard,
but as sites mean it: a description keeps its markup, a link's words count where no address is
asked for, and ``time`` without ``datetime`` says its text.
"""

import html
from collections.abc import Callable, Iterator
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from extruct.w3cmicrodata import LxmlMicrodataExtractor  # type: ignore[import-untyped]
from lxml.etree import tostring  # type: ignore[import-untyped]

Node = dict[str, Any]

MARKED_UP = frozenset(
    ("description", "responsibilities", "qualifications", "skills", "jobbenefits")
)
ADDRESSES = frozenset(("url", "sameas", "mainentityofpage", "logo", "image"))


class _Items(LxmlMicrodataExtractor):  # type: ignore[misc]
    def _extract_property_value(self, node: Any, *more: Any, **given: Any) -> Any:
        names = {each.lower() for each in node.get("itemprop", "").split()}
        plain = node.get("itemscope") is None and not node.get("content")
        if plain and node.tag != "meta" and names & MARKED_UP:
            return _inner(node)
        silent = node.tag == "time" and not node.get("datetime")
        if plain and (silent or (node.tag == "a" and not names & ADDRESSES)):
            return " ".join(node.text_content().split())
        return super()._extract_property_value(node, *more, **given)


def microdata(text: str) -> Iterator[Node]:
    """The outermost items of a page's microdata."""
    yield from map(_node, _Items().extract_items(_tree(text), ""))


def rdfa(text: str) -> Iterator[Node]:
    """The outermost items of a page's RDFa Lite."""
    tree = _tree(text)
    for element in tree.iter("*"):
        for theirs, ours in (("typeof", "itemtype"), ("property", "itemprop")):
            if (said := element.get(theirs)) is not None:
                element.set(ours, " ".join(word.rpartition(":")[2] for word in said.split()))
        if "typeof" in element.attrib:
            element.set("itemscope", "")
    yield from map(_node, _Items().extract_items(tree, ""))


READERS: dict[str, Callable[[str], Iterator[Node]]] = {"itemtype": microdata, "typeof": rdfa}
"""Readers by the attribute that names an item's type."""


def _tree(text: str) -> Any:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def _node(item: Any) -> Any:
    """An item as JSON-LD would have it."""
    if isinstance(item, list):
        return [_node(each) for each in item]
    if not isinstance(item, dict):
        return item
    said = {name: _node(value) for name, value in item.get("properties", {}).items()}
    if "value" in item and not said:
        said = {"name": item["value"]}
    return {"@type": item.get("type"), **said}


def _inner(element: Any) -> str:
    """The markup inside of an element."""
    parts = [html.escape(element.text or "", quote=False)]
    parts += [tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts).strip()
