"""Greenhouse: one call lists a whole board. Token: NAME of boards.greenhouse.io/NAME."""

from scrapers import greenhouse
from sponsorboard.crawl.spider import SourceSpider


class GreenhouseSpider(SourceSpider):
    name = "greenhouse"
    url = (
        "https://boards-api.greenhouse.io/v1/boards/{token}/jobs?content=true&pay_transparency=true"
    )

    def parse(self, response, source):
        """The whole board.

        @sample quillmark
        @returns items 1
        """
        page = greenhouse.read(response.body, source)
        if page.total is not None and page.total != len(page.postings) + len(page.problems):
            self.short(source, f"the board has {page.total} postings, {len(page.postings)} came")
        yield from self.postings(page, response, source)
