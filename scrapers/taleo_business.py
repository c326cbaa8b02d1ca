"""Taleo Business Edition: pages of ten list rows, one page a posting, and a feed. No public docs.

Token: INSTANCE/ORG/CWS of
https://phe.tbe.taleo.net/phe03/ats/careers/v2/searchResults?org=ACME&cws=37, such as phe03/ACME/37.
The JSON-LD of a posting's page has the address of the headquarters; the place of work stands beside
it in the page. A feed's ``pubDate`` is the time at which it was made. The list page is as other
readers describe it; the posting's page and the feed were seen recorded.
"""

import dataclasses
from urllib.parse import parse_qs, urlsplit

from parsel import Selector

from scrapers import schema_org
from scrapers.detail import filled
from scrapers.page import Page, ReadError, absolute, decoded, joined, posting
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

ADDRESS = r"https?://[a-z]+\.tbe\.taleo\.net/([a-z]+\d+)/"
TALEO = {"taleo": "urn:TBERss"}
LINKS = "a[href*='viewRequisition'], a[href*='requisition.jsp']"


def read(body: bytes, url: str, source: Source) -> Page:
    """The rows of a list page as postings of title and address only: places stand there unnamed.

    Raises:
        ReadError: the body is not a list page.
    """
    text = decoded(body)
    page = Selector(text)
    if "oracletaleocwsv2" not in text:
        raise ReadError("expected a Taleo list page, got another page")
    found: dict[str, Posting] = {}
    for link in page.css(LINKS):
        address = absolute(url, link.attrib["href"])
        key, title = number_of(address or ""), " ".join(link.xpath("string()").get("").split())
        if address and key and title and key not in found:
            found[key] = posting(source, key, url=address, title=title, requisition=key)
    count = "".join(page.css(".oracletaleocwsv2-panel-number::text").getall()).strip()
    return Page(list(found.values()), int(count) if count.isdecimal() else None)


def read_detail(body: bytes, url: str, stub: Posting) -> Posting:
    """The posting of a list row with what its page says.

    Raises:
        ReadError: the page has no posting.
    """
    text = decoded(body)
    source = Source(slug=stub.source, company=stub.company.name, spider=stub.spider)
    marked = schema_org.read(text, url, source).postings
    if not marked:
        raise ReadError("expected a Taleo posting, got a page without one")
    one, beside = filled(stub, marked[0]), _beside(text)
    place = next((value for name, value in beside.items() if "location" in name), None)
    if place:
        one = dataclasses.replace(one, location_text=place, locations=[])
    department = joined(beside.get(name) for name in ("department", "job category", "category"))
    return dataclasses.replace(one, department_text=department or one.department_text)


def read_feed(body: bytes, source: Source) -> Page:
    """The postings of the feed ("Rss"), which says nothing of their dates.

    Raises:
        ReadError: the body is not such a feed.
    """
    feed = Selector(decoded(body), type="xml")
    if not feed.xpath("/rss/channel"):
        raise ReadError("expected a Taleo feed (RSS), got something else")
    found, problems = [], []
    for number, item in enumerate(feed.xpath("//item"), start=1):
        try:
            found.append(_item(item, source))
        except ValueError as error:
            problems.append(f"item {number} cannot be read: {error}")
    return Page(found, None, problems)


def number_of(url: str) -> str | None:
    """The posting's number in an address."""
    return parse_qs(urlsplit(url).query).get("rid", [None])[0]


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    key = number_of(url) or "posting"
    return posting(source, key, url=url, title=key, requisition=key)


def _item(item: Selector, source: Source) -> Posting:
    def said(path: str) -> str | None:
        return item.xpath(f"string({path})", namespaces=TALEO).get("").strip() or None

    key, link = said("taleo:reqId"), said("link")
    if not key or not link:
        raise ValueError("it has no number or no link")
    return posting(
        source,
        key,
        url=link,
        title=said("title") or "",
        requisition=key,
        description_html=said("taleo:html-description") or said("description"),
        location_text=said("taleo:location")
        or joined([said("taleo:locationCity"), said("taleo:locationState")], ", "),
        department_text=said("taleo:department"),
    )


def _beside(text: str) -> dict[str, str]:
    """What stands in the page beside the description, by its label in lower case."""
    found: dict[str, str] = {}
    for label in Selector(text).css("span.small"):
        name = " ".join(label.xpath("string()").get("").lower().split())
        value = label.xpath("string(following-sibling::strong[1])").get("")
        if name and value.strip():
            found.setdefault(name, " ".join(value.split()))
    return found


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, url, stub_of(url, source))])


def _saved_feed(body: bytes, _: str, source: Source) -> Page:
    return read_feed(body, source)


SHAPES = (
    Shape("taleo", ADDRESS, ("oracletaleocwsv2", "application/ld+json"), _saved_detail),
    Shape("taleo", ADDRESS, ("oracletaleocwsv2-panel-number",), read),
    Shape("taleo", ADDRESS, ("urn:TBERss", "<rss"), _saved_feed),
)
