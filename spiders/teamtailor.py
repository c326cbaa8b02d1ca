"""Teamtailor: pages of a hundred postings, each naming the next. Token: NAME of
NAME.teamtailor.com, NAME.na of NAME.na.teamtailor.com, or a career site's whole host."""

import re

from scrapers import teamtailor
from sponsorboard.crawl.spider import SourceSpider

HOSTED = re.compile(r"[a-z0-9-]+(?:\.na)?")


class TeamtailorSpider(SourceSpider):
    name = "teamtailor"
    token = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*")
    listing = "paged"

    @classmethod
    def addresses(cls, source):
        hosted = ".teamtailor.com" if HOSTED.fullmatch(source.token) else ""
        return [f"https://{source.token}{hosted}/jobs.json?per_page=100"]

    def parse(self, response, source):
        """A page; the next one while pages bring new postings, for neighbours may overlap."""
        page = teamtailor.read(response.body, source)
        found = self.postings(page, response, source)
        yield from found
        following = teamtailor.next_page(response.body, response.url)
        if following and (found or page.problems):
            yield self.ask(following, source)
