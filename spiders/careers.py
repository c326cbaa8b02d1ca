"""Careers: any site whose posting pages hold schema.org JobPosting; a row has `url` or `urls`."""

from scrapers import ReadError, listing, schema_org
from scrapers.page import decoded
from sponsorboard.crawl.spider import SourceSpider


class CareersSpider(SourceSpider):
    name = "careers"
    token = None

    @classmethod
    def problem(cls, source):
        if bool(source.url) == bool(source.urls):
            return "the row needs either `url`, a list page, or `urls`, posting pages"
        return None

    @classmethod
    def addresses(cls, source):
        return [source.url] if source.url else source.urls

    def requests(self, source):
        if source.url:
            yield self.ask(source.url, source, seen=set())
        for address in source.urls:
            yield self.ask(address, source, self.parse_posting)

    def parse(self, response, source, seen=None):
        """A list page: its postings, and its further pages while they bring new ones.

        @sample https://careers.larkspur.example/jobs
        @returns requests 1
        """
        text = self.text(response)
        page = schema_org.read(text, response.url, source)
        yield from self.postings(page, response, source)
        links = listing.read(text, response.url)
        fresh = [link for link in links.postings if link not in seen]
        seen.update(fresh)
        for link in fresh:
            yield self.ask(link, source, self.parse_posting)
        if fresh or page.postings:
            for link in links.pages:
                yield self.ask(link, source, seen=seen)

    def parse_posting(self, response, source):
        """A posting's own page; a link that only looked like one is passed over."""
        page = schema_org.read(self.text(response), response.url, source)
        if source.urls and not (page.postings or page.problems):
            raise ReadError("expected a page with a schema.org JobPosting, got one without")
        yield from self.postings(page, response, source)

    @staticmethod
    def text(response):
        """The page's text, whatever charset it claims."""
        return decoded(response.body, getattr(response, "encoding", None))
