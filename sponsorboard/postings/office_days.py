"""Days a week in the office, read from the words of one sentence."""

import re
from typing import NamedTuple

from sponsorboard.postings.phrases import any_of

WEEK = 5.0

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a": 1, "once": 1, "twice": 2,
    "couple of": 2, "a couple of": 2,
    "ein": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "un": 1, "deux": 2, "trois": 3,
    "quatre": 4, "dos": 2, "tres": 3, "cuatro": 4, "en": 1, "två": 2, "tre": 3, "fyra": 4,
}  # fmt: skip

NUMBER = (
    r"(?:[1-7]|one|two|three|four|five|six|zwei|drei|vier|deux"
    r"|trois|quatre|dos|tres|cuatro|två"
    r"|tre|fyra"
    r"|(?:a\s)?couple\sof)"
)
OFFICE = (
    r"in[- ]office|\boffices?\b|on-?\s?site|in[- ]person|\bhq\b|headquarters|\bcampus\b|\bhub\b"
    r"|\bsites?\b"
    r"|\bcent(?:er|re)s?\b|\blocations?\b|premises|\bbüro\b|vor ort|\bbureaux?\b|présentiel"
    r"|oficina|presencial|kontoret|på plats|collaboration"
)
HOME = (
    r"remote|home|\bwfh\b|tele(?:work|commut)|télétravail|teletrabajo|remoto|hemifrån|distans|mobil"
    r"|anywhere"
)
SIDE = re.compile(rf"(?P<office>{OFFICE})|(?P<home>{HOME})")

# "at least 2-3 remote days per week", "three (3) or more days", "4x/week", "5-days a week"
COUNT = re.compile(
    rf"""(?<![\d$€£.,-])
    (?P<bound>(?:at\s(?:least|most)|minimum(?:\sof)?|min\.?|no\s(?:less|fewer|more)\sthan|up\sto
        |max(?:imum)?\.?(?:\sof)?|mindestens|bis\szu|au\smoins|al\smenos|minst)\s+)?
    [~(]?\b(?P<low>{NUMBER})(?![\d%])(?:\s?\(\d\))?
    (?:\s?(?:-|to|or|/|bis|à|till|oder)\s?(?P<high>{NUMBER})(?![\d%])(?:\s?\(\d\))?)?
    (?:\s(?:out\s)?of\s(?:5|five))?
    (?P<plus>\s?\+|\sor\smore|\s?\(or\smore\)|\s?\(?(?:minimum|min)\)?)?
    [\s-]?(?P<kind>
      (?:remote|wfh|work[- ]from[- ]home|in[- ]office|office|on-?site|in[- ]person|full)\s)?
    (?:days?|dagar|tagen?|jours?|días|(?:x|times)(?=\s?(?:/|a\b|per\b|each\b|weekly)))\b
    """,
    re.VERBOSE,
)
# "once a week", "a day or two a week"
ONCE = re.compile(
    r"\b(?P<low>once|twice|one day|a day)(?P<more> or two)?,? (?:a|per|each"
    r"|every) week"
)
OTHER_PERIOD = any_of(
    (
        r"[\s-]*(?:\w+[\s-]+){0,3}?(?:a|per|/|each|every|of)\s?(?:the\s)?(?:month|quarter|year|sprint)",
        "amonth",
    ),
    (
        r"[\s-]*(?:of (?:pto|vacation|leave|holiday|sick|annual|paid)|(?:\w+ )?(?:pto|vacation"
        r"|notice))",
        "of pto",
    ),
)
WEEKLY = re.compile(r"[^.;\d]{0,45}?\bwe+k(?:ly)?|[^.;\d]{0,25}?(?:woche|semaine|semana|vecka)")
JOIN = re.compile(r"[&+;/]|,|\band\b|\bund\b|\bwith\b|\bor\b")
BOUND_ABOVE = re.compile(r"up to|most|max|no more|bis zu")
BEFORE_MINIMUM = re.compile(r"(?:minimum|at least)[^.;\d]{0,12}$")

DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?s?"
# "tuesday through thursday", "tues/wed/thurs", "t-w-th"
NAMED = re.compile(
    rf"\b{DAY}\b(?:(?:\s?(?:,|-|&|/|\+|to|through|thru|and|,\sand|,\s?&)\s?)\b{DAY}\b)*"
)
NAME = re.compile(r"\b(?P<day>mon|tue|wed|thu|fri)")
RANGE = re.compile(r"-|\bto\b|\bthr(?:ough|u)\b")
NAMED_SIDE = re.compile(rf"in[- ]office|\boffice\b|@|on-?site|in[- ]person|{HOME}")
HOURS = re.compile(r"\b(?:schedule|shift|hours)\b")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")

# "60% of the time", "half of their work time", "up to 50% telecommuting"
SHARE = re.compile(
    r"(?P<bound>at least|minimum(?: of)?|up to|at most)?\s*(?:an average of )?"
    r"(?:\b(?P<percent>[1-9]0|[1-9]5)\s?%|\bhalf\b(?!-))(?! of (?:our|the|all) (?:staff|team"
    r"|employee|compan|people|users|customers))"
    r"(?=[^.;%]{0,50}?\b(?:time|week|month|tele\w+|on-?site|in[- ]office|remote\w*|in[- ]person))"
)
TRAVEL = any_of(
    (r"travel|reis|bonus|match|salary|premium|equity|\bote\b", "travel"),
    (r"station|\bsit|stand|walk|lift|client|customer|phone", "station"),
)
# Lunches twice a week are no days in the office
TREATS = re.compile(r"lunch|meal|breakfast|dinner|snack|cater|session|office hours|yoga|meeting")


class Days(NamedTuple):
    """Days a week in the office."""

    low: float | None
    high: float | None
    start: int
    """Offset of the words that say it, counted from the start of the sentence."""
    end: int


def read_days(words: str) -> Days | None:
    """Days a week in the office that a sentence (lower case) states, None when it states none.

    Days at home are taken from a week of five: "work from home 2 days a week" gives 3.
    """
    found = [one for match in COUNT.finditer(words) if (one := _counted(words, match))]
    if not found:
        found = [one for match in ONCE.finditer(words) if (one := _once(words, match))]
    for days, side in found:
        if side == "office":
            return days
    if found:
        return found[0][0]
    return _share(words) or _named(words)


def _counted(words: str, match: re.Match[str]) -> tuple[Days, str] | None:
    if OTHER_PERIOD.match(words, match.end()):
        return None
    if TREATS.search(words, max(0, match.start() - 30), match.end()):
        return None
    kind = match["kind"]
    side = _side_of(kind) if kind and kind.strip() != "full" else _side(words, match)
    if side is None:
        return None
    weekly = WEEKLY.match(words, match.end())
    near = SIDE.search(words, max(0, match.start() - 30), match.end() + 30)
    if not weekly and not near:
        return None
    low, high = _number(match["low"]), _number(match["high"] or match["low"])
    least: float | None = low
    most: float | None = high
    if match["bound"] and BOUND_ABOVE.search(match["bound"]):
        least = None
    elif match["plus"] or (
        not match["high"] and (match["bound"] or BEFORE_MINIMUM.search(words[: match.start()]))
    ):
        most = None
    return _on_site(least, most, side, match.start(), match.end()), side


def _once(words: str, match: re.Match[str]) -> tuple[Days, str] | None:
    side = _side(words, match)
    if side is None or TREATS.search(words, max(0, match.start() - 40), match.end() + 25):
        return None
    low = _number(match["low"].split()[0])
    high = low + 1 if match["more"] else low
    return _on_site(low, high, side, match.start(), match.end()), side


def _share(words: str) -> Days | None:
    match = SHARE.search(words)
    if not match or TRAVEL.search(words, max(0, match.start() - 40), match.end() + 25):
        return None
    side = _side(words, match)
    if side is None:
        return None
    days = float(match["percent"] or 50) / 100 * WEEK
    bound = match["bound"] or ""
    above = "up to" in bound or "most" in bound
    least = None if above else days
    most = None if bound and not above else days
    return _on_site(least, most, side, match.start(), match.end())


def _named(words: str) -> Days | None:
    for match in NAMED.finditer(words):
        names = [WEEKDAYS.index(name["day"]) for name in NAME.finditer(match[0])]
        count = float(len(set(names)))
        if len(names) == 2 and RANGE.search(match[0]):
            count = float(names[1] - names[0] + 1)
        if count == WEEK and HOURS.search(words, 0, match.start()):
            continue
        near = words[max(0, match.start() - 30) : match.end() + 30]
        side = _side_of(near) if NAMED_SIDE.search(near) else None
        if side == "office" and 1 < count <= WEEK:
            return Days(count, count, match.start(), match.end())
        if side == "home" and 0 < count < WEEK - 1 and "friendly" not in words:
            return Days(WEEK - count, WEEK - count, match.start(), match.end())
    return None


def _side(words: str, match: re.Match[str], reach: int = 60) -> str | None:
    """Whether the days are in the office or at home: the nearest word after them, else before."""
    after = words[match.end() : match.end() + reach]
    cut = JOIN.search(after)
    near = SIDE.search(after[: cut.start()] if cut else after)
    if near:
        return near.lastgroup
    before = list(SIDE.finditer(words, max(0, match.start() - reach - 30), match.end()))
    if before:
        return before[-1].lastgroup
    near = SIDE.search(after)
    return near.lastgroup if near else None


def _side_of(kind: str) -> str | None:
    match = SIDE.search(kind)
    return match.lastgroup if match else None


def _number(word: str) -> float:
    return float(word) if word.isdigit() else float(NUMBERS[word])


def _on_site(low: float | None, high: float | None, side: str, start: int, end: int) -> Days:
    if side == "home":
        low, high = (
            None if high is None else max(WEEK - high, 0.0),
            None if low is None else max(WEEK - low, 0.0),
        )
    return Days(low, high, start, end)
