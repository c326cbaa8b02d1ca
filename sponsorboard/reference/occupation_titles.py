"""The table ``occupation_titles``: weights of the words of job titles for occupations.

Learnt from the titles of certified Labor Condition Applications, of O*NET, of the direct-match file
of BLS and of ``job_phrases.tsv``. Of an application, its title and occupation are read, no more; a
title counts with the square root of the employers that filed it, so that a few titles of software
do not outweigh all others.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from sponsorboard.reference import job_phrases
from sponsorboard.reference.job_titles import Title, grams, read
from sponsorboard.reference.occupation_weights import Samples, Weights, train
from sponsorboard.reference.originals import Found, Original, find
from sponsorboard.reference.soc_codes import normalise
from sponsorboard.reference.tables import ReferenceError, Source, Vintage

Made = tuple[pa.Table, Vintage]

LCA = Original(
    "certified Labor Condition Applications by employer, title and occupation",
    r"lca_certified.*\.(?:parquet|csv)",
    {"title": ("JOB_TITLE",), "soc": ("SOC_CODE",), "name": ("SOC_TITLE",)},
)
ALTERNATE = Original(
    "Alternate Titles of O*NET",
    r"(?:onet_.*_)?alternate[ _]titles\.txt",
    {"soc": ("O*NET-SOC Code",), "title": ("Alternate Title",), "short": ("Short Title",)},
)
REPORTED = Original(
    "Sample of Reported Titles of O*NET",
    r"(?:onet_.*_)?sample[ _]of[ _]reported[ _]titles\.txt",
    {"soc": ("O*NET-SOC Code",), "title": ("Reported Job Title",)},
)
OCCUPATIONS = Original(
    "Occupation Data of O*NET",
    r"(?:onet_.*_)?occupation[ _]data\.txt",
    {"soc": ("O*NET-SOC Code",), "title": ("Title",)},
)
DIRECT = Original(
    "the SOC 2018 direct match title file of BLS",
    r"soc_2018_direct_match.*\.xlsx",
    {"soc": ("2018 SOC Code",), "title": ("2018 SOC Direct Match Title",)},
)
PUBLISHED = (ALTERNATE, REPORTED, OCCUPATIONS, DIRECT)
"""Files of titles; all are needed."""
COUNTS = {ALTERNATE.name: 2.0, REPORTED.name: 4.0, OCCUPATIONS.name: 6.0, DIRECT.name: 6.0}
"""How much a title of each file counts; one employer's application counts 1."""
PHRASE = 30.0
"""How much a phrase counts."""
NONE = "n/a"
"""Short title where there is none."""

SEEN = 5.0
"""Weight of the samples that a gram has to be seen in."""
STEPS = 16
"""Steps of a weight in one unit of log odds."""
LEAST = 0.2
"""Weight, in log odds, under which a pair is left out."""

SCHEMA = pa.schema(
    {
        "words": pa.dictionary(pa.int32(), pa.string()),
        "soc": pa.dictionary(pa.int16(), pa.string()),
        "weight": pa.int8(),
    }
)

Tally = dict[tuple[bool, tuple[str, ...]], Counter[str]]


def occupation_titles(files: Sequence[Path]) -> Iterator[Made]:
    """The table, where applications and some file of titles are given; else none.

    Rows: ``words`` (a word or pair; with ``$`` where it ends a title; empty for the weight that an
    occupation has alone), ``soc`` and ``weight`` in sixteenths of log odds.

    Raises:
        ReferenceError: a file is broken, or one of those needed together is missing.
    """
    if find(LCA, files) is None or not any(find(one, files) for one in PUBLISHED):
        return
    tally, sources = counted(files)
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", sources[0].file)
    yield (
        table_of(tally),
        Vintage(
            table="occupation_titles",
            about="weights of the words of job titles for occupations",
            agency="US Department of Labor, Office of Foreign Labor Certification; O*NET; Bureau "
            "of Labor Statistics",
            span="-".join(f"FY{year}" for year in years),
            sources=sources,
            notes=[
                "learnt from titles; a weight is no fact about a title",
                "includes information from the O*NET database by USDOL/ETA, CC BY 4.0",
            ],
        ),
    )


def counted(files: Sequence[Path]) -> tuple[Tally, list[Source]]:
    """Counts of occupations by whether a title was filed and its words, and where they come from,
    the applications first.

    Raises:
        ReferenceError: a file is broken or missing.
    """
    tally: Tally = defaultdict(Counter)
    sources = [_filed(_needed(LCA, files), tally)]
    for original in PUBLISHED:
        sources.append(_published(_needed(original, files), tally, COUNTS[original.name]))
    for phrase, shares in job_phrases.phrases().items():
        for soc, share in shares.items():
            tally[False, phrase][soc] += PHRASE * share  # type: ignore[assignment]
    return tally, sources


def table_of(tally: Tally) -> pa.Table:
    """The weights learnt from counts of occupations by title."""
    titles = [(filed, grams(Title(words, ())), socs) for (filed, words), socs in tally.items()]
    names = _frequent(titles)
    codes = sorted({soc for *_, socs in titles for soc in socs})
    weights = train(_samples(titles, names, codes), len(names), len(codes))
    return _rows(weights, names, codes)


# --- Titles ---------------------------------------------------------------------------------------


def _filed(found: Found, tally: Tally) -> Source:
    """Counts the titles of applications."""
    rows = used = 0
    known: dict[tuple[str, str], str | None] = {}
    for row in found.rows():
        rows += 1
        key = str(row["soc"]), str(row["name"])
        if key not in known:
            known[key] = normalise(*key)
        if soc := known[key]:
            used += _add(tally, True, str(row["title"]), soc, 1.0)
    return Source(file=found.name, rows=rows, used=used)


def _published(found: Found, tally: Tally, count: float) -> Source:
    """Counts the titles of a title file."""
    rows = used = 0
    for row in found.rows():
        rows += 1
        soc = normalise(row["soc"])
        titles = {str(title) for title in (row["title"], row.get("short")) if title != NONE}
        if soc:
            used += sum(_add(tally, False, title, soc, count) for title in sorted(titles)) > 0
    return Source(file=found.name, rows=rows, used=used)


def _add(tally: Tally, filed: bool, title: str, soc: str, count: float) -> bool:
    found = read(title)
    words = found.head + found.rest
    if words:
        tally[filed, words][soc] += count  # type: ignore[assignment]
    return bool(words)


def _needed(original: Original, files: Sequence[Path]) -> Found:
    found = find(original, files)
    if found is None:
        raise ReferenceError(
            f"the table occupation_titles needs {original.name} too; give it with the others"
        )
    return found


# --- Numbers --------------------------------------------------------------------------------------


def _frequent(titles: Sequence[tuple[bool, list[str], Counter[str]]]) -> list[str]:
    """Grams that are seen often enough, sorted."""
    seen: Counter[str] = Counter()
    for filed, found, socs in titles:
        count = _count(filed, socs) * (1 if filed else 2)
        for gram in found:
            seen[gram] += count  # type: ignore[assignment]
    return sorted(gram for gram, count in seen.items() if count >= SEEN)


def _count(filed: bool, socs: Counter[str]) -> float:
    count = sum(socs.values())
    return math.sqrt(count) if filed else count


def _samples(
    titles: Sequence[tuple[bool, list[str], Counter[str]]], names: list[str], codes: list[str]
) -> Samples:
    place = {gram: at for at, gram in enumerate(names)}
    number = {soc: at for at, soc in enumerate(codes)}
    described = [[place[gram] for gram in found if gram in place] for _, found, _ in titles]
    return Samples(
        grams=np.array([gram for found in described for gram in found], np.int64),
        gram_ends=np.cumsum([len(found) for found in described], dtype=np.int64),
        socs=np.array([number[soc] for *_, socs in titles for soc in socs], np.int64),
        shares=np.array([share for *_, socs in titles for share in _shares(socs)]),
        soc_ends=np.cumsum([len(socs) for *_, socs in titles], dtype=np.int64),
        weights=np.array([_count(filed, socs) for filed, _, socs in titles], np.float64),
    )


def _shares(socs: Counter[str]) -> list[float]:
    total = sum(socs.values())
    return [count / total for count in socs.values()]


def _rows(weights: Weights, names: list[str], codes: list[str]) -> pa.Table:
    """The table of rounded weights, those of an occupation alone first."""
    sizes = np.diff(weights.ends, prepend=0)
    gram = np.repeat(np.arange(len(names)), sizes) + 1
    kept = np.abs(weights.weights) >= LEAST
    gram = np.concatenate([np.zeros(len(codes), np.int64), gram[kept]])
    soc = np.concatenate([np.arange(len(codes)), weights.socs[kept]])
    weight = np.rint(np.concatenate([weights.bias, weights.weights[kept]]) * STEPS)
    used, place = np.unique(gram, return_inverse=True)
    words = pa.array(["", *names]).take(pa.array(used))
    return pa.Table.from_arrays(
        [
            pa.DictionaryArray.from_arrays(place.astype(np.int32), words),
            pa.DictionaryArray.from_arrays(soc.astype(np.int16), pa.array(codes)),
            pa.array(np.clip(weight, -128, 127).astype(np.int8)),
        ],
        schema=SCHEMA,
    )
