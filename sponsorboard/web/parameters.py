"""Parameters of an address to a query and back, and what is wrong with them in plain words."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from sponsorboard.search import Query, QueryError
from sponsorboard.search.fields import FIELDS, SILENT
from sponsorboard.search.query import SHOWN, SORTS, VALUES

WORDS = "q"
"""The parameter that holds ``Query.words``."""

NAMES = tuple(WORDS if one.name == "words" else one.name for one in fields(Query))
FLAGS = ("salary_stated", "duplicates", "facets")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A parameter that cannot be used."""

    parameter: str
    """Its name as it was given."""
    value: str
    """Its value as it was given."""
    message: str
    """What is wrong, in one sentence."""
    known: list[str]
    """Names, or values, that can be used; empty where any of a kind can."""
    nearest: str | None
    """The known one that comes nearest."""
    status: int = 422
    """HTTP status: 400 for an unknown parameter, 422 for a value."""


class ParameterError(ValueError):
    """Parameters that make no query."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake


def query_of(given: Iterable[Pair]) -> Query:
    """The query that the parameters of an address ask for.

    Raises:
        ParameterError: an unknown parameter, or a value of the wrong kind.
    """
    values: dict[str, list[str]] = {}
    for name, value in given:
        if name not in NAMES:
            raise ParameterError(_unknown(name, value))
        values.setdefault("words" if name == WORDS else name, []).append(value)
    try:
        return Query.from_parameters(values)
    except QueryError as error:
        raise ParameterError(_wrong(error, values)) from None


def mistake_of(error: QueryError, query: Query) -> Mistake:
    """What an index found wrong with a query, such as a cursor of another question."""
    return _wrong(error, {error.field: [str(getattr(query, error.field, ""))]})


def _unknown(name: str, value: str) -> Mistake:
    nearest = _nearest(name, NAMES)
    ending = f"; did you mean {nearest!r}?" if nearest else f"; known are {', '.join(NAMES)}"
    return Mistake(name, value, f"no such parameter{ending}", list(NAMES), nearest, status=400)


def _wrong(error: QueryError, values: dict[str, list[str]]) -> Mistake:
    known = known_values(error.field)
    given = values.get(error.field) or [""]
    value = next((one for one in given if known and one not in known), given[0])
    name = WORDS if error.field == "words" else error.field
    message = str(error).partition(": ")[2]
    return Mistake(name, value, message, known, _nearest(value, known))


def known_values(name: str) -> list[str]:
    """Every value of a filter, where the record lists them."""
    if name == "sort":
        return [*SORTS]
    if name in FLAGS:
        return ["true", "false"]
    if name not in VALUES or not FIELDS[name].known:
        return []
    return [*FIELDS[name].known, *[SILENT] * FIELDS[name].silent]


def _nearest(word: str, known: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, list(known), n=1)), None)


def pairs(query: Query, *without: str) -> list[Pair]:
    """The parameters that differ from their defaults; neither cursor nor facets, which belong to \
one answer."""
    found: list[Pair] = []
    default = Query()
    for one in fields(Query):
        value = getattr(query, one.name)
        if one.name in ("cursor", "facets", *without) or value == getattr(default, one.name):
            continue
        name = WORDS if one.name == "words" else one.name
        several = value if one.name in VALUES else [value]
        found += [(name, _text(each)) for each in several]
    return found


def _text(value: object) -> str:
    if value is True:
        return "true"
    return f"{value:g}" if isinstance(value, float) else str(value)


def address(query: Query, cursor: str | None = None, **changes: Any) -> str:
    """The address that asks a query, changed as named, from its first page unless a cursor is \
given."""
    found = pairs(replace(query, cursor=None, **changes)) + ([("cursor", cursor)] if cursor else [])
    return f"/?{urlencode(found)}" if found else "/"


def selected(query: Query, name: str) -> tuple[str, ...]:
    """Values of a filter that a person has chosen."""
    values = tuple(getattr(query, name))
    return () if name == "status" and values == SHOWN else values
