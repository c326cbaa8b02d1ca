"""Lines of ``boards/SPIDER-*.tsv``: one board a line, paused until it is picked."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sponsorboard.sources.source import NOT_PICKED, Source

FOLDER = "boards"
COLUMNS = ("slug", "company", "domain", "token", "region", "named")
"""Columns of a file. ``named`` says where the company's name comes from: ``list``, or ``slug``
where the list knows no more than the board's name in its address."""

HEADER = "\t".join(COLUMNS)
SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
REGIONS = {"": None, "eu": "eu"}


class Broken(NamedTuple):
    """A line that cannot be used; line 1 is the header, and stands for the whole file."""

    line: int
    slug: str | None
    message: str


class Lines(NamedTuple):
    """What a file says."""

    sources: list[Source]
    broken: list[Broken]


def read(file: Path) -> Lines:
    """The rows of a file, read anew when the file has changed. Its spider is what its name says
    before the first hyphen.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    found = file.stat()
    return _read(file, found.st_mtime_ns, found.st_size)


@cache
def _read(file: Path, _changed: int, _size: int) -> Lines:
    header, *rest = file.read_text(encoding="utf-8").split("\n")
    if header != HEADER:
        columns = ", ".join(COLUMNS)
        return Lines(
            [], [Broken(1, None, f"line 1 must name the columns: {columns}, tabs between")]
        )
    spider = file.stem.partition("-")[0]
    sources: list[Source] = []
    broken: list[Broken] = []
    for number, line in enumerate(rest, start=2):
        values = line.split("\t")
        if len(values) == len(COLUMNS):
            slug, company, domain, token, region, _ = values
            if SLUG.fullmatch(slug) and company and region in REGIONS:
                row = Source(
                    slug=slug,
                    company=company,
                    spider=spider,
                    domain=domain or None,
                    token=token or None,
                    region=REGIONS[region],  # type: ignore[arg-type]
                    paused=NOT_PICKED,
                )
                sources.append(row)
                continue
        if line.strip():
            broken.append(Broken(number, values[0] or None, f"line {number}: {_wrong(values)}"))
    return Lines(sources, [*broken, *_repeated(sources)])


def _wrong(values: list[str]) -> str:
    if len(values) != len(COLUMNS):
        return f"{len(values)} columns, not {len(COLUMNS)}"
    slug, company, _, _, region, _ = values
    if not SLUG.fullmatch(slug):
        return f"slug {slug!r} is not lower case, digits and hyphens"
    return f"region {region!r} is not 'eu'" if company else "no company"


def _repeated(sources: list[Source]) -> Iterator[Broken]:
    met: set[str] = set()
    for source in sources:
        if source.slug in met:
            yield Broken(0, source.slug, f"{source.slug!r} stands in the file twice")
        met.add(source.slug)
