"""Reads a saved page or response of any known shape: finds out which scraper fits it."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import msgspec

from scrapers import ashby, greenhouse, lever, recruitee, schema_org, workday
from scrapers.page import MARKUP, Page, ReadError, decoded
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source


def _workday_list(body: bytes, url: str, source: Source) -> Page:
    parts = urlsplit(url)
    site = parts.path.removesuffix("/jobs").rpartition("/")[2]
    return workday.read(body, f"{parts.scheme}://{parts.netloc}/{site}", source)


def _workday_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([workday.read_detail(body, workday.stub_of(url, source))])


class Shape(NamedTuple):
    """A response and its scraper."""

    spider: str
    mark: str
    """What stands in such a JSON response and in no other."""

    address: str
    """Pattern of its address; the last group is the token."""

    read: Callable[[bytes, str, Source], Page]


SHAPES = (
    Shape(
        "greenhouse", '"absolute_url"', greenhouse.ADDRESS, lambda b, _, s: greenhouse.read(b, s)
    ),
    Shape("lever", '"hostedUrl"', lever.ADDRESS, lambda b, _, s: lever.read(b, s)),
    Shape("ashby", '"jobUrl"', ashby.ADDRESS, lambda b, _, s: ashby.read(b, s)),
    Shape("workday", '"jobPostings"', workday.ADDRESS, _workday_list),
    Shape("workday", '"jobPostingInfo"', workday.ADDRESS, _workday_detail),
    Shape("recruitee", '"careers_url"', recruitee.ADDRESS, lambda b, _, s: recruitee.read(b, s)),
)


def read(body: bytes, url: str, source: Source | None = None) -> list[Posting]:
    """The postings of a page or response that was saved from ``url``.

    Without a row, the source is named after the board's token or the host, and the company is what
    the page calls it.

    Raises:
        ReadError: nothing here can read it; says what came.
    """
    text = decoded(body)
    if MARKUP.match(text) or text.lstrip().startswith("<"):
        return schema_org.read(
            text, url, source or _source("careers", urlsplit(url).netloc)
        ).postings
    for shape in SHAPES:
        address = re.search(shape.address, url)
        if shape.mark in text or (address and _is_alone(shape)):
            token = unquote(address[address.lastindex or 0]) if address else urlsplit(url).netloc
            return shape.read(body, url, source or _source(shape.spider, token)).postings
    try:
        msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadError(
            f"expected an HTML page or JSON of a job board, got neither: {error}"
        ) from None
    raise ReadError("expected the JSON of a known job board, got other JSON")


def _is_alone(shape: Shape) -> bool:
    """Whether an address alone tells the shape: not where a site has lists and details."""
    return shape.spider != "workday"


def _source(spider: str, token: str) -> Source:
    slug = re.sub(r"[^a-z0-9]+", "-", token.lower()).strip("-") or "saved"
    return Source(slug=slug, company="", spider=spider, token=token)
