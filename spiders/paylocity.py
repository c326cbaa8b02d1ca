"""Paylocity: one page lists a board, then one page a posting. Token: UUID of Jobs/All/UUID."""

import re

from scrapers import paylocity
from sponsorboard.crawl.spider import SourceSpider


class PaylocitySpider(SourceSpider):
    name = "paylocity"
    token = re.compile(r"(?P<token>[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12})")
    example = "01234567-89ab-cdef-0123-456789abcdef"
    url = "https://recruiting.paylocity.com/Recruiting/Jobs/All/{token}"

    def parse(self, response, source):
        """The details of a board's postings."""
        page = paylocity.read(response.body, source)
        yield from self.details(page, response, source, lambda stub: stub.url)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield paylocity.read_detail(response.body, stub, source)
