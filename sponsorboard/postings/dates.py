"""Dates as pages write them."""

import re
from datetime import UTC, date, datetime, time, timedelta

EARLIEST = date(2000, 1, 1)  # 0001-01-01 and 1970-01-01 stand for "no date" in several systems
LATEST = date(2100, 1, 1)
AHEAD = timedelta(days=370)
EPOCH = re.compile(r"\d{10}(?:\d{3})?")
LEAD = re.compile(
    # "Posted on Oct 5, 2026", "Posting Date: 05/01/2026", "Publié le 3 mars 2026"
    r"(?:[A-Za-z ]+:"
    r"|(?:date )?(?:posted|published|publiée?|veröffentlicht|ausgeschrieben|publicado)"
    r"(?: on| le| am| el)?\b)\s*",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    # "30+ Days Ago", "Yesterday", "2 weeks ago"
    r"(?P<today>today|just now|heute|aujourd.hui|hoy)|(?P<yesterday>yesterday|gestern|hier|ayer)"
    r"|(?P<count>\d+|an?)\+?\s*(?P<unit>minute|hour|day|week|month|year)s?\s+ago",
    re.IGNORECASE,
)
HOURS = {"minute": 0, "hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760}
ORDERS = (
    (re.compile(r"\d{4}\D"), "YMD"),
    (re.compile(r"\d{1,2}\.\s?\d{1,2}\."), "DMY"),  # dots are Central European: 05.01.2026
)
"""Order of day and month by the form of a date; the others are read as in the US."""


def day(text: str | None, today: date | None = None) -> date | None:
    """The day that a page's words mean, in UTC; None when they mean none.

    Relative words ("30+ days ago") give the latest day it can be and need ``today``. Days before
    2000 or more than a year ahead of ``today`` count as missing.
    """
    text = (text or "").strip()
    if not text:
        return None
    found = _absolute(text)
    if found is None:
        text = LEAD.sub("", text, count=1)
        found = _relative(text, today) or _worded(text, today)
    if found is None or not EARLIEST <= found < (today + AHEAD if today else LATEST):
        return None
    return found


def _absolute(text: str) -> date | None:
    """ISO 8601, or seconds or milliseconds since 1970."""
    try:
        if EPOCH.fullmatch(text):
            seconds = int(text) / (1000 if len(text) == 13 else 1)
            return datetime.fromtimestamp(seconds, UTC).date()
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return _utc_day(moment)


def _utc_day(moment: datetime) -> date | None:
    try:
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except OverflowError:  # 0001-01-01 with a time zone
        return None


def _relative(text: str, today: date | None) -> date | None:
    match = RELATIVE.fullmatch(text)
    if match is None or today is None:
        return None
    if match["today"]:
        return today
    if match["yesterday"]:
        return today - timedelta(days=1)
    count = int(match["count"]) if match["count"].isdigit() else 1
    try:
        return today - timedelta(days=count * HOURS[match["unit"].lower()] // 24)
    except OverflowError:
        return None


def _worded(text: str, today: date | None) -> date | None:
    """Month names, other orders and other languages, as far as dateparser reads them."""
    if RELATIVE.fullmatch(text) or len(text) > 60 or not any(map(str.isdigit, text)):
        return None
    import dateparser  # takes a second to load, and few boards need it

    settings: dict[str, object] = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": next((order for form, order in ORDERS if form.match(text)), "MDY"),
    }
    moment: datetime | None = dateparser.parse(text, settings=settings)
    if moment:
        return _utc_day(moment)
    if today is None:
        return None
    base = datetime.combine(today, time.max)
    settings |= {"PARSERS": ["relative-time"], "RELATIVE_BASE": base}
    moment = dateparser.parse(text.replace("+", ""), settings=settings)  # "vor 30+ Tagen"
    return moment.date() if moment and moment.date() <= today else None
