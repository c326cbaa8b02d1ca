"""Softgarden career sites: a schema.org DataFeed of JobPosting, https://schema.org/DataFeed

Token: the name in NAME.career.softgarden.de, or the host of a site on the employer's own domain.
One call lists a whole board; ``numberOfItems`` says how many postings it has.

Unproven: no recorded answer was read yet; it rests on what public readers of the feed say.
"""

import json
from typing import Any

import msgspec

from scrapers import schema_org
from scrapers.page import Page, structure
from scrapers.shape import Shape
from sponsorboard.sources import Source

SUFFIX = r"(?:\.career\.softgarden\.de|\.softgarden\.io)"
ADDRESS = rf"^https?://([\w-]+(?={SUFFIX}/)|[\w.-]+){SUFFIX}?/jobs\.feed\.json"


class Element(msgspec.Struct):
    """One element; its ``dateModified`` is a stamp of edits."""

    item: dict[str, Any] | None = None


class Feed(msgspec.Struct):
    """The answer."""

    dataFeedElement: list[Element]
    numberOfItems: int | None = None


def read(body: bytes, url: str, source: Source) -> Page:
    """The postings of a feed.

    Raises:
        ReadError: the body is not a feed.
    """
    feed = structure(body, Feed, "a Softgarden feed (JSON with `dataFeedElement`)")
    items = [_said(each.item) for each in feed.dataFeedElement if each.item]
    script = json.dumps(items).replace("</", "<\\/")
    page = schema_org.read(f'<script type="application/ld+json">{script}</script>', url, source)
    return page._replace(total=feed.numberOfItems)


def _said(value: Any) -> Any:
    """A value without the dashes that stand for parts of an address which are not known."""
    if isinstance(value, dict):
        return {key: _said(each) for key, each in value.items() if each != "-"}
    return [_said(each) for each in value] if isinstance(value, list) else value


SHAPES = (Shape("softgarden", ADDRESS, ('"dataFeedElement"', '"numberOfItems"'), read),)
