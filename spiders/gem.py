"""Gem: one call lists a whole board. Token: NAME of jobs.gem.com/NAME.

Unproven: the call follows the vendor's reference; no recorded answer of it was at hand.
"""

import re

from scrapers import gem
from sponsorboard.crawl.spider import SourceSpider


class GemSpider(SourceSpider):
    name = "gem"
    token = re.compile(r"(?P<token>[\w-][\w.-]*)")
    url = "https://api.gem.com/job_board/v0/{token}/job_posts/"
    proven = False

    def parse(self, response, source):
        """The whole board."""
        yield from self.postings(gem.read(response.body, source), response, source)
