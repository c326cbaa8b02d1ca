"""Routes to a specialty occupation: H-1B under and outside the cap, transfer, H-1B1, E-3."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from classifiers.cap_exemption import institution
from classifiers.routes_case import Answer, Case, at_most, stated
from classifiers.specialty import LOWER, usual_fit
from sponsorboard.postings.posting import RouteAnswer

SURE = 0.5
"""Probability of the occupation from which it can rule a route out."""

RIVAL = 0.1
"""Probability from which another likely occupation that may qualify leaves the question open."""

SHORT = frozenset(["part_time", "contract", "temporary", "internship"])
WEAK = "The occupation is a weak fit for a specialty occupation"
LESS = "The posting asks for less than a bachelor's degree, which a specialty occupation takes"
UNLIKELY = (
    "The occupation does not usually take a bachelor's degree, as a specialty occupation must"
)
MODELS = "41-9012"
MODEL = "Fashion models of distinguished merit have an H-1B of their own, which takes no degree"
RARELY = (
    "An employer that files may yet not do so for part-time, contract, temporary or student work"
)
CLIENT = (
    "Work at a client or through an agency: the one who employs has to file, the client's degree "
    "requirement counts, and contracts may be asked for"
)
LOTTERY = "A new petition needs a place under the yearly cap: registrations of March are drawn"
UNLESS = (
    "Unless the employer is outside the cap, a new petition needs a place under it: registrations "
    "of March are drawn"
)
WEIGHTED = ", weighted by the wage level that the pay reaches"
COUNTED = "It is for people already counted under the cap, and takes no lottery"
HOLDING = "It is for people who already hold H-1B status, and takes no lottery"
OUTSIDE = "Petitions of this employer are probably outside the cap"
PERHAPS = "The employer may be outside the cap"
PROFIT = "A for-profit employer is not outside the cap"
NOT_KNOWN = "Nothing known says that this employer is outside the cap"
TEXAS = (
    "State agencies and public universities of Texas need the Workforce Commission's approval for "
    "new petitions"
)
TEXAN = re.compile(
    r"^STATE OF TEXAS\b|^(?:RAILROAD|PUBLIC UTILITY) COMMISSION OF TEXAS$"
    r"|^TEXAS\b.*\b(?:DEPARTMENT|COMMISSION|AGENCY|COMPTROLLER|GENERAL LAND OFFICE|AGRILIFE|"
    r"DEVELOPMENT BOARD)\b",
    re.IGNORECASE,
)
"""Names of state agencies."""

LCA = "It takes a specialty occupation and an LCA by the employer, and no lottery"
ATTESTED = "The employer attests to be outside the cap (Form ETA-9141)"


def _petition(case: Case, visas: Iterable[str], transfers: RouteAnswer) -> Answer:
    """Whether the employer would file for a specialty occupation, and whether the role is one."""
    words, posting = stated(case, visas, transfers), case.posting
    answer, reasons = _fitting(case, words or _silent(case), silent=words is None)
    if answer != "no" and (posting.employment.third_party or posting.employer.staffing):
        return answer, [*reasons, CLIENT]
    return answer, reasons


def _silent(case: Case) -> Answer:
    """What the employer's record suggests where the words do not decide."""
    answer, reasons = case.record.answer, [case.record.reason]
    if case.words.unrestricted:
        return "unknown", [case.words.unrestricted, *reasons]
    if answer in ("likely", "possible") and case.posting.employment.type in SHORT:
        return "possible", [*reasons, RARELY]
    return answer, reasons


def _fitting(case: Case, found: Answer, *, silent: bool) -> Answer:
    """An answer for a specialty occupation, given how well the role fits one."""
    answer, reasons = found
    fit, minimum = case.posting.occupation.specialty, case.posting.degree.minimum
    if answer == "no" or fit not in ("weak", "unlikely"):
        return found
    if case.posting.occupation.soc == MODELS:
        return at_most(answer, "possible"), [*reasons, MODEL]
    why = LESS if minimum in LOWER else WEAK if fit == "weak" else UNLIKELY
    if fit == "weak" or not silent:
        return at_most(answer, "possible"), [*reasons, why]
    return ("no", [why]) if _surely_not(case) else ("unknown", [*reasons, why])


def _surely_not(case: Case) -> bool:
    """Whether a role that fits badly can be no specialty occupation: its occupation is certain,
    the posting asks for no degree, and the employer never filed for the like of it."""
    occupation, minimum = case.posting.occupation, case.posting.degree.minimum
    if case.record.same or (occupation.probability or 0) < SURE:
        return False
    if minimum is not None and minimum not in LOWER:
        return False
    rivals = (guess.soc for guess in occupation.top if guess.probability >= RIVAL)
    return not any(usual_fit(soc) in ("typical", "weak") for soc in rivals if soc != occupation.soc)


def h1b_cap(case: Case) -> Answer:
    """A new petition under the yearly cap; whether the draw selects it is another question."""
    answer, reasons = _frozen(case, _petition(case, ("h1b",), "no"))
    if answer not in ("likely", "possible"):
        return answer, reasons
    if case.posting.employer.cap_exempt in ("likely", "attested"):
        return "possible", [*reasons, OUTSIDE]
    drawn = UNLESS if case.posting.employer.cap_exempt == "possible" else LOTTERY
    return answer, [
        *reasons,
        f"{drawn}{WEIGHTED}" if "weighted_selection" in case.in_force else drawn,
    ]


def h1b_transfer(case: Case) -> Answer:
    """A petition for someone who was already counted."""
    answer, reasons = _frozen(case, _petition(case, ("h1b_transfer", "h1b"), "likely"))
    if answer not in ("likely", "possible"):
        return answer, reasons
    exempt = case.posting.employer.cap_exempt in ("likely", "attested")
    return answer, [*reasons, HOLDING if exempt else COUNTED]


def h1b_cap_exempt(case: Case) -> Answer:
    """A petition outside the cap; an exempt employer need not be willing."""
    answer, reasons = _petition(case, ("h1b",), "no")
    employer = case.posting.employer
    if answer == "no":
        return answer, reasons
    if employer.cap_exempt == "none":
        if any("for-profit" in (one.ref or "") for one in employer.evidence):
            return "no", [PROFIT]
        return "unknown", [NOT_KNOWN]
    if employer.cap_exempt == "possible":
        return at_most(answer, "possible"), [PERHAPS, *reasons]
    why = ATTESTED if employer.cap_exempt == "attested" else OUTSIDE
    unrestricted = bool(case.words.unrestricted)
    if answer == "unknown" and not unrestricted and case.posting.occupation.specialty != "unlikely":
        answer = "possible"
    return _frozen(case, (answer, [why, *reasons]))


def _frozen(case: Case, found: Answer) -> Answer:
    """An answer of the State of Texas and its universities while petitions there need approval."""
    answer, reasons = found
    if answer == "no" or "texas_freeze" not in case.in_force or not _of_texas(case):
        return found
    return "possible" if answer == "likely" else "unknown", [TEXAS, *reasons]


def _of_texas(case: Case) -> bool:
    """Whether the employer is a state agency or public university of Texas."""
    employer, company = case.posting.employer, case.posting.company
    if _is_agency(company.name):
        return True
    if employer.cap_exempt not in ("likely", "attested"):
        return False
    own = institution(company.name, company.domain, employer.match)
    return any(one.state == "TX" and one.control == "public" for one in own)


@lru_cache(maxsize=4096)
def _is_agency(name: str) -> bool:
    return bool(TEXAN.search(name))


def treaty(visa: str) -> Callable[[Case], Answer]:
    """H-1B1 and E-3: a specialty occupation and an LCA, for citizens of some countries."""

    def answer(case: Case) -> Answer:
        found, reasons = _petition(case, (visa,), "unknown")
        if found == "no":
            return found, reasons
        silent = stated(case, (visa,), "unknown") is None
        return at_most(found, "possible") if silent else found, [*reasons, LCA]

    return answer
