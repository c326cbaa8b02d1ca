"""Whom a statement is about: this role, other roles, the employer, another country, or a form."""

import re

from classifiers.sponsorship_terms import countries_named
from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.posting import Scope

THIS_ROLE = re.compile(
    r"\bthis (?:\w+ )?(?:role|position|job|opening|opportunity|internship|posting)\b"
)
OTHER_ROLES = any_of(
    (
        r"\b(?:some|certain|most|select(?:ed)?|many|specific|particular|various|those|a number of) "
        r"(?:of our )?(?:\w+ ){0,2}(?:roles?|positions?|jobs?|offices|locations)\b",
        "some of our roles",
    ),
    (
        r"\b(?:some|certain|specific) (?:of our )?(?:\w+ )?(?:projects?|programs?|teams?)\b",
        "certain projects",
    ),
    (
        r"\bfor (?:our |all )?(?:\w+ )?(?:internships?|interns|intern (?:roles|positions)|senior "
        r"(?:roles|positions)|contract (?:roles|positions)|full-time (?:roles|positions)"
        r"|contractors)\b",
        "for our internships",
    ),
    (
        r"\bfor (?:any |all |those )?(?:roles|positions|jobs) (?:requiring|that require)\b",
        "for positions requiring",
    ),
    (r"\bcleared roles\b", "cleared roles"),
    (r"\binternal candidates only\b", "internal candidates only"),
)
# Kinds of roles that a statement can be limited to, and the words of a title that is such a role
KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\bintern(?:ship)?s?\b"), re.compile(r"\bintern(?:ship)?s?\b|\bco-op\b")),
    (re.compile(r"\bcontract(?:ors?)?\b"), re.compile(r"\bcontract(?:or)?\b|\bfreelance\b")),
    (re.compile(r"\bsenior\b"), re.compile(r"\b(?:senior|sr)\b")),
)
MOST_ROLES = re.compile(r"\bmost (?:\w+ )?(?:roles|positions|jobs)\b")
EMPLOYER = re.compile(r"\b(?:we|our|us|company|employer|firm|does not|do not)\b")

# "Will you now or in the future require sponsorship?", "Requires sponsorship? No"
QUESTION = re.compile(
    r"(?:^|[:.?*-]\s*|\d\)?\s|\b)(?:will|do|does|are|is|would|can|have|has|what|which|if so|did"
    r"|could|requires?)\b"
    r"(?:(?!\bwe\b|\.\s).)*\?"
)
ANSWER = re.compile(
    r"\b(?:requires?|needs?) (?:\w+ )?sponsorship\s?[:?]|sponsorship (?:required|needed)\s?[:?]"
)

TREATY = re.compile(r"\btn\b|\be-?3\b|hsc1")


def is_question(unit: str) -> bool:
    """Whether a sentence in one spelling is a question of an application form."""
    return bool(ANSWER.search(unit) or ("?" in unit and QUESTION.search(unit)))


def is_about_other_roles(unit: str) -> bool:
    """Whether a sentence in one spelling speaks of other roles than this one."""
    return bool(OTHER_ROLES.search(unit)) and not THIS_ROLE.search(unit)


def is_about_a_kind_like(unit: str, title: str) -> bool:
    """Whether the roles that a sentence speaks of are of the title's own kind ("no sponsorship
    for internships" on an internship), or most roles."""
    if MOST_ROLES.search(unit):  # so this one, unless it says otherwise
        return True
    title = title.lower()
    return any(words.search(unit) and named.search(title) for words, named in KINDS)


def country_abroad(unit: str) -> str | None:
    """ISO code of the country that a sentence is about; None for none, or if it names the US."""
    if TREATY.search(unit):
        return None
    named = countries_named(unit)
    if "US" in named or not named:
        return None
    return min(named - {"EU"}, default="EU")


def is_about_us(unit: str) -> bool:
    """Whether a sentence names the US or a US visa."""
    return "US" in countries_named(unit) or "h1b" in unit


def scope_of(unit: str) -> Scope:
    """Scope of a statement from its own words; another country only if it names one."""
    if is_about_other_roles(unit):
        return "other_role"
    if country_abroad(unit):
        return "other_country"
    if EMPLOYER.search(unit) and not THIS_ROLE.search(unit):
        return "employer"
    return "role"
