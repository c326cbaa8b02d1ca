"""The rules that answers about visas rest on, as page and API show them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sponsorboard.reference import policy
from sponsorboard.web import wording
from sponsorboard.web.vintages import today

DAYS = 30
"""A fact that was checked longer ago is shown as old."""

STATUSES = {
    # status: (words, group, colour)
    "in_force": ("in force", "In force", "likely"),
    "not_collected": ("on paper, not collected", "On paper, without effect now", "possible"),
    "stayed": ("stayed by a court", "On paper, without effect now", "possible"),
    "postponed": ("postponed, not in force", "On paper, without effect now", "possible"),
    "proposed": ("proposed, not in force", "Proposed or under review: not in force", "no"),
    "under_review": ("under review, not in force", "Proposed or under review: not in force", "no"),
    "recorded": ("past result", "Results and past rules", "unknown"),
    "expired": ("expired, not in force", "Results and past rules", "unknown"),
    "unknown": ("status not known", "Status not known", "unknown"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, proposal or result."""

    id: str
    subject: str
    status: str
    """``in_force``, ``not_collected``, ``stayed``, ``postponed``, ``proposed``, \
``under_review``, ``recorded``, ``expired`` or ``unknown``."""
    in_force: bool
    """Whether answers count it today."""
    valid_from: date | None
    valid_to: date | None
    checked_on: date
    """Day on which the status was last looked up."""
    stale: bool
    """Whether that is more than 30 days ago."""
    citation: str
    applies_to: list[str]
    """Routes of the record."""
    note: str | None


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule that is known."""

    rules: list[Rule]


@dataclass(frozen=True, slots=True)
class Shown:
    """A rule in words."""

    id: str
    subject: str
    status: str
    group: str
    tone: str
    dates: str | None
    note: str | None
    applies_to: list[str]
    citation: str
    checked: str
    stale: bool


def rules() -> list[Rule]:
    """Every rule, as it stands today."""
    return [_rule(one, today()) for one in policy.facts().values()]


def _rule(fact: policy.Fact, on: date) -> Rule:
    return Rule(
        id=fact.id,
        subject=fact.subject,
        status=fact.status,
        in_force=fact.in_force(on),
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        checked_on=fact.checked_on,
        stale=on - fact.checked_on > timedelta(days=DAYS),
        citation=fact.citation,
        applies_to=list(fact.applies_to),
        note=fact.note or None,
    )


def facts() -> dict[str, Shown]:
    """Every rule in words, by its id."""
    return {one.id: _shown(one) for one in rules()}


def _shown(rule: Rule) -> Shown:
    words, group, tone = STATUSES[rule.status]
    if rule.status == "in_force" and not rule.in_force:
        words, group, tone = STATUSES["expired"]
    subject = rule.subject[:1].upper() + rule.subject[1:]
    routes = [wording.value("route", name) for name in rule.applies_to]
    return Shown(
        rule.id, subject, words, group, tone, _dates(rule), rule.note, routes, rule.citation,
        wording.day(rule.checked_on), rule.stale,
    )  # fmt: skip


def _dates(rule: Rule) -> str | None:
    ends = [
        f"from {wording.day(rule.valid_from)}" if rule.valid_from else None,
        f"to {wording.day(rule.valid_to)}" if rule.valid_to else None,
    ]
    dates = " ".join(one for one in ends if one)
    proposed = rule.status in ("proposed", "under_review")
    return f"would hold {dates}" if dates and proposed else dates or None


def page() -> dict[str, Any]:
    """What the page of rules shows."""
    known = [*facts().values()]
    groups = [
        (title, [one for one in known if one.group == title])
        for title in dict.fromkeys(group for _, group, _ in STATUSES.values())
    ]
    return {
        "facts": known,
        "groups": [(title, several) for title, several in groups if several],
        "stale": sum(one.stale for one in known),
        "days": DAYS,
    }


def answer() -> Rules:
    """What the API gives."""
    return Rules(rules())
