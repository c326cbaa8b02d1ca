"""Manatal: pages of postings. Token: NAME of www.careers-page.com/NAME.

Unproven: rests on the API's documentation; no recorded response was read.
"""

import re

from scrapers import manatal
from sponsorboard.crawl.spider import SourceSpider


class ManatalSpider(SourceSpider):
    name = "manatal"
    token = re.compile(r"(?P<token>[\w-]+)")
    url = "https://www.careers-page.com/api/v1.0/c/{token}/jobs/?page=1"
    listing = "paged"
    proven = False

    def parse(self, response, source, number=1, read=0):
        """A page, and the next until as many rows came as there are; some repeat earlier ones."""
        page = manatal.read(response.body, source)
        yield from self.postings(page, response, source)
        read += page.came
        if page.came and read < (page.total or 0) and manatal.further(response.body):
            address = f"{response.url.partition('?')[0]}?page={number + 1}"
            yield self.ask(address, source, number=number + 1, read=read)
