"""A query as conditions that each engine says in its own words."""

from dataclasses import dataclass, field
from datetime import date

from sponsorboard.search import words
from sponsorboard.search.fields import LAST_CENT, SILENT, pay_key
from sponsorboard.search.query import VALUES, Query

RANKED = 8  # words of a query that count for relevance


@dataclass(frozen=True, slots=True)
class Is:
    """The field has one of the values; ``none`` is no value at all."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """The field has a value between the two, both included."""

    field: str
    low: str | float | date | None
    high: str | float | None = None


@dataclass(frozen=True, slots=True)
class Says:
    """One of the runs of tokens stands in the text; in title or company for the headline."""

    forms: tuple[tuple[str, ...], ...]
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: "tuple[Condition, ...]"


Condition = Is | Within | Says | Not | AnyOf


@dataclass(slots=True)
class Plan:
    """What to find and in which order."""

    always: list[Condition] = field(default_factory=list)
    filters: dict[str, Condition] = field(default_factory=dict)
    """By facet, because a facet's counts leave out its own."""
    tiers: list[Condition] = field(default_factory=list)
    """A posting comes before those that meet fewer of these ..."""
    key: str = "by_date"
    """... and among equals in the order of this field."""
    forms: tuple[tuple[str, ...], ...] = ()
    """Runs of tokens to highlight."""

    def conditions(self, without: str | None = None) -> list[Condition]:
        """All that has to hold, but for the filter of one facet."""
        return self.always + [one for name, one in self.filters.items() if name != without]


def planned(query: Query) -> Plan:
    """The plan of a query."""
    plan = Plan()
    wanted = words.wanted(query.words)
    for one in wanted:
        says = Says(one.forms)
        plan.always.append(Not(says) if one.excluded else says)
    looked_for = [one for one in wanted if not one.excluded]
    plan.forms = tuple(form for one in looked_for for form in one.forms)
    for name in VALUES:
        if chosen := getattr(query, name):
            plan.filters[name] = _filter(name, chosen)
    plan.always += _limits(query)
    if query.sort == "salary":
        plan.key = "by_salary"
        currency = query.currency or "USD"
        plan.tiers = [Within("by_salary", f"{currency}0", f"{currency}A")]  # digits follow
    elif query.sort == "likelihood":
        plan.key = "by_likelihood"
    elif query.sort == "relevance":
        plan.tiers = [Says(one.forms, headline=True) for one in looked_for[:RANKED]]
        if len(looked_for) > 1:
            whole = tuple(token for one in looked_for for token in one.forms[0])
            plan.tiers.append(Says((whole,), headline=True))
    return plan


def _filter(name: str, chosen: tuple[str, ...]) -> Condition:
    if name == "company":
        return Is("company_key", tuple(words.folded(one) for one in chosen))
    if name == "region":
        return _wider(name, chosen, "region_code", [one for one in chosen if "-" not in one])
    if name == "occupation":
        return _wider(name, chosen, "occupation_group", [one for one in chosen if len(one) <= 4])
    return Is(name, chosen)


def _wider(name: str, chosen: tuple[str, ...], other: str, some: list[str]) -> Condition:
    """Some of the values are asked of another field, which holds wider ones."""
    wide = tuple(one for one in some if one != SILENT)
    rest = tuple(one for one in chosen if one not in wide)
    if wide and rest:
        return AnyOf((Is(other, wide), Is(name, rest)))
    return Is(other, wide) if wide else Is(name, rest)


def _limits(query: Query) -> list[Condition]:
    limits: list[Condition] = [] if query.duplicates else [Is("duplicate", (SILENT,))]
    currency = query.currency or "USD"
    silent = Is("pay", (SILENT,))
    if query.salary_min is not None:
        reached = Within("pay", pay_key(currency, query.salary_min), f"{currency}{LAST_CENT}")
        limits.append(reached if query.salary_stated else AnyOf((reached, silent)))
    elif query.salary_stated and query.currency:
        limits.append(Within("pay", pay_key(currency, 0), f"{currency}{LAST_CENT}"))
    elif query.salary_stated:
        limits.append(Not(silent))
    if query.experience_max is not None:
        few = Within("experience", None, query.experience_max)
        limits.append(AnyOf((few, Is("experience", (SILENT,)))))
    if query.posted_since is not None:
        limits.append(Within("posted", query.posted_since))
    return limits
