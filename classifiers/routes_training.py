"""Practical training of F-1 students: OPT, its extension for STEM degrees, CPT."""

from classifiers.routes_case import Answer, Case, at_most

STUDENT = "The training is the student's own permission, for which an employer files nothing"
UNSAID = "The posting does not say whether it takes students on practical training"
STEM = "It takes a STEM degree, Form I-983 and at least 20 hours a week"
E_VERIFY = f"Whether the employer is in E-Verify is not known; {STEM[0].lower()}{STEM[1:]}"
SCHOOL = "It takes the school's permission and needs no petition"
NARROWED = "Now only where the programme requires training of every student: ask the school"
NO_INTERNSHIP = "It is for training during studies, and this is not said to be an internship"


def opt(case: Case) -> Answer:
    """Needs nothing from the employer; its words tell whether it takes students on it."""
    said = case.words
    accepted = said.accepted.get("opt") or said.accepted.get("stem_opt")
    if refused := said.refused.get("opt"):
        return "no", [refused]
    if said.future:
        return ("possible", [said.said, accepted]) if accepted else ("no", [said.said])
    return ("likely", [accepted]) if accepted else _unnamed(case)


def _unnamed(case: Case) -> Answer:
    """OPT where the posting does not name it."""
    said = case.words
    if said.unrestricted:
        return "unknown", [said.unrestricted, UNSAID]
    if said.policy in ("offered", "conditional"):
        return "possible", [STUDENT, said.said]
    if said.authorised:
        return "possible", [said.authorised, STUDENT]
    if said.policy:
        return "unknown", [said.said, STUDENT]
    if case.record.answer in ("likely", "possible"):
        return "possible", [STUDENT, case.record.reason]
    return "unknown", [UNSAID, STUDENT]


def stem_opt(case: Case) -> Answer:
    """As OPT, and an employer in E-Verify."""
    said = case.words
    answer, reasons = opt(case)
    if refused := said.refused.get("stem_opt"):
        return "no", [refused]
    if answer == "no":
        return answer, reasons
    if accepted := said.accepted.get("stem_opt"):
        return "likely", [accepted, STEM]
    if said.e_verify:
        silent = answer == "unknown" and not said.policy and not said.unrestricted
        return "possible" if silent else at_most(answer, "possible"), [said.e_verify, STEM]
    return at_most(answer, "possible"), [*reasons, E_VERIFY]


def cpt(case: Case) -> Answer:
    """For internships; a refusal to sponsor does not block it, one "now or in the future" does."""
    said, posting = case.words, case.posting
    narrowed = [NARROWED] if "cpt_narrowing" in case.in_force else []
    if refused := said.refused.get("cpt") or (said.said if said.future else ""):
        return "no", [refused]
    if accepted := said.accepted.get("cpt"):
        return "likely", [accepted, *narrowed]
    if posting.employment.type != "internship" and not posting.degree.pursuing:
        return "unknown", [NO_INTERNSHIP]
    if said.unrestricted:
        return "unknown", [said.unrestricted, SCHOOL, *narrowed]
    return "possible", [SCHOOL, *narrowed]
