"""Breezy HR: one call lists a whole board. Token: NAME of NAME.breezy.hr."""

import re

from scrapers import breezy
from sponsorboard.crawl.spider import SourceSpider


class BreezySpider(SourceSpider):
    name = "breezy"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9-]*)")
    url = "https://{token}.breezy.hr/json?verbose=true"

    def parse(self, response, source):
        """The whole board."""
        yield from self.postings(breezy.read(response.body, source), response, source)
