"""Workday: pages of twenty rows by POST, then one detail a row. Token: TENANT.POD/SITE, or
TENANT.POD.site/SITE on the host that employers share."""

import re

from scrapy.http import JsonRequest

from scrapers import workday, workday_facets
from scrapers.workday_facets import CAP, FIRST_ONLY
from sponsorboard.crawl.spider import SourceSpider

PAGE = 20  # more is refused with 400


class WorkdaySpider(SourceSpider):
    name = "workday"
    token = re.compile(r"(?P<tenant>[\w-]+)\.(?P<pod>wd\d+)(?P<shared>\.site)?/(?P<site>[\w-]+)")
    example = "acme.wd5/Careers"
    url = "https://{host}/wday/cxs/{tenant}/{site}/jobs"
    listing = "paged"

    @classmethod
    def addresses(cls, source):
        parts = cls.token.fullmatch(source.token).groupdict()
        own = "{tenant}.{pod}.myworkdayjobs.com"
        host = ("{pod}.myworkdaysite.com" if parts["shared"] else own).format(**parts)
        return [cls.url.format(host=host, **parts)]

    def requests(self, source):
        yield self.rows(source, 0, {})

    def rows(self, source, offset, facets, least=0):
        """Request for the rows from an offset on of what has these facets: that many at least."""
        return JsonRequest(
            self.addresses(source)[0],
            data={"appliedFacets": facets, "limit": PAGE, "offset": offset, "searchText": ""},
            callback=self.parse,
            cb_kwargs={"source": source, "offset": offset, "facets": facets, "least": least},
        )

    def parse(self, response, source, offset=0, facets=None, least=0):
        """The details of a page's rows; page 1 alone says how many pages there are.

        @sample castlebrook.wd5/CastlebrookCareers
        @returns requests 1
        """
        site = workday.site_of(response.url)
        page = workday.read(response.body, site, source)
        if offset == 0:
            yield from self.further(page.total or 0, response, source, facets or {}, least)
        root = response.url.removesuffix("/jobs")
        yield from self.details(
            page, response, source, lambda stub: root + stub.url.removeprefix(site)
        )

    def further(self, total, response, source, facets, least):
        """Requests for what page 1 does not show: further pages, or slices of what is capped."""
        split = workday_facets.split(response.body, facets, least) if total >= CAP else None
        if split and not facets:
            self.books(source).listed = split.size
        if total >= CAP and (gap := split.gap if split else FIRST_ONLY):
            self.capped(source, gap)
        for value, count in split.counts.items() if split else ():
            yield self.rows(source, 0, {**facets, split.facet: [value]}, count)
        for start in range(PAGE, min(total, CAP), PAGE) if split is None else ():
            yield self.rows(source, start, facets)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield workday.read_detail(response.body, stub)
