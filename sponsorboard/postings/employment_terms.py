"""Wording of the kind of employment and of placement at a client."""

import re

from sponsorboard.postings.phrases import any_of
from sponsorboard.postings.posting import EmploymentType

# Fields of the ATS, and the words in a list such as "Full-time, Contract"
KINDS: tuple[tuple[EmploymentType, str], ...] = (
    ("internship", r"\bintern(?:ship)?s?\b|\bco-op\b|\bpraktik\w+|\bstagiaire\b|\bprácticas\b"),
    ("part_time", (r"\bpart[ -]?time\b|\bteilzeit\b|\btemps partiel\b|\btiempo parcial\b"
                  r"|\bmedia jornada\b|\bdeltid\w*|\bwerkstudent\w*|\bworking student\b")),
    ("contract", (r"\bcontract(?:or)?\b|\bfreelance\w*|\bc2c\b|\b1099\b|\bfreiberuf\w*"
                 r"|\bcontratista\b")),
    ("temporary", (r"\btemp(?:orary)?\b|\bseasonal\b|\bper diem\b|\bfixed[ -]term\b|\bbefristet\b"
                  r"|\bcdd\b|\btidsbegränsad\w*|\bvisstid\w*|\bvikariat\w*|\btemporal\b")),
    ("full_time", (r"\bfull[ -]?time\b|\bvollzeit\b|\btemps plein\b|\btiempo completo\b"
                  r"|\bjornada completa\b|\bheltid\w*")),
)  # fmt: skip
KIND = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in KINDS))

# --- Titles ---------------------------------------------------------------------------------------

EDGE = r"(?:^|[(\[,;|/:·*-])\s*"
DURATION = r"(?:\d{1,2}\+?|six|twelve|three|nine|one|two)[ -]*(?:month|year|week|mo)s?\b"
TITLES: tuple[tuple[EmploymentType, re.Pattern[str]], ...] = (
    # Data Intern; not Internship Coordinator, Internal Auditor
    ("internship", re.compile(
        r"\bintern(?:ship)?s?\b(?! (?:program|coordinat|manag|recruit|relation))|\bco-op\b(?! city)"
        r"|\bpraktik(?:ant|um)\w*|\bstagiaire\b|\bbecari[oa]\b|^stage\b")),
    # Part-time Bookkeeper, Werkstudent Marketing
    ("part_time", re.compile(r"\bpart[- ]time\b|\bteilzeit\b|\bdeltid\b|\bwerkstudent\w*"
                             r"|\bworking student\b|\btemps partiel\b")),
    # Designer (Contract), 6 month contract, Freelance Writer; not Contract Specialist
    ("contract", re.compile(
        rf"{EDGE}(?:{DURATION}[ -]*)?(?:w2 |c2c )?(?:contract|contractor|freelance)(?=\s*(?:$"
        rf"|[)\],;|/:·*-]))"
        rf"|\b{DURATION}[ -]*(?:\w+ )?contract\b|\bcontract[- ]to[- ]hire\b|\bfreelance\w*\b"
        r"|\bcontract (?:role|position|opportunity|job)\b|\b(?:independent|w2"
        r"|1099) contract(?:or)?\b|\bcontractor$")),
    # Temporary Painter, Seasonal Cashier, Nurse - Temp
    ("temporary", re.compile(
        rf"\btemporary\b|\bseasonal\b|\bfixed[- ]term\b|\bper diem\b|{EDGE}temp\b|\btemp$"
        rf"|\bbefristet\b"
        r"|\bvikariat\b|\btidsbegränsad\b|\btemp[- ]to[- ]\w+")),
    ("full_time", re.compile(r"\bfull[- ]time\b|\bvollzeit\b|\bheltid\b|\btemps plein\b")),
)  # fmt: skip

# --- Text: literals, and what must stand before or after them -------------------------------------

ANCHORS: dict[str, EmploymentType] = {
    "full-time": "full_time",
    "full time": "full_time",
    "part-time": "part_time",
    "part time": "part_time",
    "contract": "contract",
    "freelance": "contract",
    "temporary": "temporary",
    "internship": "internship",
    "40 h": "full_time",
    "hours per week": "full_time",
}
FOREIGN_ANCHORS: dict[str, EmploymentType] = {
    "vollzeit": "full_time",
    "teilzeit": "part_time",
    "befristet": "temporary",
    "praktikum": "internship",
    "temps plein": "full_time",
    "temps partiel": "part_time",
    "jornada completa": "full_time",
    "tiempo completo": "full_time",
    "media jornada": "part_time",
    "heltid": "full_time",
    "deltid": "part_time",
    "tidsbegränsad": "temporary",
    "vikariat": "temporary",
}
FOREIGN_TRAPS = re.compile(
    r"studi|angestellte|beschäftigte|\b(?:unbefristet|inte|nicht)\b"
    r"|mitarbeite"
)

# Job Type: Full-time; Employment Type (next line) Full time; Hours: part-time; Exempt, Regular,
LABELLED = any_of(
    (r"\b(?:types?|status|schedule|category|classification)(?:\s?[:|*-]+\s*|\s+)", "type:"),
    (
        r"\b(?:commitment|basis|employment|hours|position|term|duration|length|anställningsform|omfattning|arbeitszeit|arbetstider?|contrat|jornada)\b\s?(?:[:|*-]+\s*|\n\s*)",
        "commitment:",
    ),
    (r"\b(?:exempt|regular|permanent), ", "exempt, "),
    after=r"(?:regular,? |permanent,? |exempt,? |long[- ]term )*$",
)
# "NYC (on-site) · Full-time · $160k", a line or a pair of brackets of its own
SET_APART_BEFORE = re.compile(r"(?:^|\n|[(·•|]|\bexempt,|\bregular,|\bpermanent,)\s*[-*•]?\s*$")
SET_APART_AFTER = re.compile(r"\s*(?:$|\n|[)·•|]|,? (?:regular|exempt|permanent|non-exempt)\b)")
# This is a full-time position; we are hiring a part-time designer
STATED = any_of(
    (
        r"\b(?:this|the|position|role|job|it|opportunity)\b[^.;\n]{0,25}?\b(?:is|will be"
        r"|are)\b(?: currently)?(?: an?)?(?: [\w,/-]+){0,3}? $",
        "this role is ",
    ),
    (
        r"\b(?:seeking|hiring|looking for|recruiting|need|needs|opening for|available as"
        r"|join\w*[^.;\n]{0,30} as|engage\w* for|has an?|have an?|offer\w* an?|for an?|on an?"
        r"|as an?|availability for an?)(?: an?)?(?: [\w,'/-]+){0,4}? $",
        "we are seeking a ",
    ),
    (r"^(?:an? )?$", ""),
)
NOUN = re.compile(
    r"(?:,? ?/? ?(?:[\w/'()-]+,? ){0,3}?)(?:position|role|job|opportunity|opening|employment"
    r"|engagement"
    r"|vacancy|assignment|basis|hire|contract|consultant)\b(?! (?:offer|conversion))"
)
# Full-time employees get benefits; 5 years of full-time experience
NOT_STATED_AFTER = any_of(
    (r"employees?|employed", "employee"),
    (r"team ?members?", "teammember"),
    (r"staff|workers?|students?|phd|equivalent|experience", "staff"),
    (r"colleagues|associates|positions\b|roles\b|jobs\b|benefit", "colleagues"),
    (r"hires\b|faculty|annual|salar|hours\b|degree|enrol", "hires"),
    (r"offers?\b|conversion|opportunities|schedules|interns\b", "offer"),
    (r"individuals", "individuals"),
    before=(
        r"(?:,? (?:and|or|&|/) part[- ]time|[ ,]+(?:permanent|regular|salaried|exempt|us"
        r"|u\.s\.|benefit\w*))*[ ,-]*"
    ),
)
NOT_STATED_BEFORE = any_of(
    (r"convert\w*|conversion|potential|possib\w+", "convert"),
    (r"opportunity (?:for|to)|lead\w* to|transition\w*|eligib\w+", "opportunity for"),
    (r"all|only|other|any|every|years? of|months of", "all"),
    (r"in addition to|bonus for|become|students?|not an?|previous", "in addition to"),
    (r"prior|return|after|into an?|whether|depend\w*|if", "prior"),
    (r"demonstrated|experience (?:in|as)|success", "demonstrated"),
    (r"(?:record|background|history) in", "record in"),
    (r"without becoming", "without becoming"),
    before=r"\b",
    after=r"\b[^.;\n]{0,40}$",
)
# Full-time contract position: the more particular word counts
PARTICULAR = re.compile(
    r"[ ,/-]+(?:[\w-]+ )?(?:(?P<contract>(?:\d+[- ]month )?contract\b(?!ual)|freelance)"
    r"|(?P<temporary>temporary\b|temp\b)|(?P<internship>intern(?:ship)?\b))"
)
# "an independent contract laboratory" is a kind of firm
CONTRACT_FIRM = re.compile(r"contract (?:lab|research|manufact|organi|develop\w+ and)")
CONTRACT_BEFORE = re.compile(
    rf"\b{DURATION}(?:[ ,-]+(?:[\w-]+[ ,]+){{0,3}})?$|\b(?:w2|c2c|1099|independent"
    rf"|full[- ]time)[ /-]+$"
    r"|\bthis (?:is|will be) an? (?:[\w-]+ ){0,3}$"
)
CONTRACT_AFTER = any_of(
    (r"[- ]to[- ](?:hire|perm\w*)", "-to-hire"),
    (
        r"(?:or)?(?: [\w-]+)? (?:position|role|opportunity|job|assignment|engagement|basis)\b",
        "contract position",
    ),
    (r" (?:length|duration|period)\b", "contract length"),
    (rf"[ ,(:-]+{DURATION}", "contract, 6 months"),
    (r"(?:or)? with (?:our|one of our|a client)", "contract with our client"),
    before=r"contract",
)
TEMPORARY_AFTER = any_of(
    (
        r"temporary(?:[ ,/-]+[\w-]+)? (?:position|role|assignment|job|contract|opportunity"
        r"|employment|basis|appointment)\b",
        "temporary position",
    ),
    (r"temporary,? (?:full|part)[- ]time", "temporary full-time"),
)
INTERNSHIP_BEFORE = re.compile(
    r"(?<!lead )(?<!manage )(?<!run )(?<!support )\b(?:this|our|the|paid|summer|about the)"
    r"(?: [\w-]+){0,2} $|\bas $"
)
INTERNSHIP_AFTER = re.compile(
    r"internship\b(?! (?:experience|or\b|and\b|coordin|programs|programmes))"
)
FORTY_HOURS = re.compile(
    r"40 (?:hours|hrs?\.?)\s?(?:per|a|each|/)\s?(?:week|wk)|hours per week:?\s*40\b"
)
FEWER_HOURS = re.compile(r"\b(?:up to|less than|under|defined|fewer|maximum)\b[^.;\n]{0,30}$")

# --- Placement at a client ------------------------------------------------------------------------

CLIENT_ANCHORS = ("client", "c2c", "w2")
CLIENT = any_of(
    (
        r"\b(?:our|my) (?:[\w&'-]+[ ,]+){0,4}?client(?:'s)?\b[^.;\n]{0,70}?\b(?:is|has|seeks"
        r"|needs|requires|wants)\b[^.;\n]{0,25}?(?:seek|look|hir(?:ing|e)|search|need|requir"
        r"|recruit|opening)",
        "our client is seek",
    ),
    (
        r"\b(?:on behalf of|for) (?:(?:our|an?) (?:[\w&'-]+[ ,]+){0,4}?client"
        r"|one of our (?:\w+ ){0,3}clients)\b(?:'s)?(?=[^.;\n]{0,70}\b(?:seek|look|hir|recruit"
        r"|locat|in |who\b|we\b))",
        "on behalf of our client seek",
    ),
    (
        r"\bone of our (?:[\w-]+ ){0,4}clients?\b(?=,?[^.;\n]{0,60}\b(?:is|has|asked|look|seek"
        r"|hir|in\b))",
        "one of our client is",
    ),
    (
        r"\b(?:role|position|contract|opportunity|job|recruit\w*)\b[^.;\n]{0,30}\b(?:with"
        r"|for) (?:(?:our|a) (?:[\w-]+ ){0,3}client|one of our (?:[\w-]+ ){0,3}clients)\b",
        "role with our client",
    ),
    (r"(?<!to-)\bend[- ]client\b", "end-client"),
    (r"(?:^|\n|about )\W*client ?: ", "client: "),
    (r"\bdirect client\b", "direct client"),
    (r"(?<![/\w])c2c\b(?! (?:market|e-?comm|platform|sales|business))", "c2c"),
    (r"\b(?:on|only|as) (?:a )?w2\b", "on w2"),
    (r"\bw2 (?:only|contract|basis|rate|hourly|or )", "w2 only"),
)
FOREIGN_CLIENT = any_of(
    (r"\bfür unseren? (?:\w+ )?kunden\b[^.;\n]{0,40}\bsuch", "für unsere kunden such"),
    (r"\barbeitnehmerüberlassung\b", "arbeitnehmerüberlassung"),
    (r"\bpersonaldienstleist", "personaldienstleist"),
    (r"\bnotre client\b[^.;\n]{0,40}\brecherch", "notre client recherch"),
    (r"\bpour (?:le compte de )?(?:notre|l'un de nos) client", "pour notre client"),
    (r"\bnuestro cliente\b[^.;\n]{0,40}\bbusca", "nuestro cliente busca"),
    (r"\bpara (?:nuestro|un) cliente\b", "para nuestro cliente"),
    (r"\bvår(?:a)? kund(?:er|s)?\b[^.;\n]{0,40}\b(?:söker|letar|räkning)", "vår kund söker"),
    (r"\bhos (?:vår|en av våra) kund", "hos vår kund"),
    (r"\buthyrning\b", "uthyrning"),
    (r"\bsom konsult (?:hos|via|för)\b", "som konsult hos"),
    (r"\brekryteringsprocessen hanteras av\b", "rekryteringsprocessen hanteras av"),
)
# The employer's own name says that it places people: Acme Staffing, Nord Rekrytering
AGENCY_NAME = any_of(
    (r"staffing", "staffing"),
    (r"recruit(?:ing|ment|ers?)?", "recruit"),
    (r"rekrytering|bemanning|personaldienst\w*|headhunt\w*", "rekrytering"),
    (r"employment (?:agency|partners|services)", "employment agency"),
    (r"hiring partners?|executive search|talent solutions", "hiring partner"),
    (r"search partners|temps", "search partners"),
    before=r"\b",
    after=r"\b",
)
AGENCY_TEXT = re.compile(
    r"\bwe(?:'re| are) an? (?:[\w-]+ ){0,3}(?:staffing|recruit(?:ing|ment)) (?:firm|agency|company"
    r"|partner)"
)
