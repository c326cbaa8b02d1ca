"""Paycom: the career page's visitor token, pages of a hundred rows by POST, then one detail a row.
Token: KEY of portal/KEY/career-page."""

import re

from scrapy.http import JsonRequest

from scrapers import paycom
from sponsorboard.crawl.spider import SourceSpider

PAGE = 100


class PaycomSpider(SourceSpider):
    name = "paycom"
    token = re.compile(r"(?P<token>[\dA-Fa-f]{32})")
    example = "0123456789ABCDEF0123456789ABCDEF"
    url = "https://www.paycomonline.net/v4/ats/web.php/portal/{token}/career-page"
    listing = "paged"

    def parse(self, response, source):
        """The first page, asked for as the career page's own script does."""
        yield self.rows(source, paycom.visit(response.body), 0)

    def rows(self, source, visit, skip):
        """Request for the rows from an offset on."""
        token, service = visit
        words = {"keywordSearchText": "", "sortOption": "N"}
        return JsonRequest(
            f"{service}api/ats/job-posting-previews/search",
            data={"skip": skip, "take": PAGE, "filtersForQuery": words},
            headers=self.headers(token),
            callback=self.parse_rows,
            cb_kwargs={"source": source, "visit": list(visit), "skip": skip},
        )

    def parse_rows(self, response, source, visit, skip):
        """The details of a page's rows, then the next page until the board's count is reached."""
        page = paycom.read(response.body, paycom.page_of(source.token), source)
        yield from self.details(
            page, response, source, lambda stub: self.detail(stub, source, visit)
        )
        if page.came and skip + page.came < (page.total or 0):
            yield self.rows(source, visit, skip + page.came)

    def detail(self, stub, source, visit):
        """Request for one posting."""
        token, service = visit
        key = stub.url.rpartition("/")[2]
        request = self.ask_detail(f"{service}api/ats/job-postings/{key}", source, stub)
        return request.replace(headers=self.headers(token))

    @staticmethod
    def headers(token):
        """What the career page's own script sends."""
        return {"Authorization": token, "Accept": "application/json", "Locale": "en-US"}

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield paycom.read_detail(response.body, stub, source)
