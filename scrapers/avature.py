"""Avature portals: search pages and posting pages whose markup each employer arranges. No public
docs.

Token: HOST/PORTAL of https://HOST/PORTAL/SearchJobs, with the locale where the address has one,
such as acme.avature.net/careers or jobs.acme.com/en_US/externaljobs. A search page says ``999+`` of
a large board and does not show all of it; the portal's sitemap names every posting, and some that
are closed.
"""

import dataclasses
import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from parsel import Selector, SelectorList

from scrapers import avature_fields, schema_org
from scrapers.detail import filled
from scrapers.page import Page, ReadError, absolute, decoded, joined, key_of, posting
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

PORTAL = r"^https?://([\w.-]+/(?:[a-z]{2}(?:_[A-Z]{2})?/)?[\w-]+)"
LIST = PORTAL + r"/SearchJobs\b"
DETAIL = PORTAL + r"/(?:Job|Folder|Pipeline)Detail/"
POSTING = re.compile(r"/(?:Job|Folder|Pipeline)Detail/(?:[^/]+/)?(\d+)/?$")
COUNT = re.compile(r"(\d[\d.,]*)(\+?)\D*$")  # "1 - 6 of 999+ results"
GONE = re.compile(r"/(?:Error|Login)/?$")
REFERENCE = re.compile(r"(?:ref|job id|req(?:uisition)?)\.? ?#? ?:? ?([\w-]*\d[\w-]*)\.?", re.I)
POSTED = re.compile(r"(?:date )?posted\b.*\d", re.I)

CARD = "ancestor::*[self::article or self::li or self::tr][1]"
SUBTITLE = ".//*[contains(@class, '__subtitle')]"
NEXT = "//*[contains(@class, 'paginationNextLink')]/descendant-or-self::a/@href"
LEGEND = "//*[contains(@class, 'list-controls__text') or contains(@class, 'pagination__legend')]"


class Results(NamedTuple):
    """What a search page says."""

    page: Page
    further: str | None
    """Address of the next page."""

    window: bool
    """Whether the board has more than its search shows, or shows nothing that can be read."""


def read(body: bytes, url: str, source: Source) -> Results:
    """The rows of a search page as postings without description."""
    selector = Selector(decoded(body))
    found: dict[str, Posting] = {}
    for link in selector.xpath("//a[@href]"):
        address = absolute(url, link.attrib["href"])
        key = POSTING.search(urlsplit(address).path) if address else None
        title = " ".join(link.xpath("string()").get("").split())
        if address and key and title and key[1] not in found:
            found[key[1]] = posting(
                source,
                key[1],
                url=address,
                title=title,
                reading="structure",
                **_card(link.xpath(CARD)),
            )
    count = COUNT.search(" ".join(selector.xpath(LEGEND).xpath("string()").get("").split()))
    total = int(re.sub(r"\D", "", count[1])) if count and not count[2] else None
    link_on = selector.xpath(NEXT).get()
    return Results(
        Page(list(found.values()), total),
        absolute(url, link_on) if link_on else None,
        bool(count and count[2]) or not found,
    )


def read_detail(body: bytes, stub: Posting, source: Source) -> Posting:
    """The posting of a search row with what its own page adds.

    Raises:
        ReadError: the page has no posting.
    """
    text = decoded(body)
    selector = Selector(text)
    fields = avature_fields.read(selector)
    title = _title(selector, stub)
    said = fields.posting | {"description_html": avature_fields.description(fields, title)}
    company = joined([selector.xpath("//meta[@property='og:site_name']/@content").get()])
    full = posting(
        source, stub.id, url=stub.url, title=title, company=company, reading="structure", **said
    )
    for marked in schema_org.read(text, stub.url, source).postings[:1]:
        full = filled(full, marked)
    if not full.description_html and not full.location_text:
        raise ReadError("expected an Avature posting, got a page without text or labelled fields")
    return dataclasses.replace(filled(stub, full), company=full.company)


def read_sitemap(body: bytes, url: str, source: Source) -> tuple[list[str], Page]:
    """Addresses of further sitemaps, and postings with nothing but their address, whose title is
    made of it, for a sitemap that names them.

    Raises:
        ReadError: the body is no sitemap.
    """
    selector = Selector(decoded(body), type="xml")
    selector.remove_namespaces()
    if not selector.xpath("/sitemapindex | /urlset"):
        raise ReadError("expected a sitemap (XML with `urlset`), got none")
    further = selector.xpath("/sitemapindex/sitemap/loc/text()").getall()
    addresses = [each.strip() for each in selector.xpath("/urlset/url/loc/text()").getall()]
    found = {
        key[1]: stub_of(address, source)
        for address in addresses
        if (key := POSTING.search(urlsplit(address).path))
    }
    return [each for address in further if (each := absolute(url, address))], Page(
        list(found.values())
    )


def is_gone(url: str) -> bool:
    """Whether this is where the page of a posting that is closed, or is not public, leads to."""
    return bool(GONE.search(urlsplit(url).path))


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a page that came without its search row."""
    path = urlsplit(url).path.rstrip("/")
    key = POSTING.search(path)
    name = unquote(path.rpartition("/")[0].rpartition("/")[2]).replace("-", " ")
    number = key[1] if key else path.rpartition("/")[2]
    title = number if name.endswith("Detail") else name
    return posting(source, number, url=url, title=title, reading="structure")


def _card(card: SelectorList[Selector]) -> dict[str, str | None]:
    """What stands under the title of a search row: place, reference and date in any order."""
    said: dict[str, str | None] = {}
    for text in card.xpath(SUBTITLE).xpath(".//text()").getall():
        part = " ".join(text.split())
        if POSTED.match(part):
            said["posted_text"] = part
        elif reference := REFERENCE.fullmatch(part):
            said["requisition"] = reference[1]
        elif ", " in part:
            said.setdefault("location_text", part.rstrip("."))
    return said


def _title(selector: Selector, stub: Posting) -> str:
    """The page's name for the posting, without the number and the employer behind it."""
    shared = joined([selector.xpath("//meta[@property='og:title']/@content").get()])
    window = " ".join(selector.xpath("//title").xpath("string()").get("").split())
    name, number, _ = window.partition(f" - {key_of(stub)}")
    if shared or number:
        return shared or name
    return stub.title if any(map(str.isalpha, stub.title)) else window or stub.title


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    return read(body, url, source).page


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, stub_of(url, source), source)])


SHAPES = (
    Shape("avature", LIST, ("article--result", "article__header__text"), _saved_list),
    Shape("avature", LIST, ("list__item__text__title", "pagination"), _saved_list),
    Shape("avature", DETAIL, ("article__content__view__field__value",), _saved_detail),
    Shape("avature", DETAIL, ('"avature.portal.page"', "JobDetail"), _saved_detail),
)
