"""Labels of pay bands: the zone, level or place that the words beside a sum name."""

import re

LABEL_LIMIT = 60
NAME = r"[A-Z0-9][\w.,/&' -]{1,58}?"
# "for positions based in New York, the", "for people in Zone A:", "in California, the"
PLACED = re.compile(
    r"(?:\b(?:based|located|living|resid(?:e|ing)|work(?:ing)?|hired|performed|hiring)"
    r"(?: in| at| out of| within)|\b[Rr]ange (?:in|for)|\b[Ff]or (?:[a-z]+ ){1,3}in"
    r"|^\s*[-•*]?\s*(?:[Ii]n|[Ff]or))\s+"
    r"(?:the\s+)?"
    rf"(?P<label>{NAME})"
    r"(?=\s?(?:-based|\(|:|,? (?:the|this|our|is|base|pay|salary|roles?|positions?|only"
    r"|locations?|are|will|may|it|we|you)\b|,?$))"
)
# "Zone 1 Pay Range", "Virginia Pay Range:", "The U.S. pay range", "Level 4 base salary"
NAMED = re.compile(
    r"(?:^|[.:;\n•]\s*|\s-\s|\b[Tt]he\s)"
    r"(?P<label>(?:[A-Z][\w.'-]*|[0-9]+)(?:[ ,/&]{1,2}(?:[A-Z0-9][\w.'-]*|and|of)){0,5}?)\s+"
    r"(?:[Bb]ase |[Aa]nnual |[Hh]iring |[Ss]tarting |[Mm]onthly )*"
    r"(?:[Pp]ay|[Ss]alary|[Cc]ompensation|[Ww]age|[Rr]ange|[Bb]ase)\b[^.\n]{0,60}$"
)
# "New York, NY: $", "GS 13: $", "Zone A - $", "BA/BS $"
LEADING = re.compile(
    rf"(?:^|[\n•;|(-]\s*)(?:(?P<label>{NAME})\s?[:|=-]"
    r"|(?P<bare>[A-Z][\w./&-]*(?: [A-Z0-9][\w./&-]*){0,2}))\s*[*~(]*$"
)
LEVEL = re.compile(
    r"\b(?P<label>(?:[Ll]evel|[Zz]one|[Tt]ier|[Gg]rade|[Bb]and|[Gg]eo|[Rr]egion|[Ss]tep)\s"
    r"(?:[A-Z0-9]{1,3}|[ivx]+)|[A-Z]\d{1,2}|(?:[Ee]ntry|[Ss]enior|[Mm]id|[Jj]unior)[ -][Ll]evel)\b"
)
# "$A - $B for Lead Software Engineer", "(entry level)", "in our lowest geographic market"
FOLLOWING = re.compile(
    r"\s*(?:(?:annualized|annually|USD)\s)?(?:\((?P<aside>(?i:[a-z][\w ]*level|zone \w+"
    r"|level \w+|tier \w+))\)|(?:for|in)\s(?:an?\s|our\s|the\s)?(?P<label>[A-Z][\w./&' -]{1,58}?"
    r"|(?:lowest|highest)[\w ]* market)(?=[,;:()\n]|(?<!Sr)(?<!Jr)\.(?:\s|$)|$))"
)
# Words that begin or stand in something else than a label.
DULL_START = (
    "the this our a an your we it usd full[- ]time part[- ]time annual hourly range competitive"
    " total expected estimated target starting anticipated additional minimum maximum min max"
    " location role position hiring typical first job\\stype up\\sto"
)
DULL_WORDS = (
    "salary salaire pay paid compensation comp range rate wage ote base basic bonus earn earnings"
    " income remuneration commission benefits gehalt rémunération lön\\w* schedule contract"
    " temporary monday friday"
)
DULL = re.compile(
    rf"(?i)^(?:{'|'.join(DULL_START.split())})\b|\b(?:{'|'.join(DULL_WORDS.split())})\b"
)


def label_of(plain: str, begin: int, start: int, end: int) -> str | None:
    """The label beside a sum that stands from ``start`` to ``end`` in a sentence from ``begin``."""
    left = plain[begin:start]
    right = plain[end : end + 80].split("\n", 1)[0]
    found = LEADING.search(left) if len(left) <= LABEL_LIMIT + 4 else None
    if found and (label := _clean(found.groupdict())):
        return label
    for pattern, words in ((PLACED, left), (FOLLOWING, right), (LEVEL, left), (NAMED, left)):
        found = pattern.match(words) if pattern is FOLLOWING else last(pattern, words)
        if found and (label := _clean(found.groupdict())):
            return label
    return None


def last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last match of a pattern, None when there is none."""
    matches = list(pattern.finditer(words))
    return matches[-1] if matches else None


def _clean(groups: dict[str, str | None]) -> str | None:
    label = (
        (groups.get("label") or groups.get("aside") or groups.get("bare") or "")
        .strip(" ,.-:*(")
        .removesuffix(" Only")
    )
    if len(label) < 2 or DULL.search(label) or not any(letter.isalpha() for letter in label):
        return None
    return label
