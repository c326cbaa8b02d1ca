"""Which system hosts a board, and what it calls the board, told from the board's address alone.

How sure a detection is depends on what it rests on, from 0 to 1:

==== =======================================================================================
0.99 the host is the system's own and the address names the board
0.95 a frame, or a script that puts the board into a page, names the board
0.9  the page sends its reader on to the board
0.8  a form of the page goes to the board; or the page is built from the system's own files
0.7  a link of the page goes to the board
0.5  the host is the system's own, but the address names no board; or the path or query on a
     host of the employer's own looks like the system's (``?gh_jid=``, ``/jobs.rss``)
==== =======================================================================================

Two kinds that agree are worth 0.1 more, up to 0.95; boards of one system beside the chosen one
cost 0.2. ``detect_page`` reads pages; no function here asks a server.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from sponsorboard.sources.detect_own import OWN, Own
from sponsorboard.sources.detect_rules import HOSTED, RESERVED, Hosted

BOARD, EMBEDDED, SENT_ON, BUILT, LINKED, HINT = 0.99, 0.95, 0.9, 0.8, 0.7, 0.5
"""Confidences; their meaning is the module's."""

DECISIVE = 0.95
"""Nothing that a page says would change a detection that is as sure as this."""

LABEL = r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?"
HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d)", re.I)


class Detection(NamedTuple):
    """Where a board is. ``ats`` is the name of a spider, None when the system is not known."""

    ats: str | None
    token: str | None
    """The board's name, as rows of that spider have it; None when it is not told."""

    region: str | None
    confidence: float
    evidence: list[str]
    """What it rests on: parts of the address, or tag, attribute and value."""


class Address(NamedTuple):
    """The parts of an address that rules look at."""

    host: str
    """Lower case, without port."""

    path: str
    """Quoted as given, without doubled slashes."""

    query: Mapping[str, str]
    """First value of each key, keys in lower case."""


def unknown(*evidence: str) -> Detection:
    """No detection."""
    return Detection(None, None, None, 0.0, list(evidence))


def detect(url: str) -> Detection:
    """What an address says about the board behind it; asks no server.

    Hosts are compared label by label from the end, so that no part of a path or query, and no host
    that only contains a system's name, counts. An address without scheme is read as https.
    """
    place = address(url)
    if place is None:
        return unknown()
    rules = list(_rules_of(place.host))
    found = (_hosted(rule, place) for rule in rules)
    if not rules:
        found = (_own(rule, place) for rule in OWN)
    return next(filter(None, found), unknown())


def address(url: str) -> Address | None:
    """The parts of an address; None for what is no web address."""
    text = "".join(url.split("\t")).strip().replace("\\", "/")
    if text.startswith("//"):
        text = f"https:{text}"
    elif not SCHEME.match(text):
        text = f"https://{text}" if "." in text.split("/")[0] else ""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".")
        pairs = parse_qsl(parts.query)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host):
        return None
    path = "/" + "/".join(filter(None, parts.path.split("/")))
    return Address(host, path, {key.lower(): value for key, value in reversed(pairs)})


def systems_host(host: str) -> bool:
    """Whether a host is one of a system's own."""
    return any(True for _ in _rules_of(host))


@cache
def _index() -> dict[str, list[tuple[re.Pattern[str], Hosted]]]:
    """The rules by the last two labels of their hosts."""
    found: dict[str, list[tuple[re.Pattern[str], Hosted]]] = {}
    for rule in HOSTED:
        pattern = re.compile(_host_pattern(rule.host))
        found.setdefault(".".join(rule.host.split(".")[-2:]), []).append((pattern, rule))
    return found


def _host_pattern(host: str) -> str:
    """``{t}.wd#.example.com`` as a pattern: a label, and figures or none."""
    pattern = re.escape(host).replace(r"\#", r"\d*").replace(r"\*", rf"(?:{LABEL}\.)*{LABEL}")
    return re.sub(r"\\{(\w+)\\}", rf"(?P<\1>{LABEL})", pattern)


def _rules_of(host: str) -> Iterator[tuple[re.Pattern[str], Hosted]]:
    """The rules of the system that a host belongs to."""
    yield from _index().get(".".join(host.split(".")[-2:]), [])


def _hosted(entry: tuple[re.Pattern[str], Hosted], place: Address) -> Detection | None:
    pattern, rule = entry
    host = pattern.fullmatch(place.host)
    path = re.match(rule.path, place.path, re.I) if host else None
    if host is None or path is None:
        return None
    parts = {**host.groupdict(), **path.groupdict()}
    if host.groupdict().get("t") in _reserved(rule.host):
        return None
    token = None if rule.token is None else _token(rule.token, parts, place)
    if rule.token is not None and (token is None or not re.fullmatch(rule.shape, token)):
        return None
    sure = HINT if token is None and rule.shape else BOARD
    return Detection(rule.ats, token, rule.region, sure, _evidence(place, path[0], rule.token))


def _reserved(host: str) -> frozenset[str]:
    """What is no board's name; where boards have a zone of their own, nearly all may be."""
    return RESERVED if host.count(".") == 2 else frozenset(("www",))


def _own(rule: Own, place: Address) -> Detection | None:
    path = re.search(rule.path, place.path, re.I)
    if path is None or any(key not in place.query for key in rule.query):
        return None
    token = None if rule.token is None else _token(rule.token, path.groupdict(), place)
    wanted = "".join(f"{{{key}}}" for key in rule.query)
    return Detection(rule.ats, token, None, HINT, _evidence(place, path[0], wanted))


def _token(template: str, parts: Mapping[str, str | None], place: Address) -> str | None:
    """A template filled from parts of host and path, and from the query."""
    named = {name: unquote(part) for name, part in parts.items() if part}
    values = {**place.query, "host": place.host, **named}
    try:
        return template.format_map(values)
    except KeyError:
        return None


def _evidence(place: Address, path: str, template: str | None) -> list[str]:
    found = [f"host {place.host}"]
    if path.strip("/"):
        found.append(f"path {path}")
    keys = [key for key in place.query if f"{{{key}}}" in (template or "")]
    return [printable(each) for each in found + [f"query {key}={place.query[key]}" for key in keys]]


def printable(text: str) -> str:
    """A text without what a terminal would obey."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
