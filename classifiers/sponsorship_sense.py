"""Where words speak of sponsoring a work visa, and where the same words mean something else."""

import re

MENTION = re.compile(
    r"""
    \bsponsor(?P<form>s|ed|ing|ships?)?\b
    | \b(?:visas?|immigration|work\spermits?)(?:\s(?:and|or|/)\s\w+)?[\s-](?:related\s)?
      (?:support|assistance|services|transfers?|help)\b
    | \bh1b\s(?:visa\s)?transfers?\b
    | (?<=eligible\sfor\s)(?:an?\s)?(?:work\s)?visas?\b(?!\s\w)
    # "help with your visa", "new H-1B petitions", "file a visa": an offer if the employer does it
    | (?P<process>
        \b(?:support|assistance|assist|help)\s(?:(?:you|candidates?|new\shires|employees)\s)?
        (?:with|in|for)\s(?:\w+\s){0,3}?(?:visas?|work\spermits?|immigration|green\scards?)\b
      | \b(?:immigration|visas?|h1b|work\spermit|green\scard|perm)\s(?:visas?\s)?
        (?:cases?|petitions?|filings?|applications?|process|paperwork|costs|fees)\b
      | \b(?:file|filing)\s(?:for\s)?(?:(?:an?|any|new|the|your|cap)\s){0,3}
        (?:petitions?|h1b|visas?|work\spermits?)\b
      )
    # "transfer an existing H-1B", "take over your visa"
    | \b(?:transfer|transferring|take\sover|taking\sover)\s(?:an?\s|your\s)?
      (?:existing\s|current\s|valid\s){0,2}(?:h1b|visas?|work\svisas?|one)\b
    | \bvisas?\s(?:can|will)\sbe\ssponsored\b
    | \b(?:work|employment)\svisas?\s(?:(?:is|are|will\sbe|can\sbe)\s)?(?:provided|offered)\b
    | \bh1b\s(?:\w+\s){0,2}be\stransferred\b
    # "applicants who need a work visa", "we help you get a work visa"
    | (?:(?<=need\s)|(?<=needs\s)|(?<=require\s)|(?<=requires\s)|(?<=requiring\s)
    |(?<=needing\s)|(?<=get\s))
      (?:an?\s|your\s)?(?:work\s|employment\s)?(?:visas?|work\spermits?)\b(?!\s(?:sponsor
      |support|card))
    # "supports O-1 and TN visas"
    | \bsupports?\s(?:(?:h1b|hsc1|o-?1|tn|e-?3|j-?1|and|or|work|employment)[\s,]+){1,6}visas?\b
    # "we file green cards", "we begin the PERM process"
    | \b(?:support|file|begin|start|initiate)\s(?:the\s|your\s)?(?:green\scards?|perm)\b
    # "TN candidates are welcome", "apply under TN status"
    | \b(?:tn|e-?3|hsc1)\s(?:(?:visa|status|eligible)\s)?(?:candidates?|holders?|applicants?
    |australians?|canadians?)\b
    | (?<=under\s)tn\b
    | \bperm\b(?=\s(?:within|process|filing))
    """,
    re.X,
)
# "executive sponsor", "event sponsorship", "company-sponsored lunches", "the study sponsor"
OTHER_SENSE_BEFORE = re.compile(
    r"""\b(?:executives?|events?|sports?|brand|projects?|title|corporate|bin|banks?
    |conferences?|training|
    certification|equipment|cultural|teams?|content|media|drive|sell(?:ing)?|advertising
    |commercial|club|
    community|programs?|business|clinical|trial|study|studies|technical|official|key|senior
    |internal|
    government|federal|military|navy|mission|pharma\w*|industry|potential|diverse|broad
    |academic|research|
    financial|equity|private|partner|funding|client|customer|leadership|c-level|c-suite
    |management|strategic|
    national\ssecurity|health|benefit|plan|party|booth|merchant|mentor(?:ing)?(?:\sand)?
    |mentorship(?:\sand)?|
    tuition|hospitality|podcast|webinar|newsletter|athlete|festival|charity|stakeholders?|
    from\sour|with\s(?:our|the)|and\sthe|identify|current|state)[\s/,-]+$""",
    re.X,
)
OTHER_SENSE_AFTER = re.compile(
    r"""^[\s/,-]*(?:of\s(?!(?:\w+\s)?(?:visa|work|employ|h1b|immig|a\svisa|any|candid|applic
    |foreign))|
    deals?|opportunit|packages?|activation|revenue|sales|campaigns?|framework|models?|propert
    |hospitality|
    deliver|portfolio|partner|strateg|marketing|inventory|fees?\b|leads?\b
    |experience|
    engagement|guideline|details?\b|polic|team\b|teams\b|program|process|information|agreement|
    for\s(?:the|our|an?|your|this)\s(?:\w+\s){0,2}(?:program|project|initiative|event|club
    |conference|change|transformation|roadmap|campaign|study|trial)|
    and\s(?:brand|event|advocacy|mentor|partner|backing|buy)|,?\spartnership
    |for\s(?:an?\s)?export)""",
    re.X,
)
EXPORT_LICENSE = re.compile(r"export (?:control )?licen|deemed export")
DETERMINED = re.compile(r"\b(?:an?|the|our|your|their|its|each|as|act|of|to the|with|by)\s+$")
SPONSOR_OBJECT = re.compile(
    r"""^(?:\s(?:for|or|and/or|and)\s(?:provide|support|take|transfer|otherwise|assist)
    | \s(?:\S+\s){0,4}?(?:visas?|h1b|o1|candidates?|applicants?|individuals?|you\b|your\svisa
    |people|persons?|
      anyone|work|employment|immigra\w+|green\scards?|permits?|foreign|international|employees?\b(?!')
      |students?|
      those|talent|exceptional|engineers?|developers?|scientists?|professionals?|fellows?
      |physicians?|j-?1\b)
    | \s(?:for\s(?:this|the\sright|these|any|now)|at\sthis|at\sthe\spresent|now\b|currently|new
    |any|both|either)
    | [\s.,)]*$)""",
    re.X,
)
SUBJECT = re.compile(
    r"\b(?:we|company|employer|will|can|do|does|not|able|unable|to|happily|gladly|regularly"
    r"|currently|client|"
    r"generally|also|only|firm|or|and|nor|cannot|may|might|would|could|inc\.?|llc|position"
    r"|consider|you)\s+$"
)
SPONSORED_WHO = re.compile(r"\b(?:be|get|been|are|visa)[\s-]$")
VISA_SPONSOR = re.compile(r"\b(?:visa|immigration|h1b|work|employment)[\s-]$")
SPONSORED_VISA = re.compile(r"^\s(?:work|visa|immigration|employment|h1b)\b")
WORK = re.compile(
    r"visa|immigra|h1b|permit|authoriz|candidat|applicant|employ|position|\brole\b|opening|legal"
    r"|eligib|work|residenc|abroad|overseas|\b(?:perm|tn|o-?1|j-?1|e-?3|hsc1)\b|"
    r"international|foreign|green card|\bopt\b|require|need|relocat|sponsorship\W*$"
    r"|^\W*(?:\w+ )?sponsorship"
)


def means_visa(clause: str, match: re.Match[str]) -> bool:
    """Whether a word is about sponsoring a work visa rather than an event, a study or a benefit."""
    before, after = clause[: match.start()], clause[match.end() :]
    form = match["form"]
    if not match[0].startswith("sponsor"):
        return True
    if OTHER_SENSE_BEFORE.search(before) or OTHER_SENSE_AFTER.search(after):
        return False
    if form == "ed":
        return bool(SPONSORED_VISA.match(after) or SPONSORED_WHO.search(before))
    if form in ("ship", "ships"):
        return form == "ship" or bool(
            re.search(r"\bno(?:t|r|\snew|\sh1b)?\W(?:\w+\W){0,2}$", before)
        )
    if DETERMINED.search(before):
        return False
    if VISA_SPONSOR.search(before):  # "candidates who need a visa sponsor"
        return True
    return bool(SPONSOR_OBJECT.match(after)) and (
        form == "s" or bool(SUBJECT.search(before)) or form == "ing"
    )
