"""Scores and times the linking of companies to legal names.

    python benchmarks/employers.py [--eval FOLDER] [--data FOLDER]

Precision and recall on the labelled companies of ``eval`` (``score.py`` and ``open/``, no part of
this repository), beside the plain way of equal normal forms, and without the alias file. Then
100,000 look-ups of the companies of ``data`` and of names that are none, each name in its own
spelling so that nothing is remembered, beside the plain way in the same run.
"""

import argparse
import csv
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from classifiers.employer import CONFIDENCE, Linker
from sponsorboard.reference import names
from sponsorboard.reference.employers import employers

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LOOKUPS = 100_000
BAR = 10.0
"""Seconds that they may take."""

Way = Callable[[str], list[str]]


def ways() -> dict[str, Way]:
    """The linker, the linker without aliases, and equality of normal forms."""
    known = employers()
    full, bare = Linker(known), Linker(known)
    bare.brands = {}
    return {
        "as shipped": lambda name: [known.names[row] for row in full.link(name).rows],
        "without aliases": lambda name: [known.names[row] for row in bare.link(name).rows],
        "equal normal forms": lambda name: [
            known.names[row] for row in known.rows(names.key(name))
        ],
    }


def score(folder: Path, way: Way) -> None:
    """Prints the scorer's table for one way."""
    gold = folder / "open/employers_gold.jsonl"
    companies = [json.loads(line)["company"] for line in gold.read_text().splitlines()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for company in companies:
            file.write(json.dumps({"company": company, "match": way(company)}) + "\n")
        file.flush()
        command = [sys.executable, str(folder / "score.py"), "employers", str(gold), file.name]
        subprocess.run(command, check=True)


def by_way(folder: Path) -> None:
    """Prints how many labelled companies each way of linking got right, with the confidence."""
    linker = Linker(employers())
    right: dict[str, list[int]] = {}
    for line in (folder / "open/employers_gold.jsonl").read_text().splitlines():
        label = json.loads(line)
        link = linker.link(label["company"])
        if link.rows:
            found = {linker.known.names[row] for row in link.rows}
            counts = right.setdefault(link.method, [0, 0])
            counts[0] += found <= set(label["match"])
            counts[1] += 1
    for way, (good, given) in sorted(right.items()):
        print(f"{way:8} {good} of {given} right, by the rule of succession "
              f"{(good + 1) / (given + 2):.2f}; given as {CONFIDENCE.get(way)}")  # fmt: skip


def spelled(folder: Path) -> Iterator[str]:
    """Company names of board lists, over and over, each time spelled in another way."""
    found = []
    for file in sorted((folder / "boards/by_ats").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            found += [row["name"] for row in csv.DictReader(lines) if row.get("name")]
    for ending in itertools.chain([""], map(" {}".format, itertools.count())):
        yield from (f"{name}{ending}" for name in found)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=SHARED / "eval")
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    given = parser.parse_args()
    started = time.perf_counter()
    tried = ways()
    print(f"loading: {time.perf_counter() - started:.2f} s")
    if (given.eval / "open/employers_gold.jsonl").is_file():
        for name, way in tried.items():
            print(f"\n{name}", flush=True)
            score(given.eval, way)
        print()
        by_way(given.eval)
    else:
        print(f"skipped: {given.eval}/open/employers_gold.jsonl is not there")
    if not (given.data / "boards/by_ats").is_dir():
        print(f"skipped: {given.data}/boards/by_ats is not there")
        return
    companies = list(itertools.islice(spelled(given.data), LOOKUPS))
    taken = {}
    for name in ("as shipped", "equal normal forms"):
        started = time.perf_counter()
        linked = sum(bool(tried[name](company)) for company in companies)
        taken[name] = time.perf_counter() - started
        share = linked / len(companies)
        print(f"\n{name}: {len(companies):,} look-ups in {taken[name]:.1f} s, {share:.0%} linked")
    ratio = taken["as shipped"] / taken["equal normal forms"]
    print(
        f"ratio {ratio:.1f}; bar {BAR:.0f} s: {'holds' if taken['as shipped'] <= BAR else 'MISSED'}"
    )


if __name__ == "__main__":
    main()
