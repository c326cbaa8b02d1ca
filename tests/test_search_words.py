"""What counts as a word, and what people may type."""

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from sponsorboard.search import QueryError, words

TEXT = any_.text(
    any_.sampled_from("USAusahHbB1-\u2013.#+PpDdnNeEtT \n\u0308zZüé東カß²&_'\"")
) | any_.text(any_.characters(exclude_categories=["Cs", "Cn"]))
"""Without what a later Unicode than Python's may call a letter."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C# and C", "c++ c# and c"),
        ("C/C++ or g++", "c c++ or g++"),
        ("item#5 ABC++", "item 5 abc"),
        (".NET/ASP.NET", ".net asp .net"),
        ("networks.network end.Next", "networks network end next"),
        ("H-1B H1B H1-B H–1B", "h1b h1b h1b h1b"),
        ("H-1B1 E-3 O-1A I-9 EB-2", "h1b1 e3 o1a i9 eb2"),
        ("covid-19 full-time 3-5", "covid 19 full time 3 5"),
        ("U.S. U.S.A. US USA", "usa usa usa usa"),
        ("join us. BUS USC", "join us bus usc"),
        ("U.S.-based", "usa based"),
        ("B.S. or Ph.D. e.g. A.I", "bs or phd eg ai"),
        ("node.js", "node js"),
        ("naïve Zürich Straße Ørsted Zu\u0308rich", "naive zurich strasse orsted zurich"),
        ("東京 カナ x", "東 京 カ ナ x"),
        ("", ""),
        ("++ && .", ""),
    ],
)
def test_tokens(text, expected):
    assert words.tokens(text) == expected.split()


@given(TEXT)
def test_every_text_has_tokens_that_stay_as_they_are(text):
    for token in words.tokens(text):
        assert token
        assert not set(token) & set(" \n\"'&")


@given(TEXT)
def test_highlights_know_the_same_words(text):
    for token in words.tokens(text):
        places = words.found(text, [(token,)])
        assert places
        for start, end in places:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "run", "marked"),
    [
        ("An H-1B, an H1B.", ("h1b",), ["H-1B", "H1B"]),
        ("In the U.S. and US; us.", ("usa",), ["U.S.", "US"]),
        ("In Zu\u0308rich or Zürich", ("zurich",), ["Zu\u0308rich", "Zürich"]),
        ("node.js, node and js, Node JS", ("node", "js"), ["node.js", "Node JS"]),
        ("U.S. B.S. C++", ("c++",), ["C++"]),
        ("a a a", ("a", "a"), ["a a", "a a"]),
        ("nothing", ("thing",), []),
    ],
)
def test_found_gives_offsets_in_the_text_as_it_was(text, run, marked):
    assert [text[start:end] for start, end in words.found(text, [run])] == marked


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Node.js", [((("node", "js"),), False)]),
        ('"Senior Engineer" -junior', [((("senior", "engineer"),), False), ((("junior",),), True)]),
        ("“green card”", [((("green", "card"),), False)]),
        ('-"a b" c-d', [((("a", "b"),), True), ((("c", "d"),), False)]),
        ('open "end', [((("open",),), False), ((("end",),), False)]),
        ("us", [((("us",), ("usa",)), False)]),
        ("U.S.", [((("usa",),), False)]),
        ('- -- "" "', []),
    ],
)
def test_wanted(query, expected):
    assert [(one.forms, one.excluded) for one in words.wanted(query)] == expected


@given(TEXT)
def test_anything_may_be_typed(text):
    words.wanted(text)


def test_too_many_words_are_refused_by_name():
    with pytest.raises(QueryError, match="words: 65 words are too many; at most 64"):
        words.wanted("word " * 65)
