"""Ways to work in the US in this role, as a page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sponsorboard.postings.posting import Posting, Route
from sponsorboard.search.fields import ROUTES
from sponsorboard.web import wording
from sponsorboard.web.conclusions import unbulleted
from sponsorboard.web.policies import Shown, facts

ANSWERS = {
    "likely": "likely", "possible": "possible", "no": "not here", "unknown": "cannot be told",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One route with its answer, or several that follow each other and have the same."""

    names: list[str]
    answer: str
    """The record's value."""
    words: str
    reasons: Sequence[str]
    facts: list[Shown]
    """The policy facts it rests on."""


def ways(posting: Posting) -> list[Way]:
    """Every route in the order of the record; empty where every place is outside the US."""
    if posting.routes is None:
        return []
    known = facts()
    each = [(name, getattr(posting.routes, name)) for name in ROUTES]
    return [
        _way(list(alike), known)
        for _, alike in groupby(each, key=lambda one: (one[1].answer, one[1].reasons))
    ]


def _way(alike: list[tuple[str, Route]], known: dict[str, Shown]) -> Way:
    route = alike[0][1]
    rules = dict.fromkeys(id for _, one in alike for id in one.policy)
    return Way(
        names=[wording.value("route", name) for name, _ in alike],
        answer=route.answer,
        words=ANSWERS[route.answer],
        reasons=[unbulleted(one) for one in route.reasons],
        facts=[known[id] for id in rules if id in known],
    )


def signs(posting: Posting) -> list[str]:
    """What a card says of the agencies' files: a few words each, only where something is known."""
    found = []
    employer, level = posting.employer, posting.wage_level
    if employer.history and employer.history.lca:
        same = posting.occupation.soc in employer.history.lca_soc
        found.append(wording.value("history", "lca_occupation" if same else "lca"))
    if employer.cap_exempt != "none":
        found.append(f"outside the H-1B cap: {wording.value('cap_exempt', employer.cap_exempt)}")
    if employer.staffing or posting.employment.third_party:
        found.append("work at a client")
    if level and level.low is not None:
        verb = "" if level.low == 0 else "reaches "
        found.append(f"pay {verb}{wording.value('wage_level', str(level.low))}")
    if likely := [name for name in ROUTES if _answer(posting, name) == "likely"]:
        names = [wording.value("route", name).partition(" (")[0] for name in likely]
        found.append(f"likely ways: {', '.join(one.partition(',')[0] for one in names)}")
    return found


def _answer(posting: Posting, name: str) -> str | None:
    return getattr(posting.routes, name).answer if posting.routes else None
