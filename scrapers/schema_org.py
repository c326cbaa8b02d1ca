"""schema.org JobPosting, which most career sites embed: https://schema.org/JobPosting

One reader for every way of writing and nesting it: JSON-LD, microdata or RDFa; plain, in a list, in
``@graph``, as an item of an ``ItemList``, as another object's property.
"""

import hashlib
import html
import re
from urllib.parse import unquote, unquote_plus, urlsplit

import msgspec

from scrapers import schema_markup, schema_pay
from scrapers.page import Page, absolute, joined, last_day, merged, posting
from scrapers.region import country_code, region_code
from scrapers.schema_markup import Node, folded, listed
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

NUMBERED = re.compile(r"(?=.*\d)[\w./#-]{2,64}")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TAG = re.compile(r"<[a-zA-Z/]")
ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;")
FURTHER = ("responsibilities", "qualifications", "skills", "jobbenefits")
"""Properties that hold parts of the description on sites that split it."""
VOCABULARY = re.compile(r"^https?://schema\.org/", re.I)


def read(text: str, url: str, source: Source) -> Page:
    """Every JobPosting of an HTML page; without one, an empty page.

    A page that has it in several ways of writing says the same in each: the first that can be read
    is taken.
    """
    problems: list[str] = []
    for nodes in schema_markup.postings(text):
        found: list[Posting] = []
        for node in nodes:
            try:
                found.append(_posting(node, url, source))
            except (msgspec.ValidationError, TypeError, ValueError) as error:
                problems.append(f"a JobPosting cannot be read: {error}")
        if found:
            return Page(_once(found), None, problems)
    return Page([], None, problems)


def links(text: str, url: str) -> list[str]:
    """Addresses of posting pages that an ``ItemList`` of the page names."""
    found: list[str] = []
    for node in schema_markup.item_lists(text):
        for entry in listed(node.get("itemlistelement")):
            item = folded(entry.get("item")) if isinstance(entry, dict) else {}
            place = (
                item.get("url")
                or item.get("@id")
                or (entry if isinstance(entry, str) else folded(entry).get("url"))
            )
            if isinstance(place, str) and (address := absolute(url, place)):
                found.append(address)
    return found


def key(requisition: str | None, address: str) -> str:
    """The employer's number, else the address: not every ``identifier`` is one (some hold the
    company's name)."""
    if requisition and NUMBERED.fullmatch(requisition):
        return requisition
    parts = urlsplit(address)
    tail = unquote(parts.path.rstrip("/")).rpartition("/")[2]
    digest = _digest(f"{parts.netloc}{parts.path}?{parts.query}")
    return f"{tail[:60]}-{digest}" if tail else digest


# --- A node to a posting --------------------------------------------------------------------------


def _posting(node: Node, url: str, source: Source) -> Posting:
    address = _address(_text(node.get("url")), url)
    requisition = _value(node.get("identifier"))
    places = [place for each in listed(node.get("joblocation")) for place in _places(each)]
    return posting(
        source,
        key(requisition, address),
        url=address,
        title=_text(node.get("title")) or _text(node.get("name")) or "",
        company=_text(node.get("hiringorganization")),
        requisition=requisition,
        description_html=_description(node),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=_day(_text(node.get("dateposted"))),
        valid_through=last_day(_text(node.get("validthrough"))),
        pay_fields=schema_pay.bands(node.get("basesalary"), _text(node.get("salarycurrency"))),
        workplace_text=joined(map(_word, listed(node.get("joblocationtype"))), ", "),
        remote_text=joined(map(_area, listed(node.get("applicantlocationrequirements")))),
        employment_text=joined(map(_word, listed(node.get("employmenttype"))), ", "),
        degree_text=joined(map(_credential, listed(node.get("educationrequirements")))),
        experience_text=joined(map(_months, listed(node.get("experiencerequirements")))),
        department_text=_text(node.get("occupationalcategory")),
        reading="markup",
    )


def _once(found: list[Posting]) -> list[Posting]:
    """The postings of a page, each once. Several titles under one number, and several places under
    the page's own address, are postings of their own; several places under one number are one."""
    titles: dict[str, set[str]] = {}
    for each in found:
        titles.setdefault(each.id, set()).add(_mark(each))
    for each in found:
        if len(titles[each.id]) > 1:
            each.id = f"{each.id}-{_digest(_mark(each))}"
    return merged(found)


def _mark(said: Posting) -> str:
    numbered = said.requisition is not None and said.id.endswith(f":{said.requisition}")
    return said.title if numbered else f"{said.title} {said.location_text}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]


def _address(said: str | None, url: str) -> str:
    """The posting's own address; the page's where the site's front page is named instead."""
    address = absolute(url, said) if said else None
    parts = urlsplit(address or "")
    return address if address and (parts.path.strip("/") or parts.query) else url


def _text(value: object) -> str | None:
    """A text, number or the name of a node."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return _text(folded(value).get("name"))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return html.unescape(str(value)).strip() or None
    return None


def _word(value: object) -> str | None:
    """A text, or the name of a value that is written as its address at schema.org."""
    text = _text(value)
    return VOCABULARY.sub("", text) if text else None


def _value(identifier: object) -> str | None:
    if isinstance(identifier, list):
        identifier = identifier[0] if identifier else None
    node = folded(identifier)
    return _text(node.get("value") or node.get("name") if node else identifier)


def _day(text: str | None) -> str | None:
    """A date as the page says it; None for one that stands for none."""
    return None if text and ISO_DAY.match(text) and last_day(text) is None else text


def _description(node: Node) -> str | None:
    """The description, and the parts that some sites keep apart from it."""
    whole = _markup(node.get("description")) or ""
    for name in FURTHER:
        for each in listed(node.get(name)):
            part = _markup(each)
            if part and _plain(part) not in _plain(whole):
                whole += part if TAG.search(part) else _paragraphs(part)
    return whole or None


def _markup(value: object) -> str | None:
    """HTML that some sites encode like a URL, or escape once or twice more."""
    text = value if isinstance(value, str) else _text(value) or ""
    if "%3C" in text and "<" not in text:
        text = unquote(text) if "%20" in text else unquote_plus(text)
    for _ in range(2):
        if ESCAPED_TAG.search(text) and not TAG.search(text):
            text = html.unescape(text)
    return text.strip() or None


def _plain(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split()).casefold()


def _paragraphs(text: str) -> str:
    lines = (html.escape(line, quote=False) for line in html.unescape(text).splitlines())
    return "".join(f"<p>{line.strip()}</p>" for line in lines if line.strip())


def _places(value: object) -> list[Place]:
    node = folded(value)
    addresses = listed(node.get("address", value))
    found = (_place(address, _text(node.get("name"))) for address in addresses)
    return [place for place in found if place]


def _place(address: object, name: str | None) -> Place | None:
    if isinstance(address, str):
        return Place(text=address.strip()) if address.strip() else None
    parts = folded(address)
    city, region, country = (
        _text(parts.get(part)) for part in ("addresslocality", "addressregion", "addresscountry")
    )
    text = joined([city, region, country], ", ") or name
    code = country_code(country)
    if not text:
        return None
    return Place(text=text, city=city, region=region_code(region, code), country=code)


def _area(value: object) -> str | None:
    places = _places(value) if "address" in folded(value) else []
    return places[0].text if places else _text(value)


def _credential(value: object) -> str | None:
    return _text(folded(value).get("credentialcategory")) or _text(value)


def _months(value: object) -> str | None:
    months = folded(value).get("monthsofexperience")
    return f"{months} months" if isinstance(months, int | float | str) and months else _text(value)
