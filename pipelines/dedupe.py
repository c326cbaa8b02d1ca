"""A posting that a source lists twice is kept once."""

from scrapy.exceptions import DropItem

from sponsorboard.postings.posting import Posting


class DedupePipeline:
    def __init__(self) -> None:
        self.met: set[str] = set()

    def process_item(self, item: Posting) -> Posting:
        """The posting, if its id was not met in this crawl."""
        if item.id in self.met:
            raise DropItem(f"{item.id}: listed more than once ({item.url})")
        self.met.add(item.id)
        return item
