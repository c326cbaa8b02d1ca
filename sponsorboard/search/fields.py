"""What of the record is searched, filtered, counted and sorted, in which the two engines agree.

Types come from the record's one definition; the tables here only name paths. What a path cannot
say (a region with its country, pay with its currency, a place in an order) is one of ``keys``.
"""

import hashlib
import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from sponsorboard.postings.posting import (
    SCHEMA_VERSION,
    Band,
    Employer,
    LikelihoodBand,
    Posting,
    Routes,
)
from sponsorboard.search import words

LAYOUT = 1  # raised when ``keys`` or the table of fields changes its meaning
SILENT = "none"
"""The value that finds postings that do not say."""

Kind = Literal["keyword", "number", "day", "moment"]

TEXTS = ("title", "company.name", "department_text", "location_text", "description_text")
HEADLINE = ("title", "company.name")
"""Where a word counts for relevance."""

FACETS = {
    "policy": "sponsorship.policy",
    "restriction": "sponsorship.restriction",
    "visa": "sponsorship.visas_yes",
    "band": "sponsorship.band",
    "route": "search.route",
    "cap_exempt": "search.cap_exempt",
    "history": "search.history",
    "wage_level": "search.wage_level",
    "occupation": "occupation.soc",
    "staffing": "search.staffing",
    "workplace": "workplace.types",
    "degree": "degree.minimum",
    "employment": "employment.type",
    "country": "locations.country",
    "region": "search.region",
    "company": "company.name",
    "status": "status",
    "source": "source",
}
OTHERS = {
    "id": "id",
    "region_code": "locations.region",
    "experience": "experience.min_years",
    "duplicate": "duplicate_of",
    "posted": "posted_on",
    "seen": "last_seen_at",
    "company_key": "search.company",
    "occupation_group": "search.occupation_group",
    "pay": "search.pay",
    "by_date": "search.by_date",
    "by_salary": "search.by_salary",
    "by_likelihood": "search.by_likelihood",
}

BANDS: tuple[LikelihoodBand, ...] = (
    # From the best news for someone who needs a visa to the worst; unknown is not a no.
    "stated_yes",
    "stated_conditional",
    "stated_transfer",
    "likely",
    "possible",
    "unknown",
    "unlikely",
    "restricted",
    "stated_no",
    "not_applicable",
)
ROUTES = tuple(one.name for one in fields(Routes))
DERIVED: dict[str, tuple[str, ...]] = {
    # Every value of a key that has few; none of them finds what is not known.
    "route": ROUTES,
    "cap_exempt": ("possible", "likely", "attested"),
    "history": ("lca", "lca_occupation", "uscis", "perm", "none_found", "not_linked"),
    "wage_level": ("0", "1", "2", "3", "4"),
    "staffing": ("employer", "role"),
}
GROUPS = (2, 4)
"""Characters of a SOC code that name its major (``15``) and its minor group (``15-1``)."""
LAST_DAY = 9_999_999
LAST_CENT = 10**15 - 1
LONGEST_ID = 512  # bytes, of Elasticsearch
CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be filtered by, counted or sorted."""

    name: str
    path: str
    """Where it stands in the indexed document."""
    kind: Kind
    known: tuple[str, ...] = ()
    """Every value, where the record lists them."""
    silent: bool = False
    """Whether a posting can be without it."""


KINDS: dict[object, Kind] = {
    str: "keyword",
    float: "number",
    date: "day",
    datetime: "moment",
}


def field_of(name: str, path: str) -> Field:
    """The field at a path of the record, with the type that the record gives it."""
    if path.startswith("search."):
        known = DERIVED.get(name, ())
        return Field(name, path, "keyword", known, silent=name != "history")
    silent = False
    kind: Any = Posting
    for part in path.split("."):
        kind, optional = _bare(get_type_hints(kind)[part])
        silent = silent or optional
    if get_origin(kind) is Literal:
        return Field(name, path, "keyword", get_args(kind), silent)
    return Field(name, path, KINDS[kind], silent=silent)


def _bare(kind: Any) -> tuple[Any, bool]:
    """A type without ``| None`` and ``list[]``, and whether it had one of them."""
    if get_origin(kind) in (Union, UnionType):
        (rest,) = (one for one in get_args(kind) if one is not NoneType)
        return _bare(rest)[0], True
    if get_origin(kind) is list:
        return get_args(kind)[0], True
    return kind, False


FIELDS = {name: field_of(name, path) for name, path in (FACETS | OTHERS).items()}


def values(record: object, path: str) -> list[Any]:
    """Everything that stands at a path of a record, without the Nones."""
    found = [record]
    for part in path.split("."):
        reached: list[object] = []
        for one in found:
            value = getattr(one, part)
            if isinstance(value, list):
                reached += value
            elif value is not None:
                reached.append(value)
        found = reached
    return found


def keys(posting: Posting) -> dict[str, list[str]]:
    """What is indexed beside the record, as ``search``."""
    tie = hashlib.blake2b(posting.id.encode(), digest_size=10).hexdigest()
    day = LAST_DAY - posting.posted_on.toordinal() if posting.posted_on else LAST_DAY
    by_date = f"{day:07d}{tie}"
    places = posting.locations
    regions = {f"{one.country}-{one.region}" for one in places if one.country and one.region}
    soc = posting.occupation.soc
    return {
        "route": _routes(posting.routes),
        "cap_exempt": [one] if (one := posting.employer.cap_exempt) != "none" else [],
        "history": _history(posting.employer, soc),
        "wage_level": _wage_level(posting),
        "occupation_group": [soc[:length] for length in GROUPS] if soc else [],
        "staffing": _staffing(posting),
        "region": sorted(regions),
        "company": [words.folded(posting.company.name)],
        "pay": sorted({*_pay(posting.salary.bands)}),
        "by_date": [by_date],
        "by_salary": [_salary(posting) + by_date],
        "by_likelihood": [_likelihood(posting) + by_date],
    }


def _routes(routes: Routes | None) -> list[str]:
    """The routes that are answered likely or possible."""
    if routes is None:
        return []
    return [one for one in ROUTES if getattr(routes, one).answer in ("likely", "possible")]


def _history(employer: Employer, soc: str | None) -> list[str]:
    """What is on record; no record under the names found, and no name found, are two things."""
    if not employer.match:
        return ["not_linked"]
    history = employer.history
    if history is None:
        return ["none_found"]
    found = {
        "lca": history.lca,
        "lca_occupation": history.lca_soc.get(soc or ""),
        "uscis": history.uscis,
        "perm": history.perm,
    }
    return [name for name, filed in found.items() if filed] or ["none_found"]


def _wage_level(posting: Posting) -> list[str]:
    level = posting.wage_level
    return [] if level is None or level.low is None else [str(level.low)]


def _staffing(posting: Posting) -> list[str]:
    said = {"employer": posting.employer.staffing, "role": posting.employment.third_party}
    return [name for name, holds in said.items() if holds]


def pay_key(currency: str, amount: float) -> str:
    """Money as a word that sorts by amount within its currency."""
    return f"{currency}{_cents(amount):015d}"


def _cents(amount: float) -> int:
    return min(max(round(amount * 100), 0), LAST_CENT)


def _top(low: float | None, high: float | None) -> float | None:
    return low if high is None else high


def _pay(bands: list[Band]) -> list[str]:
    """The top of each band that can be compared; base pay where there is any."""
    counted = [band for band in bands if band.kind == "base"] or bands
    tops = [(band.currency, _top(band.min_annual, band.max_annual)) for band in counted]
    return [
        pay_key(currency, top)
        for currency, top in tops
        if currency and CURRENCY.fullmatch(currency) and top is not None
    ]


def _salary(posting: Posting) -> str:
    salary = posting.salary
    top = _top(salary.min_annual, salary.max_annual)
    if top is None or not salary.currency or not CURRENCY.fullmatch(salary.currency):
        return "zzz"
    return f"{salary.currency}{LAST_CENT - _cents(top):015d}"


def _likelihood(posting: Posting) -> str:
    said = posting.sponsorship
    chance = 0 if said.likelihood is None else round(said.likelihood * 1_000_000)
    return f"{BANDS.index(said.band)}{1_000_000 - chance:07d}"


def encoded(posting: Posting) -> bytes:
    """The record as JSON.

    Raises:
        ValueError: it cannot be written, or its id is empty or longer than 512 bytes.
    """
    if not 0 < len(posting.id.encode()) <= LONGEST_ID:
        raise ValueError(f"the id has to be 1 to {LONGEST_ID} bytes long")
    return msgspec.json.encode(posting)


def version() -> str:
    """Name of the layout of an index; another version needs another index."""
    shape = [LAYOUT, TEXTS, HEADLINE, sorted(FIELDS.values(), key=lambda one: one.name)]
    whole = msgspec.json.encode([shape, words.analysis()])
    return f"v{SCHEMA_VERSION}-{hashlib.blake2b(whole, digest_size=4).hexdigest()}"
