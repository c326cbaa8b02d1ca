"""How many of the 20 shapes of schema.org markup are read, and what is read of recorded pages.

    python benchmarks/markup.py [--recorded FOLDER ...]

The shapes are the invented pages of tests/test_schema_shapes.py. The folders hold recorded pages
beside a ``manifest.json``; they lie outside this repository.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

import scrapers
from scrapers import schema_org
from sponsorboard.postings.posting import Posting

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared/data"
RECORDED = [SHARED / "recorded", SHARED / "recorded_samples"]
KINDS = re.compile(
    r"^(?:jsonld|microdata)/|(?:jobylon|peoplestrong|talentclue)_html_samples/|bigtech.*\.html$"
)
ADDRESS = re.compile(r'<meta property="og:url" content="([^"]+)"')
NOT_READ = {
    "jobylon_html_samples": "a list that a script fills; no posting stands in it",
    "microdata/reed": "the recording lacks the title and the element that names the type",
}
OUTER = '<main itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">(none)</h1>'


def shapes() -> None:
    """Count the shapes of which title, date, place and description are read."""
    sys.path.insert(0, str(ROOT / "tests"))
    from test_schema_shapes import SHAPES, SOURCE, URL

    read = [number for number, page in SHAPES.items() if _whole(page, URL, SOURCE)]
    left = sorted(set(SHAPES) - set(read))
    print(f"shapes read {len(read)}/{len(SHAPES)}" + (f", not {left}" if left else ""))


def _whole(page: str, url: str, source: object) -> bool:
    found = schema_org.read(page, url, source).postings
    return len(found) == 1 and all(
        (found[0].title, found[0].posted_text, found[0].location_text, found[0].description_html)
    )


def pages(folder: Path) -> Counter[str]:
    """Print what is read of each recorded page; counts by how it was read."""
    counts: Counter[str] = Counter()
    for entry in json.loads((folder / "manifest.json").read_text()):
        if not KINDS.search(entry["file"]):
            continue
        body = (folder / entry["file"]).read_bytes()
        said = ADDRESS.search(body.decode("utf-8", "replace"))
        url = entry["url"] or (said[1] if said else "https://recorded.example/page")
        found = scrapers.read(body, url)
        how = found[0].reading if found else "not read"
        counts[how] += 1
        print(
            f"{how:10} {entry['file'].rpartition('__')[2][-52:]:52} {_words(found, entry['file'])}"
        )
        if "microdata/reed" in entry["file"]:
            print(f"{'':10} {'  with that element put back':52} {_words(_mended(body, url), '')}")
    return counts


def _mended(body: bytes, url: str) -> list[Posting]:
    return scrapers.read(OUTER.encode() + body + b"</main>", url)


def _words(found: list[Posting], file: str) -> str:
    if not found:
        return next((why for part, why in NOT_READ.items() if part in file), "unexplained")
    one = found[0]
    pay = [f"{band.min:g}-{band.max:g} {band.currency}" for band in one.pay_fields if band.max]
    said = [one.title[:50], one.location_text, one.posted_text, *pay]
    return " | ".join(filter(None, said)) + (f" (+{len(found) - 1})" if found[1:] else "")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recorded", type=Path, nargs="*", default=RECORDED)
    shapes()
    counts: Counter[str] = Counter()
    for folder in parser.parse_args().recorded:
        if not (folder / "manifest.json").is_file():
            print(f"skipped: no recorded pages in {folder.resolve()}")
            continue
        counts += pages(folder.resolve())
    if counts:
        print(", ".join(f"{count} {how}" for how, count in counts.most_common()))


if __name__ == "__main__":
    main()
