"""What the words of a title and of duties say of the occupation.

The words of a title weigh for occupations as they do in certified Labor Condition Applications and
in the title files of O*NET and BLS (table ``occupation_titles``).
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sponsorboard.reference.job_titles import Title, fold, grams, runs, words
from sponsorboard.reference.occupation_titles import STEPS
from sponsorboard.reference.occupation_weights import ranges
from sponsorboard.reference.tables import Vintage, cached, table, vintage

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

BESIDE = 0.5
"""Weight of words beside the head of a title."""
SINGLE = 0.5
"""Weight of single words in duties, against pairs."""
READ = 1800
"""Characters of the duties that are read."""

COMMON = frozenset(
    "be is are be that this will your you have has it its their they other may such using use used "
    "than more not including include includes related etc which who into through all any can work "
    "working team company people about help experience skill ability strong required across within "
    "one if so what how was were been being these those also do does up out over".split()
)
"""Words of any posting."""


class Weighed(NamedTuple):
    """Grams that have weights."""

    places: Ints
    """Their places in the table."""
    times: Floats
    """Factor of each."""


class Occupations:
    """The weights of the table, for reading."""

    def __init__(self) -> None:
        rows = table("occupation_titles").combine_chunks()
        gram, soc = rows["words"].chunk(0), rows["soc"].chunk(0)
        self.codes: list[str] = soc.dictionary.to_pylist()
        self.number = {code: at for at, code in enumerate(self.codes)}
        self.names: list[str] = gram.dictionary.to_pylist()
        self.place = {name: at for at, name in enumerate(self.names)}
        counts = np.bincount(gram.indices.to_numpy(), minlength=len(self.names))
        self.ends = np.cumsum(counts)
        self.starts = self.ends - counts
        self.socs = soc.indices.to_numpy()
        self.weights = rows["weight"].to_numpy().astype(np.float32) / STEPS
        self.bias = self.sum(Weighed(np.array([self.place[""]]), np.ones(1)))
        self.share = np.array([_share(name) for name in self.names])
        listed = table("occupations", ["soc", "title"]).to_pydict()
        self.titles = dict(zip(listed["soc"], listed["title"], strict=True))
        self.vintage: Vintage | None = vintage("occupation_titles")

    def sum(self, found: Weighed) -> Floats:
        """Weight of each occupation by grams."""
        starts, ends = self.starts[found.places], self.ends[found.places]
        pairs = ranges(starts, ends)
        weights = self.weights[pairs] * np.repeat(found.times, ends - starts)
        summed: Floats = np.bincount(self.socs[pairs], weights, len(self.codes)).astype(np.float64)
        return summed

    def known(self, found: Iterable[str]) -> list[int]:
        """Places of those grams that have weights."""
        get = self.place.get
        return [place for name in found if (place := get(name)) is not None]

    def heaviest(self, found: Weighed, soc: int) -> str | None:
        """The gram that weighs most for an occupation; None where none weighs for it."""
        starts, ends = self.starts[found.places], self.ends[found.places]
        pairs = ranges(starts, ends)
        of_soc = self.socs[pairs] == soc
        weights = (self.weights[pairs] * np.repeat(found.times, ends - starts))[of_soc]
        if not len(weights) or weights.max() <= 0:
            return None
        return self.names[int(np.repeat(found.places, ends - starts)[of_soc][weights.argmax()])]


@cached
def occupations() -> Occupations:
    """The weights, read once."""
    return Occupations()


def title_words(title: Title) -> Weighed:
    """A title's grams."""
    known = occupations()
    head, beside = known.known(grams(title)), known.known(runs(title.rest))
    times = np.repeat([1.0, BESIDE], [len(head), len(beside)])
    return Weighed(np.array(head + beside, np.int64), times)


def duty_words(text: str) -> Weighed:
    """Words and pairs at the beginning of a text; each counts with the square root of its
    frequency."""
    known = occupations()
    found = np.array(known.known(runs(words(fold(text[:READ])))), np.int64)
    places, counts = np.unique(found, return_counts=True)
    return Weighed(places, np.sqrt(counts) * known.share[places])


def _share(name: str) -> float:
    """Weight of a word or pair in duties."""
    if " " in name:
        return 1.0
    return 0.0 if name in COMMON else SINGLE
