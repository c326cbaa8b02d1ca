"""Dayforce: one call lists all of a client's boards, or one of them. Token: CLIENT or CLIENT/BOARD.

Unproven: no recorded answer was read yet; it rests on the vendor's description of the feed.
"""

import re

from scrapers import dayforce
from sponsorboard.crawl.spider import SourceSpider


class DayforceSpider(SourceSpider):
    name = "dayforce"
    token = re.compile(r"(?P<client>\w[\w-]*)(?P<board>(?:/\w[\w-]*)?)")
    example = "acme/CANDIDATEPORTAL"
    url = "https://www.dayforcehcm.com/api/{client}/V1/JobFeeds?includeActivePostingOnly=true"
    proven = False

    @classmethod
    def addresses(cls, source):
        client, _, board = source.token.partition("/")
        return [cls.url.format(client=client) + (board and f"&internalJobBoardCode={board}")]

    def requests(self, source):
        for request in super().requests(source):
            yield request.replace(headers={"Accept": "application/json"})  # it has XML, too

    def parse(self, response, source):
        """Everything that is published."""
        yield from self.postings(dayforce.read(response.body, source), response, source)
