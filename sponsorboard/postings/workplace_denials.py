"""Wording that takes a statement on the place of work back, limits it, or turns it round."""

import re

from sponsorboard.postings.workplace_terms import SITE

# Limited to other roles: "if this position is listed as remote", "some teams require"
OTHER_ROLES = re.compile(
    r"^\W*roles (?:that|with|which|listed)\b"
    r"|\b(?:if (?:the|this|your|a)\b[^.;]{0,40}\b(?:listed|specified|designated|posted"
    r"|categori[sz]ed|states?|advertised)\b"
    r"|(?:some|certain|other|few|select|majority of(?: our)?) (?:[\w-]+ )?"
    r"(?:roles|positions|jobs|teams|groups|locations)\b|for (?:roles|positions|those|teams)\b"
    r"|work personas\b|our (?:hybrid|remote|on-?site) (?:roles|positions|employees)\b"
    r"|unless (?:otherwise )?(?:specified|stated)\b"
    r"|depending on (?:the |your )(?:role|position|team)\b|if a role\b|whether you"
    r"|(?:hybrid|remote|on-?site) (?:roles|employees|colleagues|workers)\b|have worked\b)"
    r"|[\"'](?:on-?site|virtual|remote|hybrid)[\w -]*[\"']"
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
INTERVIEW = re.compile(
    r"\bsalary range|\binterview|\bassessments?\b|\bhiring process\b|\bcandidate experience\b"
    r"|\bexpo\b"
)
# Benefits that only mention a place
ASIDE = re.compile(
    r"\b(?:stipend|budget|allowance) (?:for|to)\b|\breimburse|\bcommuter benefit|\bgym\b|\bcaf[eé]"
    r"|\bparking\b|\bfitness\b"
)
EXPERIENCE = re.compile(
    r"\bexperience\b|\bproven\b|\btrack record\b|\bhave worked\b|\bmanaging\b|\bskills?\b"
    r"|\borgani[sz]ations\b|\bcustomers\b|\bcompanies\b|\benterprises\b"
)
# Hybrid work as a product's purpose or as experience asked for
FOR_OTHERS = re.compile(
    r"\bexperience (?:in|with|of|working|managing)\b|\borgani[sz]ations\b|\bcustomers\b"
    r"|\bcompanies\b|\benterprises\b"
)
# Work from anywhere for some weeks a year
SOME_WEEKS = re.compile(
    r"\b(?:up to (?:\w+ )?(?:\d+|two|three|four|six|eight|twelve) (?:weeks|months|days)\b"
    r"|(?:\d+|two|three|four|six|eight) (?:\w+ )?weeks\b|weeks? (?:a|per|each|every|of)\b"
    r"|(?:days|months?) (?:a|per|each|every) (?:calendar )?year\b|abroad\b|workation|when needed\b"
    r"|as needed\b|occasional(?:ly)? (?:work|remote|wfh)|on occasion|discretion|snow\b|inclement)"
)
AWAY = r"(?:remote(?:ly)?(?! location)|tele(?:work|commut)\w*|work(?:ing)?[- ]from[- ]home|wfh)"
DENIED = re.compile(
    rf"\b(?:work remotely: ?no\b"
    r"|(?:remote|telework|telecommut\w*)(?: work)?(?: eligible| option)?[:?]\s*(?:no\b|none|not\b)"
    r"|(?:not?|never|cannot|unable|neither|\w+n't)\b(?! (?:only|matter|required))"
    rf"[^.;,()]{{0,35}}\b{AWAY}\b"
    rf"|(?:{AWAY}|hybrid)\b[^.;,()]{{0,30}}(?:\bnot|n't|\bno longer|\bun)(?:\ban?\b| )?"
    r"(?:be |currently )?(?:available|possible|offered|permitted|allowed|eligible|an option"
    r"|considered|supported|accepted|feasible|approved|authorized)"
    r"|kein home-?office|pas de télétravail|sin teletrabajo"
    r"|(?:inte|ing(?:en|et|a))\b[^.;]{0,30}(?:distans|hemifrån))"
)
NOT_FULLY = re.compile(r"\bnot (?:an? )?(?:fully|100 ?%|entirely|completely|full[- ]time|purely)")
ELSEWHERE = re.compile(
    r"\boutside\b|\boverseas\b|\babroad\b|\binternational|\bexcept\b"
    r"|\bother countr|\brelocat|\bcosts?\b|\bproblem|\bissue|\bcover\b"
)
NOT_NEEDED = re.compile(
    r"(?:\bnot|n't|\bnever) (?:be )?(?:required|need\w*|expected|have)\b[^.;]{0,25}\b(?:on-? ?site"
    r"|office|in[- ]person)|\bno (?:on-? ?site|in-office|in-person) (?:requirement|attendance)"
)
TEMPORARY = re.compile(
    r"\b(?:(?:temporar\w+|currently|initially|until|during|while)\b[^.;]{0,50}"
    r"\b(?:covid|pandemic|return|office|reopen|on-?site|resume|restrict\w+|normal)"
    r"|remote\w*[^.;]{0,30}\b(?:due to|because of|during) (?:the )?(?:covid|pandemic)"
    r"|work remotely: ?temporarily)"
)
# "remote or in our office", "onsite/remote", "work remotely or be based in"
ALSO = r"(?:\bor\b|/|\||\bou\b|\boder\b)\s?(?:(?:fully|100%|be|to|work\w*|in an?|even) )*"
OR_REMOTE = re.compile(
    rf"{ALSO}(?:remote|from home|télé)|\bremote(?:ly)?(?: work)?,?\s?(?:\bor\b|/|\|)|\beither\b"
    r"|\bremote[^.;]{0,30}\balso\b|\bfor (?:the )?(?:others?|rest)\b"
)
REMOTE_OR_HYBRID = re.compile(
    r"\bremote,? or (?:a )?hybrid\b|\bhybrid,? or (?:fully |100% )?remote\b|\bremote, hybrid,? "
    r"(?:or|and)\b"
)
OR_ONSITE = re.compile(rf"{ALSO}(?:{SITE})|(?:{SITE}),?\s?(?:\bor\b|/|\|)")
OR_OFFICE = re.compile(
    rf"\bopen to (?:both |either )?(?:{SITE}|remote) (?:and|or)"
    rf"|{ALSO}(?:{SITE}|based|(?:in|from|at|out of) (?:our|the|one of|an)|stationary)"
    rf"|\b(?:{SITE}|(?<!home )office\b)[^.;]{{0,25}}(?:\bor\b|/)\s?"
    r"(?:fully |work\w* )*(?:remote|from home)"
)
# Literals of which a sentence about days a week or a share of time holds one
AMOUNTS = ("days", "week", "monday", "tue", "wed", "x/", "%", "half", "tag", "dag", "jour", "día")
# "partial telework", "one part from home"
PARTIAL = re.compile(
    r"\b(?:part(?:ial|ially|ly)|delvis)\b[^.;]{0,30}\b(?:remote|tele|from home|hemifrån|distans)"
    r"|\bdistans\w* i viss mån"
)
MIXED = re.compile(r"\b(?:mix|combin\w+|kombin\w+|balance|split|blend|both|partial\w*|partly)\b")
# Optional office: "an office for you to utilize as you please"
OPTIONAL = re.compile(
    r"\bas you please|\bif you (?:prefer|like|want)|\boptional|\boption to\b|\bcan (?:also )?work\b"
    r"|\bwelcome to\b|\bwhen(?:ever)? you\b|\bmay be based\b|\baccess to\b"
)
