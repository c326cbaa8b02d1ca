"""Quirks of the readers of payroll and suite vendors: UKG, ADP, Paylocity, Paycom, Cornerstone,
Avature, Dayforce and Softgarden."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from parsel import Selector
from scrapy.http import TextResponse

from scrapers import (
    ReadError,
    adp,
    adp_recruiting,
    avature,
    avature_fields,
    cornerstone,
    dayforce,
    paycom,
    paylocity,
    read,
    softgarden,
    ukg,
)
from scrapers.embedded import embedded
from scrapers.page import posting
from scrapers.saved import shapes
from scrapers.towns import town
from spiders.adp import AdpSpider
from spiders.adp_recruiting import AdpRecruitingSpider
from spiders.avature import AvatureSpider
from spiders.cornerstone import CornerstoneSpider
from spiders.dayforce import DayforceSpider
from spiders.paycom import PaycomSpider
from spiders.paylocity import PaylocitySpider
from spiders.softgarden import SoftgardenSpider
from spiders.ukg import UkgSpider
from sponsorboard.sources import Source

UUID = "01234567-89ab-cdef-0123-456789abcdef"
ROW = Source(slug="acme", company="Acme", spider="x")
STUB = posting(ROW, 7, url="https://acme.example/7", title="Cook")


def bands(found):
    return [(each.min, each.max, each.currency, each.interval) for each in found]


def dumped(value):
    return json.dumps(value).encode()


# --- Addresses and tokens -------------------------------------------------------------------------

PORTAL = "www.paycomonline.net/v4/ats/web.php/portal/"
WFN = "workforcenow.adp.com/mascsr/default/careercenter/public/events/staffing/v1"


@pytest.mark.parametrize(
    ("address", "spider"),
    [
        (f"recruiting2.ultipro.com/A1/JobBoard/{UUID}/JobBoardView/LoadSearchResults", "ukg"),
        (f"acme.rec.pro.ukg.net/A1/JobBoard/{UUID}/OpportunityDetail?opportunityId=1", "ukg"),
        (f"recruiting.ultipro.com.evil.example/A1/JobBoard/{UUID}/OpportunityDetail", None),
        (f"{WFN}/job-requisitions?cid={UUID}&ccId=1&lang=en_US", "adp"),
        (f"{WFN}/job-requisitions/577?ccId=1&cid={UUID}", "adp"),
        (f"evil.example/{WFN}/job-requisitions?cid={UUID}", None),
        ("myjobs.adp.com/public/staffing/v1/career-site/acme", "adp_recruiting"),
        (f"recruiting.paylocity.com/recruiting/jobs/All/{UUID}/Acme-Inc", "paylocity"),
        ("recruiting.paylocity.com/Recruiting/Jobs/Details/123/Acme", "paylocity"),
        ("notrecruiting.paylocity.example/Recruiting/Jobs/Details/123", None),
        ("portal-applicant-tracking.us-cent.paycomonline.net/api/ats/job-postings/1", "paycom"),
        ("a.notpaycomonline.net/api/ats/job-postings/1", None),
        ("us.api.csod.com/rec-job-search/external/jobs", "cornerstone"),
        ("acme.csod.com/services/api/x/careersite/v1/careersites/3", "cornerstone"),
        ("acme.csod.com/Services/API/ATS/CareerSite/2/JobRequisitions/41?x=1", "cornerstone"),
        ("acme.csod.com/ux/ats/careersite/2/home?c=acme", None),
        ("acme.csod.com.evil.example/services/x/career-site/v1/search", None),
        ("www.dayforcehcm.com/api/acme/V1/JobFeeds?x=1", "dayforce"),
        ("notdayforcehcm.com/api/acme/V1/JobFeeds", None),
        ("acme.career.softgarden.de/jobs.feed.json", "softgarden"),
        ("acme.avature.net/careers/SearchJobs/?jobOffset=6", "avature"),
        ("jobs.acme.example/en_US/externaljobs/JobDetail/731902", "avature"),
    ],
)
def test_addresses_are_told_by_host(address, spider):
    mine = {shape.spider for shape in shapes() if shape.token(f"https://{address}") is not None}
    ours = {"ukg", "adp", "adp_recruiting", "paylocity", "paycom", "cornerstone", "dayforce"}
    assert mine & (ours | {"softgarden", "avature"}) == ({spider} if spider else set())


@pytest.mark.parametrize(
    ("spider", "token", "address"),
    [
        (
            UkgSpider,
            f"recruiting.ultipro.ca/A1/{UUID}",
            f"recruiting.ultipro.ca/A1/JobBoard/{UUID}",
        ),
        (UkgSpider, f"acme.ultipro.com/A1/{UUID}", None),
        (AdpSpider, f"{UUID}/19000101_000001", "content-links/career-center?cid="),
        (AdpSpider, f"{UUID}/19000101_000001/fr_CA", "content-links/career-center?cid="),
        (AdpSpider, UUID, None),
        (AdpRecruitingSpider, "acme_careers.x", "career-site/acme_careers.x"),
        (PaylocitySpider, UUID, f"Jobs/All/{UUID}"),
        (PaylocitySpider, "acme", None),
        (PaycomSpider, "0aB1" * 8, "/portal/" + "0aB1" * 8 + "/career-page"),
        (PaycomSpider, "0aB1" * 7, None),
        (CornerstoneSpider, "acme/12", "acme.csod.com/ux/ats/careersite/12/home?c=acme"),
        (CornerstoneSpider, "acme", None),
        (AvatureSpider, "acme.avature.net/careers", "acme.avature.net/careers/SearchJobs"),
        (AvatureSpider, "jobs.acme.com/en_US/jobs", "jobs.acme.com/en_US/jobs/SearchJobs"),
        (AvatureSpider, "acme", None),
        (DayforceSpider, "acme", "/api/acme/V1/JobFeeds?includeActivePostingOnly=true"),
        (DayforceSpider, "acme/BOARD", "true&internalJobBoardCode=BOARD"),
        (SoftgardenSpider, "acme", "https://acme.career.softgarden.de/jobs.feed.json"),
        (SoftgardenSpider, "jobs.acme.de", "https://jobs.acme.de/jobs.feed.json"),
    ],
)
def test_tokens(spider, token, address):
    row = Source(slug="acme", company="Acme", spider=spider.name, token=token)
    assert (spider.problem(row) is None) is (address is not None)
    if address:
        assert address in spider.addresses(row)[0]


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Boise", "Boise"), (" Reno ", "Reno"), ("Homer", "Homer"), ("Remoteville", "Remoteville"),
        ("Remote", None), ("REMOTE - USA", None), ("LI-Remote", None), ("Virtual", None),
        ("Work from home", None), ("Home Office", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_city_is_no_word_for_remote_work(name, city):
    assert town(name) == city


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<title> Job  Not Found </title>", "got a page titled 'Job Not Found' without it"),
        ("<p>x</p>", "got a page without it"),
        ("data = {", "got broken JSON"),
    ],
)
def test_a_page_without_its_script(page, message):
    with pytest.raises(ReadError, match=re.escape(message)):
        embedded(page, re.compile(r"data = (?=\{)"), "data")


# --- UKG ------------------------------------------------------------------------------------------


def opportunity(**said):
    job = {"Id": "7", "Title": "Cook", **said}
    return f"<script>new US.Opportunity.CandidateOpportunityDetail( {json.dumps(job)});</script>"


def of_ukg(**said):
    return ukg.read_detail(opportunity(**said).encode(), STUB, ROW)


@pytest.mark.parametrize(
    ("kind", "words"), [(0, "Hybrid"), (1, "On-site"), (2, "Remote"), (3, None), (None, None)]
)
def test_ukg_kinds_of_workplace_are_numbers(kind, words):
    assert of_ukg(JobLocationType=kind).workplace_text == words


HOURLY = {"CompensationHourlyMinimum": 20.5, "CompensationHourlyMaximum": 24}
ANNUAL = {"CompensationAnnualMinimum": 42640, "CompensationAnnualMaximum": 49920}
RANGE = {"PayRange": {"PayRangeMinimum": "1,017.00", "PayRangeMaximum": "0"}}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({**HOURLY, **ANNUAL, "Salaried": False}, [(20.5, 24, "USD", "hour")]),
        ({**HOURLY, **ANNUAL, "Salaried": True}, [(42640, 49920, "USD", "year")]),
        ({**RANGE, "PayRangeVisible": True}, [(1017, None, "USD", None)]),
        ({**RANGE, "PayRangeVisible": False}, []),
        ({"PayRange": {"PayRangeMinimum": None}, "PayRangeVisible": True}, []),
        ({"CompensationAmount": 185000.0, "PayRangeVisible": False}, []),
    ],
)
def test_ukg_pay(said, expected):
    said |= {"CompensationCurrencyCode": "USD"}
    assert bands(of_ukg(**said).pay_fields) == expected


def test_ukg_the_date_of_a_row_moves_and_that_of_its_page_does_not():
    rows = {"opportunities": [{"Id": "7", "Title": "Cook", "PostedDate": "2026-09-14T00:00:00Z"}]}
    (row,) = ukg.read(dumped(rows), "https://x.example", ROW).postings
    page = opportunity(PostedDate="2026-05-19T00:00:00Z", UpdatedDate="2026-10-01T00:00:00Z")
    assert row.posted_text == "2026-09-14T00:00:00Z"
    assert ukg.read_detail(page.encode(), row, ROW).posted_text == "2026-05-19T00:00:00Z"
    assert of_ukg(PostedDate="0001-01-01T00:00:00").posted_text is None


def test_ukg_postings_that_are_closed_or_expired():
    assert of_ukg(OpportunityIsClosed=True) is None
    with pytest.raises(ReadError, match="CandidateOpportunityDetail"):
        ukg.read_detail(b"<html><title>Jobs</title></html>", STUB, ROW)


# --- ADP ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("count", [1, 19, 20, 21, 38, 39, 40, 61])
def test_adp_pages_whether_rows_are_counted_from_zero_or_one(first, count):
    row = Source(slug="acme", company="Acme", spider="adp", token=f"{UUID}/1/en_US")
    names, found, spider = [f"n{number}" for number in range(count)], [], AdpSpider()
    asked = list(spider.requests(row))
    while asked:
        request = asked.pop()
        skip = int(parse_qs(urlsplit(request.url).query)["$skip"][0])
        given = names[max(skip - first, 0) : skip - first + 20]
        jobs = [{"itemID": name, "requisitionTitle": name} for name in given]
        body = dumped({"jobRequisitions": jobs, "meta": {"totalNumber": count}})
        answer = TextResponse(request.url, body=body)
        for each in spider.parse_rows(answer, **request.cb_kwargs):
            if "stub" in each.cb_kwargs:
                found.append(each.cb_kwargs["stub"].title)
            else:
                asked.append(each)
    assert sorted(found) == sorted(names)


def settings(*fields):
    named = [{"stringValue": value, "nameCode": {"codeValue": name}} for name, value in fields]
    return dumped({"meta": {"customFieldGroup": {"stringFields": [*named, {"nameCode": {}}]}}})


def test_adp_languages_english_first():
    found = adp.languages(settings(("Locale", "fr_CA"), ("Locale", "en_CA"), ("Locale", "es_US")))
    assert found == ["en_CA", "fr_CA", "es_US"]
    assert adp.languages(settings()) == []
    with pytest.raises(ReadError, match="not published"):
        adp.languages(settings(("PublishedIndicator", "false")))


@pytest.mark.parametrize(
    ("low", "high", "words", "expected"),
    [
        (0.0, 41.2, "Up to 41.2 (CAD) Hourly", [(None, 41.2, "CAD", "hour")]),
        (90000, 99000, "90000.00 To 99000.00 (CAD) Annually", [(90000, 99000, "CAD", "year")]),
        (18, 20, None, [(18, 20, "CAD", None)]),
        (0.0, 0.0, "x", []),
    ],
)
def test_adp_pay(low, high, words, expected):
    ends = {"minimumRate": low, "maximumRate": high}
    pay = {name: {"amountValue": end, "currencyCode": "CAD"} for name, end in ends.items()}
    said = {"stringFields": [{"stringValue": words, "nameCode": {"codeValue": "SalaryRange"}}]}
    row = {"itemID": "HRB:2:3", "requisitionTitle": "Cook &amp; Baker", "payGradeRange": pay}
    body = dumped({"jobRequisitions": [{**row, "customFieldGroup": said}]})
    (found,) = adp.read(body, "https://x.example/?cid=1&ccId=2&lang=en_CA", ROW).postings
    assert bands(found.pay_fields) == expected
    assert (found.id, found.title) == ("x:acme:HRB_2_3", "Cook & Baker")
    assert found.url.endswith("?cid=1&ccId=2&lang=en_CA&jobId=HRB_2_3")


@pytest.mark.parametrize(
    ("name", "city", "state", "expected"),
    [
        (" Newton, MA, US", "Newton", "MA", ("Newton, MA, US", "Newton", "MA", "US")),
        (None, "Moncton", "NB", ("Moncton, NB", "Moncton", None, None)),
        ("Fresno, CA", "Fresno", "CA", ("Fresno, CA", "Fresno", None, None)),  # not Canada
        (None, "", "", None),
    ],
)
def test_adp_places(name, city, state, expected):
    address = {"cityName": city, "countrySubdivisionLevel1": {"codeValue": state}}
    places = [{"address": address, "nameCode": {"shortName": name} if name else {}}]
    row = {"itemID": "1", "requisitionTitle": "Cook", "requisitionLocations": places}
    (found,) = adp.read(dumped({"jobRequisitions": [row]}), "https://x.example", ROW).postings
    where = [(place.text, place.city, place.region, place.country) for place in found.locations]
    assert where == ([expected] if expected else [])


def test_adp_an_empty_form_leaves_the_row_alone():
    assert adp.read_detail(b'{"requisitionLocations": []}', STUB, "https://x.example", ROW) is STUB


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"active": False}, "not active"),
        ({"settings": {"careerSiteType": "Internal"}}, "own staff"),
        ({"myJobsToken": None}, "expected an ADP career site"),
    ],
)
def test_adp_recruiting_sites_that_are_not_read(said, message):
    with pytest.raises(ReadError, match=message):
        adp_recruiting.visitor(dumped({"myJobsToken": "v", "active": True, **said}))


def test_adp_recruiting_asks_in_the_one_language_that_is_answered():
    row = Source(slug="acme", company="Acme", spider="adp_recruiting", token="acme")
    headers = AdpRecruitingSpider().rows(row, "visitor", 0).headers
    assert (headers["Accept-Language"], headers["myjobstoken"]) == (b"en-US", b"visitor")


# --- Paylocity ------------------------------------------------------------------------------------


def of_paylocity(*jobs, title="Acme LLC", mark="window.pageData = "):
    listed = [{"JobId": 7, "JobTitle": "Cook", **job} for job in jobs]
    page = f"<script>\n{mark}{json.dumps({'Jobs': listed, 'ModuleTitle': title})};\nx</script>"
    return paylocity.read(page.encode(), Source(slug="acme", company="", spider="paylocity"))


@pytest.mark.parametrize(
    ("remote", "kind", "words"),
    [
        (False, 2, None),  # 2 is also what rows have that are not remote
        (True, 2, "Remote"),
        (True, 1, "Hybrid Remote"),
        (True, None, "Remote"),
        (None, 1, None),
    ],
)
def test_paylocity_kinds_of_workplace(remote, kind, words):
    (found,) = of_paylocity({"IsRemote": remote, "IndeedRemoteType": kind}).postings
    assert found.workplace_text == words


@pytest.mark.parametrize(
    ("label", "city", "state", "country", "text", "place"),
    [
        ("Dallas", "Dallas", "TX", "USA", "Dallas, TX, USA", ("Dallas", "TX", "US")),
        ("Hybrid", "Raleigh", "NC", "USA", "Hybrid - Raleigh, NC, USA", ("Raleigh", "NC", "US")),
        ("LI-Remote", None, None, "USA", "LI-Remote - USA", (None, None, "US")),
        ("Mill 2", None, None, None, "Mill 2", None),
        (None, "Remote", None, "USA", "Remote, USA", (None, None, "US")),
    ],
)
def test_paylocity_places_have_a_label_of_the_employer(label, city, state, country, text, place):
    where = {"City": city, "State": state, "Country": country}
    (found,) = of_paylocity({"LocationName": label, "JobLocation": where}).postings
    assert found.location_text == text
    said = [(each.city, each.region, each.country) for each in found.locations]
    assert said == ([place] if place else [])


def test_paylocity_boards():
    page = of_paylocity({"Description": "The first words"}, {"JobId": 8, "IsInternal": True}, {})
    assert [each.id for each in page.postings] == ["paylocity:acme:7"] * 2
    assert page.postings[0].company.name == "Acme LLC"
    assert page.postings[0].description_html is None  # a teaser is no description
    assert of_paylocity({}, mark="window.pageData=").postings
    with pytest.raises(ReadError, match=r"window\.pageData"):
        of_paylocity({}, mark="window.data = ")


# --- Paycom ---------------------------------------------------------------------------------------


def career_page(service="https://s.us.paycomonline.net", **said):
    library = json.dumps({"locale": "en-US", "atsPortalMantleServiceUrl": service})
    config = {"sessionJWT": "visitor", "libConfig": library, **said}
    return f"<script>var configsFromHost = {json.dumps(config)}; x</script>".encode()


@pytest.mark.parametrize(
    "service",
    [
        "http://s.us.paycomonline.net",
        "https://paycomonline.net.evil.example",
        "https://evil.example/paycomonline.net",
        "https://notpaycomonline.net",
        "https://s.paycomonline.net@evil.example/",
    ],
)
def test_paycom_sends_its_token_to_no_other_house(service):
    with pytest.raises(ReadError, match=r"outside paycomonline\.net"):
        paycom.visit(career_page(service))


def test_paycom_career_pages():
    assert paycom.visit(career_page()) == ("visitor", "https://s.us.paycomonline.net/")
    assert paycom.visit(career_page("https://s.us.paycomonline.net/")).service.endswith(".net/")
    for page in (b"<html></html>", career_page(sessionJWT=None), career_page(libConfig="{bad")):
        with pytest.raises(ReadError, match="expected a Paycom career page"):
            paycom.visit(page)


def of_paycom(**said):
    job = {"jobId": 7, "jobTitle": "Cook", **said}
    return paycom.read_detail(dumped({"jobPosting": job}), STUB, ROW)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("$19.00 - $22.00 Hourly", [(19, 22, "USD", "hour")]),
        ("$40,000.00 - $52,000.00 Annually", [(40000, 52000, "USD", "year")]),
        ("$15.00 Hourly", [(15, 15, "USD", "hour")]),
        ("Up to $60,000.00", [(None, 60000, "USD", None)]),
        ("DOE", []),
        ("$0.00", []),
        ("", []),
        (None, []),
    ],
)
def test_paycom_pay(words, expected):
    assert bands(of_paycom(salaryRange=words).pay_fields) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Hybrid", "Hybrid"), ("Fully Remote", "Fully Remote"), ("R", None), ("", None)],
)
def test_paycom_letters_of_unknown_meaning_are_not_read(words, expected):
    assert of_paycom(remoteType=words).workplace_text == expected


@pytest.mark.parametrize(
    ("google", "posted"),
    [
        ('{"datePosted": "2026-08-20", "description": "cut o', "2026-08-20"),
        ('{"datePosted": "2026-08-20"}', "2026-08-20"),
        ({"datePosted": "2026-08-20"}, "2026-08-20"),
        ('{"datePosted": "1970-01-01"}', None),
        ('{"datePosted": ""}', None),
        ("[]", None),
        ("", None),
        (None, None),
    ],
)
def test_paycom_the_date_stands_in_json_in_a_text(google, posted):
    assert of_paycom(googleJobJson=google).posted_text == posted


def test_paycom_a_detail_names_its_own_page():
    page = "https://www.paycomonline.net/v4/ats/web.php/portal/AB/jobs/7"
    job = {"jobId": 7, "jobTitle": "Cook", "googleJobJson": json.dumps({"url": page})}
    api = "https://s.us.paycomonline.net/api/ats/job-postings/7"
    (found,) = read(dumped({"jobPosting": job}), api)
    assert (found.url, found.title, found.id) == (page, "Cook", "paycom:s-us-paycomonline-net:7")


# --- Cornerstone ----------------------------------------------------------------------------------


def site_page(cloud="https://uk.api.csod.com/", token="visitor"):
    context = {"corp": "acme", "endpoints": {"cloud": cloud, "api": "/"}, "token": token}
    return f"<script>if(!csod.context)  csod.context={json.dumps(context)};</script>".encode()


def test_cornerstone_sites():
    assert cornerstone.visit(site_page()) == ("visitor", "https://uk.api.csod.com/")
    for cloud in (
        "http://uk.api.csod.com/",
        "https://csod.com.evil.example/",
        "https://notcsod.com",
    ):
        with pytest.raises(ReadError, match=r"outside csod\.com"):
            cornerstone.visit(site_page(cloud))
    for page in (b"<html></html>", site_page(token=None)):
        with pytest.raises(ReadError, match="expected a Cornerstone career site"):
            cornerstone.visit(page)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"status": 2, "error": {"code": 40, "message": "Resource not found"}}, "Resource not"),
        ({"status": 0, "data": {"id": 3, "active": True}}, "`requisitions`"),
        ({"status": 0}, "got none"),
        ([], "other JSON"),
    ],
)
def test_cornerstone_answers_that_are_no_list(answer, message):
    url = "https://acme.csod.com/services/api/x/careersite/v1/careersites/3"
    with pytest.raises(ReadError, match=message):
        read(dumped(answer), url)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("9/17/2026", "2026-09-17"), ("-", None), ("23/09/2026", None), ("", None), (None, None)],
)
def test_cornerstone_days(day, expected):
    row = {"requisitionId": 7, "displayJobTitle": "Cook", "postingEffectiveDate": day}
    answer = {"data": {"requisitions": [{**row, "postingExpirationDate": day}]}}
    (found,) = cornerstone.read(dumped(answer), "https://x.example/{}", ROW).postings
    assert (found.posted_text, found.url) == (expected, "https://x.example/7")
    assert (found.valid_through.isoformat() if found.valid_through else None) == expected


ROW_TEXT = "A text of the row that is long enough to be one."


@pytest.mark.parametrize(
    ("ad", "expected"),
    [
        ("<p>An advertisement that says what there is to do.</p>", None),
        (">", ROW_TEXT),
        ("<<INTERNAL JOB DESCRIPTION>>", ROW_TEXT),
        ("See JD", ROW_TEXT),
        ("", ROW_TEXT),
        (None, ROW_TEXT),
    ],
)
def test_cornerstone_words_that_stand_for_a_text(ad, expected):
    fields = {"id": 7, "title": "Cook", "reqId": "req7", "ad": ad, "location": "Headquarters"}
    answer = {"data": [{"items": [{"fields": fields}]}]}
    stub = posting(ROW, 7, url="u", title="Cook", description_html=ROW_TEXT, location_text="Bath")
    found = cornerstone.read_detail(dumped(answer), stub, ROW)
    assert found.description_html == (expected or ad)
    assert (found.requisition, found.location_text) == ("req7", "Bath")


def test_cornerstone_asks_in_the_session_of_the_page():
    row = Source(slug="acme-2", company="Acme", spider="cornerstone", token="acme/2")
    spider = CornerstoneSpider()
    (home,) = spider.requests(row)
    ad = spider.detail(posting(row, 41, url="u", title="Cook"), row, ["visitor", "https://x/"])
    rows = spider.rows(row, ["visitor", "https://x/"], 3)
    assert home.meta["cookiejar"] == ad.meta["cookiejar"] == "acme-2"
    assert ad.headers["Authorization"] == rows.headers["Authorization"] == b"Bearer visitor"
    assert (json.loads(rows.body)["careerSitePageId"], json.loads(rows.body)["pageNumber"]) == (
        2,
        3,
    )


# --- Avature --------------------------------------------------------------------------------------

SEARCH = "https://acme.avature.net/careers/SearchJobs"


@pytest.mark.parametrize(
    ("legend", "total", "window"),
    [
        ('<p class="list-controls__text">4 results</p>', 4, False),
        ('<p class="list-controls__text">1 - 6 of 999+ results</p>', None, True),
        ('<span class="pagination__legend">1-10 of 1,019  results</span>', 1019, False),
        ('<p class="list-controls__text">1 - 6 von 20 Ergebnissen</p>', 20, False),
        ("", None, False),
    ],
)
def test_avature_counts(legend, total, window):
    page = f'{legend}<li><a href="/careers/JobDetail/Head-Cook/7">Cook</a></li>'
    found = avature.read(page.encode(), SEARCH, ROW)
    assert (found.page.total, found.window) == (total, window)
    assert found.page.postings[0].url == "https://acme.avature.net/careers/JobDetail/Head-Cook/7"


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ('<a href="/careers/JobDetail/Cook/7">Cook</a>', "7"),
        ('<a href="/en_US/careers/JobDetail/7">Cook</a>', "7"),
        ('<a href="/careers/FolderDetail/Rome-Cook/7/">Cook</a>', "7"),
        ('<a href="/careers/JobDetail/Cook/7"><img></a>', None),
        (
            '<a href="https://share.example/?u=https%3A%2F%2Fx%2FJobDetail%2FCook%2F7">Cook</a>',
            None,
        ),
        ('<a href="/careers/PipelineDetail/Cook/7">Cook</a>', "7"),
        ('<a href="/careers/JobDetail">Cook</a>', None),
        ('<a href="/careers/SaveJob?jobId=7">Cook</a>', None),
    ],
)
def test_avature_links_of_postings(link, key):
    found = avature.read(link.encode(), SEARCH, ROW)
    assert [each.id for each in found.page.postings] == ([f"x:acme:{key}"] if key else [])
    assert found.window is (key is None)  # then the sitemap is asked


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["Macon, GA, United States.", "Ref #903312. ", "Posted 02-Nov-2026"],
         ("Macon, GA, United States", "903312", "Posted 02-Nov-2026")),
        (["Sales", "Job ID: R-12"], (None, "R-12", None)),
        (["Rome, Italy", "Milan, Italy"], ("Rome, Italy", None, None)),
        ([], (None, None, None)),
    ],
)  # fmt: skip
def test_avature_what_stands_under_a_title(parts, said):
    spans = "".join(f"<span>{part}</span>" for part in parts)
    card = f'<li><a href="/c/JobDetail/7">Cook</a><div class="a__subtitle">{spans}</div></li>'
    (found,) = avature.read(card.encode(), SEARCH, ROW).page.postings
    assert (found.location_text, found.requisition, found.posted_text) == said


VIEW = "article__content__view__field"


def avature_page(*fields, head=""):
    rows = [
        (f'<div class="{VIEW}__label">{label}</div>' if label else "")
        + f'<div class="{VIEW}__value">{value}</div>'
        for label, value in fields
    ]
    body = "".join(f'<div class="{VIEW}">{row}</div>' for row in rows)
    return f"<html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("label", "value", "name", "expected"),
    [
        ("Ref #", "20077123", "requisition", "20077123"),
        ("Job ID", "208114", "requisition", "208114"),
        ("Onsite or Remote", "Fully On-Site", "workplace_text", "Fully On-Site"),
        ("Business Area", "Sales", "department_text", "Sales"),
        ("Position Type", "Flex", "employment_text", "Flex"),
        ("Work Schedule", "Monday to Friday", "employment_text", None),
        ("Posted Date:", "06/11/2025", "posted_text", "06/11/2025"),
        ("Application Deadline", "2026-12-31", "valid_through", "2026-12-31"),
        ("Location", "Singapore", "location_text", "Singapore"),
        ("City", "Boise", "location_text", "Boise"),
        ("", "<strong>Work Location: Boise, ID, USA</strong>", "location_text", "Boise, ID, USA"),
        ("Favourite colour", "Red", "department_text", None),
    ],
)
def test_avature_labels(label, value, name, expected):
    said = avature_fields.read(Selector(avature_page((label, value)))).posting[name]
    assert (str(said) if said else None) == expected


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Head Cook"><title>x - 7 - Acme</title>', "Head Cook"),
        ("<title>\n Head Cook\n - 7\n - Acme\n</title>", "Head Cook"),
        ("<title>Careers at Acme</title>", "Cook"),
    ],
)
def test_avature_titles(head, title):
    page = avature_page(("", title), ("", "<p>Cook for all.</p>"), ("Location", "Rome"), head=head)
    found = avature.read_detail(page.encode(), STUB, ROW)
    assert found.title == title
    assert found.description_html == "<div><p>Cook for all.</p></div>"


def test_avature_pages_that_are_no_posting():
    with pytest.raises(ReadError, match="expected an Avature posting"):
        avature.read_detail(b"<html><title>Sign in</title></html>", STUB, ROW)
    with pytest.raises(ReadError, match="expected a sitemap"):
        avature.read_sitemap(b"<html></html>", SEARCH, ROW)
    for path, gone in [("Error", True), ("Login/", True), ("JobDetail/Error-Analyst/7", False)]:
        assert avature.is_gone(f"https://acme.avature.net/careers/{path}?x=1") is gone


# --- Dayforce and Softgarden ----------------------------------------------------------------------


def of_dayforce(*said):
    page = "https://jobs.dayforcehcm.com/en-US/acme/B/jobs/7"
    jobs = [{"Title": "Cook", "JobDetailsUrl": page, "ReferenceNumber": 7, **job} for job in said]
    return dayforce.read(dumped(jobs), ROW)


@pytest.mark.parametrize(
    ("cultures", "chosen"),
    [
        (["fr-CA", "en-CA", "en-US"], "en-US"),
        (["fr-CA", "en-CA"], "en-CA"),
        (["fr-CA", "es-US"], "fr-CA"),
        (["EN-us", "fr-CA"], "EN-us"),
        ([None, "en-US"], "en-US"),
    ],
)
def test_dayforce_one_row_a_language(cultures, chosen):
    page = of_dayforce(*({"CultureCode": each, "Title": str(each)} for each in cultures))
    assert [each.title for each in page.postings] == [chosen]
    assert page.rows == len(cultures)


def test_dayforce_a_language_with_a_text_is_better_than_one_without():
    rows = [{"CultureCode": "en-US", "Description": " "}, {"CultureCode": "fr-CA", "Title": "Chef"}]
    rows[1]["Description"] = "<p>Cuisine</p>"
    assert [each.title for each in of_dayforce(*rows).postings] == ["Chef"]


def test_dayforce_rows():
    places = [{"City": "Reno", "State": "NV", "Country": "USA"}, {"City": "Elko", "State": "NV"}]
    (found,) = of_dayforce(*places).postings
    assert found.location_text == "Reno, NV, USA | Elko, NV"
    assert of_dayforce({"IsVirtualLocation": True}).postings[0].workplace_text == "Virtual"
    assert of_dayforce({"IsVirtualLocation": False}).postings[0].workplace_text is None
    assert of_dayforce({"ReferenceNumber": None}).postings[0].id == "x:acme:7"
    nameless = of_dayforce({"ReferenceNumber": None, "JobDetailsUrl": "https://x.example"})
    assert nameless.problems == ["job 1 cannot be read: it has no number"]
    with pytest.raises(ReadError, match="expected a Dayforce feed"):
        dayforce.read(b'{"Message": "no"}', ROW)


def test_softgarden_dashes_stand_for_nothing():
    address = {"streetAddress": "-", "addressLocality": "Bonn", "addressCountry": "-"}
    item = {"@type": "JobPosting", "title": "Koch", "identifier": {"value": 7}}
    item |= {"jobLocation": {"address": address}, "description": "a </script> b"}
    feed = {"dataFeedElement": [{"item": item, "dateModified": "2026-01-01"}, {}]}
    page = softgarden.read(dumped({**feed, "numberOfItems": 2}), "https://x.example", ROW)
    (found,) = page.postings
    assert (found.location_text, found.description_html) == ("Bonn", "a </script> b")
    assert (found.posted_text, page.total) == (None, 2)  # the day of an edit is none
    with pytest.raises(ReadError, match="expected a Softgarden feed"):
        softgarden.read(b"<html></html>", "https://x.example", ROW)
