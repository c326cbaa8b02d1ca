"""Columns of the agencies' files by header, whatever the year's spelling; nothing else is read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sponsorboard.reference.sheets import Progress, Sheet
from sponsorboard.reference.tables import ReferenceError

Row = dict[str, Any]
Columns = Mapping[str, tuple[str, ...]]

ALIKE = 0.6
"""Share of a layout's required columns from which a file is taken for one that lacks the others."""

KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
"""What a spreadsheet writes to keep a code from becoming a number."""

EPOCH = date(1899, 12, 30)
"""Day 0 of the serial numbers of spreadsheets."""

DATES = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%d-%b-%Y", "%d-%b-%y")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Columns of one kind of file: the allow-list of what is read from it."""

    name: str
    """What a person calls the file."""
    required: Columns
    """Headers that a column may have, by the name that rows have."""
    optional: Columns = field(default_factory=dict)
    without: tuple[str, ...] = ()
    """Headers that such a file cannot have, since they tell another layout."""
    widest: int | None = None
    """Columns that such a file has at most."""

    def places(self, header: Sequence[str]) -> dict[str, int]:
        """Place of each column of the allow-list that the header has."""
        there = {plain(cell): place for place, cell in reversed(list(enumerate(header)))}
        return {
            name: there[plain(one)]
            for name, headers in [*self.required.items(), *self.optional.items()]
            for one in reversed(headers)
            if plain(one) in there
        }

    def missing(self, header: Sequence[str]) -> list[str]:
        """Required columns that are not there, as the agency spells them."""
        found = self.places(header)
        return ["/".join(headers) for name, headers in self.required.items() if name not in found]

    def excludes(self, header: Sequence[str]) -> bool:
        """Whether the header tells another layout."""
        there = set(map(plain, header))
        wide = self.widest is not None and sum(map(bool, there)) > self.widest
        return wide or any(plain(one) in there for one in self.without)


def recognise(header: Sequence[str], layouts: Sequence[Layout], where: str) -> Layout | None:
    """The layout that a header has; None where it is like none of them.

    ``where`` names file and sheet in errors.

    Raises:
        ReferenceError: it is like one, but lacks a required column.
    """
    fitting = [one for one in layouts if not one.excludes(header)]
    whole = [one for one in fitting if not one.missing(header)]
    if whole:
        return max(whole, key=lambda one: len(one.required))
    alike = max(fitting, key=lambda one: _share(one, header), default=None)
    if alike is None or _share(alike, header) < ALIKE:
        return None
    raise ReferenceError(
        f"{where}: taken for {alike.name}, but the column {', '.join(alike.missing(header))} is "
        f"missing; found are {named(header)}"
    )


def read(sheet: Sheet, layout: Layout, progress: Progress) -> Iterator[tuple[str, Row]]:
    """Rows of a sheet by the names of the layout, each with file and row in words.

    Raises:
        ReferenceError: the file is broken.
    """
    places = layout.places(sheet.header)
    for row, cells in sheet.rows(list(places.values()), progress):
        yield f"{sheet.name}, row {row}", dict(zip(places, cells, strict=True))


def named(header: Sequence[str]) -> str:
    """A header for messages."""
    found = [one for one in header if one]
    return ", ".join(found) if found else "no columns"


def plain(header: object) -> str:
    """A header without case, signs and blanks: ``H-1B_DEPENDENT`` and ``H1B_DEPENDENT`` are one."""
    return re.sub(r"[\W_]", "", str(header if header is not None else "")).lower()


def letters(value: object) -> str:
    """Letters of a word, in lower case: ``Certified - Withdrawn`` and ``CERTIFIED-WITHDRAWN``."""
    return re.sub(r"[^a-z]", "", text(value).lower())


def text(value: object) -> str:
    """A cell as text, blanks at its ends and the spreadsheet's wrapper taken off."""
    if value is None:
        return ""
    words = str(value).strip()
    kept = KEPT_AS_TEXT.fullmatch(words) if words.startswith('="') else None
    return kept[1].strip() if kept else words


def yes(value: object) -> bool | None:
    """``Y`` or ``Yes``, ``N`` or ``No``; None for anything else."""
    return {"Y": True, "N": False}.get(text(value)[:1].upper())


def number(value: object) -> float | None:
    """A number, also with dollar sign and commas; None where there is none."""
    if isinstance(value, int | float):
        return float(value) if value == value else None
    try:
        return float(text(value).replace(",", "").lstrip("$"))
    except ValueError:
        return None


def day(value: object, where: str) -> date | None:
    """A date, from a cell of any kind; None for a blank one.

    Raises:
        ReferenceError: it is no date; ``where`` names file, row and column.
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return EPOCH + timedelta(days=int(value)) if value == value else None
    words = text(value)
    return _day(words, where) if words else None


def _day(words: str, where: str) -> date:
    for pattern in DATES:
        try:
            return datetime.strptime(words.split()[0].split("T")[0], pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise ReferenceError(f"{where}: {words!r} is no date; the columns may be shifted")


def _share(layout: Layout, header: Sequence[str]) -> float:
    return 1 - len(layout.missing(header)) / len(layout.required)
