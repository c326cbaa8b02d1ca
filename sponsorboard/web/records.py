"""What the agencies' files hold on employer, occupation and pay, as a posting page shows it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sponsorboard.postings.posting import (
    Employer,
    Evidence,
    Filings,
    History,
    Occupation,
    Posting,
    WageLevel,
)
from sponsorboard.web import occupations, wording
from sponsorboard.web.citations import cited
from sponsorboard.web.conclusions import quoted
from sponsorboard.web.vintages import Origin, origins, table_of

METHODS = {
    "exact": "same name", "alias": "listed as another name of the company",
    "domain": "same web domain", "prefix": "distinctive words of the name", "none": "not found",
}  # fmt: skip
PRONGS = {
    "higher_education": "an institution of higher education",
    "affiliated_nonprofit": "a nonprofit tied to an institution of higher education",
    "nonprofit_research": "a nonprofit research organization",
    "governmental_research": "a governmental research organization",
}
EXEMPTIONS = {
    "attested": "Attests on a Form ETA-9141 to be {prong}, whose H-1B petitions are outside the "
    "yearly cap.",
    "likely": "Is likely {prong}, whose H-1B petitions are outside the yearly cap.",
    "possible": "Is possibly {prong}, whose H-1B petitions would be outside the yearly cap.",
}
FITS = {
    "typical": "The role fits a specialty occupation.",
    "weak": "Whether the role is a specialty occupation can be doubted.",
    "unlikely": "The role is unlikely to be a specialty occupation.",
}
LEVELS = ("I", "II", "III", "IV")
SHOWN = 3
SLIM = 0.05
"""Probability below which another occupation is not worth a word."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Filings of one year."""

    count: int | None
    """None where the source only says that there was one, or that there was none."""
    filed: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """Filings by fiscal year, over the years that a source covers."""

    names: list[str]
    """What each column counts."""
    years: list[tuple[str, list[Cell]]]
    totals: list[int]

    @property
    def uncounted(self) -> bool:
        """Whether some year has a mark instead of a count."""
        return any(one.filed and one.count is None for _, cells in self.years for one in cells)


@dataclass(frozen=True, slots=True)
class Card:
    """One part of the record."""

    topic: str
    name: str
    answer: str
    known: bool = True
    """Whether anything is known."""
    details: Sequence[str] = ()
    reasons: Sequence[str] = ()
    """What the last of the details rests on."""
    evidence: Sequence[tuple[str | None, str | None]] = ()
    """Quote and record, in words."""
    lca: Filed | None = None
    uscis: list[tuple[str, tuple[int, int, int, int]]] = field(default_factory=list)
    """Fiscal year; approved and denied for new, then for continuing employment."""
    perm: Filed | None = None
    levels: list[tuple[str, str]] = field(default_factory=list)
    """Level, and its wage."""
    caveats: Sequence[str] = ()
    origins: list[Origin] = field(default_factory=list)


def cards(posting: Posting) -> list[Card]:
    """Employer, occupation and wage level."""
    found = [
        _employer(posting.employer, posting.occupation.soc),
        _occupation(posting.occupation),
    ]
    return [*found, _wage_level(posting)]


def _records(evidence: Iterable[Evidence]) -> list[tuple[str | None, str | None]]:
    return [(quoted(one.quote), cited(one.ref)) for one in evidence]


def _employer(known: Employer, soc: str | None) -> Card:
    history = known.history or History()
    details = [_same(history, soc), _match(known), _exemption(known), _staffing(known)]
    tables = [table_of(one.ref) for one in known.evidence]
    tables += ["lca_years"] * bool(known.match) + ["uscis_years"] * bool(history.uscis)
    tables += ["perm_years"] * (history.perm is not None)
    return Card(
        "employer",
        "Employer’s record",
        _filed(known, history),
        known=bool(known.match),
        details=[one for one in details if one],
        evidence=_records(known.evidence),
        lca=_table(history.lca, history.lca_soc),
        uscis=[
            (year, (one.initial_approval, one.initial_denial,
                    one.continuing_approval, one.continuing_denial))
            for year, one in sorted(history.uscis.items())
        ],
        perm=_table(history.perm, {}),
        origins=origins(one for one in tables if one),
    )  # fmt: skip


def _filed(known: Employer, history: History) -> str:
    if not known.match:
        return "No record found under this name."
    if history.lca is None:
        return "No certified Labor Condition Application (LCA) found under its names."
    filed = f"{history.lca.total:,} certified LCA{'' if history.lca.total == 1 else 's'}"
    return f"Filed {filed} in {history.lca.span}." if history.lca.span else f"Filed {filed}."


def _same(history: History, soc: str | None) -> str | None:
    """Filings in the posting's own occupation, by year as far as the source tells."""
    if soc is None or history.lca is None:
        return None
    filed, name = history.lca_soc.get(soc), occupations.title(soc)
    if filed is None:
        return f"None of them for {name}."
    covered = _years([filed])
    each = len(covered) > 1 and set(covered) <= filed.years.keys()
    years = f"each of {filed.span}" if each else ", ".join(sorted(filed.years))
    return f"For {name}: filed LCAs in {years} ({filed.total:,} certified in all)."


def _match(known: Employer) -> str | None:
    if not known.match:
        return "It may file under another legal name: no record is not a no."
    several = [*dict.fromkeys(" ".join(one.split()) for one in known.match)]
    names, more = "; ".join(several[:SHOWN]), len(several) - SHOWN
    ending = f" and {more} more" if more > 0 else ""
    label = "Legal names" if len(several) > 1 else "Legal name"
    return f"{label}: {names}{ending} ({METHODS[known.method]}; {_sure(known.confidence)})."


def _sure(confidence: float | None) -> str:
    if confidence is None:
        return "how sure is not measured"
    if confidence >= 0.98:
        return "almost certain"
    return "very likely" if confidence >= 0.9 else "probable"


def _exemption(known: Employer) -> str | None:
    if known.cap_exempt == "none":
        return None
    prong = PRONGS.get(known.cap_exempt_prong or "", "a cap-exempt organization")
    return EXEMPTIONS[known.cap_exempt].format(prong=prong)


def _staffing(known: Employer) -> str | None:
    if not known.staffing:
        return None
    return "Public files mark it as one that mostly places workers at clients."


def _table(whole: Filings | None, by_soc: dict[str, Filings]) -> Filed | None:
    """Columns for all occupations and for each that the role may be filed under."""
    if whole is None:
        return None
    several = [whole, *by_soc.values()]
    cells = [
        (year, [Cell(one.years.get(year), year in one.years) for one in several])
        for year in _years(several)
    ]
    names = ["All occupations", *map(occupations.title, by_soc)]
    return Filed(names, cells, [one.total for one in several])


def _years(several: Iterable[Filings]) -> list[str]:
    """Every fiscal year that is covered, or has a filing."""
    found: set[str] = set()
    for one in several:
        found |= one.years.keys()
        if ends := [int(year) for year in re.findall(r"FY(\d{4})", one.span or "")]:
            found |= {f"FY{year}" for year in range(ends[0], ends[-1] + 1)}
    return sorted(found)


def _occupation(known: Occupation) -> Card:
    if known.soc is None:
        return Card("occupation", "Occupation", "Cannot be told from title and duties.", False)
    others = [
        f"{one.title} ({one.soc})"
        for one in known.top
        if one.soc != known.soc and one.probability >= SLIM
    ]
    fit = FITS.get(known.specialty)
    details = [
        f"{_likeliest(known.probability)} Official code {known.soc}.",
        f"It could also be {' or '.join(others[: SHOWN - 1])}." if others else None,
        fit,
    ]
    tables = [table_of(one.ref) for one in known.evidence]
    tables += ["lca_occupations"] * any("LCA" in one for one in known.specialty_reasons)
    return Card(
        "occupation",
        "Occupation",
        known.title or known.soc,
        details=[one for one in details if one],
        reasons=known.specialty_reasons,
        evidence=_records(known.evidence),
        origins=origins(one for one in [*tables, "occupations"] if one),
    )


def _likeliest(probability: float | None) -> str:
    if probability is None:
        return "Read from the title."
    if probability >= 0.9:
        return "Almost certain."
    return "Fairly sure." if probability >= 0.7 else "The best guess of several."


def _wage_level(posting: Posting) -> Card:
    name, level = "Wage level of the pay", posting.wage_level
    if level is None or (level.low is None and level.high is None):
        caveats = level.caveats if level else ()
        return Card("wage", name, _no_level(posting), False, caveats=caveats)
    where = f"in {level.area_name}" if level.area_name else "over all areas that it may be in"
    answer = f"{_reach(level)} {where}, wage year {level.wage_year or 'not given'}."
    tables = [table_of(one.ref) for one in level.evidence]
    wages = [wording.amount(round(one), "USD") for one in level.wages]
    return Card(
        "wage",
        name,
        answer,
        details=[f"For {occupations.title(level.soc)}."] if level.soc else [],
        evidence=_records(level.evidence),
        levels=list(zip((f"Level {one}" for one in LEVELS), wages, strict=False)),
        caveats=level.caveats,
        origins=origins(one for one in [*tables, "wages"] if one),
    )


def _no_level(posting: Posting) -> str:
    if posting.sponsorship.band == "not_applicable":
        return "For jobs in the US only."
    if not posting.salary.bands:
        return "Cannot be told: the posting states no pay."
    return "Cannot be told for this posting."


def _reach(level: WageLevel) -> str:
    low, high = [None if one is None else _level(one) for one in (level.low, level.high)]
    if low == high or high is None:
        return f"Pay {low}"
    if low is None:
        return f"Pay {high} at most"
    if level.low:
        high = high.removeprefix("reaches ")
    return f"Pay {low} at its lower end and {high} at its upper end"


def _level(number: int) -> str:
    return f"reaches Level {LEVELS[number - 1]}" if number else "stays below Level I"
