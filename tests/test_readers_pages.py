"""Quirks of the readers of Pinpoint, Gem, Rippling, iCIMS, Jibe, Jobvite, Comeet, Trakstar Hire."""

import importlib
import json

import pytest

from scrapers import (
    ReadError,
    comeet,
    gem,
    icims,
    jibe,
    jobvite,
    pinpoint,
    read,
    recruiterbox,
    rippling,
)
from scrapers.detail import filled
from scrapers.page import posting
from scrapers.sections import sections
from sponsorboard.sources import Source

SOURCE = Source(slug="acme", company="Acme", spider="careers", token="acme")
STUB = posting(SOURCE, "7", url="https://acme.example/7", title="Cook", location_text="2 Locations")


def data(value):
    return json.dumps(value).encode()


def one(page):
    (found,) = page.postings
    return found


def bands(found):
    return [(band.min, band.max, band.currency, band.interval) for band in found.pay_fields]


def ld(**said):
    node = {"@type": "JobPosting", "title": "Cook", **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


PIN = {
    "id": "61",
    "title": "Cook",
    "url": "https://acme.pinpointhq.com/en/postings/ab-12",
    "compensation_visible": False,
    "workplace_type_text": "Onsite",
}
GEM = {
    "id": "am9i",
    "title": "Cook",
    "absolute_url": "https://jobs.gem.com/acme/am9i",
    "location_type": "remote",
    "first_published_at": "2026-07-19T02:39:49.294Z",
}
GRAPH = {
    "extId": "am9i",
    "title": "Cook",
    "locations": [{"name": "Reno", "city": "Reno", "isoCountry": "USA", "isRemote": False}],
    "job": {"locationType": "REMOTE", "employmentType": "CONTRACT", "department": None},
    "__typename": "PublicOatsJobPost",
}
RIP = {
    "uuid": "u-1",
    "name": "Cook",
    "url": "https://ats.rippling.com/acme/jobs/u-1",
    "workLocation": {"id": "Reno, NV", "label": "Reno, NV"},
}
RIP_DETAIL = {"uuid": "u-1", "name": "Cook", "companyName": "Acme Inc ", "payRangeDetails": []}
JIBE = {
    "slug": "7",
    "req_id": "R7",
    "title": "Cook",
    "hiring_organization": "Acme Inc",
    "full_location": "Ogden, Utah",
    "city": "Ogden",
    "state": "Utah",
    "country_code": "US",
}
POSITION = {
    "uid": "5D.25D",
    "name": "Cook",
    "company_name": "Acme Ltd",
    "url_comeet_hosted_page": "https://www.comeet.com/jobs/acme/4F.00B/cook/5D.25D",
}
OPENING = {
    "id": "fk0",
    "title": "Cook",
    "hosted_url": "https://acme.recruiterbox.com/jobs/fk0",
    "allows_remote": False,
}
CARD = """<div class="iCIMS_ListingsPage"><ul><li class="iCIMS_JobCardItem">
<a href="https://acme.icims.com/jobs/7/cook/job?in_iframe=1"><h3> Cook</h3></a>%s</li></ul></div>"""
FIELD = '<dl><dt class="iCIMS_JobHeaderField">%s</dt><dd><span>%s</span></dd></dl>'
ICIMS = """<html lang="%s"><h1 class="iCIMS_Header">Cook</h1><div class="iCIMS_JobContent">%s</div>
<script>var jobId = "7";</script></html>"""
VITE = """<body class="jv-page-search"><article class="jv-page-body"><table>%s</table>
<div class="jv-pagination-text">%s</div>%s</article></body>"""
VITE_ROW = """<tr><td class="jv-job-list-name"><a href="/acme/job/oA1">Cook</a></td>
<td class="jv-job-list-location">%s</td></tr>"""
VITE_DETAIL = """<h2 class="jv-header">Cook</h2>%s
<div class="jv-job-detail-description"><p>Boil.</p></div>
<script>jobId: 'oA1', jobReqId: '%s',</script>"""


def catalogue(*positions):
    return f"<script>COMPANY_POSITIONS_DATA = {json.dumps(positions)}; X = 1;</script>".encode()


# --- saved responses ------------------------------------------------------------------------------

SAVED = [
    ("https://acme.pinpointhq.com/postings.json", data({"data": [PIN]}), "pinpoint:acme:ab-12"),
    (
        "https://acme.pinpointhq.com/en/postings/ab-12",
        ld(identifier={"name": "Pinpoint Job Posting ID", "value": "ab-12"}).encode(),
        "pinpoint:acme:ab-12",
    ),
    ("https://api.gem.com/job_board/v0/acme/job_posts/", data([GEM]), "gem:acme:am9i"),
    (
        "https://jobs.gem.com/api/public/graphql/batch",
        data([{"data": {"oatsExternalJobPosting": GRAPH}}]),
        "gem:jobs-gem-com:am9i",
    ),
    (
        "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs",
        data([RIP]),
        "rippling:acme:u-1",
    ),
    (
        "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs/u-1",
        data(RIP_DETAIL),
        "rippling:acme:u-1",
    ),
    ("https://acme.icims.com/jobs/search?ss=1&pr=0", (CARD % "").encode(), "icims:acme:7"),
    (
        "https://acme.icims.com/jobs/7/cook/job?in_iframe=1",
        (ICIMS % ("en-US", "")).encode(),
        "icims:acme:7",
    ),
    (
        "https://careers.acme.example/api/jobs?page=1&limit=100",
        data({"jobs": [{"data": JIBE}], "totalCount": 1}),
        "jibe:careers-acme-example:R7",
    ),
    (
        "https://jobs.jobvite.com/acme/search?p=0",
        (VITE % (VITE_ROW % "Reno", "1-1 of 1", "")).encode(),
        "jobvite:acme:oA1",
    ),
    (
        "https://jobs.jobvite.com/acme/job/oA1",
        (VITE_DETAIL % ("", "27-1")).encode(),
        "jobvite:acme:oA1",
    ),
    ("https://www.comeet.com/jobs/acme/4F.00B", catalogue(POSITION), "comeet:acme-4f-00b:5D.25D"),
    (
        "https://www.comeet.co/careers-api/2.0/company/4F.00B/positions?token=1",
        data([{**POSITION, "position_url": "https://x.example", "time_updated": "2026-01-05"}]),
        "comeet:4f-00b:5D.25D",
    ),
    (
        "https://jsapi.recruiterbox.com/v1/openings?client_name=acme&limit=100&offset=0",
        data({"objects": [OPENING], "meta": {"total": 1}}),
        "recruiterbox:acme:fk0",
    ),
]


@pytest.mark.parametrize(("url", "body", "wanted"), SAVED, ids=[row[2] for row in SAVED])
def test_a_saved_response_is_known_by_address_and_marks(url, body, wanted):
    (found,) = read(body, url)
    assert (found.id, found.title) == (wanted, "Cook")


@pytest.mark.parametrize(("url", "body", "wanted"), SAVED, ids=[row[2] for row in SAVED])
def test_a_saved_response_is_known_by_its_marks_alone(url, body, wanted):
    (found,) = read(body, "https://copy.example/jobs/7/saved")
    assert found.spider == wanted.partition(":")[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://evilpinpointhq.com/postings.json",
        "https://acme.pinpointhq.com.evil.example/postings.json",
        "https://evil.example/?x=acme.pinpointhq.com",
        "https://evil.example/api.gem.com/job_board/v0/acme/job_posts/",
        "https://jobs.gem.com.evil.example/acme",
        "https://jobs.gem.com/api/other",
        "https://ats.rippling.com.evil.example/acme/jobs",
        "https://ats.rippling.com/api/v2/board",
        "https://jobs.icims.com/jobs/search",
        "https://notacme.notricims.com/jobs/search",
        "https://acme.icims.com.evil.example/jobs/search",
        "https://evil.example/blog/api/jobs",
        "https://evil.example/jobs.jobvite.com/acme",
        "https://hire.jobvite.com/acme",
        "https://evil.example/www.comeet.com/jobs/acme/4F.00B",
        "https://www.comeet.com/jobs/acme",
        "https://recruiterbox.com/v1/openings?client_name=acme",
        "https://jsapi.recruiterbox.com/v1/openings?my_client_name=acme",
    ],
)
def test_other_addresses_are_no_boards(url):
    modules = (comeet, gem, icims, jibe, jobvite, pinpoint, recruiterbox, rippling)
    assert [shape.spider for module in modules for shape in module.SHAPES if shape.token(url)] == []


@pytest.mark.parametrize(
    ("name", "token", "address"),
    [
        ("pinpoint", "acme-foods", "https://acme-foods.pinpointhq.com/postings.json"),
        ("pinpoint", "acme.foods", None),
        ("gem", "acme", "https://api.gem.com/job_board/v0/acme/job_posts/"),
        ("gem", "acme/x", None),
        ("rippling", "acme", "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs"),
        ("icims", "careers-acme", "https://careers-acme.icims.com/jobs/search?ss=1&in_iframe=1&pr=0"),
        ("icims", "jobs", None),  # iCIMS itself
        ("jibe", "careers.acme.example", "https://careers.acme.example/api/jobs?page=1&limit=100"),
        ("jibe", "acme", None),
        ("jobvite", "acme", "https://jobs.jobvite.com/acme/search"),
        ("comeet", "acme/4F.00B", "https://www.comeet.com/jobs/acme/4F.00B"),
        ("comeet", "acme", None),
        (
            "recruiterbox",
            "acme",
            "https://jsapi.recruiterbox.com/v1/openings?client_name=acme&limit=100&offset=0",
        ),
    ],
)  # fmt: skip
def test_tokens(name, token, address):
    module = importlib.import_module(f"spiders.{name}")
    spider = getattr(module, f"{name.title()}Spider")
    row = Source(slug="acme", company="Acme", spider=name, token=token)
    assert (spider.problem(row) is None) == (address is not None)
    if address:
        assert spider.addresses(row) == [address]
    assert spider.token.fullmatch(spider.example)


READERS = {
    "pinpoint": lambda body: pinpoint.read(body, SOURCE),
    "gem": lambda body: gem.read(body, SOURCE),
    "gem graphql": lambda body: gem.read_graphql(body, "https://acme.example", SOURCE),
    "rippling": lambda body: rippling.read(body, SOURCE),
    "rippling detail": lambda body: rippling.read_detail(body, STUB),
    "jibe": lambda body: jibe.read(body, "https://acme.example", SOURCE),
    "comeet api": lambda body: comeet.read_api(body, SOURCE),
    "recruiterbox": lambda body: recruiterbox.read(body, SOURCE),
}
PAGES = {
    "pinpoint detail": lambda body: pinpoint.read_detail(body, STUB.url, SOURCE, STUB),
    "icims": lambda body: icims.read(body, STUB.url, SOURCE),
    "icims detail": lambda body: icims.read_detail(body, STUB.url, SOURCE, STUB),
    "jobvite": lambda body: jobvite.read(body, STUB.url, SOURCE),
    "jobvite detail": lambda body: jobvite.read_detail(body, STUB.url, SOURCE, STUB),
    "comeet": lambda body: comeet.read(body, SOURCE),
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "got an empty answer"),
        (b"<!DOCTYPE html><title>Sign in</title>", "an HTML page titled 'Sign in'"),
        (b'"text"', "got other JSON"),
        (b'{"nothing": 1}', "got other JSON"),
    ],
)
def test_what_came_instead_is_said(name, body, message):
    with pytest.raises(ReadError, match=r"^expected an? ") as caught:
        READERS[name](body)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("body", [b"", b"<!DOCTYPE html><title>Sign in</title>", b"{}"])
def test_a_page_of_another_kind_is_refused(name, body):
    with pytest.raises(ReadError, match=r"^expected an? "):
        PAGES[name](body)


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (pinpoint.read(data({"data": [{"id": 1}, PIN]}), SOURCE), "posting 1"),
        (gem.read(data([{"id": "x"}, GEM]), SOURCE), "posting 1"),
        (rippling.read(data([{**RIP, "name": " "}, RIP]), SOURCE), "row 1"),
        (icims.read((CARD % "").replace("Cook", "").encode(), STUB.url, SOURCE), "card 1"),
        (
            icims.read((CARD % "").replace("/jobs/7/", "/jobs/intro/").encode(), STUB.url, SOURCE),
            "card 1",
        ),
        (
            jibe.read(
                data({"jobs": [{"data": {}}, {"data": JIBE}]}), "https://acme.example", SOURCE
            ),
            "row 1",
        ),
        (
            jobvite.read((VITE % (VITE_ROW % "", "", "")).replace("oA1", "").encode(), "", SOURCE),
            "row 1",
        ),
        (comeet.read(catalogue({"uid": "1.2", "name": "Cook"}, POSITION), SOURCE), "position 1"),
        (recruiterbox.read(data({"objects": [{}, OPENING]}), SOURCE), "opening 1"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(page, line):
    assert len(page.problems) == 1
    assert page.problems[0].startswith(f"{line} cannot be read: ")


# --- Pinpoint -------------------------------------------------------------------------------------

PAY = {
    "compensation": "x",
    "compensation_minimum": 20.5,
    "compensation_maximum": 30,
    "compensation_currency": "USD",
    "compensation_frequency": "hour",
}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({**PAY, "compensation_visible": True}, [(20.5, 30, "USD", "hour")]),
        ({**PAY, "compensation_visible": False}, []),  # there, and not to be shown
        ({**PAY, "compensation_visible": None}, []),
        ({"compensation_visible": True, "compensation_minimum": 0}, []),
        (
            {**PAY, "compensation_visible": True, "compensation_maximum": None},
            [(20.5, None, "USD", "hour")],
        ),
        (
            {**PAY, "compensation_visible": True, "compensation_frequency": "fortnight"},
            [(20.5, 30, "USD", None)],
        ),
    ],
)
def test_pinpoint_pay_is_that_which_is_shown(said, wanted):
    assert bands(one(pinpoint.read(data({"data": [{**PIN, **said}]}), SOURCE))) == wanted


@pytest.mark.parametrize(
    ("location", "text", "city"),
    [
        ({"name": "Denver, CO", "city": "Denver", "province": "Colorado"}, "Denver, CO", "Denver"),
        ({"name": "US", "city": "Flint ", "province": "Michigan"}, "Flint, Michigan, US", "Flint"),
        ({"name": "Tokyo", "city": "Minato", "province": "Tokyo"}, "Minato, Tokyo", "Minato"),
        ({"name": "North County", "city": "", "province": ""}, "North County", None),
        ({"name": "", "city": "", "province": ""}, None, None),
        (None, None, None),
    ],
)
def test_pinpoint_places(location, text, city):
    found = one(pinpoint.read(data({"data": [{**PIN, "location": location}]}), SOURCE))
    assert found.location_text == text
    assert [place.city for place in found.locations] == ([city] if text else [])


def test_pinpoint_headings_stand_over_the_parts():
    said = {
        "description": "<p>We cook.</p>",
        "key_responsibilities": "",
        "key_responsibilities_header": "Duties",
        "skills_knowledge_expertise": "<p>Salt.</p>",
        "skills_knowledge_expertise_header": "Skills & more",
    }
    found = one(pinpoint.read(data({"data": [{**PIN, **said}]}), SOURCE))
    assert found.description_html == "<p>We cook.</p>\n<h3>Skills &amp; more</h3>\n<p>Salt.</p>"


def test_pinpoint_page_dates_a_row_and_keeps_its_number():
    stub = one(pinpoint.read(data({"data": [{**PIN, "job": {"requisition_id": "R1"}}]}), SOURCE))
    page = ld(datePosted="2026-08-25", identifier={"value": "ab-12"}, jobLocationType="TELECOMMUTE")
    found = pinpoint.read_detail(page.encode(), stub.url, SOURCE, stub)
    assert (found.posted_text, found.requisition, found.id) == ("2026-08-25", "R1", stub.id)
    assert found.workplace_text == "Onsite"  # the list's own word
    assert stub.posted_text is None


# --- Gem ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("remote", "remote"),
        ("in_office", "in office"),
        ("HYBRID", "HYBRID"),
        ("unspecified", None),
        ("", None),
        (None, None),
    ],
)
def test_gem_workplace(kind, wanted):
    found = one(gem.read(data([{**GEM, "location_type": kind}]), SOURCE))
    assert found.workplace_text == wanted


def test_gem_is_dated_by_its_first_publication():
    stamps = {"created_at": "2026-01-01", "updated_at": "2026-10-08"}
    assert one(gem.read(data([{**GEM, **stamps}]), SOURCE)).posted_text.startswith("2026-07-19")
    undated = {**GEM, **stamps, "first_published_at": None}
    assert one(gem.read(data([undated]), SOURCE)).posted_text is None


@pytest.mark.parametrize(
    "answer",
    [
        [{"data": {"publicBrandingTheme": None}}, {"data": {"oatsExternalJobPosting": GRAPH}}],
        [{"data": {"oatsExternalJobPostings": {"jobPostings": [GRAPH]}}}],
        {"data": {"oatsExternalJobPosting": GRAPH}},
        {"jobPostings": [GRAPH]},
        GRAPH,
    ],
)
def test_gem_graphql_in_every_wrapping(answer):
    found = one(gem.read_graphql(data(answer), "https://jobs.gem.com/api", SOURCE))
    assert found.url == "https://jobs.gem.com/acme/am9i"
    assert (found.location_text, found.locations[0].country) == ("Reno", "US")
    assert found.workplace_text == "REMOTE"  # `isRemote` is false all the same


@pytest.mark.parametrize(
    ("said", "posted", "text"),
    [
        ({"firstPublishedTsSec": 1747242477}, "2025-05-14T17:07:57+00:00", None),
        ({"firstPublishedTsSec": 0}, None, None),
        ({"descriptionHtml": "<p>a</p>", "compensationHtml": "$5"}, None, "<p>a</p>\n$5"),
        ({"descriptionHtml": "<p>a</p>", "compensationHtml": None}, None, "<p>a</p>"),
    ],
)  # fmt: skip
def test_gem_graphql_detail(said, posted, text):
    found = one(gem.read_graphql(data({**GRAPH, **said}), "https://jobs.gem.com/api", SOURCE))
    assert (found.posted_text, found.description_html) == (posted, text)


# --- Rippling -------------------------------------------------------------------------------------


def test_rippling_rows_of_one_posting_are_put_together():
    other = {**RIP, "workLocation": {"id": "x", "label": "Ogden, UT"}}
    page = rippling.read(data([RIP, {**RIP, "uuid": "u-2"}, other, other]), SOURCE)
    assert [each.location_text for each in page.postings] == ["Reno, NV | Ogden, UT", "Reno, NV"]
    assert page.rows == 4


@pytest.mark.parametrize(
    ("pay", "wanted"),
    [
        ({"rangeStart": 18, "rangeEnd": 25, "frequency": "HOUR"}, [(18, 25, "USD", "hour")]),
        ({"rangeStart": 9e4, "rangeEnd": 1e5, "frequency": "ANNUAL"}, [(9e4, 1e5, "USD", "year")]),
        ({"rangeStart": 9e4, "rangeEnd": None, "frequency": "YEAR"}, [(9e4, None, "USD", "year")]),
        ({"rangeStart": 9e3, "rangeEnd": 1e4, "frequency": None}, [(9e3, 1e4, "USD", None)]),
        ({"rangeStart": 0, "rangeEnd": 0, "frequency": "YEAR"}, []),
        ({"rangeStart": None, "rangeEnd": None, "frequency": "YEAR"}, []),
    ],
)
def test_rippling_pay(pay, wanted):
    detail = {**RIP_DETAIL, "payRangeDetails": [{"currency": "USD", **pay}]}
    assert bands(rippling.read_detail(data(detail), STUB)) == wanted


def test_rippling_pay_names_its_place():
    pay = [
        {"location": place, "currency": "USD", "rangeStart": 1, "frequency": "HOUR"}
        for place in ("Reno, NV", {"id": "x", "label": "Ogden, UT"}, None)
    ]
    found = rippling.read_detail(data({**RIP_DETAIL, "payRangeDetails": pay}), STUB)
    assert [band.label for band in found.pay_fields] == ["Reno, NV", "Ogden, UT", None]


@pytest.mark.parametrize(
    ("description", "wanted"),
    [
        ({"company": "<p>a</p>", "role": "<p>b</p>"}, "<p>a</p>\n<p>b</p>"),
        ({"company": None, "role": "<p>b</p>"}, "<p>b</p>"),
        ("<p>c</p>", "<p>c</p>"),
        ({}, None),
        (None, None),
    ],
)
def test_rippling_text(description, wanted):
    found = rippling.read_detail(data({**RIP_DETAIL, "description": description}), STUB)
    assert found.description_html == wanted


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ({"label": "SALARIED_FT", "id": "Salaried, full-time"}, "Salaried, full-time"),
        ({"label": "HOURLY_PT", "id": ""}, "HOURLY_PT"),
        (None, None),
    ],
)
def test_rippling_employment_is_named_by_the_id(kind, wanted):
    found = rippling.read_detail(data({**RIP_DETAIL, "employmentType": kind}), STUB)
    assert found.employment_text == wanted


# --- iCIMS ----------------------------------------------------------------------------------------

SPAN = '<span class="field-label">%s</span><span title="%s">%s</span>'


@pytest.mark.parametrize(
    ("language", "title", "words", "wanted"),
    [
        ("en-US", "1/11/2026 4:04 PM", "8 months ago", "2026-01-11"),
        ("en-US", "1/31/2026", "x", "2026-01-31"),
        (
            "en-GB",
            "1/11/2026 4:04 PM",
            "8 months ago",
            "8 months ago",
        ),  # may be the 1st of November
        ("fr-FR", "11/01/2026 16:04", "il y a 8 mois", "il y a 8 mois"),
        ("en-GB", "1/11/2026 4:04 PM", "1/11/2026", None),  # cannot be told
        ("en-US", "", "8 months ago", "8 months ago"),
    ],
)
def test_icims_dates(language, title, words, wanted):
    body = ICIMS % (language, SPAN % ("Job Post Information* : Posted Date", title, words))
    found = icims.read_detail(body.encode(), STUB.url, SOURCE, STUB)
    assert found.posted_text == wanted


@pytest.mark.parametrize(
    ("label", "value", "field", "wanted"),
    [
        ("Job ID", "2026-7", "requisition", "2026-7"),
        ("Requisition ID", "R7", "requisition", "R7"),
        ("Location", "US-RI-Kingston", "location_text", "US-RI-Kingston"),
        ("Job Locations", "US-RI-A | US-CT-B", "location_text", "US-RI-A | US-CT-B"),
        ("Location : Location", "US-RI-Kingston", "location_text", "US-RI-Kingston"),
        ("Location : Postal Code", "02881", "location_text", None),
        ("Location Name", "The Hall", "location_text", None),
        ("Country", "United States", "location_text", "United States"),
        ("Category", "Kitchen", "department_text", "Kitchen"),
        ("Type", "Regular Part-Time", "employment_text", "Regular Part-Time"),
        ("Posted Date", "2 days ago", "posted_text", "2 days ago"),
        ("Remote", "Yes", "workplace_text", "Remote"),
        ("Remote", "No", "workplace_text", None),
        ("Shift", "Nights", "employment_text", None),
    ],
)
def test_icims_labels(label, value, field, wanted):
    found = one(icims.read((CARD % (FIELD % (label, value))).encode(), STUB.url, SOURCE))
    assert getattr(found, field) == wanted


def test_icims_city_and_state_are_put_together():
    fields = FIELD % ("State/Province", "Texas") + FIELD % ("City", "Irving")
    assert one(icims.read((CARD % fields).encode(), "", SOURCE)).location_text == "Irving, Texas"


def test_icims_last_day():
    body = ICIMS % ("en-US", FIELD % ("Job Post Information* : Post End Date", "12/31/2026"))
    found = icims.read_detail(body.encode(), STUB.url, SOURCE, STUB)
    assert str(found.valid_through) == "2026-12-31"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Page 1 of 5", 5),
        ("Search Results: Page 12 of 12", 12),
        ("Search Results", 1),
        ("", 1),
        (
            'Seite 1 von 3</h2><div class="iCIMS_Paging"><a href="/jobs/search?pr=2&amp;x=1">3</a>',
            3,
        ),
    ],
)
def test_icims_pages(words, count):
    body = f'<h2 class="iCIMS_SubHeader iCIMS_SubHeader_Jobs">{words}</h2><p>1 of 99</p>'
    assert icims.pages(body.encode()) == count


def test_icims_board_without_postings_is_an_empty_page():
    body = b'<div class="iCIMS_MainWrapper iCIMS_ListingsPage"><p>Sorry</p></div>'
    assert icims.read(body, STUB.url, SOURCE).postings == []
    assert read(body, "https://acme.icims.com/jobs/search?ss=1&in_iframe=1&pr=0") == []


def test_icims_address_is_without_frame_and_its_key_the_number():
    found = one(icims.read((CARD % "").encode(), STUB.url, SOURCE))
    assert found.url == "https://acme.icims.com/jobs/7/cook/job"
    assert found.id == "careers:acme:7"


def test_icims_stand_ins_are_no_places():
    address = {"addressLocality": "UNAVAILABLE", "addressRegion": "NV", "addressCountry": "US"}
    page = ICIMS % ("en-US", ld(jobLocation={"address": address}))
    found = icims.read_detail(page.encode(), STUB.url, SOURCE, STUB)
    assert found.location_text == "NV, US"


def test_icims_page_and_its_markup_add_up():
    markup = ld(datePosted="2026-02-13", baseSalary={"currency": "USD", "value": 5})
    page = ICIMS % (
        "en-US",
        markup + FIELD % ("Job ID", "2026-7") + FIELD % ("Category", "Kitchen"),
    )
    found = icims.read_detail(page.encode(), STUB.url, SOURCE, STUB)
    assert (found.posted_text, found.requisition) == ("2026-02-13", "2026-7")
    assert (found.department_text, found.location_text) == ("Kitchen", "2 Locations")
    assert bands(found) == [(5, 5, "USD", None)]


@pytest.mark.parametrize(
    "block",
    ['<div><div class="iCIMS_Expandable_Text"><p>Boil.</p></div></div>', "<div><p>Boil.</p></div>"],
)
def test_icims_text_with_its_headings(block):
    page = ICIMS % (
        "en-US",
        f'<h2 class="iCIMS_InfoField_Job">\n Duties\n</h2>\n{block}<p>Share</p>',
    )
    found = icims.read_detail(page.encode(), STUB.url, SOURCE, STUB)
    assert found.description_html.startswith("<h3>Duties</h3>\n<div")
    assert found.description_html.count("<p>") == 1


# --- Jibe -----------------------------------------------------------------------------------------


def jibe_page(*jobs, total=None):
    body = data({"jobs": [{"data": job} for job in jobs], "totalCount": total})
    return jibe.read(body, "https://careers.acme.example/api/jobs?page=1", SOURCE)


def test_jibe_rows_of_one_posting_are_put_together():
    other = {**JIBE, "slug": "8", "full_location": "Provo, Utah", "city": "Provo"}
    page = jibe_page(JIBE, other, {**JIBE, "req_id": "R9"}, total=3)
    assert [each.location_text for each in page.postings] == [
        "Ogden, Utah | Provo, Utah",
        "Ogden, Utah",
    ]
    assert [place.city for place in page.postings[0].locations] == ["Ogden", "Provo"]
    assert (page.rows, page.total) == (3, 3)


@pytest.mark.parametrize(
    ("said", "field", "wanted"),
    [
        ({}, "url", "https://careers.acme.example/jobs/7"),
        ({"meta_data": {"canonical_url": "https://x.example/7"}}, "url", "https://x.example/7"),
        ({}, "id", "careers:acme:R7"),
        ({"req_id": None}, "id", "careers:acme:7"),
        ({"req_id": 71}, "requisition", "71"),
        ({"slug": None}, "url", "https://careers.acme.example/jobs/R7"),
        ({"posted_date": "2026-04-24", "update_date": "2026-05-01"}, "posted_text", "2026-04-24"),
        ({"create_date": "2026-04-24", "update_date": "2026-05-01"}, "posted_text", None),
        ({"full_location": "", "location_name": "UT-Ogden"}, "location_text", "UT-Ogden"),
        ({"description": "a b", "responsibilities": "a b"}, "description_html", "a b"),
        ({"description": "a", "qualifications": "c"}, "description_html", "a\nc"),
        ({"description": None, "responsibilities": "b"}, "description_html", "b"),
        ({"categories": [{"name": "Kitchen"}]}, "department_text", "Kitchen"),
    ],
)
def test_jibe_rows(said, field, wanted):
    assert getattr(one(jibe_page({**JIBE, **said})), field) == wanted


@pytest.mark.parametrize(
    ("low", "high", "each", "wanted"),
    [
        ("42000", 51000, "YEARLY", [(42000, 51000, None, "year")]),
        (18.5, 0, "HOURLY", [(18.5, None, None, "hour")]),
        (0, 0, "YEARLY", []),  # stands for none
        (None, "", None, []),
        (42000, None, None, [(42000, None, None, None)]),
    ],
)
def test_jibe_pay(low, high, each, wanted):
    pay = {"salary_min_value": low, "salary_max_value": high, "salary_frequency": each}
    assert bands(one(jibe_page({**JIBE, **pay}))) == wanted


@pytest.mark.parametrize("city", ["Virtual", "REMOTE", "", None])
def test_jibe_cities_that_are_none(city):
    place = one(jibe_page({**JIBE, "city": city})).locations[0]
    assert (place.city, place.region, place.country) == (None, "UT", "US")


# --- Jobvite --------------------------------------------------------------------------------------

VITE_URL = "https://jobs.jobvite.com/acme/search?p=0"


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("\n Alpharetta,\n   Georgia\n", "Alpharetta, Georgia"),
        ("Bangalore ,\n Karnataka,\n", "Bangalore, Karnataka"),
        ('<div class="jv-meta">\n 2 Locations\n</div>', "2 Locations"),
        ("\n", None),
    ],
)
def test_jobvite_places_of_a_list(cell, wanted):
    page = jobvite.read((VITE % (VITE_ROW % cell, "", "")).encode(), VITE_URL, SOURCE)
    assert one(page).location_text == wanted
    assert one(page).url == "https://jobs.jobvite.com/acme/job/oA1"


@pytest.mark.parametrize(
    ("words", "total"), [("1-39 of 39", 39), ("1-50 of 1,266", 1266), ("", None)]
)
def test_jobvite_total(words, total):
    page = jobvite.read((VITE % (VITE_ROW % "", words, "")).encode(), VITE_URL, SOURCE)
    assert page.total == total


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ('<a class="jv-pagination-next" href="/acme/search?p=1">Next</a>', VITE_URL[:-1] + "1"),
        ('<a class="jv-pagination-prev" href="/acme/search?p=0">Back</a>', None),
        ("", None),
    ],
)
def test_jobvite_next_page(link, wanted):
    assert jobvite.next_page((VITE % ("", "", link)).encode(), VITE_URL) == wanted


def test_jobvite_board_without_postings_is_an_empty_page():
    body = (VITE % ("", "", "No results found")).encode()
    assert read(body, VITE_URL) == []


@pytest.mark.parametrize(
    ("number", "wanted"), [("27-0371", "27-0371"), ("${job.reqId}", None), ("", None)]
)
def test_jobvite_requisition_is_that_of_the_script(number, wanted):
    body = VITE_DETAIL % (ld(identifier="oA1"), number)
    assert jobvite.read_detail(body.encode(), VITE_URL, SOURCE, STUB).requisition == wanted


def test_jobvite_commas_of_the_markup_are_tidied():
    address = {"addressLocality": "Reno ", "addressRegion": "Nevada,", "addressCountry": "US"}
    body = VITE_DETAIL % (ld(jobLocation=[{"address": address}]), "")
    place = jobvite.read_detail(body.encode(), VITE_URL, SOURCE, STUB).locations[0]
    assert (place.text, place.city, place.region) == ("Reno, Nevada, US", "Reno", "NV")


def test_jobvite_empty_pay_is_none():
    pay = {"currency": "", "value": {"minValue": "", "maxValue": "", "unitText": ""}}
    body = VITE_DETAIL % (ld(baseSalary=pay), "")
    assert jobvite.read_detail(body.encode(), VITE_URL, SOURCE, STUB).pay_fields == []


def test_jobvite_page_without_markup_is_read_too():
    body = VITE_DETAIL % (
        '<p class="jv-job-detail-meta">Kitchen <i class="x-separator"></i> Reno</p>',
        "",
    )
    found = jobvite.read_detail(body.encode(), VITE_URL, SOURCE, STUB)
    assert "<p>Boil.</p>" in found.description_html
    assert (found.department_text, found.location_text) == ("Kitchen", "2 Locations")
    assert STUB.description_html is None  # the row itself is left as it was


# --- Comeet ---------------------------------------------------------------------------------------

PLACE = {"name": "U.S.A.", "city": "Reno", "state": "NV", "country": "US", "is_remote": False}


@pytest.mark.parametrize(
    ("location", "text", "city"),
    [
        (PLACE, "Reno, NV, U.S.A.", "Reno"),
        ({**PLACE, "name": "Reno Office"}, "Reno Office", "Reno"),
        ({**PLACE, "name": "US, Remote", "city": "Remote", "state": None}, "US, Remote", None),
        ({**PLACE, "name": "", "city": "", "state": ""}, None, None),
        (None, None, None),
    ],
)
def test_comeet_places(location, text, city):
    found = one(comeet.read(catalogue({**POSITION, "location": location}), SOURCE))
    assert found.location_text == text
    assert [place.city for place in found.locations] == ([city] if text else [])


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"workplace_type": "Hybrid", "location": {"is_remote": True}}, "Hybrid"),
        ({"workplace_type": "On-site", "location": {"name": "US, Remote"}}, "On-site"),
        ({"workplace_type": None, "location": {"is_remote": True}}, "Remote"),
        ({"workplace_type": None, "location": {"is_remote": False}}, None),
    ],
)
def test_comeet_workplace(said, wanted):
    found = one(comeet.read(catalogue({**POSITION, **said}), SOURCE))
    assert found.workplace_text == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"url_active_page": "https://acme.example/1"}, "https://acme.example/1"),
        ({"careers_page_url": "https://acme.example/2"}, "https://acme.example/2"),
        ({"position_url": "https://www.comeet.co/a/5D.25D?token=abc"}, "https://www.comeet.co/a/5D.25D"),
    ],
)  # fmt: skip
def test_comeet_addresses_hold_no_key(said, wanted):
    found = one(comeet.read_api(data([{"uid": "5D.25D", "name": "Cook", **said}]), SOURCE))
    assert found.url == wanted


def test_comeet_is_not_dated_by_its_last_edit():
    stamps = {"time_updated": "2026-09-28T19:58:12Z"}
    assert one(comeet.read(catalogue({**POSITION, **stamps}), SOURCE)).posted_text is None


def test_comeet_internal_positions_are_left_out():
    page = comeet.read(catalogue({**POSITION, "is_internal": True}), SOURCE)
    assert (page.postings, page.problems) == ([], [])


@pytest.mark.parametrize("body", [b"COMPANY_POSITIONS_DATA = [{]", b"COMPANY_POSITIONS_DATA = 5;"])
def test_comeet_broken_catalogue(body):
    with pytest.raises(ReadError, match="COMPANY_POSITIONS_DATA"):
        comeet.read(body, SOURCE)


def test_comeet_answer_inside_of_an_employers_own():
    body = data({"data": [POSITION], "isSuccess": True})
    assert one(comeet.read_api(body, SOURCE)).title == "Cook"


# --- Trakstar Hire --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "field", "wanted"),
    [
        ({"allows_remote": True}, "workplace_text", "Remote"),
        ({"allows_remote": False}, "workplace_text", None),
        ({"allows_remote": None}, "workplace_text", None),
        ({"created_on": 1413437038}, "posted_text", None),
        ({"close_date": 1413437038}, "valid_through", None),
        ({"close_date": ""}, "valid_through", None),
        ({"location": {"city": "Reno", "country": "USA"}}, "location_text", "Reno, USA"),
        ({"location": {"city": "", "state": None}}, "location_text", None),
        ({"location": None}, "location_text", None),
    ],
)  # fmt: skip
def test_trakstar_openings(said, field, wanted):
    found = one(recruiterbox.read(data({"objects": [{**OPENING, **said}]}), SOURCE))
    assert getattr(found, field) == wanted


# --- what they share ------------------------------------------------------------------------------


def test_a_row_and_its_page_are_put_together():
    page = posting(
        SOURCE, "8", url="https://acme.example/8", title="Chef", posted_text="2026-01-01"
    )
    found = filled(STUB, page)
    assert (found.id, found.url, found.title) == (STUB.id, STUB.url, "Chef")
    assert (found.posted_text, found.location_text) == ("2026-01-01", "2 Locations")


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([("A & B", "<p>a</p>"), (None, "b")], "<h3>A &amp; B</h3>\n<p>a</p>\nb"),
        ([("A", ""), ("B", None), ("C", " ")], None),
        ([(" ", "a")], "a"),
        ([], None),
    ],
)
def test_sections(parts, wanted):
    assert sections(parts) == wanted
