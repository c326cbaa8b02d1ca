"""Reads a saved page or response of any known shape: finds out which scraper fits it."""

import importlib
import pkgutil
import re
from functools import cache
from urllib.parse import unquote, urlsplit

import msgspec

import scrapers
from scrapers import structure
from scrapers.page import MARKUP, ReadError, decoded
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source


@cache
def shapes() -> tuple[Shape, ...]:
    """The shapes of every scraper in this folder, in the order of their files' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(scrapers.__path__, "scrapers."))
    modules = map(importlib.import_module, names)
    return tuple(shape for module in modules for shape in getattr(module, "SHAPES", ()))


def read(body: bytes, url: str, source: Source | None = None) -> list[Posting]:
    """The postings of a page or response that was saved from ``url``.

    Without a row, the source is named after the board's token or the host, and the company is what
    the page calls it. A page of no known system is read by its schema.org markup, and without any
    by its own structure.

    Raises:
        ReadError: nothing here can read it; says what came.
    """
    text = decoded(body)
    if shape := shape_of(text, url):
        token = unquote(shape.token(url) or urlsplit(url).netloc)
        row = source or _source(shape.spider, token)
        try:
            return shape.read(body, url, row).postings
        except msgspec.ValidationError as error:
            raise ReadError(f"expected a page of {shape.spider}, but {error}") from None
    if MARKUP.match(text) or text.lstrip().startswith("<"):
        row = source or _source("careers", urlsplit(url).netloc)
        return structure.read_page(text, url, row).postings
    try:
        msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadError(
            f"expected an HTML page or JSON of a job board, got neither: {error}"
        ) from None
    raise ReadError("expected the JSON of a known job board, got other JSON")


def shape_of(text: str, url: str) -> Shape | None:
    """The shape of a response: address and marks fit, or the marks alone, or the address alone of
    a system that has no other shape, such as a board without postings."""
    marked = [shape for shape in shapes() if shape.marked(text)]
    placed = [shape for shape in shapes() if shape.token(url) is not None]
    both = [shape for shape in marked if shape in placed]
    alone = [shape for shape in marked if shape.marks] or (placed if len(placed) == 1 else [])
    return next(iter(both or alone), None)


def _source(spider: str, token: str) -> Source:
    slug = re.sub(r"[^a-z0-9]+", "-", token.lower()).strip("-") or "saved"
    return Source(slug=slug, company="", spider=spider, token=token)
