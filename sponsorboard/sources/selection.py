"""Which rows a person means: by name, and by patterns on their keys."""

import fnmatch
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from sponsorboard.configuration import nearest
from sponsorboard.sources import policy
from sponsorboard.sources.loader import likely
from sponsorboard.sources.source import Source

Value = Callable[[Source], str]


def _of(key: str) -> Value:
    def value(row: Source) -> str:
        found = getattr(row, key)
        if isinstance(found, bool):
            return str(found).lower()
        return " ".join(found) if isinstance(found, list) else str("" if found is None else found)

    return value


VALUES: dict[str, Value] = {
    **{key: _of(key) for key in Source.__struct_fields__},
    "verdict": lambda row: policy.of(row.spider).verdict,
}
"""What a pattern may be about: the row's keys, and the verdict on its system."""


class Where(NamedTuple):
    """A pattern on a key."""

    key: str
    pattern: re.Pattern[str]

    def holds(self, row: Source) -> bool:
        """Whether the row's value fits the whole pattern, whatever the case."""
        return self.pattern.match(VALUES[self.key](row).casefold()) is not None


def where(text: str) -> Where:
    """The pattern that ``KEY=PATTERN`` writes; ``*`` and ``?`` stand for what they do in a shell.

    Raises:
        ValueError: there is no ``=``, or no such key.
    """
    key, equals, pattern = text.partition("=")
    key = key.strip()
    if not equals:
        raise ValueError(f"--where {text!r}: write KEY=PATTERN, such as spider=greenhouse")
    if key not in VALUES:
        raise ValueError(f"--where: no key is called {key!r}{nearest(key, list(VALUES))}")
    return Where(key, re.compile(fnmatch.translate(pattern.strip().casefold())))


def matching(
    rows: Mapping[str, Source], names: Iterable[str] = (), wheres: Iterable[str] = ()
) -> list[Source]:
    """The rows of these names, and those that fit all the patterns, in the catalogue's order.

    Raises:
        ValueError: an unknown name, or a pattern that cannot be read.
    """
    patterns = [where(text) for text in wheres]
    chosen = set(names)
    for name in sorted(chosen):
        if name not in rows:
            raise ValueError(f"no source is called {name!r}{likely(name, rows)}")
    return [
        row
        for row in rows.values()
        if row.slug in chosen or (patterns and all(one.holds(row) for one in patterns))
    ]
