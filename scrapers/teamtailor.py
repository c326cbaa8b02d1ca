"""Teamtailor's JSON Feed of postings: https://www.jsonfeed.org/version/1.1/, no docs of its own.

Token: NAME of NAME.teamtailor.com, NAME.na of NAME.na.teamtailor.com, or the whole host of a career
site on the employer's own domain. Each item holds a schema.org JobPosting; ``next_url`` names the
next page.
"""

import dataclasses
import json
from typing import Any
from urllib.parse import urlsplit

import msgspec

from scrapers import schema_org
from scrapers.page import Page, joined, posting, rows, structure
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

ADDRESS = r"(?:^|//)([\w-]+(?:\.na)?)\.teamtailor\.com/(?:[\w-]+/)?jobs\.json"


class Item(msgspec.Struct):
    """One posting of a page."""

    id: int | str
    title: str
    url: str
    content_html: str | None = None
    date_published: str | None = None
    jobposting: dict[str, Any] | None = msgspec.field(default=None, name="_jobposting")


class Feed(msgspec.Struct):
    """A page; its title is the employer's name."""

    items: list[msgspec.Raw]
    title: str | None = None
    next_url: str | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a page.

    Raises:
        ReadError: the body is not a feed.
    """
    feed = _feed(body)
    found, problems = rows(feed.items, Item, lambda item: _posting(item, feed, source), "item")
    return Page(found, None, problems)


def next_page(body: bytes, url: str) -> str | None:
    """Address of the page after the one at ``url``; None after the last.

    Always on the site at ``url``: a feed may name its own domain where another one was asked.
    """
    named = urlsplit(_feed(body).next_url or "")
    following = urlsplit(url)._replace(path=named.path, query=named.query).geturl()
    return following if named.path and following != url else None


def _feed(body: bytes) -> Feed:
    return structure(body, Feed, "a Teamtailor feed (JSON with `items`)")


def _posting(item: Item, feed: Feed, source: Source) -> Posting:
    plain = posting(
        source,
        item.id,
        url=item.url,
        title=item.title,
        company=joined([feed.title]),
        description_html=item.content_html,
        posted_text=item.date_published,
    )
    script = json.dumps(item.jobposting).replace("<", "\\u003c")  # no tag ends it too early
    page = f'<script type="application/ld+json">{script}</script>'
    said = next(iter(schema_org.read(page, item.url, source).postings), None)
    if said is None:
        return plain
    return dataclasses.replace(
        said,
        id=plain.id,
        url=plain.url,
        title=plain.title,
        title_text=plain.title_text,
        company=plain.company,
        requisition=None,  # the identifier is Teamtailor's number, not the employer's
        description_html=said.description_html or plain.description_html,
        posted_text=said.posted_text or plain.posted_text,
        reading=plain.reading,
    )


SHAPES = (
    Shape("teamtailor", ADDRESS, ('"_jobposting"',), lambda body, _, source: read(body, source)),
)
