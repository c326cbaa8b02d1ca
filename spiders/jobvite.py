"""Jobvite: list pages, each linking to the next, then one page a posting. Token: NAME of
jobs.jobvite.com/NAME."""

import re

from scrapers import jobvite
from sponsorboard.crawl.spider import SourceSpider


class JobviteSpider(SourceSpider):
    name = "jobvite"
    token = re.compile(r"(?P<token>[\w-][\w.-]*)")
    url = "https://jobs.jobvite.com/{token}/search"
    listing = "paged"

    def parse(self, response, source):
        """The details of a page's rows, and the next page while pages bring new rows."""
        page = jobvite.read(response.body, response.url, source)
        new = self.news(page, source)
        yield from self.details(page, response, source, lambda stub: stub.url)
        following = jobvite.next_page(response.body, response.url)
        if new and following:
            yield self.ask(following, source)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield jobvite.read_detail(response.body, response.url, source, stub)
