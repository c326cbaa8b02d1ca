"""ClearCompany: pages of postings. Token: the siteId of the careers page's script, a UUID.

Unproven: rests on what others recorded of the interface; no recorded response was read.
"""

import re

from scrapers import clearcompany
from sponsorboard.crawl.spider import SourceSpider

PAGE = 50


class ClearcompanySpider(SourceSpider):
    name = "clearcompany"
    token = re.compile(rf"(?P<token>{clearcompany.UUID})")
    example = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
    url = f"https://careers-api.clearcompany.com/v1/{{token}}?pageIndex=0&pageSize={PAGE}"
    listing = "paged"
    proven = False

    def parse(self, response, source, index=0, read=0):
        """A page, and the next until as many rows came as the board says it has."""
        page = clearcompany.read(response.body, source)
        fresh = self.postings(page, response, source)
        yield from fresh
        read += page.came
        if fresh and (page.total is None or read < page.total):
            root = response.url.partition("?")[0]
            address = f"{root}?pageIndex={index + 1}&pageSize={PAGE}"
            yield self.ask(address, source, index=index + 1, read=read)
