"""Quirks of boards that one employer has, of small systems, and of Greenhouse, Lever and Ashby."""

import json
import tracemalloc

import pytest
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from scrapers import (
    ReadError,
    amazon,
    apple,
    ashby,
    clearcompany,
    dover,
    google,
    greenhouse,
    homerun,
    join,
    lever,
    manatal,
    neogov,
    polymer,
    read,
    usajobs,
    usajobs_feed,
)
from scrapers.plain import marked_up
from spiders.amazon import AmazonSpider
from spiders.apple import AppleSpider
from spiders.ashby import AshbySpider
from spiders.dover import DoverSpider
from spiders.greenhouse import GreenhouseSpider
from spiders.lever import LeverSpider
from spiders.usajobs import UsajobsSpider
from sponsorboard.postings.text import html_to_text
from sponsorboard.sources import Source

SOURCE = Source(slug="acme", company="Acme", spider="careers", token="acme")
URL = "https://jobs.acme.example/1"


def row(spider, token, **more):
    return Source(slug="acme", company="Acme", spider=spider, token=token, **more)


def one(page):
    assert page.problems == []
    (found,) = page.postings
    return found


def spider_of(kind, **settings):
    crawler = get_crawler(kind, {"CONTACT": "jobs@acme.example", **settings})
    return kind.from_crawler(crawler)


# --- Greenhouse -----------------------------------------------------------------------------------


def job(**said):
    base = {"id": 1, "title": "Cook", "absolute_url": URL}
    return json.dumps({"jobs": [{**base, **said}], "meta": {"total": 1}}).encode()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("&lt;p&gt;Pay: $50,000 &amp;mdash; $60,000&lt;/p&gt;", "Pay: $50,000 — $60,000"),
        ("&lt;p&gt;Salt &amp;amp; pepper&lt;/p&gt;", "Salt & pepper"),
        ("&lt;p&gt;H-1B&amp;nbsp;transfers&lt;/p&gt;", "H-1B transfers"),
        ("&lt;p&gt;fewer than 5 &amp;lt; 6&lt;/p&gt;", "fewer than 5 < 6"),
    ],
)
def test_greenhouse_escapes_its_text_twice(content, text):
    found = one(greenhouse.read(job(content=content), SOURCE))
    assert html_to_text(found.description_html).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("dates", "posted"),
    [
        ({"first_published": "2026-01-05T09:00:00-05:00"}, "2026-01-05T09:00:00-05:00"),
        ({"updated_at": "2026-09-09T09:00:00-05:00"}, None),
        ({"first_published": None, "updated_at": "2026-09-09T09:00:00-05:00"}, None),
    ],
)
def test_greenhouse_is_dated_by_its_first_publication_only(dates, posted):
    assert one(greenhouse.read(job(**dates), SOURCE)).posted_text == posted


@pytest.mark.parametrize(
    ("ranges", "bands"),
    [
        ([{"min_cents": 5000000, "max_cents": 6000050}], [(50000, 60000.5)]),
        ([{"min_cents": 0, "max_cents": 0}], []),
        ([{"min_cents": None, "max_cents": 2500}], [(None, 25)]),
        ([], []),
        (None, []),
    ],
)
def test_greenhouse_pay_is_in_cents(ranges, bands):
    found = one(greenhouse.read(job(pay_input_ranges=ranges), SOURCE)).pay_fields
    assert [(band.min, band.max) for band in found] == bands


def test_greenhouse_ranges_of_one_posting_keep_their_currencies():
    ranges = [
        {"min_cents": 100, "max_cents": 200, "currency_type": name, "title": name}
        for name in ("USD", "CAD")
    ]
    found = one(greenhouse.read(job(pay_input_ranges=ranges), SOURCE)).pay_fields
    assert [(band.currency, band.label) for band in found] == [("USD", "USD"), ("CAD", "CAD")]


OWN = {"unit": "USD", "min_value": "71000.0", "max_value": "94000.0"}
NONE = {"unit": None, "min_value": "0.0", "max_value": "0.0"}


@pytest.mark.parametrize(
    ("name", "value", "bands"),
    [
        ("Pay Transparency Range", OWN, [(71000, 94000, "USD")]),
        ("Job Posting Range", OWN, [(71000, 94000, "USD")]),
        ("Salary", NONE, []),
        ("Sign-on Bonus Range", OWN, []),
        ("Target Bonus Pay", OWN, []),
        ("Budget", OWN, []),
        ("Salary", "competitive", []),
    ],
)
def test_greenhouse_employers_may_keep_pay_in_fields_of_their_own(name, value, bands):
    fields = [{"id": 1, "name": name, "value": value, "value_type": "currency_range"}]
    found = one(greenhouse.read(job(metadata=fields), SOURCE)).pay_fields
    assert [(band.min, band.max, band.currency) for band in found] == bands


def test_greenhouse_published_pay_goes_before_fields_of_the_employers_own():
    fields = [{"name": "Salary Range", "value": OWN}]
    ranges = [{"min_cents": 100, "max_cents": 200}]
    body = job(metadata=fields, pay_input_ranges=ranges)
    (band,) = one(greenhouse.read(body, SOURCE)).pay_fields
    assert (band.min, band.max) == (1, 2)


def test_greenhouse_has_one_host_for_both_regions():
    here, there = (
        GreenhouseSpider.addresses(row("greenhouse", "acme", region=region))
        for region in (None, "eu")
    )
    assert here == there
    assert GreenhouseSpider.problem(row("greenhouse", "acme", region="eu")) is None
    assert "pay_transparency=true" in here[0]


# --- Lever ----------------------------------------------------------------------------------------


def opening(**said):
    return json.dumps([{"id": "a", "text": "Cook", "hostedUrl": URL, **said}]).encode()


@pytest.mark.parametrize(
    ("token", "region", "start"),
    [
        ("Acme", None, "https://api.lever.co/v0/postings/Acme?"),
        ("acme", None, "https://api.lever.co/v0/postings/acme?"),
        ("acme", "eu", "https://api.eu.lever.co/v0/postings/acme?"),
    ],
)
def test_lever_names_are_told_apart_by_case_and_region(token, region, start):
    assert LeverSpider.addresses(row("lever", token, region=region))[0].startswith(start)


@pytest.mark.parametrize(
    ("created", "posted"),
    [
        (1767225599000, "2025-12-31T23:59:59+00:00"),
        (1767225600000, "2026-01-01T00:00:00+00:00"),
        (None, None),
    ],
)
def test_lever_dates_are_utc(created, posted):
    assert one(lever.read(opening(createdAt=created), SOURCE)).posted_text == posted


def test_lever_text_is_put_together_from_its_three_fields():
    body = opening(
        description="<div>First.</div>",
        lists=[{"text": "You have", "content": "<li>A pan</li>"}],
        additional="<div>Pay: $20 an hour.</div>",
        salaryDescription="<div>Tips.</div>",
    )
    found = one(lever.read(body, SOURCE)).description_html
    parts = ["First.", "<h3>You have</h3>", "<li>A pan</li>", "Pay: $20 an hour.", "Tips."]
    assert [found.index(part) for part in parts] == sorted(found.index(part) for part in parts)


@pytest.mark.parametrize(
    ("given", "said"), [("unspecified", None), ("hybrid", "hybrid"), (None, None)]
)
def test_lever_unspecified_workplaces_say_nothing(given, said):
    assert one(lever.read(opening(workplaceType=given), SOURCE)).workplace_text == said


def test_lever_has_the_country_at_the_top():
    body = opening(
        country="DE", categories={"location": "Berlin", "allLocations": ["Berlin", "Paris"]}
    )
    found = one(lever.read(body, SOURCE)).locations
    assert [(place.text, place.country) for place in found] == [("Berlin", "DE"), ("Paris", None)]


@pytest.mark.parametrize(
    ("interval", "unit"),
    [("per-year-salary", "year"), ("per-hour-wage", "hour"), ("one-time", None), (None, None)],
)
def test_lever_pay_names_its_interval(interval, unit):
    body = opening(salaryRange={"min": 10, "max": 20, "currency": "USD", "interval": interval})
    (band,) = one(lever.read(body, SOURCE)).pay_fields
    assert (band.interval, band.interval_stated) == (unit, unit is not None)


# --- Ashby ----------------------------------------------------------------------------------------


def listed(**said):
    return json.dumps({"jobs": [{"id": "a", "title": "Cook", "jobUrl": URL, **said}]}).encode()


@pytest.mark.parametrize(("is_listed", "count"), [(False, 0), (True, 1), (None, 1)])
def test_ashby_unlisted_postings_are_left_out(is_listed, count):
    assert len(ashby.read(listed(isListed=is_listed), SOURCE).postings) == count


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ({"isRemote": True, "workplaceType": "Hybrid"}, "Hybrid"),
        ({"isRemote": True, "workplaceType": "Remote"}, "Remote"),
        ({"isRemote": True, "workplaceType": None}, None),
        ({"isRemote": False, "workplaceType": "OnSite"}, "OnSite"),
    ],
)
def test_ashby_is_believed_by_its_workplace_type_alone(flags, said):
    assert one(ashby.read(listed(**flags), SOURCE)).workplace_text == said


def test_ashby_pay_is_salary_only():
    parts = [
        {"compensationType": kind, "minValue": 10, "maxValue": 20, "interval": interval}
        for kind, interval in (
            ("Salary", "1 YEAR"), ("EquityCashValue", "NONE"), ("Commission", "1 YEAR"),
            ("Bonus", "1 YEAR"),
        )
    ]  # fmt: skip
    body = listed(compensation={"compensationTiers": [{"title": "L3", "components": parts}]})
    (band,) = one(ashby.read(body, SOURCE)).pay_fields
    assert (band.min, band.interval, band.label) == (10, "year", "L3")


def test_ashby_names_may_have_blanks():
    (address,) = AshbySpider.addresses(row("ashby", "Acme Inc"))
    assert "/Acme%20Inc?" in address


# --- Polymer, Manatal, Homerun, ClearCompany ------------------------------------------------------

BOARD = {"items": [{"id": 1, "title": "Cook", "job_post_url": URL}]}


@pytest.mark.parametrize(
    ("meta", "total", "more"),
    [
        ({"count": 120, "total": 3, "is_last": False, "next_page": 2}, 120, True),
        ({"count": 50, "total": 120, "is_last": False, "next_page": 2}, 120, True),
        ({"count": 1, "total": 1, "is_last": True, "next_page": None}, 1, False),
        ({"count": 60, "total": 2, "is_last": False, "next_page": None}, 60, False),
        ({}, None, False),
    ],
)
def test_polymer_counts_postings_in_one_of_two_fields(meta, total, more):
    body = json.dumps({**BOARD, "meta": meta}).encode()
    assert polymer.read(body, SOURCE).total == total
    assert polymer.further(body) is more


@pytest.mark.parametrize(
    ("said", "limits"),
    [
        ({"remoteness_pretty": "Remote"}, "Canada | United States"),
        ({"remoteness_pretty": "Remote friendly"}, "Canada | United States"),
        ({"remoteness_pretty": "No remote"}, None),
        (
            {
                "remoteness_pretty": "Remote",
                "remote_restriction_country_residency_is_required": False,
            },
            None,
        ),
    ],
)
def test_polymer_limits_remote_work_where_there_is_any(said, limits):
    item = {
        **BOARD["items"][0],
        "remote_restriction_country_residency_is_required": True,
        "remote_restriction_country_list": ["CA", "US"],
        **said,
    }
    found = one(polymer.read(json.dumps({"items": [item]}).encode(), SOURCE))
    assert found.remote_text == limits


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("170K - 220K USD a year", (170000, 220000, "USD", "year")),
        ("1,200 - 1,400 USD a month", (1200, 1400, "USD", "month")),
        ("13.50 USD an hour", (13.5, 13.5, "USD", "hour")),
    ],
)
def test_polymer_gives_pay_in_words(words, band):
    item = {**BOARD["items"][0], "salary_pretty": words}
    (found,) = one(polymer.read(json.dumps({"items": [item]}).encode(), SOURCE)).pay_fields
    assert (found.min, found.max, found.currency, found.interval) == band


@pytest.mark.parametrize(
    ("said", "bands"),
    [
        ({"is_salary_visible": True, "salary_min": "10.00", "salary_max": 20}, [(10, 20)]),
        ({"is_salary_visible": False, "salary_min": "10.00", "salary_max": 20}, []),
        ({"is_salary_visible": True, "salary_min": "0.00", "salary_max": None}, []),
        ({"salary_min": 10}, []),
    ],
)
def test_manatal_pay_is_read_where_it_is_shown(said, bands):
    job = {"id": 1, "hash": "QV5", "position_name": "Cook", **said}
    found = one(manatal.read(json.dumps({"results": [job]}).encode(), SOURCE))
    assert [(band.min, band.max) for band in found.pay_fields] == bands
    assert found.url == "https://www.careers-page.com/acme/job/QV5"
    assert found.posted_text is None


ENTRY = (
    "<entry><id>job_1</id><title>Cook</title><link rel='alternate' href='https://x.example/1'/>"
    "%s</entry>"
)


@pytest.mark.parametrize(
    ("dates", "posted"),
    [
        ("<updated>2026-04-13 08:46:19</updated>", None),
        ("<published>2026-04-01</published><updated>2026-04-13</updated>", "2026-04-01"),
    ],
)
def test_homerun_edits_date_nothing(dates, posted):
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'>{ENTRY % dates}</feed>"
    assert one(homerun.read(feed.encode(), SOURCE)).posted_text == posted


@pytest.mark.parametrize("body", [b"", b"<rss><channel/></rss>", b"<!DOCTYPE html><html></html>"])
def test_homerun_feeds_are_told_from_other_documents(body):
    with pytest.raises(ReadError, match="expected a Homerun feed"):
        homerun.read(body, SOURCE)


@pytest.mark.parametrize(
    ("said", "posted", "workplace"),
    [
        ({"postedDate": "2026-07-23", "openDate": "2026-07-01"}, "2026-07-23", None),
        ({"postedDate": None, "openDate": "2026-07-01"}, "2026-07-01", None),
        ({"locations": [{"isRemote": True, "country": "US"}]}, None, "Remote"),
        ({"locations": [{"isRemote": False, "country": "US"}]}, None, None),
    ],
)
def test_clearcompany_dates_and_workplaces(said, posted, workplace):
    position = {"id": "1", "positionTitle": "Cook", "applyLink": f"{URL}/apply?source=site", **said}
    found = one(clearcompany.read(json.dumps({"results": [position]}).encode(), SOURCE))
    assert (found.posted_text, found.workplace_text, found.url) == (posted, workplace, URL)


# --- JOIN, Dover ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "bands"),
    [
        (
            {"salaryAmountFrom": {"amount": 7500000, "currency": "EUR"},
             "salaryAmountTo": {"amount": 9000000, "currency": "EUR"},
             "salaryFrequency": "PER_YEAR"},
            [(75000, 90000, "EUR", "year")],
        ),
        (
            {"salaryAmountTo": {"amount": 1850, "currency": "EUR"}, "salaryFrequency": "PER_HOUR"},
            [(None, 18.5, "EUR", "hour")],
        ),
        ({"salaryFrequency": "PER_YEAR"}, []),
        (
            {"salaryAmountFrom": {"amount": 1850, "currency": "EUR"},
             "settings": {"showSalary": False}},
            [],
        ),
    ],
)  # fmt: skip
def test_join_pay_is_in_cents_and_may_be_hidden(said, bands):
    body = json.dumps({"items": [{"id": 1, "title": "Cook", **said}]}).encode()
    found = one(join.read(body, SOURCE)).pay_fields
    assert [(band.min, band.max, band.currency, band.interval) for band in found] == bands


def test_join_texts_are_markdown():
    stub = one(join.read(b'{"items": [{"id": 1, "title": "Cook"}]}', SOURCE))
    found = join.read_detail(b'{"description": "We **cook**.\\n\\n*   Soup"}', stub)
    assert "<strong>cook</strong>" in found.description_html
    assert "<li>Soup</li>" in found.description_html
    assert join.read_detail(b"{}", stub).description_html is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html><title>Not found</title></html>", "a page titled 'Not found' without it"),
        (b'<script id="__NEXT_DATA__">{"props": {}}</script>', "got other JSON"),
        (b'<script id="__NEXT_DATA__">{"props"', "got broken JSON"),
    ],
)
def test_join_pages_without_a_company(body, message):
    with pytest.raises(ReadError, match=message):
        join.company_id(body)


def test_join_refusals_are_said():
    with pytest.raises(ReadError, match="got other JSON"):
        join.read(b'[{"message": "pageSize: Invalid value"}]', SOURCE)


@pytest.mark.parametrize(
    ("said", "workplace"),
    [
        ({"workplace_type": "ONSITE"}, "ONSITE"),
        ({"workplace_type": "ONSITE", "locations": [{"location_type": "REMOTE"}]}, "REMOTE"),
        (
            {"locations": [{"location_type": "IN_OFFICE"}, {"location_type": "REMOTE"}]},
            "IN OFFICE, REMOTE",
        ),
        ({}, None),
    ],
)
def test_dover_places_say_where_the_work_is(said, workplace):
    body = json.dumps({"results": [{"id": "1", "title": "Cook", **said}]}).encode()
    assert one(dover.read(body, "acme", SOURCE)).workplace_text == workplace


@pytest.mark.parametrize("flags", [{"is_sample": True}, {"is_published": False}])
def test_dover_samples_and_drafts_are_left_out_but_counted(flags):
    body = json.dumps({"count": 1, "results": [{"id": "1", "title": "Cook", **flags}]}).encode()
    page = dover.read(body, "acme", SOURCE)
    assert (page.postings, page.rows, page.total) == ([], 1, 1)


@pytest.mark.parametrize(
    ("token", "kind"),
    [("acme", "careers-page-slug"), ("0d0e0f00-5e33-4332-8c9a-000000000671", "careers-page")],
)
def test_dover_pages_are_asked_for_by_name_or_number(token, kind):
    (address,) = DoverSpider.addresses(row("dover", token))
    assert address == f"https://app.dover.com/api/v1/{kind}/{token}"


# --- USAJobs --------------------------------------------------------------------------------------

FEDERAL = row("usajobs", "all")


def announcement(answers=None, **said):
    item = {
        "MatchedObjectId": "7",
        "MatchedObjectDescriptor": {
            "PositionTitle": "Cook",
            "PositionURI": "https://www.usajobs.gov:443/job/7",
            "UserArea": {"Details": answers or {}},
            **said,
        },
    }
    return one(
        usajobs.read(json.dumps({"SearchResult": {"SearchResultItems": [item]}}).encode(), FEDERAL)
    )


@pytest.mark.parametrize(
    ("code", "band"),
    [
        ("PA", (20, 30, "year")),
        ("Per Year", (20, 30, "year")),
        ("PH", (20, 30, "hour")),
        ("Per Hour", (20, 30, "hour")),
        ("PD", (20, 30, "day")),
        ("PM", (20, 30, "month")),
        ("BW", (10, 15, "week")),
        ("Bi-weekly", (10, 15, "week")),
        ("SY", (20, 30, None)),
        ("", (20, 30, None)),
        ("PW", None),
        ("WC", None),
        ("Without Compensation", None),
        ("FB", None),
    ],
)
def test_usajobs_rates(code, band):
    pay = [{"MinimumRange": "20.0", "MaximumRange": "30.0", "RateIntervalCode": code}]
    found = announcement(PositionRemuneration=pay).pay_fields
    assert [(each.min, each.max, each.interval) for each in found] == ([band] if band else [])
    assert all(each.currency == "USD" for each in found)


@pytest.mark.parametrize(
    ("remote", "telework", "said"),
    [
        (True, True, "Remote"),
        ("True", False, "Remote"),
        (False, True, "Hybrid"),
        ("No", "Yes", "Hybrid"),
        (False, False, "On-site"),
        (None, True, None),
        (False, None, None),
    ],
)
def test_usajobs_telework_is_not_remote_work(remote, telework, said):
    answers = {"RemoteIndicator": remote, "TeleworkEligible": telework}
    assert announcement(answers).workplace_text == said


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({"WhoMayApply": {"Name": "Citizens", "Code": "1"}}, "This job is open to: Citizens"),
        ({"SecurityClearance": "Top Secret"}, "Security clearance: Top Secret"),
        ({"SecurityClearanceRequired": "Secret"}, "Security clearance: Secret"),
        ({"SecurityClearanceRequired": "True"}, "Security clearance: Required"),
        ({"SecurityClearanceRequired": False}, "Security clearance: Not required"),
        ({"WhoMayApply": {"Name": "", "Code": ""}}, None),
    ],
)  # fmt: skip
def test_usajobs_says_who_may_apply(answers, line):
    found = announcement({"JobSummary": "Boil.", **answers}).description_html
    assert found == "\n".join(["<h3>Summary</h3>", "Boil.", *([f"<p>{line}</p>"] if line else [])])


def test_usajobs_places_have_names_for_codes():
    place = {
        "LocationName": "Warren, Michigan",
        "CountryCode": "United States",
        "CountrySubDivisionCode": "Michigan",
        "CityName": "Warren, Michigan",
    }
    (found,) = announcement(PositionLocation=[place]).locations
    assert (found.city, found.region, found.country) == ("Warren", "MI", "US")


def test_usajobs_last_days_and_addresses():
    found = announcement(ApplicationCloseDate="2026-06-12T23:59:59.9970")
    assert str(found.valid_through) == "2026-06-12"
    assert found.url == "https://www.usajobs.gov/job/7"
    assert announcement(ApplicationCloseDate="9999-12-31").valid_through is None


def test_usajobs_asks_nothing_without_a_key(monkeypatch):
    monkeypatch.delenv("SPONSORBOARD_USAJOBS_KEY", raising=False)
    spider = spider_of(UsajobsSpider)
    assert list(spider.requests(FEDERAL)) == []
    (trouble,) = spider.books(FEDERAL).troubles
    assert "key" in trouble.message
    assert "SPONSORBOARD_USAJOBS_KEY" in trouble.advice
    assert spider.books(FEDERAL).verdict == "failed"


def test_usajobs_replays_without_a_key(monkeypatch):
    monkeypatch.delenv("SPONSORBOARD_USAJOBS_KEY", raising=False)
    (request,) = spider_of(UsajobsSpider, OFFLINE=True).requests(FEDERAL)
    assert "Authorization-Key" not in request.headers


def test_usajobs_key_goes_to_the_api_and_nowhere_else(monkeypatch, caplog):
    monkeypatch.setenv("SPONSORBOARD_USAJOBS_KEY", "t0p-key")
    caplog.set_level("DEBUG")
    spider = spider_of(UsajobsSpider)
    (request,) = spider.requests(FEDERAL)
    assert request.headers["Authorization-Key"] == b"t0p-key"
    assert request.headers["User-Agent"] == b"jobs@acme.example"
    assert request.meta["dont_redirect"]  # a redirect would carry the header to another host
    said = [request.url, request.body.decode(), repr(request), str(request.cb_kwargs)]
    said += [str(request.meta), str(spider.books(FEDERAL)), caplog.text]
    assert not any("t0p-key" in each for each in said)


def test_usajobs_shows_ten_thousand():
    body = json.dumps({"SearchResult": {"SearchResultItems": [], "SearchResultCountAll": 10400}})
    spider = spider_of(UsajobsSpider, OFFLINE=True)
    response = TextResponse("https://data.usajobs.gov/api/Search", body=body.encode())
    assert len(list(spider.parse(response, FEDERAL))) == 19
    assert "10000" in spider.books(FEDERAL).shortfall


NOTICE = """<ShowPositionOpening xmlns="http://www.hr-xml.org/3"><DataArea><PositionOpening>
<DocumentID>7</DocumentID><PositionProfile><PositionID>QQ-1</PositionID>
<PositionTitle>Cook</PositionTitle>
<PositionLocation><LocationName>Fulton, MD</LocationName></PositionLocation>
<PositionLocation><LocationName>Nationwide</LocationName></PositionLocation>
<PositionOrganization><OrganizationIdentifiers><OrganizationName>Galley Service
</OrganizationName></OrganizationIdentifiers></PositionOrganization>
<JobGradeCode>GS</JobGradeCode><PositionScheduleTypeCode>1-Full-Time</PositionScheduleTypeCode>
<PositionPeriod><StartDate><FormattedDateTime>2012-12-28</FormattedDateTime></StartDate>
<EndDate><FormattedDateTime>2013-01-31</FormattedDateTime></EndDate></PositionPeriod>
<OfferedRemunerationPackage><RemunerationRange>
<RemunerationMinimumAmount currencyID="USD">20.5</RemunerationMinimumAmount>
<RemunerationMaximumAmount currencyID="USD">30</RemunerationMaximumAmount>
<RemunerationRateIntervalCode>PH</RemunerationRateIntervalCode>
</RemunerationRange></OfferedRemunerationPackage>
<UserArea><GOVT_PayGradeLow>5</GOVT_PayGradeLow><GOVT_XMLJobBody><Overview>
<WhoMayApplyText>United States Citizens </WhoMayApplyText>
<KeyRequirement>U.S. Citizenship Required</KeyRequirement></Overview></GOVT_XMLJobBody></UserArea>
</PositionProfile></PositionOpening>
<PositionOpening><PositionProfile/></PositionOpening></DataArea></ShowPositionOpening>"""


def test_usajobs_older_feed_says_the_same():
    page = usajobs_feed.read(NOTICE.encode(), FEDERAL)
    (found,) = page.postings
    assert page.problems == ["opening 2 cannot be read: it has no DocumentID"]
    assert (found.id, found.url) == ("usajobs:acme:7", "https://www.usajobs.gov/job/7")
    assert found.location_text == "Fulton, MD | Nationwide"
    assert (found.posted_text, str(found.valid_through)) == ("2012-12-28", "2013-01-31")
    assert (found.employment_text, found.department_text) == ("Full-Time", "Galley Service")
    (band,) = found.pay_fields
    assert (band.min, band.max, band.currency, band.interval) == (20.5, 30, "USD", "hour")
    assert "<p>This job is open to: United States Citizens</p>" in found.description_html
    assert "<p>Pay scale &amp; grade: GS 5</p>" in found.description_html
    assert "<li>U.S. Citizenship Required</li>" in found.description_html


VACANCY = """<rss version="2.0" xmlns:joblisting="http://www.neogov.com/namespaces/JobListing">
<channel><title>State of Larch, MI</title><item><title>Cook</title>
<link>https://www.governmentjobs.com/careers/larch/jobs/7</link><pubDate>2026-04-12</pubDate>
<description>&lt;p&gt;Boil.&lt;/p&gt;</description>
<joblisting:jobNumberSingle>19-13</joblisting:jobNumberSingle><joblisting:jobId>7</joblisting:jobId>
<joblisting:advertiseFromDate>%s</joblisting:advertiseFromDate>
<joblisting:advertiseToDateTime>%s</joblisting:advertiseToDateTime>
<joblisting:minimumSalary>%s</joblisting:minimumSalary><joblisting:maximumSalary/>
<joblisting:salaryCurrency>USD</joblisting:salaryCurrency>
<joblisting:salaryInterval>Hour</joblisting:salaryInterval>
<joblisting:location>Lansing</joblisting:location><joblisting:state>Michigan</joblisting:state>
</item></channel></rss>"""


@pytest.mark.parametrize(
    ("said", "posted", "last", "pay"),
    [
        (
            ("Fri, 23 Sep 2011", "Mon, 31 Jan 2022 23:59:00", "37.33"),
            "Fri, 23 Sep 2011", "2022-01-31", [(37.33, "hour")],
        ),
        (("Invalid Date", "Invalid Date", "Not Displayed"), None, "None", []),
        (("", "Continuous", ""), None, "None", []),
    ],
)  # fmt: skip
def test_neogov_feeds_date_by_the_first_day(said, posted, last, pay):
    found = one(neogov.read((VACANCY % said).encode(), SOURCE))
    assert (found.posted_text, str(found.valid_through)) == (posted, last)
    assert [(band.min, band.interval) for band in found.pay_fields] == pay
    assert (found.locations[0].region, found.locations[0].country) == ("MI", "US")


@pytest.mark.parametrize("reader", [usajobs_feed, neogov])
@pytest.mark.parametrize("body", [b"", b"<html></html>", b"<feed/>"])
def test_older_feeds_are_told_from_other_documents(reader, body):
    with pytest.raises(ReadError, match="got another document"):
        reader.read(body, SOURCE)


# --- Amazon, Google, Apple ------------------------------------------------------------------------

AMAZON = {"id_icims": "7", "title": "Cook", "job_path": "/en/jobs/7/cook"}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            {"error": "Cannot return more than 10000 results at once", "jobs": None},
            "more than 10000",
        ),
        ({"error": "Result limit cannot be greater than 100"}, "greater than 100"),
        ({"hits": 3}, "got: none"),
    ],
)
def test_amazon_errors_come_as_answers(body, message):
    with pytest.raises(ReadError, match=message):
        amazon.read(json.dumps(body).encode(), SOURCE)


def test_amazon_dates_may_have_two_blanks():
    body = json.dumps({"jobs": [{**AMAZON, "posted_date": "September  9, 2026"}]}).encode()
    assert one(amazon.read(body, SOURCE)).posted_text == "September 9, 2026"


def test_amazon_counts_by_category():
    facets = {"business_category_facet": [{"aws": 8237}, {"harbour": 1801}]}
    body = json.dumps({"hits": 10000, "facets": facets, "jobs": []}).encode()
    assert amazon.read(body, SOURCE).total == 10038
    assert amazon.categories(body) == {"aws": 8237, "harbour": 1801}


def test_amazon_pay_stays_in_the_text():
    words = "$101,300/year in the lowest geographic market up to $140,700/year"
    body = json.dumps({"jobs": [{**AMAZON, "preferred_qualifications": words}]}).encode()
    found = one(amazon.read(body, SOURCE))
    assert words in found.description_html
    assert found.pay_fields == []


@pytest.mark.parametrize(
    ("token", "hits", "facets", "requests", "capped"),
    [
        ("USA", 201, [{"a": 201}], ["offset=100", "offset=200"], False),
        ("all", 10000, [{"a": 9000}, {"b": 4000}], ["=a", "=b"], False),
        ("all", 10000, [], [f"offset={offset}" for offset in range(100, 10000, 100)], True),
    ],
)
def test_amazon_cuts_what_is_too_large(token, hits, facets, requests, capped):
    source = row("amazon", token)
    answer = {"hits": hits, "facets": {"business_category_facet": facets}, "jobs": [AMAZON]}
    spider = spider_of(AmazonSpider)
    response = TextResponse(AmazonSpider.addresses(source)[0], body=json.dumps(answer).encode())
    _, *asked = spider.parse(response, source)
    assert len(asked) == len(requests)
    assert all(part in each.url for each, part in zip(asked, requests, strict=True))
    assert bool(spider.books(source).capped) is capped


def test_amazon_says_which_category_is_too_large():
    source = row("amazon", "all")
    answer = {"hits": 10000, "jobs": [AMAZON]}
    spider = spider_of(AmazonSpider)
    response = TextResponse("https://www.amazon.jobs/x", body=json.dumps(answer).encode())
    list(spider.parse_category(response, source, "harbour"))
    assert spider.books(source).capped.endswith("postings only: harbour")


FEED = "<jobs><updated>2026-10-08</updated>%s</jobs>"
FEED_JOB = (
    "<job><jobid>1000000%d</jobid><title>Cook</title><description>%s</description>"
    "<url>https://careers.google.com/jobs/results/1/</url>%s</job>"
)


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ("<remote>onsite</remote><isRemote>No</isRemote><isHybrid>No</isHybrid>", "onsite"),
        ("<remote>remote</remote><isRemote>Yes</isRemote><isHybrid>No</isHybrid>", "Remote"),
        (
            "<remote>remote</remote><isRemote>Yes</isRemote><isHybrid>Yes</isHybrid>",
            "Remote, Hybrid",
        ),
        ("", None),
    ],
)
def test_google_workplaces(flags, said):
    found = one(google.read((FEED % FEED_JOB % (1, "x", flags)).encode(), SOURCE))
    assert found.workplace_text == said


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (("San Bruno", "CA", "USA"), ("San Bruno, CA, USA", "San Bruno", "CA", "US")),
        (("", "Austin", "TX, USA"), ("Austin, TX, USA", None, None, None)),
        (("", "Alberta", "CA"), ("Alberta, CA", None, "AB", "CA")),
        (("", "", "United States"), ("United States", None, None, "US")),
        (("Singapore", "", ""), ("Singapore", "Singapore", None, None)),
    ],
)
def test_google_places_without_a_city_are_shifted(parts, place):
    city, state, country = parts
    cell = (
        f"<locations><location><city>{city}</city><state>{state}</state>"
        f"<country>{country}</country></location></locations>"
    )
    (found,) = one(google.read((FEED % FEED_JOB % (1, "x", cell)).encode(), SOURCE)).locations
    assert (found.text, found.city, found.region, found.country) == place


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"<jobs><job>", b"{}"])
def test_google_feeds_are_told_from_other_documents(body):
    with pytest.raises(ReadError, match="expected Google's feed"):
        google.read(body, SOURCE)


def test_google_reads_its_feed_job_by_job():
    text = "y" * 20_000
    body = (FEED % "".join(FEED_JOB % (number, text, "") for number in range(300))).encode()
    tracemalloc.start()
    try:
        count = sum(1 for _ in google._jobs(body))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 300
    assert peak < len(body) / 4


GOOGLE_ROW = [
    "900000000000000182", "Cook", "https://www.google.com/about/careers/applications/signin?x",
    [None, "<ul><li>Boil</li></ul>"], [None, "<h3>Minimum qualifications:</h3>"],
    "projects/gweb-careers-proto/tenants/1", None, "Acme", "en-US",
    [["Cambridge, MA, USA", ["1 Main St"], "Cambridge", None, "MA", "US"]],
    [None, "<p>US: $131000 - $190000</p>"], [2], [1780000063, 0], [1789100024, 0], [1789100025, 0],
]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        json.dumps([[GOOGLE_ROW], None, 3414, 20]),
        json.dumps({"page_1": {"jobs": [GOOGLE_ROW], "total": 3414}}),
        "<!doctype html><html><body><script>AF_initDataCallback({key: 'ds:0', hash: '1', "
        "data:[1], sideChannel: {}});</script><script>AF_initDataCallback({key: 'ds:1', hash: '2', "
        "data:" + json.dumps([[GOOGLE_ROW], None, 3414, 20]) + ", sideChannel: {}});</script>",
    ],
)
def test_google_results_pages(page):
    found = one(google.read_results(page.encode(), SOURCE))
    assert found.id == "careers:acme:900000000000000182"
    assert found.posted_text == "2026-05-28T20:27:43+00:00"
    assert (found.location_text, found.locations[0].region) == ("Cambridge, MA, USA", "MA")
    assert "$131000" in found.description_html


def test_google_results_without_a_script():
    with pytest.raises(ReadError, match="expected Google's results"):
        google.read_results(b"<!doctype html><title>Busy</title>", SOURCE)


def results(*numbers):
    rows = [
        {"positionId": number.split("-")[0], "reqId": number, "postingTitle": "Cook",
         "locations": [{"name": number[-4:], "countryID": "iso-country-USA", "level": 5}]}
        for number in numbers
    ]  # fmt: skip
    return json.dumps({"res": {"searchResults": rows, "totalRecords": 9}}).encode()


def test_apple_rows_of_one_opening_are_one_posting():
    page = apple.read(results("290000026-0459", "290000017-0715", "290000026-0070"), SOURCE)
    assert [each.location_text for each in page.postings] == ["0459 | 0070", "0715"]
    assert [each.requisition for each in page.postings] == ["290000026", "290000017"]
    assert page.rows == 3


@pytest.mark.parametrize(
    ("number", "asked"),
    [("290000017-0715", "290000017-0715"), ("PIPE-290000035", "290000035")],
)
def test_apple_numbers_of_details(number, asked):
    row_of = {"positionId": "290000035", "reqId": number, "postingTitle": "Cook"}
    body = json.dumps({"res": {"searchResults": [row_of], "totalRecords": 1}}).encode()
    assert apple.number_of(one(apple.read(body, SOURCE)).url) == asked


def test_apple_gives_nothing_to_those_without_a_token():
    with pytest.raises(ReadError, match="finds nothing at all"):
        apple.read(b'{"res": {"searchResults": [], "totalRecords": 0}}', SOURCE)
    source = row("apple", "en-us")
    response = TextResponse("https://jobs.apple.com/api/v1/CSRFToken", body=b"")
    with pytest.raises(ReadError, match="X-Apple-CSRF-Token"):
        list(spider_of(AppleSpider).parse(response, source))


def test_apple_pay_keeps_its_place():
    footers = [
        {"postLocationId": place, "localizations": {"en_US": [
            {"name": "Pay & Benefits", "content": f"<p>between {low} and $9</p>"},
            {"name": "EEO", "content": "<p>Equal.</p>"},
        ]}}
        for place, low in (("a", "$1"), ("b", "$2"))
    ]  # fmt: skip
    places = [{"id": "a", "name": "Austin", "city": "Austin"}, {"id": "b", "name": "Boston"}]
    body = {"res": {"jobNumber": "1", "locations": places, "postingFooters": footers}}
    stub = apple.read(results("290000017-0715"), SOURCE).postings[0]
    found = apple.read_detail(json.dumps(body).encode(), stub).description_html
    assert found.split("\n") == [
        "<h3>Pay &amp; Benefits: Austin</h3>", "<p>between $1 and $9</p>",
        "<h3>EEO</h3>", "<p>Equal.</p>",
        "<h3>Pay &amp; Benefits: Boston</h3>", "<p>between $2 and $9</p>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\nb & c", "a<br>b &amp; c"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("2 < 3", "2 &lt; 3"),
        (" ", None),
        (None, None),
    ],
)
def test_plain_texts_keep_their_lines(text, found):
    assert marked_up(text) == found


# --- Saved responses ------------------------------------------------------------------------------

UUID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
JOIN_JOB = {"id": 5, "idParam": "5-cook", "title": "Cook", "salaryFrequency": "PER_YEAR"}
JOIN_STATE = {"company": {"id": 7, "name": "Acme GmbH"}, "jobs": {"items": [JOIN_JOB]}}
JOIN_PAGE = (
    '<!doctype html><script id="__NEXT_DATA__" type="application/json">'
    + json.dumps({"props": {"pageProps": {"initialState": JOIN_STATE}}})
    + "</script>"
)
DOVER_JOB = {"id": "5", "title": "Cook", "locations": [{"location_type": "REMOTE"}]}
SAVED = {
    "https://api.polymer.co/v1/hire/organizations/acme/jobs?page=2": (BOARD, "polymer:acme:1"),
    "https://api.polymer.co/v1/hire/organizations/acme/jobs/1": (
        {**BOARD["items"][0], "job_application_description_url": URL, "description": "x"},
        "polymer:acme:1",
    ),
    "https://www.careers-page.com/api/v1.0/c/acme/jobs/?page=1": (
        {"results": [{"id": 1, "hash": "QV5", "position_name": "Cook"}]},
        "manatal:acme:QV5",
    ),
    "https://core.api.manatal.com/open/v3/career-page/acme/jobs/": (
        {"results": [{"id": 1, "hash": "QV5", "position_name": "Cook"}]},
        "manatal:acme:QV5",
    ),
    "https://feed.homerun.co/acme": (f"<feed>{ENTRY % ''}</feed>", "homerun:acme:job_1"),
    f"https://careers-api.clearcompany.com/v1/{UUID}?pageIndex=0": (
        {"results": [{"id": "1", "positionTitle": "Cook", "applyLink": URL}]},
        f"clearcompany:{UUID}:1",
    ),
    f"https://careers-api.clearcompany.com/v1/{UUID}/1": (
        {"id": "1", "positionTitle": "Cook", "applyLink": URL},
        f"clearcompany:{UUID}:1",
    ),
    "https://join.com/companies/acme": (JOIN_PAGE, "join:acme:5"),
    "https://join.com/api/public/companies/7/jobs?page=1": (
        {"items": [JOIN_JOB], "pagination": {"rowCount": 1}},
        "join:7:5",
    ),
    "https://join.com/api/public/jobs/5?locale=en": (
        {"id": 5, "title": "Cook", "description": "x"},
        "join:5:5",
    ),
    "https://app.dover.com/api/v1/careers-page/acme/jobs?limit=300": (
        {"results": [{**DOVER_JOB, "is_published": True}]},
        "dover:acme:5",
    ),
    "https://app.dover.com/api/v1/inbound/application-portal-job/5": (
        {**DOVER_JOB, "user_provided_description": "x", "client_name": "Acme"},
        "dover:5:5",
    ),
    "https://data.usajobs.gov/api/Search?Page=1": (
        {"SearchResult": {"SearchResultItems": [
            {"MatchedObjectId": 7, "MatchedObjectDescriptor":
             {"PositionTitle": "Cook", "PositionURI": URL}}]}},
        "usajobs:usajobs:7",
    ),
    "https://unknown.example/usajobs": (NOTICE, "usajobs:unknown-example:7"),
    "https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=larch": (
        VACANCY % ("", "", ""),
        "careers:larch:7",
    ),
    "https://www.amazon.jobs/en/search.json?offset=0": ({"jobs": [AMAZON]}, "amazon:amazon:7"),
    "https://unknown.example/amazon": ([AMAZON], "amazon:unknown-example:7"),
    "https://www.google.com/about/careers/applications/jobs/feed.xml": (
        FEED % FEED_JOB % (1, "x", "<isRemote>No</isRemote>"),
        "google:google:10000001",
    ),
    "https://www.google.com/about/careers/applications/jobs/results?page=1": (
        [[GOOGLE_ROW]],
        "google:google:900000000000000182",
    ),
    "https://jobs.apple.com/api/v1/search": (
        json.loads(results("290000017-0715")),
        "apple:apple:290000017",
    ),
    "https://jobs.apple.com/api/v1/jobDetails/290000017-0715?locale=en-us": (
        {"res": {"jobNumber": "290000017-0715", "postingTitle": "Cook",
                 "minimumQualifications": "x"}},
        "apple:apple:290000017",
    ),
}  # fmt: skip


@pytest.mark.parametrize("url", SAVED)
def test_saved_responses_are_read_by_their_address(url):
    body, name = SAVED[url]
    (found,) = read((body if isinstance(body, str) else json.dumps(body)).encode(), url)
    assert (found.id, found.title) == (name, "Cook")


@pytest.mark.parametrize(
    ("url", "scraper"),
    [
        ("https://notamazon.jobs/en/search.json", amazon),
        ("https://amazon.jobs.evil.example/en/search.json", amazon),
        ("https://evil.example/amazon.jobs/en/search.json", amazon),
        ("https://notjoin.com/companies/acme", join),
        ("https://evil.example/?next=https://join.com/companies/acme", join),
        ("https://boards.greenhouse.io.evil.example/acme", greenhouse),
        ("https://notboards.greenhouse.io/acme", greenhouse),
        ("https://evil.example/boards.greenhouse.io/acme", greenhouse),
        ("https://evil.example/?x=jobs.lever.co/acme", lever),
        ("https://notjobs.lever.co/acme", lever),
        ("https://evil.example/jobs.ashbyhq.com/acme", ashby),
        ("https://feed.homerun.co.evil.example/acme", homerun),
        ("https://xdata.usajobs.gov/api/Search", usajobs),
        ("https://xjobs.apple.com/api/v1/search", apple),
        ("https://google.com.evil.example/about/careers/applications/jobs/feed.xml", google),
    ],
)
def test_addresses_end_at_the_borders_of_names(url, scraper):
    assert all(shape.token(url) is None for shape in scraper.SHAPES)
