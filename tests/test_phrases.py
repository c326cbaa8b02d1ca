"""The vocabulary: each piece of pattern is found in the example beside it."""

import re

import pytest

import pipelines
from sponsorboard.postings import degree_terms, demand, phrases

assert pipelines.WALK  # the readers are loaded, and with them their tables

DEGREES = [
    (words, example)
    for terms in [*degree_terms.ENGLISH.values(), degree_terms.ACRONYMS]
    for _, words, example in terms
] + [
    (words, example)
    for table in degree_terms.FOREIGN.values()
    for terms in table.values()
    for _, words, example in terms
]
WISHES = [*demand.PREFERRED, *demand.WAIVED, *demand.REQUIRED]


@pytest.mark.parametrize("table", phrases.TABLES, ids=lambda table: table[0][1])
def test_pieces_are_found_in_their_examples(table):
    for piece, example in table:
        assert re.search(piece, example.lower()), piece


@pytest.mark.parametrize(("words", "example"), [*DEGREES, *WISHES])
def test_terms_are_found_in_their_examples(words, example):
    assert re.search(words, example.lower()) or re.search(words, example)
