"""SmartRecruiters: pages of a hundred rows, then one detail a row. Token: NAME of its board."""

from scrapers import smartrecruiters
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider

PAGE = 100  # more is clamped without a word


class SmartrecruitersSpider(SourceSpider):
    name = "smartrecruiters"
    url = "https://api.smartrecruiters.com/v1/companies/{token}/postings"
    listing = "paged"

    def requests(self, source):
        yield self.rows(source, 0)

    def rows(self, source, offset):
        """Request for the rows from an offset on."""
        address = f"{self.addresses(source)[0]}?limit={PAGE}&offset={offset}"
        return self.ask(address, source, offset=offset)

    def parse(self, response, source, offset=0):
        """The details of a page's rows; the next page starts after as many as came."""
        page = smartrecruiters.read(response.body, source)
        if page.came and (page.total is None or offset + page.came < page.total):
            yield self.rows(source, offset + page.came)
        root = self.addresses(source)[0]
        yield from self.details(page, response, source, lambda stub: f"{root}/{key_of(stub)}")

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield smartrecruiters.read_detail(response.body, stub)
