"""Which system hosts the board that a career page shows or leads to, told from the page's markup.

Only what the browser would load or follow counts: frames, scripts, forms, links. The page's words,
its comments and the names of its styles do not. What a kind is worth: ``detect``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from parsel import Selector

from sponsorboard.sources.detect import (
    BUILT,
    DECISIVE,
    EMBEDDED,
    HINT,
    LINKED,
    SENT_ON,
    Detection,
    address,
    detect,
    printable,
    unknown,
)
from sponsorboard.sources.detect_own import ASSETS, NAMED_BY_HOST

SHOWN = 5
"""Pieces of evidence that a detection names."""

LONGEST = 200
AGREED, DISPUTED = 0.1, 0.2

FRAMES = ("iframe", "frame", "embed", "object")
ATTRIBUTES = ("src", "href", "action", "data-src", "data-lazy-src", "data")
ELEMENTS = "//*[self::{}]".format(
    " or self::".join((*FRAMES, "script", "form", "a", "area", "link", "meta"))
)
REFRESH = re.compile(r"^\s*\d+\s*[;,]\s*url\s*=\s*['\"]?(?P<url>[^'\"]+)", re.I)
# Two systems have no address to go by: the page itself hands the board's name to their script.
COMEET_UID = re.compile(r"""company[-_]uid["']?\s*[:=]\s*["']([0-9A-F]+\.[0-9A-F]+)["']""", re.I)
COMEET_NAME = re.compile(r"""company[-_]name["']?\s*[:=]\s*["']([\w-]+)["']""", re.I)
EIGHTFOLD_DOMAIN = re.compile(r"""_EF_GROUP_ID\s*=\s*["']([\w-]+(?:\.[\w-]+)+)["']""")


class Mark(NamedTuple):
    """A piece of evidence."""

    ats: str
    token: str | None
    region: str | None
    worth: float
    where: str

    @property
    def board(self) -> tuple[str, str | None, str | None]:
        """What tells boards apart; case does only where the system says so."""
        same = self.token if self.ats == "lever" or self.token is None else self.token.casefold()
        return self.ats, same, self.region


def detect_page(html: str, url: str) -> Detection:
    """What a page at ``url`` says about the board that it shows or leads to; asks no server.

    The strongest kind of evidence wins. Of several boards of one system with equal evidence it is
    the one named most often, less sure, and none when two are named equally often; of several
    systems it is the one named most often, and unknown when two are.
    """
    said = detect(url)
    if said.confidence >= DECISIVE:
        return said
    marks = list(_marks(html, url))
    if said.ats is not None:
        where = ", ".join(said.evidence)
        marks.append(Mark(said.ats, said.token, said.region, said.confidence, where))
    return _concluded(marks)


def _marks(html: str, url: str) -> Iterator[Mark]:
    page = Selector(text=html.replace("\0", "") or "<html></html>", type="html")
    base = _joined(url, page.xpath("//base/@href").get() or "") or url
    place = address(url)
    here = place.host if place else ""
    for element in page.xpath(ELEMENTS):
        tag = element.root.tag
        if tag == "meta":
            yield from _sent_on(element, base)
            continue
        for name in ATTRIBUTES:
            if value := element.attrib.get(name):
                yield from _mark(tag, name, _joined(base, value), here)
        if tag == "script" and not element.attrib.get("src"):
            yield from _handed_over(element.xpath("string()").get() or "", here)


def _joined(base: str, link: str) -> str | None:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return None


def _sent_on(element: Selector, base: str) -> Iterator[Mark]:
    """A page that sends its reader on at once."""
    content = REFRESH.match(element.attrib.get("content", ""))
    if element.attrib.get("http-equiv", "").lower() == "refresh" and content:
        target = _joined(base, content["url"]) or ""
        found = detect(target)
        if found.ats is not None:
            worth = SENT_ON if found.token is not None else HINT
            yield _as_mark(found, worth, f"meta refresh {target}")


def _mark(tag: str, attribute: str, target: str | None, here: str) -> Iterator[Mark]:
    """What an element's address says."""
    place = address(target) if target and target.lower().startswith("http") else None
    if target is None or place is None:
        return
    where = f"{tag} {attribute} {target}"
    if tag in ("script", "link") and (ats := _builder(place.host)):
        token = here if here and ats in NAMED_BY_HOST else None
        yield Mark(ats, token, None, BUILT, where)
        return
    found = detect(target)
    if found.ats is not None and _counts(found, place.host, here):
        yield _as_mark(found, _worth(tag, found), where)


def _builder(host: str) -> str | None:
    """The system whose files a host gives."""
    labels = host.split(".")
    return next(
        filter(None, (ASSETS.get(".".join(labels[at:])) for at in range(len(labels)))), None
    )


def _counts(found: Detection, host: str, here: str) -> bool:
    """Whether what only looks like a system's address says something about this page."""
    return found.confidence > HINT or found.token is None or host == here


def _worth(tag: str, found: Detection) -> float:
    if found.confidence <= HINT:
        return BUILT if tag == "script" and found.token is not None else HINT
    if tag in FRAMES or tag == "script":
        return EMBEDDED
    return BUILT if tag == "form" else LINKED


def _as_mark(found: Detection, worth: float, where: str) -> Mark:
    return Mark(found.ats or "", found.token, found.region, worth, where)


def _handed_over(script: str, here: str) -> Iterator[Mark]:
    """What a script in the page says to Comeet's or Eightfold's."""
    if domain := EIGHTFOLD_DOMAIN.search(script):
        board = f"{here.removesuffix('.eightfold.ai')}/{domain[1]}"
        yield Mark("eightfold", board, None, EMBEDDED, f"script _EF_GROUP_ID {domain[1]}")
    uid, name = COMEET_UID.search(script), COMEET_NAME.search(script)
    if uid and "comeet" in script.lower():
        token = f"{name[1]}/{uid[1]}" if name else None
        yield Mark("comeet", token, None, EMBEDDED, f"script company-uid {uid[1]}")


def _concluded(marks: list[Mark]) -> Detection:
    """The detection that pieces of evidence amount to."""
    named = [mark for mark in marks if mark.token is not None] or marks
    if not named:
        return unknown()
    best = max(mark.worth for mark in named)
    equal = [mark for mark in named if mark.worth == best]
    systems = Counter(mark.ats for mark in equal).most_common(2)
    if len(systems) > 1 and systems[0][1] == systems[1][1]:
        return unknown(*_shown(equal))
    ats = systems[0][0]
    equal = [mark for mark in equal if mark.ats == ats]
    boards = Counter(mark.board for mark in equal).most_common(2)
    if len(boards) == 1:
        chosen = _spelling(equal)
        agreed = any(_agrees(mark, chosen) for mark in marks)
        sure = max(best, min(best + AGREED, DECISIVE)) if agreed else best
        return _detection(chosen, sure, [mark for mark in marks if mark.board == chosen.board])
    first = [mark for mark in equal if mark.board == boards[0][0]]
    others = [mark for mark in equal if mark.board != boards[0][0]]
    tied = boards[0][1] == boards[1][1]
    chosen = Mark(ats, None, None, best, "") if tied else _spelling(first)
    return _detection(chosen, best - DISPUTED, [*first[: SHOWN - 2], *others])


def _spelling(marks: list[Mark]) -> Mark:
    """The most frequent spelling of a board's name, the first of equals."""
    token = Counter(mark.token for mark in marks).most_common(1)[0][0]
    return next(mark for mark in marks if mark.token == token)


def _agrees(mark: Mark, chosen: Mark) -> bool:
    """Whether evidence of another kind speaks for the same board."""
    same = mark.board == chosen.board or (mark.ats == chosen.ats and mark.token is None)
    return same and mark.worth != chosen.worth


def _detection(chosen: Mark, sure: float, marks: Iterable[Mark]) -> Detection:
    return Detection(chosen.ats, chosen.token, chosen.region, round(sure, 2), _shown(marks))


def _shown(marks: Iterable[Mark]) -> list[str]:
    """What the evidence is, each board's first pieces first."""
    strongest = sorted(marks, key=lambda mark: -mark.worth)
    pieces = list(dict.fromkeys(_cut(mark.where) for mark in strongest))
    return pieces[:SHOWN]


def _cut(text: str) -> str:
    plain = printable(text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
