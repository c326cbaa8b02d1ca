"""Which system is behind an address or a page: real shapes, traps, and what the spiders take."""

import json

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.cli.app import run
from sponsorboard.sources import Source
from sponsorboard.sources.detect import address, detect
from sponsorboard.sources.detect_page import detect_page

SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))
UUID = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
KEY = "0123456789abcdef0123456789abcdef"

# system | token (and ~eu) | address
BOARDS = f"""
greenhouse | quillmark | https://boards.greenhouse.io/quillmark
greenhouse | quillmark | https://boards.greenhouse.io/quillmark/
greenhouse | quillmark | https://boards.greenhouse.io/quillmark/jobs/4012345
greenhouse | quillmark | http://boards.greenhouse.io/quillmark?gh_src=abc
greenhouse | quillmark | https://job-boards.greenhouse.io/quillmark/jobs/4012345?gh_jid=4012345
greenhouse | quillmark ~eu | https://job-boards.eu.greenhouse.io/quillmark
greenhouse | quillmark ~eu | https://boards.eu.greenhouse.io/quillmark/jobs/101
greenhouse | quillmark ~eu | https://boards.eu.greenhouse.io/embed/job_board?for=quillmark
greenhouse | quillmark | https://boards.greenhouse.io/embed/job_board?for=quillmark
greenhouse | quillmark | https://boards.greenhouse.io/embed/job_board/js?for=quillmark
greenhouse | quillmark | https://boards.greenhouse.io/embed/job_app?for=quillmark&token=4012345
greenhouse | quillmark | https://job-boards.greenhouse.io/embed/job_board?for=quillmark&b=x
greenhouse | quillmark | https://boards-api.greenhouse.io/v1/boards/quillmark/jobs?content=true
greenhouse | quillmark | https://boards-api.greenhouse.io/v1/boards/quillmark/departments
greenhouse | quillmark | https://api.greenhouse.io/v1/boards/quillmark/jobs/4012345
greenhouse | quillmark | https://my.greenhouse.io/jobs/quillmark/4012345
lever | tidewick | https://jobs.lever.co/tidewick
lever | Tidewick | https://jobs.lever.co/Tidewick/{UUID}/apply
lever | tidewick | https://jobs.lever.co/tidewick?team=Engineering&lever-source=x
lever | tidewick ~eu | https://jobs.eu.lever.co/tidewick
lever | tidewick ~eu | https://jobs.eu.lever.co/tidewick/{UUID}
lever | tidewick | https://api.lever.co/v0/postings/tidewick?mode=json
lever | tidewick ~eu | https://api.eu.lever.co/v0/postings/tidewick?mode=json
ashby | Fernhollow | https://jobs.ashbyhq.com/Fernhollow
ashby | fernhollow | https://jobs.ashbyhq.com/fernhollow/{UUID}
ashby | Fern Hollow | https://jobs.ashbyhq.com/Fern%20Hollow
ashby | fernhollow.com | https://jobs.ashbyhq.com/fernhollow.com/embed?version=2
ashby | fernhollow | https://api.ashbyhq.com/posting-api/job-board/fernhollow?includeCompensation=true
workday | castlebrook.wd5/External | https://castlebrook.wd5.myworkdayjobs.com/External
workday | castlebrook.wd5/External | https://castlebrook.wd5.myworkdayjobs.com/en-US/External
workday | castlebrook.wd1/Ext_Careers | https://castlebrook.wd1.myworkdayjobs.com/fr-CA/Ext_Careers/job/X/Y_R-1
workday | castlebrook.wd103/Careers | https://castlebrook.wd103.myworkdayjobs.com/Careers/details/Y_R-1
workday | castlebrook.wd5/CB | https://castlebrook.wd5.myworkdayjobs.com/CB
workday | castlebrook.wd5/CB | https://castlebrook.wd5.myworkdayjobs.com/CB/job/Oslo/Y_R-1
workday | castlebrook.wd5/jobs | https://castlebrook.wd5.myworkdayjobs.com/en-US/jobs
workday | castlebrook.wd5/External | https://castlebrook.wd5.myworkdayjobs.com/en/External
workday | castlebrook.wd5/External | https://castlebrook.wd5.myworkdayjobs.com/wday/cxs/castlebrook/External/jobs
workday | castlebrook.wd5.site/External | https://wd5.myworkdaysite.com/recruiting/castlebrook/External
workday | castlebrook.wd3.site/Ext | https://wd3.myworkdaysite.com/en-US/recruiting/castlebrook/Ext/job/Y
workday | castlebrook.wd5.site/Ext | https://wd5.myworkdaysite.com/wday/cxs/castlebrook/Ext/jobs
smartrecruiters | Loomwright1 | https://careers.smartrecruiters.com/Loomwright1
smartrecruiters | Loomwright1 | https://jobs.smartrecruiters.com/Loomwright1/744000012345-nurse
smartrecruiters | Loomwright1 | https://jobs.smartrecruiters.com/ni/Loomwright1/{UUID}-nurse
smartrecruiters | Loomwright1 | https://jobs.smartrecruiters.com/oneclick-ui/company/Loomwright1/publication/x
smartrecruiters | Loomwright1 | https://api.smartrecruiters.com/v1/companies/Loomwright1/postings?limit=100
workable | brightpail | https://apply.workable.com/brightpail/
workable | brightpail | https://apply.workable.com/brightpail/j/ABC123DEF4/
workable | brightpail-2 | https://apply.workable.com/brightpail-2/?lng=en
workable | brightpail | https://apply.workable.com/api/v1/widget/accounts/brightpail?details=true
workable | brightpail | https://apply.workable.com/api/v3/accounts/brightpail/jobs
workable | brightpail | https://www.workable.com/api/accounts/brightpail?details=true
workable | brightpail | https://brightpail.workable.com/
recruitee | orvane | https://orvane.recruitee.com
recruitee | orvane | https://orvane.recruitee.com/o/nurse-berlin
recruitee | orvane | https://orvane.recruitee.com/api/offers/
personio | hollerbusch | https://hollerbusch.jobs.personio.de
personio | hollerbusch | https://hollerbusch.jobs.personio.de/job/123456?language=en
personio | hollerbusch.com | https://hollerbusch.jobs.personio.com/xml?language=en
teamtailor | nordlys | https://nordlys.teamtailor.com/jobs
teamtailor | nordlys.na | https://nordlys.na.teamtailor.com/jobs/12345-nurse
bamboohr | pinewren | https://pinewren.bamboohr.com/careers
bamboohr | pinewren | https://pinewren.bamboohr.com/careers/42
bamboohr | pinewren | https://pinewren.bamboohr.com/jobs/embed2.php
jazzhr | copperlane | https://copperlane.applytojob.com/apply
jazzhr | copperlane | https://copperlane.applytojob.com/apply/jobs/details/abc
jazzhr | copperlane | https://app.jazz.co/feeds/export/jobs/copperlane
icims | careers-harrowgate | https://careers-harrowgate.icims.com/jobs/search?ss=1
icims | harrowgate | https://harrowgate.icims.com/jobs/1234/nurse/job?in_iframe=1
icims | jobs-harrowgate | https://jobs-harrowgate.icims.com/
taleo | harrowgate/2 | https://harrowgate.taleo.net/careersection/2/jobsearch.ftl?lang=en
taleo | harrowgate/ex | https://harrowgate.taleo.net/careersection/ex/jobdetail.ftl?job=1
taleo | phe01/HARROW/1 | https://phe.tbe.taleo.net/phe01/ats/careers/v2/searchResults?org=HARROW&cws=1
taleo | phh04/HARROW/39 | https://phh.tbe.taleo.net/phh04/ats/careers/v2/viewRequisition?org=HARROW&cws=39&rid=5
oracle | abcd.fa.us2/CX_1 | https://abcd.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1
oracle | abcd.fa.em2/CX | https://abcd.fa.em2.oraclecloud.com/hcmUI/CandidateExperience/en-GB/sites/CX/job/7
oracle | fa-abcd-saasfaprod1.fa.ocs/CX_2001 | https://fa-abcd-saasfaprod1.fa.ocs.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_2001/requisitions
oracle | abcd.fa/CX_1001 | https://abcd.fa.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1001
oracle | abcd.fa.em1.ukg/CX_1 | https://abcd.fa.em1.ukg.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1
eightfold | acorn/acorn.example | https://acorn.eightfold.ai/careers?domain=acorn.example&query=nurse
eightfold | acorn/acorn.example | https://acorn.eightfold.ai/api/pcsx/search?domain=acorn.example&start=0
eightfold | acorn/acorn.example | https://acorn.eightfold.ai/api/apply/v2/jobs?domain=acorn.example
eightfold | app/acorn.example | https://app.eightfold.ai/careers?domain=acorn.example
jobvite | stonequay | https://jobs.jobvite.com/stonequay
jobvite | stonequay | https://jobs.jobvite.com/stonequay/job/oAbCdEfG
jobvite | stonequay | https://jobs.jobvite.com/careers/stonequay/jobs
rippling | mossbank | https://ats.rippling.com/mossbank/jobs
rippling | mossbank | https://ats.rippling.com/en-GB/mossbank/jobs/{UUID}
rippling | mossbank | https://api.rippling.com/platform/api/ats/v1/board/mossbank/jobs
rippling | mossbank | https://api.rippling.com/platform/api/ats/v2/board/mossbank/jobs?page=0
pinpoint | larkhill | https://larkhill.pinpointhq.com
pinpoint | larkhill | https://larkhill.pinpointhq.com/en/postings/{UUID}
breezy | oatfield | https://oatfield.breezy.hr/
breezy | oatfield | https://oatfield.breezy.hr/p/0a1b2c-nurse
gem | oatfield-com | https://jobs.gem.com/oatfield-com
gem | oatfield-com | https://api.gem.com/job_board/v0/oatfield-com/job_posts/
dover | oatfield | https://app.dover.com/jobs/oatfield
dover | {UUID} | https://app.dover.com/Oatfield/careers/{UUID}
dover | {UUID} | https://app.dover.com/api/v1/careers-page/{UUID}/jobs?limit=300
comeet | oatfield/4F.00B | https://www.comeet.com/jobs/oatfield/4F.00B
comeet | oatfield/4F.00B | https://www.comeet.com/jobs/oatfield/4F.00B/nurse/11.22C
ukg | recruiting2.ultipro.com/OAT1000OATF/{UUID} | https://recruiting2.ultipro.com/OAT1000OATF/JobBoard/{UUID}
ukg | recruiting.ultipro.com/OAT1000/{UUID} | https://recruiting.ultipro.com/OAT1000/JobBoard/{UUID}/OpportunityDetail?opportunityId=1
ukg | recruiting.ultipro.ca/OAT5000/{UUID} | https://recruiting.ultipro.ca/OAT5000/JobBoard/{UUID}
ukg | oatf.rec.pro.ukg.net/OAT1000/{UUID} | https://oatf.rec.pro.ukg.net/OAT1000/JobBoard/{UUID}
adp | {UUID}/19000101_000001 | https://workforcenow.adp.com/mascsr/default/mdf/recruitment/recruitment.html?cid={UUID}&ccId=19000101_000001&lang=en_US
adp | {UUID}/19000101_000001 | https://workforcenow.adp.com/mascsr/default/careercenter/public/events/staffing/v1/job-requisitions?ccId=19000101_000001&cid={UUID}
adp_recruiting | oatfield | https://myjobs.adp.com/oatfield/cx/job-listing
adp_recruiting | oatfield | https://myjobs.adp.com/public/staffing/v1/career-site/oatfield
paylocity | {UUID} | https://recruiting.paylocity.com/recruiting/jobs/All/{UUID}/Oatfield-Inc
paylocity | {UUID} | https://recruiting.paylocity.com/Recruiting/Jobs/All/{UUID}
paycom | {KEY} | https://www.paycomonline.net/v4/ats/web.php/portal/{KEY}/career-page
paycom | {KEY.upper()} | https://www.paycomonline.net/v4/ats/web.php/portal/{KEY.upper()}/jobs/1
avature | oatfield.avature.net/careers | https://oatfield.avature.net/careers/SearchJobs
avature | oatfield.avature.net/ja_JP/careers | https://oatfield.avature.net/ja_JP/careers/SearchJobs?jobOffset=6
avature | oatfield.avature.net/careers | https://oatfield.avature.net/careers/JobDetail/Nurse/123
dayforce | oatfield/CANDIDATEPORTAL | https://jobs.dayforcehcm.com/en-US/oatfield/CANDIDATEPORTAL
dayforce | oatfield/CANDIDATEPORTAL | https://jobs.dayforcehcm.com/oatfield/CANDIDATEPORTAL/jobs/12
dayforce | oa/Join-us | https://jobs.dayforcehcm.com/oa/Join-us
dayforce | oatfield | https://globaleur242.dayforcehcm.com/CandidatePortal/en-US/oatfield
dayforce | oatfield/EXT | https://us61.dayforcehcm.com/CandidatePortal/en-US/oatfield/Site/EXT
dayforce | oatfield | https://www.dayforcehcm.com/api/oatfield/V1/JobFeeds
cornerstone | oatfield/4 | https://oatfield.csod.com/ux/ats/careersite/4/home?c=oatfield
cornerstone | oatfield/5 | https://oatfield.csod.com/ats/careersite/search.aspx?c=oatfield&site=5
recruiterbox | oatfield | https://oatfield.recruiterbox.com/jobs/fk0abc
recruiterbox | oatfield | https://oatfield.hire.trakstar.com/
recruiterbox | oatfield | https://jsapi.recruiterbox.com/v1/openings?client_name=oatfield&limit=100
softgarden | oatfield | https://oatfield.career.softgarden.de/
softgarden | oatfield.softgarden.io | https://oatfield.softgarden.io/de/vacancies
polymer | oatfield | https://jobs.polymer.co/oatfield/123
polymer | oatfield | https://api.polymer.co/v1/hire/organizations/oatfield/jobs
manatal | oatfield | https://www.careers-page.com/oatfield/job/ABC
manatal | oatfield | https://www.careers-page.com/api/v1.0/c/oatfield/jobs/
homerun | oatfield | https://oatfield.homerun.co/nurse
homerun | oatfield | https://feed.homerun.co/oatfield
clearcompany | {UUID} | https://careers-api.clearcompany.com/v1/{UUID}
clearcompany | {UUID} | https://careers-content.clearcompany.com/js/v1/career-site.js?siteId={UUID}
join | oatfield | https://join.com/companies/oatfield
join | oatfield | https://join.com/companies/oatfield/123456-nurse
successfactors | career5.successfactors.eu/oatfield | https://career5.successfactors.eu/career?company=oatfield&career_ns=job_listing_summary
successfactors | career4.successfactors.com/OatF | https://career4.successfactors.com/careers?company=OatF&lang=en_US
successfactors | performancemanager5.successfactors.eu/oatfield | https://performancemanager5.successfactors.eu/career?company=oatfield
successfactors | career41.sapsf.com/oatfield | https://career41.sapsf.com/career?career_company=x&company=oatfield
successfactors | oatfield.jobs2web.com | https://oatfield.jobs2web.com/go/Nurses/123/
successfactors | oatfield.jobs.hr.cloud.sap | https://oatfield.jobs.hr.cloud.sap/search/
usajobs | all | https://www.usajobs.gov/job/812345600
usajobs | all | https://data.usajobs.gov/api/Search?Page=1
amazon | all | https://www.amazon.jobs/en/search
amazon | USA | https://amazon.jobs/en/search.json?country=USA&offset=0
google | - | https://www.google.com/about/careers/applications/jobs/results?page=2
apple | en-us | https://jobs.apple.com/en-us/search?page=1
apple | de-de | https://jobs.apple.com/de-de/details/200581234/nurse
apple | en-us | https://jobs.apple.com/api/v1/search
microsoft | - | https://apply.careers.microsoft.com/careers/job/197039355
microsoft | - | https://jobs.careers.microsoft.com/global/en/search
"""

# As people paste them.
PASTED = """
lever | tidewick | jobs.lever.co/tidewick
lever | tidewick | //jobs.lever.co/tidewick
lever | tidewick |   https://JOBS.LEVER.CO/tidewick#apply
lever | tidewick | https://jobs.lever.co:443//tidewick//
lever | tidewick | https://jobs.lever.co./tidewick
lever | tidewick | HTTPS://jobs.lever.co/tidewick
lever | tidewick | https://user:word@jobs.lever.co/tidewick
icims | careers-harrowgate | https://CAREERS-Harrowgate.icims.com
"""

# On hosts of the employer's own: a hint, never more.
HINTS = """
greenhouse | - | https://careers.oatfield.example/jobs?gh_jid=4012345
greenhouse | - | https://oatfield.example/role/?utm=1&GH_JID=4012345
ashby | - | https://www.oatfield.example/careers?ashby_jid=0a1b2c3d
teamtailor | careers.oatfield.example | https://careers.oatfield.example/jobs.rss
jibe | jobs.oatfield.example | https://jobs.oatfield.example/api/jobs?page=1&limit=100
jibe | jobs.oatfield.example | https://jobs.oatfield.example/careers-home/jobs
phenom | jobs.oatfield.example/us/en | https://jobs.oatfield.example/us/en/search-results
phenom | jobs.oatfield.example/global/en | https://jobs.oatfield.example/global/en/search-results?from=10
phenom | jobs.oatfield.example | https://jobs.oatfield.example/widgets
eightfold | jobs.oatfield.example/oatfield.example | https://jobs.oatfield.example/careers?domain=oatfield.example
eightfold | jobs.oatfield.example/oatfield.example | https://jobs.oatfield.example/api/pcsx/search?domain=oatfield.example&start=0
eightfold | - | https://jobs.oatfield.example/api/apply/v2/jobs
eightfold | - | https://acorn.eightfold.ai/careers
oracle | - | https://jobs.oatfield.example/hcmUI/CandidateExperience/en/sites/CX_1
oracle | - | https://abcd.fa.ocs.oraclecloud.eu/hcmUI/CandidateExperience/en/sites/CX_1
taleo | jobs.oatfield.example/2 | https://jobs.oatfield.example/careersection/2/jobsearch.ftl
taleo | - | https://harrowgate.taleo.net/
avature | jobs.oatfield.example/careers | https://jobs.oatfield.example/careers/SearchJobs/
avature | jobs.oatfield.example/en_US/careers | https://jobs.oatfield.example/en_US/careers/SearchJobs
avature | - | https://oatfield.avature.net
successfactors | jobs.oatfield.example | https://jobs.oatfield.example/sitemal.xml
successfactors | jobs.oatfield.example | https://jobs.oatfield.example/search/?q=&startrow=25
successfactors | jobs.oatfield.example/oat | https://jobs.oatfield.example/career?career_ns=job_listing_summary&company=oat
successfactors | - | https://career5.successfactors.eu/career
recruitee | - | https://jobs.oatfield.example/api/offers/
pinpoint | - | https://jobs.oatfield.example/postings.json
greenhouse | - | https://boards.greenhouse.io/embed/job_app?token=4012345
greenhouse | - | https://boards.greenhouse.io/
lever | - | https://jobs.lever.co/
workable | - | https://apply.workable.com/j/ABC123DEF4
workable | - | https://jobs.workable.com/view/abc/nurse
eightfold | - | https://castlebrook.eightfold.ai/careers/job/12
workday | - | https://castlebrook.wd5.myworkdayjobs.com/en-US
workday | - | https://castlebrook.wd5.myworkdayjobs.com/
paycom | - | https://www.paycomonline.net/v4/ats/web.php/jobs
comeet | - | https://www.comeet.co/careers-api/2.0/company/4F.00B/positions?token=AB
"""

NOTHING = """
https://www.workday.com/en-us/company/careers.html
https://notgreenhouse.io.evil.example/boards.greenhouse.io
https://notgreenhouse.io.evil.com/boards.greenhouse.io
https://example.com/blog/why-we-left-boards.greenhouse.io/acme
https://evil.com/?x=jobs.lever.co/acme
https://evil.com/jobs.lever.co/acme
https://evil.com/#https://jobs.lever.co/acme
https://jobs.lever.co.evil.com/acme
https://xjobs.lever.co/acme
https://notlever.co/acme
https://jobs.lever.co@evil.com/acme
https://evil.com\\@jobs.lever.co/acme
https://boards.greenhouse.io.example.com/acme
https://fakeashbyhq.com/acme
https://www.google.com/url?q=https://jobs.lever.co/acme
https://www.google.com/search?q=jobs
https://www.linkedin.com/company/acme/jobs
https://www.greenhouse.io/careers
https://app.greenhouse.io/people/1
https://www.lever.co/customers
https://hire.lever.co/candidates
https://www.ashbyhq.com/careers
https://www.smartrecruiters.com/resources
https://www.workable.com/careers
https://help.workable.com/hc
https://resources.workable.com/nurse-job-description
https://www.personio.de/ueber-uns/
https://www.personio.com/product
https://www.jobs.personio.de/
https://support.personio.de/hc
https://www.teamtailor.com/en/
https://app.teamtailor.com/companies/abc/dashboard
https://tt.teamtailor.com/abc
https://support.teamtailor.com/
https://teamtailor.com
https://www.bamboohr.com/careers
https://app.bamboohr.com/login
https://help.bamboohr.com/hc
https://jobs.icims.com/
https://www.icims.com/company/careers
https://api.icims.com/customers/1
https://www.recruitee.com
https://app.recruitee.com/#/dashboard
https://careers-analytics.recruitee.com/x.js
https://support.recruitee.com/en
https://www.breezy.hr/pricing
https://app.breezy.hr/signin
https://www.pinpointhq.com/careers
https://www.jobvite.com/about
https://www.rippling.com/careers
https://app.dover.com/login
https://www.eightfold.ai/company
https://www.oracle.com/careers
https://cloud.oracle.com/sign-in
https://console.us2.oraclecloud.com/login
https://www.sap.com/careers
https://join.com/about
https://www.csod.com/
https://www.avature.net/
https://www.ukg.com/careers
https://www.adp.com/careers
https://www.paylocity.com/careers
https://www.microsoft.com/en-us/
https://www.apple.com/careers/us/
https://careers.oatfield.example/jobs
https://careers.oatfield.example/blog/api/jobs-of-the-future
https://oatfield.example/search?q=nurse
ftp://jobs.lever.co/acme
mailto:jobs@jobs.lever.co
javascript:alert(1)
not a url
https://
https://[broken/x
https://exa mple.com/
https://{host}/careers/JobDetail/1
"""


def table(text):
    rows = (line.split(" | ", 2) for line in text.strip().splitlines())
    return [
        (ats, *[*(None if token == "-" else token).split(" ~"), None][:2], url)
        if token != "-"
        else (ats, None, None, url)
        for ats, token, url in rows
    ]


EVERY = [*table(BOARDS), *table(PASTED), *table(HINTS)]


def test_the_tables_are_large():
    assert len(EVERY) + len(NOTHING.split("\n")) > 220


@pytest.mark.parametrize(("ats", "token", "region", "url"), table(BOARDS) + table(PASTED))
def test_a_board_is_told_by_its_address(ats, token, region, url):
    found = detect(url)
    assert found[:3] == (ats, token, region)
    assert found.confidence == 0.99
    assert found.evidence[0].startswith("host ")


@pytest.mark.parametrize(("ats", "token", "region", "url"), table(HINTS))
def test_what_only_looks_like_a_system_is_a_hint(ats, token, region, url):
    found = detect(url)
    assert found[:3] == (ats, token, region)
    assert found.confidence == 0.5


@pytest.mark.parametrize("url", NOTHING.strip().splitlines())
def test_no_board(url):
    assert detect(url) == (None, None, None, 0.0, [])


def fits(ats, token, region):
    spider = SPIDERS.load(ats)
    known = region if region in spider.regions else None
    row = Source(slug="row", company="Row", spider=ats, token=token, region=known)
    return spider.problem(row)


@pytest.mark.parametrize(("ats", "token", "region", "url"), EVERY)
def test_the_spider_takes_what_was_detected(ats, token, region, url):
    if token is not None or SPIDERS.load(ats).token is None:
        assert fits(ats, token, region) is None


def test_every_spider_has_an_address_that_leads_to_it():
    there = {ats for ats, *_ in EVERY}
    assert there == set(SPIDERS.list()) - {"careers"}


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://localhost:8000/careers", "localhost"),
        ("http://127.0.0.1:8000/careers", "127.0.0.1"),
        ("http://[::1]:80/x", "::1"),
        ("oatfield.example", "oatfield.example"),
    ],
)
def test_an_address_of_any_host_is_one(url, host):
    assert address(url).host == host


# --- pages ---

HERE = "https://careers.oatfield.example/jobs"
EMBED = '<script src="https://boards.greenhouse.io/embed/job_board/js?for={}"></script>'
LINK = '<a href="https://jobs.lever.co/{}/1">Nurse</a>'

# system | token | confidence | markup
PAGES = f"""
greenhouse | waymark | 0.95 | {EMBED.format("waymark")}
greenhouse | waymark | 0.95 | <iframe id=grnhse_iframe src="//boards.greenhouse.io/embed/job_board?for=waymark&amp;b=x"></iframe>
greenhouse | waymark | 0.95 | <iframe data-src="https://boards.greenhouse.io/embed/job_app?for=waymark&token=1"></iframe>
greenhouse | waymark | 0.7 | <a href="https://boards.greenhouse.io/waymark/jobs/1">Nurse</a>
ashby | waymark | 0.95 | <script src="https://jobs.ashbyhq.com/waymark/embed?version=2"></script>
lever | waymark | 0.95 | <script src="https://api.lever.co/v0/postings/waymark?mode=json&callback=x"></script>
lever | waymark | 0.7 | {LINK.format("waymark")}
icims | careers-waymark | 0.95 | <iframe src="https://careers-waymark.icims.com/jobs/search?ss=1&in_iframe=1"></iframe>
bamboohr | waymark | 0.95 | <script src="https://waymark.bamboohr.com/js/embed.js"></script>
jobvite | waymark | 0.95 | <iframe src="https://jobs.jobvite.com/careers/waymark/jobs?nl=1"></iframe>
workable | brightpail | 0.7 | <a href='https://apply.workable.com/brightpail/'>Jobs</a>
workable | - | 0.5 | <script src="https://www.workable.com/assets/embed.js"></script>
jazzhr | waymark | 0.8 | <form action="https://waymark.applytojob.com/apply/jobs" method=get></form>
taleo | waymark/2 | 0.8 | <form action="https://waymark.taleo.net/careersection/2/jobsearch.ftl"></form>
workday | waymark.wd5/Ext | 0.7 | <a href="https://waymark.wd5.myworkdayjobs.com/en-US/Ext/job/X/Y_1">Nurse</a>
personio | waymark | 0.95 | <iframe src="https://waymark.jobs.personio.de/?language=en"></iframe>
clearcompany | {UUID} | 0.95 | <script src="https://careers-content.clearcompany.com/js/v1/career-site.js?siteId={UUID}"></script>
recruiterbox | waymark | 0.95 | <script src="https://jsapi.recruiterbox.com/v1/openings?client_name=waymark"></script>
successfactors | careers.oatfield.example | 0.8 | <script src="https://rmkcdn.successfactors.com/x.js"></script>
successfactors | careers.oatfield.example | 0.8 | <script src="/platform/js/j2w/min/j2w.core.min.js?h=1"></script><a href="https://career4.successfactors.com/career?company=oat">Sign in</a>
- | - | 0.0 | <script src="https://other.example/platform/js/j2w/j2w.js"></script>
phenom | careers.oatfield.example | 0.8 | <script src="https://cdn.phenompeople.com/CareerConnectResources/x.js"></script>
teamtailor | careers.oatfield.example | 0.8 | <link rel=stylesheet href="https://assets-aws.teamtailor-cdn.com/a.css">
teamtailor | careers.oatfield.example | 0.9 | <link rel=stylesheet href="https://assets.teamtailor-cdn.com/a.css"><link rel=alternate href="/jobs.rss">
teamtailor | careers.oatfield.example | 0.5 | <link rel=alternate type="application/rss+xml" href="/jobs.rss">
jibe | careers.oatfield.example | 0.8 | <script src="https://app.jibecdn.com/prod/search/main.js"></script>
recruitee | - | 0.8 | <script src="https://careers-analytics.recruitee.com/x.js"></script>
eightfold | - | 0.8 | <script src="https://static.vscdn.net/x.js"></script>
eightfold | careers.oatfield.example/oatfield.example | 0.95 | <script src="https://static.vscdn.net/x.js"></script><script>window._EF_GROUP_ID = "oatfield.example";</script>
eightfold | careers.oatfield.example/oatfield.example | 0.5 | <a href="/careers?domain=oatfield.example&pid=1">x</a>
comeet | oatfield/4F.00B | 0.95 | <script>COMEET.init({{"token": "AB", "company-uid": "4F.00B", "company-name": "oatfield"}})</script>
comeet | - | 0.95 | <script>COMEET.init({{"token": "AB", "company-uid": "4F.00B"}})</script>
lever | waymark | 0.9 | <meta http-equiv="refresh" content="0; url=https://jobs.lever.co/waymark">
greenhouse | - | 0.5 | <a href="/role?gh_jid=12">Nurse</a>
- | - | 0.0 | <p>8-hour workday</p>
- | - | 0.0 | <p>experience with SAP SuccessFactors and Workday, see jobs.lever.co/acme</p>
- | - | 0.0 | <div class="ph-header greenhouse-board lever-jobs" id="grnhse_app"></div>
- | - | 0.0 | <p>see personio.de, https://acme.jobs.personio.de</p>
- | - | 0.0 | <!-- <iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe> -->
- | - | 0.0 | <script>var board = "https://boards.greenhouse.io/embed/job_board?for=acme";</script>
- | - | 0.0 | <img src="https://jobs.lever.co/acme/logo.png">
- | - | 0.0 | <a href="https://share.example/?u=https://jobs.lever.co/acme">Share</a>
- | - | 0.0 | <a href="https://www.teamtailor.com/?utm_campaign=poweredby">Powered by Teamtailor</a>
- | - | 0.0 | <a href="https://tt.teamtailor.com/x">x</a><a href="https://app.teamtailor.com/y">y</a>
- | - | 0.0 | <a href="https://www.personio.de">Personio</a><a href="mailto:a@jobs.lever.co">m</a>
- | - | 0.0 | <a href="https://other.example/jobs.rss">a feed of somebody else's</a>
- | - | 0.0 | <a href="javascript:void(0)">x</a><a href="http://[bad">y</a><a>z</a><a href>w</a>
- | - | 0.0 | <meta http-equiv="refresh" content="30"><meta name=x content="0; url=https://jobs.lever.co/a">
- | - | 0.0 |
"""  # noqa: E501


def pages():
    for line in PAGES.strip().splitlines():
        ats, token, sure, html = [*line.split(" | ", 3), ""][:4]
        yield (None if ats == "-" else ats), (None if token == "-" else token), sure, html


@pytest.mark.parametrize(("ats", "token", "sure", "html"), list(pages()))
def test_a_page_tells_by_what_it_loads_and_links(ats, token, sure, html):
    found = detect_page(f"<html><body>{html}</body></html>", HERE)
    assert (found.ats, found.token, found.confidence) == (ats, token, float(sure.rstrip(" |")))
    assert bool(found.evidence) == (ats is not None)
    if ats and token:
        assert fits(ats, token, found.region) is None


def test_the_board_of_a_posting_on_an_own_domain_is_in_its_embed_script():
    found = detect_page(EMBED.format("waymark"), "https://careers.withwaymark.example/?gh_jid=7")
    assert (found.ats, found.token, found.confidence) == ("greenhouse", "waymark", 0.95)
    assert found.evidence[0].startswith("script src https://boards.greenhouse.io/embed/")


def test_two_kinds_that_agree_are_surer():
    link = '<a href="https://boards.greenhouse.io/waymark">Jobs</a>'
    assert detect_page(link, "https://waymark.example/?gh_jid=7").confidence == 0.8


def test_an_address_that_tells_all_needs_no_page():
    assert detect_page(EMBED.format("other"), "https://jobs.lever.co/tidewick").token == "tidewick"


def test_the_strongest_kind_wins():
    found = detect_page(LINK.format("acme") * 5 + EMBED.format("waymark"), HERE)
    assert (found.ats, found.token) == ("greenhouse", "waymark")


def test_of_two_boards_the_more_frequent_wins_and_both_are_named():
    found = detect_page(LINK.format("acme") * 3 + LINK.format("other"), HERE)
    assert (found.ats, found.token, found.confidence) == ("lever", "acme", 0.5)
    assert [piece.split("/")[3] for piece in found.evidence] == ["acme", "other"]


def test_of_two_boards_named_equally_often_none_is_chosen():
    found = detect_page(LINK.format("acme") + LINK.format("other"), HERE)
    assert (found.ats, found.token, found.confidence) == ("lever", None, 0.5)
    assert len(found.evidence) == 2


def test_of_two_systems_the_more_frequent_wins_and_a_tie_is_unknown():
    ashby = '<a href="https://jobs.ashbyhq.com/acme">x</a>'
    assert detect_page(ashby * 2 + LINK.format("acme"), HERE).ats == "ashby"
    found = detect_page(ashby + LINK.format("acme"), HERE)
    assert (found.ats, found.confidence) == (None, 0.0)
    assert len(found.evidence) == 2


def test_spellings_of_one_board_are_one_except_to_lever():
    ashby = '<a href="https://jobs.ashbyhq.com/{}">x</a>'
    found = detect_page(ashby.format("Acme") + ashby.format("acme") * 2, HERE)
    assert (found.token, found.confidence) == ("acme", 0.7)
    assert detect_page(LINK.format("Acme") + LINK.format("acme"), HERE).token is None


def test_the_two_regions_of_a_name_are_two_boards():
    html = LINK.format("acme") * 2 + LINK.format("acme").replace("jobs.", "jobs.eu.")
    found = detect_page(html, HERE)
    assert (found.token, found.region, found.confidence) == ("acme", None, 0.5)


def test_links_are_read_from_the_page_s_own_base():
    html = '<base href="https://jobs.lever.co/"><a href="acme/1">x</a>'
    assert detect_page(html, HERE).token == "acme"


def test_the_front_of_another_system_is_the_board():
    html = '<script src="https://cdn.phenompeople.com/x.js"></script>'
    html += '<a href="https://oat.wd5.myworkdayjobs.com/Ext/job/1">Apply</a>' * 9
    assert detect_page(html, HERE).ats == "phenom"


@pytest.mark.parametrize("html", ["", " ", "\0", "<", "plain text", "<a" * 5000, "{}"])
def test_anything_can_be_a_page(html):
    assert detect_page(html, HERE).ats is None


def test_long_evidence_is_cut():
    html = LINK.format("acme/" + "x" * 5000)
    assert max(map(len, detect_page(html, HERE).evidence)) <= 200


# --- the command ---


def said(capsys, *arguments):
    code = run(["detect", *arguments])
    out, errors = capsys.readouterr()
    return code, json.loads(out) if out else None, errors


def test_the_command_prints_one_object(capsys):
    code, found, errors = said(capsys, "https://jobs.eu.lever.co/tidewick", "--json")
    assert (code, errors) == (0, "")
    assert list(found) == ["ats", "token", "region", "confidence", "evidence"]
    assert found["region"] == "eu"


def test_the_command_says_when_there_is_none(capsys):
    code, found, errors = said(capsys, "https://careers.oatfield.example", "--offline")
    assert (code, errors) == (1, "")
    assert found == {"ats": None, "token": None, "region": None, "confidence": 0.0, "evidence": []}


def test_the_command_reads_a_saved_page(capsys, tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(b"\xef\xbb\xbf" + EMBED.format("waymark").encode())
    code, found, _ = said(capsys, HERE, "--html", str(file))
    assert (code, found["ats"], found["token"]) == (0, "greenhouse", "waymark")


@pytest.mark.parametrize("url", ["careers", "", "mailto:a@b.example", "https://", "http://a b/"])
def test_the_command_names_what_is_no_address(capsys, url):
    code, found, errors = said(capsys, url, "--offline")
    assert (code, found) == (2, None)
    assert "not a web address" in errors
    assert errors.count("\n") == 1


def test_the_command_names_a_missing_page(capsys, tmp_path):
    code, found, errors = said(capsys, HERE, "--html", str(tmp_path / "none.html"))
    assert (code, found) == (2, None)
    assert errors == f"sponsorboard: {tmp_path}/none.html: No such file or directory\n"
