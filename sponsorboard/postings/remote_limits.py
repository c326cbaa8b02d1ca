"""Countries and US states that a line or sentence limits remote work to."""

import re
from collections.abc import Iterator

from sponsorboard.postings import gazetteer
from sponsorboard.postings.text import Document, Span

# Names that prose uses for countries only: not Jordan, Chad or Georgia.
COUNTRIES = {
    "united states of america": "US", "united states": "US", "usa": "US", "u.s.a.": "US",
    "u.s.": "US", "us": "US", "canada": "CA", "mexico": "MX",
    "brazil": "BR", "brasil": "BR", "argentina": "AR", "chile": "CL", "colombia": "CO",
    "peru": "PE", "costa rica": "CR", "uruguay": "UY", "united kingdom": "GB", "uk": "GB",
    "u.k.": "GB", "england": "GB", "scotland": "GB", "ireland": "IE", "germany": "DE",
    "deutschland": "DE", "france": "FR", "spain": "ES", "españa": "ES", "portugal": "PT",
    "italy": "IT", "netherlands": "NL", "belgium": "BE", "luxembourg": "LU", "austria": "AT",
    "switzerland": "CH", "poland": "PL", "polska": "PL", "czech republic": "CZ", "czechia": "CZ",
    "hungary": "HU", "romania": "RO", "bulgaria": "BG", "greece": "GR", "croatia": "HR",
    "serbia": "RS", "slovakia": "SK", "slovenia": "SI", "ukraine": "UA", "estonia": "EE",
    "latvia": "LV", "lithuania": "LT", "sweden": "SE", "sverige": "SE", "norway": "NO",
    "denmark": "DK", "finland": "FI", "iceland": "IS", "turkey": "TR", "israel": "IL",
    "united arab emirates": "AE", "uae": "AE", "saudi arabia": "SA", "egypt": "EG",
    "nigeria": "NG", "kenya": "KE", "south africa": "ZA", "india": "IN", "pakistan": "PK",
    "bangladesh": "BD", "sri lanka": "LK", "china": "CN", "hong kong": "HK", "taiwan": "TW",
    "japan": "JP", "south korea": "KR", "korea": "KR", "singapore": "SG", "malaysia": "MY",
    "thailand": "TH", "vietnam": "VN", "philippines": "PH", "indonesia": "ID", "australia": "AU",
    "new zealand": "NZ",
}  # fmt: skip

STATES = {name: code for name, (country, code) in gazetteer.regions().items() if country == "US"}
CODES = frozenset(STATES.values())

# Names that are a country and a US state, or a city and a US state, alone say neither.
AMBIGUOUS = frozenset(["georgia", "new york", "washington"])


def _either(names: dict[str, str]) -> str:
    """The names, longest first, grouped by first letter so that a search fails fast."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())


COUNTRY = re.compile(rf"\b(?:{_either(COUNTRIES)})(?!\w)")
CAPITALS = re.compile(r"[A-Z][\w.]+(?: (?:of |[A-Z0-9])[\w.]*)*")
CODE = re.compile(r"\b[A-Z]{2}\b")

REMOTE = re.compile(
    r"\b(?:100% |fully )?remote(?:ly)?\b|\banywhere\b|\b(?:tele|home)[- ]?work\w*\b"
    r"|\b(?:work )?from home\b|\bhome[- ]based\b"
)
FILLING = re.compile(
    r"[\s()\[\]/,;:|·•&+-]+|\b(?:in|within|the|only|and|or|based|of|across"
    r"|from)\b"
)
# Not limits: "outside the US", "team across the US and Europe", "authorised to work in the US"
OUTSIDE = re.compile(
    r"outside|except|exclud|other than|not (?:in|available)|authori[sz]|eligib"
    r"|visa"
    r"|\bwe(?:'re| are) (?:based|an? )|headquarter|\boffices?\b"
)
# "remote in the US", "anywhere in Belgium", "based in France", "must reside in Texas or Ohio"
WITHIN = re.compile(
    r"\b(?:in|within|across|from|inside|throughout|reside|residents? of|states?|countries)\b"
    r"[^.;\n]{0,40}?$|[(/-]\s?(?:the\s)?$"
)
RESIDE = re.compile(
    r"\b(?:must|should|need to|required to|able to|only|currently)\b[^.;\n]{0,40}"
    r"\b(?:reside|residents?|live|located|based|hire|hiring|employ)\b"
)


def countries_in(words: str) -> list[str]:
    """Codes of the countries named in lower-case words, in order, each once."""
    return list(dict.fromkeys(COUNTRIES[match[0]] for match in COUNTRY.finditer(words)))


def of_cell(cell: str) -> tuple[list[str], list[str]]:
    """Countries and states of one cell of a location line that also says remote.

    ``Remote - US`` gives US, ``Remote-GA`` gives GA; ``Boston, MA / Remote`` and ``Georgia
    (Remote)`` limit nothing, for a city or an ambiguous name is left.
    """
    words = REMOTE.sub(" ", cell.lower())
    countries = countries_in(words)
    rest = FILLING.sub(" ", COUNTRY.sub(" ", words)).strip()
    if not rest:
        return countries, []
    if len(rest) == 2 and rest.upper() in CODES and re.search(rf"\b{rest.upper()}\b", cell):
        return countries, [rest.upper()]
    if rest in STATES and (rest not in AMBIGUOUS or countries == ["US"]):
        return countries, [STATES[rest]]
    return [], []


def _names(plain: str) -> Iterator[tuple[int, str]]:
    """Offsets and lower-case forms of countries and states in words as written."""
    for run in CAPITALS.finditer(plain):
        parts = run[0].split(" ")
        offset = run.start()
        for at, part in enumerate(parts):
            for size in (3, 2, 1):
                name = " ".join(parts[at : at + size]).lower()
                name = name if name in COUNTRIES else name.rstrip(".")
                if at + size <= len(parts) and (name in COUNTRIES or name in STATES):
                    yield offset, name
                    break
            offset += len(part) + 1


def residence(doc: Document) -> list[Span]:
    """Sentences that say where one has to live, as in "must reside in the US"."""
    spans = []
    for literal in ("reside", "based in", "located in", "live in", "hire in"):
        at = doc.folded.find(literal)
        while at >= 0:
            span = doc.sentence_at(at)
            if RESIDE.search(doc.folded, span.start, span.end):
                spans.append(span)
            at = doc.folded.find(literal, max(span.end, at + 1))
    return spans


def of_sentence(words: str, plain: str) -> tuple[list[str], list[str]]:
    """Countries and states that a sentence limits remote work to.

    ``words`` is the sentence in lower case and ``plain`` as written, of the same length.
    """
    if OUTSIDE.search(words):
        return [], []
    countries = [
        COUNTRIES[name]
        for start, name in _names(plain)
        if name in COUNTRIES and WITHIN.search(words, max(0, start - 60), start)
    ]
    states = []
    if RESIDE.search(words) or "state" in words:
        states = [STATES[name] for _, name in _names(plain) if name in STATES]
        states += [m[0] for m in CODE.finditer(plain) if m[0] in CODES]
    return list(dict.fromkeys(countries)), list(dict.fromkeys(states))
