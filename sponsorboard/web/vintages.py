"""Which table a shown fact comes from, how far it reaches, and whether a newer one is due."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sponsorboard.reference import ReferenceError, Vintage, cached, vintage
from sponsorboard.reference.status import TABLES

FILE = re.compile(r"^\S+\.\w+: ")
"""The name of the file that a note is about."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One file of an agency, as a page names it."""

    name: str
    """What it holds, the agency, and the years it covers."""
    stale: bool
    """Whether a newer one has to be expected; never of invented facts."""
    sample: bool
    """Whether its facts are invented."""
    notes: tuple[str, ...] = ()
    """What a reader of its facts has to know; of invented ones nothing else."""


def today() -> date:
    """The day on which tables and facts are old or not."""
    return datetime.now(UTC).date()


@cached
def vintages() -> dict[str, Vintage]:
    """Vintage of every table that is there and can be read."""
    found = {}
    for name in TABLES:
        try:
            made = vintage(name)
        except ReferenceError:
            continue
        if made:
            found[name] = made
    return found


def origins(names: Iterable[str]) -> list[Origin]:
    """The files behind these tables, each once."""
    known = vintages()
    found = [origin(known[name], today()) for name in names if name in known]
    return list(dict.fromkeys(found))


def origin(made: Vintage, on: date) -> Origin:
    """A table's vintage in words."""
    stale = made.stale(on) and not made.sample
    about = made.about.replace(", in cents", "")  # how they are kept, not what is shown
    name = f"{about}, {made.agency}, {made.span}"
    known = [] if made.sample else made.notes
    notes = dict.fromkeys(FILE.sub("", note) for note in known)
    return Origin(name, stale, made.sample, tuple(notes))


def table_of(ref: str | None) -> str | None:
    """The table that a reference names first; None where it names none."""
    word = (ref or "").replace(":", " ").partition(" ")[0]
    return word if word in TABLES else None
