"""What can be asked of the index, checked before any engine sees it."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Literal, get_args

import msgspec

from sponsorboard.configuration import nearest
from sponsorboard.postings.posting import Posting
from sponsorboard.search.errors import QueryError
from sponsorboard.search.fields import CURRENCY, FIELDS, SILENT

Sort = Literal["relevance", "date", "salary", "likelihood"]
SORTS: tuple[Sort, ...] = get_args(Sort)
SHOWN = ("open", "expired")
"""Statuses that are found unless others are named: all but closed."""
LARGEST_PAGE = 100
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)  # days that both engines keep
COUNTRY = re.compile(r"[A-Z]{2}")
REGION = re.compile(r"(?:[A-Z]{2}-)?[A-Z0-9]{1,3}")
OCCUPATION = re.compile(r"[0-9]{2}(?:-[0-9](?:[0-9]{3})?)?")
SHAPES = {
    # filter: shape of a value, what it is, an example
    "country": (COUNTRY, "a code of ISO 3166", "US"),
    "region": (REGION, "a code of ISO 3166", "US-CA"),
    "occupation": (OCCUPATION, "a code of the SOC 2018", "15-1252, 15-1 or 15"),
}
TRUE, FALSE = ("true", "1", "yes"), ("false", "0", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question. Several values of one filter mean or, filters mean and; ``none`` finds the \
postings that do not say.

    Raises:
        QueryError: a value that no posting can have, naming the field, the value and the known.
    """

    words: str = ""
    """Plain words (all of them), ``"phrases"``, ``-excluded``."""
    policy: Sequence[str] = ()
    restriction: Sequence[str] = ()
    visa: Sequence[str] = ()
    """Visas that the posting names as accepted."""
    band: Sequence[str] = ()
    route: Sequence[str] = ()
    """Ways to work in the US that are answered ``likely`` or ``possible``."""
    cap_exempt: Sequence[str] = ()
    """``none``: no sign of it is known."""
    history: Sequence[str] = ()
    """What is on record under the employer's legal names: ``lca`` (certified LCAs), \
``lca_occupation`` (in this occupation), ``uscis``, ``perm``; ``none_found``; ``not_linked``: no \
legal name is known."""
    wage_level: Sequence[str] = ()
    """Level that the lower bound of the pay reaches, ``1`` to ``4``; ``0`` below Level I."""
    occupation: Sequence[str] = ()
    """SOC 2018: ``15-1252``, ``15-1`` for its minor and ``15`` for its major group."""
    staffing: Sequence[str] = ()
    """``employer``: the files mark it as one that places workers; ``role``: the posting does."""
    workplace: Sequence[str] = ()
    salary_min: float | None = None
    """Pay for a full-time year that the top of some stated range reaches; postings that state no \
pay stay in."""
    currency: str | None = None
    """Currency of ``salary_min`` and of the order by salary; USD when not given."""
    salary_stated: bool = False
    """Leave out postings that state no pay (in ``currency``, when that is given)."""
    degree: Sequence[str] = ()
    """Accepted lowest degrees."""
    experience_max: float | None = None
    """Years required at most; postings that ask for none stay in."""
    employment: Sequence[str] = ()
    country: Sequence[str] = ()
    """ISO 3166-1 alpha-2."""
    region: Sequence[str] = ()
    """``US-CA``, or ``CA`` for that code in any country."""
    company: Sequence[str] = ()
    """Names, in any case and with or without accents."""
    source: Sequence[str] = ()
    posted_since: date | None = None
    """First day of publication; postings without a date are left out."""
    status: Sequence[str] = SHOWN
    duplicates: bool = False
    """Show postings too that repeat another one, found in a second source."""
    sort: Sort = "relevance"
    """Words in title and company first, then newest; or newest, best paid (``currency`` first, \
then the other currencies, then the silent), likeliest."""
    size: int = 25
    """Postings a page, at most 100."""
    cursor: str | None = None
    """``Page.cursor`` of the page before, of the same question."""
    facets: bool = False
    """Whether to count values; the count of a facet ignores its own filter."""

    def __post_init__(self) -> None:
        for name in VALUES:
            given = getattr(self, name)
            given = (given,) if isinstance(given, str) else tuple(dict.fromkeys(given))
            object.__setattr__(self, name, tuple(_value(name, one) for one in given))
        if not self.status:
            object.__setattr__(self, "status", SHOWN)
        if self.currency is not None:
            object.__setattr__(self, "currency", _currency(self.currency))
        self._check()

    def _check(self) -> None:
        if self.sort not in SORTS:
            raise QueryError("sort", f"{self.sort!r} is not known{nearest(self.sort, [*SORTS])}")
        if not 0 <= self.size <= LARGEST_PAGE:
            raise QueryError("size", f"{self.size} is not between 0 and {LARGEST_PAGE}")
        for name in ("salary_min", "experience_max"):
            value = getattr(self, name)
            if value is not None and not 0 <= value < 1e12:
                raise QueryError(name, f"{value:g} is not an amount from 0 on")
        if self.posted_since and not FIRST_DAY <= self.posted_since <= LAST_DAY:
            raise QueryError("posted_since", f"{self.posted_since} is not a day from 1970 to 2199")

    @classmethod
    def from_parameters(cls, given: Mapping[str, str | Sequence[str]]) -> "Query":
        """A query from parameters as they stand in a URL or on a command line.

        Raises:
            QueryError: an unknown parameter, or a value of the wrong kind.
        """
        known = [one.name for one in fields(cls)]
        read: dict[str, object] = {}
        for name, value in given.items():
            if name not in known:
                raise QueryError(name, f"no such parameter{nearest(name, known)}")
            several = [value] if isinstance(value, str) else list(value)
            if name in VALUES:
                read[name] = [one for one in several if one]
            elif len(several) > 1:
                raise QueryError(name, "given more than once")
            elif several and several[0]:
                read[name] = _read(name, several[0])
        return cls(**read)  # type: ignore[arg-type]

    def fingerprint(self) -> str:
        """What a cursor belongs to: the question without page, size and facets."""
        asked = asdict(self)
        for name in ("cursor", "size", "facets"):
            del asked[name]
        return hashlib.blake2b(msgspec.json.encode(asked), digest_size=6).hexdigest()


VALUES = (
    "policy", "restriction", "visa", "band", "route", "cap_exempt", "history", "wage_level",
    "occupation", "staffing", "workplace", "degree", "employment", "country", "region", "company",
    "source", "status",
)  # fmt: skip
"""Filters that take several values; also the facets."""


def _value(name: str, value: str) -> str:
    field = FIELDS[name]
    known = [*field.known, SILENT] if field.silent else [*field.known]
    if field.known:
        if value not in known:
            raise QueryError(name, f"{value!r} is not known; known are {', '.join(known)}")
    elif name in SHAPES and value != SILENT:
        value = value.upper()
        shape, kind, example = SHAPES[name]
        if not shape.fullmatch(value):
            raise QueryError(name, f"{value!r} is not {kind}, such as {example}")
    return value


def _currency(value: str) -> str:
    if not CURRENCY.fullmatch(value.upper()):
        raise QueryError("currency", f"{value!r} is not a code of three letters, such as USD")
    return value.upper()


def _read(name: str, value: str) -> object:
    """One value of a filter that takes one."""
    try:
        if name in ("salary_min", "experience_max"):
            return float(value)
        if name == "size":
            return int(value)
        if name == "posted_since":
            return date.fromisoformat(value)
    except ValueError:
        kind = "date such as 2026-11-25" if name == "posted_since" else "number"
        raise QueryError(name, f"{value!r} is not a {kind}") from None
    if name in ("salary_stated", "duplicates", "facets"):
        if value.lower() not in TRUE + FALSE:
            raise QueryError(name, f"{value!r} is neither true nor false")
        return value.lower() in TRUE
    return value


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of a posting with the words that were looked for."""

    field: str
    """``title`` or ``description_text``."""
    start: int
    """Where ``text`` begins in the field."""
    text: str
    marks: list[tuple[int, int]]
    """Start and end of each word that was found, counted in ``text``."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A posting that was found."""

    posting: Posting
    highlights: list[Highlight]


@dataclass(frozen=True, slots=True)
class Count:
    """How many postings have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer."""

    hits: list[Hit]
    total: int
    """Postings on all pages."""
    cursor: str | None
    """For the next page; None on the last."""
    facets: dict[str, list[Count]]
    """By the filter's name, most first; empty unless asked for."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ended."""

    tier: int
    key: str


def cursor_of(query: Query, position: Position) -> str:
    """The position as an opaque word that belongs to this question."""
    whole = msgspec.json.encode([query.fingerprint(), position.tier, position.key])
    return base64.urlsafe_b64encode(whole).decode().rstrip("=")


def position_of(query: Query) -> Position | None:
    """Where the page before ended, None for the first.

    Raises:
        QueryError: the cursor is not one of this question.
    """
    if query.cursor is None:
        return None
    try:
        whole = base64.urlsafe_b64decode(query.cursor + "=" * (-len(query.cursor) % 4))
        question, tier, key = msgspec.json.decode(whole, type=tuple[str, int, str])
    except (ValueError, msgspec.MsgspecError):
        raise QueryError("cursor", "not a cursor of this index; ask for the first page") from None
    if question != query.fingerprint() or not re.fullmatch(r"[A-Za-z0-9]{1,80}", key):
        raise QueryError("cursor", "belongs to another question; ask for the first page")
    return Position(tier, key)
