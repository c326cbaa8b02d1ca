"""The likelihood that an employer files for a posting's group of occupations, from the records."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from classifiers.employer_history import OnFile, on_file
from classifiers.likelihood_features import Known, Nation, group_of, known, pair
from classifiers.likelihood_model import Model, model, nation, probability
from sponsorboard.postings.posting import OccupationGuess, Posting, Reason
from sponsorboard.reference import cached, names, table, vintage
from sponsorboard.reference.employers import employers
from sponsorboard.reference.histories import Petitions

UNLINKED = "No legal name on file is certainly this company"
UNTOLD = "The occupation cannot be told from title and duties"
INTERNSHIP = (
    "The records do not tell of internships: students mostly work on their own visa, without a "
    "filing by the employer"
)
RUNNING = re.compile(r"FY\d+ Q[^FY]*$")
"""End of a span whose last fiscal year is not whole."""
YEARS = 3
"""Numbers of a pair that count its titles, one for each year looked back on."""
SHARE = 0.05
"""Share of a group of occupations from which it counts."""
HIRING = "It has an open posting for this group: such employers file more often than others"
START = (
    "Starting point: about 1 in {share} employers on file files for any one group of occupations, "
    "among those it filed in and the five largest others"
)


@dataclass(frozen=True, slots=True)
class Prior:
    """A likelihood with what it is made of."""

    likelihood: float
    reasons: list[Reason]


def prior(posting: Posting, made: Model) -> Prior | str:
    """The likelihood for a posting, or why there is none.

    Where title and duties leave several groups of occupations open, each counts by its share.
    """
    if not posting.employer.match:
        return UNLINKED
    if not posting.occupation.top:
        return UNTOLD
    if posting.employment.type == "internship":
        return INTERNSHIP
    legal = tuple(posting.employer.match)
    shares = _shares(posting.occupation.top)
    scored = {group: _scores()(legal, group) for group in shares}
    first = next(iter(shares))
    weights = scored[first]
    start = made.start
    mixed = sum(
        share * probability(start + sum(scored[group].values())) for group, share in shares.items()
    )
    titles = {group_of(one.soc): one.title for one in reversed(posting.occupation.top)}
    of = f"{titles[first]} and related occupations"
    reasons = [
        Reason(text=START.format(share=round(1 / probability(start))), weight=round(start, 3)),
        *_reasons(legal, first, of, weights),
    ]
    rest = math.log(mixed / (1 - mixed)) - start - sum(weights.values())
    if len(shares) > 1:
        others = " or ".join(titles[group] for group in list(shares)[1:])
        text = f"The occupation is not certain: it could also belong with {others}"
        reasons.append(Reason(text=text, weight=round(rest, 3)))
    return Prior(mixed, reasons)


def _shares(top: Sequence[OccupationGuess]) -> dict[str, float]:
    """Share of each group of occupations, the likeliest first."""
    found: dict[str, float] = {}
    for guess in top:
        found[group_of(guess.soc)] = found.get(group_of(guess.soc), 0.0) + guess.probability
    ranked = sorted(found.items(), key=lambda one: -one[1])
    kept = [one for one in ranked if one[1] >= SHARE] or ranked[:1]
    whole = sum(share for _, share in kept)
    return {group: share / whole for group, share in kept}


# --- Records --------------------------------------------------------------------------------------


def _rows(legal: Sequence[str]) -> tuple[int, ...]:
    of = employers()
    return tuple(row for name in legal if (row := of.row(name)) is not None)


@cached
def _known() -> Callable[[tuple[str, ...]], Known]:
    def read(legal: tuple[str, ...]) -> Known:
        found = on_file(_rows(legal), legal)
        rows = [row for several in found.years.values() for row in several]
        petitions = [
            Petitions(
                int(year.removeprefix("FY")), one.initial_approval, one.initial_denial,
                one.continuing_approval, one.continuing_denial,
            )
            for year, one in found.history.uscis.items()
        ]  # fmt: skip
        words = {word for name in legal for word in names.normal_forms(name)[0].split()}
        return known(rows, petitions, words)

    return lru_cache(maxsize=1024)(read)


@cached
def _nation() -> Nation:
    """What holds over all employers, for the fiscal year after the last that is whole on file."""
    filed, petitioned = (
        int(table(name)["year"].to_numpy().max()) for name in ("lca_years", "uscis_years")
    )
    running = RUNNING.search(_span("lca_years")) is not None
    return nation(model().nation, filed + (not running), petitioned)


@cached
def _scores() -> Callable[[tuple[str, ...], str], dict[str, float]]:
    def score(legal: tuple[str, ...], group: str) -> dict[str, float]:
        numbers = pair(_known()(legal), group, _nation())
        filed = any(number > 0 for number in numbers[:YEARS])
        return model().weights(numbers) | {
            "posting": model().posting["history" if filed else "none"]
        }

    return lru_cache(maxsize=4096)(score)


# --- Words ----------------------------------------------------------------------------------------


def _reasons(
    legal: tuple[str, ...], group: str, of: str, weights: dict[str, float]
) -> list[Reason]:
    found = on_file(_rows(legal), legal)
    lca, hub = _ref("lca_years", legal), _ref("uscis_years", legal)
    texts: dict[str, tuple[str, str | None]] = {
        "history": (_history(found, group, of), lca),
        "employer": (_employer(found), f"{lca}; {hub}" if found.history.uscis else lca),
        "peers": (f"Employers with like filings and names: how often they file for {of}", lca),
        "posting": (HIRING, None),
    }
    reasons = [
        Reason(text=text, weight=round(weights[topic], 3), ref=ref)
        for topic, (text, ref) in texts.items()
    ]
    return sorted(reasons, key=lambda one: -abs(one.weight or 0.0))


def _history(found: OnFile, group: str, of: str) -> str:
    """The years with a filing for the group, and the count that the source gives over all."""
    span = _span("lca_years")
    years = sorted(
        {row.year for soc, rows in found.years.items() if group_of(soc) == group for row in rows}
    )
    if not years:
        return f"No LCA for {of} on file in {span}"
    total = sum(count for soc, count in found.totals.items() if group_of(soc) == group)
    return f"Filed LCAs for {of} {_in(years)} ({total:,} certified in all)"


def _in(years: Sequence[int]) -> str:
    """``in FY2024``, ``in FY2022, FY2023 and FY2025`` or ``in each of FY2022-FY2025``."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"in each of FY{years[0]}-FY{years[-1]}"
    *others, last = [f"FY{year}" for year in years]
    return f"in {', '.join(others)} and {last}" if others else f"in {last}"


def _employer(found: OnFile) -> str:
    lca = found.history.lca
    filed = f"No LCA on file in {_span('lca_years')}"
    if lca:
        filed = f"{_count(lca.total, 'LCA')} certified in {lca.span} over all occupations"
    if not found.history.uscis:
        return f"{filed}; no H-1B petition on file under its names"
    last = max(found.history.uscis)
    new = found.history.uscis[last].initial_approval
    more = found.history.uscis[last].continuing_approval
    told = f"{new:,} new and {_count(more, 'continuing H-1B petition')}"
    made = vintage("uscis_years")
    half = made is not None and any(note.startswith(f"{last} is about half") for note in made.notes)
    return f"{filed}; {told} approved in {'about half of ' * half}{last}, the last year on file"


def _count(number: int, of: str) -> str:
    return f"{number:,} {of}{'' if number == 1 else 's'}"


def _span(name: str) -> str:
    made = vintage(name)
    return made.span if made else "the years on file"


def _ref(name: str, legal: Sequence[str]) -> str:
    more = f" and {len(legal) - 1} more" if len(legal) > 1 else ""
    return f"{name} {_span(name)}: {legal[0]}{more}"
