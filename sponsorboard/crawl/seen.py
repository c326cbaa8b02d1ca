"""First step of a posting's way: when it was first seen, that it is seen now, and if it changed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from pipelines import clean
from sponsorboard.crawl.bookkeeping import Bookkeeping, Unchanged
from sponsorboard.crawl.taken_down import listed
from sponsorboard.postings.posting import Posting


class SeenPipeline:
    """Stamps postings; the other steps are pure and have no clock."""

    def __init__(self, books: Bookkeeping) -> None:
        self.books = books
        self.taken_down = listed(Path(books.crawler.settings["DATA_FOLDER"]))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler.get_extension(Bookkeeping))

    def process_item(self, item: Posting) -> Posting:
        """The posting with its two times and its fingerprint, if it is new or changed."""
        if outcome := self.books.outcomes.get(item.source):
            outcome.found += 1
            if item.id in outcome.met:
                raise DropItem(f"{item.id}: listed more than once ({item.url})")
            outcome.met.add(item.id)
        if any(each.covers(item) for each in self.taken_down):
            raise DropItem(f"{item.id}: taken down")
        item.content_hash = clean.fingerprint(clean.whole(item))
        if self.books.same(item):
            raise Unchanged(f"{item.id}: unchanged", log_level="DEBUG")
        known = self.books.earlier(item.source, item.id)
        origin = self.books.origins.get(item.id)
        item.last_seen_at = (origin and origin.came_at) or datetime.now(UTC)
        item.first_seen_at = known.first_seen_at if known else item.last_seen_at
        return item
