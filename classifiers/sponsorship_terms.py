"""Words of sponsorship and work authorisation: stems to look for, spellings, visas."""

import re

from sponsorboard.postings.posting import Visa

# Every statement holds one of these; found by plain search, which is faster than a pattern.
STEMS = (
    "sponsor",  # "we are unable to sponsor"
    "visa",  # "visa support"
    "h1b",
    "h-1b",
    "h1-b",
    "h-1 ",
    "immigra",  # "immigration assistance"
    "authori",  # "authorized to work", "authorised"
    " work in ",  # "eligible to work in the US"
    "right to work",
    "legally ",  # "legally allowed to work", "legally work"
    "eligib",  # "eligible to permanently work"
    "i-9",
    "citizen",
    "passport",  # "South African passport only"
    "clearance",
    "clearable",
    "security investigation",
    "ts/sci",
    "top secret",
    "public trust",
    "polygraph",
    "green card",
    "permanent resid",
    "usc",  # "USC/GC only"
    "us person",
    "s. person",  # "U.S. person"
    "states person",
    "states person",
    "itar ",
    "itar)",
    "itar:",
    "(itar",
    "export",
    "e-verify",
    "everify",
    "work permit",
    "residence permit",
    "cpt",
    " opt",  # "on OPT"
    "/opt",
    "f-1",
    "international students",
    "tn ",  # "TN candidates"
    "tn,",
    "e-3",
    "o-1",
    "j-1",
    "perm ",  # "we start PERM within the first year"
)

# --- Spellings ------------------------------------------------------------------------------------

# In this order; the text is in lower case with plain quotes and blanks.
SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"[*_~\"\\•●]+|\s\s+", " "),
    (r"\bu\. ?s\. ?a\b\.?|\bu\. ?s\b\.?|\bunited states(?: of america)?|^s\.(?= citiz)", "usa"),
    (r"\bamerican(?= (?:citizen|work authoriz|national))", "usa"),
    (r"\bthe us\b", "the usa"),
    (
        r"\bus(?= (?:citizen|person|resident|national|green|work|visa|immig|security|gov|dod|"
        r"secret|top|clear|perm))",
        "usa",
    ),
    (r"(?<=work in )us\b|(?<=work: )us\b|^us(?= / )|(?<=and )us(?= cit)|(?<=: )us(?= |$)", "usa"),
    (r"\(usa?\)", ""),
    (r"\bcan(?:'t|not)\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"authoris", "authoriz"),
    (r"licence", "license"),
    (r"\bh-?\s?1-?\s?b1\b", "hsc1"),  # the visa of Singapore and Chile, apart from H-1B for good
    (r"\bh-?\s?1-?\s?b(?:'?s)?\b|\bh-?1(?=,| visa| sponsor)", "h1b"),
    (r" & | &amp; ", " and "),
)
SPELLED = tuple((re.compile(pattern), spelling) for pattern, spelling in SPELLINGS)


def worded(text: str) -> str:
    """Lower-case text in one spelling: ``usa``, ``h1b``, ``can not``, ``authoriz...``."""
    for pattern, spelling in SPELLED:
        text = pattern.sub(spelling, text)
    return text.strip()


# --- Visas ----------------------------------------------------------------------------------------

AFTER_E3 = r"(?= (?:visa|eligib|status|holder|candid)|,|/|\)|\.|;| and | or | but | for |$)"
AFTER_TN = (
    r"(?! \d)(?= ?(?:visa|status|candid|only|work|/|,|\)|\.|;|:|$)| (?:or|and|but|holders?|for)\b)"
)
NOT_AN_F1_STATUS = r"(?! (?:student visas?)? ?\(?(?:stem |opt|cpt))(?! student)"

# Visa, its wording after ``worded``, an example.
VISAS: tuple[tuple[Visa, str, str], ...] = (
    (
        "h1b_transfer",
        r"h1b (?:visa )?transfers?|transfers? of (?:an )?h1b|"
        r"transfers? (?:of )?(?:an? |your )?(?:existing|current|valid) h1b",
        "H-1B transfers",
    ),
    ("h1b", r"h1b(?! (?:visa )?transfer)", "H-1B"),
    ("h1b1", r"hsc1", "H-1B1 (Chile)"),
    ("e3", rf"e-?3\b{AFTER_E3}", "TN, E-3"),
    ("tn", rf"tn\b{AFTER_TN}", "TN"),
    ("o1", r"o-?1\b", "O-1"),
    ("j1", r"j-?1\b", "J-1"),
    ("stem_opt", r"stem[ -]opt|opt stem|opt or stem|i-983", "STEM OPT"),
    ("opt", r"(?<!stem )(?<!stem-)opt\b(?! (?:in|out|for|to)\b)", "OPT"),
    ("cpt", r"cpt\b", "CPT"),
    (
        "green_card",
        r"green cards?|gc\b(?!-)|permanent residency (?:sponsor|support)|"
        r"perm\b(?= (?:within|process|filing|sponsor|and))",
        "green card",
    ),
    (
        "other",
        rf"f-?1\b{NOT_AN_F1_STATUS}|f-?1 students|l-?1\b|l-?2\b|e-?2\b|h-?4\b|h-?2\b|eads?\b|"
        r"student visa|blue card|skilled worker|tier 2|other forms of work authorization",
        "L-1, EAD",
    ),
)
VISA = re.compile("|".join(rf"\b(?P<{visa}>{pattern})" for visa, pattern, _ in VISAS))


def visas_named(words: str) -> list[Visa]:
    """Visas that words in one spelling name, in order, each once."""
    found: dict[Visa, None] = {}
    for match in VISA.finditer(words):
        found[match.lastgroup] = None  # type: ignore[index]
    return list(found)
