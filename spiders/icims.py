"""iCIMS: pages of cards, then one page a posting, all as in their frame. Token: the first label of
the host, such as careers-acme of careers-acme.icims.com."""

import re

from scrapers import icims
from sponsorboard.crawl.spider import SourceSpider


class IcimsSpider(SourceSpider):
    name = "icims"
    token = re.compile(r"(?P<token>(?!(?:jobs|www|api)$)[a-z0-9][a-z0-9-]*)")
    example = "careers-acme"
    url = "https://{token}.icims.com/jobs/search?ss=1&in_iframe=1&pr=0"
    listing = "paged"

    def parse(self, response, source, number=0):
        """The details of a page's cards; the first page says how many pages there are."""
        if number == 0:
            first = self.addresses(source)[0]
            for each in range(1, icims.pages(response.body)):
                yield self.ask(first.replace("pr=0", f"pr={each}"), source, number=each)
        yield from self.details(
            icims.read(response.body, response.url, source),
            response,
            source,
            lambda stub: f"{stub.url}?in_iframe=1",  # without, the page is an empty frame
        )

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield icims.read_detail(response.body, response.url, source, stub)
