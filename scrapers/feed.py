"""Feeds in XML."""

from parsel import Selector

from scrapers.page import ReadError, decoded, joined


def feed(body: bytes, path: str, expected: str) -> Selector:
    """A feed without its namespaces; ``path`` is what every such feed has.

    Raises:
        ReadError: another document, or none.
    """
    found = Selector(decoded(body).strip() or "<nothing/>", type="xml")
    found.remove_namespaces()
    if not found.xpath(path):
        kind = found.xpath("name(/*)").get() or "nothing"
        raise ReadError(f"expected {expected}, got another document: {kind}")
    return found


def text_of(part: Selector, path: str) -> str | None:
    """Text of the first element at a path; None for none."""
    return joined([part.xpath(f"string({path})").get()])
