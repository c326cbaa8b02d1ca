"""A location line taken apart: into the lines of single places, and these into named parts."""

import re
from itertools import pairwise

from sponsorboard.postings import gazetteer

MOST = 60
"""Parts of a single place's line that are read."""

JOINED = "Antigua Bosnia Kitts Labrador Newfoundland Tome Tobago Trinidad Turks Vincent Wallis"
HALVES = "".join(rf"(?<!{name})" for name in JOINED.split())  # "Trinidad and Tobago" is one place
SEVERAL = re.compile(
    r"\s*(?:[|;\n•·]|\s/\s|\s\+\s"
    rf"|{HALVES}\s(?:and|&)\s"
    r"|\s(?:or|Or|oder|ou)\s"
    r"|,\s(?=[A-Z]{2}-[A-Z])"  # "US-Austin, US-Boston"
    # In capitals it is also a state: "Dublin OR London", "Portland, OR"
    r"|(?<!,)\sOR\s(?=[A-Z][a-z]))\s*"
)
EITHER = re.compile(r"(?P<first>[^,/]+)/(?P<second>[^,/]+)(?P<rest>,.*)?")
SEPARATORS = re.compile(r"\s*[,()\[\]:/]\s*|\s+[-–—]+\s+|\s+in\s+")
CODES = re.compile(r"^(?:(?P<country>[A-Z]{2,3})-)?(?P<region>[A-Z]{2})-(?=[A-Z][a-z])")
COUNTED = re.compile(r"\d+\s+locations?", re.IGNORECASE)
CAPITAL = re.compile(r"\bWashington,?\s+(?:D\.?\s?C\b\.?|District of Columbia)")
NOISE = re.compile(
    # Words of a location line that name no place.
    r"\b(?:remote(?:ly)?|hybrid|on-?site|in[- ]?office|home[- ]?office|home|work from|wfh|anywhere"
    r"|offices?|headquarters|hq|hub|campus|greater|metro(?:politan)?|area|region|based|only|first"
    r"|locations?|preferred|friendly|flexible|fully|100%|the|within|eligible|virtual|field|various"
    r"|multiple|nationwide|statewide|distributed|opening|telecommute|from|state(?! college)"
    r"|temporar(?:y|ily)|city of)\b",
    re.IGNORECASE,
)
NOT_CODES = frozenset("CET CST EDT EST GMT IST MST PDT PST UTC".split())
"""Time zones; ``EST`` is Estonia too."""

SAFE_CODES = {"US": "US", "USA": "US", "UK": "GB", "GB": "GB", "GBR": "GB", "UAE": "AE"}
"""Codes of countries that mean nothing else in a location line."""

PARTS_OF_CHINA = frozenset(["HK", "MO", "TW"])
"""Codes of their own in ISO 3166-1, often written with "China" behind."""


class Part:
    """One named part of a line, and what it can mean."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.key = gazetteer.key(words)
        plain = words.replace(".", "").strip()
        head, _, rest = plain.partition(" ")
        coded = head.isascii() and head.isupper() and head.isalpha() and len(head) in (2, 3)
        # A ZIP code may follow: "CA 94103"
        coded = coded and head not in NOT_CODES and (not rest or rest[:1].isdigit())
        self.code = head if coded else None
        self.nation = SAFE_CODES.get(head if coded else "") or gazetteer.countries().get(self.key)
        """Country that it names."""

        self.region = gazetteer.regions().get(self.key)
        """Country and code of the region that it names."""
        self.owners = gazetteer.region_codes().get(self.code or "", frozenset())
        """Countries that have a state of this code."""


def pieces_of(text: str) -> list[str]:
    """The lines of single places that a line for several joins."""
    found: list[str] = []
    for whole in SEVERAL.split(CAPITAL.sub("Washington, DC", text.replace("_", " "))):
        piece = whole.strip(" ,-")
        either = EITHER.fullmatch(piece)
        if either and all(_is_known(either[name]) for name in ("first", "second")):
            found += [either[name] + (either["rest"] or "") for name in ("first", "second")]
        elif piece and not COUNTED.fullmatch(piece):
            found.append(piece)
    return found


def _is_known(words: str) -> bool:
    part = Part(words.strip())
    return bool(part.nation or part.region or part.key in gazetteer.cities())


def parts_of(piece: str) -> list[Part]:
    """The named parts of a single place's line, without the words that name nothing."""
    lead = CODES.match(piece)
    rest = SEPARATORS.split(piece[lead.end() if lead else 0 :])
    raw = [lead["country"], lead["region"], *rest] if lead else rest
    if lead and lead["country"]:  # "CAN-ON-Toronto": a country's code stands first
        raw[0] = gazetteer.country_names().get(lead["country"], lead["country"])
    named = [NOISE.sub(" ", part).strip(" -.%") for part in raw[:MOST] if part]
    parts = [Part(words) for words in named if words]
    if any(part.nation in PARTS_OF_CHINA for part in parts):
        parts = [part for part in parts if part.nation != "CN"]
    for part, after in pairwise(parts):
        if part.nation and not part.code and after.code and _is_town(part.nation, after):
            part.nation = None
        if part.key == "washington" and after.code == "DC":
            part.region = None
    return parts


def _is_town(nation: str, after: Part) -> bool:
    """Whether a country's name before a code is a town's: ``Lebanon, NH``, ``Peru, IN``."""
    same = gazetteer.country_codes().get(after.code or "") == nation
    return "US" in after.owners and nation not in after.owners and not same


def groups(parts: list[Part]) -> list[tuple[str, list[Part]]]:
    """The parts place by place with their words, where they name several: ``CA, NY, TX``, \
``Paris, France, London, UK``, ``Seattle, New York``; empty where they name one."""
    nations = [part.nation for part in parts if part.nation]
    if len(nations) > 1 and (len(set(nations)) > 1 or len(parts) > len(nations)):
        cut = _cut(parts, [bool(part.nation) for part in parts])
        if len(cut) > 1:
            return [one for group in cut for one in groups(group) or [_joined(group)]]
    context = [part for part in parts if part.nation]
    rest = [part for part in parts if not part.nation]
    if states := _states(rest):
        pairs = zip(rest, states, strict=True)
        found = [
            (part.words, [Part(code), Part(gazetteer.country_names()[country])])
            for part, (country, code) in pairs
        ]
    elif cut := _cut_at_states(rest):
        found = [
            _joined([*group, *(part for part in context if part.nation == "US")]) for group in cut
        ]
    elif _are_cities(rest):
        found = [(part.words, [part, *_fitting(part, context)]) for part in rest]
    else:
        return []
    used = {part.nation for _, group in found for part in group}
    return found + [_joined([part]) for part in context if part.nation not in used]


def _joined(parts: list[Part]) -> tuple[str, list[Part]]:
    return ", ".join(part.words for part in parts), parts


def _fitting(city: Part, context: list[Part]) -> list[Part]:
    """The countries that have a city of that name: "SF, Toronto, Remote in the US"."""
    found = {one.country for one in gazetteer.cities()[city.key]}
    return [part for part in context if part.nation in found]


def _states(parts: list[Part]) -> list[tuple[str, str]]:
    """The states of the US, or of Canada, where all parts are such states."""
    for country in ("US", "CA"):
        coded = [bool(part.code) and country in part.owners for part in parts]
        found = [
            part.code if by_code else part.region[1] if part.region else None
            for part, by_code in zip(parts, coded, strict=True)
            if by_code or (part.region and part.region[0] == country)
        ]
        states = [(country, code) for code in found if code]
        if len(states) < len(parts) or len(set(states)) < 2:
            continue
        if len(parts) == 2 and (len(set(coded)) > 1 or _is_city_in(parts[0], states[1][1])):
            continue
        return states
    return []


def _cut_at_states(parts: list[Part]) -> list[list[Part]]:
    """The parts of "San Francisco, CA, New York, New York" place by place."""
    marks: list[bool] = []
    for part in parts:
        named = bool(marks) and not marks[-1] and part.region is not None
        marks.append("US" in part.owners or named)
    adjacent = any(left and right for left, right in pairwise(marks))
    return _cut(parts, marks) if sum(marks) > 1 and not adjacent else []


def _is_city_in(part: Part, state: str) -> bool:
    """Whether it is a city of that US state: ``LA, CA``, ``Washington, DC``."""
    named = gazetteer.cities().get(part.key, ())
    return any((city.country, city.region) == ("US", state) for city in named)


def _cut(parts: list[Part], marks: list[bool]) -> list[list[Part]]:
    """The parts cut after each mark, or before each where the first one is marked."""
    found: list[list[Part]] = [[]]
    for part, mark in zip(parts, marks, strict=True):
        if mark and marks[0] and found[-1]:
            found.append([])
        found[-1].append(part)
        if mark and not marks[0]:
            found.append([])
    found = [group for group in found if group]
    # "Mexico City, Mexico, Mexico": the last one says nothing new
    known: set[str] = set()
    told: list[list[Part]] = []
    for group in found:
        said = {part.nation or part.key for part in group}
        if len(group) > 1 or not said <= known:
            told.append(group)
        known |= said
    return told


def _are_cities(parts: list[Part]) -> bool:
    """Whether all are cities, and none the region of another: not "Buffalo, New York"."""
    cities = gazetteer.cities()
    if len(parts) < 2 or len({part.key for part in parts}) < len(parts):
        return False
    for part in parts:
        if part.key not in cities or part.owners or (part.region and part.key != "new york"):
            return False
    return len(parts) > 2 or not any(
        _is_city_in(part, other.region[1])
        for part in parts
        for other in parts
        if other is not part and other.region
    )
