"""How well a role fits a specialty occupation (INA 214(i)(1), 8 CFR 214.2(h)(4)(ii) and (iii)).

It takes a body of highly specialised knowledge and a bachelor's degree or higher in the specialty
as the minimum for entry. What is read: the degree that the posting asks for, the job zone and the
usual education of its occupation, and how often employers file for that occupation.
"""

from typing import Any

import pyarrow.compute as pc

from sponsorboard.postings.posting import DegreeRequirement, Posting, SpecialtyFit
from sponsorboard.reference.tables import cached, table, vintage

HIGHER = frozenset(["Bachelor's degree", "Master's degree", "Doctoral or professional degree"])
LOWER = {
    "none_required": "no degree",
    "high_school": "a high school diploma",
    "associate": "an associate degree",
}
HALF = 0.5
COMMON = 1e-3
"""Share of all filings, from which it tells of an occupation of which O*NET does not."""

FEW = 0.015
"""Share of all filings below which one in so many is said and no percentage."""

RARE = 1e-4
"""Share of all filings below which an occupation is seldom filed for."""

ORDER: tuple[SpecialtyFit, ...] = ("unlikely", "weak", "typical")


def specialty(posting: Posting) -> tuple[SpecialtyFit, list[str]]:
    """The fit, and why; ``unknown`` where the occupation is not known.

    A degree that is asked for raises a weak occupation where fields of study are named and
    experience cannot stand in for it; less than a bachelor's degree lowers any.
    """
    soc = posting.occupation.soc
    usual = _occupations().get(soc) if soc else None
    if usual is None:
        return "unknown", ["The occupation is not known"]
    fit, reasons = usual
    step, said = _stated(posting.degree)
    if fit == "unknown":
        return fit, [*said, *reasons]
    at = ORDER.index(fit) + step
    return ORDER[min(max(at, 0), 1 if fit == "unlikely" else 2)], [*said, *reasons]


def usual_fit(soc: str) -> SpecialtyFit:
    """The fit of an occupation by itself; ``unknown`` where it is not on file."""
    usual = _occupations().get(soc)
    return usual[0] if usual else "unknown"


def _stated(degree: DegreeRequirement) -> tuple[int, list[str]]:
    """Steps up or down by the degree that is asked for, and what the posting says."""
    minimum = degree.minimum
    if minimum in LOWER:
        return -1, [f"The posting asks for {LOWER[minimum]}, less than a bachelor's degree"]
    if degree.pursuing:
        return 0, ["The posting is for students and asks for no finished degree"]
    if minimum is None:
        return 0, ["The posting states no degree"]
    words = f"a {NAMES[minimum]}"
    if degree.equivalent_experience:
        return 0, [f"The posting asks for {words} or equivalent experience"]
    if not degree.fields:
        return 0, [f"The posting asks for {words} and names no field of study"]
    return 1, [f"The posting asks for {words} in {_listed(degree.fields)}"]


NAMES = {
    "bachelor": "bachelor's degree", "master": "master's degree", "doctorate": "doctorate",
    "professional": "professional degree",
}  # fmt: skip


def _listed(fields: list[str]) -> str:
    """At most three fields of study."""
    return ", ".join(fields[:3]) + (" and others" if len(fields) > 3 else "")


# --- The occupation -------------------------------------------------------------------------------


@cached
def _occupations() -> dict[str, tuple[SpecialtyFit, list[str]]]:
    """What is usual in each occupation, and why."""
    shares = _shares()
    made = vintage("lca_occupations")
    span = made.span if made else ""
    found = {}
    for row in table("occupations").to_pylist():
        share = shares.get(row["soc"], 0.0)
        reasons = [*_education(row), _filed(share, span)]
        found[row["soc"]] = _usual(row, share), reasons
    return found


def _shares() -> dict[str, float]:
    """Share of each occupation of all certified filings."""
    rows = table("lca_occupations")
    counts = rows.group_by("soc", use_threads=False).aggregate([("filings", "sum")])
    total = pc.sum(counts["filings_sum"]).as_py()
    socs, filings = (counts[name].to_pylist() for name in ("soc", "filings_sum"))
    return {soc: filed / total for soc, filed in zip(socs, filings, strict=True)}


def _usual(row: dict[str, Any], share: float) -> SpecialtyFit:
    """Job zone 4 or 5 or a bachelor's degree as usual: typical; zone 3: weak; 1 or 2: unlikely."""
    zone, needed = row["job_zone"], row["share_bachelor"]
    if zone is None and row["education"] is None:
        return "typical" if share >= COMMON else "unknown"
    if row["education"] in HIGHER:
        return "typical" if needed is None or needed >= HALF else "weak"
    if zone and zone >= 4:
        return "typical" if needed is not None and needed >= HALF else "weak"
    return "weak" if zone == 3 else "unlikely"


def _education(row: dict[str, Any]) -> list[str]:
    title, needed, zone = row["title"], row["share_bachelor"], row["job_zone"]
    found = []
    if row["education"]:
        where = f"; O*NET job zone {zone}" if zone else ""
        usual = f"{_small(row['education'])} (OFLC Appendix A{where})"
        found.append(f"Usual education of {title}: {usual}")
    if needed is not None:
        found.append(
            f"{needed:.0%} of those whom O*NET asked say it takes a bachelor's degree or more"
        )
    return found


def _small(words: str) -> str:
    return words[0].lower() + words[1:]


def _filed(share: float, span: str) -> str:
    if not share:
        return f"No certified LCA of {span} is for this occupation"
    if share < RARE:
        return f"Fewer than 1 in 10,000 certified LCAs of {span} are for this occupation"
    if share < FEW:
        return f"About 1 in {_round(1 / share):,} certified LCAs of {span} is for this occupation"
    return f"{share:.0%} of the certified LCAs of {span} are for this occupation"


def _round(number: float) -> int:
    """To one significant figure."""
    return int(float(f"{number:.0e}"))
