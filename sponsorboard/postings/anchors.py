"""Literals that readers look for: all of them are found in one pass over a text.

Each reader names its literals once, as a group, and then looks only where one of them stands.
"""

from collections.abc import Iterable
from typing import NamedTuple, NewType

import ahocorasick

Group = NewType("Group", int)
"""A reader's literals, by the place of their hits in what ``found`` returns."""


class Hit(NamedTuple):
    """A literal that stands in a folded text."""

    start: int
    literal: str


class _Matcher:
    """One automaton over the literals of all groups; built when the first text asks for it."""

    def __init__(self) -> None:
        self.groups: list[frozenset[str]] = []
        self.automaton: ahocorasick.Automaton | None = None

    def group(self, literals: Iterable[str]) -> Group:
        """A new group of literals, in small letters."""
        self.groups.append(frozenset(literals))
        self.automaton = None
        return Group(len(self.groups) - 1)

    def build(self) -> ahocorasick.Automaton:
        """The automaton; a word's value is its last offset and the groups that it is in."""
        automaton = ahocorasick.Automaton()
        for literal in frozenset[str]().union(*self.groups):
            members = [at for at, group in enumerate(self.groups) if literal in group]
            automaton.add_word(literal, (len(literal) - 1, literal, members))
        automaton.make_automaton()
        return automaton

    def found(self, folded: str) -> list[list[Hit]]:
        """For each group its hits in a folded text, overlapping ones too, in order of ends.

        A blank in a literal stands for an end of line, too.
        """
        if self.automaton is None:
            self.automaton = self.build()
        hits: list[list[Hit]] = [[] for _ in self.groups]
        words = f" {folded} ".replace("\n", " ")
        for last, (behind, literal, members) in self.automaton.iter(words):
            hit = Hit(max(last - behind - 1, 0), literal)
            for member in members:
                hits[member].append(hit)
        return hits


_matcher = _Matcher()
group = _matcher.group
found = _matcher.found
