"""Labelled fields of a page: ``dt`` and ``dd``, ``th`` and ``td``, "Location: Boise", or a class
name that says what an element holds."""

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import Tag

LABELS: dict[str, re.Pattern[str]] = {
    kind: re.compile(rf"(?:{words})", re.I)
    for kind, words in {
        "location": r"(?:job |work |primary |office |posting )?(?:locations?|place of work|city)"
        r"|(?:job |work)?(?:site|place)|office|where|standorte?|(?:arbeits|einsatz|dienst)orte?|ort"
        r"|lieu(?: de travail)?|localisation|ubicación|localidad|lugar(?: de trabajo)?|ciudad"
        r"|localização|local|locatie|standplaats|plats|sede|lokalizacja|miejsce pracy|sijainti|sted"
        r"|勤務地|工作地点",
        "employment": r"(?:employment|job|position|contract|work|worker) ?(?:type|time|status)"
        r"|type of (?:employment|contract|position)|(?:job |work )?schedule|contract|time type"
        r"|anstellungsart|beschäftigungsart|vertragsart|arbeitszeit|type de contrat|contrat"
        r"|tipo de (?:contrato|empleo)|jornada(?: laboral)?|dienstverband|anställningsform",
        "department": r"departments?|teams?|functions?|(?:job )?(?:category|family|area|function)"
        r"|business (?:unit|area)|division|abteilung|bereich|fachbereich|departamento|afdeling"
        r"|département|service",
        "requisition": r"(?:job |req(?:uisition)? ?|posting |position |vacancy )"
        r"(?:id|no\.?|number|code|#|reference|ref\.?)"
        r"|ref(?:erence)?\.?(?: (?:no\.?|number|id|code))?"
        r"|requisition|kennziffer|referenz(?:nummer)?|stellen-?id|referencia|référence",
        "posted": r"(?:date )?posted(?: (?:on|date))?|(?:posting|publish|publication|listing) date"
        r"|published(?: on)?|date (?:of )?(?:publication|listed)|online since|listed"
        r"|veröffentlicht(?: am)?|(?:fecha de )?publica(?:ción|do|da)(?: el)?|publié(?:e)?(?: le)?"
        r"|date de publication|publicerad|geplaatst(?: op)?",
        "closes": r"(?:application |job )?(?:closing|end|expiry|expiration) date|closes(?: on)?"
        r"|(?:application )?deadline|apply (?:by|before)|applications close|valid (?:through|until)"
        r"|bewerbungsfrist|bewerbungsschluss|fecha (?:límite|de cierre)|date limite"
        r"|sista ansökningsdag",
        "workplace": r"work ?place(?: type)?|work(?:ing)? (?:model|mode|arrangement|style)"
        r"|remote(?: (?:type|status|work))?|location type|arbeitsmodell|modalidad(?: de trabajo)?"
        r"|télétravail",
    }.items()
}
LINE = re.compile(r"([^:：]{2,40}?)\s*[:：]\s*(\S.*)", re.S)
HOLDERS = ["dt", "th", "td", "label", "strong", "b", "span", "div", "p", "li", "small", "em"]
HOLDERS += ["h2", "h3", "h4", "h5", "h6"]
NAMES: dict[str, re.Pattern[str]] = {
    "location": re.compile(
        r"(?:^|[-_])(?:job|posting|position|vacancy)?[-_]?(?:locations?|standort|lieu|ubicacion"
        r"|arbeitsort|city|jobcity)(?:$|[-_](?:text|name|value|label|list|info))", re.I
    ),
    "posted": re.compile(
        r"(?:^|[-_])(?:posted|(?:date|posting|publish(?:ed)?|publication)[-_]?(?:posted|date|on))"
        r"(?:$|[-_])", re.I
    ),
    "requisition": re.compile(
        r"(?:^|[-_])(?:job|req(?:uisition)?)[-_]?(?:code|id|number)(?:$|[-_])", re.I
    ),
}  # fmt: skip
NAMED_BY = ("class", "id", "itemprop", "data-field", "data-qa", "data-testid", "data-automation-id")
CONTROLS = [
    "a",
    "button",
    "input",
    "select",
    "option",
    "textarea",
    "form",
    "time",
    "script",
    "style",
]
LONGEST = 120
SMALL = 16


def labelled(root: Tag) -> dict[str, str]:
    """The first value of each kind of field, as the page says it."""
    found: dict[str, str] = {}
    for element in root.find_all(HOLDERS):
        if not _small(element):
            continue
        for kind, value in _said(element):
            if fits := _value(value):
                found.setdefault(kind, fits)
    for kind, value in _named(root):
        if fits := _value(value):
            found.setdefault(kind, fits)
    return found


def words(element: Tag) -> str:
    """The text of an element, one blank between its words."""
    return " ".join(element.get_text(" ").split())


def _said(element: Tag) -> Iterator[tuple[str, str]]:
    """What an element says if it is a label, or a line with one."""
    text = words(element)
    if kind := _kind(text):
        yield kind, _beside(element)
    elif (match := LINE.fullmatch(text)) and (kind := _kind(match[1])):
        yield kind, match[2]


def _kind(text: str) -> str | None:
    plain = text.strip(" :：\u200b*•|")
    if not 1 < len(plain) <= 40:
        return None
    return next((kind for kind, label in LABELS.items() if label.fullmatch(plain)), None)


def _beside(label: Tag) -> str:
    """What follows a label: in its parent, in the next element, in its parent's next one."""
    for start in (label, label.parent):
        if start is None:
            break
        for sibling in start.next_siblings:
            text = words(sibling) if isinstance(sibling, Tag) else " ".join(str(sibling).split())
            if isinstance(sibling, Tag) and _has_list(sibling):
                text = " | ".join(filter(None, map(words, sibling.find_all("li"))))
            if text := text.strip(" :：|"):
                return text
    return ""


def _has_list(element: Tag) -> bool:
    return element.name in ("ul", "ol") or element.find(["ul", "ol"]) is not None


def _named(root: Tag) -> Iterator[tuple[str, str]]:
    """Short elements whose class or name says what they hold."""
    for element in root.find_all(True):
        if element.name in CONTROLS or not _small(element):
            continue
        names = " ".join(_names(element)).split()
        for kind, pattern in NAMES.items():
            if any(pattern.search(name) for name in names):
                text = words(element)
                match = LINE.fullmatch(text)
                yield kind, match[2] if match and _kind(match[1]) else text


def _names(element: Tag) -> Iterator[str]:
    for attribute in NAMED_BY:
        said = element.get(attribute)
        yield from said if isinstance(said, list) else [said] if said else []


def is_small(element: Tag, most: int = SMALL) -> bool:
    """Whether an element has few parts."""
    return sum(1 for _ in islice(element.descendants, most + 1)) <= most


def _small(element: Tag) -> bool:
    """Whether an element has few parts, none of them a control."""
    plain = (part for part in islice(element.descendants, SMALL) if isinstance(part, Tag))
    return is_small(element) and not any(part.name in CONTROLS[1:7] for part in plain)


def _value(text: str) -> str | None:
    plain = text.strip()
    if not plain or len(plain) > LONGEST or not any(map(str.isalnum, plain)) or _kind(plain):
        return None
    return plain
