"""Pinpoint: one call lists a whole board, a page a posting dates it. Token: NAME of
NAME.pinpointhq.com."""

import re

from scrapers import pinpoint
from sponsorboard.crawl.spider import SourceSpider


class PinpointSpider(SourceSpider):
    name = "pinpoint"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9-]*)")
    url = "https://{token}.pinpointhq.com/postings.json"

    def parse(self, response, source):
        """The whole board."""
        page = pinpoint.read(response.body, source)
        yield from self.details(page, response, source, lambda stub: stub.url)

    def parse_detail(self, response, source, stub):
        """One posting, dated."""
        yield pinpoint.read_detail(response.body, response.url, source, stub)
