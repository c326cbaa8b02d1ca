"""Cornerstone OnDemand: the site's visitor token, pages of rows by POST, then one advertisement a
row. Token: CORP/SITE."""

import re

from scrapy.http import JsonRequest

from scrapers import cornerstone
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider

PAGE = 25
LISTS = ("states", "countryCodes", "cities")
CHOICES = ("customFieldCheckboxKeys", "customFieldDropdowns", "customFieldRadios")


class CornerstoneSpider(SourceSpider):
    name = "cornerstone"
    token = re.compile(r"(?P<corp>[\w-]+)/(?P<site>\d+)")
    example = "acme/1"
    url = "https://{corp}.csod.com/ux/ats/careersite/{site}/home?c={corp}"
    listing = "paged"
    custom_settings = {"COOKIES_ENABLED": True}  # the token holds for the page's session only

    def requests(self, source):
        for request in super().requests(source):
            yield request.replace(meta={"cookiejar": source.slug})

    def parse(self, response, source):
        """The first page, asked for as the site's own script does."""
        yield self.rows(source, cornerstone.visit(response.body), 1)

    def rows(self, source, visit, number):
        """Request for a page of rows, counted from one."""
        token, service = visit
        site = int(source.token.partition("/")[2])
        data = {"careerSiteId": site, "careerSitePageId": site, "pageNumber": number}
        data |= {"pageSize": PAGE, "cultureId": 1, "searchText": "", "cultureName": "en-US"}
        data |= {**{name: [] for name in LISTS}, "placeID": "", "radius": None}
        data |= {"postingsWithinDays": None, **{name: [] for name in CHOICES}}
        return JsonRequest(
            f"{service}rec-job-search/external/jobs",
            data=data,
            headers={"Authorization": f"Bearer {token}"},
            callback=self.parse_rows,
            cb_kwargs={"source": source, "visit": list(visit), "number": number},
        )

    def parse_rows(self, response, source, visit, number):
        """The advertisements of a page's rows, then the next page until the count is reached."""
        page = cornerstone.read(response.body, cornerstone.page_of(source.token), source)
        yield from self.details(
            page, response, source, lambda stub: self.detail(stub, source, visit)
        )
        if page.came and number * PAGE < (page.total or 0):
            yield self.rows(source, visit, number + 1)

    def detail(self, stub, source, visit):
        """Request for one advertisement, in the page's session."""
        corp, _, site = source.token.partition("/")
        board = f"https://{corp}.csod.com/Services/API/ATS/CareerSite/{site}/JobRequisitions"
        address = f"{board}/{key_of(stub)}?useMobileAd=false&cultureId=1"
        headers = {"Authorization": f"Bearer {visit[0]}", "Accept": "application/json"}
        request = self.ask_detail(address, source, stub)
        return request.replace(headers=headers, meta={"cookiejar": source.slug})

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield cornerstone.read_detail(response.body, stub, source)
