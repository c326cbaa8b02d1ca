"""Writes the table of docs/sources.md from the spiders: ``python docs/build_sources.py``."""

import sys
from pathlib import Path

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.sources import policy

PAGE = Path(__file__).parent / "sources.md"
BEGIN = "<!-- spiders: made by `python docs/build_sources.py`; do not edit -->\n"
END = "<!-- end of spiders -->\n"

HEAD = """| spider | reads | token | example | listing | proven | verdict |
|---|---|---|---|---|---|---|
"""


def row(name: str, spider: type) -> str:
    """The line of a spider: the first paragraph of its module, and what it and its policy say."""
    said = (sys.modules[spider.__module__].__doc__ or "").split("\n\n")[0]
    reads, _, token = " ".join(said.replace("|", "\\|").split()).partition(" Token: ")
    known = policy.of(name)
    cells = (
        f"`{name}`",
        reads.partition(": ")[2].rstrip(".") or reads,
        token.rstrip(".") if spider.token is not None else "none",
        f"`{spider.example}`" if spider.token is not None else "",
        spider.listing,
        "yes" if spider.proven else "no",
        f"{known.verdict} ({known.basis}, {known.read_on})",
    )
    return f"| {' | '.join(cells)} |\n"


def table() -> str:
    """The whole table, by the spiders' names."""
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))
    return HEAD + "".join(row(name, loader.load(name)) for name in sorted(loader.list()))


def page() -> str:
    """The page with the table of today."""
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE}: the marks around the table of spiders are gone")
    return before + BEGIN + table() + END + after


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
