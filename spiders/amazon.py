"""Amazon: pages of a hundred; what is over 10,000 by business category. Token: a country as ISO
3166-1 alpha-3, or `all`."""

import re
from urllib.parse import quote

from scrapers import amazon
from sponsorboard.crawl.spider import SourceSpider

PAGE = 100  # more is refused
SEARCH = f"{amazon.SITE}/en/search.json"


class AmazonSpider(SourceSpider):
    name = "amazon"
    token = re.compile(r"(?P<country>all|[A-Z]{3})")
    example = "USA"
    listing = "paged"

    @classmethod
    def addresses(cls, source):
        return [cls.address(source, 0) + "&facets%5B%5D=business_category"]

    @staticmethod
    def address(source, offset, category=None):
        """Address of the page from an offset on."""
        place = "" if source.token == "all" else f"&normalized_country_code%5B%5D={source.token}"
        kind = f"&business_category%5B%5D={quote(category, safe='')}" if category else ""
        return f"{SEARCH}?result_limit={PAGE}&offset={offset}&sort=recent{place}{kind}"

    def parse(self, response, source):
        """The first page; its further ones, or those of each category where there are too many."""
        page = amazon.read(response.body, source)
        yield from self.postings(page, response, source)
        categories = amazon.categories(response.body)
        if page.total is None or page.total < amazon.CAP or not categories:
            yield from self.further(source, page.total)
        else:
            for category in categories:
                address = self.address(source, 0, category)
                yield self.ask(address, source, self.parse_category, category=category)

    def parse_category(self, response, source, category):
        """The first page of one category."""
        page = amazon.read(response.body, source)
        yield from self.postings(page, response, source)
        yield from self.further(source, page.total, category)

    def further(self, source, total, category=None):
        """Requests for the pages after the first."""
        if (total or 0) >= amazon.CAP:
            reason = f"a search shows its first {amazon.CAP} postings only"
            self.capped(source, f"{reason}: {category}" if category else reason)
        for offset in range(PAGE, min(total or 0, amazon.CAP), PAGE):
            yield self.ask(self.address(source, offset, category), source, self.parse_page)

    def parse_page(self, response, source):
        """A further page."""
        yield from self.postings(amazon.read(response.body, source), response, source)
