"""Fills an index that was lost from boards that did not change."""

from functools import cache
from pathlib import Path

from sponsorboard import configuration
from sponsorboard.crawl.history import History
from sponsorboard.search import IndexUnavailable, open_index


@cache
def refill(url: str, folder: Path) -> None:
    """Once in a process, for an index that holds nothing: what did not change has to be written to
    it all the same, by this crawl, or by a later one if this one does not come to it."""
    if blank(url):
        with History(folder) as history:
            history.outdate()


def blank(url: str) -> bool:
    """Whether an index holds nothing. One that cannot be asked is taken to hold what it did."""
    index = open_index(url, configuration.credentials())
    try:
        return index.stats().count == 0
    except IndexUnavailable:
        return url.startswith("tantivy:")  # not made yet
    finally:
        index.close()
