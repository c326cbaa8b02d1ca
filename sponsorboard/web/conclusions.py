"""What a posting page says of each field, with the proofs and where they stand in the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sponsorboard.postings.posting import DIFFERS, Evidence, Posting, Statement
from sponsorboard.postings.text import BULLET
from sponsorboard.web import wording
from sponsorboard.web.marks import Mark

ORIGINS = {
    "structured": "field of the career page",
    "title": "title",
    "location": "place",
    "reference": "published record",
}
FIELDS = {
    "pay_fields": "pay", "workplace_text": "workplace", "remote_text": "remote work",
    "degree_text": "degree", "experience_text": "experience", "employment_text": "employment",
    "company.name": "company",
}  # fmt: skip
"""The record's names for fields of a career page, where the page's own are not kept."""
ASIDE = frozenset(["eeo", "unrelated", "relocation", "question", "e_verify"])
"""Labels that decide nothing about sponsorship."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that prove a claim."""

    quote: str | None
    origin: str
    """Where they come from, when they do not stand in the description."""
    number: int | None
    """Number of their mark in the description."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is said."""

    text: str
    proofs: list[Proof] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is known about one field."""

    topic: str
    name: str
    answer: str | None
    """None where the posting does not say."""
    claims: list[Claim] = field(default_factory=list)


@dataclass(slots=True)
class Proofs:
    """Hands out numbers; the same words have one number."""

    text: str
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)

    def of(self, topic: str, evidence: Iterable[Evidence]) -> list[Proof]:
        """The proofs that a reader can look up."""
        found = []
        for one in evidence:
            number = self.number(topic, one.start, one.end)
            origin = ORIGINS.get(one.origin, "description")
            if one.ref and (one.origin == "structured" or one.ref == DIFFERS):
                origin = f"{origin}: {FIELDS.get(one.ref, one.ref)}"
            found.append(Proof(quoted(one.quote), origin, number))
        return found

    def said(self, statement: Statement) -> Proof:
        """The proof of a statement about sponsorship."""
        topic = "aside" if ASIDE.issuperset(statement.labels) else "visa"
        number = self.number(topic, statement.start, statement.end)
        return Proof(quoted(statement.quote), "description", number)

    def number(self, topic: str, start: int | None, end: int | None) -> int | None:
        """Number of the mark over a stretch of the description; None outside it."""
        if start is None or end is None or not 0 <= start < end <= len(self.text):
            return None
        known = self.marks.setdefault(
            (start, end), Mark(start, end, number=len(self.marks) + 1, topic=topic)
        )
        return known.number


def conclusions(posting: Posting) -> tuple[list[Conclusion], list[Mark]]:
    """Each field's conclusion, and the marks that their proofs have in the description."""
    proofs = Proofs(posting.description_text or "")
    found = [
        _sponsorship(posting, proofs),
        _pay(posting, proofs),
        _workplace(posting, proofs),
        _degree(posting, proofs),
        _experience(posting, proofs),
        _employment(posting, proofs),
    ]
    return found, sorted(proofs.marks.values())


def _sponsorship(posting: Posting, proofs: Proofs) -> Conclusion:
    said = posting.sponsorship
    claims = []
    if said.policy and said.band == "not_applicable":
        where = wording.country(said.country) if said.country else "another country"
        claims.append(Claim(f"Posting {wording.value('policy', said.policy)} ({where})."))
    if said.restriction:
        claims.append(Claim(f"Restriction: {wording.value('restriction', said.restriction)}."))
    for words, visas in (("accepted", said.visas_yes), ("refused", said.visas_no)):
        if visas:
            names = ", ".join(wording.value("visa", visa) for visa in visas)
            claims.append(Claim(f"Named as {words}: {names}."))
    for statement in sorted(said.statements, key=lambda one: ASIDE.issuperset(one.labels)):
        if set(statement.labels) != {"unrelated"}:
            claims.append(Claim(_statement(statement), [proofs.said(statement)]))
    return Conclusion("visa", "Visa sponsorship", wording.stated(said), claims)


def _statement(statement: Statement) -> str:
    labels = ", ".join(wording.value("label", label) for label in statement.labels)
    about = ""
    if statement.scope != "role":
        about = f" (about {wording.value('scope', statement.scope)})"
    return f"Says: {labels}{about}"


def _pay(posting: Posting, proofs: Proofs) -> Conclusion:
    claims = []
    alone = len(posting.salary.bands) == 1
    for one in posting.salary.bands:
        amounts = [None if alone else wording.band(one), wording.annual(one)]
        text = ": ".join(filter(None, [one.label, ", ".join(filter(None, amounts))]))
        claims.append(Claim(text, proofs.of("pay", one.evidence)))
    return Conclusion("pay", "Pay", wording.pay(posting), claims)


def _workplace(posting: Posting, proofs: Proofs) -> Conclusion:
    known = posting.workplace
    details = [wording.days(known.days_onsite_min, known.days_onsite_max)]
    if known.remote_countries:
        names = ", ".join(wording.country(code) for code in known.remote_countries)
        details.append(f"remote work limited to {names}")
    if known.remote_states:
        details.append(f"remote work limited to {', '.join(known.remote_states)}")
    claim = Claim(_sentence(details), proofs.of("workplace", known.evidence))
    return Conclusion("workplace", "Workplace", wording.workplace(posting), _given(claim))


def _degree(posting: Posting, proofs: Proofs) -> Conclusion:
    asked = posting.degree
    details = []
    if asked.preferred and asked.minimum:
        details.append(f"{wording.value('degree', asked.preferred)} preferred")
    if asked.fields:
        details.append(f"in {', '.join(asked.fields)}")
    for path in asked.alternatives:
        needed = wording.years(path.years, None)
        ending = f" and {needed}" if needed else ""
        details.append(f"or {wording.value('degree', path.degree)}{ending}")
    claim = Claim(_sentence(details), proofs.of("degree", asked.evidence))
    return Conclusion("degree", "Degree", wording.degree(posting), _given(claim))


def _experience(posting: Posting, proofs: Proofs) -> Conclusion:
    asked = posting.experience
    claim = Claim("", proofs.of("experience", asked.evidence))
    answer = wording.years(asked.min_years, asked.max_years)
    return Conclusion("experience", "Experience", answer, _given(claim))


def _employment(posting: Posting, proofs: Proofs) -> Conclusion:
    known = posting.employment
    details = [
        "placed at a client" if known.third_party else None,
        f"seniority: {known.seniority}" if known.seniority else None,
    ]
    claim = Claim(_sentence(details), proofs.of("employment", known.evidence))
    answer = wording.value("employment", known.type) if known.type else None
    return Conclusion("employment", "Employment", answer, _given(claim))


def quoted(quote: str | None) -> str | None:
    """A quote without the bullet of its line."""
    bullet = BULLET.match(quote or "")
    return quote[bullet.end() :] if quote and bullet else quote


def unbulleted(text: str) -> str:
    """A sentence of ours whose quotes begin without the bullet of their line."""
    return re.sub("(?<=“)[^”]+", lambda found: quoted(found[0]) or "", text)


def _sentence(details: Iterable[str | None]) -> str:
    return "; ".join(one for one in details if one)


def _given(claim: Claim) -> list[Claim]:
    return [claim] if claim.text or claim.proofs else []
