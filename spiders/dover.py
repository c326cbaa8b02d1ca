"""Dover: the career page's number, pages of rows, one detail a row. Token: NAME of
app.dover.com/jobs/NAME, or the UUID of app.dover.com/COMPANY/careers/UUID.

Unproven: rests on what others recorded of the interface; no recorded response was read.
"""

import re

from scrapers import dover
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider

API = "https://app.dover.com/api/v1"
PAGE = 300
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class DoverSpider(SourceSpider):
    name = "dover"
    token = re.compile(r"(?P<token>[\w.-]+)")
    listing = "paged"
    proven = False

    @classmethod
    def addresses(cls, source):
        kind = "careers-page" if UUID.fullmatch(source.token) else "careers-page-slug"
        return [f"{API}/{kind}/{source.token}"]

    def parse(self, response, source):
        """The career page, which tells number and name."""
        site = dover.site(response.body)
        yield self.rows(source, site.id, site.name, 0)

    def rows(self, source, number, site, offset):
        """Request for the rows from an offset on."""
        address = f"{API}/careers-page/{number}/jobs?limit={PAGE}&offset={offset}"
        found = {"number": number, "site": site, "offset": offset}
        return self.ask(address, source, self.parse_rows, **found)

    def parse_rows(self, response, source, number, site, offset):
        """The details of a page's rows, and the next page while there is one."""
        page = dover.read(response.body, site, source)
        yield from self.details(
            page,
            response,
            source,
            lambda stub: f"{API}/inbound/application-portal-job/{key_of(stub)}",
        )
        more = page.total is None or offset + PAGE < page.total
        if page.rows and more and dover.further(response.body):
            yield self.rows(source, number, site, offset + PAGE)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield dover.read_detail(response.body, stub)
