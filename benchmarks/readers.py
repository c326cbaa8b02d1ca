"""What each scraper reads from real recorded responses, file by file.

    python benchmarks/readers.py [--recorded FOLDER ...]

The folders hold recorded responses with a ``manifest.json``; they lie outside this repository. A
file that is no list and no posting is named with the reason; so is one that cannot be read, and the
exit code is then 1.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import scrapers
from scrapers.page import decoded
from scrapers.saved import shape_of
from sponsorboard.postings.posting import Posting

ROOT = Path(__file__).parent.parent
FOLDERS = [ROOT.parent / "shared/data" / name for name in ("recorded", "recorded_samples")]
UNKNOWN = "https://unknown.example/careers/JobDetail/Posting/1"
"""Stands for an address that was not recorded."""
FIELDS = {
    "title": lambda one: one.title,
    "text": lambda one: one.description_html or one.description_text,
    "place": lambda one: one.location_text,
    "date": lambda one: one.posted_text,
    "pay": lambda one: one.pay_fields,
    "workplace": lambda one: one.workplace_text,
    "employment": lambda one: one.employment_text,
    "requisition": lambda one: one.requisition,
}
OTHERS = {
    # The end of a file's name: why no posting can be read from it.
    "detail_flexfields_hospitals.json": "fragments without title, put together by hand",
    "list_pay_keys_umms_childrensmn.json": "fragments without title, put together by hand",
    "smartrecruiters/list_compensation_keys.json": "fragments without title, put together by hand",
    "sitemap_canisiusuniversity-puzzlehr.xml": "a sitemap: addresses only",
    "coxpalmer_locales.json": "settings of the site",
    "coxpalmer_client_features.json": "settings of the site",
    "site_churchmutual.json": "settings of the site",
    "home_ama-assn.html": "the page that gives the session's token",
    "careersite_ama-assn_3.json": "settings of the site",
    "careersite_ama-assn_5_notfound.json": "an error",
    "bloomberg_robots.txt": "robots.txt",
    "bloomberg_sitemap_index.xml": "a sitemap: addresses only",
    "bloomberg_sitemap.xml": "a sitemap: addresses only",
    "Japesh285_SIte_scrapper__smartrecruiters_jobs.json": "another program's own table",
    "manwithaplandy_job-board__smartrecruiters.json": "several answers wrapped in one file",
    "DJ1505_job-ats-scrapers__Comeet__New_Text_Document.txt": "an answer with words before it",
    "amdocs_jobs.json": "another program's own table",
    "reed_49341027_body.html": "cut: its title and the element that says what it is are missing",
    "jobylon_mcdonalds_se.html": "a list that a script fills",
}


class Outcome(NamedTuple):
    """What one file gave."""

    file: str
    spider: str
    postings: list[Posting]
    reason: str | None


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Every recorded file of a folder as its scraper reads it."""
    for entry in json.loads((folder / "manifest.json").read_text()):
        body = (folder / entry["file"]).read_bytes()
        url = entry.get("url") or UNKNOWN
        shape = shape_of(decoded(body), url)
        found: list[Posting] = []
        reason = None
        try:
            found = list(scrapers.read(body, url))
        except scrapers.ReadError as error:
            reason = str(error)
        known = [why for end, why in OTHERS.items() if entry["file"].endswith(end)]
        if not found:
            reason = known[0] if known else f"UNREAD: {reason or 'no posting found'}"
        name = shape.spider if shape else found[0].spider if found else "-"
        yield Outcome(entry["file"], name, found, None if found else reason)


def described(outcome: Outcome) -> str:
    """A line about one file."""
    if outcome.reason:
        return outcome.reason
    counts = Counter(
        name for one in outcome.postings for name, has in FIELDS.items() if has(one) is not None
        and has(one) != []
    )  # fmt: skip
    said = ", ".join(f"{name} {counts[name]}" for name in FIELDS if counts[name])
    return f"{len(outcome.postings)} postings: {said}"


def main() -> int:
    """Read everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recorded", type=Path, nargs="+", default=FOLDERS)
    folders = [one for one in parser.parse_args().recorded if (one / "manifest.json").is_file()]
    if not folders:
        print(f"skipped: no recorded responses in {', '.join(map(str, FOLDERS))}")
        return 0
    read: Counter[str] = Counter()
    postings: Counter[str] = Counter()
    unread = []
    for folder in folders:
        for outcome in outcomes(folder):
            print(f"{outcome.spider:16} {outcome.file}: {described(outcome)}")
            read[outcome.spider] += bool(outcome.postings)
            postings[outcome.spider] += len(outcome.postings)
            if outcome.reason and outcome.reason.startswith("UNREAD"):
                unread.append(outcome.file)
    print()
    for name in sorted(name for name in read if read[name]):
        print(f"{name:16} {read[name]:4} files, {postings[name]:5} postings")
    print(f"{sum(read.values())} files read, {len(unread)} unread {unread or ''}")
    return 1 if unread else 0


if __name__ == "__main__":
    sys.exit(main())
