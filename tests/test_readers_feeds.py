"""Quirks of the boards that answer with a feed: SmartRecruiters, Workable, Personio, Teamtailor,
BambooHR, JazzHR, Breezy HR and Recruitee."""

import json

import pytest
from scrapy.http import Response

from scrapers import (
    ReadError,
    bamboohr,
    breezy,
    jazzhr,
    personio,
    read,
    recruitee,
    smartrecruiters,
    teamtailor,
    workable,
)
from scrapers.page import Page
from spiders.bamboohr import BamboohrSpider
from spiders.breezy import BreezySpider
from spiders.jazzhr import JazzhrSpider
from spiders.personio import PersonioSpider
from spiders.recruitee import RecruiteeSpider
from spiders.smartrecruiters import SmartrecruitersSpider
from spiders.teamtailor import TeamtailorSpider
from spiders.workable import WorkableSpider
from sponsorboard.sources import Source


def source(spider, token="acme", company="Acme"):
    return Source(slug="acme", company=company, spider=spider, token=token)


def body(value):
    return json.dumps(value).encode()


def pay(posting):
    return [(band.min, band.max, band.currency, band.interval) for band in posting.pay_fields]


# --- Tokens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spider", "token", "address"),
    [
        (
            SmartrecruitersSpider,
            "AcmeCorp",
            "https://api.smartrecruiters.com/v1/companies/AcmeCorp/postings",
        ),
        (
            WorkableSpider,
            "acme-inc",
            "https://apply.workable.com/api/v1/widget/accounts/acme-inc?details=true",
        ),
        (PersonioSpider, "acme", "https://acme.jobs.personio.de/xml?language=en"),
        (PersonioSpider, "acme.de", "https://acme.jobs.personio.de/xml?language=en"),
        (PersonioSpider, "acme.com", "https://acme.jobs.personio.com/xml?language=en"),
        (TeamtailorSpider, "acme", "https://acme.teamtailor.com/jobs.json?per_page=100"),
        (TeamtailorSpider, "acme.na", "https://acme.na.teamtailor.com/jobs.json?per_page=100"),
        (TeamtailorSpider, "jobs.acme.example", "https://jobs.acme.example/jobs.json?per_page=100"),
        (BamboohrSpider, "acme", "https://acme.bamboohr.com/careers/list"),
        (JazzhrSpider, "acme", "https://acme.applytojob.com/apply"),
        (BreezySpider, "acme-inc", "https://acme-inc.breezy.hr/json?verbose=true"),
        (RecruiteeSpider, "acme", "https://acme.recruitee.com/api/offers/"),
    ],
)
def test_where_a_token_leads(spider, token, address):
    row = source(spider.name, token)
    assert spider.problem(row) is None
    assert spider.addresses(row) == [address]


@pytest.mark.parametrize(
    ("spider", "token"),
    [
        (PersonioSpider, "acme.example"),
        (PersonioSpider, "acme.com/x"),
        (TeamtailorSpider, "acme.example/jobs"),
        (TeamtailorSpider, "user@acme.example"),
        (TeamtailorSpider, ".acme"),
        (BamboohrSpider, "acme.bamboohr.com"),
        (JazzhrSpider, "acme/apply"),
        (BreezySpider, "acme.breezy"),
        (RecruiteeSpider, "acme.example"),
        (SmartrecruitersSpider, "a/b"),
        (WorkableSpider, None),
    ],
)
def test_tokens_that_do_not_fit(spider, token):
    assert "does not fit" in spider.problem(source(spider.name, token))


# --- SmartRecruiters ------------------------------------------------------------------------------


def smart(**said):
    row = {"id": "1", "name": "Cook", "company": {"identifier": "Acme", "name": "Acme Inc"}, **said}
    page = smartrecruiters.read(
        body({"totalFound": 1, "content": [row]}), source("smartrecruiters", company="")
    )
    assert page.problems == []
    return page.postings[0]


@pytest.mark.parametrize(
    ("where", "text", "place"),
    [
        (
            {"city": "Austin", "region": "TX", "country": "us",
             "fullLocation": "Austin, TX, United States"},
            "Austin, TX, United States", ("Austin", "TX", "US"),
        ),
        ({"city": "Gdynia", "country": "pl", "fullLocation": "Gdynia, , Poland"},
         "Gdynia, Poland", ("Gdynia", None, "PL")),
        ({"city": "Remote", "country": "us", "fullLocation": "Remote, , United States"},
         "Remote, United States", (None, None, "US")),
        ({"city": "Brno", "country": "cz"}, "Brno, cz", ("Brno", None, "CZ")),
        ({"city": "", "country": None, "fullLocation": ", , "}, None, None),
        (None, None, None),
    ],
)  # fmt: skip
def test_places_of_smartrecruiters(where, text, place):
    found = smart(location=where)
    assert found.location_text == text
    assert [(p.city, p.region, p.country) for p in found.locations] == ([place] if place else [])


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"remote": True, "hybrid": False}, "Remote"),
        ({"remote": False, "hybrid": True}, "Hybrid"),
        ({"remote": False, "hybrid": False}, None),  # nothing was chosen
        ({}, None),
    ],
)
def test_flags_of_smartrecruiters(flags, words):
    assert smart(location={"city": "Austin", **flags}).workplace_text == words


@pytest.mark.parametrize(
    ("given", "bands"),
    [
        ({"min": 20.25, "max": 26.33, "currency": "USD", "period": "HOURLY"},
         [(20.25, 26.33, "USD", "hour")]),
        ({"min": 50000, "max": None, "currency": "EUR", "period": "YEARLY"},
         [(50000, None, "EUR", "year")]),
        ({"min": 7, "max": 9, "currency": "USD", "period": None}, [(7, 9, "USD", None)]),
        ({"min": 0, "max": 0, "currency": "USD", "period": "HOURLY"}, []),
        (None, []),
    ],
)  # fmt: skip
def test_pay_of_smartrecruiters(given, bands):
    assert pay(smart(compensation=given)) == bands


def test_labels_of_smartrecruiters_may_be_empty():
    found = smart(
        department={}, experienceLevel={"id": "not_applicable", "label": "Not Applicable"}
    )
    assert (found.department_text, found.experience_text) == (None, None)
    assert found.company.name == "Acme Inc"


def test_a_row_of_smartrecruiters_without_company_is_found_by_its_reference():
    ref = "https://api.smartrecruiters.com/v1/companies/Foo%20Bar/postings/1"
    assert smart(company=None, ref=ref).url == "https://jobs.smartrecruiters.com/Foo%20Bar/1"
    assert smart(company=None).url == "https://jobs.smartrecruiters.com/acme/1"


def test_sections_of_smartrecruiters_come_in_the_order_of_the_page():
    sections = {
        "qualifications": {"title": "Who", "text": "<p>b</p>"},
        "jobDescription": {"title": "What & how", "text": "<p>a</p>"},
        "companyDescription": None,
        "videos": {"urls": []},
        "additionalInformation": {"title": "More", "text": " "},
    }
    said = {"id": "1", "name": "Cook", "jobAd": {"sections": sections}}
    (found,) = read(body(said), "https://api.smartrecruiters.com/v1/companies/Acme/postings/1")
    assert found.description_html == "<h3>What &amp; how</h3>\n<p>a</p>\n<h3>Who</h3>\n<p>b</p>"


# --- Workable -------------------------------------------------------------------------------------


def widget(*jobs):
    plain = {"shortcode": "A1", "title": "Cook", "url": "https://apply.workable.com/j/A1"}
    rows = [{**plain, **job} for job in jobs]
    return workable.read(body({"name": "Acme Inc", "jobs": rows}), source("workable", company=""))


@pytest.mark.parametrize(
    ("job", "words"),
    [
        ({"telecommuting": True}, "Remote"),
        ({"telecommuting": False}, None),
        ({"telecommuting": False, "workplace_type": "hybrid"}, "hybrid"),
        ({"telecommuting": True, "workplace_type": "remote"}, "remote"),
    ],
)
def test_workplace_of_workable(job, words):
    assert widget(job).postings[0].workplace_text == words


def test_dates_of_workable_are_of_the_publication():
    job = {"published_on": "2026-06-02", "created_at": "2025-11-21"}
    assert widget(job).postings[0].posted_text == "2026-06-02"
    assert widget({"created_at": "2025-11-21"}).postings[0].posted_text is None


def test_a_hidden_place_of_workable_is_left_out():
    places = [{"city": "Bonn", "countryCode": "DE", "country": "Germany", "hidden": True}]
    assert widget({"locations": places, "city": "Bonn"}).postings[0].locations == []


def test_places_of_workable_without_a_list():
    found = widget({"country": "United States", "state": "Ohio", "city": "Dayton"}).postings[0]
    assert found.location_text == "Dayton, Ohio, United States"
    assert [(p.city, p.region, p.country) for p in found.locations] == [("Dayton", "OH", "US")]


def test_rows_of_one_posting_of_workable_are_put_together():
    page = widget({"city": "Dayton"}, {"city": "Akron"})
    assert [posting.location_text for posting in page.postings] == ["Dayton | Akron"]
    assert (page.rows, page.postings[0].company.name) == (2, "Acme Inc")


@pytest.mark.parametrize(("count", "whole"), [(29, True), (30, False), (31, True)])
def test_a_widget_of_workable_that_may_be_cut(count, whole):
    jobs = [{"shortcode": f"A{n}", "title": "Cook", "url": "x"} for n in range(count)]
    answer = Response("https://apply.workable.com/", body=body({"jobs": jobs}))
    spider, row = WorkableSpider(), source("workable")
    assert len(list(spider.parse(answer, row))) == count
    assert (spider.books(row).shortfall is None) is whole


def test_the_career_pages_list_of_workable():
    row = {
        "shortcode": "B2", "title": "Nurse", "code": "J7", "state": "published", "type": "part",
        "accountUid": "u", "workplace": "on_site", "published": "2026-09-10T00:00:00.000Z",
        "department": ["Ward", "Night"], "isInternal": False,
        "location": {"country": "France", "countryCode": "FR", "city": "Paris"},
    }  # fmt: skip
    hidden = [{**row, "shortcode": "B3", "isInternal": True}, {**row, "state": "draft"}]
    page = body({"total": 3, "results": [row, *hidden], "nextPage": "x"})
    (found,) = read(page, "https://apply.workable.com/api/v3/accounts/acme/jobs")
    assert found.url == "https://apply.workable.com/acme/j/B2/"
    assert (found.employment_text, found.workplace_text) == ("part-time", "on_site")
    assert (found.location_text, found.department_text) == ("Paris, France", "Ward | Night")


# --- Personio -------------------------------------------------------------------------------------


def feed(inner):
    text = f'<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>{inner}</workzag-jobs>'
    row = source("personio", company="")
    return personio.read(text.encode(), "https://acme.jobs.personio.de", row)


def position(inner):
    return feed(f"<position><id>1</id><name>Cook</name>{inner}</position>").postings[0]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("7-10", "7-10 years"),
        ("lt-1", "0-1 years"),
        ("gt-15", "15+ years"),
        ("plenty", "plenty"),
        ("", None),
    ],
)
def test_years_of_personio(code, words):
    found = position(f"<yearsOfExperience>{code}</yearsOfExperience>")
    assert found.experience_text == words


@pytest.mark.parametrize(
    ("kind", "schedule", "words"),
    [
        ("permanent", "part-time", "permanent, part-time"),
        ("intern", "full-time", "intern, full-time"),
        ("permanent", "full-or-part-time", "permanent, full-time or part-time"),
        ("", "", None),
    ],
)
def test_employment_of_personio(kind, schedule, words):
    inner = f"<employmentType>{kind}</employmentType><schedule>{schedule}</schedule>"
    assert position(inner).employment_text == words


@pytest.mark.parametrize(
    ("inner", "bands"),
    [
        ("<min>60000</min><max>70000</max><currencyCode>EUR</currencyCode><type>yearly</type>",
         [(60000, 70000, "EUR", "year")]),
        ("<min>2800.50</min><max></max><currencyCode>EUR</currencyCode><type>monthly</type>",
         [(2800.5, None, "EUR", "month")]),
        ("<min>x</min><max>0</max>", []),
        ("", []),
    ],
)  # fmt: skip
def test_pay_of_personio(inner, bands):
    assert pay(position(f"<salaryInformation>{inner}</salaryInformation>")) == bands


def test_sections_of_personio_without_the_contact():
    inner = "".join(
        f"<jobDescription><name>{name}</name><value><![CDATA[{text}]]></value></jobDescription>"
        for name, text in (("A &amp; B", "<p>x</p>"), ("CONTACT_PERSON", "y"), ("C", " "))
    )
    found = position(f"<jobDescriptions>{inner}</jobDescriptions>")
    assert found.description_html == "<h3>A &amp; B</h3>\n<p>x</p>"


def test_rows_of_personio_that_cannot_be_read():
    page = feed("<position><name>Cook</name></position><position><id>2</id></position>")
    assert page.problems == [
        "position 1 cannot be read: it has no `id`",
        "position 2 cannot be read: the title is empty",
    ]


def test_a_feed_of_personio_that_breaks_off_is_not_whole():
    text = b"<workzag-jobs><position><id>1</id><name>Cook</name></position><position><id>2</id><na"
    page = personio.read(text, "https://acme.jobs.personio.de", source("personio"))
    assert [posting.title for posting in page.postings] == ["Cook"]
    assert page.problems == [
        "position 2 cannot be read: the title is empty",
        "the feed breaks off: it has no end",
    ]


def test_a_feed_of_personio_with_broken_markup_is_counted():
    inner = "<position><id>1</id><name>R & D</name></position>"
    assert [each.title for each in feed(inner).postings] == ["R D"]
    page = feed("<!-- <position> -->" + inner)
    assert page.problems == ["2 positions begin, 1 can be read"]


def test_a_board_of_personio_without_positions():
    assert feed("") == Page([], None, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "got an empty answer"),
        ("<!DOCTYPE html><html><title>Not found</title></html>", "got an HTML page"),
        ("<rss></rss>", "got something else"),
    ],
)
def test_what_personio_gave_instead(text, message):
    with pytest.raises(ReadError, match=message):
        personio.read(text.encode(), "https://acme.jobs.personio.de", source("personio"))


def test_a_saved_feed_of_personio_keeps_its_host():
    text = "<workzag-jobs><position><id>1</id><name>Cook</name></position></workzag-jobs>"
    for host in ("acme.jobs.personio.de", "acme.jobs.personio.com"):
        (found,) = read(text.encode(), f"https://{host}/xml?language=en")
        assert (found.url, found.source) == (f"https://{host}/job/1", "acme")


# --- Teamtailor -----------------------------------------------------------------------------------

FEED = "https://acme.teamtailor.com/jobs.json?per_page=100"


def items(*found, **more):
    plain = {"id": "u1", "title": "Cook", "url": "https://acme.teamtailor.com/jobs/7-cook"}
    rows = [{**plain, **item} for item in found]
    return body({"title": "Acme AB", "items": rows, **more})


@pytest.mark.parametrize(
    ("named", "following"),
    [
        ("https://acme.teamtailor.com/jobs.json?page=2", "jobs.json?page=2"),
        ("https://jobs.acme.example/jobs.json?page=2", "jobs.json?page=2"),  # the same site's
        ("/jobs.json?page=2", "jobs.json?page=2"),
        (FEED, None),  # itself
        ("", None),
        (None, None),
    ],
)
def test_next_page_of_teamtailor(named, following):
    expected = f"https://acme.teamtailor.com/{following}" if following else None
    assert teamtailor.next_page(items(next_url=named), FEED) == expected


def test_an_item_of_teamtailor():
    node = {
        "@type": "JobPosting",
        "title": "Cook",
        "description": "<p>Boil.</p><script></script>",
        "identifier": {"@type": "PropertyValue", "name": "Acme AB", "value": 7},
        "datePosted": "2026-05-26T08:33:05+02:00",
        "jobLocation": [
            {"@type": "Place", "address": {"addressLocality": city, "addressCountry": "SE"}}
            for city in ("Umeå", "Lund")
        ],
    }
    page = items({"_jobposting": node, "date_published": "2026-06-01", "content_html": "<p>x</p>"})
    (found,) = teamtailor.read(page, source("teamtailor", company="")).postings
    assert found.id == "teamtailor:acme:u1"
    assert found.url == "https://acme.teamtailor.com/jobs/7-cook"
    assert found.description_html == "<p>Boil.</p><script></script>"
    assert (found.requisition, found.company.name) == (None, "Acme AB")
    assert found.location_text == "Umeå, SE | Lund, SE"
    assert (found.posted_text, found.reading) == ("2026-05-26T08:33:05+02:00", "fields")


@pytest.mark.parametrize("node", [None, {}, {"@type": "JobPosting"}, {"@type": "Thing"}])
def test_an_item_of_teamtailor_with_nothing_in_it(node):
    page = items({"_jobposting": node, "date_published": "2026-06-01", "content_html": "<p>x</p>"})
    (found,) = teamtailor.read(page, source("teamtailor")).postings
    assert (found.title, found.posted_text, found.description_html) == (
        "Cook", "2026-06-01", "<p>x</p>",
    )  # fmt: skip


# --- BambooHR -------------------------------------------------------------------------------------

BAMBOO = "https://acme.bamboohr.com"


def bamboo(**said):
    page = body({"result": [{"id": "9", "jobOpeningName": "Cook", **said}]})
    return bamboohr.read(page, BAMBOO, source("bamboohr")).postings[0]


@pytest.mark.parametrize(
    ("kind", "flag", "words"),
    [
        ("0", None, "On-site"),
        ("1", None, "Remote"),
        ("2", None, "Hybrid"),
        ("2", True, "Hybrid"),  # the flag is set on hybrid rows too
        (None, "1", "Remote"),
        (None, 0, None),
        (1, None, "Remote"),
        (None, True, "Remote"),
        (None, False, None),
        ("7", None, None),
    ],
)
def test_workplace_of_bamboohr(kind, flag, words):
    assert bamboo(locationType=kind, isRemote=flag).workplace_text == words


@pytest.mark.parametrize(
    ("office", "typed", "text"),
    [
        ({"city": "Boise", "state": "Idaho"}, {"country": None}, "Boise, Idaho"),
        ({"city": None, "state": None}, {"city": "Calgary", "province": "Alberta",
         "country": "Canada"}, "Calgary, Alberta, Canada"),
        ({"city": "Boise"}, {"country": "Canada"}, "Boise | Canada"),
        (None, None, None),
    ],
)  # fmt: skip
def test_places_of_bamboohr(office, typed, text):
    assert bamboo(location=office, atsLocation=typed).location_text == text


@pytest.mark.parametrize(
    ("words", "bands"),
    [
        ("$24.00 - $29.50 per hour", [(24, 29.5, "CAD", "hour")]),
        ("£28,090", [(28090, 28090, "GBP", None)]),
        ("Competitive", []),
        ("", []),
        (None, []),
    ],
)
def test_pay_of_bamboohr_is_in_words(words, bands):
    said = {"jobOpeningName": "Cook", "compensation": words, "atsLocation": {"country": "Canada"}}
    detail = body({"result": {"jobOpening": said}})
    (found,) = read(detail, f"{BAMBOO}/careers/9/detail")
    assert (found.id, pay(found)) == ("bamboohr:acme:9", bands)


def test_a_row_of_bamboohr_without_number_is_named():
    page = bamboohr.read(
        body({"meta": {"totalCount": 1}, "result": [{"jobOpeningName": "Cook"}]}),
        BAMBOO,
        source("bamboohr"),
    )
    assert (page.total, page.problems) == (1, ["row 1 cannot be read: it has no `id`"])


def test_the_embedded_list_of_bamboohr():
    row = '<li class="BambooHR-ATS-Jobs-Item"><a href="{}">Cook</a></li>'
    text = row.format("https://acme.bamboohr.com/careers/5") + row.format("/somewhere")
    page = bamboohr.read_embedded(
        f'<div class="BambooHR-ATS-board"><ul>{text}</ul></div>'.encode(),
        BAMBOO,
        source("bamboohr"),
    )
    assert [posting.url for posting in page.postings] == [f"{BAMBOO}/careers/5"]
    assert page.problems == ["row 2 cannot be read: it has no title or no number"]
    blank = b'<div class="BambooHR-ATS-board"><div class="BambooHR-ATS-blankState"></div></div>'
    assert bamboohr.read_embedded(blank, BAMBOO, source("bamboohr")).postings == []
    with pytest.raises(ReadError, match="got another page"):
        bamboohr.read_embedded(b"<html></html>", BAMBOO, source("bamboohr"))


# --- JazzHR ---------------------------------------------------------------------------------------

JAZZ = "https://acme.applytojob.com/apply"
CODE = "aB1cD2eF3g"


@pytest.mark.parametrize(
    ("link", "key"),
    [
        (f"/apply/jobs/details/{CODE}?&", CODE),
        (f"/apply/{CODE}/Cook", CODE),
        (f"https://acme.applytojob.com/apply/{CODE}", CODE),
        ("/apply/jobs/", None),
        ("/apply/", None),
        (f"/apply/{CODE}x/Cook", None),
    ],
)
def test_links_of_a_list_of_jazzhr(link, key):
    text = f'<table id="job_listings"><tr><td><a href="{link}">Cook</a></td><td>Rome</td></tr>'
    page = jazzhr.read(text, JAZZ, source("jazzhr"))
    found = [(each.id.rpartition(":")[2], each.location_text) for each in page.postings]
    assert found == ([(key, "Rome")] if key else [])


def test_a_list_of_jazzhr_has_each_row_once():
    row = f'<a class="job_title_link" href="/apply/jobs/details/{CODE}?&">Cook</a>'
    text = f"<table><tr><td>{row}</td></tr></table><div class='jobs_row'>{row}</div>"
    assert len(jazzhr.read(text, JAZZ, source("jazzhr")).postings) == 1


def test_a_heading_row_of_jazzhr_names_the_department():
    text = f"""<table id="jobs_table"><tr class="resumator_department_heading"><td>Hall</td></tr>
        <tr><td><a href="/apply/jobs/details/{CODE}">Cook</a></td><td>Rome</td></tr></table>"""
    assert jazzhr.read(text, JAZZ, source("jazzhr")).postings[0].department_text == "Hall"


@pytest.mark.parametrize(
    ("title", "words", "bands"),
    [
        ("Salary Range", "$22.00 - $25.00 per hour", [(22, 25, "USD", "hour")]),
        ("Compensation", "$60,000", [(60000, 60000, "USD", None)]),
        ("Benefits", "$60,000", []),
    ],
)
def test_pay_beside_the_title_of_jazzhr(title, words, bands):
    text = f"""<h2>x</h2><div class="job-header"><h2>Cook</h2><div class="job-attributes-container">
        <div title="{title}"><i></i>{words}</div></div></div>
        <div id="job-description" class="resumator-description"><p>Boil.</p></div>"""
    (found,) = read(text.encode(), f"{JAZZ}/{CODE}/Cook")
    assert (found.id, found.title, pay(found)) == (f"jazzhr:acme:{CODE}", "Cook", bands)
    assert found.reading == "structure"


@pytest.mark.parametrize(
    ("own", "address"),
    [
        (f"{JAZZ}/{CODE}/Cook", f"{JAZZ}/{CODE}/Cook"),
        (JAZZ, f"{JAZZ}/jobs/details/{CODE}"),  # the list
        (f"{JAZZ}/zZ9yY8xX7w/Waiter", f"{JAZZ}/jobs/details/{CODE}"),
        ("", f"{JAZZ}/jobs/details/{CODE}"),
    ],
)
def test_the_address_of_a_posting_of_jazzhr(own, address):
    text = f'<link rel="canonical" href="{own}"><div id="job-description">x</div>'
    stub = jazzhr.read(
        f'<div class="jobs-list"><li><a href="/apply/jobs/details/{CODE}">Cook</a></li></div>',
        JAZZ,
        source("jazzhr"),
    ).postings[0]
    found = jazzhr.read_detail(text, f"{JAZZ}/jobs/details/{CODE}", stub, source("jazzhr"))
    assert (found.url, found.title, found.description_html) == (address, "Cook", "x")


def test_other_pages_are_none_of_jazzhr():
    with pytest.raises(ReadError, match="expected a JazzHR list"):
        jazzhr.read("<html><title>Sign in</title></html>", JAZZ, source("jazzhr"))
    stub = read(b'<div id="job-description">resumator-</div>', f"{JAZZ}/{CODE}")[0]
    with pytest.raises(ReadError, match="expected a JazzHR posting"):
        jazzhr.read_detail("<html></html>", f"{JAZZ}/{CODE}", stub, source("jazzhr"))


# --- Breezy HR ------------------------------------------------------------------------------------


def breeze(**said):
    row = {"id": "a", "name": "Cook", "url": "https://acme.breezy.hr/p/a-cook", **said}
    return breezy.read(body([row]), source("breezy")).postings[0]


@pytest.mark.parametrize(
    ("words", "bands"),
    [
        ("$5.00 – $6.50 / hour", [(5, 6.5, "USD", "hour")]),
        ("$1.40k - $1.80k", [(1400, 1800, "USD", None)]),
        ("€45k / year", [(45000, 45000, "EUR", "year")]),
        ("", []),
        (None, []),
        ("To be agreed", []),
    ],
)
def test_pay_of_breezy_is_in_words(words, bands):
    assert pay(breeze(salary=words)) == bands


@pytest.mark.parametrize(
    ("where", "place", "words"),
    [
        ({"name": "Tacoma, WA", "city": "Tacoma", "state": {"id": "WA", "name": "Washington"},
          "country": {"id": "US", "name": "United States"}, "is_remote": False},
         ("Tacoma, WA", "Tacoma", "WA", "US"), None),
        ({"name": "Remote", "city": None, "state": None, "country": None, "is_remote": True},
         ("Remote", None, None, None), "Remote"),
        ({"name": None, "city": "Cebu City", "country": {"id": "PH", "name": "Philippines"}},
         ("Cebu City, Philippines", "Cebu City", None, "PH"), None),
    ],
)  # fmt: skip
def test_places_of_breezy(where, place, words):
    found = breeze(location=where)
    assert [(p.text, p.city, p.region, p.country) for p in found.locations] == [place]
    assert found.workplace_text == words


def test_a_board_of_breezy_without_positions():
    assert read(b"[]", "https://acme.breezy.hr/json?verbose=true") == []


# --- Recruitee ------------------------------------------------------------------------------------


def offer(**said):
    row = {"id": 1, "title": "Cook", "careers_url": "https://acme.recruitee.com/o/cook", **said}
    return recruitee.read(body({"offers": [row]}), source("recruitee")).postings


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"remote": True, "hybrid": False, "on_site": False}, "remote"),
        ({"remote": True, "hybrid": True, "on_site": False}, "remote, hybrid"),
        ({"remote": False, "hybrid": True, "on_site": True}, "hybrid, on_site"),
        ({"remote": False, "hybrid": False, "on_site": False}, None),
        ({}, None),
    ],
)
def test_flags_of_recruitee(flags, words):
    assert offer(**flags)[0].workplace_text == words


@pytest.mark.parametrize(
    ("given", "bands"),
    [
        ({"min": "5253", "max": "6152", "period": "month", "currency": "EUR"},
         [(5253, 6152, "EUR", "month")]),
        ({"min": 18.5, "max": None, "period": "hour", "currency": "USD"},
         [(18.5, None, "USD", "hour")]),
        ({"min": "soon", "max": "0", "period": None, "currency": None}, []),
        ({"min": None, "max": None, "period": None, "currency": None}, []),
        (None, []),
    ],
)  # fmt: skip
def test_pay_of_recruitee(given, bands):
    assert pay(offer(salary=given)[0]) == bands


@pytest.mark.parametrize(
    ("closes", "day"),
    [
        ("2026-10-01 00:00:00 UTC", "2026-10-01"),
        ("0001-01-01 00:00:00 UTC", None),
        (None, None),
    ],
)
def test_last_day_of_recruitee(closes, day):
    found = offer(close_at=closes, published_at="2026-06-08 13:03:54 UTC", updated_at="2026-07-01")
    assert str(found[0].valid_through) == str(day)
    assert found[0].posted_text == "2026-06-08 13:03:54 UTC"


@pytest.mark.parametrize(("status", "count"), [("published", 1), (None, 1), ("internal", 0)])
def test_only_published_offers_of_recruitee(status, count):
    assert len(offer(status=status)) == count


# --- Saved answers --------------------------------------------------------------------------------

READERS = {
    "smartrecruiters": smartrecruiters.read,
    "workable": workable.read,
    "workable list": workable.read_list,
    "teamtailor": teamtailor.read,
    "breezy": breezy.read,
    "bamboohr": lambda text, row: bamboohr.read(text, BAMBOO, row),
    "smartrecruiters detail": lambda text, row: smartrecruiters.read_detail(text, bamboo()),
    "bamboohr detail": lambda text, row: bamboohr.read_detail(text, bamboo()),
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "got an empty answer"),
        (b"<!DOCTYPE html><title>Sign in</title>", "an HTML page titled 'Sign in'"),
        (b'"text"', "got other JSON"),
        (b'{"nothing": 1}', "got other JSON"),
    ],
)
def test_what_came_instead_is_said(name, text, message):
    with pytest.raises(ReadError, match=r"^expected an? ") as caught:
        READERS[name](text, source(name.split()[0]))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("shapes", "address", "token"),
    [
        (smartrecruiters.SHAPES, "https://api.smartrecruiters.com/v1/companies/Acme/postings",
         "Acme"),
        (workable.SHAPES, "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
         "acme"),
        (workable.SHAPES, "https://www.workable.com/api/accounts/acme?details=true", "acme"),
        (personio.SHAPES, "https://acme.jobs.personio.com/xml", "acme"),
        (teamtailor.SHAPES, "https://acme.na.teamtailor.com/jobs.json?per_page=100", "acme.na"),
        (bamboohr.SHAPES, "https://acme.bamboohr.com/careers/list", "acme"),
        (jazzhr.SHAPES, "https://acme.applytojob.com/apply/jobs/", "acme"),
        (breezy.SHAPES, "https://acme.breezy.hr/json", "acme"),
        (recruitee.SHAPES, "https://acme.recruitee.com/api/offers/", "acme"),
        (recruitee.SHAPES, "https://acme.recruitee.com.evil.example/api/offers/", None),
        (recruitee.SHAPES, "https://evil.example/acme.recruitee.com/api/offers/", None),
        (breezy.SHAPES, "https://acme.breezy.hr.evil.example/json", None),
        (personio.SHAPES, "https://evil.example/?x=acme.jobs.personio.de", None),
        (jazzhr.SHAPES, "https://acme.applytojob.com.evil.example/apply", None),
        (bamboohr.SHAPES, "https://acme.bamboohr.com.evil.example/careers/list", None),
        (teamtailor.SHAPES, "https://evilteamtailor.com/jobs.json", None),
        (smartrecruiters.SHAPES,
         "https://evil.example/api.smartrecruiters.com/v1/companies/a/postings", None),
        (workable.SHAPES, "https://evil.example/apply.workable.com/api/v3/accounts/a/jobs", None),
    ],
)  # fmt: skip
def test_addresses_of_saved_answers(shapes, address, token):
    found = [each for shape in shapes if (each := shape.token(address))]
    assert found == ([token] if token else [])
