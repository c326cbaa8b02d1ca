"""ADP Workforce Now: the board's languages, pages of rows in each, then one detail a row. Token:
CID/CCID, or CID/CCID/en_US for one language."""

import re

from scrapers import adp
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider

PAGE = 100  # what is asked for; the server gives twenty


class AdpSpider(SourceSpider):
    name = "adp"
    token = re.compile(r"(?P<cid>[\w-]+)/(?P<ccid>\w+)(?P<lang>(?:/[a-z]{2}_[A-Z]{2})?)")
    example = "01234567-89ab-cdef-0123-456789abcdef/19000101_000001"
    url = (
        "https://workforcenow.adp.com/mascsr/default/careercenter/public/events/staffing/v1"
        "/content-links/career-center?cid={cid}&ccId={ccid}"
    )
    listing = "paged"

    def requests(self, source):
        _, _, language = source.token.partition("/")[2].partition("/")
        if language:
            yield self.rows(source, [language], 0)
        else:
            yield from super().requests(source)

    def parse(self, response, source):
        """The first page in the board's first language."""
        yield from self.next_language(source, adp.languages(response.body) or ["en_US"])

    def rows(self, source, languages, skip, last=""):
        """Request for the rows in the first of these languages after as many were read."""
        board = self.addresses(source)[0].replace("content-links/career-center", "job-requisitions")
        return self.ask(
            f"{board}&lang={languages[0]}&locale={languages[0]}&$top={PAGE}&$skip={skip}",
            source,
            self.parse_rows,
            self.no_rows,
            languages=languages,
            skip=skip,
            last=last,
        )

    def parse_rows(self, response, source, languages, skip, last):
        """The details of a page's rows; a posting is read in the first language that has it."""
        page = adp.read(response.body, response.url, source)
        address, _, query = response.url.partition("?")
        query = query.partition("&locale=")[0]  # with the language of the rows
        yield from self.details(
            page, response, source, lambda stub: f"{address}/{key_of(stub)}?{query}"
        )
        again = bool(page.postings) and page.postings[0].id == last
        read = skip + page.came - again
        if page.postings and skip < read < (page.total or 0):
            yield self.rows(source, languages, read, page.postings[-1].id)
        else:
            yield from self.next_language(source, languages[1:])

    def no_rows(self, failure):
        """A page that did not come: on with the next language."""
        self.failed(failure)
        given = failure.request.cb_kwargs
        yield from self.next_language(given["source"], given["languages"][1:])

    def next_language(self, source, languages):
        """Request for the first page in the first of these languages, if there is one."""
        if languages:
            yield self.rows(source, languages, 0)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield adp.read_detail(response.body, stub, response.url, source)
