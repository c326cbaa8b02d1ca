"""What every scraper gives back, how it fails, and how bytes become text or JSON."""

import html
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec
from bs4.dammit import EncodingDetector, UnicodeDammit

from sponsorboard.postings.posting import Company, Posting
from sponsorboard.sources import Source

T = TypeVar("T")

MARKUP = re.compile(r"^\s*(?:<!--|<\?xml|<!doctype|<html|<head|<body)", re.I)
PAGE_TITLE = re.compile(r"<title[^>]*>\s*(.*?)\s*</title>", re.I | re.S)
RUN = re.compile(rb"[\x80-\xff]{3}")  # accented letters of western text stand alone
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)  # 0001-01-01 and the like mean "none"


class ReadError(ValueError):
    """A page that cannot be read; says what was expected and what came."""


class Page(NamedTuple):
    """What one page says."""

    postings: list[Posting]
    total: int | None = None
    """How many postings the board says it has, where it says so."""

    problems: list[str] = []
    """Rows that could not be read, one line each."""

    rows: int | None = None
    """Rows that the postings were read from, where one posting may stand in several rows."""

    @property
    def came(self) -> int:
        """How many postings came, those that could not be read included."""
        return len(self.postings) + len(self.problems)


def decoded(body: bytes, declared: str | None = None) -> str:
    """Text of a page: UTF-8 when it is valid, else as declared in header or page, else guessed."""
    body, marked = EncodingDetector.strip_byte_order_mark(body)
    said = EncodingDetector.find_declared_encoding(body, is_html=True)
    known = [*filter(None, [marked]), "utf-8", *filter(None, [declared, said])]
    if not RUN.search(body):
        known.append("windows-1252")
    markup = UnicodeDammit(body, known_definite_encodings=known, is_html=True).unicode_markup
    return markup if markup is not None else body.decode("utf-8", "replace")


def structure(body: bytes, shape: type[T], expected: str) -> T:
    """A JSON body in the given shape.

    Raises:
        ReadError: markup, broken JSON (with its position), or JSON of another shape.
    """
    if not _is_utf_8(body):
        body = decoded(body).encode("utf-8")
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise ReadError(f"expected {expected}, got other JSON: {error}") from None
    except msgspec.DecodeError as error:
        raise ReadError(_what_came(body.decode("utf-8"), expected, error)) from None


def _is_utf_8(body: bytes) -> bool:
    if body[:2] in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb"):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _what_came(text: str, expected: str, error: Exception) -> str:
    if not text.strip():
        return f"expected {expected}, got an empty answer"
    if MARKUP.match(text):
        match = PAGE_TITLE.search(text[:20_000])
        title = " ".join(html.unescape(match[1]).split())[:80] if match else ""
        return f"expected {expected}, got an HTML page" + (f" titled {title!r}" if title else "")
    return f"expected {expected}, got broken JSON: {error}"


def rows(
    raw: Iterable[msgspec.Raw], shape: type[T], read: Callable[[T], Posting | None], what: str
) -> tuple[list[Posting], list[str]]:
    """The postings of a board's rows, and one line for each row that cannot be read."""
    return each_of(raw, lambda row: read(msgspec.json.decode(row, type=shape)), what)


def each_of(
    parts: Iterable[T], read: Callable[[T], Posting | None], what: str
) -> tuple[list[Posting], list[str]]:
    """The postings of a page's parts, and one line for each that is no posting's."""
    found: list[Posting] = []
    problems: list[str] = []
    for number, part in enumerate(parts, start=1):
        try:
            posting = read(part)
        except msgspec.ValidationError as error:
            problems.append(f"{what} {number} cannot be read: {error}")
        else:
            if posting is not None:
                found.append(posting)
    return found, problems


def posting(
    source: Source, key: object, *, url: str, title: str, company: str | None = None, **said: Any
) -> Posting:
    """A posting of this source; ``key`` is what the board calls it by, ``said`` the page's words.

    ``company`` is what the page calls the employer, for pages of no row.

    Raises:
        msgspec.ValidationError: the title is empty.
    """
    if not (trimmed := " ".join(title.split())):
        raise msgspec.ValidationError("the title is empty")
    return Posting(
        id=f"{source.spider}:{source.slug}:{key}",
        source=source.slug,
        spider=source.spider,
        url=url,
        title=trimmed,
        title_text=title,
        company=Company(name=source.company or company or source.slug, domain=source.domain),
        **said,
    )


def key_of(one: Posting) -> str:
    """What the board calls a posting by: the ``key`` that it was made with."""
    return one.id.split(":", 2)[2]


def joined(parts: Iterable[str | None], separator: str = " | ") -> str | None:
    """The parts that are not empty, each once, in order; None when there are none."""
    kept = dict.fromkeys(part.strip() for part in parts if part and part.strip())
    return separator.join(kept) or None


def merged(postings: Iterable[Posting]) -> list[Posting]:
    """The postings, each id once: what several rows say of one posting's places is put together."""
    found: dict[str, Posting] = {}
    for each in postings:
        if (first := found.setdefault(each.id, each)) is not each:
            places = [*(first.location_text or "").split(" | "), each.location_text]
            first.location_text = joined(places)
            first.locations += [place for place in each.locations if place not in first.locations]
    return list(found.values())


def absolute(base: str, link: str) -> str | None:
    """A link's address on a page at ``base``, without fragment; None for one that is none."""
    try:
        target = urljoin(base, link.strip()).partition("#")[0]
        return target if urlsplit(target).scheme in ("http", "https") else None
    except ValueError:
        return None


def last_day(text: str | None) -> date | None:
    """The date that an ISO date or time starts with; None for none and for stand-ins of none."""
    match = DAY.match(text.strip()) if text else None
    if not match:
        return None
    try:
        found = date.fromisoformat(match[0])
    except ValueError:
        return None
    return found if EARLIEST < found < LATEST else None


def moment(milliseconds: int | None) -> str | None:
    """ISO time in UTC of milliseconds since 1970."""
    if milliseconds is None:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="seconds")
