"""What the page said, made readable."""

from datetime import UTC, date, datetime

import pytest

from pipelines.clean import step
from sponsorboard.postings.posting import Company, Posting

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def posting(**fields):
    given = {"title": "Cook", "last_seen_at": NOW} | fields
    company = Company(name="Acme")
    return Posting(id="a", source="s", spider="x", url="u", company=company, **given)


def test_title_and_texts():
    cleaned = step(posting(title="  Head \n Cook ", description_html="<p onclick=x>Hi<br>you</p>"))
    assert (cleaned.title, cleaned.title_text) == ("Head Cook", "  Head \n Cook ")
    assert cleaned.description_text == "Hi\nyou"
    assert cleaned.description_html == "<p>Hi<br>you</p>"


def test_a_title_is_read_as_shown():
    assert step(posting(title="\ufeffR&amp;D\u00a0 Cook")).title == "R&D Cook"


def test_markup_that_came_escaped_is_shown_as_markup():
    cleaned = step(posting(description_html="&lt;p&gt;Salt &amp;amp; pepper&lt;/p&gt;"))
    assert cleaned.description_text == "Salt & pepper"
    assert cleaned.description_html == "<p>Salt &amp; pepper</p>"


def test_a_stub_without_a_description_stays_one():
    cleaned = step(posting())
    assert (cleaned.description_html, cleaned.description_text, cleaned.language) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We are looking for a cook who loves good bread and butter.", "en"),
        ("Wir suchen eine Köchin, die gutes Brot und frische Butter liebt.", "de"),
        ("Nous cherchons une cuisinière qui aime le bon pain et le beurre.", "fr"),
        ("ok", None),
    ],
)
def test_language(text, code):
    assert step(posting(description_text=text)).language == code


def test_dates_and_status():
    cleaned = step(posting(posted_text="Posted 3 Days Ago", valid_through=date(2026, 11, 24)))
    assert (cleaned.posted_on, cleaned.status) == (date(2026, 11, 22), "expired")
    assert step(posting(valid_through=date(2026, 11, 25))).status == "open"
    closed = step(posting(valid_through=date(2026, 11, 24), status="closed"))
    assert closed.status == "closed"


def test_the_fingerprint_changes_with_the_words_and_with_nothing_else():
    first = step(posting(description_html="<p>Bread</p>", posted_text="Posted 3 Days Ago"))
    later = step(
        posting(
            description_html="<p>Bread</p>", posted_text="Posted 4 Days Ago", apply_url="https://x"
        )
    )
    other = step(posting(description_html="<p>Butter</p>", posted_text="Posted 3 Days Ago"))
    assert first.content_hash == later.content_hash != other.content_hash
