"""Google: one feed of some 20 MB lists everything. Rows have no token."""

from scrapers import google
from sponsorboard.crawl.spider import SourceSpider


class GoogleSpider(SourceSpider):
    name = "google"
    token = None
    url = "https://www.google.com/about/careers/applications/jobs/feed.xml"
    custom_settings = {"DOWNLOAD_TIMEOUT": 300}  # for the size of the feed

    @classmethod
    def addresses(cls, source):
        return [cls.url]

    def parse(self, response, source):
        """The whole board."""
        yield from self.postings(google.read(response.body, source), response, source)
