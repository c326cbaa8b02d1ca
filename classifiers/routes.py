"""Ways to work in the US in a role: eleven routes, each with an answer, its reasons and the policy
facts it rests on.

The posting's own words come first, then what the agencies' files tell of the employer. What is not
known stays ``unknown``; ``no`` needs words, a listed rule or an occupation that cannot qualify.
Nobody's nationality is inferred: routes for citizens of some countries are answered for the role.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from classifiers.routes_case import Answer, Case
from classifiers.routes_others import green_card, o1, tn
from classifiers.routes_petitions import TEXAS, h1b_cap, h1b_cap_exempt, h1b_transfer, treaty
from classifiers.routes_records import record
from classifiers.routes_training import cpt, opt, stem_opt
from classifiers.routes_words import words
from sponsorboard.postings.posting import Posting, Route, Routes
from sponsorboard.reference.policy import facts

ANSWERS: dict[str, Callable[[Case], Answer]] = {
    "h1b_cap": h1b_cap,
    "h1b_transfer": h1b_transfer,
    "h1b_cap_exempt": h1b_cap_exempt,
    "h1b1": treaty("h1b1"),
    "e3": treaty("e3"),
    "tn": tn,
    "o1": o1,
    "opt": opt,
    "stem_opt": stem_opt,
    "cpt": cpt,
    "green_card": green_card,
}

RESTS: dict[str, tuple[str, ...]] = {
    "h1b_cap": (
        "cap_numbers", "registration_window", "weighted_selection", "specialty_occupation",
        "modernization",
    ),
    "h1b_transfer": ("specialty_occupation", "modernization"),
    "h1b_cap_exempt": ("cap_exemption", "specialty_occupation", "modernization"),
    "h1b1": ("treaty_caps", "lca_attestation"),
    "e3": ("treaty_caps", "lca_attestation"),
    "tn": ("tn_professions",),
    "o1": (),
    "opt": ("practical_training", "cap_gap"),
    "stem_opt": ("practical_training", "cap_gap"),
    "cpt": ("practical_training", "cpt_narrowing"),
    "green_card": ("perm_recruitment", "perm_form"),
}  # fmt: skip
"""Ids of the facts that each route rests on; those in force on the day are named."""


def routes(posting: Posting, today: date) -> Routes | None:
    """The answer for each route; None where every place is outside the US."""
    places = posting.locations
    if places and all(place.country not in (None, "US") for place in places):
        return None
    case = Case(posting, words(posting), record(posting), _in_force(today))
    return Routes(**{name: _route(name, case, _rests(today)[name]) for name in ANSWERS})


def _route(name: str, case: Case, rests: list[str]) -> Route:
    if case.words.blocked:
        return Route(answer="no", reasons=[*case.words.blocked], policy=[*rests])
    answer, reasons = ANSWERS[name](case)
    frozen = ["texas_freeze"] if TEXAS in reasons else []
    return Route(answer=answer, reasons=[*dict.fromkeys(reasons)], policy=[*rests, *frozen])


@lru_cache(maxsize=8)
def _in_force(today: date) -> frozenset[str]:
    return frozenset(id for id, fact in facts().items() if fact.in_force(today))


@lru_cache(maxsize=8)
def _rests(today: date) -> dict[str, list[str]]:
    """Ids of the facts in force on a day, by route."""
    known = _in_force(today)
    return {name: [id for id in ids if id in known] for name, ids in RESTS.items()}
