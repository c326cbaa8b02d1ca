"""Lever: one call lists a whole board. Token: NAME of jobs.lever.co/NAME; region "eu": jobs.eu."""

from scrapers import lever
from sponsorboard.crawl.spider import SourceSpider


class LeverSpider(SourceSpider):
    name = "lever"
    url = "https://api{region}.lever.co/v0/postings/{token}?mode=json"
    regions = {None: "", "eu": ".eu"}

    def parse(self, response, source):
        """The whole board.

        @sample tidewickrobotics
        @returns items 1
        """
        yield from self.postings(lever.read(response.body, source), response, source)
