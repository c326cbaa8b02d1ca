"""The posting's own policy on sponsorship and its restrictions, from its statements."""

import re
from collections.abc import Iterable

from classifiers.sponsorship import labels_of
from classifiers.sponsorship_terms import worded
from classifiers.sponsorship_wording import CLAUSE_END
from classifiers.statement_scope import country_abroad, is_about_a_kind_like, is_about_us
from sponsorboard.postings.posting import (
    Label,
    Policy,
    Posting,
    Restriction,
    Sponsorship,
    Statement,
    Visa,
)
from sponsorboard.postings.text import document

REFUSALS: frozenset[Label] = frozenset(["refused", "refused_now_future"])
YES: frozenset[Label] = frozenset(["offered", "conditional", "transfer_only", "opt_cpt_yes"])
NO: frozenset[Label] = REFUSALS | {"opt_cpt_no"}
SILENT: frozenset[Label] = frozenset(
    ["question", "other_scope", "eeo", "unrelated", "relocation", "e_verify", "export_ok"]
)
"""Labels that decide nothing by themselves."""

RESTRICTIONS: tuple[tuple[Label, Restriction], ...] = (
    # Strongest first.
    ("clearance_required", "clearance"),
    ("citizen_only", "citizen"),
    ("citizen_or_lpr", "citizen_or_lpr"),
    ("us_person", "us_person"),
    ("unrestricted_auth", "unrestricted_auth"),
    ("auth_only", "auth_only"),
)
BLOCKING: frozenset[Restriction] = frozenset(
    ["clearance", "citizen", "citizen_or_lpr", "us_person"]
)
"""Restrictions that no holder of a temporary visa meets."""


def conclude(statements: list[Statement], posting: Posting) -> Sponsorship:
    """Policy, restriction, visas, country, quotes and blockers; the likelihood is left open.

    A refusal beside an offer is a conflict: the refusal decides, and both are quoted. A statement
    about other roles, or about a country where the posting has no place, decides nothing.
    """
    abroad = _abroad(posting)
    unknown = not any(place.country for place in posting.locations)
    text = document(posting.description_text or "")
    for said in statements:
        if said.scope in ("role", "employer") and not _is_ours(said, text.folded, abroad):
            said.scope = "other_country"
        unit = worded(text.folded[said.start : said.end])
        if said.scope == "other_role" and is_about_a_kind_like(unit, posting.title):
            said.scope = "role"
            said.labels = [label for label in said.labels if label != "other_scope"]
    ours = [said for said in statements if _counts(said, abroad, text.folded, unknown)]
    policy = _policy(ours) or _possible(statements)
    restriction = _restriction(ours, policy)
    deciding = [said for said in ours if _decides(said, policy, restriction)]
    if policy and not deciding:
        deciding = [said for said in statements if "conditional" in said.labels]
    return Sponsorship(
        policy=policy,
        restriction=restriction,
        visas_yes=_visas(ours, YES, text.folded),
        visas_no=_visas(ours, NO, text.folded),
        country=_country(deciding, abroad, text.folded),
        quotes=list(dict.fromkeys(said.quote for said in deciding)),
        statements=statements,
        blockers=[
            said.quote
            for said in ours
            if any(label in said.labels and name in BLOCKING for label, name in RESTRICTIONS)
        ],
    )


def _abroad(posting: Posting) -> frozenset[str]:
    """Countries of a posting that has no place in the US; empty for US and unknown places."""
    countries = {place.country for place in posting.locations if place.country}
    return frozenset() if "US" in countries else frozenset(countries)


def _is_ours(said: Statement, folded: str, abroad: frozenset[str]) -> bool:
    """Whether a statement can be about a place of this posting."""
    return not (abroad and is_about_us(worded(folded[said.start : said.end])))


def _counts(said: Statement, abroad: frozenset[str], folded: str, unknown: bool) -> bool:
    """Whether a statement decides; one on a named country does where no place is known."""
    if said.scope == "other_role" or "other_scope" in said.labels or "question" in said.labels:
        return False
    if said.scope == "other_country":
        named = country_abroad(worded(folded[said.start : said.end]))
        return unknown or named in abroad or (named == "EU" and bool(abroad))
    return bool(set(said.labels) - SILENT)


NEW = re.compile(r"\bnew\b", re.IGNORECASE)


def _refuses(said: Statement) -> bool:
    return bool(REFUSALS & set(said.labels)) and "transfer_only" not in said.labels


def _possible(statements: Iterable[Statement]) -> Policy | None:
    """ "May provide visa sponsorship for certain positions": this one may be among them."""
    for said in statements:
        if said.scope == "other_role" and "conditional" in said.labels:
            return "conditional"
    return None


def _policy(ours: list[Statement]) -> Policy | None:
    found: set[Label] = set()
    for said in ours:
        labels = set(said.labels)
        if "transfer_only" in labels:  # "transfers, but no new petitions"
            labels -= REFUSALS
        found |= labels
    if "transfer_only" in found and all(NEW.search(said.quote) for said in ours if _refuses(said)):
        found -= REFUSALS
    if found & REFUSALS:
        return "refused"
    if "transfer_only" in found:
        return "transfer_only"
    if "conditional" in found or "partial" in found:
        return "conditional"
    return "offered" if "offered" in found else None


def _restriction(ours: Iterable[Statement], policy: Policy | None) -> Restriction | None:
    labels = {label for said in ours for label in said.labels}
    for label, restriction in RESTRICTIONS:
        if label in labels:
            return None if restriction == "auth_only" and policy else restriction
    return None


def _decides(said: Statement, policy: Policy | None, restriction: Restriction | None) -> bool:
    labels = set(said.labels)
    if policy and labels & (YES | REFUSALS | {"partial"}):
        return True
    return any(label in labels and name == restriction for label, name in RESTRICTIONS)


def _visas(ours: Iterable[Statement], labels: frozenset[Label], folded: str) -> list[Visa]:
    """Visas named by statements with one of the labels, in the order of the text."""
    found: list[Visa] = []
    for said in ours:
        if not labels & set(said.labels):
            continue
        if YES & set(said.labels) and NO & set(said.labels):  # each clause names its own
            for clause in CLAUSE_END.split(worded(folded[said.start : said.end])):
                clause_labels, visas = labels_of(clause or "")
                found += visas if labels & set(clause_labels) else []
        else:
            found += said.visas
    return list(dict.fromkeys(found))


def _country(deciding: list[Statement], abroad: frozenset[str], folded: str) -> str | None:
    if not deciding:
        return None
    for said in deciding:
        if named := country_abroad(worded(folded[said.start : said.end])):
            return named
    return min(abroad) if len(abroad) == 1 else None if abroad else "US"
