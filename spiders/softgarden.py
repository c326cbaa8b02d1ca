"""Softgarden: one call lists a whole board. Token: NAME of NAME.career.softgarden.de, or a host.

Unproven: no recorded answer was read yet; it rests on what public readers of the feed say.
"""

import re

from scrapers import softgarden
from sponsorboard.crawl.spider import SourceSpider


class SoftgardenSpider(SourceSpider):
    name = "softgarden"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*)")
    url = "https://{host}/jobs.feed.json"
    proven = False

    @classmethod
    def addresses(cls, source):
        own = "." in source.token
        return [cls.url.format(host=source.token + ("" if own else ".career.softgarden.de"))]

    def parse(self, response, source):
        """The whole board."""
        page = softgarden.read(response.body, response.url, source)
        yield from self.postings(page, response, source)
