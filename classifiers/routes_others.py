"""Routes beside the specialty occupation: TN by the listed professions, O-1, green card."""

from functools import lru_cache

from classifiers.routes_case import Answer, Case, at_most, stated
from classifiers.routes_records import certified
from classifiers.specialty import LOWER
from sponsorboard.postings.posting import RouteAnswer
from sponsorboard.reference.professions import Profession, professions

SURE = 0.5
"""Probability of the occupation from which its absence from the list tells."""

RIVAL = 0.1
"""Probability from which another likely occupation that is listed leaves the question open."""

UNLISTED = "No profession on the USMCA list corresponds to this occupation"
UNLISTED_PERHAPS = "Whether the role belongs to a profession on the USMCA list cannot be told"
LESS = "The posting asks for less than the degree of the list"
LETTER = "TN takes a letter of the employer and no petition, so that a refusal may not mean it"
ABILITY = "It depends on the person; no record tells which employers petition for O-1"
PERM = "No record tells whether this employer files for green cards (PERM)"


def tn(case: Case) -> Answer:
    """Needs a listed profession and a letter of the employer; no petition, no cap."""
    listed, profession = _profession(case)
    words = stated(case, ("tn",), "unknown")
    accepted = "tn" in case.words.accepted
    if words and words[0] == "no" and "tn" in case.words.refused:
        return words
    if listed == "no" and not accepted:
        return "no", profession
    if words and words[0] == "no":
        return "unknown", [*words[1], LETTER]
    answer, reasons = words or (at_most(case.record.answer, "possible"), [case.record.reason])
    if accepted and listed != "no":
        return answer, [*reasons, *profession]
    limit: RouteAnswer = "possible" if listed == "no" else listed
    return at_most(answer, limit), [*reasons, *profession]


def _profession(case: Case) -> tuple[RouteAnswer, list[str]]:
    """Whether the occupation belongs to a listed profession, and the sentences that say so."""
    known, occupation = professions(), case.posting.occupation
    sure = (occupation.probability or 0) >= SURE
    if one := known.get(occupation.soc or ""):
        if not sure:
            return "possible", [f"{_listed(one)}; the occupation is not certain"]
        if case.posting.degree.minimum in LOWER and one.degree:
            return at_most(one.answer, "possible"), [_listed(one), LESS]
        return one.answer, [_listed(one)]
    rivals = any(guess.soc in known for guess in occupation.top if guess.probability >= RIVAL)
    if occupation.soc is None or not sure or rivals:
        return "unknown", [UNLISTED_PERHAPS]
    return "no", [UNLISTED]


@lru_cache(maxsize=256)
def _listed(one: Profession) -> str:
    if one.condition:
        return f"It may be {one.profession} on the USMCA list ({one.needs}), {one.condition}"
    return f"{one.profession} is a profession on the USMCA list ({one.needs})"


def o1(case: Case) -> Answer:
    """Needs extraordinary ability and a petition; no record tells who files."""
    words = stated(case, ("o1",), "unknown")
    if words is None:
        return "unknown", [ABILITY]
    answer, reasons = words
    if answer == "no" or "o1" in case.words.accepted:
        return words
    return at_most(answer, "possible"), [*reasons, ABILITY]


def green_card(case: Case) -> Answer:
    """Through the employer (PERM), by its words or its certified applications."""
    words = stated(case, ("green_card",), "unknown")
    if words is None:
        history = case.posting.employer.history
        if history and history.perm and history.perm.total:
            return "possible", [certified(history.perm)]
        return "unknown", [PERM]
    answer, reasons = words
    return answer if "green_card" in case.words.accepted else at_most(answer, "possible"), reasons
