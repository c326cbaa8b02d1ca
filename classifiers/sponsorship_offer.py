"""Whether words offer sponsorship of a work visa, on conditions or for transfers, or refuse it."""

import re

from classifiers.sponsorship_sense import EXPORT_LICENSE, MENTION, WORK, means_visa
from sponsorboard.postings.posting import Label

# Ends of a clause: a negation works inside its own clause only. A new subject starts another one,
# the commas of a short list do not.
CLAUSE_END = re.compile(
    r"""
    [;:!?] | \.(?=\s|$) | \s-+\s
    | ,?\s(?:but|however|although|though|yet|whereas)\b          # refused here, but offered there
    | ,\s(?=no\snew\b)
    | (?:,|\sand)\s(?:so|therefore|thus|hence)\b                 # "..., so all applicants must"
    | ,(?=\s(?:and\s|so\s)?(?:we|it|this|please|the\s(?:company|firm|employer|role|position))\b)
    | (?:,|\sand|,\sand)\s(?=(?:\w+\s){0,2}sponsorship\s(?:is|are|will|may|can)\b)
    | ,?(?:\sand|\sas|\ssince|\sbecause)?\s(?=(?:we|the\scompany|the\sclient
    |client)\s(?!(?:\w+\s)?require)\w)
    """,
    re.X,
)

# --- What is said about it ------------------------------------------------------------------------

VISA_WORD = re.compile(r"\b(?:visas?|h1b|immigra\w+|green cards?|work permits?)\b")
NOT = (
    r"\b(?:not(?! only| just| limited| hesitate| guarantee| promise| certain)|no(?! later"
    r"| longer than| matter| problem)|never|"
    r"neither|nor|unable|unavailable|ineligible|declines?|outside|beyond|sorry|discontinued"
    r"|excluded)\b"
)
NEGATED_BEFORE = re.compile(rf"{NOT}(?:\W+[\w'/-]+){{0,16}}?\W*$")
NEGATED_AFTER = re.compile(rf"^(?:\W+[\w'/-]+){{0,14}}?\W+{NOT}(?! needed| require| necess)")
WITHOUT = re.compile(
    r"(?<!with or )(?<!with/)\b(?:without|independent of)\b(?:\W+[\w'/.-]+){0,10}?\W*$"
)
WITH_OR_WITHOUT = re.compile(r"\bwith(?: or |/)without\W*(?:\w+\W+){0,4}$")
NEED = re.compile(r"\b(?:need|requir(?!ement)|dependent on|seeking)\w*(?:\W+[\w'/-]+){0,10}?\W*$")
NOT_NEED = re.compile(
    rf"(?:{NOT}|\bwithout\b)(?:\W+[\w'/-]+){{0,12}}?\W+(?:need"
    rf"|requir(?!ement))\w*(?:\W+[\w'/-]+){{0,10}}?\W*$"
)
NEEDED_AFTER = re.compile(r"^\s(?:is |are |being )?(?:needed|required|necessary)\b")
ROLE_NEEDS = re.compile(
    r"\b(?:role|position|job|opening)s? (?:does|do|will|would) not (?:\w+\W+){0,7}(?:need|requir)"
)
IF_NOT_NEEDED = re.compile(r"\bif (?:you|candidates|applicants)\b[^,]{0,40}not")
ONLY_APPLY = re.compile(r"\bonly\b.*\bif\b|\bonly if\b|do not apply")
REJECTED = re.compile(
    r"not (?:\w+ ){0,4}(?:consider|hir|accept|apply|eligib|proceed|qualif|interview|seen|taken"
    r"|move|intend|able|pursu)|"
    r"unable to (?:\w+ )?(?:consider|accept|hir|proceed|move|offer)|ineligible|disqualif"
    r"|no candidates|reject|do not apply|don't apply"
)
WILLING = re.compile(r"\b(?:willing|able|happy|open|ready|glad|going|prepared) to $")
# "Can you sponsor my visa? Yes, we can."
ASKED_OF_US = re.compile(
    r"\b(?:do|does|can|will|would) (?!i\b)(?:\w+ ){1,4}?(?:sponsor|offer|provide|support)\b"
    r"[^?]*\b(?:sponsor|visa|h1b)[^?]*\? ?(?:(?P<yes>yes)|(?P<no>no\b|unfortunately|not\b))"
)
MAY_APPLY = re.compile(r"\b(?:can|may|could|will) (?:also |still )?(?:apply|be considered)\b")
# "we help you with your visa", "the company starts the PERM process"
BY_EMPLOYER = re.compile(
    r"\b(?:we|us|company|employer|firm|team|you)(?:'ll|'re)? (?:\w+ ){0,3}?"
    r"(?:take care|fil|start|beg[iu]n|initiat|support|cover|handl|pay|help|assist|provid|offer"
    r"|sponsor|get)"
    r"\w*(?:\W+\w+){0,8}$"
)
MAY_REJECT = re.compile(r"\b(?:may|might|could) (?:\w+ ){0,2}disqualif")
ACCEPTED = re.compile(
    r"\b(?:open to|welcomes?|encouraged?|happy to|glad to|will(?:ing to)? (?:consider|sponsor"
    r"|support)|can sponsor|(?:will|can|may) (?:also |still )?be (?:considered|accepted|supported)|"
    r"are (?:also )?(?:considered|accepted|eligible)|got you covered|we(?:'ll| will) help|"
    r"we (?:do |can |will |also )?(?:sponsor|support|consider|help|accept)|accepted|may apply"
    r"|can apply)\b"
)
LATER = re.compile(
    r"\b(?:now|current(?:ly)?|present(?:ly)?|immediate(?:ly)?)\b.{0,60}?\bfuture\b"
    r"|\bin the (?:near )?future\b|"
    r"\bat any (?:time|point)\b|\bnow\b.{0,20}\blater\b|\bfuture\b.{0,12}\bor (?:now|current)"
    r"|\bfuture (?:\w+[ -]){0,3}sponsor"
)
NOT_ALL = re.compile(
    r"\b(?:every|all|each)\b(?! other)(?: \w+){0,2} (?:roles?|positions?|candidates?|jobs?|cases?"
    r"|applicants?)|"
    r"\bevery (?:single )?\w+|\bnot all\b"
)
NOT_EVERY = re.compile(
    r"\bnot (?:every|all)\b(?: \w+){0,3} (?:roles?|positions?|candidates?|jobs?)\b"
)
EXCEPT = re.compile(r"\bexcept (?:as|for|in|where)\b|\bunless\b|\bonly in (?:exceptional|rare)")
POSSIBLE = re.compile(
    r"\b(?:may|might|could|possib\w+|potential(?:ly)?|case[- ]by[- ]case|exceptional|consider\w*"
    r"|depend\w*|"
    r"subject to|limited|certain|internal candidates|guarantee\w*|eventual\w*|some cases|only"
    r"|immediate|"
    r"after (?:\w+ ){0,5}(?:years?|months?)|discretion\w*|business needs?)\b"
)
RIGHT_CANDIDATE = re.compile(
    r"\b(?:available|offered|provided|possible)\b.*\bright (?:candidate|person|applicant)"
)
GIVEN = re.compile(
    r"\b(?:we|company|employer|will|can|do|able|willing|open|happy|pleased|supportive|eligible"
    r"|qualif(?:y|ies)|sponsor(?:ing|ed)|transferred"
    r"|includ\w+|"
    r"incl\.?|offer(?:s|ed|ing)?|provid(?:e|es|ed|ing)|available|support(?:s|ed)?|helps?|assists?"
    r"|yes|covers?|"
    r"considered|start|begin|sponsors|possib\w+|depends|limited to|part of the|apply"
    r"|case[- ]by[- ]case|case by case|regularly|handled?|full|committed|glad|also|welcome)\b"
)
BARE = re.compile(
    r"""^\W*(?:(?:benefits?|perks|we\soffer)\W+)?(?:[a-z]+\s){0,2}?
    (?:(?:relocation|relo)(?:\s\w+)?\s?(?:/|and|\+|,|or)\s?)?
    (?:full\s|free\s|us\s|usa\s|h1b\s|o1\s|work\s|employment\s|cap-exempt\s|green\scard\s
    |\w+\sand\sgreen\scard\s)?
    (?:visas?|immigration|work\spermit|h1b|green\scard)(?:\s(?:and|or|/)\s\w+)?\s
    (?:sponsorship|support|assistance|help)
    (?:\W*$|\s(?:if|where|when)\s(?:needed|applicable|required|necessary)|\W+(?:and\s|or\s|\+\s
    |/\s?)?relocation|
    \sfrom\sday|\sincluded|\sfor\s(?:postdocs|you|eligible))""",
    re.X,
)
DUTY = re.compile(
    r"""^\W*(?:\d+\+?\s(?:or\smore\s)?years?|manage|own|advise|lead|coordinate|oversee|maintain
    |process|partner|
    track|experience|experienced|knowledge|understanding|familiar|administer|prepare|draft
    |drive|develop|ensure|
    guide|serve|responsible|work\swith|act\b|collaborate|be\sthe|together|support\s(?!for)
    |assist\b|strong|
    proficien|provide\s(?:guidance|advice)|expand|make\b|build|deep|technical)""",
    re.X,
)
FOR_YOU = re.compile(r"\byour?\b|\bcandidates?\b|this (?:role|position)")
TRANSFER = re.compile(
    r"transfer(?:s|red)?\b|\b(?:take|taking) over\b|\bcontinuing (?:\w+ ){0,2}sponsorship"
    r"|already (?:possess|hold|have)\b.*h1b|"
    r"(?:have|hold) (?:an? )?(?:valid|existing|current) h1b"
)
TRANSFER_HOLDERS = re.compile(
    r"h1b transfers? (?:only|candidates|holders|welcome|ok|accepted|considered|available|are)|"
    r"open to (?:\w+ )?h1b transfers?|must (?:have|hold) (?:an? )?(?:valid|existing|current"
    r"|active) h1b|"
    r"h1b (?:visa )?holders? .*(?:welcome|encouraged|accepted|only)"
)
TRANSFERS_TOO = re.compile(
    r"\b(?:including|includ\w+) (?:h1b )?transfers|transfers? (?:are )?(?:included|too|as well)"
)
# "able to transfer existing H-1B visas", "can take over an existing H-1B"
EXISTING = re.compile(
    r"(?<!not )\b(?:transfer(?:ring)?|take over|taking over|assume)(?: sponsorship)?(?: of)?"
    r"(?: an?| your)?"
    r" (?:existing|current|valid)\b"
)
HEADING = re.compile(r"(?:visa|immigration|employment|work visa) sponsorship\W*")
NEW_ONLY = re.compile(r"\bnew\b(?! (?:york|applicant|qualif|hire|grad|college|jersey|mexico))")
FIELD = re.compile(
    r"""\b(?:sponsorship|sponsor\svisas?)(?:\s(?:is|be))?
    (?:\s(?:available|offered|provided|eligible|eligibility|status|possible|options?))?
    (?:\sfor\sthis\s(?:role|position|job))?\s?(?:[:=]|\s-|(?<=available)\?|(?<=offered)\?
    |(?<=provided)\?)\s*
    (?:(?P<no>no\b(?!\s\w+\sis\s)|none|not\s(?:available|offered|provided|eligible)|unavailable
    |n\b|false)|
    (?P<yes>yes|available|offered|provided|possible|true|y\b))""",
    re.X,
)
HOLDERS_REFUSED = re.compile(
    r"""\bno\s(?:new\s)?(?:h1b|visa)\b(?!\s(?:or\s\w+\s)?(?:sponsor|transfer|cap|required|needed
    |necessary))
    | (?:visas?\ssuch\sas|h1b|visa\sstatus|temporary\svisas?|visa\sholders?
    |visa\scandidates)\b.{0,160}?
      (?:not\sbe\s(?:considered|accepted|hired)|not\s(?:eligible|considered|accepted))""",
    re.X,
)


def _refusal(unit: str, employer: bool) -> set[Label]:
    """Labels of a refusal; both where the employer rules out sponsoring in future as well."""
    if not LATER.search(unit):
        return {"refused"}
    return {"refused", "refused_now_future"} if employer else {"refused_now_future"}


def _needed(unit: str, clause: str, before: str, after: str) -> set[Label] | None:
    """What is said of people who need sponsorship; None where the words do not speak of need."""
    if WITH_OR_WITHOUT.search(before):
        return set()
    if WITHOUT.search(before) or NOT_NEED.search(before):
        return set() if EXPORT_LICENSE.search(after) else _without(unit, clause, before)
    if NEED.search(before):
        if MAY_REJECT.search(unit):
            return {"conditional"}
        if REJECTED.search(unit):
            return _refusal(unit, employer=False)
        if not ACCEPTED.search(unit):
            return set()
        return {"conditional"} if POSSIBLE.search(MAY_APPLY.sub("", unit)) else {"offered"}
    if NEEDED_AFTER.match(after):
        return set()
    return None


def _without(unit: str, clause: str, before: str) -> set[Label]:
    """What "without sponsorship" and "must not need sponsorship" say."""
    if ROLE_NEEDS.search(before):
        return set()
    if "immediate" in before and "future" not in unit and GIVEN.search(before):
        return {"conditional"}
    if IF_NOT_NEEDED.search(before) and not ONLY_APPLY.search(unit):
        return set()
    if EXCEPT.search(unit):
        return {*_refusal(unit, employer=False), "conditional"}
    return _refusal(unit, employer=False) if WORK.search(clause) else set()


def _negated(unit: str, clause: str) -> set[Label]:
    """What a clause with a negation says of sponsorship."""
    if NOT_ALL.search(clause):
        return {"partial"}
    if EXCEPT.search(unit):
        return {*_refusal(unit, employer=False), "conditional"}
    return _refusal(unit, employer="will not" not in clause)


def _given(unit: str, clause: str, match: re.Match[str]) -> set[Label]:
    """What a clause without a negation says of sponsorship; empty for a duty or a mere mention."""
    mention = match[0]
    bare = bool(BARE.match(clause))
    if match["process"] and not bare and not BY_EMPLOYER.search(clause[: match.end()]):
        return set()
    if not bare and (not GIVEN.search(clause) or (DUTY.match(unit) and not FOR_YOU.search(clause))):
        return set()
    sure = bare or WILLING.search(clause, 0, match.start()) or WORK.search(clause)
    if not sure and not WORK.search(unit.replace(mention, "", 1)):
        return set()
    if TRANSFER.search(clause) and not TRANSFERS_TOO.search(unit):
        return {"transfer_only"}
    if "this position and other" in clause:
        return {"offered"}
    if POSSIBLE.search(MAY_APPLY.sub("", clause)) or RIGHT_CANDIDATE.search(clause):
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
        if EXPORT_LICENSE.search(before) and not VISA_WORD.search(clause):
            continue
        needed = _needed(unit, clause, before, after)
        if needed is not None:
            found |= needed
        elif NEGATED_BEFORE.search(before) or NEGATED_AFTER.search(after):
            found |= _negated(unit, clause)
        else:
            found |= _given(unit, clause, match)
    return found


def is_field(unit: str) -> bool:
    """Whether a sentence is a field with its answer: "Visa sponsorship available? No"."""
    return "?" in unit and bool(FIELD.search(unit) or ASKED_OF_US.search(unit))


def offer_labels(unit: str) -> set[Label]:
    """Labels for what a sentence in one spelling says of sponsoring; empty if it says nothing."""
    if HEADING.fullmatch(unit):
        return set()
    if field := FIELD.search(unit) or ASKED_OF_US.search(unit):
        return {"refused"} if field["no"] else {"offered"}
    found: set[Label] = set()
    new_only = False
    for clause in CLAUSE_END.split(unit):
        labels = _clause_labels(unit, clause) if MENTION.search(clause) else set()
        new_only = new_only or bool("refused" in labels and NEW_ONLY.search(clause))
        found |= labels
    if "offered" in found and NOT_EVERY.search(unit):
        found.add("partial")
    if TRANSFER_HOLDERS.search(unit) and not found & {"refused", "refused_now_future", "offered"}:
        found.add("transfer_only")
    if not found and HOLDERS_REFUSED.search(unit):
        found |= _refusal(unit, employer=False)
    if new_only and ("transfer_only" in found or EXISTING.search(unit)):
        found.discard("refused")
        found.add("transfer_only")
    return found
