"""What may be shown: harmless markup, masked contact data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sponsorboard.postings.sanitise import masked, sanitised

MASKED = [
    ("Write to jobs@acme.example.", "Write to *****************."),
    ("Call (415) 555-0132 today", "Call ************** today"),
    ("Ring +44 20 7946 0958!", "Ring ****************!"),
    ("first.last+x@a-b.co.uk", "**********************"),
]
KEPT = [
    "The range is $120,000 - $150,000 a year.",
    "USD 120000-150000",
    "In 2024-2025 we grew 300 %.",
    "2026-11-25 10:00",
    "Req 12345678",
    "Apply at https://acme.example/jobs/4155550132",
    "401(k), 10+ years, 24/7",
    "@acme on social media",
]


@pytest.mark.parametrize(("text", "want"), MASKED)
def test_contact_data_is_covered_by_as_many_characters(text, want):
    assert masked(text) == want


@pytest.mark.parametrize("text", KEPT)
def test_numbers_that_are_no_contact_stay(text):
    assert masked(text) == text


@given(st.text(alphabet="a@.+-() 0123456789$€x\n", max_size=80))
def test_masking_never_moves_an_offset(text):
    assert len(masked(text)) == len(text)


def test_formatting_stays_and_everything_active_goes():
    page = (
        '<h2 style="x">Hi</h2><p onclick="evil()">a <b>b</b><script>evil()</script>'
        '<a href="javascript:evil()">c</a><a href="https://x.example/" target="_blank">d</a>'
        '<img src="https://t.example/pixel.gif"><iframe src="//y.example"></iframe>'
        "<input><style>p{}</style></p>"
    )
    assert sanitised(page) == (
        '<h2>Hi</h2><p>a <b>b</b><a rel="noopener nofollow ugc">c</a>'
        '<a href="https://x.example/" rel="noopener nofollow ugc">d</a></p>'
    )
