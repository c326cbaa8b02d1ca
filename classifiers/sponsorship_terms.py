"""Words of sponsorship and work authorisation: stems to look for, spellings, visas, countries."""

import re
from functools import lru_cache
from typing import Literal

from sponsorboard.postings.posting import Visa

# Every statement holds one of these; found by plain search, which is faster than a pattern.
# What a stem may be about: readers that look at a sentence with it. Citizenship is read in all.
Family = Literal["offer", "authorization", "training", "clearance"]
STEMS: dict[str, tuple[Family, ...]] = {
    "sponsor": ("offer",),  # "we are unable to sponsor"
    "visa": ("offer", "authorization", "training"),  # "visa support"
    "h1b": ("offer",),
    "h-1b": ("offer",),
    "h1-b": ("offer",),
    "h-1 ": ("offer",),
    "immigra": ("offer",),  # "immigration assistance"
    "authoriz": ("authorization",),  # "authorized to work"
    "authoris": ("authorization",),
    " to work in ": ("authorization",),  # "eligible to work in the US"
    "right to work": ("authorization",),
    "legally ": ("authorization",),  # "legally allowed to work"
    "employment eligib": ("authorization",),
    "eligible to permanently": ("authorization",),
    "proof of eligib": ("authorization",),
    "eligibility to work": ("authorization",),
    "i-9": ("authorization", "training"),
    "citizen": ("authorization",),
    "passport": (),  # "South African passport only"
    "clearance": ("clearance",),
    "clearable": ("clearance",),
    "security investigation": ("clearance",),
    "ts/sci": ("clearance",),
    "top secret": ("clearance",),
    "public trust": ("clearance",),
    "polygraph": ("clearance",),
    "classified": ("clearance",),
    "green card": ("offer", "authorization"),
    "permanent resid": ("offer", "authorization"),
    "usc/": ("authorization",),  # "USC/GC only"
    "/usc": ("authorization",),
    "usc,": ("authorization",),
    "usc and gc": ("authorization",),
    "usc or gc": ("authorization",),
    "us person": (),
    "u.s. person": (),
    "itar": (),
    "export": (),
    "e-verify": ("authorization",),
    "everify": ("authorization",),
    "work permit": ("offer", "authorization"),
    "residence permit": ("offer", "authorization"),
    "cpt": ("training", "offer"),
    " opt ": ("training", "offer"),
    "opt/": ("training", "offer"),
    "/opt": ("training", "offer"),
    "stem opt": ("training", "offer"),
    " opt.": ("training", "offer"),
    " opt,": ("training", "offer"),
    "f-1": ("training", "offer"),
    "international students": ("training", "offer"),
    "tn ": ("offer",),  # "TN candidates"
    "e-3": ("offer",),
    "perm ": ("offer",),  # "we start PERM within the first year"
}

# --- Spellings ------------------------------------------------------------------------------------

# A literal that each holds, the wording, its one spelling; in this order. The text is in lower case
# with plain quotes and blanks.
SPELLINGS: tuple[tuple[str, str, str], ...] = (
    ("", r"[*_~\"\\•●]+|\s\s+", " "),
    ("u", r"\bu\. ?s\. ?a\b\.?|\bu\. ?s\b\.?|\bunited states(?: of america)?", "usa"),
    ("the us", r"\bthe us\b", "the usa"),
    ("american", r"\bamerican(?= citizen)", "usa"),
    ("us ", r"\bus(?= (?:citizen|person|work|visa|immig|security|gov|dod|secret|top|clear|perm))",
     "usa"),
    ("us", r"(?<=work in )us\b|(?<=work: )us\b|^us(?= / )|(?<=and )us(?= cit)|(?<=: )us(?= )",
     "usa"),
    ("(us", r"\(usa?\)", ""),
    ("can", r"\bcan(?:'t|not)\b", "can not"),
    ("'", r"\bwon't\b", "will not"),
    ("'", r"n't\b", " not"),
    ("'ll", r"\b(we|you|they)'ll\b", r"\1 will"),
    ("'re", r"\b(we|you|they)'re\b", r"\1 are"),
    ("'ve", r"\b(we|you|they)'ve\b", r"\1 have"),
    ("authoris", r"authoris", "authoriz"),
    ("licence", r"licence", "license"),
    ("1", r"\bh-?\s?1-?\s?b1\b", "hsc1"),  # apart from h1b, for good
    ("1", r"\bh-?\s?1-?\s?b\b|\bh-?1(?=,| visa| sponsor)", "h1b"),
    ("&", r" & | &amp; ", " and "),
    # USCIS as a client
    ("immigration s", r"(?:usa )?citizenship and immigration services", "agency"),
)  # fmt: skip
SPELLED = tuple((literal, re.compile(words), spelling) for literal, words, spelling in SPELLINGS)


def worded(text: str) -> str:
    """Lower-case text in one spelling: ``usa``, ``h1b``, ``can not``, ``authoriz...``."""
    for literal, pattern, spelling in SPELLED:
        if literal in text:
            text = pattern.sub(spelling, text)
    return text.strip()


# --- Visas ----------------------------------------------------------------------------------------

# Visa, its wording after ``worded``, an example.
VISAS: tuple[tuple[Visa, str, str], ...] = (
    (
        "h1b_transfer",
        r"h1b (?:visa )?transfers?"
        r"|transfers? (?:of )?(?:an? |your )?(?:existing |current |valid )?h1b",
        "H-1B transfers",
    ),
    ("h1b", r"h1b(?! (?:visa )?transfer)", "H-1B"),
    ("h1b1", r"hsc1", "H-1B1 (Chile)"),
    ("e3", r"e-?3\b(?= (?:visa|eligib|status)|[,.;/)]| and | or | but |$)", "TN, E-3"),
    (
        "tn",
        r"tn\b(?! \d)(?= ?(?:visa|status|candid|only|work|/|,|\)|\.|or|and|but|holders)|$)",
        "TN",
    ),
    ("o1", r"o-?1\b", "O-1"),
    ("j1", r"j-?1\b", "J-1"),
    ("stem_opt", r"stem[ -]opt|opt stem|opt or stem|i-983", "STEM OPT"),
    ("opt", r"(?<!stem )(?<!stem-)opt\b(?! (?:in|out|for|to)\b)", "OPT"),
    ("cpt", r"cpt\b", "CPT"),
    (
        "green_card",
        r"green cards?|gc\b(?!-)|perm\b(?= (?:within|process|filing|sponsor|and))",
        "green card",
    ),
    (
        "other",
        r"f-?1\b(?! (?:student visas?)? ?\(?(?:stem |opt|cpt))(?! student)|f-?1 students|l-?1\b"
        r"|l-?2\b|e-?2\b|h-?4\b|"
        r"h-?2\b|eads?\b|student visa|blue card|skilled worker|tier 2"
        r"|other forms of work authorization",
        "L-1, EAD",
    ),
)  # fmt: skip
VISA = re.compile("|".join(rf"\b(?P<{visa}>{pattern})" for visa, pattern, _ in VISAS))


def visas_named(words: str) -> list[Visa]:
    """Visas that words in one spelling name, in order, each once."""
    found: dict[Visa, None] = {}
    for match in VISA.finditer(words):
        found[match.lastgroup] = None  # type: ignore[index]
    return list(found)


# --- Countries ------------------------------------------------------------------------------------

# ISO 3166-1 alpha-2 (EU for the Union), names, demonyms and visa terms that belong to one country.
COUNTRIES: tuple[tuple[str, str], ...] = (
    ("US", r"usa|america|american work"),
    (
        "GB",
        r"uk|united kingdom|(?:great )?britain|british|england|scotland|skilled worker|tier 2|"
        r"certificates? of sponsorship|(?:active )?sc clearance|dv clearance|(?:sc|dv) cleared",
    ),
    ("CA", r"canada|canadian|lmia|rcmp|ontario|quebec"),
    ("AU", r"australian?|subclass|482|new south wales"),
    ("NZ", r"new zealand"),
    ("IE", r"ireland|irish"),
    ("EU", r"e\.?u\.?|european union|eea|europe|european|schengen|blue card"),
    ("DE", r"germany|german (?:work|visa|citizen)\w*"),
    ("FR", r"france|french (?:work|visa|citizen)\w*"),
    ("ES", r"spain|spanish (?:work|visa|citizen)\w*"),
    ("IT", r"italy|italian (?:work|visa|citizen)\w*"),
    ("PT", r"portugal"),
    ("NL", r"(?:the )?netherlands|dutch (?:work|visa|citizen)\w*"),
    ("BE", r"belgium|belgian"),
    ("CH", r"switzerland|swiss"),
    ("AT", r"austria"),
    ("PL", r"poland|polish (?:work|visa|citizen)\w*"),
    ("CZ", r"czech(?:ia| republic)"),
    ("SE", r"sweden|swedish (?:work|visa|citizen)\w*"),
    ("DK", r"denmark|danish (?:work|visa|citizen)\w*"),
    ("NO", r"norway|norwegian (?:work|visa|citizen)\w*"),
    ("FI", r"finland"),
    ("RO", r"romania"),
    ("GR", r"greece"),
    ("IL", r"israeli?"),
    ("TR", r"turkey|türkiye"),
    ("AE", r"united arab emirates|uae|dubai"),
    ("SA", r"saudi arabian?|ksa|saudi"),
    ("IN", r"india|indian (?:work|visa|citizen)\w*"),
    ("SG", r"singapore(?:an)?|work pass|employment pass"),
    ("MY", r"malaysian?"),
    ("HK", r"hong kong"),
    ("JP", r"japan|japanese (?:work|visa|citizen)\w*"),
    ("KR", r"(?:south )?korea|korean (?:work|visa|citizen)\w*"),
    ("CN", r"china|chinese (?:work|visa|citizen)\w*"),
    ("TW", r"taiwan(?:ese)?"),
    ("TH", r"thailand|thai (?:work|visa|citizen|national)\w*"),
    ("VN", r"vietnam(?:ese)?"),
    ("ID", r"indonesian?"),
    ("PH", r"philippines|filipino"),
    ("ZA", r"south african?"),
    ("NG", r"nigerian?"),
    ("KE", r"kenyan?"),
    ("EG", r"egypt"),
    ("MX", r"mexico|mexican (?:work|visa|citizen)\w*"),
    ("BR", r"brazil(?:ian)?"),
    ("AR", r"argentin(?:a|e|ian)"),
    ("CL", r"chile(?:an)?"),
    ("CO", r"colombian?"),
    ("PE", r"peru(?:vian)?"),
    ("CR", r"costa rican?"),
)
# Without names for the branches, which makes the search much faster.
COUNTRY = re.compile(rf"\b(?:{'|'.join(names for _, names in COUNTRIES)})\b")
ABROAD = rf"(?:{'|'.join(names for code, names in COUNTRIES if code != 'US')})"


@lru_cache(maxsize=64)  # the readers of one sentence ask the same
def countries_named(words: str) -> frozenset[str]:
    """Countries that words in one spelling are about."""
    return frozenset(map(_country, COUNTRY.findall(words)))


@lru_cache(maxsize=256)
def _country(name: str) -> str:
    return next(code for code, names in COUNTRIES if re.fullmatch(names, name))
