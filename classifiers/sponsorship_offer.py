"""Whether words offer sponsorship of a work visa, on conditions or for transfers, or refuse it."""

import re

from classifiers import sponsorship_wording as wording
from classifiers.sponsorship_sense import EXPORT_LICENSE, MENTION, WORK, means_visa
from sponsorboard.postings.posting import Label

DECIDED: frozenset[Label] = frozenset(["refused", "refused_now_future", "offered"])


def _refusal(unit: str, employer: bool) -> set[Label]:
    """Labels of a refusal; both where the employer rules out sponsoring in future as well."""
    if not wording.LATER.search(unit):
        return {"refused"}
    return {"refused", "refused_now_future"} if employer else {"refused_now_future"}


def _needed(unit: str, clause: str, before: str, after: str) -> set[Label] | None:
    """What is said of people who need sponsorship; None where the words do not speak of need."""
    if wording.WITH_OR_WITHOUT.search(before):
        return set()
    if wording.WITHOUT.search(before) or wording.NOT_NEED.search(before):
        return set() if EXPORT_LICENSE.search(after) else _without(unit, clause, before)
    if wording.NEED.search(before):
        if wording.MAY_REJECT.search(unit):
            return {"conditional"}
        if wording.REJECTED.search(unit):
            return _refusal(unit, employer=False)
        if not wording.ACCEPTED.search(unit):
            return set()
        return {"conditional"} if _is_possible(unit) else {"offered"}
    if wording.NEEDED_AFTER.match(after):
        return set()
    return None


def _is_possible(words: str) -> bool:
    """Whether words make it a mere possibility; "you may apply" does not."""
    return bool(wording.POSSIBLE.search(wording.MAY_APPLY.sub("", words)))


def _without(unit: str, clause: str, before: str) -> set[Label]:
    """What "without sponsorship" and "must not need sponsorship" say."""
    if wording.ROLE_NEEDS.search(before):
        return set()
    if "immediate" in before and "future" not in unit and wording.GIVEN.search(before):
        return {"conditional"}
    if wording.IF_NOT_NEEDED.search(before) and not wording.ONLY_APPLY.search(unit):
        return set()
    if wording.EXCEPT.search(unit):
        return {*_refusal(unit, employer=False), "conditional"}
    return _refusal(unit, employer=False) if WORK.search(clause) else set()


def _negated(unit: str, clause: str) -> set[Label]:
    """What a clause with a negation says of sponsorship."""
    if wording.NOT_ALL.search(clause):
        return {"partial"}
    if wording.EXCEPT.search(unit):
        return {*_refusal(unit, employer=False), "conditional"}
    return _refusal(unit, employer="will not" not in clause)


def _given(unit: str, clause: str, match: re.Match[str]) -> set[Label]:
    """What a clause without a negation says of sponsorship; empty for a duty or a mere mention."""
    mention = match[0]
    bare = bool(wording.BARE.match(clause))
    by_employer = wording.BY_EMPLOYER.search(clause[: match.end()]) or "for you" in clause
    if match["process"] and not bare and not by_employer:
        return set()
    if not bare and (
        not wording.GIVEN.search(clause)
        or (wording.DUTY.match(unit) and not wording.FOR_YOU.search(clause))
    ):
        return set()
    sure = bare or wording.WILLING.search(clause, 0, match.start()) or WORK.search(clause)
    sure = sure or wording.WE_SPONSOR.fullmatch(clause)
    if not sure and not WORK.search(unit.replace(mention, "", 1)):
        return set()
    if wording.TRANSFER.search(clause) and not wording.TRANSFERS_TOO.search(unit):
        return {"transfer_only"}
    if "this position and other" in clause:
        return {"offered"}
    if wording.POSSIBLE.search(wording.MAY_APPLY.sub("", clause)) or wording.RIGHT_CANDIDATE.search(
        clause
    ):
        return {"conditional"}
    return {"offered"}


def _clause_labels(unit: str, clause: str) -> set[Label]:
    found: set[Label] = set()
    for match in MENTION.finditer(clause):
        if not means_visa(clause, match):
            continue
        before, after = clause[: match.start()], clause[match.end() :]
        if EXPORT_LICENSE.search(after.split("sponsor")[0]):
            continue
        if EXPORT_LICENSE.search(before) and not wording.VISA_WORD.search(clause):
            continue
        needed = _needed(unit, clause, before, after)
        if needed is not None:
            found |= needed
        elif wording.NEGATED_BEFORE.search(before) or wording.NEGATED_AFTER.search(after):
            found |= _negated(unit, clause)
        else:
            found |= _given(unit, clause, match)
    return found


def is_field(unit: str) -> bool:
    """Whether a sentence is a field with its answer: "Visa sponsorship available? No"."""
    return "?" in unit and bool(wording.FIELD.search(unit) or wording.ASKED_OF_US.search(unit))


def _answered(field: re.Match[str]) -> Label:
    """What a field or a question says by its answer; "Potentially available: Yes" is no yes."""
    if field["no"]:
        return "refused"
    return "offered" if field["yes"] and not _is_possible(field[0]) else "conditional"


def offer_labels(unit: str) -> set[Label]:
    """Labels for what a sentence in one spelling says of sponsoring; empty if it says nothing."""
    if wording.HEADING.fullmatch(unit):
        return set()
    if field := wording.FIELD.search(unit) or wording.ASKED_OF_US.search(unit):
        return {_answered(field)}
    found: set[Label] = set()
    new_only = False
    for clause in wording.CLAUSE_END.split(unit):
        labels = _clause_labels(unit, clause) if MENTION.search(clause) else set()
        new_only = new_only or bool("refused" in labels and wording.NEW_ONLY.search(clause))
        found |= labels
    if "offered" in found and wording.NOT_EVERY.search(unit):
        found.add("partial")
    if wording.TRANSFER_HOLDERS.search(unit) and not found & DECIDED:
        found.add("transfer_only")
    if not found and wording.HOLDERS_REFUSED.search(unit):
        found |= _refusal(unit, employer=False)
    if new_only and ("transfer_only" in found or wording.EXISTING.search(unit)):
        found.discard("refused")
        found.add("transfer_only")
    return found
