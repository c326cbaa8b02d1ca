"""Professions that are listed for TN (USMCA chapter 16, appendix 2; 8 CFR 214.6(c)), by SOC 2018.

``professions.tsv``: profession, what it needs, answer (``likely``, or ``possible`` where only some
roles of the occupations belong to it), codes of the occupations, condition.
"""

import re
from pathlib import Path
from typing import Literal

import msgspec

from sponsorboard.reference.lists import records
from sponsorboard.reference.tables import ReferenceError, cached

FILE = Path(__file__).with_name("professions.tsv")
SOC = re.compile(r"\d\d-\d{4}")


class Profession(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One listed profession."""

    profession: str
    needs: str
    """Degree, diploma or licence that the list asks for."""
    answer: Literal["likely", "possible"]
    socs: str
    """Codes separated by blanks."""
    condition: str
    """What a role of these occupations has to meet besides; empty where nothing."""

    @property
    def degree(self) -> bool:
        """Whether nothing less than a degree or a licence will do."""
        return "experience" not in self.needs and "degree" in self.needs


@cached
def professions() -> dict[str, Profession]:
    """The professions by occupation.

    Raises:
        ReferenceError: a row is not as it has to be, or an occupation stands in two.
    """
    return read(FILE)


def read(file: Path) -> dict[str, Profession]:
    """The rows of a list as ``professions`` gives them.

    Raises:
        ReferenceError: as there.
    """
    found: dict[str, Profession] = {}
    for where, one in records(file, Profession):
        for soc in one.socs.split():
            if not SOC.fullmatch(soc) or found.setdefault(soc, one) != one:
                raise ReferenceError(f"{where}: {soc!r} is no code, or is in another row too")
    return found
