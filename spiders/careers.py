"""Careers: any site of its own; a row has `url`, a list page or sitemap, or `urls`, posting pages.

A list page that leads to no posting is followed by its site's sitemaps, then by itself after its
scripts ran.
"""

from scrapers import ReadError, listing, schema_org, sitemap, structure
from sponsorboard.crawl.site import SiteSpider


class CareersSpider(SiteSpider):
    name = "careers"
    token = None
    listing = "paged"

    @classmethod
    def problem(cls, source):
        if bool(source.url) == bool(source.urls):
            return "the row needs either `url`, a list page or sitemap, or `urls`, posting pages"
        return None

    @classmethod
    def addresses(cls, source):
        return [source.url] if source.url else source.urls

    def requests(self, source):
        if source.url:
            is_map = sitemap.is_address(source.url)
            yield self.ask(source.url, source, self.parse_sitemap if is_map else self.parse)
        yield from self.visit(source.urls, source)

    def parse(self, response, source, first=True, rendered=False):
        """A list page: its postings, and its further pages while they bring new ones.

        @sample https://careers.larkspur.example/jobs
        @returns requests 1
        """
        text = self.text(response)
        page = schema_org.read(text, response.url, source)
        stubs = listing.stubs(page.postings, response.url, source.domain)
        whole = [each for each in page.postings if each.url not in stubs]
        yield from self.postings(page._replace(postings=whole), response, source)
        links = listing.read(text, response.url, source.domain)
        here = {each.url for each in whole}
        asked = [*self.visit((x for x in [*stubs, *links.postings] if x not in here), source)]
        yield from asked
        if asked or whole:
            for link in self.fresh(links.pages, source, "list pages"):
                yield from self.look(link, source, self.parse, rendered, first=False)
        elif first and not rendered:
            yield self.sitemaps(response, source)

    def unmapped(self, source):
        """No sitemap named a posting: the list page once more, after its scripts ran."""
        if not sitemap.is_address(source.url):
            yield from self.look(source.url, source, self.parse)

    def parse_posting(self, response, source, rendered=False):
        """A posting's own page; a link that only looked like one, or is gone, is passed over."""
        if response.status >= 400:
            return
        text = self.text(response)
        page = structure.read_page(text, response.url, source)
        nothing = not (page.postings or page.problems)
        if nothing and not rendered and listing.is_shell(text) and not self.offline:
            yield from self.look(response.url, source, self.parse_posting)
        elif nothing and source.urls:
            raise ReadError("expected a posting, got a page without markup or structure of one")
        yield from self.postings(page, response, source)
