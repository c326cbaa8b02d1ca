"""Comeet: one page lists everything. Token: NAME/UID of comeet.com/jobs/NAME/UID."""

import re

from scrapers import comeet
from sponsorboard.crawl.spider import SourceSpider


class ComeetSpider(SourceSpider):
    name = "comeet"
    token = re.compile(r"(?P<name>[\w-]+)/(?P<uid>[0-9A-Fa-f]+\.[0-9A-Fa-f]+)")
    example = "acme/4F.00B"
    url = "https://www.comeet.com/jobs/{name}/{uid}"

    def parse(self, response, source):
        """The whole catalogue."""
        yield from self.postings(comeet.read(response.body, source), response, source)
