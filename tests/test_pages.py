"""The pages in a real headless Chromium."""

from datetime import date

import pytest
from playwright.sync_api import Error
from web_browser import CONTRAST, chromium, opened
from web_samples import ATTACK, DEGREE, HYBRID, PAY, SPONSORS, filled, running

from sponsorboard.configuration import Configuration
from sponsorboard.web import policies

RICH = "/postings/greenhouse:rivulet:4711"
RECORDED = "/postings/greenhouse:rivulet:4712"


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("pages") / "index") as opened:
        yield opened


@pytest.fixture(scope="module")
def site(index):
    with running(index, sample=True) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["javascript", "plain"])
def page(request, browser, site):
    """With JavaScript on, and off: what people do has to work either way."""
    with opened(browser, site, java_script_enabled=request.param) as one:
        yield one


@pytest.fixture(scope="module")
def view(browser, site):
    """One page for everything that is only looked at."""
    with opened(browser, site) as one:
        yield one


def titles(page):
    page.wait_for_load_state()
    return page.locator(".hits h3").all_inner_texts()


def total(page):
    return int(page.locator("#total").inner_text().split()[0])


def test_search_by_words(page):
    page.goto("/")
    assert total(page) == 48
    assert page.get_by_role("note").inner_text().startswith("Sample data.")
    page.get_by_label("Words").fill("C++ river")
    page.get_by_role("button", name="Search").click()
    assert titles(page) == ["C++ River Engineer"]
    assert page.locator(".hits h3 mark").all_inner_texts() == ["C++", "River"]
    hit = page.locator(".hits article").inner_text()
    for shown in (
        "Rivulet Gauges", "San Francisco, CA", "$150,000 – $190,000 a year", "hybrid",
        "bachelor's", "5+ years", "Says it sponsors", SPONSORS, "Posted 18 May 2026",
        "Read 20 May 2026",
    ):  # fmt: skip
        assert shown in hit
    assert page.title() == "C++ river - sponsorboard"


def test_facet_is_chosen_and_removed(page):
    page.goto("/")
    page.get_by_label("remote 15").check()
    page.get_by_role("button", name="Apply filters").click()
    assert total(page) == 15
    assert page.get_by_label("remote 15").is_checked()
    page.get_by_role("link", name="Remove filter Workplace: remote").click()
    assert total(page) == 48
    assert not page.locator(".chips").count()


def test_facets_of_two_kinds_narrow_and_all_can_be_cleared(page):
    page.goto("/?band=stated_yes&band=stated_no&employment=full_time")
    assert titles(page) == ["C++ River Engineer"]
    assert page.locator(".chips li").count() == 4
    page.get_by_role("link", name="Clear all").click()
    assert total(page) == 48


def test_pay_keeps_the_silent_unless_told(page):
    page.goto("/")
    page.get_by_label("At least, a year").fill("200000")
    page.get_by_role("button", name="Apply filters").click()
    assert total(page) == 47
    page.get_by_label("only where pay is stated").check()
    page.get_by_role("button", name="Apply filters").click()
    assert total(page) == 0
    assert page.get_by_text("No posting meets all of this").is_visible()


def test_sort(page):
    page.goto("/?q=pilot")
    page.get_by_role("link", name="Newest").click()
    assert titles(page)[:2] == ["Harbor Pilot 44", "Harbor Pilot 43"]
    assert page.get_by_role("link", name="Newest").get_attribute("aria-current") == "true"
    page.get_by_role("button", name="Search").click()
    assert titles(page)[0] == "Harbor Pilot 44"  # the order stays


def test_next_page_neither_repeats_nor_misses(page):
    page.goto("/?sort=date")
    seen = titles(page)
    while page.get_by_role("link", name="Next page").count():
        page.get_by_role("link", name="Next page").click()
        seen += titles(page)
    assert len(seen) == len(set(seen)) == 48
    page.get_by_role("link", name="First page").click()
    assert titles(page) == seen[:20]


def test_posting_shows_each_conclusion_with_its_words_marked(page):
    page.goto("/?q=river")
    page.get_by_role("link", name="C++ River Engineer").click()
    assert page.get_by_role("heading", level=1).inner_text() == "C++ River Engineer"
    said = page.locator(".conclusions").inner_text()
    for shown in (
        "Says that it sponsors a visa for this role.", "Named as accepted: H-1B, green card.",
        "$150,000 – $190,000 a year", "3 days a week in the office", "or master's and 3+ years",
        "5+ years", "full time", "field of the career page: commitment",
    ):  # fmt: skip
        assert shown in said
    marks = page.locator(".description mark")
    assert "".join(marks.all_inner_texts()) == f"{DEGREE}{PAY} {HYBRID}{SPONSORS}"
    link = page.locator(".conclusion.visa a.show")
    link.click()
    target = link.get_attribute("href")
    assert page.url.endswith(target)
    assert page.locator(f"mark{target}").inner_text() == SPONSORS
    assert page.locator(f"mark{target}").evaluate("one => getComputedStyle(one).outlineStyle")
    page.locator(f"mark{target} + a.back").click()
    assert page.url.endswith(link.get_attribute("id"))


def test_every_link_inside_the_posting_page_leads_somewhere(page):
    page.goto(RICH)
    for link in page.locator('a[href^="#"]').all():
        assert page.locator(f"[id='{link.get_attribute('href')[1:]}']").count() == 1
    assert page.locator("a.show").count() == 5


def test_posting_page_masks_contact_data_and_leads_to_the_employer(page):
    page.goto(RICH)
    text = page.locator(".description").inner_text()
    assert "hydra@" not in text
    assert "555-0137" not in text
    link = page.get_by_role("link", name="Read it at the employer")
    assert link.get_attribute("href") == "https://jobs.rivulet.example/4711"
    assert "noreferrer" in link.get_attribute("rel")


def test_a_silent_posting_shows_likelihood_records_and_routes(page):
    page.goto("/?q=gauge")
    card = page.locator(".hits article").inner_text()
    assert "6 to 8 in 10 such employers file" in card
    assert "filed LCAs for this occupation" in card
    assert "From: certified Labor Condition Applications" in page.locator(".found").inner_text()
    page.get_by_role("link", name="Gauge Programmer").click()
    text = page.locator("main").inner_text()
    for shown in (
        "Posting does not say; the employer's record is strong.", "raises it strongly",
        "measured against the filings of FY2025", "This is not legal advice.",
        "Filed 3,211 certified LCAs in FY2022-FY2025.",
        "filed LCAs in FY2022, FY2023, FY2025 (402 certified in all)",
        "Attests on a Form ETA-9141", "HYDROLOGICAL INSTRUMENTATION HOLDINGS",
        "filed in that year; the source counts over all years only",
        "Pay reaches Level II at its lower end", "Ways to work in the US in this role",
    ):  # fmt: skip
        assert shown in text
    assert "0.71" not in text
    assert "1.43" not in text
    assert "The posting does not say" not in page.locator(".chance").inner_text()


def test_weights_and_rules_unfold(page, monkeypatch):
    monkeypatch.setattr(policies, "today", lambda: date(2099, 1, 1))
    page.goto(RECORDED)
    page.get_by_text("Weights and records").click()
    assert "Together +0.95" in " ".join(page.locator(".weights").inner_text().split())
    page.get_by_text("3 rules").click()
    assert "over 30 days ago" in page.locator(".facts-of").first.inner_text()
    page.get_by_role("link", name="Cap selection weighted by wage level").click()
    assert page.url.endswith("/policy#weighted_selection")
    assert "Not legal advice" in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("filters", "chip"),
    [
        ("band=likely", "Visa sponsorship: Does not say; likely"),
        ("route=tn", "Way to work in the US: TN (Canada, Mexico)"),
        ("history=lca_occupation", "Employer’s record: filed LCAs for this occupation"),
        ("cap_exempt=attested", "Outside the H-1B cap: attested by the employer"),
        ("wage_level=2", "Wage level the pay reaches: Level II"),
        ("occupation=15-1252", "Occupation: Software Developers (15-1252)"),
        ("occupation=15-1", "Occupation: computers and mathematics (15-1)"),
        ("staffing=employer", "Work at a client: employer mostly places workers at clients"),
    ],
)
def test_records_filter(view, filters, chip):
    view.goto(f"/?{filters}")
    assert titles(view) == ["Gauge Programmer"]
    assert f"Remove filter {chip}" in " ".join(view.locator(".chips").inner_text().split())
    assert view.locator(".filters .choice input:checked").count() == 1
    view.goto(f"/?{filters}&q=miller")
    assert total(view) == 0
    assert "No posting meets all of this" in view.locator("main").inner_text()
    assert chip in view.locator(".chips").inner_text()


def test_an_attack_stays_text(page):
    page.goto("/?band=stated_no")
    assert titles(page) == [f"Tester {ATTACK}"]
    page.locator(".hits h3 a").click()
    assert page.get_by_role("heading", level=1).inner_text() == f"Tester {ATTACK}"
    assert ATTACK in page.locator(".description").inner_text()
    assert page.title().startswith("Tester <script>")
    assert not page.locator("script, .posting img, [onerror]").count()
    assert not page.locator('a[href^="javascript"]').count()
    assert "apply by 1 May 2026, which has passed" in page.locator(".head").inner_text()


def test_words_typed_by_an_attacker_stay_text(page):
    page.goto("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.get_by_label("Words").input_value() == '"><script>alert(1)</script>'
    assert not page.locator("script").count()


def test_closed_posting_of_which_only_a_list_row_was_read(page):
    page.goto("/?status=closed")
    page.get_by_role("link", name="Miller").click()
    text = page.locator("main").inner_text()
    assert "no longer on the employer’s career page" in text
    assert "Only the list of the career page was read" in text
    assert "Posting does not say whether a visa is sponsored, and no record was found" in text
    assert "Read at a time not recorded" in text


def test_a_posting_read_from_the_layout_of_its_page_says_so(page):
    note = "Read from the page’s layout: check the original"
    page.goto("/?q=%22Harbor+Pilot+02%22")
    assert note in page.locator(".hits article").inner_text()
    page.get_by_role("link", name="Harbor Pilot 02", exact=True).click()
    assert note in page.locator(".head").inner_text()
    page.goto("/postings/ashby:harbor:3")
    assert "layout" not in page.locator("main").inner_text()


def test_an_unusable_search_is_explained(page):
    response = page.goto("/?degree=phd")
    assert response.status == 422
    assert "degree: 'phd' is not known" in page.locator("main").inner_text()
    assert page.goto("/?degre=phd").status == 400
    assert "did you mean 'degree'" in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/nothing", "/postings/nothing"])
def test_missing_page_says_so(page, path):
    assert page.goto(path).status == 404
    page.get_by_role("link", name="All postings").click()
    assert total(page) == 48


@pytest.mark.parametrize(
    "path", ["/", "/?q=river", "/?q=gauge", RICH, RECORDED, "/policy", "/api", "/?degree=phd"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_sideways_scrolling(view, path, width):
    view.set_viewport_size({"width": width, "height": 844})
    view.goto(path)
    box = view.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert box[0] <= box[1]


def test_filters_unfold_on_a_small_screen(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    assert not page.get_by_role("button", name="Apply filters").is_visible()
    page.locator("label.unfold-label").click()
    page.get_by_label("hybrid 1").check()
    page.get_by_role("button", name="Apply filters").click()
    assert total(page) == 1


def test_keyboard_reaches_search_and_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to content"
    page.get_by_label("Words").focus()
    page.keyboard.type("miller OR river")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=miller**")


@pytest.mark.parametrize("path", ["/", RICH, RECORDED, "/policy", "/api"])
def test_structure_for_screen_readers(view, path):
    view.goto(path)
    for landmark in ("banner", "main", "contentinfo"):
        assert view.get_by_role(landmark).count() == 1
    assert view.get_by_role("heading", level=1).count() == 1
    ids = view.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    unnamed = """[...document.querySelectorAll('input:not([type=hidden]), select')]
        .filter(one => !one.labels.length).map(one => one.name)"""
    assert view.evaluate(unnamed) == []


@pytest.mark.parametrize(
    "path",
    ["/?q=river", "/?q=pilot", "/?q=gauge", "/?band=stated_no", RICH, RECORDED, "/policy", "/api"],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(view, path, scheme):
    view.emulate_media(color_scheme=scheme)
    view.goto(path)
    assert view.evaluate(CONTRAST) == []


def test_excerpts_show_the_proofs_only(browser, index):
    settings = {"configuration": Configuration(descriptions="excerpts")}
    with running(index, **settings) as address:
        page = browser.new_page(base_url=address)
        page.goto(RICH)
        text = page.locator(".description").inner_text()
        assert SPONSORS in text
        assert "Patience" not in text.partition(" …")[2]
        assert "hydra@" not in text
        assert page.locator(".description mark").count() >= 4
        assert not page.get_by_role("note").count()
        page.close()


def test_the_policy_stops_scripts(browser, site):
    page = browser.new_page(base_url=site)
    page.goto("/")
    with pytest.raises(Error, match="Content Security Policy"):
        page.add_script_tag(content="document.title = 'attacked'")
    assert page.title() != "attacked"
    page.close()
