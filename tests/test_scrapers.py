"""What scrapers make of single pages: shapes of JSON-LD, links of list pages, saved pages."""

import json

import pytest

from scrapers import (
    ReadError,
    ashby,
    greenhouse,
    lever,
    listing,
    read,
    recruitee,
    schema_org,
    schema_pay,
    workday,
)
from scrapers.page import decoded, joined, last_day, moment
from sponsorboard.sources import Source

SOURCE = Source(slug="acme", company="Acme", spider="careers")
URL = "https://jobs.acme.example/jobs/1"
JOB = '{"@type": "JobPosting", "title": "Cook", "identifier": "C1"}'


def script(text, kind='type="application/ld+json"'):
    return f"<html><head><script {kind}>{text}</script></head><body></body></html>"


@pytest.mark.parametrize(
    "page",
    [
        script(JOB),
        script(JOB, "type=application/ld+json"),
        script(JOB, 'type="application/LD+JSON; charset=utf-8"'),
        script(JOB.replace("Cook", "Co\nok").replace("Co\nok", "Cook\n")),
        script(JOB.replace("Cook", "\tCook")),
        script(JOB.replace('"', "&quot;")),
        script(f"//<![CDATA[\n{JOB}\n//]]>"),
        script(f"<!-- {JOB} -->"),
        script(f"{JOB};"),
        script('{"@graph": [{"@type": "WebSite"}, ' + JOB + "]}"),
        script(f"[{JOB}]"),
        script(JOB.replace('"JobPosting"', '["JobPosting", "Thing"]')),
        script(JOB.replace('"JobPosting"', '"http://schema.org/JobPosting"')),
        script(JOB.replace('"title"', '"Title"')),
        script('{"@type": "WebPage", "mainEntity": ' + JOB + "}"),
        script('{"@type": "ItemList", "itemListElement": [{"item": ' + JOB + "}]}"),
        script(JOB[:-1] + ",}"),
        script(JOB + JOB.replace("Cook", "Waiter").replace("C1", "C2")),
        script(JOB[:-1] + r', "description": "C:\path"}'),
        script('{"@type": "WebSite"}') + script(JOB),
    ],
)
def test_a_posting_is_found_in_every_shape(page):
    found = schema_org.read(page, URL, SOURCE).postings
    assert (found[0].title, found[0].id) == ("Cook", "careers:acme:C1")


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", "not json", '{"@type": 5}', "{" * 2000])
def test_a_page_without_a_posting(text):
    assert schema_org.read(script(text), URL, SOURCE).postings == []


def test_a_posting_without_a_title_is_named():
    page = schema_org.read(script('{"@type": "JobPosting"}') + script(JOB), URL, SOURCE)
    assert len(page.postings) == 1
    assert page.problems == ["a JobPosting cannot be read: the title is empty"]


@pytest.mark.parametrize(
    ("identifier", "ending"),
    [
        ("R-12", "R-12"),
        ({"@type": "PropertyValue", "name": "Acme", "value": 991}, "991"),
        ([{"value": "X7"}], "X7"),
        ("Acme Corporation", None),  # a name is not a number
        (None, None),
    ],
)
def test_the_key_of_a_posting(identifier, ending):
    node = {"@type": "JobPosting", "title": "Cook", "identifier": identifier}
    (one,) = schema_org.read(script(json.dumps(node)), URL, SOURCE).postings
    (other,) = schema_org.read(script(json.dumps(node)), URL + "?x", SOURCE).postings
    assert one.id == f"careers:acme:{ending}" if ending else one.id.startswith("careers:acme:1-")
    assert (one.id == other.id) is (ending is not None)


MONEY = {"@type": "MonetaryAmount", "currency": "USD"}


@pytest.mark.parametrize(
    ("value", "bands"),
    [
        ({**MONEY, "value": {"minValue": 2, "maxValue": 3, "unitText": "HOUR"}}, [(2, 3, "hour")]),
        ({**MONEY, "value": {"value": "70,000", "unitText": "YEAR"}}, [(70000, 70000, "year")]),
        ({**MONEY, "minValue": 5, "maxValue": 6, "unitText": "Month"}, [(5, 6, "month")]),
        ({**MONEY, "value": 1200.5}, [(1200.5, 1200.5, None)]),
        ({**MONEY, "value": {"minValue": 20, "unitText": "FORTNIGHT"}}, [(20, None, None)]),
        ([{**MONEY, "value": 1}, {**MONEY, "value": 2}], [(1, 1, None), (2, 2, None)]),
        (52000, [(52000, 52000, None)]),
        ("52000", [(52000, 52000, None)]),
        ("$52k to $60k", [(52000, 60000, None)]),
        ("€28.50 per hour", [(28.5, 28.5, "hour")]),
        ("Competitive", []),
        ({**MONEY, "value": {"minValue": 0, "maxValue": 0}}, []),
        ({**MONEY, "value": {"minValue": None}}, []),
        (None, []),
        (True, []),
    ],
)  # fmt: skip
def test_base_salary(value, bands):
    found = schema_pay.bands(value)
    assert [(band.min, band.max, band.interval) for band in found] == bands


LIST = "https://acme.example/careers/jobs?dept=ops"


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ('<a href="/jobs/1234">x</a>', "posting"),
        ('<a href="/careers/senior-cook">x</a>', "posting"),
        ('<a href="/en/vacancies/42-nurse/">x</a>', "posting"),
        ('<a href="/apply?gh_jid=99">x</a>', "posting"),
        ('<a href="job/cook">x</a>', "posting"),
        ('<a href="/stellenangebote/koch-42">x</a>', "posting"),
        ('<a href="/job_detail.php?id=7">x</a>', "posting"),
        ('<a href="https://www.acme.example/jobs/1234">x</a>', "posting"),
        ('<a href="/careers/our-culture">x</a>', None),
        ('<a href="/careers/why-acme">x</a>', None),
        ('<a href="/product?id=7">x</a>', None),
        ('<a href="/careers/jobs?dept=ops&page=2">2</a>', "page"),
        ('<a href="/careers/jobs?dept=ops&amp;start=20">3</a>', "page"),
        ('<a href="/careers/jobs/page/2?dept=ops">2</a>', "page"),
        ('<a href="/more" rel="next">x</a>', "page"),
        ('<link rel="next" href="/more">', "page"),
        ('<a href="/more">Next page</a>', "page"),
        ('<a href="/more">next ›</a>', "page"),
        ('<a href="/more" aria-label="Next">›</a>', "page"),
        ('<a href="/more">»</a>', "page"),
        ('<a href="/careers/jobs?dept=sales">Sales</a>', None),
        ('<a href="/careers/jobs?dept=ops&page=all">all</a>', None),
        ('<a href="/careers/benefits">x</a>', None),
        ('<a href="/jobs/search">x</a>', None),
        ('<a href="/jobs/12">12</a>', "posting"),
        ('<a href="/jobs/handbook.pdf">x</a>', None),
        ('<a href="/about">Next steps</a>', None),
        ('<a href="https://elsewhere.example/jobs/1">x</a>', None),
        ('<a href="mailto:jobs@acme.example">x</a>', None),
        ('<a href="javascript:void(0)">Next</a>', None),
        ('<a href="#top">Next</a>', None),
        ('<a href="http://[broken/jobs/1">x</a>', None),
    ],
)
def test_links_of_a_list_page(link, kind):
    found = listing.read(f"<html><body>{link}</body></html>", LIST)
    assert (len(found.postings), len(found.pages)) == (kind == "posting", kind == "page")


def test_an_item_list_names_postings():
    links = [
        {"url": "/o/1"},
        "https://x.example/2",
        {"item": {"@id": "https://jobs.acme.example/3"}},
    ]
    text = json.dumps({"@type": "ItemList", "itemListElement": links})
    assert listing.read(script(text), LIST).postings == ["https://acme.example/o/1"]
    found = listing.read(script(text), LIST, "acme.example")
    assert found.postings == ["https://acme.example/o/1", "https://jobs.acme.example/3"]


def test_a_list_page_without_known_addresses_has_its_postings_below_it():
    page = "".join(
        f'<a href="{link}">x</a>' for link in ("work/cook", "work/about", "team", "work")
    )
    found = listing.read(page, "https://acme.example/work")
    assert found.postings == ["https://acme.example/work/cook"]
    page += '<a href="/jobs/waiter">x</a>'
    found = listing.read(page, "https://acme.example/work")
    assert found.postings == ["https://acme.example/jobs/waiter"]


@pytest.mark.parametrize(
    ("page", "shell"),
    [
        ('<body><div id="root"></div><script src="/a.js"></script></body>', True),
        (
            "<body><noscript>You need JavaScript. " + "x " * 400 + "</noscript><script></script>",
            True,
        ),
        ("<body><script>var x = " + "1 + " * 400 + "1</script>Loading</body>", True),
        ("<body><p>" + "We hire. " * 60 + "</p><script></script></body>", False),
        ("<body><div></div></body>", False),
        ("", False),
    ],
)
def test_pages_that_hold_nothing_before_their_scripts_ran(page, shell):
    assert listing.is_shell(page) is shell


READERS = {
    "greenhouse": lambda body: greenhouse.read(body, SOURCE),
    "lever": lambda body: lever.read(body, SOURCE),
    "ashby": lambda body: ashby.read(body, SOURCE),
    "recruitee": lambda body: recruitee.read(body, SOURCE),
    "workday": lambda body: workday.read(body, "https://acme.example", SOURCE),
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "got an empty answer"),
        (b"<!DOCTYPE html><title>Sign&nbsp;in</title>", "an HTML page titled 'Sign in'"),
        (b"\n <html><body>", "got an HTML page"),
        (b"{", "broken JSON"),
        (b'"text"', "got other JSON"),
        (b'{"nothing": 1}', "got other JSON"),
        ("ä{".encode("cp1252"), "broken JSON"),
        (b"\xef\xbb\xbf nothing", "broken JSON"),
    ],
)
def test_what_came_instead_is_said(name, body, message):
    with pytest.raises(ReadError, match=r"^expected an? ") as caught:
        READERS[name](body)
    wanted = "other JSON" if (name, body) == ("lever", b"{") else message  # a list was expected
    assert wanted in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_board_in_another_charset(encoding):
    text = '{"jobs": [{"id": 1, "title": "Pâtissier", "absolute_url": "https://x.example"}]}'
    (found,) = greenhouse.read(text.encode(encoding), SOURCE).postings
    assert found.title == "Pâtissier"


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("Müller".encode(), "iso-8859-1", "Müller"),
        ("Müller".encode("cp1252"), "utf-8", "Müller"),
        ("Müller".encode("cp1252"), None, "Müller"),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        (b'<meta charset="iso-8859-2">' + "Łódź".encode("iso-8859-2"), None, "Łódź"),
        ("€ 5".encode("cp1252"), "no-such-charset", "€ 5"),
    ],
)
def test_charsets(body, declared, text):
    assert decoded(body, declared).endswith(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-05-31", "2026-05-31"),
        ("2026-05-31T23:59:00-04:00", "2026-05-31"),
        (" 2026-05-31 00:00:00 UTC", "2026-05-31"),
        ("0001-01-01", None),
        ("1970-01-01T00:00:00Z", None),
        ("9999-12-31", None),
        ("2026-02-30", None),
        ("31.05.2026", None),
        ("", None),
        (None, None),
    ],
)
def test_last_days_are_as_the_page_says(text, found):
    assert str(last_day(text)) == str(found)


def test_parts_are_joined_once_each():
    assert joined([" Boise", None, "", "Ogden", "Boise"]) == "Boise | Ogden"
    assert joined([None, " "]) is None
    assert moment(0) == "1970-01-01T00:00:00+00:00"
    assert moment(None) is None


def test_a_saved_page_of_every_kind():
    pages = {
        "https://boards-api.greenhouse.io/v1/boards/acme/jobs": {
            "jobs": [{"id": 1, "title": "Cook", "absolute_url": URL, "company_name": "Acme Inc "}]
        },
        "https://api.lever.co/v0/postings/Acme": [{"id": "a", "text": "Cook", "hostedUrl": URL}],
        "https://api.ashbyhq.com/posting-api/job-board/Acme%20Inc": {
            "jobs": [{"id": "a", "title": "Cook", "jobUrl": URL}]
        },
        "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Site/jobs": {
            "total": 1,
            "jobPostings": [{"title": "Cook", "externalPath": "/job/x/Cook_R1"}],
        },
        "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Site/job/x/Cook_R1": {
            "jobPostingInfo": {"title": "Cook", "jobDescription": "Boil."}
        },
        "https://acme.recruitee.com/api/offers/": {
            "offers": [{"id": 1, "title": "Cook", "careers_url": URL, "company_name": "Acme BV"}]
        },
    }
    found = [read(json.dumps(body).encode(), url) for url, body in pages.items()]
    found.append(read(script(JOB).encode(), "https://jobs.acme.example/1"))
    assert [each[0].title for each in found] == ["Cook"] * 7
    assert [each[0].id for each in found] == [
        "greenhouse:acme:1",
        "lever:acme:a",
        "ashby:acme-inc:a",
        "workday:site:R1",
        "workday:site:R1",
        "recruitee:acme:1",
        "careers:jobs-acme-example:C1",
    ]
    assert [each[0].company.name for each in found] == [
        "Acme Inc", "acme", "acme-inc", "site", "site", "Acme BV", "jobs-acme-example",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "message"),
    [(b'{"a": 1}', "got other JSON"), (b"plain", "got neither"), (b"", "got neither")],
)
def test_a_saved_page_that_nothing_reads(body, message):
    with pytest.raises(ReadError, match=message):
        read(body, "https://acme.example/")


def test_a_saved_board_is_known_by_its_address_too():
    with pytest.raises(ReadError, match="Greenhouse board"):
        read(b'{"status": 404}', "https://boards-api.greenhouse.io/v1/boards/acme/jobs")
