"""Taleo: the search page, pages of rows by POST, one page a row; or, in the Business Edition, pages
of rows by GET. Token: TENANT/SECTION; INSTANCE/ORG/CWS for the Business Edition."""

import re

from scrapy.http import JsonRequest

from scrapers import taleo, taleo_business
from sponsorboard.crawl.spider import SourceSpider


class TaleoSpider(SourceSpider):
    name = "taleo"
    token = re.compile(
        r"(?P<tenant>[\w-]+(?:\.[\w-]+)*)/(?P<section>[\w-]+)"
        r"|(?P<ring>[a-z]+)(?P<number>\d+)/(?P<org>[\w-]+)/(?P<cws>\d+)"
    )
    example = "acme/ex"
    listing = "paged"
    custom_settings = {"COOKIES_ENABLED": True}  # the list is given to the search page's session

    @classmethod
    def addresses(cls, source):
        parts = cls.token.fullmatch(source.token).groupdict()
        if parts["org"]:
            place = "https://{ring}.tbe.taleo.net/{ring}{number}/ats/careers/v2/searchResults"
            return [(place + "?org={org}&cws={cws}").format(**parts)]
        host = parts["tenant"] if "." in parts["tenant"] else parts["tenant"] + ".taleo.net"
        return [f"https://{host}/careersection/{parts['section']}/jobsearch.ftl?lang=en"]

    def requests(self, source):
        callback = self.parse_business if source.token.count("/") == 2 else self.parse_search
        yield self.ask(self.addresses(source)[0], source, callback)

    def parse_search(self, response, source):
        """The search page, for the portal's number and the names of the columns."""
        yield self.rows(source, 1, *taleo.read_search(response.body))

    def rows(self, source, number, portal, columns):
        """Request for a page of the list."""
        root = self.addresses(source)[0].partition("/careersection/")[0]
        return JsonRequest(
            f"{root}/careersection/rest/jobboard/searchjobs?lang=en&portal={portal}",
            data={**taleo.EVERYTHING, "pageNo": number},
            headers={"tz": "GMT+00:00"},  # without it the answer is 500
            callback=self.parse,
            cb_kwargs={"source": source, "number": number, "portal": portal, "columns": columns},
        )

    def parse(self, response, source, number, portal, columns):
        """A page's rows, and the next page; one past the last would repeat the last."""
        page = taleo.read(response.body, self.addresses(source)[0], source, columns)
        more = page.total is None or number * taleo.page_size(response.body) < page.total
        further = self.rows(source, number + 1, portal, columns) if more else None
        yield from self.listed(page, response, source, further)

    def parse_business(self, response, source, start=0):
        """A page's rows, and the next page, in the Business Edition."""
        page = taleo_business.read(response.body, response.url, source)
        start += len(page.postings)
        url = f"{self.addresses(source)[0]}&rowFrom={start}"
        more = page.total is None or start < page.total
        further = self.ask(url, source, self.parse_business, start=start) if more else None
        yield from self.listed(page, response, source, further)

    def listed(self, page, response, source, further):
        """Requests for a page's new rows, and the next page if there were any."""
        new = self.news(page, source)
        yield from self.details(page, response, source, lambda stub: stub.url)
        if new and further:
            yield further

    def parse_detail(self, response, source, stub):
        """One posting."""
        edition = taleo_business if source.token.count("/") == 2 else taleo
        yield edition.read_detail(response.body, response.url, stub)
