"""A response as one scraper knows it, so that a saved one is read without being told what it is."""

import re
from collections.abc import Callable
from typing import NamedTuple

from scrapers.page import Page
from sponsorboard.sources import Source


class Shape(NamedTuple):
    """One kind of response of a system; a scraper lists its own as ``SHAPES``."""

    spider: str
    address: str
    """Pattern found in its address; the last group is the token."""

    marks: tuple[str, ...]
    """What stands in every such response, and all together in no other system's; empty where the
    address alone tells."""

    read: Callable[[bytes, str, Source], Page]
    """The reader: body, address, row."""

    def token(self, url: str) -> str | None:
        """The board's token in an address; None when the address is not of this shape."""
        match = re.search(self.address, url)
        return match[match.lastindex or 0] if match else None

    def marked(self, text: str) -> bool:
        """Whether a text has what only this shape has."""
        return all(mark in text for mark in self.marks)
