"""Ashby: one call lists a whole board. Token: NAME of jobs.ashbyhq.com/NAME, blanks allowed."""

import re

from scrapers import ashby
from sponsorboard.crawl.spider import SourceSpider


class AshbySpider(SourceSpider):
    name = "ashby"
    token = re.compile(r"(?P<token>[^/?#\s](?:[^/?#\r\n\t]*[^/?#\s])?)")
    url = "https://api.ashbyhq.com/posting-api/job-board/{token}?includeCompensation=true"

    def parse(self, response, source):
        """The whole board, without what is unlisted.

        @sample fernhollow
        @returns items 1
        """
        yield from self.postings(ashby.read(response.body, source), response, source)
