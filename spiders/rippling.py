"""Rippling: one call lists a whole board, then one detail a posting. Token: NAME of
ats.rippling.com/NAME/jobs."""

import re

from scrapers import rippling
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
            lambda stub: self.ask(
                f"{root}/{stub.id.rpartition(':')[2]}",
                source,
                self.parse_detail,
                self.no_detail,
                stub=stub,
            ),
        )

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield rippling.read_detail(response.body, stub)
