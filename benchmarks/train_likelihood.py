"""Fits the model of who files for a group of occupations, and writes it as plain data.

    pip install .[train]
    python benchmarks/train_likelihood.py [--out classifiers/data/likelihood.json]

Everything comes from the tables that ship. An employer's *family* is every legal name that shares a
normal form, a trade name or an entry of the alias file; families are dealt to five folds, and no
family is ever on both sides of a split. Values of stated policies come from labelled postings, and
what an open posting adds from real ones; neither is part of this repository.
``benchmarks/likelihood.py`` measures what this makes.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import msgspec
import numpy as np
from scipy.optimize import brentq
from scipy.special import expit
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

from classifiers.likelihood_features import NAMES, Known, Nation, known, nation, pair
from classifiers.likelihood_model import (
    FILE,
    Model,
    National,
    Range,
    Stated,
    Term,
)
from sponsorboard.reference import aliases, histories
from sponsorboard.reference.employers import Employers, employers
from sponsorboard.reference.histories import Year
from sponsorboard.reference.tables import table

SHARED = Path(__file__).parent.parent.parent / "shared"
LAGS = 3
FIRST = 2022
"""First fiscal year of certified applications on file."""
TEST = 2025
FOLDS = 5
TOP = 5
"""Groups that an employer never filed in, most filings first, that it is paired with."""
WORDS = 80
"""Employers that a word of names needs to count."""
SEED = 20251001
SPONSORS = ("offered", "conditional", "transfer_only")
"""Labels of postings whose employer would sponsor someone."""
TOLD = 5
"""Labelled postings that a stated policy needs for a value."""

TOPICS = {
    "history": ["titles_1", "titles_2", "titles_3", "codes_1", "share", "stays", "all_1"],
    "employer": ["all_1", "all_2", "all_3", "groups_1", "initial", "continuing", "hub_years"],
    "peers": ["common", "enters", "affinity", "affinity_mean", "words", "groups_1", "titles_1"],
}
"""Which numbers may act together; each topic is one reason in the record."""

PARAMETERS = {
    "objective": "binary", "learning_rate": 0.15, "num_leaves": 4, "max_depth": 2,
    "min_data_in_leaf": 100, "max_bin": 31, "verbose": -1, "num_threads": 2, "seed": SEED,
    "deterministic": True, "force_row_wise": True,
    "interaction_constraints": [[NAMES.index(name) for name in of] for of in TOPICS.values()],
}  # fmt: skip
ROUNDS = 400
ROUNDING = 0.01
"""Log-odds that rounding the cells may change."""


@dataclass
class Pairs:
    """Families with groups of occupations, seen from the first day of a fiscal year."""

    year: int
    numbers: np.ndarray
    filed: np.ndarray
    """Whether the family filed in the group in that year."""
    family: np.ndarray
    group: list[str]
    pattern: np.ndarray
    """Bit for each of the three years before in which it filed in the group."""
    nation: Nation

    def only(self, chosen: np.ndarray) -> "Pairs":
        """Those that are chosen."""
        return Pairs(
            self.year, self.numbers[chosen], self.filed[chosen], self.family[chosen],
            [self.group[at] for at in np.flatnonzero(chosen)], self.pattern[chosen], self.nation,
        )  # fmt: skip


def families(of: Employers) -> list[list[int]]:
    """Rows of legal names by family."""
    parent = list(range(len(of.names)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    together = [*of.by_key.values(), *(aliases.rows(one, of) for one in aliases.aliases())]
    for rows in together:
        for row in rows[1:]:
            parent[root(row)] = root(rows[0])
    found: dict[int, list[int]] = defaultdict(list)
    for row in range(len(parent)):
        found[root(row)].append(row)
    return list(found.values())


def filed_by_row() -> dict[int, list[Year]]:
    """Occupations and fiscal years by row of the table ``lca_employers``."""
    rows = table("lca_years")
    columns = [rows[name].to_pylist() for name in ("employer", "soc", "year", "titles")]
    found: dict[int, list[Year]] = defaultdict(list)
    for employer, soc, year, titles in zip(*columns, strict=True):
        found[employer].append(Year(soc, year, titles, None, None, None, None))
    return found


def record(of: Employers, family: Sequence[int], by_row: dict[int, list[Year]]) -> Known:
    """What is on file for one family."""
    filed = [year for row in family for year in by_row.get(row, [])]
    legal = [of.names[row] for row in family]
    words = {word for row in family for word in of.keys[row].split()}
    return known(filed, histories.petitions(histories.petitioners(legal)), words)


def folds(count: int) -> np.ndarray:
    """Fold of each family."""
    return np.random.default_rng(SEED).integers(0, FOLDS, count)


def window(year: int) -> list[int]:
    """Fiscal years of applications that are known on the first day of a year."""
    return [at for at in range(year - 1, year - 1 - LAGS, -1) if at >= FIRST]


def over_all(everyone: Sequence[Known], year: int) -> Nation:
    """What holds over all employers with a filing in the window."""
    years = window(year)
    active = [one for one in everyone if _filed(one, years)]
    return nation(active, year, len(years), WORDS)


def universe(everyone: Sequence[Known], year: int) -> Pairs:
    """Every family with a filing in the window, with each group it filed in and the five groups
    with the most filings (distinct titles) nationally in which it did not.
    """
    years = window(year)
    counts: dict[str, int] = defaultdict(int)
    for one in everyone:
        for group, by in one.titles.items():
            counts[group] += sum(by.get(at, 0) for at in years)
    ranked = sorted((group for group in counts if counts[group]), key=lambda one: -counts[one])
    over = over_all(everyone, year)
    found: list[tuple[list[float], bool, int, str, int]] = []
    for number, one in enumerate(everyone):
        own = _filed(one, years)
        if own:
            new = [group for group in ranked if group not in own][:TOP]
            found += [row(one, group, over, number) for group in [*own, *new]]
    numbers, filed, family, group, pattern = zip(*found, strict=True)
    return Pairs(
        year, np.array(numbers), np.array(filed, float), np.array(family), list(group),
        np.array(pattern), over,
    )  # fmt: skip


def row(
    one: Known, group: str, over: Nation, number: int
) -> tuple[list[float], bool, int, str, int]:
    """One pair of a universe."""
    by = one.titles.get(group, {})
    years = window(over.year)
    pattern = sum(1 << lag for lag, year in enumerate(years) if by.get(year))
    return pair(one, group, over, len(years)), bool(by.get(over.year)), number, group, pattern


def _filed(one: Known, years: Iterable[int]) -> list[str]:
    return [group for group, by in one.titles.items() if any(by.get(at) for at in years)]


def fit(several: Sequence[Pairs]) -> lightgbm.Booster:
    """A booster whose every path looks at two numbers of one topic at most."""
    numbers = np.concatenate([one.numbers for one in several])
    filed = np.concatenate([one.filed for one in several])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(numbers, filed), ROUNDS)


def log_odds(booster: lightgbm.Booster, numbers: np.ndarray) -> np.ndarray:
    """What the booster says."""
    return np.asarray(booster.predict(numbers, raw_score=True))


class Calibration:
    """Log-odds brought to the frequencies of a later year, by which of three years had filings."""

    def __init__(self, raw: np.ndarray, of: Pairs) -> None:
        self.fitted = LogisticRegression(C=10.0, max_iter=1000)
        self.fitted.fit(self._design(raw, of.pattern), of.filed)

    def __call__(self, raw: np.ndarray, pattern: np.ndarray) -> np.ndarray:
        """Likelihoods."""
        return self.fitted.predict_proba(self._design(raw, pattern))[:, 1]

    @staticmethod
    def _design(raw: np.ndarray, pattern: np.ndarray) -> np.ndarray:
        which = np.eye(1 << LAGS)[pattern]
        return np.c_[which, which * raw[:, None]]


def tables(booster: lightgbm.Booster) -> tuple[dict[str, list[float]], list[Term]]:
    """The booster as tables that are added up; exactly, since no path has more than two numbers."""
    paths = [
        path
        for tree in booster.dump_model()["tree_info"]
        for path in _paths(tree["tree_structure"], [])
    ]
    edges = {
        name: sorted({one[1] for path, _ in paths for one in path if one[0] == at})
        for at, name in enumerate(NAMES)
    }
    found: dict[tuple[int, ...], np.ndarray] = {}
    for path, value in paths:
        of = tuple(sorted({one[0] for one in path}))
        masks = []
        for at in of:
            mask = np.ones(len(edges[NAMES[at]]) + 2, dtype=bool)
            for where, edge, left, unknown_left in path:
                if where == at:
                    mask &= _side(edges[NAMES[at]], edge, left, unknown_left)
            masks.append(mask)
        cells = np.outer(masks[0], masks[1]) if len(of) > 1 else masks[0][:, None]
        found[of] = found.get(of, 0.0) + cells * value
    terms = [
        Term(_topic(of), [NAMES[at] for at in of], np.round(cells, 4).tolist())
        for of, cells in sorted(found.items())
    ]
    return {name: ends for name, ends in edges.items() if ends}, terms


def _topic(of: tuple[int, ...]) -> str:
    wanted = {NAMES[at] for at in of}
    return next(topic for topic, several in TOPICS.items() if wanted <= set(several))


Posting = tuple[Pairs, np.ndarray]
"""Pairs of companies with a posting, and the family of each."""

Condition = tuple[int, float, bool, bool]


def _paths(node: dict, above: list[Condition]) -> Iterator[tuple[list[Condition], float]]:
    if "leaf_value" in node:
        yield above, node["leaf_value"]
        return
    unknown_left = node["default_left"] if node["missing_type"] == "NaN" else None
    edge = node["threshold"]
    left = (edge >= 0) if unknown_left is None else unknown_left
    for side, child in ((True, "left_child"), (False, "right_child")):
        yield from _paths(node[child], [*above, (node["split_feature"], edge, side, left)])


def _side(edges: list[float], edge: float, left: bool, unknown_left: bool) -> np.ndarray:
    """Ranges that go to one side; the last cell is what is unknown."""
    goes_left = np.append(np.arange(len(edges) + 1) <= edges.index(edge), unknown_left)
    return goes_left if left else ~goes_left


ENDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
LEAST = 100
"""Pairs that a kind of employer needs to tell."""


def ranges(likelihood: np.ndarray, of: Pairs) -> list[Range]:
    """For each range of likelihoods, the shares that filed in nine of ten kinds of pairs: by the
    years in which it filed before, the size of the employer and the major group.
    """
    size = np.searchsorted([1, 5, 25], np.nan_to_num(of.numbers[:, NAMES.index("all_1")]))
    kinds = np.array(
        [f"{a}|{b}|{group[:2]}" for a, b, group in zip(of.pattern, size, of.group, strict=True)]
    )
    found, below = [], 0.0
    for end in ENDS:
        inside = (likelihood > below) & (likelihood <= end)
        _, kind = np.unique(kinds[inside], return_inverse=True)
        counts = np.bincount(kind)
        shares = np.bincount(kind, of.filed[inside]) / counts
        told = counts >= LEAST
        order = np.argsort(shares[told])
        heaped = np.cumsum(counts[told][order]) / counts[told].sum()
        low, high = (shares[told][order][np.searchsorted(heaped, at)] for at in (0.05, 0.95))
        found.append(Range(end, round(float(low), 3), round(float(high), 3)))
        below = end
    return found


def hiring(of: Pairs, said: np.ndarray) -> dict[str, float]:
    """Log-odds that an open posting adds to what records say, with a history in the group and
    without one: the share that filed among companies with a posting is met on average.
    """
    found = {}
    for name, there in (("history", of.pattern > 0), ("none", of.pattern == 0)):
        share = of.filed[there].mean()
        found[name] = float(
            brentq(lambda by, x=said[there], y=share: expit(x + by).mean() - y, -5, 5)
        )
    return found


def plain(over: Nation) -> National:
    """The numbers over all employers as plain data."""
    return National(
        over.year, over.groups,
        [round(one, 5) for one in over.common], [round(one, 4) for one in over.stays],
        [round(one, 5) for one in over.enters], np.round(over.affinity, 2).tolist(),
        {word: [round(one, 2) for one in scores] for word, scores in over.words.items()},
    )  # fmt: skip


def shipped(
    everyone: Sequence[Known], stated: dict[str, Stated], posting: Posting | dict[str, float]
) -> Model:
    """The model that ships: fitted on FY2024 and FY2025, calibrated on FY2025 across folds."""
    several = [universe(everyone, TEST - 1), universe(everyone, TEST)]
    fold = folds(len(everyone))
    raw = np.zeros(len(several[-1].filed))
    met = np.zeros(0) if isinstance(posting, dict) else np.zeros(len(posting[0].filed))
    for held in range(FOLDS):
        booster = fit([one.only(fold[one.family] != held) for one in several])
        out = fold[several[-1].family] == held
        raw[out] = log_odds(booster, several[-1].numbers[out])
        if not isinstance(posting, dict):
            there = fold[posting[1]] == held
            met[there] = log_odds(booster, posting[0].numbers[there])
    line = LogisticRegression(C=1e6).fit(raw[:, None], several[-1].filed)
    slope, shift = float(line.coef_[0, 0]), float(line.intercept_[0])
    if not isinstance(posting, dict):
        posting = hiring(posting[0], met * slope + shift)
    booster = fit(several)
    edges, terms = tables(booster)
    base = float(several[-1].filed.mean())
    start = float(np.log(base / (1 - base)))
    for term in terms:  # what the start leaves over goes to one table that every pair meets
        rest = shift - start if term is terms[0] else 0.0
        term.table = np.round(np.array(term.table) * slope + rest, 4).tolist()
    likelihood = 1 / (1 + np.exp(-(raw * slope + shift)))
    made = Model(
        name="additive-2025", fitted_on=f"FY{TEST - 1}-FY{TEST}", calibrated_on=f"FY{TEST}",
        start=round(start, 4), edges=edges, terms=terms, ranges=ranges(likelihood, several[-1]),
        likely=0.6, possible=0.2, stated=stated,
        posting={name: round(by, 3) for name, by in posting.items()},
        nation=plain(over_all(everyone, TEST + 1)),
    )  # fmt: skip
    _verify(made, several[-1].numbers[::1000], booster, slope, shift)
    return made


def _verify(
    made: Model, numbers: np.ndarray, booster: lightgbm.Booster, slope: float, shift: float
) -> None:
    """Stops where the tables say something else than what they were made from."""
    wanted = log_odds(booster, numbers) * slope + shift
    said = [made.start + sum(made.weights(one).values()) for one in numbers.tolist()]
    apart = float(np.abs(wanted - said).max())
    if apart > ROUNDING:
        raise SystemExit(f"the tables differ from the booster by {apart:.3f} in log-odds")


def stated(folder: Path) -> dict[str, Stated]:
    """What labelled postings say where the reader found a policy: the share that would sponsor.

    A label of ``offered``, ``conditional`` or ``transfer_only`` counts as one that sponsors, of
    ``refused`` or none as one that does not; one of each is added (rule of succession), and the
    interval holds nine tenths of the distribution that follows. Too few postings give no value.
    """
    from pipelines import clean, sponsorship
    from sponsorboard.cli.reading import posting_of

    labels = {
        label["id"]: label["sponsorship"]["policy"]
        for label in _rows(folder / "open/postings_gold.jsonl")
    }
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for given in _rows(folder / "open/postings_input.jsonl"):
        read = sponsorship.step(clean.step(posting_of(given))).sponsorship.policy
        if read:
            counts[read][labels[given["id"]] in SPONSORS] += 1
    found = {}
    for policy, (no, yes) in sorted(counts.items()):
        low, high = (round(float(beta.ppf(at, yes + 1, no + 1)), 3) for at in (0.05, 0.95))
        if no + yes >= TOLD:
            share = round((yes + 1) / (no + yes + 2), 3)
            found[policy] = Stated(share, low, high, no + yes)
    return found


def _rows(file: Path) -> Iterator[dict]:
    for line in file.read_text("utf-8").splitlines():
        yield json.loads(line)


def everyone() -> tuple[Employers, list[list[int]], list[Known]]:
    """All legal names, the families and what is on file for them."""
    of = employers()
    several = families(of)
    filed = filed_by_row()
    return of, several, [record(of, family, filed) for family in several]


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--eval", type=Path, default=SHARED / "eval")
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    given = parser.parse_args()
    everybody = everyone()
    said = posting = None
    if (given.eval / "open/postings_gold.jsonl").is_file():
        said = stated(given.eval)
    if (given.data / "postings/postings.jsonl.gz").is_file():
        from likelihood_boards import boards

        met = boards(given.data, *everybody)
        posting = (met.pairs, met.fold_of)
    if said is None or posting is None:
        print(f"skipped: {given.eval} or {given.data} is not there, what rests on it stays")
        old = msgspec.json.decode(FILE.read_bytes(), type=Model)
    made = shipped(everybody[2], said or old.stated, posting or old.posting)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_bytes(msgspec.json.encode(made) + b"\n")
    cells = sum(len(term.table) * len(term.table[0]) for term in made.terms)
    print(f"{given.out}: {len(made.terms)} tables, {cells:,} cells, {given.out.stat().st_size:,} B")


if __name__ == "__main__":
    main()
