"""The reviewed list of employers that are exempt from the H-1B cap, perhaps, or only look so.

``cap_exempt.tsv``: name, further names (separated by ``; ``), web domain, prong of INA 214(g)(5),
answer (``likely``, ``possible``, or ``none`` for a for-profit company whose name misleads), reason.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from sponsorboard.postings.posting import CapExemption, Prong
from sponsorboard.reference import names
from sponsorboard.reference.lists import records
from sponsorboard.reference.tables import ReferenceError, cached

FILE = Path(__file__).with_name("cap_exempt.tsv")


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the list."""

    name: str
    aliases: str
    domain: str
    prong: Prong | Literal[""]
    answer: CapExemption
    reason: str

    def keys(self) -> Iterator[str]:
        """Normal forms of its names, and its domain in lower case."""
        yield from (names.key(name) for name in (self.name, *self.aliases.split("; ")) if name)
        if self.domain:
            yield self.domain.lower()


@cached
def listed() -> dict[str, Listed]:
    """Rows of the list by the normal form of each name, and by domain in lower case.

    Raises:
        ReferenceError: a row is not as it has to be, or its name stands in another row too.
    """
    return read(FILE)


def read(file: Path) -> dict[str, Listed]:
    """The rows of a list as ``listed`` gives them.

    Raises:
        ReferenceError: as there.
    """
    found: dict[str, Listed] = {}
    for where, one in records(file, Listed):
        for key in one.keys():  # noqa: SIM118
            if found.setdefault(key, one) != one:
                raise ReferenceError(f"{where}: {key!r} stands in another row too; remove one")
    return found
