"""Milliseconds per posting of the whole enrichment and of each step, over the real postings.

    python benchmarks/enrich.py [--data FOLDER] [--eval FOLDER] [--limit N]

The baseline of reading the texts is the keyword scan of ``scan.py`` in the same run, on one core
and the same texts; the baseline of what rests on the agencies' records is the reading. The ratios
are printed last. Both folders lie outside this repository. Other projects' readers of pay are timed
beside ours where they are installed (``pip install -e .[compare]``).
"""

import argparse
import gzip
import importlib.util
import json
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pipelines
from pipelines import salary, sponsorship
from sponsorboard.postings.posting import Company, Posting
from sponsorboard.postings.text import document, html_to_text

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
RUNS = 3
READING = pipelines.WALK[: pipelines.WALK.index(sponsorship.step) + 1]
"""The steps that read the posting; those after them rest on the agencies' records."""


def load(file: Path, limit: int | None) -> list[dict]:
    """The real postings that have a text."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row.get("description_text")][:limit]


def posting(row: dict, markup: str | None = None) -> Posting:
    """A real posting from its plain text, or from its HTML alone, nothing concluded."""
    return Posting(
        id=row["id"],
        source=row["source"],
        spider=row["ats"] or "",
        url=row["url"] or "",
        title=row["title"] or "",
        company=Company(name=row["company"] or ""),
        location_text=row["location"],
        description_text=row["description_text"] if markup is None else None,
        description_html=markup,
    )


def read(item: Posting) -> Posting:
    """The posting with what its own words say."""
    for step in READING:
        item = step(item)
    return item


def concluded(item: Posting) -> Posting:
    """The read posting with what follows from the records."""
    for step in pipelines.WALK[len(READING) :]:
        item = step(item)
    return item


def timed(make: Callable[[], list], work: Callable[..., object]) -> float:
    """Milliseconds that it takes for one of them, the best of some runs; making them is free."""
    best = float("inf")
    for _ in range(RUNS):
        items = make()
        start = time.perf_counter()
        for item in items:
            work(item)
        best = min(best, time.perf_counter() - start)
    return best / max(len(items), 1) * 1e3


def loading(row: dict) -> None:
    """Prints what the tables and indexes of the agencies' records cost when they are first used."""
    item = read(posting(row))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    concluded(item)
    seconds = time.perf_counter() - start
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
    print(f"tables: {seconds:.2f} s and {more:.0f} MB at first use (bars 1 s, 250 MB)")


def steps(rows: list[dict]) -> Iterator[tuple[str, float]]:
    """Milliseconds of each step, every posting taken through all of them as a crawl does."""
    spent = dict.fromkeys(["anchors", *(step.__module__ for step in pipelines.WALK)], 0.0)
    for row in rows:
        item = posting(row)
        start = time.perf_counter()
        document(row["description_text"]).hits(0)  # the text's own share, found once for all
        spent["anchors"] += time.perf_counter() - start
        for step in pipelines.WALK:
            start = time.perf_counter()
            step(item)
            spent[step.__module__] += time.perf_counter() - start
    for name, seconds in spent.items():
        yield name.removeprefix("pipelines."), seconds / len(rows) * 1e3


def payband() -> Callable[[str], object]:
    """How payband-mcp reads pay."""
    from payband_mcp import money

    return money.parse


def jobdrop() -> Callable[[str], object]:
    """How jobdrop reads pay."""
    from jobdrop.util import extract_salary

    return extract_salary


def peers(rows: list[dict]) -> None:
    """Prints what other projects take to read pay from the same texts, beside ours alone."""
    texts = [row["description_text"] for row in rows]
    ours = timed(lambda: [posting(row) for row in rows], salary.step)
    print(f"pay alone {ours:.3f}")
    for name, find in (("payband-mcp", payband), ("jobdrop", jobdrop)):
        try:
            read = find()
        except ImportError:
            print(f"  {name}: not installed, not measured")
        else:
            theirs = timed(lambda: texts, read)
            print(f"  {name} {theirs:.3f}: ratio {ours / theirs:.2f}")


def markup(rows: list[dict]) -> None:
    """Prints what HTML costs over plain text, on the postings that have both."""
    both = [row for row in rows if row.get("description_html")]
    if not both:
        return
    text = timed(lambda: [posting(row) for row in both], read)
    page = timed(lambda: [posting(row, row["description_html"]) for row in both], read)
    only = timed(lambda: [row["description_html"] for row in both], html_to_text)
    print(
        f"{len(both)} of them have HTML: from it {page:.3f}, from their text {text:.3f}:", end=" "
    )
    print(f"ratio {page / text:.2f} (to text {only:.3f}, the rest is making the HTML harmless)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--eval", type=Path, default=SHARED / "eval")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    file = options.data / "postings/postings.jsonl.gz"
    if not file.is_file() or not (options.eval / "scan.py").is_file():
        print(f"skipped: {file} or {options.eval}/scan.py is not there")
        return
    spec = importlib.util.spec_from_file_location("scan", options.eval / "scan.py")
    scan = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scan)

    rows = load(file, options.limit)
    for row in rows[:50]:  # load gazetteers and models once
        read(posting(row))
    loading(rows[0])
    once = [read(posting(row)) for row in rows]
    start = time.perf_counter()
    for item in once:
        concluded(item)
    fresh = (time.perf_counter() - start) / len(rows) * 1e3
    yardstick = scan.scan([row["description_text"] for row in rows])
    text = timed(lambda: [posting(row) for row in rows], read)
    records = timed(lambda: [read(posting(row)) for row in rows], concluded)

    print(f"{len(rows)} postings, milliseconds each")
    for name, spent in steps(rows):
        print(f"  {name:12} {spent:7.3f}")
    peers(rows)
    markup(rows)
    print(f"reading {text:.3f}, keyword scan {yardstick:.3f}: ratio {text / yardstick:.2f}")
    print(f"records {records:.3f}, reading {text:.3f}: ratio {records / text:.2f}", end=" ")
    print(f"(every company met for the first time: {fresh:.3f}, ratio {fresh / text:.2f})")


if __name__ == "__main__":
    main()
