"""A posting's way to the index: one step per file.

The steps named in ``WALK`` are pure functions, run by ``enrich``: in a crawl beside the downloads,
in processes of their own. ``validate``, ``dedupe`` and ``index`` follow them.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipelines import (
    clean,
    degree,
    employer,
    employment,
    experience,
    likelihood,
    occupation,
    places,
    routes,
    salary,
    sponsorship,
    wage_level,
    workplace,
)
from sponsorboard import reference
from sponsorboard.postings.posting import Posting

WALK: tuple[Callable[[Posting], Posting], ...] = (
    clean.step,
    places.step,
    salary.step,
    workplace.step,
    degree.step,
    experience.step,
    employment.step,
    sponsorship.step,
    occupation.step,
    employer.step,
    likelihood.step,
    wage_level.step,
    routes.step,
)


def enrich(posting: Posting) -> Posting:
    """The posting with every field that its words and structured fields allow to conclude."""
    for step in WALK:
        posting = step(posting)
    return posting


READERS = (
    "scrapers", "pipelines", "classifiers", "sponsorboard.postings", "sponsorboard.reference",
)  # fmt: skip
"""Packages whose code decides what a record says."""


def version() -> str:
    """Version of what makes records: another one when a scraper, an extractor, a classifier or a
    table of facts changed, so that records made by an older one are made again."""
    return _version(tuple(reference.folders()))


@cache
def _version(tables: tuple[Path, ...]) -> str:
    whole = hashlib.blake2b(digest_size=8)
    for package in READERS:
        found = find_spec(package)
        for place in (found.submodule_search_locations or ()) if found else ():
            for file in sorted(Path(place).rglob("*")):
                if file.suffix in (".py", ".json", ".tsv", ".toml"):
                    whole.update(file.read_bytes())
    for folder in tables:
        for file in sorted(folder.glob("*.parquet")):
            known = file.stat()
            whole.update(f"{file.name} {known.st_size}".encode())
    return whole.hexdigest()
