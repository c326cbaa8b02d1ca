"""What a posting's own words say about each way to work in the US."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from classifiers.policy import BLOCKING, NO, REFUSALS, YES
from sponsorboard.postings.posting import (
    Label,
    Policy,
    Posting,
    Restriction,
    Sponsorship,
    Statement,
)

MEANS: dict[Restriction, str] = {
    "clearance": "A security clearance is required, which as a rule takes US citizenship",
    "citizen": "Only US citizens may apply",
    "citizen_or_lpr": "Only US citizens and permanent residents may apply",
    "us_person": "Only US persons may apply: citizens, permanent residents, refugees, asylees",
}
DECIDES: dict[Policy, frozenset[Label]] = {
    "offered": frozenset(["offered"]),
    "conditional": frozenset(["conditional", "partial"]),
    "transfer_only": frozenset(["transfer_only"]),
    "refused": REFUSALS,
}
EXAMPLES = re.compile(
    r"\be\.?g\b|such as|includ|for example|\betc\b|\bany\b|\bother\b", re.IGNORECASE
)
"""Visas that are named are only examples."""

BULLET = re.compile(r"^(?:\W*[•·●▪◦‣*–—-]+|\(?(?:\d{1,2}|[a-z])[.)](?=\s*[A-Z]))\s*")
"""The mark or number of a list's item."""

QUOTED = 200
"""Characters of a quote that a reason shows."""

HOLDERS = re.compile(
    r"(?:green[- ]?cards?|\bGC)[- ]?(?:holders?|EAD)"
    r"|(?:hold(?:s|ing)?|have|with|possess\w*) (?:an? )?(?:valid |active )?green[- ]?cards?",
    re.IGNORECASE,
)
GREEN_CARD = re.compile(
    r"green[- ]?card|\bGC\b|\bPERM\b|\bI-?140\b|\bEB-?[1-3]\b|perman\w+ resid", re.IGNORECASE
)
"""Still named beside those who hold one."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that decide for a role in the US, as reasons; nothing where it is silent."""

    blocked: tuple[str, ...] = ()
    """Why no holder of a temporary visa may apply."""

    policy: Policy | None = None
    said: str = ""
    """The sentence that states the policy."""

    general: bool = False
    """Whether it is about sponsorship as such and not about named visas only."""

    future: bool = False
    """Whether it refuses those who will need sponsorship later too."""

    accepted: dict[str, str] = field(default_factory=dict)
    """Visas that are named as accepted, each with its sentence."""

    refused: dict[str, str] = field(default_factory=dict)
    """Visas that are named as refused."""

    authorised: str = ""
    """The sentence that asks for work authorisation and nothing more."""

    unrestricted: str = ""
    """The sentence that asks for permanent or unrestricted work authorisation."""

    e_verify: str = ""
    """The sentence on E-Verify."""


SILENT = Words()


def words(posting: Posting) -> Words:
    """What counts for the US among the posting's statements."""
    said = posting.sponsorship
    if said.country not in (None, "US"):
        return SILENT
    if not (said.statements or said.policy or said.restriction or said.visas_yes or said.visas_no):
        return SILENT
    ours = [one for one in said.statements if one.scope in ("role", "employer")]
    deciding = _with(ours, DECIDES[said.policy]) if said.policy else []
    restriction = said.restriction
    return Words(
        blocked=_blocked(said),
        policy=said.policy,
        said=_quoted(deciding, said.quotes) if said.policy else "",
        general=not deciding or any(_is_general(one) for one in deciding),
        future=said.policy == "refused" and bool(_with(ours, {"refused_now_future"})),
        accepted=_named(said.visas_yes, _with(ours, YES), said.quotes),
        refused=_named(said.visas_no, _with(ours, NO), said.quotes),
        authorised=_quoted(ours, said.quotes, "auth_only") if restriction == "auth_only" else "",
        unrestricted=(
            _quoted(ours, said.quotes, "unrestricted_auth")
            if restriction == "unrestricted_auth"
            else ""
        ),
        e_verify=_quoted(found, []) if (found := _with(ours, {"e_verify"})) else "",
    )


def _is_general(said: Statement) -> bool:
    """Whether a statement is about sponsorship as such and not about the visas it names alone."""
    return not said.visas or bool(EXAMPLES.search(said.quote))


def _blocked(said: Sponsorship) -> tuple[str, ...]:
    if said.restriction not in BLOCKING or said.restriction is None:
        return ()
    quotes = dict.fromkeys([*said.blockers[:1], *said.quotes[:1]])
    return MEANS[said.restriction], *(says(quote) for quote in quotes)


def _with(said: Iterable[Statement], labels: Iterable[Label]) -> list[Statement]:
    wanted = set(labels)
    return [one for one in said if wanted & set(one.labels)]


def _quoted(said: list[Statement], quotes: list[str], label: Label | None = None) -> str:
    """The first sentence, of those with a label where one is given."""
    chosen = _with(said, [label]) if label else said
    quote = chosen[0].quote if chosen else quotes[0] if quotes else None
    return says(quote) if quote else "The posting says so"


@lru_cache(maxsize=1024)
def says(quote: str) -> str:
    """A quote as a reason: without the mark of its list, and no longer than is read."""
    words = BULLET.sub("", quote, count=1).strip()
    if len(words) > QUOTED:
        words = words[:QUOTED].rpartition(" ")[0] + " …"
    return f"The posting says: “{words}”"


def _named(visas: Iterable[str], said: list[Statement], quotes: list[str]) -> dict[str, str]:
    """Visas with the sentence that names each; holders of green cards are people, no route."""
    found = {}
    for visa in visas:
        own = [one for one in said if visa in one.visas]
        if visa == "green_card" and own:
            own = [one for one in own if GREEN_CARD.search(HOLDERS.sub("", one.quote))]
            if not own:
                continue
        found[visa] = _quoted(own, quotes)
    return found
