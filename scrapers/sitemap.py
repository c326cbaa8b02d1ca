"""Sitemaps, which name the pages of a site: https://www.sitemaps.org/protocol.html

Met as XML (a list of pages, or an index of further sitemaps), as plain text with an address a line,
and either of them compressed with gzip.
"""

import re
import zlib
from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]

from scrapers.listing import is_posting, same_site
from scrapers.page import ReadError, absolute

ADDRESS = re.compile(r"sitemap[^/]*$|\.xml(?:\.gz)?$", re.I)
NAMED = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.I | re.M)
ABOUT_WORK = re.compile(r"job|career|posting|position|vacanc|opening|recruit|karriere|stelle", re.I)
LARGEST = 50 * 1024 * 1024  # bytes, uncompressed; the protocol's own limit
MOST = 50_000  # addresses; the protocol's own limit
MOST_MAPS = 50


class Sitemap(NamedTuple):
    """What one sitemap names, each once."""

    postings: list[str]
    """Pages that look like postings, those that changed last first."""

    maps: list[str]
    """Further sitemaps: those about jobs where the name says so, else all."""

    changed: dict[str, str]
    """When a page changed last, as the sitemap says, by address."""


def is_address(url: str) -> bool:
    """Whether an address looks like a sitemap's."""
    return bool(ADDRESS.search(urlsplit(url).path))


def named(robots: str, url: str) -> list[str]:
    """The sitemaps of the same site that a robots.txt names."""
    links = (absolute(url, link) for link in NAMED.findall(robots))
    return list(dict.fromkeys(link for link in links if link and same_site(link, url)))


def read(body: bytes, url: str, domain: str | None = None, maybe: bool = False) -> Sitemap:
    """The postings and further sitemaps that a sitemap names on its own site; none where it only
    ``maybe`` is a sitemap.

    Raises:
        ReadError: it is no sitemap.
    """
    try:
        return _read(body, url, domain)
    except ReadError:
        if maybe:
            return Sitemap([], [], {})
        raise


def _read(body: bytes, url: str, domain: str | None) -> Sitemap:
    text = _unpacked(body, url)
    start = text[:500].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] != b"<":
        lines = (line.strip() for line in text.decode("utf-8", "replace").splitlines()[:MOST])
        pages, maps = [(line, "") for line in lines if line.startswith("http")], list[str]()
    else:
        pages, maps = _entries(text)
    if not (pages or maps) and b"<urlset" not in start and b"<sitemapindex" not in start:
        raise ReadError("expected a sitemap, got another page")
    pages.sort(key=lambda entry: entry[1], reverse=True)
    near = [link for link, _ in pages if same_site(link, url, domain)]
    further = [link for link in dict.fromkeys(maps) if same_site(link, url, domain)]
    about = [link for link in further if ABOUT_WORK.search(urlsplit(link).path)]
    postings = [*dict.fromkeys(filter(is_posting, near))]
    return Sitemap(
        postings, (about or further)[:MOST_MAPS], {one: day for one, day in pages if day}
    )


def _unpacked(body: bytes, url: str) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body[:LARGEST]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, LARGEST)
    except zlib.error as error:
        raise ReadError(f"expected a sitemap, got a broken gzip file: {error}") from None


def _entries(text: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """Pages with the time of their last change, and further sitemaps."""
    pages: list[tuple[str, str]] = []
    maps: list[str] = []
    events = etree.iterparse(
        BytesIO(text), tag=("{*}url", "{*}sitemap"), recover=True, resolve_entities=False
    )
    for _, element in events:
        said = {etree.QName(each).localname: (each.text or "").strip() for each in _parts(element)}
        if link := said.get("loc"):
            if etree.QName(element).localname == "url":
                pages.append((link, said.get("lastmod", "")))
            else:
                maps.append(link)
        element.clear()
        if len(pages) + len(maps) >= MOST:
            break
    return pages, maps


def _parts(element: etree._Element) -> list[etree._Element]:
    return [each for each in element if isinstance(each.tag, str)]
