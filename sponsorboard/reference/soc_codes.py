"""Codes of occupations as filed, brought to SOC 2018: ``NN-NNNN``, or nothing.

``soc_crosswalk.tsv`` holds the codes that SOC 2018 does not have: those of SOC 2010, which filings
had to 30 June 2022, and those of the wage survey's research (R&D) tables. Where 2018 split a code,
the O*NET title that stands beside it decides (``15-1199`` Business Intelligence Analysts are
``15-2051``), else the part that holds what the old code mostly held: public relations managers of
``11-2031``, emergency medical technicians of ``29-2041``. One that has no such part is left out.
"""

import re
from collections import defaultdict
from pathlib import Path

from sponsorboard.reference.columns import letters, text
from sponsorboard.reference.tables import cached, table

CROSSWALK = Path(__file__).with_name("soc_crosswalk.tsv")
CODE = re.compile(r"(\d\d-\d{4})(?:\.\d{0,2})?")
"""A code, with or without the suffix of O*NET, whose last zero a spreadsheet may have dropped."""


def normalise(code: object, title: object = None) -> str | None:
    """SOC 2018 code of a code and occupation title as filed; None where there is none.

    ``15-1299.08`` -> ``15-1299``; ``15-1132`` -> ``15-1252``; ``3021-11-01 00:00:00``, which a
    spreadsheet made of ``11-3021``, and codes that no classification has -> None.
    """
    found = CODE.fullmatch(text(code))
    if found is None:
        return None
    bare = found[1]
    words = letters(title)
    for word, soc in _crosswalk().get(bare, ()):
        if word in words:
            return soc
    return bare if bare in _known() else None


@cached
def _known() -> frozenset[str]:
    """Detailed occupations of SOC 2018."""
    return frozenset(table("occupations")["soc"].to_pylist())


@cached
def _crosswalk() -> dict[str, list[tuple[str, str]]]:
    """Word in the title and SOC 2018 code, in order, by code."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in CROSSWALK.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, word, soc = line.split("\t")
            found[code].append((word, soc))
    return dict(found)
