"""Milliseconds per posting of the whole enrichment and of each step, over the real postings.

    python benchmarks/enrich.py [--data FOLDER] [--eval FOLDER] [--limit N]

The baseline is the keyword scan of ``scan.py`` in the same run, on one core and the same texts:
what is printed last is the ratio. Both folders lie outside this repository.
"""

import argparse
import gzip
import importlib.util
import json
import time
from collections.abc import Callable
from pathlib import Path

import pipelines
from sponsorboard.postings.posting import Company, Posting
from sponsorboard.postings.text import html_to_text

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def load(file: Path, limit: int | None) -> list[dict]:
    """The real postings that have a text."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row.get("description_text")][:limit]


def posting(row: dict) -> Posting:
    """A real posting from its plain text, nothing concluded."""
    return Posting(
        id=row["id"],
        source=row["source"],
        spider=row["ats"] or "",
        url=row["url"] or "",
        title=row["title"] or "",
        company=Company(name=row["company"] or ""),
        location_text=row["location"],
        description_text=row["description_text"],
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
    texts = [row["description_text"] for row in rows]
    for row in rows[:50]:  # load gazetteers and models once
        pipelines.enrich(posting(row))
    yardstick = scan.scan(texts)

    best = min(
        timed(lambda items=items: [pipelines.enrich(item) for item in items])
        for items in ([posting(row) for row in rows] for _ in range(3))
    )
    whole = best / len(rows) * 1e3

    print(f"{len(rows)} postings, milliseconds each")
    items = [posting(row) for row in rows]
    spent: dict[str, float] = {}
    for item in items:  # one posting through every step, as a crawl does
        for step in pipelines.WALK:
            start = time.perf_counter()
            step(item)
            name = step.__module__.removeprefix("pipelines.")
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
    for name, seconds in spent.items():
        print(f"  {name:12} {seconds / len(rows) * 1e3:7.3f}")
    pages = [row["description_html"] for row in rows if row.get("description_html")]
    reading = timed(lambda: [html_to_text(page) for page in pages]) / max(len(pages), 1) * 1e3
    print(f"  HTML to text {reading:7.3f}  ({len(pages)} postings with HTML, not in the sum)")
    print(
        f"whole enrichment {whole:.3f}, keyword scan {yardstick:.3f}: ratio {whole / yardstick:.2f}"
    )


if __name__ == "__main__":
    main()
