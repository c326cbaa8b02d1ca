"""JazzHR career pages: HTML lists and postings; no docs of the pages.

Token: NAME of NAME.applytojob.com. One page lists a whole board, in one of two layouts, the older
one with each row twice (for wide and narrow screens). A posting's page may hold a schema.org
JobPosting with date and pay; some have none, and their fields stand beside the title only.
"""

import dataclasses
import re

import msgspec
from parsel import Selector

from scrapers import schema_org
from scrapers.detail import filled
from scrapers.page import Page, ReadError, absolute, decoded, joined, posting
from scrapers.pay_fields import band_of
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

HOST = r"(?:^|//)([\w-]+)\.applytojob\.com"
CODE = re.compile(r"/apply/(?:jobs/details/)?([A-Za-z0-9]{10})(?=[/?#]|$)")
BOARD = "#job_listings, .jobs-list, .jobboard, [class*=resumator]"
ROW = "./ancestor::*[self::tr or self::li or contains(@class, 'jobs_row')][1]"
DEPARTMENT = (
    ".//*[contains(@class, 'resumator_department')] | .//li[i[contains(@class, 'sitemap')]]"
)
PLACE = ".//li[i[contains(@class, 'map-marker')]]"
HEADING = "./preceding-sibling::tr[contains(@class, 'resumator_department_heading')][1]"
PAY = ("salary", "salary range", "compensation", "pay")  # titles of a field, lower case


def read(text: str, url: str, source: Source) -> Page:
    """The rows of a board's list at ``url`` as postings without description.

    Raises:
        ReadError: the page is not a JazzHR page.
    """
    page = Selector(text)
    found: dict[str, Posting] = {}
    problems: list[str] = []
    for link in page.css("a[href*='/apply/']"):
        address = absolute(url, link.attrib["href"])
        match = CODE.search(address or "")
        row = link.xpath(ROW)
        if match is None or address is None or not row or match[1] in found:
            continue
        try:
            found[match[1]] = _stub(match[1], address, link, row[0], source)
        except msgspec.ValidationError as error:
            problems.append(f"row {match[1]} cannot be read: {error}")
    if not found and not page.css(BOARD):
        raise ReadError("expected a JazzHR list (HTML with links to /apply/), got another page")
    return Page(list(found.values()), None, problems)


def read_detail(text: str, url: str, stub: Posting, source: Source) -> Posting:
    """The posting of a list row with what its page at ``url`` adds.

    Raises:
        ReadError: the page is not a posting.
    """
    page = Selector(text)
    body = page.css("#job-description, .job_description")
    node = next(iter(schema_org.read(text, url, source).postings), None)
    if not body and node is None:
        raise ReadError("expected a JazzHR posting (HTML with `job-description`), got another page")
    # the identifier is JazzHR's number, not the employer's
    known = filled(stub, dataclasses.replace(node, requisition=None)) if node else stub
    return dataclasses.replace(_beside(known, page), url=_canonical(page, url))


def _beside(known: Posting, page: Selector) -> Posting:
    """The posting with the fields beside the title, where the JobPosting has none of them."""
    said = {
        each.attrib["title"].strip().lower(): each.xpath("normalize-space()").get("")
        for each in page.css(".job-attributes-container [title]")
    }
    title = page.css(".job-header h2").xpath("normalize-space()").get()
    html = page.css("#job-description, .job_description").xpath("./node()").getall()
    pay = next((said[name] for name in PAY if name in said), None)
    band = band_of(pay, "salary")
    return dataclasses.replace(
        known,
        title=title or known.title,
        title_text=title or known.title_text,
        description_html="".join(html).strip() or known.description_html,
        location_text=joined([said.get("location")]) or known.location_text,
        pay_fields=known.pay_fields or ([band] if band else []),
        employment_text=known.employment_text or joined([said.get("type")]),
        experience_text=known.experience_text or joined([said.get("experience")]),
        department_text=joined([said.get("department")]) or known.department_text,
    )


def _canonical(page: Selector, url: str) -> str:
    """The address that the page gives as its own, where it is of the same posting."""
    own = absolute(url, page.css("link[rel=canonical]").attrib.get("href", "")) or ""
    codes = [match[1] for address in (own, url) if (match := CODE.search(address))]
    return own if len(codes) == 2 and codes[0] == codes[1] else url


def _stub(code: str, address: str, link: Selector, row: Selector, source: Source) -> Posting:
    cells = row.xpath("self::tr/td").xpath("normalize-space()").getall()
    marked = row.xpath(PLACE).xpath("normalize-space()").getall()
    department = row.xpath(DEPARTMENT).xpath("normalize-space()").getall()
    heading = row.xpath(HEADING).xpath("normalize-space()").getall()
    return posting(
        source,
        code,
        url=address.partition("?")[0],
        title=link.xpath("normalize-space()").get(""),
        location_text=joined([*marked[:1], *cells[1:][-1:]]),
        department_text=joined(department[:1] or heading),
        reading="structure",
    )


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    text = decoded(body)
    match = CODE.search(url)
    brand = Selector(text).css(".brand-text").xpath("normalize-space()").get()
    key = match[1] if match else "saved"
    stub = posting(source, key, url=url, title=key, company=brand, reading="structure")
    return Page([read_detail(text, url, stub, source)])


SHAPES = (
    Shape(
        "jazzhr",
        rf"{HOST}/apply(?:/jobs)?/?(?:[?#]|$)",
        ("job_title_link", "resumator_"),
        lambda body, url, source: read(decoded(body), url, source),
    ),
    Shape(
        "jazzhr",
        rf"{HOST}/apply/(?:jobs/details/)?[A-Za-z0-9]{{10}}(?:[/?#]|$)",
        ("resumator-", "job-description"),
        _saved_detail,
    ),
)
