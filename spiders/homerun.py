"""Homerun: one feed lists a whole board. Token: NAME of NAME.homerun.co.

Unproven: rests on what others wrote of the feed; no recorded response was read.
"""

import re

from scrapers import homerun
from sponsorboard.crawl.spider import SourceSpider


class HomerunSpider(SourceSpider):
    name = "homerun"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9-]*)")
    url = "https://feed.homerun.co/{token}"
    proven = False

    def parse(self, response, source):
        """The whole board."""
        yield from self.postings(homerun.read(response.body, source), response, source)
