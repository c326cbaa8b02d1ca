"""Polymer: pages of rows, then one detail a row. Token: NAME of jobs.polymer.co/NAME.

Unproven: rests on the API's description; no recorded response was read.
"""

import re

from scrapers import polymer
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider


class PolymerSpider(SourceSpider):
    name = "polymer"
    token = re.compile(r"(?P<token>[\w-]+)")
    url = "https://api.polymer.co/v1/hire/organizations/{token}/jobs?page=1"
    listing = "paged"
    proven = False

    def parse(self, response, source, number=1):
        """The details of a page's rows, and the next page while there is one."""
        root = response.url.partition("?")[0]
        page = polymer.read(response.body, source)
        new = self.news(page, source)
        yield from self.details(page, response, source, lambda stub: f"{root}/{key_of(stub)}")
        if new and polymer.further(response.body):
            yield self.ask(f"{root}?page={number + 1}", source, number=number + 1)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield polymer.read_detail(response.body, stub)
