"""Avature: search pages, the sitemap where they show a part only, then one page a posting. Token:
HOST/PORTAL, such as acme.avature.net/careers."""

import re

from scrapers import avature
from sponsorboard.crawl.spider import SourceSpider

NOT_FOUND_TOO = {"handle_httpstatus_list": [404]}


class AvatureSpider(SourceSpider):
    name = "avature"
    token = re.compile(
        r"(?P<host>[\w-]+(?:\.[\w-]+)+)/(?P<portal>(?:[a-z]{2}(?:_[A-Z]{2})?/)?[\w-]+)"
    )
    example = "acme.avature.net/careers"
    url = "https://{token}/SearchJobs"
    listing = "window"
    custom_settings = {"CONCURRENT_REQUESTS": 1}  # all hosts count a visitor's requests together

    @classmethod
    def addresses(cls, source):
        return [cls.url.format(token=source.token)]

    def requests(self, source):
        for request in super().requests(source):
            yield request.replace(meta=NOT_FOUND_TOO)

    def parse(self, response, source, first=True):
        """The details of a search page's rows, and the next page while they are new."""
        if first and response.status == 404:  # the employer gave the search another name
            yield self.sitemap(source)
            return
        results = avature.read(response.body, response.url, source)
        new = self.news(results.page, source)
        yield from self.details(
            results.page, response, source, lambda stub: self.detail(stub, source, self.no_detail)
        )
        if new and results.further:
            yield self.ask(results.further, source, first=False)
        if first and results.window:
            yield self.sitemap(source)

    def sitemap(self, source):
        """Request for the portal's list of sitemaps."""
        return self.ask(f"https://{source.token}/sitemap_index.xml", source, self.parse_sitemap)

    def parse_sitemap(self, response, source):
        """Further sitemaps, and the details of the postings that one names."""
        further, page = avature.read_sitemap(response.body, response.url, source)
        for address in further:
            yield self.ask(address, source, self.parse_sitemap)
        yield from self.details(
            page, response, source, lambda stub: self.detail(stub, source, self.failed)
        )

    def detail(self, stub, source, errback):
        """Request for one posting."""
        request = self.ask_detail(stub.url, source, stub)
        return request.replace(errback=errback, meta=NOT_FOUND_TOO)

    def parse_detail(self, response, source, stub):
        """One posting, unless it is closed: its page leads to an error or a sign-in then."""
        if response.status != 404 and not avature.is_gone(response.url):
            yield avature.read_detail(response.body, stub, source)
