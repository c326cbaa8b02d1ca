"""Eightfold: pages of ten rows, then one detail a row. Token: HOST or HOST/DOMAIN, where HOST is
the label before .eightfold.ai or a whole host; a domain not given is read from the search page."""

import re

from scrapers import eightfold, pcsx
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider

TODAY = ("/api/pcsx/search?domain={domain}&query=&start={start}&sort_by=timestamp",
         "/api/pcsx/position_details?position_id={key}&domain={domain}&hl=en")  # fmt: skip
BEFORE = ("/api/apply/v2/jobs?domain={domain}&start={start}&num=10&sort_by=timestamp",
          "/api/apply/v2/jobs/{key}?domain={domain}")  # fmt: skip
OFF = [403, 404]  # what a site without today's search answers


class EightfoldSpider(SourceSpider):
    name = "eightfold"
    token = re.compile(r"(?P<host>[\w-]+(?:\.[\w-]+)*)(?:/(?P<domain>[\w-]+(?:\.[\w-]+)+))?")
    example = "acme/acme.com"
    listing = "paged"

    @classmethod
    def addresses(cls, source):
        domain = source.token.partition("/")[2]
        first = TODAY[0].format(domain=domain, start=0)
        return [cls.root(source) + (first if domain else "/careers")]

    @classmethod
    def root(cls, source):
        """Address of the source's site."""
        host = source.token.partition("/")[0]
        return f"https://{host}" if "." in host else f"https://{host}.eightfold.ai"

    def requests(self, source):
        if domain := source.token.partition("/")[2]:
            yield self.page(source, 0, domain)
        else:
            yield self.ask(self.addresses(source)[0], source, self.parse_search)

    def parse_search(self, response, source):
        """The search page, for the domain."""
        yield self.page(source, 0, pcsx.domain_of(response.body))

    def page(self, source, start, domain, before=False):
        """Request for the rows from ``start`` on."""
        url = self.root(source) + (TODAY, BEFORE)[before][0].format(domain=domain, start=start)
        asked = self.ask(url, source, start=start, domain=domain, before=before)
        return asked if start or before else asked.replace(meta={"handle_httpstatus_list": OFF})

    def parse(self, response, source, start, domain, before):
        """A page's rows, and the next page; the search of before where there is no other."""
        if response.status in OFF:
            yield self.page(source, start, domain, before=True)
            return
        page = eightfold.read(response.body, response.url, source)
        new = self.news(page, source)
        one = self.root(source) + (TODAY, BEFORE)[before][1].replace("{domain}", domain)
        yield from self.details(page, response, source, lambda stub: one.format(key=key_of(stub)))
        after = start + page.came
        if new and after < (page.total or after + 1):
            yield self.page(source, after, domain, before)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield eightfold.read_detail(response.body, stub)
