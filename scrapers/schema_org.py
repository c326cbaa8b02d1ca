"""schema.org JobPosting in JSON-LD, which most career sites embed: https://schema.org/JobPosting

One reader for every way of nesting it: plain, in a list, in ``@graph``, as an item of an
``ItemList``, as another object's property.
"""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import json_repair
import msgspec
from parsel import Selector

from scrapers import schema_pay
from scrapers.page import Page, absolute, joined, last_day, posting
from scrapers.region import country_code, region_code
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

SCRIPTS = "//script[starts-with(normalize-space(translate(@type, 'JSONLD', 'jsonld')), $type)]"
WRAPPING = re.compile(
    r"""^\s* (?: //\s*<!\[CDATA\[ | <!\[CDATA\[ | /\*\s*<!\[CDATA\[\s*\*/ | <!-- )
      | (?: //\s*\]\]> | \]\]> | /\*\s*\]\]>\s*\*/ | --> ) \s*$
      | ;\s*$""",
    re.VERBOSE,
)
DEEPEST = 12
NUMBERED = re.compile(r"(?=.*\d)[\w./#-]{2,64}")

Node = dict[str, Any]


def read(text: str, url: str, source: Source) -> Page:
    """Every JobPosting of an HTML page; without one, an empty page."""
    found: dict[str, Posting] = {}
    problems: list[str] = []
    for node in _of_type(_data(text), "jobposting"):
        try:
            each = _posting(node, url, source)
        except (msgspec.ValidationError, TypeError, ValueError) as error:
            problems.append(f"a JobPosting cannot be read: {error}")
        else:
            found.setdefault(each.id, each)
    return Page(list(found.values()), None, problems)


def links(text: str, url: str) -> list[str]:
    """Addresses of posting pages that an ``ItemList`` of the page names."""
    found: list[str] = []
    for node in _of_type(_data(text), "itemlist"):
        for entry in _listed(node.get("itemlistelement")):
            item = _folded(entry.get("item")) if isinstance(entry, dict) else {}
            place = (
                item.get("url")
                or item.get("@id")
                or (entry if isinstance(entry, str) else entry.get("url"))
            )
            if isinstance(place, str) and (address := absolute(url, place)):
                found.append(address)
    return found


# --- JSON-LD to nodes -----------------------------------------------------------------------------


def _data(text: str) -> Iterator[Any]:
    selector = Selector(text)
    for script in selector.xpath(SCRIPTS, type="application/ld+json").xpath("string()").getall():
        yield from _objects(script)


def _objects(script: str) -> Iterator[Any]:
    """The script's values; broken JSON is repaired, several in a row are all read."""
    text = script
    for _ in range(3):
        text = WRAPPING.sub("", text).strip()
    if "&quot;" in text and not text.lstrip("[{ \n\t").startswith('"'):
        text = html.unescape(text)
    decoder = json.JSONDecoder(strict=False)  # line ends and tabs inside of strings
    while text:
        try:
            value, end = decoder.raw_decode(text)
        except ValueError:
            yield _repaired(text)
            return
        except RecursionError:
            return
        yield value
        text = text[end:].lstrip(" \t\r\n;,")


def _repaired(text: str) -> object:
    try:
        return json_repair.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_type(values: Iterator[Any], wanted: str, depth: int = 0) -> Iterator[Node]:
    """Nodes of a type, wherever they are nested, with keys in lower case."""
    for value in values:
        if isinstance(value, list) and depth < DEEPEST:
            yield from _of_type(iter(value), wanted, depth + 1)
        elif isinstance(value, dict):
            node = _folded(value)
            if wanted in _types(node):
                yield node
            elif depth < DEEPEST:
                yield from _of_type(iter(node.values()), wanted, depth + 1)


def _folded(node: object) -> Node:
    return (
        {str(key).lower(): value for key, value in node.items()} if isinstance(node, dict) else {}
    )


def _types(node: Node) -> set[str]:
    named = (each for each in _listed(node.get("@type")) if isinstance(each, str))
    return {re.split(r"[/#:]", each.strip().lower())[-1] for each in named}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


# --- A node to a posting --------------------------------------------------------------------------


def _posting(node: Node, url: str, source: Source) -> Posting:
    address = absolute(url, _text(node.get("url")) or url) or url
    requisition = _value(node.get("identifier"))
    places = [place for each in _listed(node.get("joblocation")) if (place := _place(each))]
    return posting(
        source,
        _key(requisition, address),
        url=address,
        title=_text(node.get("title")) or "",
        company=_text(_folded(node.get("hiringorganization")).get("name")),
        requisition=requisition,
        description_html=_description(node.get("description")),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=_text(node.get("dateposted")),
        valid_through=last_day(_text(node.get("validthrough"))),
        pay_fields=schema_pay.bands(node.get("basesalary")),
        workplace_text=joined(map(_text, _listed(node.get("joblocationtype"))), ", "),
        remote_text=joined(map(_area, _listed(node.get("applicantlocationrequirements")))),
        employment_text=joined(map(_text, _listed(node.get("employmenttype"))), ", "),
        degree_text=joined(map(_credential, _listed(node.get("educationrequirements")))),
        experience_text=joined(map(_months, _listed(node.get("experiencerequirements")))),
        department_text=_text(node.get("occupationalcategory")),
    )


def _key(requisition: str | None, address: str) -> str:
    """The employer's number, else the address: not every ``identifier`` is one (some hold the
    company's name)."""
    if requisition and NUMBERED.fullmatch(requisition):
        return requisition
    parts = urlsplit(address)
    tail = unquote(parts.path.rstrip("/")).rpartition("/")[2]
    digest = hashlib.sha256(f"{parts.netloc}{parts.path}?{parts.query}".encode()).hexdigest()
    return f"{tail[:60]}-{digest[:10]}" if tail else digest[:10]


def _text(value: object) -> str | None:
    """A text, number or the name of a node."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = _folded(value).get("name")
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return html.unescape(str(value)).strip() or None
    return None


def _value(identifier: object) -> str | None:
    if isinstance(identifier, list):
        identifier = identifier[0] if identifier else None
    return _text(_folded(identifier).get("value") if isinstance(identifier, dict) else identifier)


def _description(value: object) -> str | None:
    """The description; some sites encode it like a URL, or escape it once more."""
    text = value if isinstance(value, str) else None
    if text and "%3C" in text and "<" not in text:
        text = unquote(text)
    return text or None


def _place(value: object) -> Place | None:
    node = _folded(value)
    address = node.get("address", value)
    if isinstance(address, str):
        return Place(text=address.strip()) if address.strip() else None
    parts = _folded(address[0] if isinstance(address, list) and address else address)
    city, region, country = (
        _text(parts.get(key)) for key in ("addresslocality", "addressregion", "addresscountry")
    )
    text = joined([city, region, country], ", ") or _text(node.get("name"))
    code = country_code(country)
    if not text:
        return None
    return Place(text=text, city=city, region=region_code(region, code), country=code)


def _area(value: object) -> str | None:
    place = _place(value) if isinstance(value, dict) and "address" in _folded(value) else None
    return place.text if place else _text(value)


def _credential(value: object) -> str | None:
    return _text(_folded(value).get("credentialcategory")) or _text(value)


def _months(value: object) -> str | None:
    months = _folded(value).get("monthsofexperience")
    return f"{months} months" if isinstance(months, int | float | str) and months else _text(value)
