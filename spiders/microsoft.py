"""Microsoft: pages of ten rows, then one detail a row. A row has no token: there is one site."""

from scrapers import microsoft
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider

API = "https://apply.careers.microsoft.com/api/pcsx"
DETAIL = API + "/position_details?position_id={key}&domain=microsoft.com&hl=en"


class MicrosoftSpider(SourceSpider):
    name = "microsoft"
    token = None
    url = API + "/search?domain=microsoft.com&query=&start={start}&sort_by=timestamp"
    listing = "paged"

    @classmethod
    def addresses(cls, source):
        return [cls.url.format(start=0)]

    def parse(self, response, source, start=0):
        """A page's rows, and the next page."""
        page = microsoft.read(response.body, response.url, source)
        new = self.news(page, source)
        yield from self.details(
            page, response, source, lambda stub: DETAIL.format(key=key_of(stub))
        )
        after = start + page.came
        if new and after < (page.total or after + 1):
            yield self.ask(self.url.format(start=after), source, start=after)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield microsoft.read_detail(response.body, stub)
