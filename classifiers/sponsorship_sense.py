"""Where words speak of sponsoring a work visa, and where the same words mean something else."""

import re

from sponsorboard.postings.phrases import any_of

MENTION = re.compile(
    r"""
    \bsponsor(?P<form>s|ed|ing|ships?)?\b
    | (?P<license>\b(?:have|has|hold|holds|an?)\s(?:\w+\s){0,3}?sponsor(?:ship)?\slicense\b)
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
OTHER_SENSE_BEFORE = any_of(
    (r"executives?|events?|sports?|brand|projects?|title", "executive"),
    (r"corporate|bin|banks?|conferences?|training|certification", "corporate"),
    (r"equipment|cultural|teams?|content|media|drive|sell(?:ing)?", "equipment"),
    (r"advertising|commercial|club|community|programs?|business", "advertising"),
    (r"clinical|trial|study|studies|technical|official|key|senior", "clinical"),
    (r"internal|government|federal|military|navy|mission", "internal"),
    (r"pharma\w*|industry|potential|diverse|broad|academic", "pharma"),
    (r"research|financial|equity|private|partner|funding|client", "research"),
    (r"customer|leadership|c-level|c-suite|management|strategic", "customer"),
    (r"national security|health|benefit|plan|party|booth|merchant", "national security"),
    (r"mentor(?:ing)?(?: and)?", "mentor"),
    (r"mentorship(?: and)?", "mentorship"),
    (r"tuition|hospitality|podcast|webinar|newsletter|athlete", "tuition"),
    (r"festival|charity|stakeholders?|from our|with (?:our|the)", "festival"),
    (r"and the|identify|current|state", "and the"),
    before=r"\b",
    after=r"[ /,-]+$",
)
OTHER_SENSE_AFTER = any_of(
    (r"of (?!(?:\w+ )?(?:visa|work|employ|h1b|immig|a visa|any|candid|applic|foreign))", "of "),
    (r"deals?|opportunit|packages?|activation|revenue|sales", "deal"),
    (r"campaigns?|framework|models?|propert|hospitality|deliver", "campaign"),
    (r"portfolio|partner|strateg|marketing|inventory|fees?\b", "portfolio"),
    (r"leads?\b|experience|engagement|guideline|details?\b|polic", "lead"),
    (r"team\b|teams\b|program|process|information|agreement", "team"),
    (
        r"for (?:the|our|an?|your|this) (?:\w+ ){0,2}(?:program|project|initiative|event|club"
        r"|conference|change|transformation|roadmap|campaign|study|trial)",
        "for the program",
    ),
    (r"and (?:brand|event|advocacy|mentor|partner|backing|buy)", "and brand"),
    (r",? partnership", " partnership"),
    (r"for (?:an? )?export", "for export"),
    before=r"^[ /,-]*",
)
EXPORT_LICENSE = re.compile(r"export (?:control )?licen|deemed export")
DETERMINED = re.compile(r"\b(?:an?|the|our|your|their|its|each|as|act|of|to the|with|by)\s+$")
SPONSOR_OBJECT = any_of(
    (
        r" (?:for|or|and/or|and) (?:provide|support|take|transfer|otherwise|assist)",
        "sponsor or provide",
    ),
    (
        r" (?:\S+ ){0,4}?(?:visas?|h1b|o1|candidates?|applicants?|individuals?|you\b|your visa"
        r"|people|persons?|anyone|work|employment|immigra\w+|green cards?|permits?|foreign"
        r"|international|employees?\b(?!')|students?|those|talent|exceptional|engineers?"
        r"|developers?|scientists?|professionals?|fellows?|physicians?|j-?1\b)",
        "sponsor a work visa",
    ),
    (
        r" (?:for (?:this|the right|these|any|now)|at this|at the present|now\b|currently|new"
        r"|any|both|either)",
        "sponsor for this",
    ),
    (r"[ .,)]*$", " "),
    before=r"^",
)
SUBJECT = any_of(
    (r"we|company|employer|will|can|do|does|not|able|unable|to", "we"),
    (r"happily|gladly|regularly|currently|client|generally|also", "happily"),
    (r"only|firm|or|and|nor|cannot|may|might|would|could", "only"),
    (r"inc\.?", "inc"),
    (r"llc|position|consider|you", "llc"),
    before=r"\b",
    after=r"\s+$",
)
SPONSORED_WHO = re.compile(r"\b(?:be|get|been|are|visa|have)[\s-]$")
VISA_SPONSOR = re.compile(r"\b(?:visa|immigration|h1b|work|employment)[\s-]$")
SPONSORED_VISA = re.compile(r"^\s(?:work|visa|immigration|employment|h1b)\b")
WORK = any_of(
    (r"visa|immigra", "visa"),
    (r"h1b", "h1b"),
    (r"permit|authoriz|candidat|applicant|employ|position", "permit"),
    (r"\brole\b|opening|legal|eligib|work|residenc|abroad", "role"),
    (r"overseas", "overseas"),
    (r"\b(?:perm|tn|o-?1|j-?1|e-?3|hsc1)\b", "perm"),
    (r"international|foreign|green card|\bopt\b|require|need", "international"),
    (r"relocat", "relocat"),
    (r"sponsorship\W*$", "sponsorship"),
    (r"^\W*(?:\w+ )?sponsorship", "sponsorship"),
)


def means_visa(clause: str, match: re.Match[str]) -> bool:
    """Whether a word is about sponsoring a work visa rather than an event, a study or a benefit."""
    before, after = clause[: match.start()], clause[match.end() :]
    form = match["form"]
    if match["license"]:  # what British employers need to sponsor anyone
        return "export" not in clause
    if not match[0].startswith("sponsor"):
        return True
    if OTHER_SENSE_BEFORE.search(before) or OTHER_SENSE_AFTER.search(after):
        return False
    if form == "ed":
        return bool(SPONSORED_VISA.match(after) or SPONSORED_WHO.search(before))
    if form in ("ship", "ships"):
        return form == "ship" or bool(
            VISA_SPONSOR.search(before)
            or re.search(r"\bno(?:t|r|\snew|\sh1b)?\W(?:\w+\W){0,2}$", before)
        )
    if DETERMINED.search(before):
        return False
    if VISA_SPONSOR.search(before):  # "candidates who need a visa sponsor"
        return True
    return bool(SPONSOR_OBJECT.match(after)) and (
        form == "s" or bool(SUBJECT.search(before)) or form == "ing"
    )
