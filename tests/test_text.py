"""Text as a reader sees it: HTML to plain text, sentences, blocks, quotes."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sponsorboard.postings import anchors
from sponsorboard.postings.text import QUOTE_LIMIT, document, html_to_text

PAGES = [
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<ul><li>One</li><li><p>Two</p></li></ul>", "- One\n- Two"),
    ("<ul><li>One<ul><li>Deep</li></ul></li><li></li></ul><p>After</p>", "- One\n- Deep\n\nAfter"),
    ("a<br>b<br/><br/>c", "a\nb\n\nc"),
    ("<p>Lead</p><h3>Head</h3><p>Text</p>", "Lead\n\nHead\n\nText"),
    ("<p>Pay&nbsp;is&#160;good &mdash; really</p>", "Pay is good — really"),
    ("&lt;p&gt;Twice &amp;amp; escaped&amp;nbsp;here&lt;/p&gt;", "Twice & escaped here"),
    ("<table><tr><td>Pay</td><td>$5</td></tr></table>", "Pay $5"),
    ("<ul><li><div><p>A</p></div></li><li>&nbsp;</li><li><h4>B</h4></li></ul>", "- A\n- B"),
    ("<table><tr><td><p>Pay</p></td><td><p>$5</p></td></tr></table>", "Pay $5"),
    ("<table><tr><td><p>Long</p><p>cell</p></td></tr></table>", "Long\n\ncell"),
    ("<p>Fish&amp;nbsp;&amp;amp; chips &amp;mdash; hot</p>", "Fish & chips — hot"),
    ("<p>Know your &lt;div&gt; from your &lt;p&gt;</p>", "Know your <div> from your <p>"),
    ("<pre>one\ntwo</pre>", "one\ntwo"),
    ("one\r\ntwo", "one\ntwo"),
    ("<p title='a > b'>x</p><!-- y -->", "x"),
    ("<p>lone \ud800 half</p><p>after</p>", "lone half\n\nafter"),
    ("<p>a<script>x()</script>b<style>p{}</style></p>", "ab"),
    ("<p>zero\u200bwidth</p>", "zerowidth"),
    ("plain\ntext &amp; more", "plain\ntext & more"),
    ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
    ("<p>in\n   one line</p>", "in one line"),
    ("", ""),
]


@pytest.mark.parametrize(("page", "want"), PAGES)
def test_html_becomes_the_text_that_a_reader_sees(page, want):
    assert html_to_text(page) == want


MASSES = ["<div>", "<ul><li>", "<b>", "&lt;p&gt;", "<table><tr><td>", "<p ", "<!--", " \n", "- \n"]


@pytest.mark.parametrize("mass", MASSES)
def test_masses_of_markup_are_read_at_once(mass):
    start = perf_counter()
    assert "deep" in html_to_text(mass * 20_000 + "<p>deep</p>") or mass == "<!--"
    assert perf_counter() - start < 2  # quadratic reading takes minutes


SENTENCES = [
    ("We pay. You work.", ["We pay.", "You work."]),
    ("We are in the U.S. market. Yes!", ["We are in the U.S. market.", "Yes!"]),
    ("Authorized to work in the U.S. We do not sponsor.",
     ["Authorized to work in the U.S.", "We do not sponsor."]),
    ("Tools, e.g. Excel, and more.", ["Tools, e.g. Excel, and more."]),
    ("Call Dr. Smith or J. Doe.", ["Call Dr. Smith or J. Doe."]),
    ("A B.S. in biology. Or none.", ["A B.S. in biology.", "Or none."]),
    ("- first item\n- second item", ["- first item", "- second item"]),
    ("Acme Inc. We hire.", ["Acme Inc.", "We hire."]),
    ("Pay is $1.5 million? No.", ["Pay is $1.5 million?", "No."]),
    ("1. Do this\n2. Do that", ["1. Do this", "2. Do that"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_sentences_end_where_a_reader_ends_them(text, want):
    doc = document(text)
    assert [text[span.start : span.end] for span in doc.sentences] == want


def test_blocks_have_kinds_and_the_role_of_their_section():
    text = "Who we are\nA bakery.\nRequirements:\n- Flour\nNice to have\n• Butter\nBenefits\nBread."
    found = [(block.kind, block.role) for block in document(text).blocks]
    assert found == [
        ("heading", "about"),
        ("paragraph", "about"),
        ("heading", "requirements"),
        ("item", "requirements"),
        ("heading", "preferred"),
        ("item", "preferred"),
        ("heading", "benefits"),
        ("paragraph", "benefits"),
    ]


def test_one_long_line_is_cut_at_its_inline_headings():
    text = "We bake. " * 30 + "Requirements: Flour and patience. Benefits: Bread."
    roles = [block.role for block in document(text).blocks]
    assert roles[-2:] == ["requirements", "benefits"]


def test_a_long_sentence_is_quoted_around_the_match():
    text = "word " * 100 + "visa sponsorship " + "word " * 100
    start = text.index("visa")
    quote = document(text).quote(start, start + 16)
    assert len(quote.quote) <= QUOTE_LIMIT
    assert "visa sponsorship" in quote.quote
    assert text[quote.start : quote.end] == quote.quote


@given(st.text(max_size=300))
def test_any_text_is_read_and_offsets_hold(text):
    doc = document(text)
    assert len(doc.folded) == len(doc.plain) == len(text)
    for span in doc.sentences:
        assert doc.sentence_at(span.start) == span
    for block in doc.blocks:
        assert text[block.start : block.end].strip()
    html_to_text(text)


@given(st.lists(st.sampled_from(["<li>", "</li>", "<ul>", "<td>", "</td>", "<p>", "x", "-", "\n"])))
def test_no_line_is_a_bullet_without_words(pieces):
    lines = html_to_text("<div>" + "".join(pieces)).split("\n")
    assert "-" not in [line.strip() for line in lines]


def test_anchors_stand_where_a_search_finds_them():
    group = anchors.group(["he", "she", "hers", "söker"])
    text = document("She saw hers\nvi söker he")
    expected = {
        (match.start(), literal)
        for literal in ["he", "she", "hers", "söker"]
        for match in re.finditer(literal, text.folded)
    }
    assert set(text.hits(group)) == expected


def test_a_group_named_later_is_found_in_a_text_read_before():
    text = document("a rare platypus")
    text.hits(anchors.group(["rare"]))
    assert [hit.start for hit in text.hits(anchors.group(["platypus"]))] == [7]
