"""Seniority from the words of a job title alone."""

import re
from functools import lru_cache

from sponsorboard.postings.posting import Seniority

# Words after which a number is a grade: Software Engineer II, Analyst 3
GRADED = (
    r"(?:engineer|developer|analyst|scientist|technician|specialist|associate|administrator"
    r"|assistant|representative|accountant|designer|architect|manager|coordinator|programmer"
    r"|consultant|nurse|operator|clerk|officer|tester|researcher|planner|buyer|auditor|machinist"
    r"|agent|counsel|paralegal|recruiter|editor|writer|inspector|electrician|mechanic|professional"
    r"|level)"
)
GRADE = re.compile(
    rf"\b{GRADED},?[ -](?:level )?(?P<grade>iv|v|i{{1,3}}|[1-5])(?=\s*(?:$|[(\[,;"
    rf"|/:-]))"
)
GRADES: dict[str, Seniority] = {
    "i": "junior", "1": "junior", "ii": "mid", "2": "mid", "iii": "senior", "3": "senior",
    "iv": "senior", "4": "senior", "v": "senior", "5": "senior",
}  # fmt: skip
SEVERAL = re.compile(
    r"\b(?:i|ii|iii|[1-4])\s?(?:,|/|-|or|and|to|&)\s?(?:or )?(?:ii|iii|iv|v"
    r"|[2-5])\b"
)

# Managers of a thing, not of people: Product Manager, Account Manager
THINGS = (
    r"product|project|program(?:me)?|account|case|community|office|property|relationship|success"
    r"|media|content|brand|category|delivery|partner(?:ship)?s?|channel|asset|portfolio|wealth"
    r"|territory|events?|release|marketing|campaign|customer|client|growth|facilit(?:y|ies)|vendor"
    r"|contracts?|data|risk|compliance|configuration|incident|change|knowledge|records|field"
    r"|lifecycle"
    r"|experience|design|development|market|proposal|grants?|benefits|payroll|procurement|study"
    r"|trial"
)

# First that matches decides. Example of each beside it.
LEVELS: tuple[tuple[Seniority, str], ...] = (
    # Software Engineer Intern; not Internal Auditor, Internship Coordinator
    ("intern", (r"\bintern(?:ship)?s?\b(?! (?:program|coordinat|manag|recruit|relation))|\bco-op\b"
               r"|\bpraktik(?:ant|um)\w*|\bstagiaire\b|\bbecari[oa]\b|\bwerkstudent\w*"
               r"|\bworking student\b")),
    # Chief Financial Officer, VP of Sales, Director of Data, Head of People; not Chief of Staff
    ("executive", (r"\bchief\b(?! of staff\b)(?=.*\b(?:officer|executive|scientist|economist"
                  r"|counsel))"
                  r"|^(?!.*\b(?:assistant|partner|secretary|of staff)\b).*\b(?:c[efimopt]o|ciso)\b"
                  r"|\b[se]?vp\b|\bvice[- ]president\b|\bhead of\b"
                  r"|(?<!to the )(?<!to )\bpresident\b|\bdirector\b|\bdirecteur\b|\bdirectora?\b")),
    # Engineering Manager, Manager of Accounting, Senior Manager; not Product Manager
    ("manager", (rf"(?:^|\b(?!(?:{THINGS}) )[\w&/]+ |[,(/-] ?)(?:manager|supervisor"
                rf"|teamleiter\w*)\b")),
    # Staff Engineer, Principal Scientist; not Staff Accountant, Chief of Staff, Technical Staff
    ("staff", (r"(?<!of )(?<!technical )\bstaff (?!accountant|nurse|attorney|assistant|writer"
              r"|pharmacist"
              r"|physician|auditor|therapist|development|services|support|training|counsel|rn\b"
              r"|member"
              r"|psych|chaplain|photograph|report|position)\w|\bprincipal\b(?! (?:of|investigator))"
              r"|\bdistinguished\b")),
    # Team Lead, Lead Engineer; not Lead Generation Specialist
    ("lead", (r"\b(?:team|tech(?:nical)?)[- ]?lead(?:er)?\b|\blead\b(?![- ](?:gen|free|qualif"
             r"|convers"
             r"|abatement|nurtur|acqui|market|poison|paint|manag))|\bforeman\b")),
    # Senior Engineer, Sr. Analyst; not Senior Living Advisor
    ("senior", (r"\b(?:senior|sr|snr|sénior)\b\.?(?! (?:living|care|services|center|housing|citizen"
               r"|communit|home|companion|health|resident))")),
    ("mid", (r"\bmid(?:[- ]?(?:level|senior|career))?\b(?![- ](?:market|west|atlantic|size|cap|day"
            r"|town"
            r"|south|night))|\bintermediate\b")),
    # Junior Developer, New Grad, Associate Engineer; not Sales Associate, Associate Professor
    ("junior", (r"\b(?:junior|jr|júnior)\b|\bentry[- ]level\b|\b(?:new|university) grad\w*"
               r"|\btrainee\b|\bapprentice\b"
               r"|\bearly[- ]career\b|\bcollege (?:grad|hire)\w*|\bgraduate (?!program|school"
               r"|admission"
               r"|assist|stud|research|faculty|medical|education|nurs)\w"
               r"|^associate (?!professor|dean|attorney|general|provost|counsel|teacher|vet|dent"
               r"|pastor"
               r"|medical|principal)\w")),
)  # fmt: skip
PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in LEVELS)
DASHES = str.maketrans("\u2010\u2011\u2013\u2014\u2019", "----'")


@lru_cache(maxsize=1024)  # boards repeat their titles
def seniority_of(title: str) -> Seniority | None:
    """What the title's own words say; None where they say nothing or name several grades."""
    words = title.lower().translate(DASHES)
    for name, pattern in PATTERNS:
        if pattern.search(words):
            return name
    grade = GRADE.search(words)
    if not grade or SEVERAL.search(words):
        return None
    return GRADES[grade["grade"]]
