"""How often the occupation of a posting is read right, and how fast.

    python benchmarks/occupations.py [--data FOLDER] [--eval FOLDER] [--held-out] [--json FILE]

``eval`` holds labelled postings in ``open/``, ``data`` the agencies' files; neither is part of this
repository. The figures are those of ``score.py`` there, with duties and from the title alone,
beside two baselines in the same run: the commonest code of the exact title in certified Labor
Condition Applications, and that of the title with the most words in common. With ``--held-out``
the table is built anew without one in twenty of the titles of applications, and read on those.
"""

import argparse
import json
import math
import tempfile
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from classifiers.occupation import conclude, occupation
from sponsorboard import reference
from sponsorboard.reference import occupation_titles, tables
from sponsorboard.reference.job_titles import read
from sponsorboard.reference.soc_codes import normalise

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LCA = "lca/lca_certified_fy2022_2025_employer_title_soc.parquet"
RUNS = 3
HELD = 20
"""One in so many titles is held out."""
SAMPLE = 3000
"""Held-out titles that are read."""

Top = Sequence[str]
Titles = dict[str, Counter[str]]


def rows(file: Path) -> list[dict]:
    """The JSON lines of a file."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def figures(gold: dict[str, set[str]], exact: dict[str, str], top: dict[str, Top]) -> dict:
    """Shares right, as ``score.py`` counts them; ``exact`` is the first label."""
    hits: Counter[str] = Counter()
    for ident, accepted in gold.items():
        best = [*top[ident], ""][0]
        hits["detailed"] += best == exact[ident]
        hits["detailed_or_accepted"] += best in accepted
        hits["top3_accepted"] += not accepted.isdisjoint(top[ident][:3])
        hits["major_group"] += best[:2] in {code[:2] for code in accepted}
        hits["answered"] += bool(best)
    return {name: round(count / len(gold), 4) for name, count in hits.items()}


def filed(file: Path) -> Titles:
    """Codes of certified applications by exact title, one for each employer."""
    found: Titles = defaultdict(Counter)
    known: dict[tuple[str, str], str | None] = {}
    columns = pq.read_table(file, columns=["job_title", "soc_code", "soc_title"])
    for title, code, name in zip(*(column.to_pylist() for column in columns), strict=True):
        if (code, name) not in known:
            known[code, name] = normalise(code, name)
        if soc := known[code, name]:
            found[title][soc] += 1
    return found


class Nearest:
    """The titles with the most words in common, rare words first."""

    def __init__(self, titles: Titles) -> None:
        self.titles = titles
        self.having: dict[str, list[str]] = defaultdict(list)
        for title in titles:
            for word in set(title.split()):
                self.having[word].append(title)
        self.rare = {word: math.log(len(titles) / len(own)) for word, own in self.having.items()}

    def top(self, title: str) -> Top:
        """The commonest codes of the nearest title."""
        words = set(plain(title).split())
        score: Counter[str] = Counter()
        for word in sorted(words & self.rare.keys(), key=self.rare.__getitem__, reverse=True)[:3]:
            for other in self.having[word][:20_000]:
                score[other] += self.rare[word]
        if not score:
            return []
        best = max(score, key=lambda other: (score[other] / (1 + 0.3 * len(other.split())), other))
        return [code for code, _ in self.titles[best].most_common(3)]


def plain(title: str) -> str:
    """A title as the file of applications spells it."""
    return title.upper().replace(",", "").replace(".", "")


def milliseconds(read_one: Callable[[dict], object], given: list[dict]) -> float:
    """Time of one posting, the best of the runs; titles are not remembered."""
    best = math.inf
    for _ in range(RUNS):
        start = time.process_time()
        for row in given:
            read.cache_clear()
            read_one(row)
        best = min(best, time.process_time() - start)
    return best / len(given) * 1000


def labelled(folder: Path, titles: Titles) -> dict:
    """Figures and times on the labelled postings."""
    given = rows(folder / "open/occupations_input.jsonl")
    labels = rows(folder / "open/occupations_gold.jsonl")
    gold = {row["id"]: {row["soc"], *row.get("also", [])} for row in labels}
    exact = {row["id"]: row["soc"] for row in labels}
    nearest = Nearest(titles)
    readers: dict[str, Callable[[dict], Top]] = {
        "title and duties": lambda row: codes(row["title"], row["text"]),
        "title alone": lambda row: codes(row["title"], None),
        "exact title of applications": lambda row: [
            code for code, _ in titles.get(plain(row["title"]), Counter()).most_common(3)
        ],
        "nearest title of applications": lambda row: nearest.top(row["title"]),
    }
    found = {}
    for name, reader in readers.items():
        top = {row["id"]: reader(row) for row in given}
        found[name] = figures(gold, exact, top) | {"ms": round(milliseconds(reader, given), 4)}
    evidence = milliseconds(lambda row: conclude(row["title"], row["text"]), given)
    found["title and duties"]["ms_with_evidence"] = round(evidence, 4)
    return found


def codes(title: str, text: str | None) -> Top:
    """Codes that are read, the likeliest first."""
    return [guess.soc for guess in occupation(title, text)]


def held_out(data: Path) -> dict:
    """Figures on titles of applications that the weights were not learnt from, each title once."""
    tally, _ = occupation_titles.counted([data / LCA, *sorted((data / "occupations").glob("*"))])
    tested = {key for key in tally if key[0] and zlib.crc32(" ".join(key[1]).encode()) % HELD == 0}
    learnt = occupation_titles.table_of({key: tally[key] for key in tally if key not in tested})
    made = tables.vintage("occupation_titles")
    shares: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        tables.write(Path(folder) / "occupation_titles.parquet", learnt, made)
        reference.use(Path(folder))
        sample = sorted(tested)[:: max(len(tested) // SAMPLE, 1)]
        for key in sample:
            socs, top = tally[key], [*codes(" ".join(key[1]), None), ""]
            total = sum(socs.values())
            shares["detailed"] += socs[top[0]] / total
            shares["in_top3"] += sum(socs[code] for code in top[:3]) / total
            major = sum(count for code, count in socs.items() if code[:2] == top[0][:2])
            shares["major_group"] += major / total
        reference.use()
    return {name: round(share / len(sample), 4) for name, share in shares.items()} | {
        "titles": len(sample)
    }


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--eval", type=Path, default=SHARED / "eval")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    for needed in (options.data / LCA, options.eval / "open/occupations_gold.jsonl"):
        if not needed.exists():
            print(f"skipped: {needed} is not there")
            return
    found = labelled(options.eval, filed(options.data / LCA))
    if options.held_out:
        found["titles held out"] = held_out(options.data)
    for name, row in found.items():
        print(f"{name:30}", "  ".join(f"{figure} {value}" for figure, value in row.items()))
    own, base = found["title and duties"]["ms"], found["nearest title of applications"]["ms"]
    print(f"time of a posting, against the nearest title: {own / base:.3f}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
