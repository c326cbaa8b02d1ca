"""Recruitee: one call lists a whole board. Token: NAME of NAME.recruitee.com."""

import re

from scrapers import recruitee
from sponsorboard.crawl.spider import SourceSpider


class RecruiteeSpider(SourceSpider):
    name = "recruitee"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9-]*)")
    url = "https://{token}.recruitee.com/api/offers/"

    def parse(self, response, source):
        """The whole board.

        @sample maisonorvane
        @returns items 1
        """
        yield from self.postings(recruitee.read(response.body, source), response, source)
