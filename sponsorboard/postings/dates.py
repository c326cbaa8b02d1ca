"""Dates as pages write them."""

import re
from datetime import UTC, date, datetime, timedelta

EARLIEST = date(2000, 1, 1)  # 0001-01-01 and 1970-01-01 stand for "no date" in several systems
AHEAD = timedelta(days=370)
EPOCH = re.compile(r"\d{10}(?:\d{3})?")
RELATIVE = re.compile(
    # "Posted 30+ Days Ago", "Posted Yesterday", "posted 2 weeks ago"
    r"(?:posted\s+)?(?:(?P<today>today|just now)|(?P<yesterday>yesterday)"
    r"|(?P<count>\d+|an?)\+?\s*(?P<unit>minute|hour|day|week|month|year)s?\s+ago)",
    re.IGNORECASE,
)
LEAD = re.compile(r"[A-Za-z ]+:\s*")  # "Posting Date: 05/01/2026"
DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}


def day(text: str | None, today: date | None = None) -> date | None:
    """The day that a page's words mean, in UTC; None when they mean none.

    Relative words ("30+ days ago") give the latest day it can be and need ``today``. Days before
    2000 or more than a year ahead of ``today`` count as missing.
    """
    text = (text or "").strip()
    if not text:
        return None
    found = _absolute(text) or _relative(text, today) or _worded(text)
    if found is None or found < EARLIEST or (today is not None and found > today + AHEAD):
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
        return today - timedelta(days=count * DAYS[match["unit"].lower()])
    except OverflowError:
        return None


def _worded(text: str) -> date | None:
    """Month names and other forms, in the languages that dateparser reads."""
    if RELATIVE.fullmatch(text) or not any(letter.isdigit() for letter in text) or len(text) > 60:
        return None
    text = LEAD.sub("", text)
    import dateparser  # takes a second to load, and few boards need it

    moment = dateparser.parse(
        text, settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    )
    return moment.date() if moment else None
