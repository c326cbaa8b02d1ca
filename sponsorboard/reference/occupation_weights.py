"""Weights of words for occupations: multinomial logistic regression on a sparse support.

A word has a weight only for the occupations that it was seen with, so that what ships is small. All
is in double precision and in a fixed order: the same samples give the same weights.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ROUNDS = 7
BATCH = 1024
RATE = 0.5
"""Step of Adagrad."""
DECAY = 1e-6
"""Pull of a weight towards nothing, for each sample of a batch."""
START = 1e-3
"""Squared gradient that each weight starts from."""
RARE = 1e-7
"""Share of an occupation that no sample has."""
EVEN = 0.5
"""Power of the shares of occupations, which boards have other ones of than the samples."""


@dataclass(frozen=True)
class Samples:
    """Samples of two ragged arrays: what each is described by, and what it is."""

    grams: Ints
    gram_ends: Ints
    """Where the grams of each sample end."""
    socs: Ints
    shares: Floats
    soc_ends: Ints
    weights: Floats
    """How much each sample counts."""


@dataclass(frozen=True)
class Weights:
    """Weight of each pair of a gram and an occupation, ordered by gram and occupation."""

    ends: Ints
    """Where the pairs of each gram end."""
    socs: Ints
    weights: Floats
    bias: Floats
    """Weight of each occupation without any gram."""


def train(samples: Samples, grams: int, socs: int) -> Weights:
    """Fit the weights of ``grams`` grams for ``socs`` occupations."""
    ends, pairs = _support(samples, grams, socs)
    bias = _bias(samples, socs)
    weights = np.zeros(len(pairs))
    squares = np.full(len(pairs), START)
    order = np.random.RandomState(0).permutation(len(samples.weights))
    for _ in range(ROUNDS):
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            row_of, at = _pairs(samples, rows, ends)
            cells = row_of * socs + pairs[at]
            given = np.bincount(cells, weights[at], len(rows) * socs).reshape(-1, socs) + bias
            rest = _softmax(given) - _wanted(samples, rows, socs)
            rest *= samples.weights[rows, None]
            slope = np.bincount(at, rest.ravel()[cells], len(pairs))
            touched = np.flatnonzero(np.bincount(at, minlength=len(pairs)))
            change = slope[touched] + DECAY * len(rows) * weights[touched]
            squares[touched] += change * change
            weights[touched] -= RATE * change / np.sqrt(squares[touched])
    return Weights(ends, pairs, weights, bias)


def ranges(starts: Ints, ends: Ints) -> Ints:
    """The numbers from each start to before its end, one range after the other."""
    sizes = ends - starts
    numbers: Ints = np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
    return numbers


def _starts(ends: Ints) -> Ints:
    return np.concatenate([np.zeros(1, np.int64), ends[:-1]])


def _support(samples: Samples, grams: int, socs: int) -> tuple[Ints, Ints]:
    """Ends by gram, and the occupations of each gram that some sample has."""
    gram_starts, soc_starts = _starts(samples.gram_ends), _starts(samples.soc_ends)
    several = samples.soc_ends - soc_starts
    row = np.repeat(np.arange(len(several)), samples.gram_ends - gram_starts)
    gram = np.repeat(samples.grams, several[row])
    soc = samples.socs[ranges(soc_starts[row], samples.soc_ends[row])]
    keys = np.unique(gram * socs + soc)
    return np.searchsorted(keys, np.arange(1, grams + 1) * socs), keys % socs


def _bias(samples: Samples, socs: int) -> Floats:
    several = samples.soc_ends - _starts(samples.soc_ends)
    weights = np.repeat(samples.weights, several) * samples.shares
    shares = np.bincount(samples.socs, weights, socs) / samples.weights.sum()
    bias: Floats = EVEN * np.log(shares + RARE)
    return bias


def _pairs(samples: Samples, rows: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Row of the batch and place among the pairs, for all pairs of the samples."""
    starts = _starts(samples.gram_ends)
    grams = samples.grams[ranges(starts[rows], samples.gram_ends[rows])]
    row = np.repeat(np.arange(len(rows)), samples.gram_ends[rows] - starts[rows])
    first = _starts(ends)
    return np.repeat(row, ends[grams] - first[grams]), ranges(first[grams], ends[grams])


def _wanted(samples: Samples, rows: Ints, socs: int) -> Floats:
    starts = _starts(samples.soc_ends)
    at = ranges(starts[rows], samples.soc_ends[rows])
    row = np.repeat(np.arange(len(rows)), samples.soc_ends[rows] - starts[rows])
    cells = row * socs + samples.socs[at]
    wanted: Floats = np.bincount(cells, samples.shares[at], len(rows) * socs).astype(np.float64)
    return wanted.reshape(-1, socs)


def _softmax(given: Floats) -> Floats:
    odds: Floats = np.exp(given - given.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    return odds
