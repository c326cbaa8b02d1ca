"""Phenom: pages of a hundred rows by POST, then one detail a row. Token: HOST, or
HOST/COUNTRY/LANGUAGE of the site's own addresses; us/en where it is not said."""

import re

from scrapy.http import JsonRequest

from scrapers import phenom
from scrapers.page import key_of
from sponsorboard.crawl.spider import SourceSpider


class PhenomSpider(SourceSpider):
    name = "phenom"
    token = re.compile(
        r"(?P<host>[\w-]+(?:\.[\w-]+)+)(?:/(?P<country>[a-z-]{2,6})/(?P<language>[a-z]{2}))?"
    )
    example = "careers.acme.com/us/en"
    listing = "paged"
    custom_settings = {"COOKIES_ENABLED": True}  # a search page's token is good in its session only

    @classmethod
    def addresses(cls, source):
        return [f"https://{source.token.partition('/')[0]}/widgets"]

    @classmethod
    def site(cls, source):
        """Address of the site in its country and language."""
        host, _, place = source.token.partition("/")
        return f"https://{host}/{place or 'us/en'}"

    def requests(self, source):
        yield self.rows(source, 0, None)

    def widget(self, source, asked, session, **how):
        """A request to the site's one address; ``session`` is its token and name, if wanted."""
        _, country, language = self.site(source).rsplit("/", 2)
        place = {"lang": f"{language}_{country}", "country": country, "deviceType": "desktop"}
        body = {**place, "siteType": "external", **asked}
        token, name = session or (None, None)
        return JsonRequest(
            self.addresses(source)[0],
            data=body | {"refNum": name} if name else body,
            headers={"x-csrf-token": token} if token else None,
            dont_filter=bool(token),  # the same was asked without
            **how,
        )

    def rows(self, source, start, session):
        """Request for the rows from ``start`` on."""
        how = {"cb_kwargs": {"source": source, "start": start, "session": session}}
        asked = {**phenom.EVERYTHING, "from": start}
        return self.widget(source, asked, session, callback=self.parse, **how)

    def one(self, source, stub, session):
        """Request for one posting."""
        how = {"callback": self.parse_detail, "errback": self.no_detail}
        how["cb_kwargs"] = {"source": source, "stub": stub}
        asked = {**phenom.ONE, "jobSeqNo": key_of(stub)}
        return self.widget(source, asked, session, **how)

    def parse(self, response, source, start=0, session=None):
        """A page's rows and the next page; first the search page, where its token is wanted."""
        page = phenom.read(response.body, self.site(source), source, asked_with_token=bool(session))
        if page is None:
            yield self.ask(f"{self.site(source)}/search-results", source, self.parse_search)
            return
        new = self.news(page, source)
        yield from self.details(page, response, source, lambda one: self.one(source, one, session))
        after = start + page.came
        if new and after < (page.total or after + 1):
            yield self.rows(source, after, session)

    def parse_search(self, response, source):
        """The search page, for its token."""
        yield self.rows(source, 0, phenom.read_search(response.body))

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield phenom.read_detail(response.body, stub)
