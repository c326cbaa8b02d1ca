"""Jibe (iCIMS Attract): pages of rows on the employer's own host, read one after the other, since a
posting's rows may stand on several. Token: the host, such as careers.acme.example."""

import re

from scrapers import jibe
from sponsorboard.crawl.spider import SourceSpider

SIZE = 100  # more is refused; some sites give ten whatever is asked for


class JibeSpider(SourceSpider):
    name = "jibe"
    token = re.compile(r"(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)")
    example = "careers.acme.example"
    url = f"https://{{host}}/api/jobs?page=1&limit={SIZE}"
    listing = "paged"

    def requests(self, source):
        yield self.page(source, 1)

    def page(self, source, number, read=0):
        """Request for a page, after pages with so many rows."""
        url = self.addresses(source)[0].replace("page=1&", f"page={number}&")
        return self.ask(url, source, errback=self.no_page, number=number, read=read)

    def parse(self, response, source, number=1, read=0):
        """A page's rows, held back until the last page was read."""
        page = jibe.read(response.body, response.url, source)
        new = self.gather(page, response, source)
        read += page.rows
        if page.rows and (new or read < (page.total or 0)):
            yield self.page(source, number + 1, read)
        else:
            yield from self.release(source)

    def no_page(self, failure):
        """Errback of a page: what the pages before it gave."""
        self.failed(failure)
        yield from self.release(failure.request.cb_kwargs["source"])
