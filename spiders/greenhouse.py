"""Greenhouse: one call lists a whole board. Token: NAME of boards.greenhouse.io/NAME; boards on
job-boards.eu.greenhouse.io (region "eu") are on the same API host, which has no European twin."""

from scrapers import greenhouse
from sponsorboard.crawl.spider import SourceSpider


class GreenhouseSpider(SourceSpider):
    name = "greenhouse"
    url = (
        "https://boards-api.greenhouse.io/v1/boards/{token}/jobs?content=true&pay_transparency=true"
    )
    regions = {None: "", "eu": ""}

    def parse(self, response, source):
        """The whole board.

        @sample quillmark
        @returns items 1
        """
        yield from self.postings(greenhouse.read(response.body, source), response, source)
