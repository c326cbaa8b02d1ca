"""Workable: one call lists a whole board. Token: NAME of apply.workable.com/NAME."""

from scrapers import workable
from sponsorboard.crawl.spider import SourceSpider

FULL = 30  # rows at which a widget was seen to stop


class WorkableSpider(SourceSpider):
    name = "workable"
    url = "https://apply.workable.com/api/v1/widget/accounts/{token}?details=true"

    def parse(self, response, source):
        """The whole board; one of as many rows as a cut one has is not taken for whole."""
        page = workable.read(response.body, source)
        if page.rows == FULL:
            self.capped(source, f"the widget may show its first {FULL} postings only")
        yield from self.postings(page, response, source)
