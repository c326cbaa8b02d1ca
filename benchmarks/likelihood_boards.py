"""The pairs of company and group of occupations that a user meets: those of real US postings."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from train_likelihood import TEST, Pairs, filed_by_row, over_all, record, row

from classifiers.employer import Linker
from classifiers.likelihood_features import Known, group_of
from classifiers.occupation import occupation
from pipelines import clean, places
from sponsorboard.cli.reading import posting_of
from sponsorboard.reference.employers import Employers


@dataclass
class Boards:
    """Pairs of linked companies, each company a family of its own, and what is left over."""

    pairs: Pairs
    fold_of: np.ndarray
    """Family of ``train_likelihood.families`` that holds the company."""
    companies: int
    linked: int
    unlinked: list[bool]
    """Whether each pair of a company without a link did file."""


def boards(data: Path, of: Employers, several: list[list[int]], everybody: list[Known]) -> Boards:
    """The pairs of the postings under ``data``.

    Companies are linked by the names on file up to FY2024; whether they file in FY2025 is looked up
    under every name that is theirs.
    """
    family_of = {one: at for at, family in enumerate(several) for one in family}
    before, now = Linker(Employers(until=TEST - 1)), Linker(of)
    years = filed_by_row()
    groups: dict[str, set[str]] = defaultdict(set)
    for company, title in postings(data):
        if guesses := occupation(title, None):
            groups[company].add(group_of(guesses[0].soc))
    over = over_all(everybody, TEST)
    rows, answers, names, unlinked = [], [], [], []
    for company, wanted in sorted(groups.items()):
        link = before.link(company)
        truth = record(of, sorted({*link.rows, *now.link(company).rows}), years)
        filed = [bool(truth.titles.get(group, {}).get(TEST)) for group in sorted(wanted)]
        if not link.rows:
            unlinked += filed
            continue
        family = family_of[max(link.rows, key=lambda one: of.filings[one])]
        one = record(of, link.rows, years)
        rows += [row(one, group, over, family) for group in sorted(wanted)]
        answers += filed
        names += [company] * len(filed)
    numbers, _, family_at, group, pattern = zip(*rows, strict=True)
    company_at = np.unique(names, return_inverse=True)[1]
    pairs = Pairs(
        TEST, np.array(numbers), np.array(answers, float), company_at, list(group),
        np.array(pattern), over,
    )  # fmt: skip
    return Boards(pairs, np.array(family_at), len(groups), len(set(names)), unlinked)


def postings(data: Path) -> Iterator[tuple[str, str]]:
    """Company and title of every US posting with a named company, each once."""
    seen = set()
    for given in (*_listed(data / "postings/postings.jsonl.gz"), *_recorded(data / "recorded")):
        key = (given["company"], given["title"], given["location"])
        if key in seen:
            continue
        seen.add(key)
        found = places.step(clean.step(posting_of(given | {"text": ""})))
        if any(place.country == "US" for place in found.locations):
            yield given["company"], given["title"]


def _listed(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            found = json.loads(line)
            if found.get("company") and found.get("title"):
                yield {key: found.get(key) for key in ("id", "title", "company", "location")}


def _recorded(folder: Path) -> Iterator[dict[str, Any]]:
    """Postings of the recorded responses, with the company that their board is of."""
    import scrapers

    for one in json.loads((folder / "manifest.json").read_text("utf-8")):
        try:
            found = list(scrapers.read((folder / one["file"]).read_bytes(), one["url"]))
        except (scrapers.ReadError, OSError):
            continue
        for posting in found:
            if posting.title:
                yield {
                    "id": posting.id or "x", "title": posting.title,
                    "company": posting.company.name or _token(one["url"]),
                    "location": posting.location_text,
                }  # fmt: skip


def _token(url: str) -> str:
    """The board's token in an address: .../boards/acme/jobs, acme.wd5.myworkdayjobs.com."""
    address = urlsplit(url)
    parts = address.path.split("/")
    for before in ("boards", "job-board", "postings"):
        if before in parts:
            return parts[parts.index(before) + 1]
    return (address.hostname or "").split(".")[0]
