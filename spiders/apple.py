"""Apple: a token, pages of rows by POST, then one detail a posting. Token: a locale such as
en-us."""

import re

from scrapy.http import JsonRequest

from scrapers import ReadError, apple
from sponsorboard.crawl.spider import SourceSpider

API = "https://jobs.apple.com/api/v1"
HEADER = "X-Apple-CSRF-Token"
DATES = {"longDate": "MMMM D, YYYY", "mediumDate": "MMM D, YYYY"}


class AppleSpider(SourceSpider):
    name = "apple"
    token = re.compile(r"(?P<locale>[a-z]{2}-[a-z]{2})")
    example = "en-us"
    url = f"{API}/CSRFToken"
    listing = "paged"
    custom_settings = {"COOKIES_ENABLED": True}  # the token belongs to a session

    def parse(self, response, source):
        """The token, without which a search finds nothing."""
        token = response.headers.get(HEADER)
        if token is None:
            raise ReadError(f"expected a token in the header {HEADER}, got none")
        yield self.rows(source, token.decode(), 1)

    def rows(self, source, token, number):
        """Request for one page of rows."""
        return JsonRequest(
            f"{API}/search",
            data={
                "query": "",
                "filters": {},
                "page": number,
                "locale": source.token,
                "sort": "newest",
                "format": DATES,
            },
            headers={HEADER: token},
            callback=self.parse_rows,
            cb_kwargs={"source": source, "token": token, "number": number},
        )

    def parse_rows(self, response, source, token, number):
        """The details of a page's rows; page 1 alone says how many pages there are."""
        page = apple.read(response.body, source)
        if number == 1 and page.rows:
            for further in range(2, -(-page.total // page.rows) + 1):
                yield self.rows(source, token, further)
        yield from self.details(
            page,
            response,
            source,
            lambda stub: f"{API}/jobDetails/{apple.number_of(stub.url)}?locale={source.token}",
        )

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield apple.read_detail(response.body, stub)
