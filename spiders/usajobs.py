"""USAJobs: pages of 500 by the API, which asks for a key. Token: an organization's code, or `all`.

Unproven: rests on the API's documentation; no recorded answer of a search was read.
"""

import re

from scrapers import usajobs
from sponsorboard.configuration import usajobs_key
from sponsorboard.crawl.outcome import Trouble
from sponsorboard.crawl.spider import SourceSpider

SEARCH = "https://data.usajobs.gov/api/Search"
PAGE = 500
NO_KEY = "the USAJobs API answers to those with a key only"
ADVICE = (
    "ask for a key at https://developer.usajobs.gov/apirequest/ and set SPONSORBOARD_USAJOBS_KEY"
)


class UsajobsSpider(SourceSpider):
    name = "usajobs"
    token = re.compile(r"(?P<organization>all|[A-Z]{2}[A-Z0-9]{0,6})")
    example = "NN10"
    listing = "paged"
    proven = False

    @classmethod
    def addresses(cls, source):
        return [cls.address(source, 1)]

    @staticmethod
    def address(source, number):
        """Address of a page."""
        place = "" if source.token == "all" else f"&Organization={source.token}"
        return f"{SEARCH}?ResultsPerPage={PAGE}&Page={number}{place}"

    def requests(self, source):
        if usajobs_key() is None and not self.settings.getbool("OFFLINE"):
            self.books(source).troubles.append(Trouble(SEARCH, NO_KEY, ADVICE))
            return
        yield self.page(source, 1)

    def page(self, source, number):
        """Request for a page; the key is for this host, so that no redirect is followed."""
        request = self.ask(self.address(source, number), source, number=number)
        request.meta["dont_redirect"] = True
        request.headers["User-Agent"] = self.settings["CONTACT"] or ""
        if key := usajobs_key():
            request.headers["Authorization-Key"] = key
        return request

    def parse(self, response, source, number=1):
        """A page; page 1 asks for the others."""
        page = usajobs.read(response.body, source)
        yield from self.postings(page, response, source)
        total = page.total or 0
        if number == 1:
            if total > usajobs.CAP:
                self.capped(source, f"a search shows its first {usajobs.CAP} postings only")
            for further in range(2, -(-min(total, usajobs.CAP) // PAGE) + 1):
                yield self.page(source, further)
