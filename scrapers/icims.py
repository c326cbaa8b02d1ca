"""iCIMS career sites: list pages of cards, and one page a posting, both as in their frame. No
public docs.

Token: the first label of the host, such as careers-acme in careers-acme.icims.com. A page says how
many pages there are. What a card or a posting says of itself stands in labelled fields, whose
labels each employer words a little differently; many postings have JSON-LD besides.
"""

import dataclasses
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec
from parsel import Selector, SelectorList

from scrapers import schema_org
from scrapers.detail import filled
from scrapers.page import Page, ReadError, absolute, decoded, each_of, joined, last_day, posting
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?!(?:jobs|www|api)\.)([\w-]+)\.icims\.com(?:[:/?#]|$)"
KEY = re.compile(r"/jobs/(\d+)/")
PAGES = re.compile(r"\bof\s+(\d+)\b")
NUMBER = r"[?&]pr=(\d+)"  # of a list page, from 0
STAND_IN = '"UNAVAILABLE"'  # in JSON-LD, for a part of an address that is not there
TIME = "%m/%d/%Y %I:%M %p"

CARDS = "//li[contains(@class, 'iCIMS_JobCardItem')]"
LABELS = "//*[contains(@class, 'field-label')]"
TERMS = "//dt[contains(@class, 'iCIMS_JobHeaderField')]"

# Words of labels, last part, lower case; the first that is there counts
REQUISITION = ("job id", "requisition id", "req id", "job number", "id")
PLACES = ("job locations", "job location", "locations", "location")
CITY, REGION, COUNTRY = ("city",), ("state/province", "state"), ("country",)
POSTED = ("posted date", "date posted")
LAST = ("post end date", "posting end date", "closing date", "application deadline")
DEPARTMENT = ("category", "job category", "department")
EMPLOYMENT = ("type", "position type", "employment type", "job type")
WORKPLACE = ("remote", "work location type", "workplace type")
EMPLOYER = ("external company name", "company")

Fields = dict[str, Selector]


def read(body: bytes, url: str, source: Source) -> Page:
    """The cards of a list page as postings without description.

    Raises:
        ReadError: the body is not a list page.
    """
    root = Selector(decoded(body), type="html")
    if not root.xpath("//*[contains(@class, 'iCIMS_ListingsPage') or contains(@class, 'JobCard')]"):
        raise ReadError("expected an iCIMS list page (HTML with cards), got another page")
    found, problems = each_of(
        root.xpath(CARDS), lambda card: _stub(card, url, _language(root), source), "card"
    )
    return Page(found, None, problems)


def pages(body: bytes) -> int:
    """How many list pages there are, by the links between them and the words above the cards; 1
    where neither says."""
    root = Selector(decoded(body), type="html")
    links = root.xpath("//*[contains(@class, 'iCIMS_Paging')]//a/@href").re(NUMBER)
    words = root.xpath("//*[contains(@class, 'iCIMS_SubHeader_Jobs')]").xpath("string()").re(PAGES)
    return max([1, *(int(each) + 1 for each in links), *map(int, words)])


def read_detail(body: bytes, url: str, source: Source, stub: Posting) -> Posting:
    """The posting of a card with what its own page adds: JSON-LD where it has some, the fields and
    texts of the page for the rest.

    Raises:
        ReadError: the page has neither.
    """
    text = decoded(body)
    root = Selector(text, type="html")
    data = schema_org.read(text.replace(STAND_IN, '""'), url, source).postings
    if not data and not root.xpath("//*[contains(@class, 'iCIMS_JobContent')]"):
        raise ReadError(
            "expected an iCIMS posting (HTML with `iCIMS_JobContent`), got another page"
        )
    said = _with_fields(root, stub)
    if data:
        data[0].requisition = said.requisition or data[0].requisition
        said = filled(said, data[0])
    return said


def _stub(card: Selector, url: str, language: str, source: Source) -> Posting:
    link = card.xpath(".//a[contains(@href, '/jobs/')]")
    address = absolute(url, link.xpath("@href").get(""))
    key = KEY.search(address or "")
    if not address or not key:
        raise msgspec.ValidationError("it has no link to a posting")
    fields = _fields(card)
    return posting(
        source,
        key[1],
        url=_plain(address),
        title=_words(link.xpath(".//h3 | .//h2")) or _words(link) or "",
        **_said(fields, language),
    )


def _with_fields(root: Selector, stub: Posting) -> Posting:
    """The posting with what its page says outside of JSON-LD."""
    said = _said(_fields(root), _language(root))
    said["title"] = said["title_text"] = _words(root.xpath("//h1[contains(@class, '_Header')]"))
    headings = root.xpath("//h2[contains(@class, 'iCIMS_InfoField_Job')]")
    said["description_html"] = sections((_words(each), _below(each)) for each in headings)
    return dataclasses.replace(stub, **{name: value for name, value in said.items() if value})


def _below(heading: Selector) -> str | None:
    """HTML of the text under a heading, inside of what folds it where it can be folded."""
    block = heading.xpath("following-sibling::*[1]")
    return (block.xpath(".//*[contains(@class, 'iCIMS_Expandable_Text')]") or block).get()


def _language(root: Selector) -> str:
    return root.xpath("/html/@lang").get() or ""


def _said(fields: Fields, language: str) -> dict[str, Any]:
    """The fields of a posting that labelled fields give."""
    posted, last = (_first(fields, names) for names in (POSTED, LAST))
    return {
        "requisition": _text(fields, REQUISITION),
        "location_text": _location(fields),
        "posted_text": _moment(posted, language),
        "valid_through": last_day(_moment(last, language)),
        "workplace_text": _workplace(fields),
        "employment_text": _text(fields, EMPLOYMENT),
        "department_text": _text(fields, DEPARTMENT),
    }


def _workplace(fields: Fields) -> str | None:
    """The word of the field; of one that asks "Remote?", that word or nothing."""
    said = _text(fields, WORKPLACE)
    return {"yes": "Remote", "no": None}.get((said or "").lower(), said)


def _location(fields: Fields) -> str | None:
    """The place field, else city, state and country; codes such as ``US-TX-Irving`` stay."""
    if places := _text(fields, PLACES):
        return places
    return joined((_text(fields, names) for names in (CITY, REGION, COUNTRY)), ", ")


def _moment(field: Selector | None, language: str) -> str | None:
    """A date as ISO where the page is American, whose months come first; else the page's words
    unless they are digits that may be read both ways."""
    if field is None:
        return None
    exact = (field.xpath(".//@title").get() or _words(field) or "").strip()
    for shape, text in ((TIME, exact), ("%m/%d/%Y", exact.partition(" ")[0])):
        try:
            found = datetime.strptime(text, shape)  # noqa: DTZ007  # only its day is kept
        except ValueError:
            continue
        if language in ("en-US", "en"):
            return found.date().isoformat()
    words = field.xpath(
        ".//text()[not(ancestor::*[contains(@class, 'sr-only')])][normalize-space()]"
    ).get()
    return words.strip() if words and not re.match(r"\s*\d+[/.]", words) else None


def _first(fields: Fields, names: Iterable[str]) -> Selector | None:
    return next((fields[name] for name in names if name in fields), None)


def _text(fields: Fields, names: Iterable[str]) -> str | None:
    field = _first(fields, names)
    return _words(field) if field is not None else None


def _fields(node: Selector) -> Fields:
    """Value nodes by the last part of their label, so ``Location : Postal Code`` is about the
    code; of two fields of a name the first, and of those above the table before those in it."""
    found: Fields = {}
    for label in node.xpath(f".{LABELS}[not(ancestor::dt)]"):
        _keep(found, _words(label), label.xpath("following-sibling::*[1]"))
    for term in node.xpath(f".{TERMS}"):
        _keep(found, _words(term), term.xpath("following-sibling::dd[1]"))
    return found


def _keep(found: Fields, label: str | None, value: Iterable[Selector]) -> None:
    name = (label or "").rpartition(" : ")[2].strip(" :*").lower()
    node = next(iter(value), None)
    if name and node is not None and _words(node):
        found.setdefault(name, node)


def _words(node: Selector | SelectorList[Selector]) -> str | None:
    """The text of a node, or of the first of several, blanks collapsed."""
    text = node.xpath("string()").get()
    return " ".join(text.split()) or None if text else None


def _plain(address: str) -> str:
    """A posting's address without ``in_iframe`` and the like."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    root = Selector(decoded(body), type="html")
    fields = _fields(root)
    key = KEY.search(url) or re.search(r'\bjobId = "(\d+)"', decoded(body))
    if not key:
        raise ReadError("expected the page of an iCIMS posting, got one without its number")
    stub = posting(source, key[1], url=_plain(url), title=key[1], company=_text(fields, EMPLOYER))
    data = schema_org.read(decoded(body), url, source).postings
    if data:
        stub.company = data[0].company
    return Page([read_detail(body, url, source, stub)])


SHAPES = (
    Shape("icims", ADDRESS, ('class="iCIMS_JobContent"',), _saved_detail),
    Shape("icims", ADDRESS, ("iCIMS_JobCardItem",), read),
    Shape("icims", ADDRESS, ("iCIMS_ListingsPage",), read),
)
