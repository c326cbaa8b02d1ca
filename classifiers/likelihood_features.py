"""What the agencies' files say of an employer and a group of occupations, as numbers.

A group is a minor group of SOC 2018 by the first four characters of its codes, such as ``15-1``.
The numbers look back from the first day of a fiscal year: only what was decided before it counts.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sponsorboard.reference.histories import Petitions, Year

Matrix = npt.NDArray[np.float64]

NAMES = (
    "titles_1", "titles_2", "titles_3", "codes_1", "all_1", "all_2", "all_3", "groups_1", "share",
    "common", "stays", "enters", "affinity", "affinity_mean", "initial", "continuing", "hub_years",
    "words",
)  # fmt: skip
"""The numbers of a pair in their order; ``_1`` is the year before, ``_2`` the one before that."""

HUB_LAG = 2
"""Fiscal years after which the petitions of a year are out."""
SMOOTH = 5.0
"""Employers that count as if they had the national mix, in every ratio."""


def group_of(soc: str) -> str:
    """Minor group of a detailed occupation: ``15-1252`` -> ``15-1``."""
    return soc[:4]


@dataclass(slots=True)
class Known:
    """One employer's records."""

    titles: dict[str, dict[int, int]] = field(default_factory=dict)
    """Distinct job titles on certified applications by group and fiscal year."""
    codes: dict[str, dict[int, int]] = field(default_factory=dict)
    """Distinct occupations likewise."""
    petitions: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Approvals for new and for continuing employment by fiscal year."""
    words: frozenset[str] = frozenset()
    """Words of its legal names."""


def known(rows: Iterable[Year], petitions: Iterable[Petitions], words: Iterable[str]) -> Known:
    """An employer's records from its rows of the tables."""
    found = Known(words=frozenset(words))
    for row in rows:
        group = group_of(row.soc)
        titles = found.titles.setdefault(group, {})
        titles[row.year] = titles.get(row.year, 0) + row.titles
        codes = found.codes.setdefault(group, {})
        codes[row.year] = codes.get(row.year, 0) + 1
    for one in petitions:
        found.petitions[one.year] = (one.initial_approval, one.continuing_approval)
    return found


@dataclass(slots=True)
class Nation:
    """What holds over all employers in the years before one fiscal year."""

    year: int
    hub: int
    """Last fiscal year whose petitions are looked at."""
    groups: list[str]
    common: list[float]
    """Share of last year's employers that filed in each group."""
    stays: list[float]
    """Share of those that filed in it two years before that did so last year too."""
    enters: list[float]
    """Share of last year's employers that filed in it without having done so before."""
    affinity: Matrix
    """Log of how much more often those of a group (column) file in another (row)."""
    words: dict[str, list[float]]
    """Log of how much more often employers with a word in their name file in each group."""
    place: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.place = {group: at for at, group in enumerate(self.groups)}


def pair(one: Known, group: str, nation: Nation, lags: int = 3) -> list[float]:
    """The numbers ``NAMES`` of one employer and group.

    Args:
        one: the employer.
        group: minor group; one that nobody files in has no numbers but the employer's own.
        nation: what holds over all, and the fiscal year that is looked at from its first day.
        lags: fiscal years of applications that are known.
    """
    year = nation.year
    back = [year - lag for lag in range(1, 4)]
    own = one.titles.get(group, {})
    counts = [float(own.get(at, 0)) for at in back]
    whole = [float(sum(by.get(at, 0) for by in one.titles.values())) for at in back]
    groups = [g for g, by in one.titles.items() if any(by.get(at) for at in back[:lags])]
    share = (counts[0] + counts[1]) / (whole[0] + whole[1]) if whole[0] + whole[1] else math.nan
    if lags < 3:
        counts[2] = whole[2] = math.nan
    at = nation.place.get(group)
    others = [nation.place[g] for g in groups if g != group and g in nation.place]
    near = sum(float(nation.affinity[at, o]) for o in others) if at is not None else math.nan
    hub = [one.petitions.get(at, (0, 0)) for at in (nation.hub, nation.hub - 1)]
    return [
        *counts,
        float(one.codes.get(group, {}).get(back[0], 0)),
        *whole,
        float(sum(1 for by in one.titles.values() if by.get(back[0]))),
        share,
        nation.common[at] if at is not None else math.nan,
        nation.stays[at] if at is not None else math.nan,
        nation.enters[at] if at is not None else math.nan,
        near if others else math.nan,
        near / len(others) if others else math.nan,
        math.log1p(hub[0][0] + hub[1][0]),
        math.log1p(hub[0][1] + hub[1][1]),
        float(sum(nation.hub - 4 <= at <= nation.hub for at in one.petitions)),
        _words(one.words, at, nation),
    ]  # fmt: skip


def _words(words: Iterable[str], at: int | None, nation: Nation) -> float:
    if at is None:
        return math.nan
    return sum(nation.words[word][at] for word in words if word in nation.words)


def nation(employers: Sequence[Known], year: int, lags: int, common_words: int) -> Nation:
    """What holds over all employers in the years before ``year``.

    Args:
        employers: everyone who filed.
        year: fiscal year that is looked at from its first day.
        lags: fiscal years of applications that are known.
        common_words: employers that a word of names needs to count.
    """
    groups = sorted({group for one in employers for group in one.titles})
    place = {group: at for at, group in enumerate(groups)}
    filed = np.zeros((lags, len(employers), len(groups)), dtype=bool)
    for row, one in enumerate(employers):
        for group, by in one.titles.items():
            for lag in range(lags):
                filed[lag, row, place[group]] = bool(by.get(year - 1 - lag))
    ever: Matrix = np.asarray(filed.any(axis=0), dtype=np.float64)
    last = filed[0]
    active = max(int(last.any(axis=1).sum()), 1)
    before = filed[1:].any(axis=0)
    two = filed[1] if lags > 1 else np.zeros_like(last)
    total: Matrix = np.asarray(ever.sum(axis=0))
    together: Matrix = ever.T @ ever
    base: Matrix = (total + 1) / (ever.any(axis=1).sum() + 1)
    affinity = np.log((together + SMOOTH * base[:, None]) / (total[None, :] + SMOOTH))
    affinity -= np.log(base)[:, None]
    np.fill_diagonal(affinity, 0.0)
    return Nation(
        year=year,
        hub=year - HUB_LAG,
        groups=groups,
        common=(last.sum(axis=0) / active).tolist(),
        stays=((last & two).sum(axis=0) / np.maximum(two.sum(axis=0), 1)).tolist(),
        enters=((last & ~before).sum(axis=0) / active).tolist(),
        affinity=affinity,
        words=_word_scores([one.words for one in employers], ever, base, common_words),
    )


def _word_scores(
    words: Sequence[frozenset[str]], ever: Matrix, base: Matrix, common: int
) -> dict[str, list[float]]:
    holders: dict[str, list[int]] = {}
    for row, several in enumerate(words):
        for word in several:
            holders.setdefault(word, []).append(row)
    return {
        word: np.log(
            (ever[rows].sum(axis=0) + SMOOTH * base) / (len(rows) + SMOOTH) / base
        ).tolist()
        for word, rows in sorted(holders.items())
        if len(rows) >= common
    }
