"""Homerun feeds: Atom with elements of their own at https://feed.homerun.co/NAME

Token: the name in NAME.homerun.co. One feed lists a whole board. ``updated`` is the last edit; the
feed has no date of publication.

Unproven: rests on what others wrote of the feed; no recorded response was read.
"""

import msgspec
from parsel import Selector

from scrapers.feed import feed, text_of
from scrapers.page import Page, each_of, joined, posting
from scrapers.pay_fields import band_of
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://feed\.homerun\.co/([\w-]+)"


def read(body: bytes, source: Source) -> Page:
    """The postings of a feed.

    Raises:
        ReadError: the body is not a feed.
    """
    root = feed(body, "/feed", "a Homerun feed (Atom)")
    found, problems = each_of(
        root.xpath("/feed/entry"), lambda entry: _posting(entry, source), "entry"
    )
    return Page(found, None, problems)


def _posting(entry: Selector, source: Source) -> Posting:
    band = band_of(text_of(entry, "salary_indication"), "salary_indication")
    link = entry.xpath("link[@rel='alternate' or not(@rel)]/@href").get()
    key = text_of(entry, "id")
    if not link or not key:
        raise msgspec.ValidationError("it has no id or no link")
    return posting(
        source,
        key,
        url=link.strip(),
        title=text_of(entry, "title") or "",
        company=text_of(entry, "author/name"),
        description_html=text_of(entry, "description") or text_of(entry, "content"),
        location_text=joined(entry.xpath("location/name/text()").getall()),
        posted_text=text_of(entry, "published"),
        pay_fields=[band] if band else [],
        employment_text=text_of(entry, "type/name"),
        department_text=text_of(entry, "department/name"),
    )


SHAPES = (
    Shape("homerun", ADDRESS, ("<entry", "<id>job_"), lambda body, _, source: read(body, source)),
)
