"""Homerun feeds: Atom with elements of their own at https://feed.homerun.co/NAME

Token: the name in NAME.homerun.co. One feed lists a whole board. ``updated`` is the last edit; the
feed has no date of publication.

Unproven: rests on what others wrote of the feed; no recorded response was read.
"""

import msgspec
from parsel import Selector

from scrapers.page import Page, ReadError, decoded, joined, posting
from scrapers.pay_words import band_of
from scrapers.shape import Shape
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://feed\.homerun\.co/([\w-]+)"


def read(body: bytes, source: Source) -> Page:
    """The postings of a feed.

    Raises:
        ReadError: the body is not a feed.
    """
    feed = Selector(decoded(body).strip() or "<nothing/>", type="xml")
    feed.remove_namespaces()
    if not feed.xpath("/feed"):
        kind = feed.xpath("name(/*)").get() or "nothing"
        raise ReadError(f"expected a Homerun feed (Atom), got another document: {kind}")
    found: list[Posting] = []
    problems: list[str] = []
    for number, entry in enumerate(feed.xpath("/feed/entry"), start=1):
        try:
            found.append(_posting(entry, source))
        except msgspec.ValidationError as error:
            problems.append(f"entry {number} cannot be read: {error}")
    return Page(found, None, problems)


def _posting(entry: Selector, source: Source) -> Posting:
    band = band_of(_text(entry, "salary_indication"), "salary_indication")
    link = entry.xpath("link[@rel='alternate' or not(@rel)]/@href").get()
    key = _text(entry, "id")
    if not link or not key:
        raise msgspec.ValidationError("it has no id or no link")
    return posting(
        source,
        key,
        url=link.strip(),
        title=_text(entry, "title") or "",
        company=_text(entry, "author/name"),
        description_html=_text(entry, "description") or _text(entry, "content"),
        location_text=joined(entry.xpath("location/name/text()").getall()),
        posted_text=_text(entry, "published"),
        pay_fields=[band] if band else [],
        employment_text=_text(entry, "type/name"),
        department_text=_text(entry, "department/name"),
    )


def _text(entry: Selector, path: str) -> str | None:
    return joined([entry.xpath(f"string({path})").get()])


SHAPES = (
    Shape("homerun", ADDRESS, ("<entry", "<id>job_"), lambda body, _, source: read(body, source)),
)
