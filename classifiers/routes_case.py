"""A posting with what is known about it, and what its words say of a route."""

from collections.abc import Iterable
from dataclasses import dataclass

from classifiers.routes_records import Record
from classifiers.routes_words import Words
from sponsorboard.postings.posting import Posting, RouteAnswer

Answer = tuple[RouteAnswer, list[str]]

ORDER: tuple[RouteAnswer, ...] = ("no", "unknown", "possible", "likely")
OTHERS = "Other visas are named, this one is not"
TRANSFERS = "Only people who already hold H-1B status are taken on"


@dataclass(frozen=True, slots=True)
class Case:
    """A posting with what is known about it."""

    posting: Posting
    words: Words
    record: Record
    in_force: frozenset[str]
    """Ids of the policy facts that count on the day."""


def at_most(answer: RouteAnswer, limit: RouteAnswer) -> RouteAnswer:
    """The lower of two answers."""
    return min(answer, limit, key=ORDER.index)


def stated(case: Case, visas: Iterable[str], transfers: RouteAnswer) -> Answer | None:
    """What the words say of a route that the employer has to file for; None where nothing.

    Args:
        visas: names under which it is meant.
        transfers: the answer where only transfers are offered.
    """
    said = case.words
    if not (said.policy or said.accepted or said.refused):
        return None
    accepted = next((said.accepted[visa] for visa in visas if visa in said.accepted), None)
    if said.policy == "transfer_only" and (transfers != "unknown" or not accepted):
        return transfers, [said.said, TRANSFERS]
    if refused := next((said.refused[visa] for visa in visas if visa in said.refused), None):
        return "no", [refused]
    if said.policy == "refused" and said.general:
        return _refused(said.said, accepted, transfers)
    if said.policy == "conditional":
        return "possible", [accepted or said.said]
    if accepted:
        return "likely", [accepted]
    if said.policy == "offered":
        return ("likely", [said.said]) if said.general else ("possible", [said.said, OTHERS])
    return None


def _refused(said: str, accepted: str | None, transfers: RouteAnswer) -> Answer:
    """Sponsorship is refused; a visa of another kind that is named as accepted stays open."""
    if accepted is None:
        return "no", [said]
    return "possible" if transfers == "unknown" else "no", [said, accepted]
