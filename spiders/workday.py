"""Workday: pages of twenty rows by POST, then one detail a row. Token: TENANT.POD/SITE."""

import re

from scrapy.http import JsonRequest

from scrapers import workday
from sponsorboard.crawl.spider import SourceSpider

PAGE = 20  # more is refused with 400


class WorkdaySpider(SourceSpider):
    name = "workday"
    token = re.compile(r"(?P<tenant>[\w-]+)\.(?P<pod>wd\d+)/(?P<site>[\w-]+)")
    example = "acme.wd5/Careers"
    url = "https://{tenant}.{pod}.myworkdayjobs.com/wday/cxs/{tenant}/{site}/jobs"

    def requests(self, source):
        yield self.rows(source, 0)

    def rows(self, source, offset):
        """Request for the rows from an offset on."""
        return JsonRequest(
            self.addresses(source)[0],
            data={"appliedFacets": {}, "limit": PAGE, "offset": offset, "searchText": ""},
            callback=self.parse,
            cb_kwargs={"source": source, "offset": offset},
        )

    def parse(self, response, source, offset=0):
        """The details of a page's rows; page 1 alone says how many pages there are.

        @sample castlebrook.wd5/CastlebrookCareers
        @returns requests 1
        """
        site = response.urljoin("/") + source.token.partition("/")[2]
        page = workday.read(response.body, site, source)
        if offset == 0:
            total = page.total or 0
            if total >= workday.CAP:
                self.capped(source, f"the board shows its first {workday.CAP} postings only")
            for start in range(PAGE, min(total, workday.CAP), PAGE):
                yield self.rows(source, start)
        root = response.url.removesuffix("/jobs")
        yield from self.details(
            page,
            response,
            source,
            lambda stub: self.ask(
                root + stub.url.removeprefix(site),
                source,
                self.parse_detail,
                self.no_detail,
                stub=stub,
            ),
        )

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield workday.read_detail(response.body, stub)
