"""Measures how well the model tells who files, on years that it was not fitted on.

    pip install .[train]
    python benchmarks/likelihood.py [--data FOLDER] [--eval FOLDER] [--json FILE] [--plot FILE]

Five times, the families of one fold are held out: the model is fitted on who filed in FY2024 among
the other families, its log-odds are brought to the frequencies of FY2025 among those same families,
and it is tested on who filed in FY2025 among the families held out. No figure uses the totals of
the filings table, which hold FY2025.

``filers`` are all families with a filing in FY2022-FY2024, each with every minor group of SOC 2018
that it filed in and the five largest ones that it did not. ``boards`` are the pairs of company and
group among the US postings of ``data`` (no part of this repository), companies linked by names on
file up to FY2024. ``stated`` is what the labelled postings of ``eval`` say where the reader found a
policy. Without those folders these parts are skipped.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lightgbm
import matplotlib as mpl
import msgspec
import numpy as np
from scipy.special import expit, logit
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    log_loss,
    roc_auc_score,
)
from train_likelihood import (
    FOLDS,
    TEST,
    Calibration,
    Pairs,
    everyone,
    fit,
    folds,
    hiring,
    log_odds,
    stated,
    universe,
)

from classifiers.likelihood_features import NAMES, Known, group_of
from sponsorboard.reference.employers import Employers
from sponsorboard.reference.tables import table

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
BINS = 10
DRAWS = 200
SIZES = {"size_0_1": (0, 1), "size_2_4": (2, 4), "size_5_24": (5, 24), "size_25": (25, 10**9)}
"""Distinct job titles of the year before."""

Figures = dict[str, Any]
Scorer = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Likelihoods for numbers, patterns and folds."""


def figures(filed: np.ndarray, likelihood: np.ndarray, family: np.ndarray) -> Figures:
    """Every figure of one set of pairs; those that need both outcomes are None without both."""
    base = float(filed.mean()) if len(filed) else None
    found: Figures = {"n": len(filed), "families": len(np.unique(family)), "base_rate": base}
    found["mean_likelihood"] = float(likelihood.mean()) if len(filed) else None
    if not len(filed) or base in (0.0, 1.0):
        return found
    brier = brier_score_loss(filed, likelihood)
    low, high = _bootstrap(filed, likelihood, family)
    return found | {
        "auc": roc_auc_score(filed, likelihood),
        "average_precision": average_precision_score(filed, likelihood),
        "brier": brier,
        "brier_skill": 1 - brier / (base * (1 - base)),
        "log_loss": log_loss(filed, likelihood),
        "ece": ece(filed, likelihood, np.ones(len(filed))),
        "ece_interval": [low, high],
    }


def ece(filed: np.ndarray, likelihood: np.ndarray, weight: np.ndarray) -> float:
    """Expected calibration error over bins of equal mass."""
    order = np.argsort(likelihood, kind="stable")
    error = 0.0
    for part in np.array_split(order, BINS):
        mass = weight[part].sum()
        if mass:
            gap = (likelihood[part] - filed[part]) @ weight[part]
            error += abs(gap)
    return float(error / weight.sum())


def _bootstrap(
    filed: np.ndarray, likelihood: np.ndarray, family: np.ndarray
) -> tuple[float, float]:
    """Nine tenths of the calibration errors of samples drawn by family."""
    random = np.random.default_rng(1)
    _, number = np.unique(family, return_inverse=True)
    drawn = []
    for _ in range(DRAWS):
        weight = random.poisson(1.0, number.max() + 1)[number].astype(float)
        drawn.append(ece(filed, likelihood, weight))
    return float(np.quantile(drawn, 0.05)), float(np.quantile(drawn, 0.95))


def strata(of: Pairs, marks: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Which pairs belong to each stratum."""
    size = np.nan_to_num(of.numbers[:, NAMES.index("all_1")])
    sizes = {name: (size >= low) & (size <= high) for name, (low, high) in SIZES.items()}
    history = {"history": of.pattern > 0, "none": of.pattern == 0}
    return history | {name: mark[of.family] for name, mark in marks.items()} | sizes


def with_strata(of: Pairs, likelihood: np.ndarray, marks: dict[str, np.ndarray]) -> Figures:
    """Figures over all and by stratum."""
    found = figures(of.filed, likelihood, of.family)
    found["strata"] = {
        name: figures(of.filed[there], likelihood[there], of.family[there])
        for name, there in strata(of, marks).items()
    }
    return found


def marks(of: Employers, several: list[list[int]]) -> dict[str, np.ndarray]:
    """Families that mostly place workers at clients, and those likely outside the cap."""
    from classifiers.cap_exemption import cap_exemption
    from classifiers.staffing import staffing

    legal = [[of.names[row] for row in family] for family in several]
    return {
        "staffing": np.array([staffing(one)[0] for one in legal]),
        "cap_exempt": np.array(
            [cap_exemption(one[0], None, one)[0] in ("likely", "attested") for one in legal]
        ),
    }


def scorer(fitting: Pairs, later: Pairs, fold: np.ndarray) -> tuple[Scorer, Scorer]:
    """Likelihoods from models that have not seen the fold: calibrated, and as they were fitted."""
    boosters = [fit([fitting.only(fold[fitting.family] != held)]) for held in range(FOLDS)]
    calibrations = []
    for held, booster in enumerate(boosters):
        seen = later.only(fold[later.family] != held)
        calibrations.append(Calibration(log_odds(booster, blind(seen.numbers)), seen))

    def calibrated(numbers: np.ndarray, pattern: np.ndarray, of: np.ndarray) -> np.ndarray:
        found = np.zeros(len(numbers))
        for held in range(FOLDS):
            there = of == held
            if there.any():
                raw = log_odds(boosters[held], blind(numbers[there]))
                found[there] = calibrations[held](raw, pattern[there])
        return found

    def plain(numbers: np.ndarray, pattern: np.ndarray, of: np.ndarray) -> np.ndarray:
        found = np.zeros(len(numbers))
        for held in range(FOLDS):
            there = of == held
            if there.any():
                found[there] = 1 / (1 + np.exp(-log_odds(boosters[held], blind(numbers[there]))))
        return found

    return calibrated, plain


def blind(numbers: np.ndarray) -> np.ndarray:
    """Without the third year back, which a model fitted on FY2024 has never seen."""
    found = numbers.copy()
    for name in ("titles_3", "all_3"):
        found[:, NAMES.index(name)] = np.nan
    return found


def curve(fitting: Pairs, later: Pairs, fold: np.ndarray) -> list[Figures]:
    """Figures for the families of the last fold, by the share of the others learned from."""
    held = later.only(fold[later.family] == FOLDS - 1)
    random = np.random.default_rng(2).random(len(fold))
    found = []
    for share in (0.05, 0.1, 0.25, 0.5, 1.0):
        seen = (fold != FOLDS - 1) & (random <= share)
        booster = fit([fitting.only(seen[fitting.family])])
        part = later.only(seen[later.family])
        adjust = Calibration(log_odds(booster, blind(part.numbers)), part)
        likelihood = adjust(log_odds(booster, blind(held.numbers)), held.pattern)
        one = figures(held.filed, likelihood, held.family)
        found.append({"share": share, "auc": one["auc"], "brier_skill": one["brier_skill"]})
    return found


def baselines(of: Pairs) -> Figures:
    """What simple rules reach on the same pairs."""
    titles = of.numbers[:, [NAMES.index(f"titles_{lag}") for lag in (1, 2, 3)]]
    return {
        "filed_last_year_auc": roc_auc_score(of.filed, titles[:, 0] > 0),
        "log_titles_auc": roc_auc_score(of.filed, np.log1p(np.nan_to_num(titles)).sum(axis=1)),
        "years_filed_auc": roc_auc_score(of.filed, (np.nan_to_num(titles) > 0).sum(axis=1)),
    }


def on_boards(
    data: Path, everybody: tuple[Employers, list[list[int]], list[Known]], fold: np.ndarray,
    score: Scorer, marked: dict[str, np.ndarray],
) -> Figures:  # fmt: skip
    """Figures on the pairs that a user meets, with the link rate and those without a link."""
    from likelihood_boards import boards

    met = boards(data, *everybody)
    of_company = fold[met.fold_of]
    records = score(met.pairs.numbers, met.pairs.pattern, of_company)
    likelihood = np.zeros(len(records))
    for held in range(FOLDS):
        out = of_company == held
        offsets = hiring(met.pairs.only(~out), logit(records[~out]))
        past = met.pairs.pattern[out] > 0
        shift = np.where(past, offsets["history"], offsets["none"])
        likelihood[out] = expit(logit(records[out]) + shift)
    _, first = np.unique(met.pairs.family, return_index=True)
    of_companies = {name: mark[met.fold_of[first]] for name, mark in marked.items()}
    found = with_strata(met.pairs, likelihood, of_companies)
    found |= {
        "from_records_alone": figures(met.pairs.filed, records, met.pairs.family),
        "companies": met.companies,
        "linked_companies": met.linked,
        "link_rate": met.linked / met.companies,
        "unlinked": {"n": len(met.unlinked), "base_rate": float(np.mean(met.unlinked))},
        "reliability": reliability(met.pairs.filed, likelihood),
    }
    shown("boards", found)
    shown("  from records alone", found["from_records_alone"])
    for name, one in found["strata"].items():
        shown(f"  {name}", one)
    print(f"  linked {met.linked} of {met.companies} companies; not linked: {found['unlinked']}")
    return found


def totals(of: Employers, several: list[list[int]], later: Pairs) -> np.ndarray:
    """Log filings over FY2022-FY2025 in groups filed in before; they hold what is predicted."""
    rows = table("lca_occupations")
    family_of = {one: at for at, family in enumerate(several) for one in family}
    found: dict[tuple[int, str], int] = defaultdict(int)
    columns = [rows[name].to_pylist() for name in ("employer", "soc", "filings")]
    for employer, soc, filings in zip(*columns, strict=True):
        found[family_of[employer], group_of(soc)] += filings
    pairs = zip(later.family.tolist(), later.group, strict=True)
    return np.where(later.pattern > 0, np.log1p([found.get(pair, 0) for pair in pairs]), 0.0)


def with_totals(later: Pairs, log_totals: np.ndarray, fold: np.ndarray) -> Figures:
    """How far the same numbers seem to come once those totals are among them."""
    numbers = np.c_[later.numbers, log_totals]
    likelihood = np.zeros(len(numbers))
    settings = {"objective": "binary", "num_leaves": 31, "verbose": -1, "seed": 1, "num_threads": 2}
    for held in range(FOLDS):
        out = fold[later.family] == held
        rows = lightgbm.Dataset(numbers[~out], later.filed[~out])
        likelihood[out] = lightgbm.train(settings, rows, 200).predict(numbers[out])
    past = later.pattern > 0
    return {
        "log_totals_auc": roc_auc_score(later.filed, log_totals),
        "all": figures(later.filed, likelihood, later.family),
        "history": figures(later.filed[past], likelihood[past], later.family[past]),
    }


# --- Output ---------------------------------------------------------------------------------------


def reliability(filed: np.ndarray, likelihood: np.ndarray) -> list[list[float]]:
    """Mean likelihood, share that filed and pairs, in bins of equal mass."""
    order = np.argsort(likelihood, kind="stable")
    return [
        [float(likelihood[part].mean()), float(filed[part].mean()), len(part)]
        for part in np.array_split(order, BINS)
        if len(part)
    ]


def plot(file: Path, lines: dict[str, list[list[float]]]) -> None:
    """Reliability of each set of pairs."""
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "sponsorboard"
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(5.2, 5.2))
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, label="as often as said")
    for (name, points), mark in zip(lines.items(), "os^", strict=False):
        said, seen, _ = zip(*points, strict=True)
        axes.plot(said, seen, marker=mark, markersize=4, linewidth=1, label=name)
    axes.set_xlabel("likelihood that the model says")
    axes.set_ylabel(f"share that filed in FY{TEST}")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})


def shown(name: str, found: Figures) -> None:
    """Prints one line of figures."""
    if "auc" not in found:
        print(f"{name:24} n {found['n']:>7,}")
        return
    low, high = found["ece_interval"]
    print(
        f"{name:24} n {found['n']:>7,} base {found['base_rate']:.3f} auc {found['auc']:.4f} "
        f"ap {found['average_precision']:.3f} brier {found['brier']:.4f} "
        f"skill {found['brier_skill']:.3f} logloss {found['log_loss']:.4f} "
        f"ece {found['ece']:.4f} ({low:.4f}-{high:.4f})",
        flush=True,
    )


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--eval", type=Path, default=SHARED / "eval")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path, default=ROOT / "docs/reliability.svg")
    given = parser.parse_args()
    everybody = everyone()
    of, several, known = everybody
    fold = folds(len(several))
    fitting, later = universe(known, TEST - 1), universe(known, TEST)
    calibrated, plain = scorer(fitting, later, fold)
    marked = marks(of, several)
    likelihood = calibrated(later.numbers, later.pattern, fold[later.family])
    answer: Figures = {"filers": with_strata(later, likelihood, marked)}
    shown("filers", answer["filers"])
    for name, one in answer["filers"]["strata"].items():
        shown(f"  {name}", one)
    raw = plain(later.numbers, later.pattern, fold[later.family])
    answer["filers"]["before_calibration"] = figures(later.filed, raw, later.family)
    shown("  before calibration", answer["filers"]["before_calibration"])
    answer["filers"]["baselines"] = baselines(later)
    print("  baselines", answer["filers"]["baselines"])
    leaking = with_totals(later, totals(of, several, later), fold)
    answer["filers"]["with_totals_that_hold_fy2025"] = leaking
    print("  with totals that hold FY2025: log totals auc", leaking["log_totals_auc"])
    shown("    all", leaking["all"])
    shown("    history", leaking["history"])
    answer["filers"]["learning_curve"] = curve(fitting, later, fold)
    print("  learning curve", answer["filers"]["learning_curve"])
    lines = {"filers": reliability(later.filed, likelihood)}
    answer["filers"]["reliability"] = lines["filers"]
    if (given.data / "postings/postings.jsonl.gz").is_file():
        answer["boards"] = on_boards(given.data, everybody, fold, calibrated, marked)
        lines["boards"] = answer["boards"]["reliability"]
    else:
        print(f"skipped: {given.data}/postings/postings.jsonl.gz is not there")
    if (given.eval / "open/postings_gold.jsonl").is_file():
        answer["stated"] = msgspec.to_builtins(stated(given.eval))
        print("stated", answer["stated"])
    else:
        print(f"skipped: {given.eval}/open/postings_gold.jsonl is not there")
    plot(given.plot, lines)
    if given.json:
        given.json.write_text(json.dumps(answer, indent=1) + "\n")


if __name__ == "__main__":
    main()
