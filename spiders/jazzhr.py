"""JazzHR: one page lists a whole board, then one page a row. Token: NAME of NAME.applytojob.com."""

import re

from scrapers import jazzhr
from scrapers.page import decoded
from sponsorboard.crawl.spider import SourceSpider


class JazzhrSpider(SourceSpider):
    name = "jazzhr"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9-]*)")
    url = "https://{token}.applytojob.com/apply"

    def parse(self, response, source):
        """The pages of the board's rows."""
        page = jazzhr.read(decoded(response.body), response.url, source)
        yield from self.details(page, response, source, lambda stub: stub.url)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield jazzhr.read_detail(decoded(response.body), response.url, stub, source)
