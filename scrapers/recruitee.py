"""Recruitee offers: https://docs.recruitee.com/reference/offers

Token: the name in NAME.recruitee.com. One call lists a whole board.
"""

import msgspec

from scrapers.page import Page, joined, last_day, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"(?:^|//)([\w-]+)\.recruitee\.com(?=[/:?#]|$)"


class Pay(msgspec.Struct):
    """Pay; amounts are texts in most answers."""

    min: float | str | None = None
    max: float | str | None = None
    period: str | None = None
    currency: str | None = None


class Location(msgspec.Struct):
    """A structured place."""

    name: str | None = None
    city: str | None = None
    state: str | None = None
    state_code: str | None = None
    country: str | None = None
    country_code: str | None = None


class Offer(msgspec.Struct):
    """One posting of a board."""

    id: int | str
    title: str
    careers_url: str
    careers_apply_url: str | None = None
    company_name: str | None = None
    status: str | None = None
    description: str | None = None
    requirements: str | None = None
    department: str | None = None
    location: str | None = None
    locations: list[Location] | None = None
    employment_type_code: str | None = None
    education_code: str | None = None
    experience_code: str | None = None
    published_at: str | None = None
    close_at: str | None = None
    remote: bool | None = None
    hybrid: bool | None = None
    on_site: bool | None = None
    salary: Pay | None = None


class Board(msgspec.Struct):
    """The answer."""

    offers: list[msgspec.Raw]


def read(body: bytes, source: Source) -> Page:
    """The published offers of a board.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, Board, "a Recruitee board (JSON with `offers`)")
    found, problems = rows(board.offers, Offer, lambda offer: _posting(offer, source), "offer")
    return Page(found, None, problems)


def _posting(offer: Offer, source: Source) -> Posting | None:
    if offer.status not in (None, "published"):
        return None
    flags = {"remote": offer.remote, "hybrid": offer.hybrid, "on_site": offer.on_site}
    parts = [part for part in (offer.description, offer.requirements) if part]
    places = [_place(each) for each in offer.locations or ()]
    return posting(
        source,
        offer.id,
        url=offer.careers_url,
        apply_url=offer.careers_apply_url,
        title=offer.title,
        company=offer.company_name,
        description_html="\n".join(parts) or None,
        location_text=joined(place.text for place in places) or joined([offer.location]),
        locations=places,
        posted_text=offer.published_at,
        valid_through=last_day(offer.close_at),
        pay_fields=_bands(offer.salary),
        workplace_text=joined((name for name, set_ in flags.items() if set_), ", "),
        employment_text=offer.employment_type_code,
        degree_text=offer.education_code,
        experience_text=offer.experience_code,
        department_text=offer.department,
    )


def _place(location: Location) -> Place:
    text = joined([location.city or location.name, location.state, location.country], ", ")
    return Place(
        text=text or "",
        city=location.city,
        region=location.state_code,
        country=location.country_code,
    )


def _bands(pay: Pay | None) -> list[Band]:
    if pay is None:
        return []
    period = pay.period
    return bands(pay.min, pay.max, "salary", quote=period, every=period, currency=pay.currency)


SHAPES = (
    Shape("recruitee", ADDRESS, ('"careers_url"',), lambda body, _, source: read(body, source)),
)
