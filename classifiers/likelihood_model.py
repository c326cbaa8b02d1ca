"""The additive model of who files for a group of occupations: plain tables that are added up.

Every term is a table over the ranges of one or two of the numbers of ``likelihood_features``; the
log-odds are the start and one cell of each table. ``data/likelihood.json`` is made by
``benchmarks/train_likelihood.py``.
"""

import math
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from classifiers.likelihood_features import HUB_LAG, NAMES, Nation

FILE = Path(__file__).parent / "data/likelihood.json"


class Term(msgspec.Struct):
    """One table."""

    topic: str
    """``history``, ``employer`` or ``peers``: the reason that it belongs to."""
    of: list[str]
    """One or two names of numbers."""
    table: list[list[float]]
    """Log-odds by the ranges of the first and the second; one column where there is no second."""


class Range(msgspec.Struct):
    """What was seen where the model said about so much."""

    below: float
    """Upper end of the range of likelihoods."""
    low: float
    high: float
    """Share that filed, in nine of ten kinds of employers with a likelihood in this range."""


class National(msgspec.Struct):
    """What holds over all employers: ``likelihood_features.Nation`` as plain data."""

    year: int
    groups: list[str]
    common: list[float]
    stays: list[float]
    enters: list[float]
    affinity: list[list[float]]
    words: dict[str, list[float]]


class Stated(msgspec.Struct):
    """What a policy that a posting states was found to mean."""

    likelihood: float
    low: float
    high: float
    n: int
    """Labelled postings that the reader gave this policy."""


class Model(msgspec.Struct):
    """The model with all that it needs."""

    name: str
    fitted_on: str
    calibrated_on: str
    start: float
    """Log-odds before anything is known."""
    edges: dict[str, list[float]]
    """Upper ends of the ranges of each number; after them come the rest, and what is unknown."""
    terms: list[Term]
    ranges: list[Range]
    likely: float
    """Likelihood from which the band is ``likely``."""
    possible: float
    """Likelihood from which it is ``possible``."""
    stated: dict[str, Stated]
    posting: dict[str, float]
    """Log-odds that an open posting adds: ``history`` where the employer filed for the group in
    the years looked at, ``none`` where it did not."""
    nation: National

    def weights(self, numbers: list[float]) -> dict[str, float]:
        """Log-odds that each topic adds, for the numbers of one pair."""
        cells = {}
        for name, number in zip(NAMES, numbers, strict=True):
            edges = self.edges.get(name)
            if edges is not None:
                cells[name] = len(edges) + 1 if math.isnan(number) else bisect_left(edges, number)
        found: dict[str, float] = {}
        for term in self.terms:
            row = term.table[cells[term.of[0]]]
            weight = row[cells[term.of[1]]] if len(term.of) > 1 else row[0]
            found[term.topic] = found.get(term.topic, 0.0) + weight
        return found

    def interval(self, likelihood: float) -> tuple[float, float]:
        """Shares that filed among employers with about this likelihood; they hold it."""
        found = next(one for one in self.ranges if likelihood <= one.below)
        return min(found.low, likelihood), max(found.high, likelihood)


@lru_cache(maxsize=1)
def model() -> Model:
    """The model that ships."""
    return msgspec.json.decode(FILE.read_bytes(), type=Model)


def nation(of: National, year: int, last: int) -> Nation:
    """What holds over all employers, for a fiscal year that is looked at from its first day.

    Petitions are looked at up to the ``last`` year on file, so that one that is not out yet does
    not count as one without any.
    """
    return Nation(
        year=year,
        hub=min(year - HUB_LAG, last),
        groups=of.groups,
        common=of.common,
        stays=of.stays,
        enters=of.enters,
        affinity=np.array(of.affinity),
        words=of.words,
    )


def probability(log_odds: float) -> float:
    """Likelihood of log-odds."""
    return 1 / (1 + math.exp(-log_odds))
