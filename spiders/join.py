"""JOIN: the career page, pages of five rows, one detail a row. Token: NAME of
join.com/companies/NAME."""

import re

from scrapers import join
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider

API = "https://join.com/api/public"


class JoinSpider(SourceSpider):
    name = "join"
    token = re.compile(r"(?P<token>[\w-]+)")
    url = "https://join.com/companies/{token}"
    listing = "paged"

    def parse(self, response, source):
        """The career page, which tells the company's number."""
        yield self.rows(source, join.company_id(response.body), 1)

    def rows(self, source, company, number):
        """Request for one page of rows; more than five a page are refused."""
        address = f"{API}/companies/{company}/jobs?locale=en&page={number}&pageSize=5"
        return self.ask(address, source, self.parse_rows, company=company, number=number)

    def parse_rows(self, response, source, company, number):
        """The details of a page's rows; page 1 alone asks for the others."""
        page = join.read(response.body, source)
        if number == 1:
            for further in range(2, join.pages(response.body) + 1):
                yield self.rows(source, company, further)
        yield from self.details(
            page, response, source, lambda stub: f"{API}/jobs/{key_of(stub)}?locale=en"
        )

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield join.read_detail(response.body, stub)
