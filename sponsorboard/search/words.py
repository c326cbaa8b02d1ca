"""One tokenizer and folding for both engines, and the words that a person types.

What counts as a word is defined by ``SPELLINGS``, ``TOKEN`` and the two filters. tantivy is given
text that went through ``spelled`` and cuts it with ``ANALYZER``; Elasticsearch is given the same
patterns as a char filter and a pattern tokenizer (``analysis``). Java, Rust and Python read them
alike: no ``\\b`` and no Unicode shorthand where the three differ.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from sponsorboard.search.errors import QueryError

NAME = "posting_words"
LIMIT = 64
LONGEST = 255

DASH = "[-\u2010-\u2015]"
END = "(?![A-Za-z0-9])"

# Patterns begin with the sign itself and look back over it: that is several times as fast.
# The country in capitals gets a word of its own, so that "U.S." does not find "join us".
AMERICA = rf"U(?<![A-Za-z0-9]U)(?:\.S\.A\.?|\.S\.?|SA?){END}"
# Signs that some write inside a word and others do not.
DROPPED = r"[-.\u2010-\u2015\u0300-\u036f](?:" + "|".join(
    (
        r"(?<=[\u0300-\u036f])",  # the dots of a decomposed "Zu\u0308rich"
        # B.S., U.K., e.g.: a dot between two single letters
        rf"(?<=[A-Za-z]\.)(?<![A-Za-z0-9][A-Za-z]\.)(?=[A-Za-z]{END})",
        rf"(?<=[Pp]h\.)(?=[Dd]{END})",  # Ph.D.
        # H-1B, E-3, F-1, L-1A, I-9: one letter, a dash, a digit
        rf"(?<=[A-Za-z]{DASH})(?<![A-Za-z0-9][A-Za-z]{DASH})(?=[0-9][A-Za-z]?[0-9]?{END})",
        rf"(?<=[Ee][Bb]{DASH})(?<![A-Za-z0-9][A-Za-z]{{2}}{DASH})(?=[0-9]{END})",  # EB-2
        rf"(?<=[Hh]1{DASH})(?=[Bb]1?{END})",  # H1-B
    )
) + ")"  # fmt: skip
SPELLINGS = (("america", AMERICA, "USA"), ("dropped", DROPPED, ""))  # in this order
TOKEN = (
    r"\.[Nn][Ee][Tt]\b"  # .NET, ASP.NET
    r"|[A-Za-z](?:\+\+|#)"  # C++, C#, F#
    "|[\u3040-\u30ff\u3400-\u9fff]"  # scripts without blanks between words: each sign
    "|[\\p{L}\\p{N}&&[^\u3040-\u30ff\u3400-\u9fff]]+"
)

PYTHON_TOKEN = re.compile(TOKEN[: TOKEN.rindex("|")] + "|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")
PASSES = tuple((re.compile(pattern), replacement) for _, pattern, replacement in SPELLINGS)
ANALYZER = (
    TextAnalyzerBuilder(Tokenizer.regex(TOKEN))
    .filter(Filter.ascii_fold())
    .filter(Filter.lowercase())
    .filter(Filter.remove_long(LONGEST + 1))
    .build()
)
# A small "us" may be the country; a large one never is the pronoun.
VARIANTS = {"us": "usa"}
QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb", '"' * 5)
QUERY = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or phrase of a query."""

    forms: tuple[tuple[str, ...], ...]
    """Each a run of tokens; one of them has to stand in the posting."""

    excluded: bool = False
    """Whether the posting must not have it."""


def spelled(text: str) -> str:
    """The text with every form of ``SPELLINGS`` in its indexed spelling."""
    for pattern, replacement in PASSES:
        text = pattern.sub(replacement, text)
    return text


def tokens(text: str) -> list[str]:
    """The tokens that both engines index for a text."""
    return list(ANALYZER.analyze(spelled(text)))


def folded(name: str) -> str:
    """A name for comparison: ``Zürich Ré AG`` and ``zurich re ag`` are the same."""
    return " ".join(tokens(name)) or name.casefold()


def found(text: str, runs: Collection[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Offsets in the text, as it was given, of every place where one of the runs of tokens \
stands."""
    spellings = [text]
    for pattern, replacement in PASSES:
        spellings.append(pattern.sub(replacement, spellings[-1]))
    matches = list(PYTHON_TOKEN.finditer(spellings[-1]))
    stand = [_token(match[0]) for match in matches]
    starts: dict[str, list[int]] = {run[0]: [] for run in runs}
    for at, token in enumerate(stand):
        if token in starts:
            starts[token].append(at)
    places = []
    for run in runs:
        for at in starts.get(run[0], ()):
            if tuple(stand[at : at + len(run)]) == run:
                places.append((matches[at].start(), matches[at + len(run) - 1].end()))
    for before, (pattern, replacement) in reversed(list(zip(spellings[:-1], PASSES, strict=True))):
        origin = _origin(before, pattern, replacement)
        places = [(origin(start), origin(end)) for start, end in places]
    return sorted(set(places))


def _token(word: str) -> str:
    return word.lower() if word.isascii() else "".join(ANALYZER.analyze(word))


def _origin(text: str, pattern: re.Pattern[str], replacement: str) -> Callable[[int], int]:
    """The way back from an offset in the text after the replacement to the one before it."""
    after, before = [0], [0]  # ends of the replaced stretches
    grown = 0
    for match in pattern.finditer(text):
        grown += len(replacement) - (match.end() - match.start())
        after.append(match.end() + grown)
        before.append(match.end())

    def origin(offset: int) -> int:
        at = bisect_right(after, offset) - 1
        return before[at] + offset - after[at]

    return origin


def wanted(query: str) -> list[Wanted]:
    """What a person typed: plain words, ``"phrases"``, ``-excluded``; a word of several tokens \
(``node.js``) is a phrase, and what holds no letter or digit is passed over.

    Raises:
        QueryError: more than 64 words.
    """
    found: list[Wanted] = []
    for match in QUERY.finditer(query.translate(QUOTES)):
        run = tuple(tokens(match["phrase"] if match["word"] is None else match["word"]))
        if run:
            swapped = tuple(VARIANTS.get(one, one) for one in run)
            forms = (run,) if swapped == run else (run, swapped)
            found.append(Wanted(forms, excluded=bool(match["minus"])))
    if len(found) > LIMIT:
        raise QueryError("words", f"{len(found)} words are too many; at most {LIMIT} are looked up")
    return found


def analysis() -> dict[str, object]:
    """The same for the settings of an Elasticsearch index."""
    return {
        "char_filter": {
            f"{NAME}_{name}": {
                "type": "pattern_replace",
                "pattern": pattern,
                "replacement": replacement,
            }
            for name, pattern, replacement in SPELLINGS
        },
        "tokenizer": {NAME: {"type": "pattern", "pattern": TOKEN, "group": 0}},
        "filter": {f"{NAME}_length": {"type": "length", "max": LONGEST}},
        "analyzer": {
            NAME: {
                "type": "custom",
                "char_filter": [f"{NAME}_{name}" for name, _, _ in SPELLINGS],
                "tokenizer": NAME,
                "filter": ["asciifolding", "lowercase", f"{NAME}_length"],
            }
        },
    }
