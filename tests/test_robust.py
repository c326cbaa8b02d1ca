"""No text makes an extractor raise, loop or take long: made-up ones, and real ones cut up."""

import gzip
import json
import random
from time import process_time, sleep

import pytest
from crawl_site import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_posting import small

import pipelines
from classifiers.sponsorship import labels_of

REAL = ROOT.parent / "shared/data/postings/postings.jsonl.gz"
LIMIT = 0.075  # seconds for each 10 kB; the dearest run takes 0.050 on an idle machine
SLACK = 10  # a step that a busy machine slows is timed again, a moment later
SIZE = 10_000

# Pieces of which readers look for more: anchors, ends of clauses, numbers, marks of lists.
PIECES = [
    "sponsor", "visa", "h-1b", "without", "not", "authorized to work", "in the", "clearance",
    "citizen", "$", "€", "120,000", "60k", "-", "–", "to", "per hour", "salary", "pay", "range",
    "remote", "hybrid", "days", "week", "office", "in", "our", "two", "bachelor's", "degree", "or",
    "equivalent", "experience", "5+ years", "MS", "PhD", "preferred", "required", "full-time",
    "contract", "client", "intern", ".", ",", ";", ":", "(", ")", "/", "?", "!", "*", "•", "\n",
    "\n- ", "  ", "U.S.", "e.g.", "<p>", "&nbsp;", "’", "é", "ß", "İ", "年収", "\u200b", "\ufeff",
    "1",
]  # fmt: skip
# Long runs that make patterns with several repeats look back and forth.
RUNS = [
    "a", " ", "\n", "-", "1", "1,", "$1 ", "(", "((", "or ", "and the ", "a-", "BS/", "not ",
    "no visa ", "sponsor ", "sponsorship, ", "we do not sponsor and ", "without the need for ",
    "authorized to be able to ", "the right to ", "remote or ", "in our ", "2 days a ", "1-2 ",
    "$10 - ", "$1,000 to ", "salary range ", "degree or ", "years or ", "client is ", "full-time ",
    "clearance required if ", "must be a ", "usa citizen or ", "Pay: ", "Aa Bb: ", "x. ", "e.g. ",
]  # fmt: skip


def spent(text):
    """Seconds that the dearest step takes for each 10 kB of a text, at most."""
    posting = small(text, title=text[:80])
    worst = 0.0
    for step in pipelines.WALK:
        start = process_time()
        step(posting)
        worst = max(worst, process_time() - start)
    return worst / max(len(text) / SIZE, 1)


def check(text):
    seconds = spent(text)
    for _ in range(SLACK):
        if seconds <= LIMIT:
            break
        sleep(0.2)
        seconds = spent(text)
    assert seconds <= LIMIT, f"{seconds * 1e3:.0f} ms for each 10 kB of {text[:60]!r}"


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    """Gazetteers and models are loaded once, before anything is timed."""
    pipelines.enrich(small("Wir suchen eine Person, die Freude an der Arbeit hat, in Berlin."))


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=300).map(" ".join))
@settings(max_examples=150)
@example("")
@example("\x00\x01\ud800")
def test_any_text_is_read_in_time(text):
    check(text)
    labels_of(text)


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_is_read_in_time(run):
    check((run * SIZE)[:SIZE])
    check("salary $ " + (run * SIZE)[:SIZE] + " sponsor visa remote degree years office")


def mutated(chance, texts):
    """A real text with pieces cut out, doubled, swapped with another's, or spoilt."""
    text = chance.choice(texts)
    for _ in range(chance.randrange(1, 6)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        kind = chance.randrange(6)
        if kind == 0:
            text = text[:at] + text[to:]
        elif kind == 1:
            text = text[:to] + text[at:to] + text[to:]
        elif kind == 2:
            other = chance.choice(texts)
            text = text[:at] + other[at:to] + text[to:]
        elif kind == 3:
            text = text.replace("\n", " ")
        elif kind == 4:
            text = text[:at] + text[at:to].upper() + text[to:]
        else:
            text = text[:at] + chance.choice(PIECES) * chance.randrange(1, 200) + text[at:]
    return text[: 4 * SIZE]


@pytest.mark.skipif(not REAL.is_file(), reason=f"no real postings in {REAL}")
def test_real_postings_cut_and_mixed_are_read_in_time():
    with gzip.open(REAL, "rt", encoding="utf-8") as lines:
        texts = [text for line in lines if (text := json.loads(line)["description_text"])]
    chance = random.Random(4)
    for _ in range(1500):
        check(mutated(chance, texts))
