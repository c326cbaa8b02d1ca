"""Whether an employer's H-1B petitions escape the yearly cap (INA 214(g)(5)(A) and (B)).

The ladder, best first: the employer's own attestation on Form ETA-9141 (table ``acwia``, where an
operator has built it); the reviewed list ``cap_exempt.tsv`` of research organisations and teaching
hospitals; public and nonprofit institutions that grant degrees (table ``institutions``); the look
of the name. A for-profit employer never is, whatever its name; ``none`` says only that nothing is
known.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sponsorboard.postings.posting import CapExemption, Employer, Evidence, Prong
from sponsorboard.reference import names
from sponsorboard.reference.cap_exempt import Listed, listed
from sponsorboard.reference.institutions import Institution, institutions, spelt
from sponsorboard.reference.tables import cached, path, table, vintage

Found = tuple[CapExemption, Prong | None, list[Evidence]]

LOOK = ("company name: ", "domain: ")
NONE: tuple[CapExemption, None] = ("none", None)
ATTESTED: tuple[tuple[str, Prong, str], ...] = (
    ("higher_education", "higher_education", "an institution of higher education"),
    ("affiliated_nonprofit", "affiliated_nonprofit", "an affiliated nonprofit"),
    ("research", "nonprofit_research", "a nonprofit or governmental research organisation"),
)
"""Columns of ``acwia``; the form has one question for both kinds of research organisation."""

SITE = re.compile(r"/| at | - |\s*\(", re.IGNORECASE)
"""Between an institution and one of its places or short names: ``Stanford University/SLAC``."""

FOR_PROFIT = frozenset("LLC LC LLP LLLP LP PLLC PC PA LTD CORP CO PLC FSB NA".split())
"""Legal forms that a nonprofit rarely has: a name that ends in one says nothing."""

TRADING = (".com", ".ai", ".io", ".co")
"""Domains under which a research organisation that nobody has listed is hardly a nonprofit."""

BEGINNINGS = frozenset(
    "NEW NORTH SOUTH EAST WEST CENTRAL NORTHERN SOUTHERN EASTERN WESTERN ST PUERTO".split()
)
"""After ``University of``: a name goes on after it."""

PARTS = frozenset(
    "OF SCHOOL COLLEGE DEPARTMENT DIVISION LIBRARY LIBRARIES SYSTEM GRADUATE CAMPUS".split()
)
"""After the name of an institution: a part of it."""

NAMED = re.compile(r"-|, ")
"""Between the name of a university and that of its campus."""

BESIDE = re.compile(
    r"\b(?:HOSPITALS?|HEALTH|HEALTHCARE|MEDICAL|MEDICINE|CLINICS?|CANCER|FOUNDATION|RESEARCH|"
    r"PHYSICIANS)\b"
)
"""After the name of an institution: perhaps a nonprofit of its own, affiliated or not."""

LOOKS: tuple[tuple[re.Pattern[str], Prong, str], ...] = (
    (
        re.compile(
            r"^UNIVERSITY OF (?!.*\b(?:BANK|CREDIT)\b)"
            r"|^(?!ASSOCIAT).*\w (?:UNIVERSITY|COLLEGE|UNIVERSITIES|COLLEGES)$"
        ),
        "higher_education",
        "looks like a university or college, but none of the US was found under it",
    ),
    (
        re.compile(r"\b(?:UNIVERSITY|TEACHING|CHILDRENS) (?:HOSPITALS?|MEDICAL CENTER)\b"),
        "affiliated_nonprofit",
        "looks like a teaching hospital; affiliation and control are not known",
    ),
    (
        re.compile(
            r"\bUNIVERSITY (?:HEALTH|PHYSICIANS|FOUNDATION)\b|\bCANCER (?:CENTER|INSTITUTE)$"
        ),
        "affiliated_nonprofit",
        "looks like an affiliate of a university; affiliation and control are not known",
    ),
    (
        re.compile(r"\bRESEARCH (?:INSTITUTE|FOUNDATION)\b|\bINSTITUTE (?:FOR|OF) .*\bRESEARCH\b"),
        "nonprofit_research",
        "looks like a research organisation; whether it is a nonprofit is not known",
    ),
    (
        re.compile(r"\bNATIONAL LAB(?:ORATORY|ORATORIES|S)?$"),
        "nonprofit_research",
        "looks like a federal laboratory; who runs it is not known",
    ),
)  # fmt: skip


def cap_exemption(company: str, domain: str | None, legal_names: Sequence[str]) -> Found:
    """The answer, the part of INA 214(g)(5) it falls under, and the rows it rests on.

    Args:
        company: the employer as its board names it.
        domain: its main web domain.
        legal_names: its names in the agencies' files, where it is linked.

    Raises:
        ReferenceError: a table or the list cannot be used.
    """
    answer, prong, evidence = _kept()(company, domain or "", tuple(legal_names))
    return answer, prong, list(evidence)


def by_look(employer: Employer) -> bool:
    """Whether its exemption rests on the look of its name or domain alone."""
    refs = [one.ref or "" for one in employer.evidence]
    return employer.cap_exempt == "possible" and any(ref.startswith(LOOK) for ref in refs)


def institution(company: str, domain: str | None, legal_names: Sequence[str]) -> list[Institution]:
    """The institution of postsecondary education that an employer is or is a part of, by campus;
    empty where it is none."""
    own = institutions().at((domain or "").lower())
    for name in _known_as(company, legal_names):
        if own:
            return own
        own = next((found for found, rest in _within(name) if not rest or rest in PARTS), [])
    return own


@cached
def _kept() -> Callable[[str, str, tuple[str, ...]], Found]:
    return lru_cache(maxsize=65536)(_decide)


def _decide(company: str, domain: str, legal_names: tuple[str, ...]) -> Found:
    known_as = list(_known_as(company, legal_names))
    row = _listed(known_as, domain.lower())
    campuses = institution(company, domain, legal_names)
    if _is_for_profit(row, campuses):
        return (*NONE, [_row(row) if row else _campus(campuses)])
    if attested := _attested(known_as):
        return attested
    if row:
        return row.answer, row.prong or None, [_row(row)]
    if campuses:
        return _of_campuses(campuses)
    return _look(known_as, domain.lower())


def _known_as(company: str, legal_names: Sequence[str]) -> Iterator[str]:
    """Every name, trade and former ones included, the board's first; then each without its site."""
    known_as = [company, *(part for legal in legal_names for part in names.parts(legal))]
    yield from known_as
    yield from (SITE.split(name, maxsplit=1)[0] for name in known_as if SITE.search(name))


def _is_for_profit(row: Listed | None, campuses: list[Institution]) -> bool:
    if row:
        return row.answer == "none"
    return bool(campuses) and all(one.control == "for_profit" for one in campuses)


# --- Attested -------------------------------------------------------------------------------------


@cached
def _attestations() -> dict[str, dict[str, object]]:
    """Rows of the table ``acwia`` by normal form of the name; empty where there is no table.

    Several employers of one name count only for what each of them attests.
    """
    found: dict[str, dict[str, object]] = {}
    if path("acwia") is None:
        return found
    for row in table("acwia").to_pylist():
        key = names.key(row["name"])
        for column, *_ in ATTESTED:
            row[column] = bool(row[column]) and bool(found.get(key, row)[column])
        found[key] = row
    return found


def _attested(known_as: list[str]) -> Found | None:
    rows = _attestations()
    for name in known_as:
        row = rows.get(names.key(name)) if rows else None
        for column, prong, words in ATTESTED if row else ():
            if row and row[column]:
                made = f"acwia {_span('acwia')}: {row['name']} attests to be {words}"
                return "attested", prong, [Evidence(origin="reference", ref=made)]
    return None


# --- The reviewed list ----------------------------------------------------------------------------


def _listed(known_as: list[str], domain: str) -> Listed | None:
    rows = listed()
    found = (rows.get(names.key(name)) for name in known_as)
    return next(filter(None, found), None) or (rows.get(domain) if domain else None)


def _row(one: Listed) -> Evidence:
    return Evidence(origin="reference", ref=f"cap_exempt: {one.name}: {one.reason}")


# --- Institutions ---------------------------------------------------------------------------------


def _within(name: str) -> Iterator[tuple[list[Institution], str]]:
    """The institution of a name, and universities and colleges that it only begins with, the
    longest first, each with the word that follows."""
    if names.form(name) in FOR_PROFIT:
        return
    words = spelt(name).split()
    if found := institutions().named(" ".join(words)):
        yield found, ""
    for end in range(len(words) - 1, 1, -1):
        begins, rest = words[:end], words[end]
        last = begins[-1]
        if last in BEGINNINGS or (
            last != "UNIVERSITY" and "COLLEGE" not in begins and "OF" not in begins[-4:-1]
        ):
            continue
        whole = rest != "OF" and (last == "UNIVERSITY" or begins[-2] == "OF" or "COLLEGE" in begins)
        look_up = institutions().named if whole else institutions().exact
        if found := look_up(" ".join(begins)):
            yield found, rest


def _of_campuses(campuses: list[Institution]) -> Found:
    good = [one for one in campuses if one.qualifies]
    if not good:
        return (*NONE, [_campus(campuses)])
    answer: CapExemption = "likely" if len(good) == len(campuses) else "possible"
    return answer, "higher_education", [_campus(campuses)]


def _campus(campuses: list[Institution]) -> Evidence:
    first = next((one for one in campuses if "Office" not in one.name), campuses[0])
    control = ", ".join(sorted({(one.control or "unknown").replace("_", "-") for one in campuses}))
    more = f" and {len(campuses) - 1} more of the name" if len(campuses) > 1 else ""
    grants = "grants degrees" if first.qualifies else "does not qualify"
    if any(one.qualifies != first.qualifies for one in campuses):
        grants = "not all of them qualify"
    said = f"{first.name}, {first.state}{more} ({control}; {grants})"
    return Evidence(origin="reference", ref=f"institutions {_span('institutions')}: {said}")


def _span(name: str) -> str:
    made = vintage(name)
    return made.span if made else ""


# --- Looks ----------------------------------------------------------------------------------------


def _look(known_as: list[str], domain: str) -> Found:
    """What the look of a name or domain suggests, which is at most ``possible``."""
    for name in known_as:
        if names.form(name) in FOR_PROFIT:
            continue
        if found := _beside(name):
            return found
        key = names.key(name)
        for pattern, prong, words in LOOKS:
            if prong == "nonprofit_research" and domain.endswith(TRADING):
                continue
            if pattern.search(key):
                return "possible", prong, [_said(f"company name: “{name}” {words}")]
    if domain.endswith(".edu"):
        return "possible", "higher_education", [_said(f"domain: {domain} ends in .edu")]
    return (*NONE, [])


def _beside(name: str) -> Found | None:
    """A nonprofit, perhaps, that bears the name of an institution or of one on the list; none for
    one that bears the name of a company for profit."""
    words = names.key(name).split()
    for end in range(len(words) - 1, 1, -1):
        if row := listed().get(" ".join(words[:end])):
            said = f"company name: “{name}” begins like {row.name}"
            if row.answer == "none":
                return *NONE, [_said(f"{said}, a company for profit")]
            part = f"{said}; whether it is a part is not known"
            return "possible", row.prong or None, [_said(part)]
    for campuses, rest in _within(name):
        if rest and BESIDE.search(spelt(name)) and all(one.qualifies for one in campuses):
            stem = NAMED.split(campuses[0].name)[0] if len(campuses) > 1 else campuses[0].name
            said = f"company name: “{name}” begins like {stem}; affiliation not known"
            return "possible", "affiliated_nonprofit", [_said(said)]
    return None


def _said(words: str) -> Evidence:
    return Evidence(origin="reference", ref=words)
