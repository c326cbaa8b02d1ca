"""Comeet career pages, with the catalogue as a variable of a script:
https://developers.comeet.com/reference/careers-api-overview

Token: NAME/UID as in comeet.com/jobs/NAME/UID, such as acme/4F.00B. One page lists everything. The
answer of the careers API, which needs the employer's key, is read too; neither has a date of
publication, only of the last edit.
"""

import json
import re
from urllib.parse import urlsplit, urlunsplit

import msgspec

from scrapers.page import Page, ReadError, decoded, joined, posting, rows, structure
from scrapers.region import region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?:www\.)?comeet\.com?/jobs/([\w-]+/[0-9A-Fa-f]+\.[0-9A-Fa-f]+)"
API = r"^https?://(?:www\.)?comeet\.com?/careers-api/2\.0/company/([0-9A-Fa-f]+\.[0-9A-Fa-f]+)/"
CATALOGUE = re.compile(r"\bCOMPANY_POSITIONS_DATA\s*=\s*")
NO_CITY = frozenset(("virtual", "remote", "anywhere"))  # what employers write where a city belongs


class Location(msgspec.Struct):
    """A place; ``name`` is the employer's label, ``is_remote`` is false on remote ones too."""

    name: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    is_remote: bool | None = None


class Part(msgspec.Struct):
    """One part of the text."""

    name: str | None = None
    value: str | None = None
    order: int | None = None


class Custom(msgspec.Struct):
    """Where the page keeps the text."""

    details: list[Part] | None = None


class Position(msgspec.Struct):
    """One posting."""

    uid: str
    name: str
    department: str | None = None
    location: Location | None = None
    employment_type: str | None = None
    workplace_type: str | None = None
    details: list[Part] | None = None
    custom_fields: Custom | None = None
    internal_use_custom_id: str | None = None
    position_company_number: str | None = None
    company_name: str | None = None
    is_internal: bool | None = None
    url_comeet_hosted_page: str | None = None
    url_active_page: str | None = None
    careers_page_url: str | None = None
    position_url: str | None = None


class Answer(msgspec.Struct):
    """The careers API's list inside of an employer's own answer."""

    data: list[msgspec.Raw]


def read(body: bytes, source: Source) -> Page:
    """The postings of a page with the catalogue; internal ones are left out.

    Raises:
        ReadError: the page has no catalogue.
    """
    text = decoded(body)
    start = CATALOGUE.search(text)
    expected = "a Comeet page (HTML with `COMPANY_POSITIONS_DATA`)"
    if not start:
        raise ReadError(f"expected {expected}, got one without")
    try:
        catalogue, _ = json.JSONDecoder().raw_decode(text, start.end())
    except ValueError as error:
        raise ReadError(f"expected {expected}, got broken JSON: {error}") from None
    if not isinstance(catalogue, list):
        raise ReadError(f"expected {expected}, got other JSON")
    return _page([msgspec.Raw(msgspec.json.encode(each)) for each in catalogue], source)


def read_api(body: bytes, source: Source) -> Page:
    """The postings of an answer of the careers API; internal ones are left out.

    Raises:
        ReadError: the body is not such an answer.
    """
    expected = "an answer of Comeet's careers API (a JSON list of positions)"
    answer = structure(body, list[msgspec.Raw] | Answer, expected)  # type: ignore[arg-type]
    return _page(answer.data if isinstance(answer, Answer) else answer, source)


def _page(raw: list[msgspec.Raw], source: Source) -> Page:
    found, problems = rows(raw, Position, lambda each: _posting(each, source), "position")
    return Page(found, None, problems)


def _posting(position: Position, source: Source) -> Posting | None:
    if position.is_internal:
        return None
    place = _place(position.location)
    custom = position.custom_fields or Custom()
    parts = sorted(position.details or custom.details or (), key=lambda part: part.order or 0)
    return posting(
        source,
        position.uid,
        url=_url(position),
        title=position.name,
        company=joined([position.company_name]),
        requisition=joined([position.internal_use_custom_id])
        or joined([position.position_company_number]),
        description_html=sections((part.name, part.value) for part in parts),
        location_text=place.text if place else None,
        locations=[place] if place else [],
        workplace_text=_workplace(position),
        employment_text=joined([position.employment_type]),
        department_text=joined([position.department]),
    )


def _url(position: Position) -> str:
    """Where a person reads it; of the API's own address the path alone, the query is a key.

    Raises:
        msgspec.ValidationError: it has no address.
    """
    pages = (position.url_comeet_hosted_page, position.url_active_page, position.careers_page_url)
    if page := next(filter(None, pages), None):
        return page
    if not position.position_url:
        raise msgspec.ValidationError("it has no address")
    parts = urlsplit(position.position_url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _place(location: Location | None) -> Place | None:
    """The employer's label, with city and state where it does not name the city."""
    if location is None:
        return None
    name, city, state = (joined([each]) for each in (location.name, location.city, location.state))
    if city and city.lower() in NO_CITY:
        city = None
    text = name if name and (not city or city in name) else joined([city, state, name], ", ")
    code = location.country or None
    if not text:
        return None
    return Place(text=text, city=city, region=region_code(state, code), country=code)


def _workplace(position: Position) -> str | None:
    """The page's own word; the flag where there is none, and only when it is set."""
    if position.workplace_type:
        return position.workplace_type
    return "Remote" if position.location and position.location.is_remote else None


SHAPES = (
    Shape(
        "comeet", ADDRESS, ("COMPANY_POSITIONS_DATA",), lambda body, _, source: read(body, source)
    ),
    Shape(
        "comeet",
        API,
        ('"uid"', '"position_url"', '"time_updated"'),
        lambda body, _, source: read_api(body, source),
    ),
)
