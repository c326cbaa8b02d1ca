"""The 20 ways in which career sites write a schema.org JobPosting, and the habits of its fields."""

import json

import pytest

from scrapers import schema_markup, schema_org
from sponsorboard.sources import Source

SOURCE = Source(slug="gable", company="Gable Roofing", spider="careers")
URL = "https://careers.gable.example/jobs/77-roofer"
ROOFER = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Roofer",
    "identifier": "GR-77",
    "datePosted": "2026-03-02",
    "description": "<p>Lay slate.</p>",
    "jobLocation": {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Duluth",
            "addressRegion": "MN",
            "addressCountry": "US",
        },
    },
}
PLAIN = json.dumps(ROOFER)
MICRODATA = """
<article itemscope itemtype="https://schema.org/JobPosting">
  <meta itemprop="identifier" content="GR-77">
  <h1 itemprop="title">Roofer</h1>
  <time itemprop="datePosted" datetime="2026-03-02">March 2</time>
  <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">
    <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
      <span itemprop="addressLocality">Duluth</span>, <span itemprop="addressRegion">MN</span>
      <meta itemprop="addressCountry" content="US"></p>
  </div>
  <div itemprop="description"><p>Lay slate.</p></div>
</article>
"""


def script(text: str, kind: str = 'type="application/ld+json"') -> str:
    return f"<!doctype html><html><head><script {kind}>{text}</script></head><body></body></html>"


def changed(**more: object) -> str:
    return json.dumps(ROOFER | more)


SHAPES = {
    1: script(PLAIN),
    2: script(PLAIN, "type=application/ld+json"),
    3: script(PLAIN.replace("Lay slate.", "Lay\nslate.")),
    4: script(PLAIN.replace("Lay slate.", "Lay\tslate.")),
    5: script(PLAIN.replace('"', "&quot;")),
    6: script(f"//<![CDATA[\n{PLAIN}\n//]]>"),
    7: script(f"<!--\n{PLAIN}\n-->"),
    8: script(f"{PLAIN};"),
    9: script(json.dumps({"@graph": [{"@type": "WebSite", "name": "Gable"}, ROOFER]})),
    10: script(f"[{PLAIN}]"),
    11: script(changed(**{"@type": ["JobPosting", "Thing"]})),
    12: script(changed(**{"@type": "http://schema.org/JobPosting"})),
    13: script(
        PLAIN.replace('"title"', '"Title"')
        .replace('"datePosted"', '"DatePosted"')
        .replace('"jobLocation"', '"JobLocation"')
        .replace('"identifier"', '"Identifier"')
    ),
    14: script(json.dumps({"@type": "WebPage", "mainEntity": ROOFER})),
    15: script(json.dumps({"@type": "ItemList", "itemListElement": [{"item": ROOFER}]})),
    16: script(PLAIN[:-1] + ",}"),
    17: script('{"@type": "Organization", "name": "Gable"}\n' + PLAIN),
    18: f"<!doctype html><html><body>{MICRODATA}</body></html>",
    19: script(PLAIN.replace("Lay slate.", r"Lay slate. C:\path")),
    20: script(PLAIN, 'type="application/ld+json; charset=utf-8"'),
}


@pytest.mark.parametrize("number", SHAPES)
def test_every_shape_gives_the_whole_posting(number: int) -> None:
    page = schema_org.read(SHAPES[number], URL, SOURCE)
    (found,) = page.postings
    assert page.problems == []
    assert (found.title, found.requisition, found.posted_text) == ("Roofer", "GR-77", "2026-03-02")
    assert found.location_text == "Duluth, MN, US"
    assert (found.locations[0].region, found.locations[0].country) == ("MN", "US")
    assert (found.id, found.reading) == ("careers:gable:GR-77", "markup")
    text = " ".join((found.description_html or "").split())
    ending = r" C:\path" if number == 19 else ""
    assert text == f"<p>Lay slate.{ending}</p>"


@pytest.mark.parametrize(
    "page",
    [
        SHAPES[18].replace('itemtype="https://schema.org/', "itemtype='http://schema.org/").replace(
            "JobPosting\">", "JobPosting'>").replace("Place\">", "Place'>").replace(
            "PostalAddress\">", "PostalAddress'>"),
        SHAPES[18].replace("<h1 itemprop", "<a href='/jobs/77' itemprop").replace("/h1", "/a"),
        SHAPES[18].replace(' datetime="2026-03-02">March 2', ">2026-03-02"),
        SHAPES[18].replace("itemprop=", "property=").replace("itemscope ", "").replace(
            "itemtype=\"https://schema.org/", "vocab='https://schema.org/' typeof=\""),
        SHAPES[18].replace("itemprop=\"", "property=\"schema:").replace("itemscope ", "").replace(
            "itemtype=\"https://schema.org/", "typeof=\"schema:"),
        SHAPES[18].replace("<!doctype", "<?xml version='1.0' encoding='latin1'?><!doctype"),
    ],
    ids=["http", "linked title", "time without datetime", "rdfa", "rdfa with prefix", "xhtml"],
)  # fmt: skip
def test_attributes_as_sites_write_them(page: str) -> None:
    (found,) = schema_org.read(page, URL, SOURCE).postings
    assert (found.title, found.posted_text) == ("Roofer", "2026-03-02")
    assert found.description_html == "<p>Lay slate.</p>"
    assert found.location_text == "Duluth, MN, US"


def test_a_posting_in_json_ld_and_in_microdata_is_one() -> None:
    page = SHAPES[1].replace("<body>", f"<body>{MICRODATA.replace('GR-77', 'other-1')}")
    assert [each.id for each in schema_org.read(page, URL, SOURCE).postings] == [
        "careers:gable:GR-77"
    ]


def test_microdata_serves_where_the_json_ld_cannot_be_read() -> None:
    page = script('{"@type": "JobPosting", "title": ""}').replace("<body>", f"<body>{MICRODATA}")
    found = schema_org.read(page, URL, SOURCE)
    assert [each.title for each in found.postings] == ["Roofer"]
    assert found.problems == ["a JobPosting cannot be read: the title is empty"]


def test_microdata_with_pay_and_a_list_of_postings() -> None:
    row = """<li itemscope itemtype="http://schema.org/JobPosting">
      <a itemprop="url" href="/jobs/{0}"><span itemprop="title">Roofer {0}</span></a>
      <link itemprop="employmentType" href="http://schema.org/FULL_TIME">
      <span itemprop="baseSalary" itemscope itemtype="http://schema.org/MonetaryAmount">
        <meta itemprop="currency" content="USD"><span itemprop="value" itemscope
          itemtype="http://schema.org/QuantitativeValue"><meta itemprop="minValue" content="21.5">
          <meta itemprop="unitText" content="HOUR"></span></span>
      <b itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization">
        <i itemprop="name">Gable</i></b></li>"""
    page = f"<ul>{row.format(1)}{row.format(2)}</ul>"
    found = schema_org.read(page, URL, Source(slug="x", company="", spider="careers")).postings
    assert [each.title for each in found] == ["Roofer 1", "Roofer 2"]
    assert [each.url for each in found] == [
        "https://careers.gable.example/jobs/1", "https://careers.gable.example/jobs/2",
    ]  # fmt: skip
    (band,) = found[0].pay_fields
    assert (band.min, band.max, band.currency, band.interval) == (21.5, None, "USD", "hour")
    assert (found[0].employment_text, found[0].company.name) == ("FULL_TIME", "Gable")


def said(**more: object):
    (found,) = schema_org.read(script(changed(**more)), URL, SOURCE).postings
    return found


@pytest.mark.parametrize(
    "description",
    [
        "%3Cp%3ELay%20slate.%3C%2Fp%3E",
        "%3Cp%3ELay+slate.%3C%2Fp%3E",
        "&lt;p&gt;Lay slate.&lt;/p&gt;",
        "&amp;lt;p&amp;gt;Lay slate.&amp;lt;/p&amp;gt;",
        ["<p>Lay slate.</p>"],
    ],
)
def test_descriptions_in_disguise(description: object) -> None:
    assert said(description=description).description_html == "<p>Lay slate.</p>"


def test_a_description_in_parts_is_put_together() -> None:
    found = said(
        responsibilities="Carry tiles.\nMend gutters.",
        qualifications=["<ul><li>Two years on roofs</li></ul>"],
        skills="Lay slate.",
    )
    assert found.description_html == (
        "<p>Lay slate.</p><p>Carry tiles.</p><p>Mend gutters.</p>"
        "<ul><li>Two years on roofs</li></ul>"
    )


@pytest.mark.parametrize(
    ("field", "value", "name", "wanted"),
    [
        ("employmentType", ["FULL_TIME", "CONTRACTOR"], "employment_text", "FULL_TIME, CONTRACTOR"),
        ("employmentType", "https://schema.org/PART_TIME", "employment_text", "PART_TIME"),
        ("identifier", {"@type": "PropertyValue", "name": "GR", "value": 9}, "requisition", "9"),
        ("identifier", {"@type": "PropertyValue", "name": "GR-9"}, "requisition", "GR-9"),
        ("jobLocationType", "TELECOMMUTE", "workplace_text", "TELECOMMUTE"),
        ("datePosted", "0001-01-01T00:00:00", "posted_text", None),
        ("datePosted", "1970-01-01", "posted_text", None),
        ("datePosted", "2 March 2026", "posted_text", "2 March 2026"),
        ("validThrough", "9999-12-31", "valid_through", None),
        ("title", "Roofer &amp; Tiler", "title", "Roofer & Tiler"),
        ("jobLocation", "Duluth", "location_text", "Duluth"),
        ("jobLocation", ["Duluth", "Ely"], "location_text", "Duluth | Ely"),
        (
            "jobLocation",
            {"address": [{"addressLocality": "Duluth"}, {"addressLocality": "Ely"}]},
            "location_text",
            "Duluth | Ely",
        ),
        (
            "jobLocation",
            {"address": {"addressLocality": "Ely", "addressCountry": {"name": ["USA", "USA"]}}},
            "location_text",
            "Ely, USA",
        ),
        (
            "applicantLocationRequirements",
            [{"@type": "Country", "name": "Canada"}, {"@type": "State", "name": "Ohio"}],
            "remote_text",
            "Canada | Ohio",
        ),
        ("educationRequirements", {"credentialCategory": "high school"}, "degree_text",
         "high school"),
        ("experienceRequirements", {"monthsOfExperience": 24}, "experience_text", "24 months"),
        ("url", "https://www.gable.example/", "url", URL),
        ("url", "/jobs/78", "url", "https://careers.gable.example/jobs/78"),
    ],
)  # fmt: skip
def test_habits_of_fields(field: str, value: object, name: str, wanted: object) -> None:
    assert getattr(said(**{field: value}), name) == wanted


@pytest.mark.parametrize("who", ["Gable", {"@type": "Organization", "name": "Gable"}, ["Gable"]])
def test_the_employer_of_a_page_without_a_row(who: object) -> None:
    nobody = Source(slug="x", company="", spider="careers")
    (found,) = schema_org.read(script(changed(hiringOrganization=who)), URL, nobody).postings
    assert found.company.name == "Gable"


def test_the_currency_may_stand_beside_the_pay() -> None:
    (band,) = said(baseSalary=52000, salaryCurrency="cad").pay_fields
    assert (band.min, band.currency) == (52000, "CAD")


def test_an_estimate_of_others_is_no_pay() -> None:
    assert said(estimatedSalary={"value": 52000, "currency": "USD"}).pay_fields == []


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        # One page lists several that have neither number nor address of their own.
        ([{"title": "Roofer"}, {"title": "Tiler"}, {"title": "Roofer"}], ["Roofer", "Tiler"]),
        ([{"title": "Roofer", "jobLocation": "Ely"}, {"title": "Roofer", "jobLocation": "Babbitt"}],
         ["Roofer", "Roofer"]),
        # The "number" is the employer's, not the posting's.
        ([{"title": "Roofer", "identifier": "GR1"}, {"title": "Tiler", "identifier": "GR1"}],
         ["Roofer", "Tiler"]),
    ],
)  # fmt: skip
def test_postings_of_one_page_are_told_apart(rows: list[dict], titles: list[str]) -> None:
    page = script(json.dumps([{"@type": "JobPosting", **row} for row in rows]))
    found = schema_org.read(page, URL, SOURCE).postings
    assert [each.title for each in found] == titles
    assert len({each.id for each in found}) == len(titles)


def test_rows_of_one_number_are_one_posting_with_several_places() -> None:
    rows = [{"@type": "JobPosting", "title": "Roofer", "identifier": "GR-7", "jobLocation": where}
            for where in ("Ely", "Babbitt")]  # fmt: skip
    (found,) = schema_org.read(script(json.dumps(rows)), URL, SOURCE).postings
    assert (found.id, found.location_text) == ("careers:gable:GR-7", "Ely | Babbitt")


@pytest.mark.parametrize(
    "text",
    ["", "<p itemtype='JobPosting'>", "<p typeof=JobPosting property", "<p itemscope itemtype=x>"],
)
def test_markup_without_anything(text: str) -> None:
    assert schema_org.read(text, URL, SOURCE).postings == []


def test_nothing_but_job_postings_starts_the_reader_of_attributes(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "scrapers.schema_attributes", None)
    page = '<div itemscope itemtype="https://schema.org/BreadcrumbList"></div>'
    assert list(schema_markup.postings(page)) == []
