"""Whether words limit a role to citizens, residents or US persons, or only protect citizenship."""

import re

from classifiers.sponsorship_terms import ABROAD
from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.posting import Label

# --- Equal opportunity ----------------------------------------------------------------------------

PROTECTED = any_of(
    (r"race|colou?r|religio(?:n|us)|creed|sexual orientation", "race"),
    (r"gender identity|national origin|ancestry|marital status", "gender identity"),
    (r"(?:protected )?veteran status", "veteran status"),
    (r"genetic (?:information|predisposition)", "genetic information"),
    (r"ethnicity|pregnancy", "ethnicity"),
    (r"military (?:and veteran )?status", "military status"),
    (r"gender expression|disabilit(?:y|ies)|citizenship status", "gender expression"),
    (r"immigration status", "immigration status"),
    before=r"\b",
    after=r"\b",
)
EQUAL = any_of(
    (r"without regard|regardless of|discriminat", "without regard"),
    (r"equal(?: employment)? opportunit", "equal opportunit"),
    (r"\beeoc?\b|\beoe\b", "eeo"),
    (r"protected (?:class|characteristic|by|status)", "protected class"),
    (r"affirmative action", "affirmative action"),
    (r"fair employment practices", "fair employment practices"),
    (r"equal treatment", "equal treatment"),
)
STRONG = re.compile(
    r"must be (?:an? )?(?:usa )?citizen|citizenship (?:is )?required|must have .{0,20}citizenship"
)


def is_equal_opportunity(unit: str) -> bool:
    """Whether a sentence in one spelling is equal-opportunity text."""
    if not EQUAL.search(unit):
        return len(set(PROTECTED.findall(unit))) >= 3
    return bool(
        PROTECTED.search(unit)
        or "citizenship" in unit
        or "nationality" in unit
        or re.search(r"\beeoc?\b|\beoe\b|employment opportunit|opportunity employer", unit)
    )


# --- Citizens, residents --------------------------------------------------------------------------

# "U.S. citizens", "citizen of the USA", "Thai citizenship", "USC/GC"
CITIZEN = re.compile(
    rf"\busa (?:and \w+ )?citizen(?:s|ship)?\b|\bcitizen(?:s"
    rf"|ship)?\b(?:\W+\w+){{0,4}}?\W+of the usa\b|"
    rf"\b{ABROAD}\s(?:dual\s)?(?:citizen(?:s|ship)?\b|passport)|\bcitizenship\b|\bpassport only\b"
    rf"|\b(?={ABROAD})[a-zü]+ (?:citizen|national)s?\b"  # a demonym that counts before these only
    r"|\busc\b(?=\W+(?:and |or )?(?:gc|green|ead|only|lpr|h-?4)\b)"
    r"|\b(?:gc|ead)\W+(?:and |or )?usc\b|"
    rf"\bus citizen(?:s|ship)?\b|\bmust be a citizen\b|\bnon-citizens\b"
)
RESIDENT = any_of(
    (r"permanent,? resid", "permanent resid"),
    (r"\bgreen ?cards?\b", "greencard"),
    (r"\blpr\b|resident alien", "lpr"),
    (r"lawful,? permanent", "lawful permanent"),
    (r"\bgc\b(?!-)", "gc"),
    (r"legal resident", "legal resident"),
    (r"\busa residents?\b(?! of)", "usa resident"),
)
PERSON_LIST = re.compile(r"\brefugee|\basyl(?:ee|um)|protected (?:individual|resident)|1324b")
# "citizens and all others authorized to work in the US"
OTHERWISE_AUTHORIZED = re.compile(
    r"\b(?:and|or|/|,)\s?(?:all )?(?:those|individuals|persons|anyone|people|others"
    r"|candidates)?[\w ]{0,16}"
    r"(?:authoriz|eligible to work|valid work|work permit|work visa|work authoriz|right to work)"
)
SOFT = re.compile(
    r"\b(?:preferred|prefer|a plus|is a plus|desired|desirable|not a must|nice to have|ideally)\b"
)
NOT_ASKED = any_of(
    (
        r"(?:not|no) (?:\w+ ){0,2}(?:require|need|limited|ask)\w*(?: \w+){0,5} citizen",
        "not require citizen",
    ),
    (r"citizenship (?:is )?not (?:required|needed)", "citizenship not required"),
    (r"citizens? or not", "citizen or not"),
    (r"no (?:usa )?citizenship (?:is )?(?:required|requirement)", "no citizenship required"),
)
ASKED = any_of(
    (r"must|requires?d?|requiring|requirements?|only|needs?|allegiance", "must"),
    (r"eligib\w*|prerequisite|condition|mandatory|open to|hold", "eligib"),
    (r"possess|holder|have|has|proof|restrict\w*|selected", "possess"),
    (r"clearable|due to|sole|able to consider|ability to", "clearable"),
    before=r"\b",
    after=r"\b",
)
LABELLED = any_of(
    (r"\bcitizenship(?: status| requirements?)?\s?:", "citizenship:"),
    (r"authorization: usa citizen", "authorization: usa citizen"),
    (r"^\W*usa citizen", "usa citizen"),
    (r"status: usa citizen", "status: usa citizen"),
)
HEADING = re.compile(
    r"^\W*(?:citizenship|(?:us\w* )?citizenship (?:status|requirements?|verification))\W*$"
)
MORE_THAN_ONE = re.compile(
    r"more than one citizenship|if you are not a usa citizen|dual citizens? (?:may|should)"
)
FROM_COUNTRIES = re.compile(
    r"citizen(?:s|ship) (?:of|from) (?:the )?(?:listed|certain|sanctioned|embargoed|people's)"
)
ABOUT_PEOPLE = re.compile(r"citizenship and immigration services|corporate citizen|good citizen")


def _citizen_labels(unit: str) -> set[Label]:
    resident = RESIDENT.search(unit)
    if PERSON_LIST.search(unit) and resident:
        return {"us_person"}
    if NOT_ASKED.search(unit):
        return {"eeo"}
    if SOFT.search(unit) and not re.search(r"must be|required|clearable", unit):
        return set()
    if OTHERWISE_AUTHORIZED.search(unit):
        return {"auth_only"}
    if resident:
        return {"citizen_or_lpr"} if ASKED.search(unit) or len(unit) < 90 else set()
    if ASKED.search(unit) or LABELLED.search(unit) or len(unit.split()) <= 12:
        return {"citizen_only"}
    return set()


# --- US persons, export control -------------------------------------------------------------------

PERSON = re.compile(r"(?<!non-)\busa? persons?\b")
PERSON_ASKED = any_of(
    (
        r"\b(?:must|requires?d?|requiring|only|need|qualify|due to|status is|defined|limited"
        r"|restricted|open to)\b",
        "must",
    ),
    (r"export[- ]controlled", "export-controlled"),
)
HELP_ASSESS = re.compile(
    r"\bassess\b|\bdetermine\b|if (?:\w+ ){0,3}usa? person|defines an? usa? person"
)
EXPORT = any_of(
    (r"export[- ](?:control|licen|regulat|compliance|administration|law)", "export-control"),
    (r"\bitar\b|deemed export|traffic in arms", "itar"),
)
ABOUT_ROLE = re.compile(
    r"\b(?:position|role|employment|offers?|candidates?|applicants?|job|hire[sd]?|you may"
    r"|you must)\b"
)
SUBJECT_TO = re.compile(
    r"\b(?:subject to|access|involves?|compl(?:y|iance)|contingent|licen|eligib|authoriz"
    r"|controlled)"
)


def person_labels(unit: str) -> set[Label]:
    """Labels for US-person status and export control in a sentence in one spelling."""
    person = PERSON.search(unit)
    listed = PERSON_LIST.search(unit) and (RESIDENT.search(unit) or "1324b" in unit)
    if (person or listed or EXPORT.search(unit)) and re.search(
        r"\bor (?:be )?(?:\(\w+\) )?(?:eligible|able to (?:obtain|get|secure)|otherwise eligible)",
        unit,
    ):
        return {"export_ok"}
    if person and HELP_ASSESS.search(unit) and not listed:
        return {"export_ok"}
    if (person and (PERSON_ASKED.search(unit) or len(unit.split()) <= 8)) or (
        listed and ASKED.search(unit)
    ):
        return {"us_person"}
    if EXPORT.search(unit) and ABOUT_ROLE.search(unit) and SUBJECT_TO.search(unit):
        return {"export_ok"}
    if re.search(r"we comply with .{0,40}export", unit):
        return {"export_ok"}
    return set()


def citizenship_labels(unit: str) -> set[Label]:
    """Labels for citizenship, residence and US-person status in a sentence in one spelling."""
    equal = is_equal_opportunity(unit)
    found: set[Label] = {"eeo"} if equal else set()
    if equal and not STRONG.search(unit):
        return found
    found |= person_labels(unit)
    if found & {"us_person", "export_ok"}:
        return found
    if (
        CITIZEN.search(unit)
        and not HEADING.match(unit)
        and not MORE_THAN_ONE.search(unit)
        and not FROM_COUNTRIES.search(unit)
        and not ABOUT_PEOPLE.search(unit)
    ):
        found |= _citizen_labels(unit)
    elif RESIDENT.search(unit) and re.search(r"\bonly\b|\bmust\b", unit) and "sponsor" not in unit:
        found.add("citizen_or_lpr")
    if FROM_COUNTRIES.search(unit):
        found.add("other_scope")
    return found
