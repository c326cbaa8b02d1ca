"""UKG Pro: pages of fifty rows by POST, then one page a row. Token: HOST/TENANT/BOARD."""

import re

from scrapy.http import JsonRequest

from scrapers import ukg
from sponsorboard.crawl.spider import SourceSpider

PAGE = 50


class UkgSpider(SourceSpider):
    name = "ukg"
    token = re.compile(
        r"(?P<host>recruiting\d*\.ultipro\.(?:com|ca)|[\w-]+\.rec\.pro\.ukg\.net)"
        r"/(?P<tenant>[\w.-]+)/(?P<board>[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12})"
    )
    example = "recruiting.ultipro.com/ACM1000ACME/01234567-89ab-cdef-0123-456789abcdef"
    url = "https://{host}/{tenant}/JobBoard/{board}/JobBoardView/LoadSearchResults"
    listing = "paged"

    def requests(self, source):
        yield self.rows(source, 0)

    def rows(self, source, skip):
        """Request for the rows from an offset on, as the board's own page asks."""
        order = {"Value": "postedDateDesc", "PropertyName": "PostedDate", "Ascending": False}
        search = {"Top": PAGE, "Skip": skip, "QueryString": "", "OrderBy": [order], "Filters": []}
        lists = ("PreferredJobs", "Educations", "LicenseAndCertifications", "Skills")
        criteria = {**{name: [] for name in lists}, "hasNoLicenses": False, "SkippedSkills": []}
        return JsonRequest(
            self.addresses(source)[0],
            data={"opportunitySearch": search, "matchCriteria": criteria},
            callback=self.parse,
            cb_kwargs={"source": source, "skip": skip},
        )

    def parse(self, response, source, skip=0):
        """The details of a page's rows, then the next page until the board's count is reached."""
        board = response.url.partition("/JobBoardView")[0]
        page = ukg.read(response.body, board, source)
        yield from self.details(page, response, source, lambda stub: stub.url)
        if page.came and skip + page.came < (page.total or 0):
            yield self.rows(source, skip + page.came)

    def parse_detail(self, response, source, stub):
        """One posting, unless it is closed by now."""
        if posting := ukg.read_detail(response.body, stub, source):
            yield posting
