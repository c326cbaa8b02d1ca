"""Vocabulary as tables: pieces of pattern, each with an example that it is found in."""

import re

Table = tuple[tuple[str, str], ...]
TABLES: list[Table] = []
"""Every table in use, so that the tests can find each piece in its example."""


def either(table: Table) -> str:
    """All pieces of a table as one alternation."""
    TABLES.append(table)
    return "|".join(piece for piece, _ in table)


def any_of(*table: tuple[str, str], before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern of any piece of a table, between what must stand before and after it."""
    return re.compile(f"{before}(?:{either(table)}){after}")
