"""Wording that takes a statement on the place of work back, limits it, or turns it round."""

import re

from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.workplace_terms import SITE

# Limited to other roles: "if this position is listed as remote", "some teams require"
OTHER_ROLES = any_of(
    (r"^\W*roles (?:that|with|which|listed)\b", "roles that"),
    (
        r"\b(?:if (?:the|this|your|a)\b[^.;]{0,40}\b(?:listed|specified|designated|posted"
        r"|categori[sz]ed|states?|advertised)\b|(?:some|certain|other|few|select"
        r"|majority of(?: our)?) (?:[\w-]+ )?(?:roles|positions|jobs|teams|groups|locations)\b"
        r"|for (?:roles|positions|those|teams)\b|work personas\b|our (?:hybrid|remote"
        r"|on-?site) (?:roles|positions|employees)\b|unless (?:otherwise )?(?:specified"
        r"|stated)\b|depending on (?:the |your )?(?:role|position|team|business)\b|if a role\b"
        r"|whether you"
        r"|(?:hybrid|remote|on-?site) (?:roles|employees|colleagues|workers)\b|have worked\b)",
        "if the listed",
    ),
    (r"[\x22'](?:on-?site|virtual|remote|hybrid)[\w -]*[\x22']", "'onsite'"),
)
# A question or label on a line of its own, answered on the next one
QUESTION = re.compile(
    r"^\W*(?:work remotely|remote(?: work)?|tele(?:work|commut)\w*)(?: eligible)?\s*[:?]\W*$"
)
OTHER_ROLES_GATE = (
    "roles", "positions", "jobs", "teams", "groups", "locations", "if the", "if this", "if your",
    "if a", "personas", "employees", "colleagues", "workers", "unless", "depending", "whether",
    "worked", "'", '"',
)  # fmt: skip
# Not about the work but about getting it, or about its pay
INTERVIEW = any_of(
    (r"\bsalary range|\binterview|\bassessments?\b", "salary range"),
    (r"\bhiring process\b|\bcandidate experience\b|\bexpo\b", "hiring process"),
)
# Benefits that only mention a place
ASIDE = any_of(
    (r"\b(?:stipend|budget|allowance) (?:for|to)\b", "stipend for"),
    (r"\breimburse|\bcommuter benefit|\bgym\b", "reimburse"),
    (r"\bcaf[eé]", "cafe"),
    (r"\bparking\b|\bfitness\b", "parking"),
)
EXPERIENCE = any_of(
    (r"\bexperience\b|\bproven\b|\btrack record\b|\bhave worked\b", "experience"),
    (r"\bmanaging\b|\bskills?\b", "managing"),
    (r"\borgani[sz]ations\b", "organisations"),
    (r"\bcustomers\b|\bcompanies\b|\benterprises\b", "customers"),
)
# Hybrid work as a product's purpose or as experience asked for
FOR_OTHERS = any_of(
    (r"\bexperience (?:in|with|of|working|managing)\b", "experience in"),
    (r"\borgani[sz]ations\b", "organisations"),
    (r"\bcustomers\b|\bcompanies\b|\benterprises\b", "customers"),
)
# Work from anywhere for some weeks a year
SOME_WEEKS = any_of(
    (
        r"up to (?:\w+ )?(?:\d+|two|three|four|six|eight|twelve) (?:weeks|months|days)\b",
        "up to 5 weeks",
    ),
    (r"(?:\d+|two|three|four|six|eight) (?:\w+ )?weeks\b", "5 weeks"),
    (r"weeks? (?:a|per|each|every|of)\b", "week a"),
    (r"(?:days|months?) (?:a|per|each|every) (?:calendar )?year\b", "days a year"),
    (r"abroad\b|workation|when needed\b|as needed\b", "abroad"),
    (r"occasional(?:ly)? (?:work|remote|wfh)", "occasional work"),
    (r"on occasion|discretion|snow\b|inclement", "on occasion"),
    before=r"\b",
)
AWAY = r"(?:remote(?:ly)?(?! location)|tele(?:work|commut)\w*|work(?:ing)?[- ]from[- ]home|wfh)"
# "not a remote position", "remote work is not available", "Work remotely: No"
DENIED = re.compile(
    rf"\b(?:work remotely: ?(?:no\b|on-? ?site)"
    r"|(?:remote|telework|telecommut\w*)(?: work)?(?: eligible| option)?[:?]\s*(?:no\b|none|not\b)"
    r"|(?:not?|never|cannot|unable|neither|\w+n't)\b(?! (?:only|matter|required))"
    rf"[^.;,()]{{0,35}}\b{AWAY}\b"
    rf"|(?:{AWAY}|hybrid)\b[^.;,()]{{0,30}}(?:\bnot|n't|\bno longer|\bun)(?:\ban?\b| )?"
    r"(?:be |currently )?(?:available|possible|offered|permitted|allowed|eligible|an option"
    r"|considered|supported|accepted|feasible|approved|authorized)"
    r"|kein home-?office|pas de télétravail|sin teletrabajo"
    r"|(?:inte|ing(?:en|et|a))\b[^.;]{0,30}(?:distans|hemifrån))"
)
NOT_HYBRID = re.compile(r"\bnot (?:an? )?hybrid\b")
NOT_FULLY = re.compile(r"\bnot (?:an? )?(?:fully|100 ?%|entirely|completely|full[- ]time|purely)")
ELSEWHERE = any_of(
    (r"\boutside\b|\boverseas\b|\babroad\b|\binternational", "outside"),
    (r"\bexcept\b|\bother countr|\brelocat|\bcosts?\b|\bproblem", "except"),
    (r"\bissue|\bcover\b", "issue"),
)
NOT_NEEDED = re.compile(
    r"(?:\bnot|n't|\bnever) (?:be )?(?:required|need\w*|expected|have)\b[^.;]{0,25}\b(?:on-? ?site"
    r"|office|in[- ]person)|\bno (?:on-? ?site|in-office|in-person) (?:requirement|attendance)"
)
TEMPORARY = any_of(
    (
        r"(?:temporar\w+|currently|initially|until|during|while)\b[^.;]{0,50}\b(?:covid|pandemic"
        r"|return|office|reopen|on-?site|resume|restrict\w+|normal)",
        "temporarily remote until covid",
    ),
    (
        r"remote\w*[^.;]{0,30}\b(?:due to|because of|during) (?:the )?(?:covid|pandemic)",
        "remote due to covid",
    ),
    (r"work remotely: ?temporarily", "work remotely:temporarily"),
    before=r"\b",
)
# "remote or in our office", "onsite/remote", "work remotely or be based in"
ALSO = r"(?:\bor\b|/|\||\bou\b|\boder\b)\s?(?:(?:fully|100%|be|to|work\w*|in an?|even) )*"
OR_REMOTE = re.compile(
    rf"{ALSO}(?:remote|from home|télé)|\bremote(?:ly)?(?: work)?,?\s?(?:\bor\b|/|\|)|\beither\b"
    r"|\bremote[^.;]{0,30}\balso\b|\bfor (?:the )?(?:others?|rest)\b"
)
REMOTE_OR_HYBRID = re.compile(
    r"\bremote,? or (?:a )?hybrid\b|\bhybrid,? or (?:fully |100% )?remote\b|\bremote, hybrid,? "
    r"(?:or|and)\b|#li-?hybrid\W+(?:#\S+\W+)?#li-?remote|#li-?remote\W+(?:#\S+\W+)?#li-?hybrid"
)
OR_ONSITE = re.compile(rf"{ALSO}(?:{SITE})|(?:{SITE}),?\s?(?:\bor\b|/|\|)")
# "remote or in our office", "onsite/remote", "office or from home"
OR_OFFICE = re.compile(
    rf"\bopen to (?:both |either )?(?:{SITE}|remote) (?:and|or)"
    rf"|{ALSO}(?:{SITE}|based|(?:in|from|at|out of) (?:our|the|one of|an)|stationary)"
    rf"|\b(?:{SITE}|(?<!home )office\b)[^.;]{{0,25}}(?:\bor\b|/)\s?"
    r"(?:fully |work\w* )*(?:remote|from home)"
)
# Literals of which a sentence about days a week or a share of time holds one
AMOUNTS = ("days", "week", "monday", "tue", "wed", "x/", "%", "half", "tag", "dag", "jour", "día")
OFFICES = ("office", "kontor", "on-site", "onsite")
# "partial telework", "one part from home"
PARTIAL = re.compile(
    r"\b(?:part(?:ial|ially|ly)|delvis)\b[^.;]{0,30}\b(?:remote|tele|from home|hemifrån|distans)"
    r"|\bdistans\w* i viss mån|\b(?:work(?:ing)?[- ]from[- ]home|wfh|home[- ]office|remote) days?\b"
)
MIXED = re.compile(r"\b(?:mix|combin\w+|kombin\w+|balance|split|blend|both|partial\w*|partly)\b")
# Optional office: "an office for you to utilize as you please"
OPTIONAL = any_of(
    (r"\bas you please", "as you please"),
    (r"\bif you (?:prefer|like|want)", "if you prefer"),
    (r"\boptional|\boption to\b", "optional"),
    (r"\bcan (?:also )?work\b", "can work"),
    (r"\bwelcome to\b|\bwhen(?:ever)? you\b|\bmay be based\b", "welcome to"),
    (r"\baccess to\b", "access to"),
)
