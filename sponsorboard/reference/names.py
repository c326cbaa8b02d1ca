"""Normal forms of employers' names, as agencies' files and job boards spell them."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

LEGAL = frozenset(
    "INC INCORPORATED LLC LC CORP CORPORATION CO COMPANY LP LLP LLLP LTD LIMITED PLC PC PLLC "
    "NA DPC FSB PBC PA".split()
)
"""Legal forms of the United States that may end a name; one of them is taken off, at most."""
FAMILIES = {"INCORPORATED": "INC", "CORPORATION": "CORP", "COMPANY": "CO", "LIMITED": "LTD"}
"""Legal forms that are one form written out."""
ABROAD = frozenset(
    "GMBH AG SA SAS SARL BV NV AB AS ASA APS OY OYJ SPA SRL PTY KK PVT SE KG UAB SRO BHD PTE "
    "DOO SPZOO".split()
)
"""Legal forms of other countries: such a firm is linked to its own name only."""

TRADE = re.compile(
    r"(?<=[\w.,] )(?:D ?/ ?B ?/ ?A|DBA|D\.B\.A\.?|DOING BUSINESS AS|T/A|A/K/A|AKA|F/K/A|FKA|N/K/A|"
    r"(?:NOW|ALSO|FORMERLY) KNOWN AS|FORMERLY)(?![A-Z])\.?:? ?"
)
"""What stands between a legal name and a trade or former name."""

SPACED = re.compile(r"[^A-Z0-9]+")
JOINED = re.compile(r"['’`´‘\".]")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
DOMAIN_END = re.compile(r"(?<=\w)\.(?:COM|AI|IO|CO|NET|ORG|DEV|APP|HEALTH|TECH|EDU)$")
BOARD_END = re.compile(
    r"[ |,_/-]+(?:(?:EXTERNAL|INTERNAL|EARLY|GLOBAL|OFFICIAL|CORPORATE|CAMPUS) )*"
    r"(?:CAREERS|JOBS|EXTERNAL|INTERNAL|REFERRALS|TALENT ACQUISITION|CANDIDATE EXPERIENCE|"
    r"(?:CAREER|JOB) (?:SITES?|PAGE|PORTAL|BOARD|CENTER|SECTION|OPPORTUNITIES|OPENINGS))"
    r"(?: (?:SITE|PAGE|PORTAL|BOARD|SECTION))?$"
)
BOARD_START = re.compile(
    r"^(?:(?:.* )?(?:CAREERS|JOBS|OPPORTUNITIES|POSITIONS|LISTINGS) (?:AT|WITH|@)|JOBS BEI|"
    r"JOBUBERSICHT BEI|VACATURES BIJ|LISTADOS DE TRABAJO EN|LISTA DE VAGAS DE) "
)
GLUED = re.compile(r"(?<=^\w{5})(\w*?)(?:CAREERS|JOBS|INC|LLC|HQ)$")
LETTERS = re.compile(r"\b(?:[A-Z] ){1,4}[A-Z]\b")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Upper case letters and digits with single blanks; ``&`` is AND, accents are gone.

    ``Giesecke+Devrient`` -> ``GIESECKE AND DEVRIENT``, ``L'Oréal`` -> ``LOREAL``.
    """
    folded = unquote(name).upper()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", unquote(name)).upper()
        folded = "".join(char for char in folded if not unicodedata.combining(char))
    joined = JOINED.sub("", folded.replace("&", " AND ").replace("+", " AND "))
    return SPACED.sub(" ", joined).strip()


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Normal form under which spellings of one legal name meet.

    Leading THE and one trailing legal form are taken off ("X HOLDINGS LLC" is not "X"), letters
    that stand apart are joined (``U S BANK`` -> ``US BANK``).
    """
    words = LETTERS.sub(lambda found: found[0].replace(" ", ""), plain(name)).split()
    if len(words) > 1 and words[0] == "THE":
        words = words[1:]
    if len(words) > 1 and words[-1] in LEGAL:
        words = words[:-1]
    return " ".join(words)


def form(name: str) -> str | None:
    """The legal form that ends a name, one word for each form; None without one."""
    last = plain(name).rsplit(" ", 1)[-1]
    return FAMILIES.get(last, last) if last in LEGAL else None


def parts(legal: str) -> list[str]:
    """Every name that one legal name holds: itself, and trade and former names.

    ``CONTEXTLOGIC INC DBA WISH`` -> ``["CONTEXTLOGIC INC", "WISH"]``.
    """
    upper = " ".join(legal.upper().replace("(", " ").replace(")", " ").split())
    found = [part.strip(" ,;-") for part in TRADE.split(upper)]
    return [part for part in dict.fromkeys(found) if plain(part)]


def spellings(company: str) -> list[str]:
    """Names that a board's company name may stand for, the nearest first.

    The domain ending, a bracketed aside, run-together words, a trade name and what only names the
    board are undone: ``Tavrn.ai``, ``Management Sciences for Health (MSH)``, ``TheoriaMedical``,
    ``Careers at Marriott``, ``olaplexcareers``.
    """
    name = unquote(company).strip()
    bare = DOMAIN_END.sub("", name.upper())
    aside = re.sub(r"\s*\([^)]*\)", "", name).strip()
    dotted = re.sub(r"\.(?=\w)", "", name)
    apart = CAMEL.sub(" ", name)
    board = BOARD_START.sub("", BOARD_END.sub("", CAMEL.sub(" ", aside).upper()))
    found = [name, aside, bare, dotted, apart, board, GLUED.sub(r"\1", bare)]
    if TRADE.search(name.upper()):
        found += parts(name)
    nearest: dict[str, str] = {}
    for one in found:
        nearest.setdefault(plain(one), one)
    return [one for letters, one in nearest.items() if letters]


def is_slip(name: str, other: str) -> bool:
    """Whether two names differ by one character that is no digit: wrong, missing or transposed."""
    if name == other or abs(len(name) - len(other)) > 1:
        return False
    pairs = enumerate(zip(name, other, strict=False))
    at = next((at for at, (one, two) in pairs if one != two), min(len(name), len(other)))
    rest, left = name[at:], other[at:]
    if any(char.isdigit() for char in rest[:1] + left[:1]):
        return False
    transposed = rest[:2] == left[1::-1] and rest[2:] == left[2:]
    return transposed or left[1:] in (rest, rest[1:]) or rest[1:] == left


def is_abroad(name: str) -> bool:
    """Whether a name ends in a legal form of another country (``GmbH``, ``Pty Ltd``, ``S.A.``)."""
    words = plain(name).split()
    return any(word in ABROAD for word in words[1:][-2:])


def normal_forms(legal: str) -> tuple[str, str | None]:
    """What the table keeps of a legal name: its normal form, and that of a trade name in it."""
    found = parts(legal) or [legal]
    trade = key(found[1]) if len(found) > 1 else None
    own = key(found[0])
    return own, trade if trade and trade != own else None
