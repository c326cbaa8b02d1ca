"""Descriptions cut for display, and how the pages word what is known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sponsorboard.postings.posting import (
    DIFFERS,
    Band,
    Company,
    DegreeRequirement,
    Evidence,
    Place,
    Posting,
    Salary,
)
from sponsorboard.search import Highlight
from sponsorboard.search.fields import BANDS, FACETS, FIELDS
from sponsorboard.web import wording
from sponsorboard.web.conclusions import conclusions, quoted
from sponsorboard.web.marks import Mark, excerpts, groups
from sponsorboard.web.pages import pieces, snippet


def mark(text, words, number=1, topic="pay"):
    start = text.index(words)
    return Mark(start, start + len(words), number, topic)


def drawn(found):
    """Groups as text: marks in brackets, anchors and ends with their numbers."""
    lines = []
    for group in found:
        for line in group.lines:
            lines.append(f"{group.kind}: " + "".join(map(stretch, line)))
    return lines


def stretch(piece):
    if not piece.marks:
        return piece.text
    begins = "".join(f"<{one.number}" for one in piece.begins)
    ends = "".join(f"{one.number}>" for one in piece.ends)
    return f"{begins}[{piece.text}]{ends}"


def test_blocks_become_headings_items_and_paragraphs():
    text = "About us\nWe dig.\n\nRequirements\n- A degree\n- A spade\nThe end is here."
    assert drawn(groups(text, [])) == [
        "heading: About us", "paragraph: We dig.", "heading: Requirements",
        "item: A degree", "item: A spade", "paragraph: The end is here.",
    ]  # fmt: skip
    assert [len(group.lines) for group in groups(text, [])] == [1, 1, 1, 2, 1]


def test_overlapping_marks_keep_one_anchor_each():
    text = "Pays well and is remote."
    marks = [mark(text, "Pays well and", 1), mark(text, "well and is", 2)]
    assert drawn(groups(text, marks)) == ["paragraph: <1[Pays ]<2[well and]1>[ is]2> remote."]


def test_marks_inside_each_other_and_over_the_same_words():
    text = "Pays 5 an hour."
    marks = [mark(text, "Pays 5 an hour", 1), mark(text, "5", 2), mark(text, "Pays 5 an hour", 3)]
    assert drawn(groups(text, marks)) == ["paragraph: <1<3[Pays ]<2[5]2>[ an hour]1>3>."]


def test_a_mark_over_lines_begins_and_ends_once():
    text = "Requirements\n- One\n- Two\n- Three"
    found = drawn(groups(text, [mark(text, "- One\n- Two", 7)]))
    assert found[1:] == ["item: <7[One]", "item: [Two]7>", "item: Three"]


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(
    st.text(alphabet="aB.-* \n:", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5),
)
def test_no_text_is_lost_and_no_mark_has_two_anchors(text, spans):
    marks = [Mark(s, min(s + n, len(text)), i, "pay") for i, (s, n) in enumerate(spans)]
    marks = [one for one in marks if one.start < one.end]
    lines = [line for group in groups(text, marks) for line in group.lines]
    shown = "".join(piece.text for line in lines for piece in line)
    letters = [c for c in text if c in "aB"]
    assert [c for c in shown if c in "aB"] == letters
    anchors = [one for line in lines for piece in line for one in piece.begins]
    assert len(anchors) == len(set(anchors))
    assert sorted(anchors) == sorted(one for ln in lines for piece in ln for one in piece.ends)


def test_excerpts_are_the_beginning_and_the_sentences_that_prove():
    text = f"{'Long words. ' * 30}We pay $5. Nobody minds."
    beginning, lines = excerpts(text, [mark(text, "$5", 4)])
    assert len(beginning) < 205
    assert beginning.endswith(" …")
    assert ["".join(map(stretch, line)) for line in lines] == ["We pay <4[$5]4>."]


def test_pieces_of_a_highlight():
    assert pieces("a bc d", [(2, 4)]) == [("a ", False), ("bc", True), (" d", False)]
    assert pieces("bc", [(0, 2)]) == [("bc", True)]


@pytest.mark.parametrize(
    ("band", "words"),
    [
        (
            Band(min=190400, max=285600, currency="USD", interval="year"),
            "$190,400 – $285,600 a year",
        ),
        (Band(min=24.5, currency="USD", interval="hour"), "from $24.50 an hour"),
        (Band(max=26, currency="USD", interval="hour"), "up to $26 an hour"),
        (Band(min=600, max=600, currency="EUR", interval="day"), "€600 a day"),
        (Band(min=1, max=2, currency="SEK", interval="month"), "SEK 1 – SEK 2 a month"),
        (Band(min=1, max=2), "1 – 2"),
        (
            Band(min=1000, max=2000, currency="GBP", interval="year", kind="ote"),
            "£1,000 – £2,000 a year on target, with commission",
        ),
        (Band(), "not stated"),
    ],
)
def test_pay_in_words(band, words):
    assert wording.band(band) == words


@pytest.mark.parametrize(
    ("start", "text", "marks", "shown"),
    [
        (90, "- Knows C++", [(8, 11)], ("", [("Knows ", False), ("C++", True)], " …")),
        (90, "and C++.", [(4, 7)], ("… ", [("and ", False), ("C++", True), (".", False)], "")),
        (0, "knows C++", [(6, 9)], ("", [("knows ", False), ("C++", True)], " …")),
        (5, "- C", [(0, 3)], ("", [("- C", True)], " …")),
    ],
)
def test_snippets(start, text, marks, shown):
    assert snippet(Highlight("description_text", start, text, marks)) == shown


def posting(**fields):
    return Posting(
        id="a:b:c", source="b", spider="a", url="https://x.example", title="T",
        company=Company(name="C"), **fields,
    )  # fmt: skip


def test_several_ranges_are_summed_up():
    bands = [Band(min=1, max=2, currency="USD"), Band(min=3, max=4, currency="USD")]
    salary = Salary(bands=bands, min_annual=1, max_annual=4, currency="USD")
    assert wording.pay(posting(salary=salary)) == "$1 – $4 a year (2 ranges)"
    assert wording.pay(posting(salary=Salary(bands=bands))) == "$1 – $2, and 1 more"
    assert wording.pay(posting()) is None


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (5, None, "5+ years"), (1, None, "1+ year"), (2, 12, "2–12 years"), (1, 1, "1 year"),
        (None, 3, "up to 3 years"), (1.5, None, "1.5+ years"), (None, None, None),
    ],
)  # fmt: skip
def test_years_in_words(low, high, words):
    assert wording.years(low, high) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 3, "3 days a week in the office"), (2, None, "at least 2 days a week in the office"),
        (None, 2, "at most 2 days a week in the office"), (1, 1, "1 day a week in the office"),
        (2, 3, "2–3 days a week in the office"), (None, None, None),
    ],
)  # fmt: skip
def test_days_in_words(low, high, words):
    assert wording.days(low, high) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(text="x", city="Austin", region="TX", country="US"), "Austin, TX"),
        (Place(text="x", city="Berlin", region="BE", country="DE"), "Berlin, Germany"),
        (Place(text="x", city="Toronto", region="ON", country="CA"), "Toronto, ON, Canada"),
        (Place(text="Remote - US", country="US"), "United States"),
        (Place(text="Moonbase"), "Moonbase"),
    ],
)
def test_places_in_words(place, words):
    assert wording.place(place) == words


def test_degree_in_words():
    asked = DegreeRequirement(minimum="bachelor", equivalent_experience=True)
    assert wording.degree(posting(degree=asked)) == "bachelor's or equivalent experience"
    asked = DegreeRequirement(minimum="none_required", preferred="bachelor")
    assert wording.degree(posting(degree=asked)) == "no degree required"
    assert wording.degree(posting(degree=DegreeRequirement(preferred="master"))) == (
        "master's preferred"
    )


def test_every_value_of_every_filter_has_words():
    for name in FACETS:
        for value in FIELDS[name].known:
            assert wording.VALUES[name][value]
    assert set(wording.BANDS) == set(BANDS)


def test_silence_is_never_worded_as_a_no():
    for band in ("unknown", "restricted", "likely", "possible", "unlikely"):
        short, whole = wording.BANDS[band]
        assert "no sponsorship" not in f"{short} {whole}".lower()
        assert "does not say" in whole


def test_quotes_outside_the_text_get_no_number():
    one = posting(description_text="short")
    one.experience.min_years = 2
    one.experience.evidence = [
        Evidence(origin="text", quote="- gone", start=40, end=50),
        Evidence(origin="title", quote="Senior"),
    ]
    found, marks = conclusions(one)
    assert marks == []
    (claim,) = next(each for each in found if each.topic == "experience").claims
    assert [(proof.quote, proof.origin, proof.number) for proof in claim.proofs] == [
        ("gone", "description", None), ("Senior", "title", None),
    ]  # fmt: skip
    assert quoted(None) is None


def test_what_differs_from_a_field_says_so():
    one = posting(description_text="You bring 3 years.")
    one.experience.min_years = 2
    one.experience.evidence = [
        Evidence(origin="structured", quote="2 years", ref="experience_text"),
        Evidence(origin="text", quote="You bring 3 years.", start=0, end=18, ref=DIFFERS),
    ]
    found, _ = conclusions(one)
    (claim,) = next(each for each in found if each.topic == "experience").claims
    assert [proof.origin for proof in claim.proofs] == [
        "field of the career page: experience",
        "description: differs from the structured field",
    ]
