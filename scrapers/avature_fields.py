"""Labels and values of an Avature posting page; each employer has labels of its own."""

import re
from typing import Any, NamedTuple

from parsel import Selector

from scrapers.labels import LABELS
from scrapers.page import joined, last_day
from scrapers.pay_fields import band_of
from scrapers.sections import sections
from sponsorboard.postings.posting import Place

VALUES = "//*[contains(@class, '__value')][not(*[contains(@class, '__value')])]"
LABEL = "preceding-sibling::*[contains(@class, '__label')][1]"
HEADING = "ancestor::article[1]//*[contains(@class, 'article__header__text__title')]"
CLASSES = re.compile(r"(?:field|details)__value(?:\s|$)")
BOLD = re.compile(r"([A-Z][\w /#]{2,30}?) ?: (\S.{0,200})")  # "Work Location: Boise, ID, USA"
LONG = 250  # characters of a labelled value that is a text

OWN = {  # before those that every page may have
    "city": re.compile(r"(?:job )?city", re.I),
    "state": re.compile(r"(?:job )?state(?:/province)?|province", re.I),
    "country": re.compile(r"(?:job )?country(?:/(?:region|territory))?", re.I),
    "location": re.compile(r"(?:job posting |advertising )?location(?: - city, state)?", re.I),
    "requisition": re.compile(r"ref ?#", re.I),
    "hours": re.compile(r"(?:work |job |shift )?(?:schedule|hours)|shift", re.I),
    "workplace": re.compile(r"onsite or remote|work(?:ing)? location type", re.I),
    "pay": re.compile(
        r"(?:(?:base |budgeted )?(?:salary|pay|compensation)|hourly|wage)(?: range| rate)?", re.I
    ),
}


class Fields(NamedTuple):
    """What a page says under its labels."""

    posting: dict[str, Any]
    """Fields of a posting."""

    texts: list[tuple[str | None, str]]
    """Heading and HTML of what is text, in the page's order."""


def read(selector: Selector) -> Fields:
    """The fields and texts of a posting page."""
    said: dict[str, str] = {}
    texts: list[tuple[str | None, str]] = []
    last = None
    for value in selector.xpath(VALUES):
        if not CLASSES.search(value.attrib.get("class", "")):
            continue
        label, words = _words(value.xpath(LABEL)), _words(value)
        if label and len(words) < LONG:
            _keep(said, label, words)
            continue
        if bold := BOLD.fullmatch(words):
            _keep(said, bold[1], bold[2])
        heading = label or _words(value.xpath(HEADING)) or None
        texts.append((None if heading == last else heading, _inner(value)))
        last = heading
    return Fields(_posting(said), texts)


def description(fields: Fields, title: str) -> str | None:
    """The texts of a page, without one that repeats the title."""
    return sections(
        (heading, text) for heading, text in fields.texts if _words(Selector(text)) != title
    )


def _keep(said: dict[str, str], label: str, words: str) -> None:
    name = label.rstrip(": ")
    for kind, pattern in [*OWN.items(), *LABELS.items()]:
        if pattern.fullmatch(name):
            if words:
                said.setdefault(kind, words)
            return


def _posting(said: dict[str, str]) -> dict[str, Any]:
    city, *around = (said.get(part) for part in ("city", "state", "country"))
    address = joined([city, *around], ", ")
    location = said.get("location") or address
    pay = band_of(said.get("pay"), "pay")
    return {
        "requisition": said.get("requisition"),
        "location_text": location,
        "locations": [Place(text=address, city=city)] if address and location == address else [],
        "posted_text": said.get("posted"),
        "valid_through": last_day(said.get("closes")),
        "pay_fields": [pay] if pay else [],
        "workplace_text": said.get("workplace"),
        "employment_text": said.get("employment"),
        "department_text": said.get("department"),
    }


def _words(found: Any) -> str:
    """The text of the first element, one blank between words."""
    return " ".join((found.xpath("string()").get() or "").split())


def _inner(value: Selector) -> str:
    """The HTML inside of an element, as a block of its own."""
    return f"<div>{''.join(value.xpath('node()').getall()).strip()}</div>"
