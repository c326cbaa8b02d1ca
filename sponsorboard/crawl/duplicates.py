"""Shows an opening once that two sources list: the one seen first, the other names it."""

from typing import Self

from scrapy.crawler import Crawler

from pipelines import dedupe
from sponsorboard.crawl.bookkeeping import Bookkeeping
from sponsorboard.postings.posting import Posting


class DuplicatesPipeline:
    """Fills ``duplicate_of``; within a source, ids tell postings apart."""

    def __init__(self, books: Bookkeeping) -> None:
        self.books = books

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler.get_extension(Bookkeeping))

    def process_item(self, item: Posting) -> Posting:
        """The posting, with the id of the one that it repeats."""
        history = self.books.history
        keys, where = dedupe.keys(item), dedupe.places(item)
        item.duplicate_of = None
        for twin in history.twins(keys, item.source):
            if twin.duplicate_of == item.id:  # the other one already repeats this one
                break
            if twin.duplicate_of is None and dedupe.agree(where, twin.places):
                item.duplicate_of = twin.id
                break
        history.note_twin(keys, item.id, item.source, where)
        return item
