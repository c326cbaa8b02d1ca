"""Occupations of SOC 2018: structure (BLS), usual preparation (OFLC Appendix A, O*NET)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

Row = Mapping[str, Any]

STRUCTURE_COLUMNS = {"group": ("SOC Group",), "soc": ("SOC Code",), "title": ("SOC Title",)}
ZONE_COLUMNS = {"onet": ("O*NET Code",), "job_zone": ("Job Zone",)}
EDUCATION_COLUMNS = {"onet": ("O*NET Code",), "education": ("Education",)}
COVERED_COLUMNS = {"soc": ("soccode",)}
"""Columns of the BLS definitions, the two sheets of Appendix A and ``oes_soc_occs.csv``."""

ALL_OTHER = ".00"
"""Suffix of the O*NET code that stands for the whole SOC occupation."""

SCHEMA = pa.schema(
    {
        "soc": pa.string(),
        "title": pa.string(),
        "major": pa.string(),
        "minor": pa.string(),
        "broad": pa.string(),
        "job_zone": pa.int8(),
        "education": pa.string(),
        "share_bachelor": pa.float32(),
        "wage_soc": pa.string(),
    }
)


def occupations(
    structure: Iterable[Row],
    zones: Mapping[str, int],
    education: Mapping[str, str],
    shares: Mapping[str, float],
    covered: frozenset[str],
) -> pa.Table:
    """The table ``occupations``, one row for each detailed occupation, in the order of codes.

    Args:
        structure: rows ``group``, ``soc`` and ``title`` of the BLS definitions; a detailed
            occupation belongs to the broad, minor and major group last named above it.
        zones: O*NET job zone, 1 to 5, by O*NET-SOC code.
        education: usual education by O*NET-SOC code, in the words of Appendix A.
        shares: share of incumbents who say that a bachelor's degree or more is required, 0 to 1,
            by O*NET-SOC code.
        covered: codes of the wage table.
    """
    zone, schooling = of_soc(zones), of_soc(education)
    share = _means(shares)
    rows = []
    for soc, title, above in _detailed(structure):
        own = {
            "soc": soc,
            "title": title,
            "job_zone": zone.get(soc),
            "education": schooling.get(soc),
            "share_bachelor": share.get(soc),
            "wage_soc": _covering(soc, above["broad"], covered),
        }
        rows.append(own | above)
    return pa.Table.from_pylist(sorted(rows, key=lambda row: str(row["soc"])), SCHEMA)


def of_soc(values: Mapping[str, Any]) -> dict[str, Any]:
    """Value of each SOC code from those of its O*NET codes: that of ``.00``, which stands for the
    whole occupation, else the commonest, the lower one of equals."""
    several: dict[str, list[Any]] = defaultdict(list)
    for code, value in sorted(values.items()):
        several[code[:7]].append(value)
    found = {
        soc: min(Counter(own).items(), key=lambda pair: (-pair[1], pair[0]))[0]
        for soc, own in several.items()
    }
    return found | {code[:7]: value for code, value in values.items() if code.endswith(ALL_OTHER)}


def _means(values: Mapping[str, float]) -> dict[str, float]:
    """Value of the ``.00`` code, else the mean of the others."""
    several: dict[str, list[float]] = defaultdict(list)
    for code, value in values.items():
        several[code[:7]].append(value)
    whole = {code[:7]: value for code, value in values.items() if code.endswith(ALL_OTHER)}
    return {soc: sum(own) / len(own) for soc, own in several.items()} | whole


def _detailed(structure: Iterable[Row]) -> Iterable[tuple[str, str, dict[str, str]]]:
    above: dict[str, str] = {}
    for row in structure:
        group, soc, title = (str(row[name] or "").strip() for name in ("group", "soc", "title"))
        if group == "Detailed":
            yield soc, title, dict(above)
        elif group in ("Major", "Minor", "Broad"):
            above[group.lower()] = soc


def _covering(soc: str, broad: str, covered: frozenset[str]) -> str | None:
    """Code of the wage table that holds the occupation: its own, or its broad group's where the \
survey rolls the group up."""
    return next((code for code in (soc, broad) if code in covered), None)
