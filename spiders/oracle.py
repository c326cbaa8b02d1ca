"""Oracle Recruiting Cloud: pages of list rows, then one detail a row. Token: HOST/SITE of
HOST.oraclecloud.com/hcmUI/CandidateExperience/en/sites/SITE, or of a whole host."""

import re
from urllib.parse import quote

from scrapers import oracle
from sponsorboard.crawl.spider import SourceSpider

API = "https://{host}/hcmRestApi/resources/latest/recruitingCEJobRequisition"


class OracleSpider(SourceSpider):
    name = "oracle"
    token = re.compile(r"(?P<host>[\w-]+(?:\.[\w-]+)*)/(?P<site>[\w-]+)")
    example = "acme.fa.us2/CX_1"
    url = (
        API + "s?onlyData=true&expand=requisitionList.secondaryLocations"
        "&finder=findReqs;siteNumber={site},limit=100,offset=0,sortBy=POSTING_DATES_DESC"
    )
    detail = API + 'Details?onlyData=true&expand=all&finder=ById;Id="{key}",siteNumber={site}'
    listing = "paged"

    @classmethod
    def parts(cls, source):
        """Host and site; every host of Oracle's own has a label ``fa``."""
        host, _, site = source.token.partition("/")
        return {"host": f"{host}.oraclecloud.com" if ".fa." in host else host, "site": site}

    @classmethod
    def addresses(cls, source):
        return [cls.url.format(**cls.parts(source))]

    def parse(self, response, source, offset=0):
        """A page's rows, and the next page, which starts after the rows that came."""
        page = oracle.read(response.body, oracle.site_of(response.url), source)
        new = self.news(page, source)
        yield from self.details(
            page,
            response,
            source,
            lambda stub: self.detail.format(key=quote(stub.requisition), **self.parts(source)),
        )
        after = offset + page.came
        if new and after < (page.total or 0):
            further = self.addresses(source)[0].replace("offset=0", f"offset={after}")
            yield self.ask(further, source, offset=after)

    def parse_detail(self, response, source, stub):
        """One posting."""
        yield oracle.read_detail(response.body, stub)
