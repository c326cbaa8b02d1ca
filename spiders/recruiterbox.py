"""Trakstar Hire, formerly Recruiterbox: pages of openings. Token: NAME of NAME.recruiterbox.com.

Unproven: it follows the vendor's reference; no recorded answer was at hand.
"""

import re

from scrapers import recruiterbox
from sponsorboard.crawl.spider import SourceSpider

SIZE = 100


class RecruiterboxSpider(SourceSpider):
    name = "recruiterbox"
    token = re.compile(r"(?P<token>[\w-]+)")
    url = f"https://jsapi.recruiterbox.com/v1/openings?client_name={{token}}&limit={SIZE}&offset=0"
    listing = "paged"
    proven = False

    def parse(self, response, source, offset=0):
        """A page; the first says how many openings there are."""
        page = recruiterbox.read(response.body, source)
        if offset == 0 and page.rows:
            root = self.addresses(source)[0].removesuffix("0")
            for start in range(page.rows, page.total or 0, page.rows):
                yield self.ask(f"{root}{start}", source, offset=start)
        yield from self.postings(page, response, source)
