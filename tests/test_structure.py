"""Posting pages without markup: what is read of them, and which pages are none."""

import pytest

from scrapers import read, structure
from sponsorboard.sources import Source

SOURCE = Source(slug="tarn", company="Tarn Ferries", spider="careers")
URL = "https://www.tarnferries.example/work/deckhand"
WORK = """
<p>You moor the ferry, help passengers aboard, and keep the deck clean in every weather. You work
with a crew of five between two harbours, four days on and three days off.</p>
<h3>Responsibilities</h3><ul><li>Handle ropes and gangways</li><li>Check tickets and count
passengers</li><li>Report damage to the mate</li></ul>
<h3>Requirements</h3><ul><li>A certificate in basic safety</li><li>One year on deck</li></ul>
"""
NAV = """
<header class="site-header"><a href="/">Tarn Ferries</a><nav><a href="/jobs/search">Apply</a>
<a href="/jobs/1">One</a><a href="/jobs/2">Two</a></nav></header>"""
FOOT = """
<footer><p>Tarn Ferries carries two million people a year across the tarn and its bays, and has done
so since the first steamer.</p><address>Pier 1, Ulvers</address></footer>
<div id="cookie-banner"><p>We use cookies. Requirements: your consent.</p></div>"""
APPLY = '<a class="button" href="/apply/deckhand">Apply now</a>'


def page(body: str, title: str = "Deckhand | Tarn Ferries", head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}<script>var x = 1;</script></head>"
        f"<body>{NAV}{body}{FOOT}</body></html>"
    )


FULL = page(f"""
<main><h1>Deckhand</h1>
<dl><dt>Location</dt><dd>Bowness, UK</dd><dt>Job type:</dt><dd>Seasonal</dd>
<dt>Reference</dt><dd>TF-204</dd><dt>Department</dt><dd>Crew</dd>
<dt>Date posted</dt><dd>4 May 2026</dd><dt>Closing date</dt><dd>30 June 2026</dd></dl>
{WORK}<p>{APPLY}</p></main>""")


def test_every_field_that_the_page_labels() -> None:
    (found,) = structure.read(FULL, URL, SOURCE).postings
    assert (found.title, found.location_text) == ("Deckhand", "Bowness, UK")
    assert (found.employment_text, found.department_text) == ("Seasonal", "Crew")
    assert (found.requisition, found.posted_text) == ("TF-204", "4 May 2026")
    assert str(found.valid_through) == "2026-06-30"
    assert found.apply_url == "https://www.tarnferries.example/apply/deckhand"
    assert found.reading == "structure"
    assert found.id.startswith("careers:tarn:deckhand-")
    text = found.description_html or ""
    assert "Handle ropes" in text
    assert "basic safety" in text
    for other in ("cookies", "two million", "Apply now", "<h1>", "var x"):
        assert other not in text


def test_a_page_keeps_its_id_when_its_words_change() -> None:
    (one,) = structure.read(FULL, URL, SOURCE).postings
    (other,) = structure.read(FULL.replace("TF-204", "TF-205"), URL, SOURCE).postings
    assert one.id == other.id


@pytest.mark.parametrize(
    ("fields", "location"),
    [
        ("<table><tr><th>Location</th><td>Bowness</td></tr></table>", "Bowness"),
        ("<p><strong>Location:</strong> Bowness</p>", "Bowness"),
        ("<p>Job location: Bowness, Cumbria</p>", "Bowness, Cumbria"),
        ("<div><span>Standort</span><span>Bowness</span></div>", "Bowness"),
        ("<div><div><b>Where</b></div><div>Bowness</div></div>", "Bowness"),
        ("<h4>Locations</h4><ul><li>Bowness</li><li>Ulvers</li></ul>", "Bowness | Ulvers"),
        ('<span class="job-location">Bowness</span>', "Bowness"),
        ('<li data-qa="posting-location">Bowness</li>', "Bowness"),
        ('<p class="location"><i class="icon"></i>Location: Bowness</p>', "Bowness"),
        ("<ul><li><span><b>Ubicación:</b> Bowness (UK)</span></li></ul>", "Bowness (UK)"),
        ("<p>勤務地：Bowness</p>", "Bowness"),
        # Not a place: a filter, a label without a value, a sentence.
        ('<label>Location</label><select><option value="">All</option></select>', None),
        ("<p>Location:</p>", None),
        (f"<h4>Location</h4><p>{'You work at the pier. ' * 9}</p>", None),
    ],
)
def test_where_a_place_is_said(fields: str, location: str | None) -> None:
    text = page(f"<main><h1>Deckhand</h1>{fields}{WORK}{APPLY}</main>")
    (found,) = structure.read(text, URL, SOURCE).postings
    assert found.location_text == location


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (page(f"<h1>Deckhand</h1>{WORK}{APPLY}"), "Deckhand"),
        (page(f"{WORK}{APPLY}", "Deckhand - Tarn Ferries"), "Deckhand"),
        (page(f"{WORK}{APPLY}", "Tarn Ferries Careers | Deckhand (m/w/d)"), "Deckhand (m/w/d)"),
        (page(f"{WORK}{APPLY}", "Jobs", '<meta property="og:title" content="Deckhand">'),
         "Deckhand"),
        (page(f"{WORK}{APPLY}", "x", '<meta property="og:title" content="Now hiring: Deckhand">'),
         "Deckhand"),
        (page(f"<h1>Join Tarn Ferries</h1><h2>Deckhand</h2>{WORK}{APPLY}"), "Deckhand"),
        (page(f'<h1 class="logo">Tarn</h1><h2>Deckhand</h2>{WORK}{APPLY}'), "Deckhand"),
        (page(f"<h1>Careers</h1><h2>Deckhand</h2>{WORK}{APPLY}", "Careers"), "Deckhand"),
        (page(f"<h1>Tarn Ferries</h1><h1>Deckhand</h1>{WORK}{APPLY}"), "Deckhand"),
    ],
)  # fmt: skip
def test_titles(text: str, title: str) -> None:
    (found,) = structure.read(text, URL, SOURCE).postings
    assert found.title == title


@pytest.mark.parametrize(
    ("part", "posted"),
    [
        ('<p>Posted <time datetime="2026-05-04">May 4</time></p>', "2026-05-04"),
        ('<time datetime="2026-05-04T09:00:00Z">May 4</time>', "2026-05-04T09:00:00Z"),
        ('<p>Last updated <time datetime="2026-05-04">May 4</time></p>', None),
        ('<p>Apply until <time datetime="2026-05-04">May 4</time></p>', None),
        ('<time datetime="2026-05-04">a</time> <time datetime="2026-05-05">b</time>', None),
        ('<span class="posted-date">3 days ago</span>', "3 days ago"),
        ("<p><b>Veröffentlicht am</b> 4.5.2026</p>", "4.5.2026"),
        ("<p>Updated: 4 May 2026</p>", None),
    ],
)
def test_the_day_of_posting_is_never_that_of_an_edit(part: str, posted: str | None) -> None:
    text = page(f"<main><h1>Deckhand</h1><div>{part}</div>{WORK}{APPLY}</main>")
    (found,) = structure.read(text, URL, SOURCE).postings
    assert found.posted_text == posted


@pytest.mark.parametrize(
    "way",
    [
        APPLY,
        "<button>Apply for this job</button>",
        '<input type="submit" value="Submit application">',
        '<form><input type="file" name="resume"></form>',
        '<a href="/bewerbung/4">Jetzt bewerben</a>',
        '<a href="/x">Inscríbete</a>',
        '<a href="https://apply.example/apply?id=4">To the form</a>',
    ],
)
def test_ways_to_apply(way: str) -> None:
    assert structure.read(page(f"<h1>Deckhand</h1>{WORK}{way}"), URL, SOURCE).postings


def test_the_address_of_a_posting_may_stand_for_a_way_to_apply() -> None:
    address = "https://www.tarnferries.example/jobs/deckhand-204"
    text = page(f"<h1>Deckhand</h1>{WORK}<p>Write to the crew office.</p>")
    assert not structure.read(text, URL, SOURCE).postings
    assert not structure.read(text, address, SOURCE).postings  # it may be about any deckhand
    placed = text.replace("<h3>", "<p>Location: Bowness</p><h3>", 1)
    assert not structure.read(placed, URL, SOURCE).postings
    assert structure.read(placed, address, SOURCE).postings


def test_a_page_in_one_form_and_in_tables_is_read() -> None:
    text = page(f"<form id='aspnet'><table><tr><td><h1>Deckhand</h1>{WORK}{APPLY}</td></tr>"
                "</table></form>")  # fmt: skip
    (found,) = structure.read(text, URL, SOURCE).postings
    assert "Handle ropes" in (found.description_html or "")


ROW = '<li><a href="/jobs/{0}-deckhand">Deckhand {0}, Bowness, full time and all year</a></li>'
BENEFITS = """<h2>Benefits</h2><p>We give free crossings to you and your family, a pension, and
sick pay from the first day. Our crews have their own cabins, a kitchen, and a week of training
every winter in our own school by the water.</p><h2>What we offer</h2><p>Boats, weather, company,
and a discount on tea in all of our cafés, at both ends of the lake, in summer and in winter.</p>"""


@pytest.mark.parametrize(
    ("url", "text"),
    [
        (URL, page(f"<h1>Open positions</h1><ul>{''.join(map(ROW.format, range(20)))}</ul>")),
        (URL, page(f"<h1>Deckhands</h1><ul>{''.join(map(ROW.format, range(20)))}</ul>{APPLY}")),
        (URL, page(f"<h1>Working here</h1>{BENEFITS}{APPLY}")),
        ("https://www.tarnferries.example/careers/rewards",
         page(f"<h1>Rewards</h1>{BENEFITS}{APPLY}")),
        ("https://www.tarnferries.example/blog/how-to-be-a-deckhand",
         page(f"<h1>Deckhand</h1>{WORK}{APPLY}")),
        ("https://www.tarnferries.example/about/crew", page(f"<h1>Deckhand</h1>{WORK}{APPLY}")),
        (URL, page(f"<h1>How to be a deckhand</h1>{WORK}{APPLY}",
                   head='<script type="application/ld+json">{"@type": "NewsArticle"}</script>')),
        (URL, page("<h1>Page not found</h1><p>404</p>" + WORK + APPLY)),
        (URL, page(f"<h1>Deckhand</h1><p>This position is no longer available.</p>{WORK}{APPLY}")),
        (URL, page(f"<h1>Deckhand</h1><p>Diese Stelle ist bereits besetzt</p>{WORK}{APPLY}")),
        (URL, page(f"<h1>Deckhand</h1><p>Short.</p><h3>Requirements</h3>{APPLY}")),
        (URL, page(f"<h1>Deckhand</h1><p>{'The water is cold. ' * 40}</p>{APPLY}")),
        (URL, page(f"<h1>Careers</h1>{WORK}{APPLY}", "Careers")),
        (URL, page(f"<h1>Life at sea</h1>{WORK}{APPLY}", "Life at sea")),
        ("https://www.tarnferries.example/careers/deck",
         page(f"<h1>Deck</h1>{BENEFITS}<h2>What you will do</h2><p>What it asks.</p>", "Deck")),
        # Several postings unfold on one page.
        (URL, page("<h1>Crew</h1>" + "".join(f"<h2>Hand {n}</h2>{WORK}{APPLY}" for n in (1, 2)))),
        (URL, page('<div id="root"></div><script src="/app.js"></script>')),
        (URL, ""),
        (URL, "<p>"),
        (URL, '{"jobs": []}'),
    ],
)  # fmt: skip
def test_pages_that_show_no_posting(url: str, text: str) -> None:
    assert structure.read(text, url, SOURCE).postings == []


def test_words_of_an_open_posting_do_not_close_it() -> None:
    text = page(f"<h1>Deckhand</h1><p>Open until the position is filled.</p>{WORK}{APPLY}")
    assert structure.read(text, URL, SOURCE).postings


def test_a_saved_page_without_markup_is_read_by_its_structure() -> None:
    (found,) = read(FULL.encode(), URL)
    assert (found.title, found.reading) == ("Deckhand", "structure")
    assert read(page("<p>Nothing.</p>").encode(), URL) == []


def test_a_huge_page_takes_no_time() -> None:
    assert structure.read("<div>" * 3000 + "x", URL, SOURCE).postings == []
    assert structure.read("<p>x</p>" * 600_000, URL, SOURCE).postings == []
