"""ADP Recruiting Management: a visitor's token, then pages of fifty. Token: NAME of
myjobs.adp.com/NAME."""

import re

from scrapy import Request

from scrapers import adp_recruiting
from sponsorboard.crawl.spider import SourceSpider

PAGE = 50  # a hundred of long texts fail with 502
FIELDS = (
    "reqId,jobTitle,publishedJobTitle,jobDescription,jobQualifications,postingDate,workLevelCode,"
    "clientRequisitionID,requisitionLocations,organizationalUnits"
)
LIST = (
    "https://my.adp.com/myadp_prefix/mycareer/public/staffing/v1/job-requisitions"
    "/apply-custom-filters?$select={fields}&$top={top}&$skip={skip}&$orderby=reqId"
)


class AdpRecruitingSpider(SourceSpider):
    name = "adp_recruiting"
    token = re.compile(r"(?P<token>[a-z0-9][a-z0-9_.-]*)")
    url = "https://myjobs.adp.com/public/staffing/v1/career-site/{token}"
    listing = "paged"

    def parse(self, response, source):
        """The first page, asked for as the site's own page does."""
        yield self.rows(source, adp_recruiting.visitor(response.body), 0)

    def rows(self, source, visitor, skip):
        """Request for the postings from an offset on."""
        return Request(
            LIST.format(fields=FIELDS, top=PAGE, skip=skip),
            self.parse_rows,
            headers={"myjobstoken": visitor, "Accept-Language": "en-US"},
            cb_kwargs={"source": source, "visitor": visitor, "skip": skip},
        )

    def parse_rows(self, response, source, visitor, skip):
        """The postings of a page, then the next page until the board's count is reached."""
        page = adp_recruiting.read(response.body, adp_recruiting.page_of(source.token), source)
        yield from self.postings(page, response, source)
        if page.came and skip + page.came < (page.total or 0):
            yield self.rows(source, visitor, skip + page.came)
