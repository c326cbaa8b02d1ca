"""Countries that a statement names, by name, demonym or a visa that only they have."""

import re
from functools import lru_cache

# ISO 3166-1 alpha-2 (EU for the Union), what names it after ``worded``. A demonym that is also a
# language or a cuisine counts only before the words of WORK.
COUNTRIES: tuple[tuple[str, str, str], ...] = (
    ("US", "usa|america", ""),
    (
        "GB",
        "uk|united kingdom|great britain|britain|british|england|scotland|skilled worker|tier 2|"
        "certificate of sponsorship|certificates of sponsorship|sc clearance|dv clearance|"
        "sc cleared|dv cleared",
        "",
    ),
    ("CA", "canada|canadian|lmia|rcmp|ontario|quebec|tpsgc-pwgsc.gc.ca", ""),
    ("AU", "australia|australian|subclass|482 visa|new south wales", ""),
    ("NZ", "new zealand", ""),
    ("IE", "ireland|irish", ""),
    ("EU", "eu|e.u|european union|eea|europe|european|schengen|blue card", ""),
    ("DE", "germany", "german"),
    ("FR", "france", "french"),
    ("ES", "spain", "spanish"),
    ("IT", "italy", "italian"),
    ("PT", "portugal", "portuguese"),
    ("NL", "netherlands|the netherlands", "dutch"),
    ("BE", "belgium|belgian", ""),
    ("CH", "switzerland|swiss", ""),
    ("AT", "austria", "austrian"),
    ("PL", "poland", "polish"),
    ("CZ", "czechia|czech republic", "czech"),
    ("SE", "sweden", "swedish"),
    ("DK", "denmark", "danish"),
    ("NO", "norway", "norwegian"),
    ("FI", "finland", "finnish"),
    ("RO", "romania", "romanian"),
    ("HU", "hungary", "hungarian"),
    ("GR", "greece", "greek"),
    ("IL", "israel|israeli", ""),
    ("TR", "turkey|türkiye", "turkish"),
    ("AE", "united arab emirates|uae|dubai", "emirati"),
    ("SA", "saudi arabia|saudi arabian|ksa|saudi", ""),
    ("IN", "india", "indian"),
    ("SG", "singapore|singaporean|work pass|employment pass", ""),
    ("MY", "malaysia|malaysian", ""),
    ("HK", "hong kong", ""),
    ("JP", "japan", "japanese"),
    ("KR", "south korea|korea", "korean"),
    ("CN", "china", "chinese"),
    ("TW", "taiwan", "taiwanese"),
    ("TH", "thailand", "thai"),
    ("VN", "vietnam", "vietnamese"),
    ("ID", "indonesia|indonesian", ""),
    ("PH", "philippines|filipino", ""),
    ("ZA", "south africa|south african", ""),
    ("NG", "nigeria|nigerian", ""),
    ("KE", "kenya|kenyan", ""),
    ("EG", "egypt|egyptian", ""),
    ("MX", "mexico", "mexican"),
    ("BR", "brazil|brazilian", ""),
    ("AR", "argentina|argentine|argentinian", ""),
    ("CL", "chile|chilean", ""),
    ("CO", "colombia|colombian", ""),
    ("PE", "peru|peruvian", ""),
    ("CR", "costa rica|costa rican", ""),
)
WORK = r"(?= (?:work|visa|citizen|national|passport|residen|dual))"
CODES = {
    name: code
    for code, names, demonyms in COUNTRIES
    for name in (*names.split("|"), *demonyms.split("|"))
    if name
}


def _alternatives(column: int, *, abroad: bool = False) -> str:
    cells = (row[column] for row in COUNTRIES if not (abroad and row[0] == "US"))
    names = (name for cell in cells for name in cell.split("|") if name)
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


COUNTRY = re.compile(rf"\b(?:(?:{_alternatives(1)})\b|(?:{_alternatives(2)}){WORK})")
ABROAD = rf"(?:{_alternatives(1, abroad=True)}|{_alternatives(2)})"
"""Pattern of any country's name but the US."""

TREATY = re.compile(r"\btn\b|\be-?3\b|hsc1|\busmca\b|\bnafta\b")


@lru_cache(maxsize=256)
def countries_named(words: str) -> frozenset[str]:
    """Countries that words in one spelling are about."""
    return frozenset(CODES[name] for name in COUNTRY.findall(words))


def country_abroad(words: str) -> str | None:
    """ISO code of the country other than the US that words are about; None if the US too."""
    named = countries_named(words)
    if not named or "US" in named or TREATY.search(words):
        return None
    return min(named - {"EU"}, default="EU")


def is_about_us(words: str) -> bool:
    """Whether words name the US or a visa of the US."""
    return "h1b" in words or "US" in countries_named(words)
