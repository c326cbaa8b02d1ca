"""Jobvite career sites: list pages, and one page a posting with JSON-LD. No public docs.

Token: the name in jobs.jobvite.com/NAME. The pages of ``search`` list everything; those of ``jobs``
cut long categories short. A list page says how many postings there are and links to the next.
"""

import dataclasses
import re
from urllib.parse import urlsplit

import msgspec
from parsel import Selector

from scrapers import schema_org
from scrapers.detail import filled
from scrapers.page import Page, ReadError, absolute, decoded, each_of, joined, posting
from scrapers.region import region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://jobs\.jobvite\.com/(?:careers/)?([\w.-]+)"
ROWS = "//tr[td[contains(@class, 'jv-job-list-name')]]"
TOTAL = re.compile(r"\bof\s+([\d,]+)")
COMMAS = re.compile(r"\s*,[\s,]*")
NUMBER = re.compile(r"\bjobId: '(\w+)'")
REQUISITION = re.compile(r"\bjobReqId: '([^'$]+)'")


def read(body: bytes, url: str, source: Source) -> Page:
    """The rows of a list page as postings without description; a row of several places names
    their number.

    Raises:
        ReadError: the body is not a list page.
    """
    root = Selector(decoded(body), type="html")
    if not root.xpath("//*[contains(@class, 'jv-page-body') or contains(@class, 'jv-job-list')]"):
        raise ReadError("expected a Jobvite list page (HTML with `jv-job-list`), got another page")
    found, problems = each_of(root.xpath(ROWS), lambda row: _stub(row, url, source), "row")
    words = root.xpath("//*[contains(@class, 'jv-pagination-text')]").xpath("string()").get("")
    total = TOTAL.search(words)
    return Page(found, int(total[1].replace(",", "")) if total else None, problems)


def next_page(body: bytes, url: str) -> str | None:
    """Address of the next list page; None on the last."""
    links = Selector(decoded(body), type="html").xpath(
        "//a[contains(@class, 'jv-pagination-next')]/@href"
    )
    return absolute(url, links[0].get()) if links else None


def read_detail(body: bytes, url: str, source: Source, stub: Posting) -> Posting:
    """The posting of a list row with what its own page adds.

    Raises:
        ReadError: the page is not that of a posting.
    """
    text = decoded(body)
    root = Selector(text, type="html")
    description = root.xpath("//*[contains(@class, 'jv-job-detail-description')]").get()
    data = schema_org.read(text, url, source).postings
    if not description and not data:
        raise ReadError("expected a Jobvite posting (HTML with its description), got another page")
    said = data[0] if data else dataclasses.replace(stub)
    number = REQUISITION.search(text)
    said.requisition = number[1] if number else None  # its identifier is the page's
    said.locations = [_clean(place) for place in said.locations]
    said.location_text = joined(place.text for place in said.locations) or stub.location_text
    said.description_html = said.description_html or description
    said.department_text = said.department_text or _category(root)
    return filled(stub, said)


def _stub(row: Selector, url: str, source: Source) -> Posting:
    link = row.xpath(".//td[contains(@class, 'jv-job-list-name')]//a")
    address = absolute(url, link.xpath("@href").get(""))
    key = _key(address or "")
    if not address or not key:
        raise msgspec.ValidationError("it has no link to a posting")
    place = row.xpath(".//td[contains(@class, 'jv-job-list-location')]").xpath("string()").get("")
    return posting(
        source,
        key,
        url=address,
        title=link.xpath("string()").get(""),
        location_text=joined([_tidy(place)]),
    )


def _key(address: str) -> str | None:
    match = re.search(r"/job/(\w+)", urlsplit(address).path)
    return match[1] if match else None


def _tidy(text: str) -> str:
    """Words with one blank between them, one comma between parts, none at the ends."""
    return COMMAS.sub(", ", " ".join(text.split())).strip(", ")


def _clean(place: Place) -> Place:
    """A place whose parts carry commas of their own, as those of JSON-LD do here."""
    text = _tidy(place.text)
    parts = text.split(", ")
    region = place.region or (region_code(parts[1], place.country) if len(parts) > 1 else None)
    city = _tidy(place.city) or None if place.city else None
    return Place(text=text, city=city, region=region, country=place.country)


def _category(root: Selector) -> str | None:
    """The first part of the line below the title, where a separator tells it from the place."""
    line = root.xpath(
        "//p[contains(@class, 'jv-job-detail-meta')][.//*[contains(@class, 'separator')]]/text()"
    )
    return joined([line.get()]) if line else None


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    text = decoded(body)
    data = schema_org.read(text, url, source).postings
    number = NUMBER.search(text)
    key = _key(url) or (number[1] if number else None)
    if not key:
        raise ReadError("expected the page of a Jobvite posting, got one without its id")
    title = (
        Selector(text, type="html")
        .xpath("//h2[contains(@class, 'jv-header')]")
        .xpath("string()")
        .get(key)
    )
    company = data[0].company.name if data else None
    stub = posting(source, key, url=url, title=title, company=company)
    return Page([read_detail(body, url, source, stub)])


SHAPES = (
    Shape("jobvite", ADDRESS, ('class="jv-job-list-name"',), read),
    Shape("jobvite", ADDRESS, ('class="jv-job-detail-description"',), _saved_detail),
    Shape("jobvite", ADDRESS, ("jv-page-body", "jv-page-search"), read),
)
