"""First step of a posting's walk: it was found, when it was first seen, and that it is seen now."""

from datetime import UTC, datetime
from typing import Self

from scrapy.crawler import Crawler

from sponsorboard.crawl.bookkeeping import Bookkeeping
from sponsorboard.postings.posting import Posting


class SeenPipeline:
    """Stamps postings; the other steps are pure and have no clock."""

    def __init__(self, books: Bookkeeping) -> None:
        self.books = books

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler.get_extension(Bookkeeping))

    def process_item(self, item: Posting) -> Posting:
        """The posting with its two times."""
        item.last_seen_at = datetime.now(UTC)
        item.first_seen_at = self.books.found(item) or item.last_seen_at
        return item
