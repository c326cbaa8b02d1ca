"""Cornerstone OnDemand career sites: pages of list rows, and one advertisement a posting. No public
docs.

Token: CORP/SITE of CORP.csod.com/ux/ats/careersite/SITE/home?c=CORP; a company may have several
sites, its own staff's among them. The page of a site holds a visitor's token and the address of the
search service, which its own script then asks with the token.
"""

import html
import re
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from scrapers.detail import filled
from scrapers.embedded import embedded
from scrapers.page import Page, ReadError, decoded, joined, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from scrapers.towns import town
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.postings.text import html_to_text
from sponsorboard.sources import Source

CORP = r"^https?://([\w-]+)\.csod\.com/services/"
LIST = rf"(?i)^https?://[\w-]+\.api\.csod\.com/()rec-job-search/|{CORP}(?:api/)?x/"
AD = rf"(?i){CORP}.*careersite/\d+/jobrequisitions?/\d+"
AD_PARTS = re.compile(r"//([\w-]+)\.csod\.com/.*careersite/(\d+)/jobrequisitions?/(\d+)", re.I)
SCRIPT = re.compile(r"csod\.context\s*=\s*(?=\{)")
DOMAIN = "csod.com"
SITE = re.compile(r"[\w-]+/\d+")
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # en-US, which is what is asked for
SHORTEST = 30  # letters of a text; "See JD" and "<<EXTERNAL DESCRIPTION>>" stand for none


class Visit(NamedTuple):
    """What a career site's page gives its visitors."""

    token: str
    service: str
    """Address of the search service, with a slash behind it."""


class Endpoints(msgspec.Struct):
    """Addresses of services."""

    cloud: str


class Context(msgspec.Struct):
    """What the page starts from."""

    token: str
    endpoints: Endpoints


class Failure(msgspec.Struct):
    """Why there is no answer."""

    message: str | None = None


class Location(msgspec.Struct):
    """A place; any of the three may be missing."""

    city: str | None = None
    state: str | None = None
    country: str | None = None


class Row(msgspec.Struct):
    """A list row; its description is a part of the advertisement."""

    requisitionId: int | str
    displayJobTitle: str
    postingEffectiveDate: str | None = None
    postingExpirationDate: str | None = None
    locations: list[Location] | None = None
    externalDescription: str | None = None


class Rows(msgspec.Struct):
    """Rows of a list page."""

    requisitions: list[msgspec.Raw]
    totalCount: int | None = None


class List(msgspec.Struct):
    """The answer of the search."""

    data: Rows | None = None
    error: Failure | None = None


class Fields(msgspec.Struct):
    """An advertisement; its ``location`` is an office's name and contradicts the list."""

    id: int | str
    title: str
    reqId: str | None = None
    ad: str | None = None
    description: str | None = None


class Item(msgspec.Struct):
    """One advertisement."""

    fields: Fields


class Items(msgspec.Struct):
    """Advertisements."""

    items: list[Item]


class Ad(msgspec.Struct):
    """The answer for one posting."""

    data: list[Items]


def visit(body: bytes) -> Visit:
    """Token and search service of a career site's page.

    Raises:
        ReadError: the page has none, or names a service that is not Cornerstone's.
    """
    expected = "a Cornerstone career site (script `csod.context` with `token`)"
    context = structure(embedded(decoded(body), SCRIPT, expected), Context, expected)
    service = context.endpoints.cloud
    parts = urlsplit(service)
    if parts.scheme != "https" or not (parts.hostname or "").endswith(f".{DOMAIN}"):
        raise ReadError(f"the Cornerstone page names a service outside {DOMAIN}: {service!r}")
    return Visit(context.token, service.rstrip("/") + "/")


def page_of(site: str) -> str:
    """Address of the postings of CORP/SITE, ``{}`` for the posting's number."""
    corp, _, number = site.partition("/")
    return f"https://{corp}.csod.com/ux/ats/careersite/{number}/home/requisition/{{}}?c={corp}"


def read(body: bytes, address: str, source: Source) -> Page:
    """The rows of a list page, with what they have of the text; ``address`` is what ``page_of``
    gives.

    Raises:
        ReadError: the body is not a list page; an error is named in its own words.
    """
    expected = "a Cornerstone list page (JSON with `data.requisitions`)"
    page = structure(body, List, expected)
    if page.data is None:
        said = page.error.message if page.error else None
        raise ReadError(f"expected {expected}, got {f'an error: {said}' if said else 'none'}")
    found, problems = rows(
        page.data.requisitions, Row, lambda row: _stub(row, address, source), "row"
    )
    return Page(found, page.data.totalCount, problems)


def read_detail(body: bytes, stub: Posting, source: Source) -> Posting:
    """The posting of a list row with its advertisement; the row's text where that is empty.

    Raises:
        ReadError: the body is not an advertisement.
    """
    expected = "a Cornerstone posting (JSON with `data.items.fields`)"
    answer = structure(body, Ad, expected)
    fields = next((item.fields for each in answer.data for item in each.items), None)
    if fields is None:
        raise ReadError(f"expected {expected}, got an empty one")
    full = posting(
        source,
        fields.id,
        url=stub.url,
        title=html.unescape(fields.title),
        requisition=joined([fields.reqId]),
        description_html=_text(fields.ad) or _text(fields.description),
    )
    return filled(stub, full)


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    parts = AD_PARTS.search(url)
    key = parts[3] if parts else urlsplit(url).path.rpartition("/")[2]
    page = page_of(f"{parts[1]}/{parts[2]}").replace("{}", key) if parts else url
    return posting(source, key, url=page, title=key)


def _stub(row: Row, address: str, source: Source) -> Posting:
    places = [place for each in row.locations or () if (place := _place(each))]
    posted = _day(row.postingEffectiveDate)
    return posting(
        source,
        row.requisitionId,
        url=address.replace("{}", str(row.requisitionId)),
        title=html.unescape(row.displayJobTitle),
        description_html=_text(row.externalDescription),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=posted.isoformat() if posted else None,
        valid_through=_day(row.postingExpirationDate),
    )


def _text(said: str | None) -> str | None:
    """A description; None for words that stand for one."""
    letters = sum(map(str.isalpha, html_to_text(said))) if said else 0
    return said if letters >= SHORTEST else None


def _place(location: Location) -> Place | None:
    city, state, country = (
        joined([part]) for part in (location.city, location.state, location.country)
    )
    if not (text := joined([city, state, country], ", ")):
        return None
    code = country_code(country)
    return Place(text=text, city=town(city), region=region_code(state, code), country=code)


def _day(text: str | None) -> date | None:
    match = DAY.fullmatch(text.strip()) if text else None
    try:
        return date(int(match[3]), int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def _saved_list(body: bytes, url: str, source: Source) -> Page:
    """The rows; without the site's name, its postings have no address of their own."""
    known = SITE.fullmatch(source.token or "")
    return read(body, page_of(known[0]) if known else url, source)


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, stub_of(url, source), source)])


SHAPES = (
    Shape("cornerstone", LIST, ('"requisitions"', '"postingEffectiveDate"'), _saved_list),
    Shape("cornerstone", AD, ('"items"', '"reqId"', '"ad"'), _saved_detail),
)
