"""Rippling: one call lists a whole board, then one detail a posting. Token: NAME of
ats.rippling.com/NAME/jobs."""

import re

from scrapers import rippling
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider


class RipplingSpider(SourceSpider):
    name = "rippling"
    token = re.compile(r"(?P<token>[\w-][\w.-]*)")
    url = "https://api.rippling.com/platform/api/ats/v1/board/{token}/jobs"

    def parse(self, response, source):
        """The details of the board's postings."""
        root = self.addresses(source)[0]
        yield from self.details(
            rippling.read(response.body, source),
            response,
            source,
            lambda stub: f"{root}/{key_of(stub)}",
        )

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield rippling.read_detail(response.body, stub)
