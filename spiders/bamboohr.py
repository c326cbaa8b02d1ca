"""BambooHR: one call lists a whole board, then a detail a row. Token: NAME of NAME.bamboohr.com."""

import re

from scrapers import ReadError, bamboohr
from sponsorboard.crawl.spider import SourceSpider


class BamboohrSpider(SourceSpider):
    name = "bamboohr"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9-]*)")
    url = "https://{token}.bamboohr.com/careers/list"

    def requests(self, source):
        request = self.ask(self.addresses(source)[0], source)
        request.meta["handle_httpstatus_list"] = [404, 410]  # then the embedded list is asked
        yield request

    def parse(self, response, source):
        """The details of the board's rows; the list for other sites where this one is gone."""
        site = self.site(source)
        try:
            page = bamboohr.read(response.body, site, source)
        except ReadError:
            yield self.ask(f"{site}/jobs/embed2.php", source, self.parse_embedded)
        else:
            yield from self.rows(page, response, source)

    def parse_embedded(self, response, source):
        """The details of the embedded list's rows."""
        page = bamboohr.read_embedded(response.body, self.site(source), source)
        yield from self.rows(page, response, source)

    def rows(self, page, response, source):
        """A request for the detail of each row."""
        yield from self.details(page, response, source, lambda stub: f"{stub.url}/detail")

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield bamboohr.read_detail(response.body, stub)

    @classmethod
    def site(cls, source):
        """The board's address."""
        return cls.addresses(source)[0].removesuffix("/careers/list")
