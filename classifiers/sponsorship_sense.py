"""Where words speak of sponsoring a work visa, and where the same words mean something else."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["sponsor", "support", "visa_needed", "visa_given", "holders"]


class Mention(NamedTuple):
    """Words about sponsoring a visa inside a clause."""

    start: int
    end: int
    kind: Kind


# --- Clauses --------------------------------------------------------------------------------------

# Ends of a clause: a negation works inside its own clause only. A new subject starts another one,
# the commas of a short list do not.
CLAUSE_END = re.compile(
    r"""
    [;:!?] | \.(?=\s|$) | \s-+\s
    | ,?\s(?:but|however|although|though|yet|whereas)\b          # refused here, but offered there
    | (?:,|\sand)\s(?:so|therefore|thus|hence)\b                 # "..., so all applicants must"
    | \s(?:therefore|hence)\b
    | ,(?=\s(?:and\s|so\s)?(?:we|it|this|please|the\s(?:company|firm|employer|role|position))\b)
    | (?:,|\sand|,\sand)\s(?=(?:\w+\s){0,2}sponsorship\s(?:is|are|will|may|can)\b)
    | ,?(?:\sand|\sas|\ssince|\sbecause)?\s
      (?=(?:we|the\scompany|the\sclient|client)\s(?!(?:\w+\s)?require)\w)
    """,
    re.X,
)


def clauses(unit: str) -> Iterator[str]:
    """Clauses of a sentence in one spelling, in order."""
    start = 0
    for end in CLAUSE_END.finditer(unit):
        if clause := unit[start : end.start()].strip():
            yield clause
        start = end.end()
    if clause := unit[start:].strip():
        yield clause


# --- Mentions -------------------------------------------------------------------------------------

VISA_NAME = (
    r"(?:h1b|hsc1|o-?1|tn|e-?3|j-?1|l-?1|green\scards?|gc|perm|"
    r"(?:(?:work|employment|immigration)\s)?visas?|work\spermits?)"
)
PAPERS = r"(?:petitions?|applications?|filings?|process|paperwork|cases?|status|sponsorships?|costs?)"
MENTION = re.compile(
    rf"""
    (?P<sponsor> \bsponsor(?P<form>s|ed|ing|ships?)?\b )
    | (?P<support>                                            # "visa support", "H-1B transfers"
        \b(?:visas?|immigration|work\spermits?)(?:\s(?:and|or|/)\s\w+)?[\s-](?:related\s)?
          (?:support|assistance|services|transfers?|help)\b
        | \bh1b\s(?:visa\s)?(?:transfers?|petitions?)\b
        | \bimmigration\sfrom\sthe\scompany\b
        | \b(?:support|help|assist\w*|assistance)\s(?:you\s)?(?:with|for)\s(?:your\s|an?\s|any\s)?
          {VISA_NAME}\b(?!\s(?:and\sforeign|desk|dispute))
        | (?<=eligible\sfor\s)(?:an?\s)?(?:work\s)?visas?\b(?!\s\w)
      )
    | (?P<visa_needed>                                        # "candidates who need a work visa"
        \b(?:need|requir)\w*\s(?:an?\s|any\s|the\s)?(?:new\s)?(?:work|employment|h1b|tn|usa)?\s?
        (?:visas?|work\spermits?)\b(?!\ssponsor|\ssupport|\scard)
      )
    | (?P<visa_given>                                         # "we file green cards"
        \b(?:support|provide|offer|file|process|transfer|take\sover|arrange|obtain|get|secure|handle|
           begin|start|initiate|pay\sfor|cover)(?:s|es|d|ed|ing)?\s
        (?!{PAPERS})(?:(?:an?|your|the|for|any|existing|current|valid|new|all|cap-exempt)\s){{0,3}}
        {VISA_NAME}\b(?!\s(?:card|network|desk|dispute|issue|question|support|assist|sponsor))
        | \bh1b\spetitions?\b | \bnew\s(?:h1b\s)?petitions?\b | \btake\sover\s(?:an\s)?existing\b
      )
    | (?P<holders>                                            # "TN candidates are welcome"
        \b(?:h1b|hsc1|o-?1|tn|e-?3|j-?1|l-?1)\s(?:visa\s|status\s|eligible\s|waiver\s)*
          (?:candidates?|holders?|applicants?|physicians?|canadians?|australians?|professionals?)\b
        | \bunder\stn\b | ^\W*tn\sonly
      )
    """,
    re.X,
)
EXPORT_LICENSE = re.compile(r"export (?:control )?licen|deemed export")
CLIENTS = re.compile(
    r"\b(?:customers?|clients|companies|lawyers?|law firms?|travell?ers|users|our app|products?)\b"
)
AGENCY = re.compile(r"citizenship and immigration services|immigration services and|and immigration")

# "executive sponsor", "event sponsorship", "company-sponsored lunches", "the study sponsor"
OTHER_SENSE_BEFORE = re.compile(
    r"""\b(?:executives?|events?|sports?|brand|projects?|title|corporate|bin|banks?|conferences?|
    training|certification|equipment|cultural|teams?|content|media|drive|sell(?:ing)?|advertising|
    commercial|club|community|programs?|business|clinical|trial|study|studies|technical|official|key|
    senior|internal|government|federal|military|navy|mission|pharma\w*|industry|potential|diverse|
    broad|academic|research|financial|equity|private|partner|funding|client|customer|leadership|
    c-level|c-suite|management|strategic|national\ssecurity|health|benefit|plan|party|booth|merchant|
    mentor(?:ing)?(?:\sand)?|mentorship(?:\sand)?|tuition|hospitality|podcast|webinar|newsletter|
    athlete|festival|charity|stakeholders?|from\sour|with\s(?:our|the)|and\sthe|identify|current|
    state)[\s/,-]+$""",
    re.X,
)
OTHER_SENSE_AFTER = re.compile(
    r"""^[\s/,-]*(?:
    of\s(?!(?:\w+\s)?(?:visa|work|employ|h1b|immig|a\svisa|any|candid|applic|foreign))
    | deals?|opportunit|packages?|activation|revenue|sales|campaigns?|framework|models?|propert
    | hospitality|deliver|portfolio|partner|strateg|marketing|inventory|fees?\b|requirements?\b|leads?\b
    | experience|engagement|guideline|details?\b|polic|team\b|teams\b|program|process|information
    | agreement|and\s(?:brand|event|advocacy|mentor|partner|backing|buy)|,?\spartnership
    | for\s(?:an?\s|the\s)?(?:export|program|event|pilot)|from\s(?:senior|lead|exec|stakeh)|investigator)""",
    re.X,
)
DETERMINED = re.compile(r"\b(?:an?|the|our|your|their|its|each|as|act|of|to the|with|by)\s+$")
SPONSOR_OBJECT = re.compile(
    r"""^(?:\s(?:for|or|and/or|and)\s(?:provide|support|take|transfer|otherwise|assist)
    | \s(?:\S+\s){0,5}?(?:visas?|h1b|o1|tn|candidates?|applicants?|individuals?|you\b|your\svisa|people|
      persons?|anyone|work|employment|immigra\w+|green\scards?|permits?|foreign|international|
      employees?|students?|those|talent|exceptional|outstanding|engineers?|hires?|petitions?)
    | \s(?:for\s(?:this|the\sright|these|any|now|senior|full-time)|at\sthis|at\sthe\spresent|now\b|
      currently|new|any|both|either|all\sof|strong)
    | [\s.,)"']*$)""",
    re.X,
)
SUBJECT = re.compile(
    r"\b(?:we|company|employer|will|can|do|does|not|able|unable|to|happily|gladly|regularly|never|"
    r"currently|client|generally|also|only|firm|or|and|nor|neither|cannot|may|might|would|could|"
    r"inc\.?|llc|position|consider|you|commence)\s+$"
)
SPONSORED_VISA = re.compile(r"^\s(?:work|visa|immigration|employment|h1b)\b")
VISA_SPONSOR = re.compile(r"\b(?:visa|h1b|immigration|employment|need\w* an?|require an?)\s$")


def _is_sponsor_of_a_visa(clause: str, match: re.Match[str]) -> bool:
    before, after = clause[: match.start()], clause[match.end() :]
    form = match["form"]
    if OTHER_SENSE_BEFORE.search(before) or OTHER_SENSE_AFTER.search(after):
        return False
    if EXPORT_LICENSE.search(after):
        return False
    if form == "ed":
        return bool(SPONSORED_VISA.match(after)) or before.endswith(
            ("be ", "get ", "been ", "are ", "is ")
        )
    if form == "ship":
        return True
    if form == "ships":
        return bool(re.search(r"\bno(?:t|r|\snew|\sh1b)?\W(?:\w+\W){0,2}$", before))
    if VISA_SPONSOR.search(before):
        return True
    if DETERMINED.search(before):
        return False
    return bool(SPONSOR_OBJECT.match(after)) and (
        form in ("s", "ing") or bool(SUBJECT.search(before))
    )


def mentions(clause: str) -> Iterator[Mention]:
    """What a clause in one spelling says about sponsoring a work visa, in order."""
    for match in MENTION.finditer(clause):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        if kind == "form":  # the inner group of "sponsor"
            kind = "sponsor"
        if kind == "sponsor":
            if not _is_sponsor_of_a_visa(clause, match):
                continue
        elif CLIENTS.search(clause) or AGENCY.search(clause):
            continue
        yield Mention(match.start(), match.end(), kind)
