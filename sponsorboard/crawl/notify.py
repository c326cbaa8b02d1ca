"""Tells the operator of alarms: one message a crawl, by e-mail, webhook or chat, through Apprise.

Its addresses are secrets, https://github.com/caronc/apprise/wiki: what this says of one that failed
names the scheme and, where that is a server's name and no token, the host.
"""

import logging
import warnings
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import msgspec

from sponsorboard.crawl.monitors import Alarm

UNKNOWN = "is no address that Apprise knows"
MOST = 50  # alarms that one message spells out
HOSTS = frozenset(
    ("mailto", "mailtos", "json", "jsons", "xml", "xmls", "form", "forms", "http", "https")
)
"""Schemes whose host is one; of many others it is a token."""


def send(urls: Sequence[str], raised: Sequence[Alarm], ended: Sequence[Alarm]) -> list[str]:
    """Tell of alarms that were raised and that have ended, at each of these addresses.

    Returns one line for each address that did not take the message; never raises.
    """
    title, body = message(raised, ended)
    alarms = [{"ended": over, **msgspec.to_builtins(each)} for over, each in _all(raised, ended)]
    with _silence():
        return [
            f"{_name(url, number)} {problem}"
            for number, url in enumerate(urls, start=1)
            if (problem := _sent(url, title, body, alarms))
        ]


def unknown(urls: Sequence[str]) -> list[str]:
    """One line for each address that can be none; sends nothing."""
    with _silence():
        return [
            f"{_name(url, number)} {UNKNOWN}"
            for number, url in enumerate(urls, start=1)
            if _service(url) is None
        ]


def message(raised: Sequence[Alarm], ended: Sequence[Alarm]) -> tuple[str, str]:
    """Title and text."""
    counts = [f"{len(raised)} new" if raised else "", f"{len(ended)} over" if ended else ""]
    lines = [each.line(over) for over, each in _all(raised, ended)]
    if len(lines) > MOST:
        lines = [*lines[:MOST], f"and {len(lines) - MOST} more: sponsorboard doctor"]
    return f"sponsorboard alarms: {', '.join(filter(None, counts))}", "\n".join(lines)


def _all(raised: Iterable[Alarm], ended: Iterable[Alarm]) -> list[tuple[bool, Alarm]]:
    return [*((False, each) for each in raised), *((True, each) for each in ended)]


def _sent(url: str, title: str, body: str, alarms: list[Any]) -> str | None:
    """What went wrong with one address; None for nothing."""
    import apprise

    try:
        service = _service(url)
        if service is None:
            return UNKNOWN
        if service.service_name == "JSON":
            service.payload_extras["alarms"] = alarms
        carrier = apprise.Apprise()
        carrier.add(service)
        kind = apprise.NotifyType.WARNING
        done = carrier.notify(body, title, kind, body_format=apprise.NotifyFormat.TEXT)
    except Exception as error:  # whatever a service raises, the crawl is done and well
        return f"failed: {type(error).__name__}"
    return None if done else "did not take it"


def _service(url: str) -> Any:
    """What Apprise makes of an address; None for nothing."""
    import apprise  # takes half a second, and most crawls have nothing to tell

    return apprise.Apprise.instantiate(url)


def _name(url: str, number: int) -> str:
    """An address without its secrets."""
    where = f"address {number} of SPONSORBOARD_NOTIFY"
    scheme, colon, _ = url.partition("://")
    if not colon:
        return where
    try:
        host = urlsplit(url).hostname if scheme in HOSTS else None
    except ValueError:
        host = None
    return f"{where} ({scheme}://{host or '...'})"


@contextmanager
def _silence() -> Any:
    """No log while addresses are used, for libraries write them into theirs; nor a warning of how
    Apprise is made."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logging.disable(before)
