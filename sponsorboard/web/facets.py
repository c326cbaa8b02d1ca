"""The filters of the search page: what can be chosen, how often it occurs, what is chosen."""

from dataclasses import dataclass

from sponsorboard.search import Count, Page, Query
from sponsorboard.search.fields import BANDS, FIELDS, SILENT
from sponsorboard.web import wording
from sponsorboard.web.parameters import address, selected

NAMES = {
    "band": "Visa sponsorship",
    "route": "Way to work in the US",
    "history": "Employer’s record",
    "cap_exempt": "Outside the H-1B cap",
    "wage_level": "Wage level the pay reaches",
    "visa": "Visas named as accepted",
    "restriction": "Who may apply",
    "workplace": "Workplace",
    "degree": "Lowest degree accepted",
    "employment": "Employment",
    "occupation": "Occupation",
    "staffing": "Work at a client",
    "country": "Country",
    "region": "State or province",
    "company": "Company",
    "policy": "Stated policy",
    "status": "Status",
    "source": "Source",
}
OPEN = frozenset(["band", "route", "history", "workplace", "degree", "country"])
"""Filters that are unfolded without being asked."""

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter."""

    name: str
    words: str
    choices: list[Choice]
    unfolded: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it."""

    words: str
    without: str


def facets(query: Query, page: Page) -> list[Facet]:
    """Every filter that has something to choose from."""
    found = []
    for name, words in NAMES.items():
        chosen = selected(query, name)
        choices = _choices(name, page.facets.get(name, []), chosen)
        if choices:
            found.append(Facet(name, words, choices, unfolded=name in OPEN or bool(chosen)))
    return found


def _choices(name: str, counts: list[Count], chosen: tuple[str, ...]) -> list[Choice]:
    known = {one.value: one.count for one in counts}
    values = [*known]
    if name == "band":
        values.sort(key=lambda value: [*BANDS, SILENT].index(value))
    elif FIELDS[name].known:
        values.sort(key=[*FIELDS[name].known, SILENT].index)
    else:
        values = values[:SHOWN]
    values += [value for value in chosen if value not in values]
    return [
        Choice(value, wording.value(name, value), _count(name, value, known), value in chosen)
        for value in values
    ]


def _count(name: str, value: str, known: dict[str, int]) -> int:
    """Postings of a value; a group of occupations has those of all its codes."""
    if name == "occupation":
        return sum(count for code, count in known.items() if code.startswith(value))
    return known.get(value, 0)


def chips(query: Query) -> list[Chip]:
    """Every filter in force."""
    found = []
    if query.words:
        found.append(Chip(f"words: {query.words}", address(query, words="")))
    for name, words in NAMES.items():
        values = selected(query, name)
        for value in values:
            rest = [other for other in values if other != value]
            label = f"{words}: {wording.value(name, value)}"
            found.append(Chip(label, address(query, None, **{name: rest})))
    return found + _numbers(query)


def _numbers(query: Query) -> list[Chip]:
    found = []
    if query.salary_min is not None:
        least = wording.amount(query.salary_min, query.currency or "USD")
        found.append(Chip(f"pays {least} a year or more", address(query, salary_min=None)))
    elif query.currency:
        found.append(Chip(f"currency: {query.currency}", address(query, currency=None)))
    if query.salary_stated:
        found.append(Chip("pay is stated", address(query, salary_stated=False)))
    if query.experience_max is not None:
        words = f"asks for {query.experience_max:g} years at most"
        found.append(Chip(words, address(query, experience_max=None)))
    if query.posted_since:
        words = f"posted since {wording.day(query.posted_since)}"
        found.append(Chip(words, address(query, posted_since=None)))
    return found
