"""Personio: one call lists a whole board, in English; a second has the texts that are in German
only. Token: NAME of NAME.jobs.personio.de, or NAME.com for NAME.jobs.personio.com."""

from scrapers import Page, ReadError, personio
from sponsorboard.crawl.spider import SourceSpider


class PersonioSpider(SourceSpider):
    name = "personio"
    token = personio.TOKEN

    @classmethod
    def addresses(cls, source):
        return [f"{personio.site(source.token)}/xml?language=en"]

    def parse(self, response, source):
        """The board in English; positions without English text wait for the other feed."""
        page = personio.read(response.body, personio.site(source.token), source)
        found = self.postings(page, response, source)
        yield from (each for each in found if each.description_html)
        silent = [each for each in found if not each.description_html]
        if silent:
            self.gather(Page(silent), response, source)
            address = f"{personio.site(source.token)}/xml"
            yield self.ask(address, source, self.parse_default, self.no_default)

    def parse_default(self, response, source):
        """The board in its own language: what English had no text for."""
        silent = self.release(source)
        try:
            page = personio.read(response.body, personio.site(source.token), source)
        except ReadError:
            yield from silent
            raise
        told = {each.id: each for each in page.postings if each.description_html}
        yield from (told.get(each.id, each) for each in silent)

    def no_default(self, failure):
        """Errback: the positions without text."""
        self.failed(failure)
        yield from self.release(failure.request.cb_kwargs["source"])
