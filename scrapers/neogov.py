"""NEOGOV's RSS of a public employer's postings, with elements of its own:
https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=NAME

``pubDate`` is the last edit; the day that a posting was first advertised stands beside it.
"""

import re
from datetime import date
from email.utils import parsedate

import msgspec
from parsel import Selector

from scrapers.feed import feed, text_of
from scrapers.page import Page, each_of, joined, last_day, posting
from scrapers.pay_fields import bands
from scrapers.region import region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
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
    root = feed(body, "/rss/channel", "a NEOGOV feed (RSS)")
    company = text_of(root, "/rss/channel/title")
    found, problems = each_of(
        root.xpath("/rss/channel/item"), lambda item: _posting(item, company, source), "item"
    )
    return Page(found, None, problems)


def _posting(item: Selector, company: str | None, source: Source) -> Posting:
    key, link = text_of(item, "jobId"), text_of(item, "link")
    if not key or not link:
        raise msgspec.ValidationError("it has no jobId or no link")
    place, first = _place(item), text_of(item, "advertiseFromDate") or ""
    return posting(
        source,
        key,
        url=link,
        title=text_of(item, "title") or "",
        company=company,
        requisition=text_of(item, "jobNumberSingle"),
        description_html=text_of(item, "description"),
        location_text=place.text if place else None,
        locations=[place] if place else [],
        posted_text=first if NUMBER.search(first) else None,  # "Invalid Date" is none
        valid_through=_last(text_of(item, "advertiseToDateTime")),
        pay_fields=_bands(item),
        employment_text=text_of(item, "jobType"),
        department_text=text_of(item, "department"),
    )


def _last(words: str | None) -> date | None:
    """The day of ``Mon, 31 Jan 2022 23:59:00``; None for ``Continuous``."""
    found = parsedate(words) if words else None
    return last_day(date(*found[:3]).isoformat()) if found else None


def _place(item: Selector) -> Place | None:
    city, state = text_of(item, "location"), text_of(item, "state")
    region = region_code(state, "US")
    country = "US" if region else None
    text = joined([city, state], ", ")
    return Place(text=text, city=city, region=region, country=country) if text else None


def _bands(item: Selector) -> list[Band]:
    """The pay, whose amounts may be ``Not Displayed``."""
    low, high = text_of(item, "minimumSalary"), text_of(item, "maximumSalary")
    unit, currency = text_of(item, "salaryInterval"), text_of(item, "salaryCurrency")
    return bands(low, high, "minimumSalary", quote=unit, every=unit, currency=currency)


SHAPES = (
    Shape("careers", ADDRESS, (NAMESPACE, "<item"), lambda body, _, source: read(body, source)),
)
