"""SuccessFactors: the feed, else pages of a table, and one page a posting. Token: HOST, or
HOST/COMPANY of the older sites, whose one list has everything."""

import re

from scrapers import ReadError, successfactors
from sponsorboard.crawl.spider import SourceSpider

NO_FEED = [403, 404, 410]
LISTING = "https://{host}/career?company={company}&career_ns=job_listing_summary&resultType=XML"


class SuccessfactorsSpider(SourceSpider):
    name = "successfactors"
    token = re.compile(r"(?P<host>[\w-]+(?:\.[\w-]+)+)(?:/(?P<company>[\w-]+))?")
    example = "jobs.acme.com"
    url = "https://{host}/sitemal.xml"
    listing = "paged"

    @classmethod
    def addresses(cls, source):
        parts = cls.token.fullmatch(source.token).groupdict()
        return [(LISTING if parts["company"] else cls.url).format(**parts)]

    def requests(self, source):
        first = self.ask(self.addresses(source)[0], source)
        if "/" in source.token:
            yield first.replace(callback=self.parse_listing)
        else:
            yield first.replace(meta={"handle_httpstatus_list": NO_FEED})

    def parse(self, response, source):
        """The feed; the table where there is none, or an empty one."""
        try:
            page = successfactors.read_feed(response.body, source)
        except ReadError:
            page = None
        if page is None or not (page.postings or page.problems):
            yield self.table(source, 0)
        else:
            yield from self.pages(page, response, source)

    def table(self, source, start):
        """Request for the rows of the table from ``start`` on."""
        url = f"https://{source.token}/search/?q=&startrow={start}"
        return self.ask(url, source, self.parse_table, start=start)

    def parse_table(self, response, source, start):
        """A page's rows, and the next page."""
        page = successfactors.read(response.body, response.url, source)
        new = self.news(page, source)
        yield from self.pages(page, response, source)
        start += len(page.postings)
        if new and start < (page.total or start + 1):
            yield self.table(source, start)

    def pages(self, page, response, source):
        """Requests for the pages of the new postings."""
        return self.details(page, response, source, lambda stub: stub.url)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield successfactors.read_detail(response.body, stub)

    def parse_listing(self, response, source):
        """The older list, which has everything."""
        page = successfactors.read_listing(response.body, response.url, source)
        yield from self.postings(page, response, source)
