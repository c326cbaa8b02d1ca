"""NEOGOV's RSS of a public employer's postings, with elements of its own:
https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=NAME

``pubDate`` is the last edit; the day that a posting was first advertised stands beside it.
"""

import re
from datetime import date
from email.utils import parsedate

import msgspec
from parsel import Selector

from scrapers.page import INTERVALS, Page, ReadError, decoded, joined, last_day, posting
from scrapers.region import region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Evidence, Place, Posting
from sponsorboard.sources import Source

ADDRESS = (
    r"^https?://(?:www|agency)\.governmentjobs\.com/"
    r"(?:SearchEngine/JobsFeed\?agency=|jobfeed\.cfm\?agency=)?([\w-]+)"
)
NUMBER = re.compile(r"\d")
NAMESPACE = "http://www.neogov.com/namespaces/JobListing"


def read(body: bytes, source: Source) -> Page:
    """The postings of a feed.

    Raises:
        ReadError: the body is not such a feed.
    """
    feed = Selector(decoded(body).strip() or "<nothing/>", type="xml")
    feed.remove_namespaces()
    if not feed.xpath("/rss/channel"):
        kind = feed.xpath("name(/*)").get() or "nothing"
        raise ReadError(f"expected a NEOGOV feed (RSS), got another document: {kind}")
    company = _text(feed, "/rss/channel/title")
    found: list[Posting] = []
    problems: list[str] = []
    for number, item in enumerate(feed.xpath("/rss/channel/item"), start=1):
        try:
            found.append(_posting(item, company, source))
        except msgspec.ValidationError as error:
            problems.append(f"item {number} cannot be read: {error}")
    return Page(found, None, problems)


def _posting(item: Selector, company: str | None, source: Source) -> Posting:
    key, link = _text(item, "jobId"), _text(item, "link")
    if not key or not link:
        raise msgspec.ValidationError("it has no jobId or no link")
    place, first = _place(item), _text(item, "advertiseFromDate") or ""
    return posting(
        source,
        key,
        url=link,
        title=_text(item, "title") or "",
        company=company,
        requisition=_text(item, "jobNumberSingle"),
        description_html=_text(item, "description"),
        location_text=place.text if place else None,
        locations=[place] if place else [],
        posted_text=first if NUMBER.search(first) else None,  # "Invalid Date" is none
        valid_through=_last(_text(item, "advertiseToDateTime")),
        pay_fields=_bands(item),
        employment_text=_text(item, "jobType"),
        department_text=_text(item, "department"),
    )


def _last(words: str | None) -> date | None:
    """The day of ``Mon, 31 Jan 2022 23:59:00``; None for ``Continuous``."""
    found = parsedate(words) if words else None
    return last_day(date(*found[:3]).isoformat()) if found else None


def _place(item: Selector) -> Place | None:
    city, state = _text(item, "location"), _text(item, "state")
    region = region_code(state, "US")
    country = "US" if region else None
    text = joined([city, state], ", ")
    return Place(text=text, city=city, region=region, country=country) if text else None


def _bands(item: Selector) -> list[Band]:
    low, high = _amount(item, "minimumSalary"), _amount(item, "maximumSalary")
    if not (low or high):
        return []
    unit = _text(item, "salaryInterval")
    interval = INTERVALS.get((unit or "").lower())
    return [
        Band(
            min=low,
            max=high,
            currency=_text(item, "salaryCurrency"),
            interval=interval,
            interval_stated=interval is not None,
            evidence=[Evidence(origin="structured", quote=unit, ref="minimumSalary")],
        )
    ]


def _amount(item: Selector, name: str) -> float | None:
    """An amount; None for none and for ``Not Displayed``."""
    try:
        return float((_text(item, name) or "0").replace(",", "")) or None
    except ValueError:
        return None


def _text(part: Selector, path: str) -> str | None:
    return joined([part.xpath(f"string({path})").get()])


SHAPES = (
    Shape("careers", ADDRESS, (NAMESPACE, "<item"), lambda body, _, source: read(body, source)),
)
