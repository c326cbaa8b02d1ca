"""Career suites of large employers: Workday over its cap, Oracle, Taleo, SuccessFactors, Eightfold,
Microsoft, Phenom; what single answers mean, and boards that are read in slices."""

import json
from pathlib import Path

import pytest
from scrapy.http import JsonRequest, TextResponse
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from scrapers import (
    ReadError,
    oracle,
    pcsx,
    phenom,
    read,
    successfactors,
    taleo,
    taleo_business,
    workday,
    workday_facets,
)
from scrapers.pay_fields import amount, band_of, between
from scrapers.workday_facets import CAP, FIRST_ONLY
from sponsorboard.sources import Source

FIXTURES = Path(__file__).parent / "fixtures"
SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))


def row_of(spider, token="acme"):
    return Source(slug="acme", company="Acme", spider=spider, token=token)


def packed(value):
    return json.dumps(value).encode()


# --- Which system a saved answer is of ------------------------------------------------------------

WORKDAY = "https://ostrava.wd5.myworkdayjobs.com/wday/cxs/ostrava/External"
SHARED = "https://wd3.myworkdaysite.com/wday/cxs/brackenhill/Jobs"
ORACLE = (
    "https://tarn.fa.us2.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisition"
)
TALEO = "https://wold.taleo.net/careersection"
BUSINESS = "https://phx.tbe.taleo.net/phx07/ats/careers/v2"
EIGHTFOLD = "https://fennimore.eightfold.ai/api/pcsx"
OLDER = "https://jobs.ashgrove.example/api/apply/v2/jobs"
MICROSOFT = "https://apply.careers.microsoft.com/api/pcsx"
SITE = "https://jobs.hollowmere.example"


@pytest.mark.parametrize(
    ("file", "url", "keys"),
    [
        ("workday/sliced/gary.json", WORKDAY + "/jobs", "S1 S2"),
        ("workday/sliced/buyer.json", WORKDAY + "/job/Gary/Buyer_S2", "S2"),
        ("workday/shared-host/list.json", SHARED + "/jobs", "R-77 R-78"),
        ("oracle/two-pages/page-2.json", ORACLE + "s?finder=findReqs;siteNumber=CX_7", "312"),
        (
            "oracle/two-pages/nurse.json",
            ORACLE + 'Details?finder=ById;Id="310",siteNumber=CX_7',
            "310",
        ),
        ("taleo/enterprise/page-1.json", TALEO + "/rest/jobboard/searchjobs?lang=en", "5001 5002"),
        ("taleo/enterprise/pilot.html", TALEO + "/ex/jobdetail.ftl?job=26001", "26001"),
        ("taleo/business/page-1.html", BUSINESS + "/searchResults?org=QUILLON&cws=41", "81 82"),
        ("taleo/business/seller.html", BUSINESS + "/viewRequisition?org=QUILLON&rid=82", "82"),
        ("successfactors/feed/sitemal.xml", SITE + "/sitemal.xml", "9100101 9100102"),
        ("successfactors/feed/kiln.html", SITE + "/job/Kiln-Operator/9100101/", "9100101"),
        ("successfactors/table/page-1.html", SITE + "/search/?q=&startrow=0", "771 772"),
        (
            "successfactors/older/listing.xml",
            "https://career5.successfactors.eu/career?company=nettlecombe",
            "20455",
        ),
        (
            "eightfold/two-pages/page-1.json",
            EIGHTFOLD + "/search?domain=fennimore.example",
            "70000000101 70000000102",
        ),
        (
            "eightfold/two-pages/lens.json",
            EIGHTFOLD + "/position_details?position_id=70000000101",
            "70000000101",
        ),
        ("eightfold/older-search/list.json", OLDER + "?domain=ashgrove.example", "4711"),
        ("eightfold/older-search/geologist.json", OLDER + "/4711?domain=a.example", "4711"),
        ("microsoft/two-pages/page-2.json", MICROSOFT + "/search?start=2", "1970000000000101"),
        (
            "microsoft/two-pages/garden.json",
            MICROSOFT + "/position_details?position_id=1970000000000101",
            "1970000000000101",
        ),
        (
            "phenom/two-pages/page-2.json",
            "https://careers.lindenwick.example/widgets",
            "LINDUS3EXTERNALENUS",
        ),
        (
            "phenom/two-pages/nurse.json",
            "https://careers.lindenwick.example/widgets",
            "LINDUS1EXTERNALENUS",
        ),
    ],
)
def test_a_saved_answer_is_read_by_its_system(file, url, keys):
    found = read((FIXTURES / file).read_bytes(), url)
    assert {each.spider for each in found} == {file.partition("/")[0]}
    assert [each.id.rpartition(":")[2] for each in found] == keys.split()


@pytest.mark.parametrize(
    ("module", "url", "token"),
    [
        (workday, "https://acme.wd5.myworkdayjobs.com/en-US/Careers", "Careers"),
        (workday, "https://wd5.myworkdaysite.com/en-US/recruiting/acme/Careers/job/X", "Careers"),
        (workday, "https://wd5.myworkdaysite.com/about", None),
        (workday, "https://acme.wd5.notmyworkdayjobs.com/Careers", None),
        (oracle, "https://acme.fa.us2.oraclecloud.com/hcmUI/", "acme.fa.us2"),
        (oracle, "https://acme.notoraclecloud.com/hcmUI/", None),
        (oracle, "https://acme.oraclecloud.com.evil.example/", None),
        (
            oracle,
            "https://jobs.acme.example/hcmUI/CandidateExperience/en/sites/X",
            "jobs.acme.example",
        ),
        (taleo, "https://acme.taleo.net/careersection/ex/jobsearch.ftl", "acme"),
        (taleo_business, "https://phe.tbe.taleo.net/phe03/ats/careers/v2/x", "phe03"),
        (successfactors, "https://jobs.acme.example/sitemal.xml", "jobs.acme.example"),
        (successfactors, "https://acme.jobs2web.com/job/X/1/", "acme.jobs2web.com"),
        (successfactors, "https://jobs.acme.example/job/X/1/", None),
        (successfactors, "https://career5.successfactors.eu.evil.example/", None),
        (phenom, "https://careers.acme.example/widgets", "careers.acme.example"),
        (phenom, "https://careers.acme.example/widgets/shop", None),
    ],
)
def test_an_address_is_matched_by_its_host(module, url, token):
    assert module.SHAPES[0].token(url) == token


@pytest.mark.parametrize(
    ("spider", "token", "first"),
    [
        ("workday", "acme.wd5/Careers", "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers"),
        ("workday", "acme.wd5.site/Careers", "https://wd5.myworkdaysite.com/wday/cxs/acme/Careers"),
        ("oracle", "acme.fa.us2/CX_1001", "https://acme.fa.us2.oraclecloud.com/hcmRestApi/"),
        ("taleo", "acme/2", "https://acme.taleo.net/careersection/2/jobsearch.ftl"),
        ("taleo", "jobs.acme.org/ext", "https://jobs.acme.org/careersection/ext/jobsearch.ftl"),
        ("taleo", "phe03/ACME/37", "https://phe.tbe.taleo.net/phe03/ats/careers/v2/searchResults"),
        ("successfactors", "jobs.acme.com", "https://jobs.acme.com/sitemal.xml"),
        (
            "successfactors",
            "career5.successfactors.eu/acme",
            "https://career5.successfactors.eu/career?company=acme&",
        ),
        ("oracle", "jobs.acme.com/CX_2", "https://jobs.acme.com/hcmRestApi/resources/latest/"),
        ("eightfold", "acme", "https://acme.eightfold.ai/careers"),
        ("eightfold", "acme/acme.com", "https://acme.eightfold.ai/api/pcsx/search?domain=acme.com"),
        (
            "eightfold",
            "jobs.acme.com/acme.com",
            "https://jobs.acme.com/api/pcsx/search?domain=acme.com",
        ),
        ("phenom", "careers.acme.com", "https://careers.acme.com/widgets"),
        ("phenom", "careers.acme.com/ca/fr", "https://careers.acme.com/widgets"),
    ],
)
def test_a_token_is_an_address(spider, token, first):
    kind = SPIDERS.load(spider)
    assert kind.problem(row_of(spider, token)) is None
    assert kind.addresses(row_of(spider, token))[0].startswith(first)


@pytest.mark.parametrize(
    ("spider", "token"),
    [
        ("workday", "acme.wd5.other/Careers"),
        ("oracle", "acme.fa.us2"),
        ("taleo", "acme"),
        ("successfactors", "acme"),
        ("eightfold", "acme/acme"),
        ("phenom", "careers.acme.com/us"),
    ],
)
def test_a_token_of_another_shape_is_refused(spider, token):
    assert "does not fit" in SPIDERS.load(spider).problem(row_of(spider, token))


# --- Workday over its cap -------------------------------------------------------------------------


def facet(name, **counts):
    values = [{"id": key, "descriptor": key, "count": count} for key, count in counts.items()]
    return {"facetParameter": name, "values": values}


def places(*facets):
    return {"facetParameter": "locationMainGroup", "values": list(facets)}


FAMILIES = facet("jobFamilyGroup", a=1840, b=296, c=477)
TIMES = facet("timeType", full=2611, part=2)
SITES = places(facet("locations", x=1900, y=1800, z=400))


@pytest.mark.parametrize(
    ("facets", "applied", "least", "chosen", "size", "gap"),
    [
        ([FAMILIES, TIMES, SITES], {}, 0, "jobFamilyGroup", 2613, None),
        ([TIMES, SITES], {}, 0, "timeType", 2613, None),
        ([FAMILIES, TIMES, SITES], {"jobFamilyGroup": ["a"]}, 2500, "timeType", 2613, None),
        ([facet("timeType", full=2613), SITES], {}, 0, "locations", 2613, None),
        ([SITES], {}, 0, "locations", CAP, "besides its first 2000"),
        ([SITES], {"jobFamilyGroup": ["a"]}, 2100, "locations", 2100, None),
        ([facet("timeType", full=2613), facet("jobFamilyGroup", a=900, b=800)], {}, 0,
         "jobFamilyGroup", 2613, "slices by jobFamilyGroup have 1700 of 2613"),
        # the fewest slices below the cap; above it, the smallest
        ([facet("jobFamily", a=700, b=700, c=700), facet("workerSubType", a=1050, b=1050)], {}, 0,
         "workerSubType", 2100, None),
        ([facet("timeType", a=2090, b=10), facet("workerSubType", a=2050, b=50)], {}, 0,
         "workerSubType", 2100, None),
        # a facet without counts, of one value, or applied already, does not split
        ([{"facetParameter": "remoteType", "values": [{"id": "r"}, {"id": "s"}]}], {}, 0,
         None, None, None),
        ([facet("timeType", full=2613)], {}, 0, None, None, None),
        ([TIMES], {"timeType": ["full"]}, 2611, None, None, None),
        ([], {}, 0, None, None, None),
    ],
)  # fmt: skip
def test_the_facet_that_splits_a_board(facets, applied, least, chosen, size, gap):
    split = workday_facets.split(packed({"facets": facets}), applied, least)
    assert (split and split.facet, split and split.size) == (chosen, size)
    if split:
        assert (gap or "") in (split.gap or "")
        assert (split.gap is None) == (gap is None)


class Board:
    """A Workday board of many postings, as one that shows its first 2,000 only answers."""

    def __init__(self, postings, facets):
        self.postings, self.facets = postings, facets
        self.asked = []

    def answer(self, request):
        asked = json.loads(request.body)
        assert asked["limit"] == 20, "more is refused with 400"
        self.asked.append(asked)
        applied, offset = asked["appliedFacets"], asked["offset"]
        assert all(len(ids) == 1 for ids in applied.values())
        found = [
            key
            for key, values in self.postings.items()
            if all(set(ids) & set(values[name]) for name, ids in applied.items())
        ]
        shown = min(len(found), CAP)
        rows = found[offset % CAP : offset % CAP + 20]  # beyond the cap they start again
        return {
            "total": 0 if offset else shown,
            "jobPostings": [self.row(key) for key in rows],
            "facets": [] if offset else self.counted(found),
        }

    def row(self, key):
        return {"title": f"Job {key}", "externalPath": f"/job/X/Job_{key}", "bulletFields": [key]}

    def counted(self, found):
        made = []
        for name in self.facets:
            counts = {}
            for key in found:
                for value in self.postings[key][name]:
                    counts[value] = counts.get(value, 0) + 1
            one = facet(name, **counts)
            made.append(places(one) if name == "locations" else one)
        return made


def crawled(board):
    """A crawl of a board: the books, and how often each posting came."""
    spider = SPIDERS.load("workday")()
    source = row_of("workday", "acme.wd5/Careers")
    came = {}

    def details(page, response, source, ask):
        for each in spider.postings(page, response, source):
            came[each.id] = came.get(each.id, 0) + 1
        return ()

    spider.details = details
    waiting = list(spider.requests(source))
    while waiting:
        request = waiting.pop(0)
        body = packed(board.answer(request))
        response = TextResponse(request.url, body=body, request=request)
        made = spider.parse(response, **request.cb_kwargs)
        waiting += [each for each in made if isinstance(each, JsonRequest)]
    return spider.books(source), came


def test_a_board_over_the_cap_is_read_slice_by_slice():
    postings = {
        f"R{number}": {
            "jobFamilyGroup": ["eng" if number < 2300 else f"f{number % 7}"],
            "timeType": ["part" if number % 50 == 0 else "full"],
            "locations": [f"l{number % 9}", *(["l9"] if number % 3 == 0 else [])],
        }
        for number in range(2613)
    }
    board = Board(postings, ["jobFamilyGroup", "timeType", "locations"])
    books, came = crawled(board)
    assert came == {f"workday:acme:{key}": 1 for key in postings}
    assert (books.listed, books.rows, books.shortfall) == (2613, 2613, None)
    assert max(asked["offset"] for asked in board.asked) < CAP
    assert {name for asked in board.asked for name in asked["appliedFacets"]} == {
        "jobFamilyGroup", "timeType", "locations",
    }  # fmt: skip


def test_postings_without_the_facet_leave_the_board_incomplete():
    postings = {
        f"R{number}": {
            "jobFamilyGroup": ["eng" if number % 2 else "ops"] if number < 2100 else [],
            "timeType": ["full"],
        }
        for number in range(2200)
    }
    books, came = crawled(Board(postings, ["jobFamilyGroup", "timeType"]))
    assert len(came) == 2100
    assert books.shortfall == "the board's slices by jobFamilyGroup have 2100 of 2200 postings"


def test_a_board_that_nothing_splits_shows_its_first_postings():
    postings = {f"R{number}": {"timeType": ["full"]} for number in range(2050)}
    books, came = crawled(Board(postings, ["timeType"]))
    assert len(came) == CAP
    assert books.shortfall == FIRST_ONLY


def test_a_board_below_the_cap_is_not_split():
    postings = {f"R{number}": {"timeType": ["full", "part"][number % 2 :]} for number in range(45)}
    board = Board(postings, ["timeType"])
    books, came = crawled(board)
    assert (len(came), books.shortfall, len(board.asked)) == (45, None, 3)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        (WORKDAY + "/jobs", "https://ostrava.wd5.myworkdayjobs.com/External"),
        (WORKDAY + "/job/Gary/Buyer_S2", "https://ostrava.wd5.myworkdayjobs.com/External"),
        (SHARED + "/jobs", "https://wd3.myworkdaysite.com/recruiting/brackenhill/Jobs"),
    ],
)
def test_the_site_of_a_workday_address(url, site):
    assert workday.site_of(url) == site


@pytest.mark.parametrize(
    ("bullets", "posted"),
    [
        (["R1", "Posting Date: 03/25/2026"], "Posting Date: 03/25/2026"),
        (["R1", "posting date 2026-03-25"], "posting date 2026-03-25"),
        (["R1", None, "Acme Ltd"], "Posted 30+ Days Ago"),
        (["R1", "Posting Date: soon"], "Posted 30+ Days Ago"),
        (None, "Posted 30+ Days Ago"),
    ],
)
def test_the_date_among_the_bullets(bullets, posted):
    row = {"title": "A", "externalPath": "/job/X/A_R1", "postedOn": "Posted 30+ Days Ago"}
    body = packed({"total": 1, "jobPostings": [row | {"bulletFields": bullets}]})
    (found,) = workday.read(body, "https://x.example", row_of("workday")).postings
    assert found.posted_text == posted


# --- Pay in words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "country", "low", "high", "currency", "interval"),
    [
        ("$54.25 - $69.25", "US", 54.25, 69.25, "USD", None),
        ("$54.25 - $69.25", "CA", 54.25, 69.25, "CAD", None),
        ("$29.16 - $44.47 Hourly*", "US", 29.16, 44.47, "USD", "hour"),
        ("Base pay is $20.41 to $32.97. Bonuses may come on top.", "US", 20.41, 32.97, "USD", None),
        ("33.11 - 47.28", None, 33.11, 47.28, None, None),
        ("₹2,726,400.00 INR - ₹3,612,600.00 INR", "IN", 2726400, 3612600, "INR", None),
    ],
)
def test_pay_in_the_words_of_a_field(words, country, low, high, currency, interval):
    band = band_of(words, "pay", country)
    assert (band.min, band.max, band.currency, band.interval) == (low, high, currency, interval)
    assert band.interval_stated == (interval is not None)


@pytest.mark.parametrize("words", [None, "", "null", "0.0-0.0 ", "Competitive", "C007"])
def test_words_without_pay(words):
    assert band_of(words, "pay") is None


@pytest.mark.parametrize(
    ("value", "number"),
    [("82.00", 82), ("1,200.50", 1200.5), (61000, 61000), ("0.00", None), ("n/a", None),
     (None, None), ("12-14", None)],
)  # fmt: skip
def test_a_field_with_a_number(value, number):
    assert amount(value) == number


def test_the_range_of_two_fields():
    band = between("54.42", "0.00", "pay")
    assert (band.min, band.max, band.evidence[0].quote) == (54.42, None, "54.42")
    assert between("0.00", "0.00", "pay") is None


def oracle_bands(fields, wrapped=False):
    listed = [{"Prompt": prompt, "Value": value} for prompt, value in fields.items()]
    info = {
        "Id": "1", "Title": "Nurse", "PrimaryLocationCountry": "US",
        "requisitionFlexFields": {"items": listed} if wrapped else listed,
    }  # fmt: skip
    stub = oracle.stub_of(ORACLE + 'Details?finder=ById;Id="1",siteNumber=CX', row_of("oracle"))
    found = oracle.read_detail(packed({"items": [info]}), stub).pay_fields
    return [(band.min, band.max, band.interval) for band in found]


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(
    ("fields", "bands"),
    [
        ({"Salary Range": "$30.00 - $40.00", "Pay Rate Frequency": "HOURLY"}, [(30, 40, "hour")]),
        ({"Hiring Range Minimum and Maximum Per Period": "$26.37 - $39.55 / hour"},
         [(26.37, 39.55, "hour")]),
        ({"Hiring Range Minimum and Maximum Per Period": "null"}, []),
        ({"Minimum Salary": "82.00", "Maximum Salary": "92.00", "UKG Pay Rule": "C007"},
         [(82, 92, None)]),
        ({"Pay Range": "33.11 - 47.28", "Shift Length": "12 Hours"}, [(33.11, 47.28, None)]),
        ({"FTE": "0.9", "Work Location": "On-site", "Pay Grade": "14"}, []),
    ],
)  # fmt: skip
def test_pay_in_the_fields_of_an_oracle_posting(fields, bands, wrapped):
    assert oracle_bands(fields, wrapped) == bands


@pytest.mark.parametrize(
    ("fields", "bands"),
    [
        ({"minimumPay": "54.42", "maximumPay": "81.64"}, [(54.42, 81.64)]),
        ({"minimumPay": "0.00", "maximumPay": "0.00"}, []),
        ({"payRate": "170000.0", "salary": "195041.0", "salaryHourly": "80",
          "salaryRange": "170000.0-195041.0 "}, [(170000, 195041)]),
        ({"payRate": "0.0", "salary": "0.0", "salaryHourly": "48", "salaryRange": "0.0-0.0 "}, []),
        ({"payRate": "21.5", "salary": "30"}, [(21.5, 30)]),
        ({"salary": "$50,000 - $60,000"}, [(50000, 60000)]),
        ({"compensationRange": "£30,000.00 GBP - £35,000.00 GBP"}, [(30000, 35000)]),
    ],
)  # fmt: skip
def test_pay_of_a_phenom_posting(fields, bands):
    job = {"title": "Nurse", "jobSeqNo": "N1", **fields}
    body = packed({"refineSearch": {"totalHits": 1, "data": {"jobs": [job]}}})
    (found,) = phenom.read(body, "https://x.example/us/en", row_of("phenom")).postings
    assert [(band.min, band.max) for band in found.pay_fields] == bands
    assert all(not band.interval_stated for band in found.pay_fields)


# --- Single answers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"RemoteType": "Onsite Only", "remote": "Yes"}, "Onsite Only"),
        ({"remote": True}, "Remote"),
        ({"remote": "Yes"}, "Remote"),
        ({"checkRemote": "Hybrid"}, "Hybrid"),
        ({"remote": "No", "checkRemote": "Remote"}, "Remote"),
        ({"remote": False}, None),
        ({"remote": ""}, None),
        ({}, None),
    ],
)
def test_the_workplace_of_a_phenom_posting(fields, word):
    body = packed({"refineSearch": {"data": {"jobs": [{"title": "A", "jobId": 1, **fields}]}}})
    (found,) = phenom.read(body, "https://x.example", row_of("phenom")).postings
    assert found.workplace_text == word


@pytest.mark.parametrize(
    ("page", "session"),
    [
        ("<div id='csrfToken' class='x'> 3f2ac90d-11 </div>", ("3f2ac90d-11", "")),
        ('<script>phApp.sessionParams = {"csrfToken":"0123456789"}; phApp.refNum = "ACMEUS";'
         "</script>", ("0123456789", "ACMEUS")),
        ('<span id="X-CSRF-TOKEN">abcdefgh</span>{"refNum":"AGLOBAL"}', ("abcdefgh", "AGLOBAL")),
    ],
)  # fmt: skip
def test_the_token_of_a_phenom_search_page(page, session):
    assert phenom.read_search(page.encode()) == session


def test_a_phenom_site_that_wants_its_token():
    refused = packed({"tokenAvailable": False})
    assert phenom.read(refused, "https://x", row_of("phenom"), asked_with_token=False) is None
    with pytest.raises(ReadError, match="without a list"):
        phenom.read(refused, "https://x", row_of("phenom"))
    with pytest.raises(ReadError, match="got one without"):
        phenom.read_search(b"<html></html>")


@pytest.mark.parametrize(
    ("fields", "posted"),
    [
        ({"postedTs": 1788000000, "creationTs": 1700000000}, "2026-08-29T10:40:00+00:00"),
        ({"t_create": 1788000000, "t_update": 1789000000}, "2026-08-29T10:40:00+00:00"),
        ({"postedTs": 0}, None),
        ({"postedTs": None, "creationTs": 1700000000}, None),
        ({"t_update": 1789000000}, None),
        ({"postedTs": -62135596800}, None),
    ],
)
def test_the_date_of_an_eightfold_position(fields, posted):
    body = packed({"positions": [{"id": 1, "name": "A", **fields}], "count": 1})
    (found,) = pcsx.read(body, EIGHTFOLD + "/search", row_of("eightfold")).postings
    assert found.posted_text == posted


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"workLocationOption": "hybrid"}, "hybrid"),
        ({"work_location_option": "remote"}, "remote"),
        ({"workLocationOption": "onsite", "efcustomTextWorkSite": ["0 days / week in-office"]},
         "0 days / week in-office"),
        ({"efcustomTextWorkSite": "Fully on-site"}, "Fully on-site"),
        ({"workLocationOption": None}, None),
    ],
)  # fmt: skip
def test_the_workplace_of_an_eightfold_position(fields, word):
    body = packed({"data": {"positions": [{"id": 1, "name": "A", **fields}], "count": 1}})
    (found,) = pcsx.read(body, EIGHTFOLD + "/search", row_of("eightfold")).postings
    assert found.workplace_text == word


def test_the_domain_of_an_eightfold_search_page():
    assert pcsx.domain_of(b'<script>window._EF_GROUP_ID = "acme.com";</script>') == "acme.com"
    with pytest.raises(ReadError, match="got one without"):
        pcsx.domain_of(b"<html></html>")


def test_an_oracle_count_without_its_list_is_a_problem():
    search = {"TotalJobsCount": 5, "Offset": 0, "requisitionList": []}
    page = oracle.read(packed({"items": [search]}), "https://x", row_of("oracle"))
    assert (page.postings, page.total, len(page.problems)) == ([], 5, 1)
    page = oracle.read(packed({"items": [search | {"TotalJobsCount": 0}]}), "x", row_of("oracle"))
    assert (page.total, page.problems) == (0, [])
    page = oracle.read(packed({"items": []}), "https://x", row_of("oracle"))
    assert page.problems == ["the answer has no search in it: the site number may be wrong"]
    with pytest.raises(ReadError, match="without one"):
        oracle.read_detail(packed({"items": []}), oracle.stub_of(ORACLE, row_of("oracle")))


@pytest.mark.parametrize(
    ("url", "site"),
    [
        (
            "https://a.fa.us2.oraclecloud.com/x?finder=findReqs;siteNumber=CX_1001,limit=25",
            "CX_1001",
        ),
        ("https://a.fa.us2.oraclecloud.com/x?finder=findReqs%3BsiteNumber%3DCX_2", "CX_2"),
        ("https://a.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/Acme/job/7", "Acme"),
    ],
)
def test_the_site_of_an_oracle_address(url, site):
    root = "https://a.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/"
    assert oracle.site_of(url) == root + site


COLUMNS = ["Job Title", "Location", "Posting Date", "Schedule"]


@pytest.mark.parametrize(
    ("columns", "cells", "place", "posted", "employment"),
    [
        (COLUMNS, ["Cook", '["US-TX-Austin","US-TX-Waco"]', "Oct 5, 2026", "Full-time"],
         "US-TX-Austin | US-TX-Waco", "Oct 5, 2026", "Full-time"),
        (COLUMNS, ["Cook", "Austin", " ", "Part-time"], "Austin", None, "Part-time"),
        # without headings for each, no cell but title and places is known
        (COLUMNS[:3], ["Cook", "Austin", "Oct 5, 2026", "Full-time"], "Austin", None, None),
        ([], ["Cook", "[]", "Oct 5, 2026"], None, None, None),
        ([], ["Cook"], None, None, None),
    ],
)  # fmt: skip
def test_the_columns_of_a_taleo_row(columns, cells, place, posted, employment):
    row = {"jobId": "1", "contestNo": "A1", "column": cells, "locationsColumns": [1]}
    body = packed({"requisitionList": [row], "pagingData": {"totalCount": 1}})
    url = TALEO + "/ex/jobsearch.ftl"
    (found,) = taleo.read(body, url, row_of("taleo"), columns).postings
    assert (found.title, found.location_text) == ("Cook", place)
    assert (found.posted_text, found.employment_text) == (posted, employment)
    assert found.url == TALEO + "/ex/jobdetail.ftl?job=A1"


def test_a_taleo_section_that_is_closed_or_without_a_portal():
    body = packed({"requisitionList": [], "careerSectionUnAvailable": True})
    with pytest.raises(ReadError, match="closed"):
        taleo.read(body, TALEO + "/ex/x", row_of("taleo"))
    with pytest.raises(ReadError, match="portal"):
        taleo.read_search(b"<html><title>Career Section Unavailable</title></html>")


def test_a_taleo_page_without_its_fields_is_no_posting():
    stub = taleo.stub_of(TALEO + "/ex/jobdetail.ftl?job=1", row_of("taleo"))
    with pytest.raises(ReadError, match="without its fields"):
        taleo.read_detail(b"<html>no longer available</html>", stub.url, stub)


FEED = """<rss xmlns:taleo="urn:TBERss" version="2.0"><channel><title>Jobs</title>
<pubDate>Thu, 10 Sep 2026 15:28:38 GMT</pubDate>
<item><title>Dietitian</title><link>https://phx.tbe.taleo.net/phx07/ats/careers/requisition.jsp?rid=9
</link><description>Plain.</description><pubDate>Thu, 10 Sep 2026 15:28:38 GMT</pubDate>
<taleo:reqId>9</taleo:reqId><taleo:locationCity>Waco</taleo:locationCity>
<taleo:locationState>Texas</taleo:locationState><taleo:department>Diet</taleo:department>
<taleo:html-description>&lt;p&gt;Plan meals.&lt;/p&gt;</taleo:html-description></item>
<item><title>Nobody</title></item></channel></rss>"""


def test_the_feed_of_the_business_edition_has_no_dates():
    page = taleo_business.read_feed(FEED.encode(), row_of("taleo"))
    (found,) = page.postings
    assert (found.requisition, found.location_text, found.posted_text) == ("9", "Waco, Texas", None)
    assert (found.description_html, found.department_text) == ("<p>Plan meals.</p>", "Diet")
    assert page.problems == ["item 2 cannot be read: it has no number or no link"]
    url = "https://phx.tbe.taleo.net/phx07/ats/servlet/Rss?org=QUILLON&cws=41"
    assert [each.spider for each in read(FEED.encode(), url)] == ["taleo"]


@pytest.mark.parametrize(
    ("title", "place", "short"),
    [
        ("Cook (Berlin, DE)", "Berlin, Germany, 10115", "Cook"),
        ("Cook (m/f/d) (Berlin, DE)", "Berlin, Germany", "Cook (m/f/d)"),
        ("Cook (m/f/d)", "Berlin, Germany", "Cook (m/f/d)"),
        ("Cook (Night Shift)", "Berlin, Germany", "Cook (Night Shift)"),
        ("Cook (Berlin, DE)", "", "Cook (Berlin, DE)"),
        ("(Berlin, DE)", "Berlin, DE", "(Berlin, DE)"),
    ],
)
def test_the_place_in_a_feed_title(title, place, short):
    body = f"""<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><title>{title}</title>
    <link>https://x.example/job/A/1/</link><g:location>{place}</g:location></item></channel></rss>"""
    (found,) = successfactors.read_feed(body.encode(), row_of("successfactors")).postings
    assert (found.title, found.title_text) == (short, title)


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("Results <b>1 – 25</b> of <b>1,155</b>", 1155),
        ("Ergebnisse 1 - 25 von 1.155", 1155),
        ("", None),
    ],
)
def test_how_many_a_search_page_counts(label, total):
    page = f'<span class="paginationLabel">{label}</span><table id="searchresults"></table>'
    assert successfactors.read(page.encode(), SITE, row_of("successfactors")).total == total
    script = page + '<script>j2w.init({jobRecordsFound: parseInt("37")})</script>'
    found = successfactors.read(script.encode(), SITE, row_of("successfactors"))
    assert found.total == (total or 37)


def test_a_tile_is_a_row():
    tile = """<ul id="job-tile-list"><li class="job-tile job-id-55"><a class="jobTitle-link"
    href="/job/Lodz-Welder/55/">Welder</a><div id="job-55-desktop-section-location-value">Lodz, PL
    </div><div id="job-55-desktop-section-date-value">Oct 1, 2026</div></li></ul>"""
    (found,) = successfactors.read(tile.encode(), SITE, row_of("successfactors")).postings
    assert (found.title, found.location_text) == ("Welder", "Lodz, PL")
    assert (found.posted_text, found.url) == ("Oct 1, 2026", SITE + "/job/Lodz-Welder/55/")


@pytest.mark.parametrize(
    ("reader", "body"),
    [
        (successfactors.read_feed, "<urlset><url><loc>https://x.example</loc></url></urlset>"),
        (successfactors.read_feed, "<html><body>Not found</body></html>"),
        (taleo_business.read_feed, "<html></html>"),
    ],
)
def test_what_is_no_feed_is_said(reader, body):
    with pytest.raises(ReadError, match="got something else"):
        reader(body.encode(), row_of("x"))
