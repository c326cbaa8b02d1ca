"""How many of the public lists' boards are detected from their address alone, by system.

Of each list: how many addresses, how many have their system found, and how many of these a spider
takes as a row. A list of a system that no spider reads counts what is wrongly found.
"""

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.sources import Source
from sponsorboard.sources.detect import Detection, detect

LISTS = Path(__file__).parent.parent.parent / "shared/data/boards"
NAMES = {"join_com": "join", "oracle_hcm": "oracle", "join": "join"}
FITS = {"icims": {"icims", "jibe"}}
SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))


def fits(found: Detection) -> bool:
    """Whether a spider takes the row that a detection makes."""
    if found.ats not in SPIDERS.list():
        return False
    row = Source(
        slug="row", company="row", spider=found.ats, token=found.token, region=found.region
    )
    return SPIDERS.load(found.ats).problem(row) is None


def by_system(lists: Path) -> dict[str, list[str]]:
    """Addresses by the name of the list's system, as our spiders are named."""
    found = {}
    for file in sorted((lists / "by_ats").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            name = NAMES.get(file.stem, file.stem)
            found[name] = [row["url"] for row in csv.DictReader(lines)]
    return found


def by_monitor(lists: Path) -> dict[str, list[str]]:
    """Addresses by the kind of reader that the other list chose for them."""
    found = defaultdict(list)
    with (lists / "colophon_jobseek_boards.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = NAMES.get(row["monitor_type"], row["monitor_type"])
            found[name].append(row["board_url"])
    return dict(sorted(found.items()))


def table(lists: dict[str, list[str]], misses: int) -> None:
    """Print a line a list, with the first addresses that were missed."""
    print(f"{'list':20} {'rows':>6} {'found':>6} {'share':>7} {'fit':>6}  otherwise")
    total, right, read, known = 0, 0, 0, 0
    for name, urls in lists.items():
        right_ones = FITS.get(name, {name})
        results = [(url, detect(url)) for url in urls]
        hits = [each for _, each in results if each.ats in right_ones]
        missed = [(url, each.ats) for url, each in results if each.ats not in right_ones]
        others = dict(Counter(ats or "none" for _, ats in missed))
        unfit = [each for each in hits if not fits(each)]
        share = f"{len(hits) / len(urls):7.2%}"
        print(f"{name:20} {len(urls):6} {len(hits):6} {share} {len(hits) - len(unfit):6}  {others}")
        for url, ats in missed[:misses]:
            print(f"    {url} {ats}")
        for each in unfit[:misses]:
            print(f"    does not fit: {each.token} of {each.evidence}")
        total, right = total + len(urls), right + len(hits)
        if name in SPIDERS.list():
            read, known = read + len(urls), known + len(hits)
    print(f"{'of systems we read':20} {read:6} {known:6} {known / read:7.2%}")
    print(f"{'all':20} {total:6} {right:6} {right / total:7.2%}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=Path, default=LISTS)
    parser.add_argument("--misses", type=int, default=0, help="addresses missed to print")
    given = parser.parse_args()
    lists = given.lists.resolve()
    if not (lists / "by_ats").is_dir():
        print(f"skipped: no lists of boards in {lists}")
        return
    table(by_system(lists), given.misses)
    print()
    table(by_monitor(lists), given.misses)


if __name__ == "__main__":
    main()
