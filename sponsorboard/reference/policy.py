"""Facts about rules, each with its status, dates, source and the day on which it was checked."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from sponsorboard.postings.posting import Routes
from sponsorboard.reference.tables import ReferenceError

FILE = Path(__file__).with_name("policy.toml")
ROUTES = frozenset(one.name for one in fields(Routes))

Standing = Literal[
    "in_force", "not_collected", "proposed", "under_review", "recorded", "postponed", "stayed",
    "expired", "unknown",
]  # fmt: skip


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule, proposal or past result."""

    id: str
    subject: str
    """What it says."""
    status: Standing
    valid_from: date | None = None
    """First day; None where it has no date of its own."""
    valid_to: date | None = None
    """Last day."""
    checked_on: date
    """Day on which the status was last looked up."""
    citation: str
    """Statute, regulation, notice or docket."""
    applies_to: tuple[str, ...] = ()
    """Fields of ``Routes``."""
    note: str = ""

    def in_force(self, on: date) -> bool:
        """Whether answers may count it on a day."""
        if self.status != "in_force":
            return False
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


@functools.cache
def facts() -> dict[str, Fact]:
    """Every fact, by its id, in the order of the file.

    Raises:
        ReferenceError: a fact in the file is none; the message names it.
    """
    return read(FILE)


def read(file: Path) -> dict[str, Fact]:
    """The facts of a file.

    Raises:
        ReferenceError: it is no TOML, or a fact in it is none; the message names it.
    """
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReferenceError(f"{file}: cannot be read ({error})") from None
    return {id: _fact(id, row, f"{file}, [{id}]") for id, row in rows.items()}


def _fact(id: str, row: Any, where: str) -> Fact:
    if not isinstance(row, Mapping):
        raise ReferenceError(f"{where}: not a table; write it as [{id}] with fields below")
    try:
        fact = msgspec.convert({**row, "id": id}, Fact)
    except msgspec.ValidationError as error:
        raise ReferenceError(f"{where}: {error}") from None
    if unknown := sorted(set(fact.applies_to) - ROUTES):
        known = ", ".join(sorted(ROUTES))
        raise ReferenceError(f"{where}: no route {unknown[0]!r} in applies_to; there are {known}")
    if fact.valid_from and fact.valid_to and fact.valid_from > fact.valid_to:
        raise ReferenceError(f"{where}: valid_from is after valid_to")
    if not fact.citation or not fact.subject:
        raise ReferenceError(f"{where}: subject and citation must not be empty")
    return fact
