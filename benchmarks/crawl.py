"""A replayed crawl against the same reading, extraction and indexing done back to back.

    python benchmarks/crawl.py [--recorded FOLDER]

The folder holds recorded responses with a ``manifest.json``; it lies outside this repository. What
is printed last is the ratio: what Scrapy, its bookkeeping and the spool cost on top.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pipelines
import scrapers
from sponsorboard.postings.posting import Posting
from sponsorboard.search import open_index

ROOT = Path(__file__).parent.parent
RECORDED = ROOT.parent / "shared/data/recorded"
FOLDERS = ("ashby", "greenhouse", "lever", "workday", "jsonld")
BATCH = 500


def crawl(recorded: Path, place: Path) -> tuple[int, float]:
    """Postings and seconds of a replay through the command, start of the process included."""
    (place / "sponsorboard.toml").write_text("")
    report = place / "report.json"
    command = ["crawl", "--replay", str(recorded), "--report", str(report)]
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "sponsorboard", *command],
        cwd=place,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    seconds = time.perf_counter() - start
    assert done.returncode == 1, "two recorded boards are incomplete"
    return json.loads(report.read_text())["found"], seconds


def back_to_back(recorded: Path, place: Path) -> tuple[int, float]:
    """Postings and seconds of the same work in a plain loop, one bulk after the other."""
    start = time.perf_counter()
    found: dict[str, Posting] = {}
    for entry in json.loads((recorded / "manifest.json").read_text()):
        if entry["file"].split("/")[0] in FOLDERS:
            for posting in scrapers.read((recorded / entry["file"]).read_bytes(), entry["url"]):
                found[posting.url] = posting  # a detail replaces its row of the list
    index = open_index(f"tantivy:{place}/index")
    index.create()
    records = [pipelines.enrich(posting) for posting in found.values()]
    for first in range(0, len(records), BATCH):
        index.write(records[first : first + BATCH])
    index.close()
    return len(records), time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recorded", type=Path, default=RECORDED)
    recorded = parser.parse_args().recorded.resolve()
    if not (recorded / "manifest.json").is_file():
        print(f"skipped: no recorded responses in {recorded}")
        return
    spent = {}
    for name, work in (("crawl", crawl), ("back to back", back_to_back)):
        with tempfile.TemporaryDirectory() as place:
            postings, seconds = spent[name] = work(recorded, Path(place))
        print(f"{name:12} {postings} postings, {seconds:.1f} s, {postings / seconds:.0f} a second")
    print(f"ratio {spent['crawl'][1] / spent['back to back'][1]:.2f}")


if __name__ == "__main__":
    main()
