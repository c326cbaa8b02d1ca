"""How a Workday board that shows its first 2,000 postings only is asked for in smaller slices.

A list page counts the postings behind each value of its facets. A facet of which a posting has one
value (its job family, its time type) cuts the board into slices; places overlap. What all slices
hold is known from the counts, since ``total`` stops at the cap. No public docs.
"""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from scrapers.page import structure

CAP = 2000
FIRST_ONLY = f"the board shows its first {CAP} postings only"


class Split(NamedTuple):
    """One facet, to be asked for value by value."""

    facet: str
    counts: dict[str, int]
    """Postings behind each value, by the value's id."""

    size: int
    """How many postings there are at least, by the fullest of the facets."""

    overlapping: bool = False
    """Whether one posting may stand behind several values."""

    @property
    def missing(self) -> int:
        """Postings that no value of the facet has."""
        return max(self.size - sum(self.counts.values()), 0)

    @property
    def gap(self) -> str | None:
        """Why the slices are not known to be everything; None when they are."""
        if self.missing:
            have = self.size - self.missing
            return f"the board's slices by {self.facet} have {have} of {self.size} postings"
        if self.overlapping and self.size == CAP:
            return f"the board does not say how many postings it has besides its first {CAP}"
        return None


class Value(msgspec.Struct):
    """A value of a facet, or a facet inside of a group."""

    id: str | None = None
    count: int | None = None
    facetParameter: str | None = None
    values: list["Value"] | None = None


class Facets(msgspec.Struct):
    """A list page's facets."""

    facets: list[Value] | None = None


def split(body: bytes, applied: dict[str, list[str]], least: int = 0) -> Split | None:
    """The facet to split a list page by, besides those applied; None when none splits it further.

    One that covers every posting is taken before one that does not, one without overlap before one
    with, and then the one with the fewest slices below the cap. ``least`` is how many postings
    there must be, as far as is known.
    """
    page = structure(body, Facets, "a Workday list page (JSON with `facets`)")
    found = list(_facets(page.facets or [], inside=False))
    alone = [sum(counts.values()) for _, counts, overlapping in found if not overlapping]
    size = max([CAP, least, *alone])
    choices = [
        Split(name, counts, size, overlapping)
        for name, counts, overlapping in found
        if name not in applied and len(counts) > 1 and max(counts.values()) < size
    ]
    return min(choices, key=_cost, default=None)


def _cost(choice: Split) -> tuple[int, bool, int, int]:
    largest = max(choice.counts.values())
    return choice.missing, choice.overlapping, max(largest, CAP - 1), len(choice.counts)


def _facets(values: list[Value], inside: bool) -> Iterator[tuple[str, dict[str, int], bool]]:
    """Each facet: its name, the counts by id, and whether it is about places, as those in groups
    are."""
    for each in values:
        nested = each.values or []
        groups = [one for one in nested if one.facetParameter]
        yield from _facets(groups, inside=True)
        counts = {one.id: one.count for one in nested if one.id and one.count}
        if each.facetParameter and counts:
            yield each.facetParameter, counts, inside or "location" in each.facetParameter.lower()
