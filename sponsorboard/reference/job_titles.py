"""Normal forms of job titles, as boards and agencies' files spell them.

``Sr. Software Engineer II, Payments (Remote)`` has the head ``software engineer`` and the rest
``payment``. Level, grade, shift and country say nothing about the occupation and are gone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

FORMS = Path(__file__).with_name("job_words.tsv")

DROPPED = frozenset(
    "senior junior mid midlevel level entry grade remote hybrid onsite contractor temporary "
    "temp permanent perm seasonal shift night nights weekend weekends overnight us usa uk eu "
    "emea apac latam dach benelux united states kingdom north america americas europe asia "
    "pacific northern southern eastern western new grad graduate undergrad undergraduate urgent "
    "hiring immediate opening position available role job jobs month months year years week "
    "weeks hour hours ft prn experienced ii iii iv vi vii mwd fmd mfd mfx fmx mwx hf fm mf mw "
    "the a an and of for in at with to or on by from our we as till och med som fulltime "
    "parttime".split()
)
"""Words that are left out everywhere."""
LETTERS = frozenset("rc")
"""Letters that are words: the languages R and C."""
KEPT_S = ("ss", "us", "is", "ics", "sales")
"""Endings of words that are no plurals."""
KEPT_IES = frozenset(["securities", "series", "movies"])

ROLES = frozenset(
    "administrator advisor agent analyst architect artist assistant associate attorney auditor "
    "buyer chief clerk consultant controller coordinator counsel designer developer director "
    "driver editor engineer executive head intern lead lawyer manager mechanic nurse officer "
    "operator owner partner planner president producer professor programmer recruiter "
    "representative researcher scientist specialist strategist supervisor teacher technician "
    "tester therapist trainer worker writer accountant underwriter marketer sourcer instructor "
    "lecturer tutor coach postdoc chemist biologist physicist economist statistician actuary "
    "epidemiologist psychologist counselor physician surgeon dentist pharmacist veterinarian aide "
    "caregiver nanny journalist reporter copywriter videographer photographer animator illustrator "
    "translator interpreter receptionist secretary bookkeeper paralegal pilot dispatcher courier "
    "cashier merchandiser cook chef barista bartender waiter housekeeper janitor cleaner guard "
    "laborer helper installer inspector adjuster broker trader banker seller advocate ambassador "
    "moderator librarian electrician plumber carpenter welder machinist".split()
)
"""Words that say what somebody is."""
RANKS = frozenset("director head manager lead president supervisor chief".split())
"""Those that say it only together with a field: "Manager, Sound Design"."""
BEFORE = frozenset("staff principal lead associate intern founding distinguished".split())
"""Words that say nothing before others: Staff Engineer, Associate Attorney."""
AFTER = frozenset(
    "intern internship apprentice apprenticeship trainee student professional".split()
)
"""The same after others: Data Science Intern."""
ALONE = frozenset("partner associate lead intern member fellow".split())
"""Ranks that say nothing beside a role: "Partner, Senior Recruiter"."""
ROTATED = (("vice", "president"), ("director",), ("manager",))
"""Ranks that move behind their field: Director Engineering."""

SEPARATOR = re.compile(
    r"\s[-–—|:/@]+\s|[,;|()\[\]{}•·:【】（）！!]|\s[-–—]|[-–—]\s|\s(?:at|for|till|to|with|w/)\s(?=\S)"
)
OF = re.compile(
    r"(.{0,30}?\b(?:head|director|manager|president|vp|svp|dean|supervisor|coordinator)) of "
    r"(?:the )?(.+)"
)
TOKEN = re.compile(r"[a-z0-9]+(?:\+\+|#)?")
PAY = re.compile(
    r"[$€£] ?[\d.,]+k?\b(?: ?(?:/|per|an?) ?\w+)?|/ ?(?:hr|hour|h|yr|year)\b", re.IGNORECASE
)
POINT = re.compile(r"(?<=\w)\.(?=\w)|['’]|\b(?:full|part)[- ]time\b", re.IGNORECASE)
ACCENTS = re.compile("[\u0300-\u036f]+")
UNSPACED = re.compile("[\u3040-\ud7a3\uff00-\uffef]")
"""Letters of scripts without blanks between words, or with other ones."""
JOINED = (("r&d", "research development"), ("fp&a", "financial planning analysis"))


class Title(NamedTuple):
    """A title in words of their normal form."""

    head: tuple[str, ...]
    """What somebody is: ``software engineer``."""

    rest: tuple[str, ...]
    """Team, product, place: what stands beside it."""


@lru_cache(maxsize=4096)  # boards repeat their titles
def read(title: str) -> Title:
    """Head and rest of a title; both empty where no word is left."""
    parts = [
        part
        for part in map(_part, SEPARATOR.split(fold(POINT.sub("", PAY.sub(" ", title)))))
        if part
    ]
    if not parts:
        return Title((), ())
    first = next((at for at, part in enumerate(parts) if not ROLES.isdisjoint(part)), None)
    if first is None:
        first = next((at for at, part in enumerate(parts) if not AFTER.issuperset(part)), 0)
    head = parts.pop(first)
    if parts and all(word in RANKS or word in ALONE or word == "vice" for word in head):
        field = parts.pop(min(first, len(parts) - 1))
        head = field if ALONE.issuperset(head) and not ROLES.isdisjoint(field) else field + head
    return Title(tuple(_trimmed(head)), tuple(word for part in parts for word in part))


def words(text: str) -> list[str]:
    """Words of a folded text in their normal form, in order."""
    return [form for word in TOKEN.findall(text) for form in normal(word)]


def grams(title: Title) -> list[str]:
    """What the weights of a title are kept by: the words and pairs of the head, and its last word
    and last pair once more (``$``)."""
    head = title.head
    last = (" ".join(head[-size:]) for size in (1, 2) if len(head) >= size)
    return list(dict.fromkeys([*runs(head), *("$" + words for words in last)]))


def runs(words: Sequence[str]) -> Iterator[str]:
    """Words and pairs."""
    yield from words
    yield from map(" ".join, pairwise(words))


def fold(text: str) -> str:
    """Lower case without accents; words of scripts without blanks in English."""
    folded = text.lower()
    if not text.isascii():
        if UNSPACED.search(text):
            folded = unicodedata.normalize("NFKC", folded)
            folded = _unspaced().sub(lambda match: f" {_forms()[match[0]]} ", folded)
        folded = ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    if "&" in folded:
        for short, long in JOINED:
            folded = folded.replace(short, long)
    return folded


@lru_cache(maxsize=32768)
def normal(word: str) -> tuple[str, ...]:
    """Normal form of a word of a folded text: none, one or several words."""
    form = _forms().get(word) or _ending(word)
    found = form.split() if form else [word]
    return tuple(map(_singular, filter(_kept, found)))


def _part(text: str) -> list[str]:
    """Words of one part of a title, the rank behind its field: Head of Sales -> sales head."""
    text = text.strip()
    if match := OF.fullmatch(text):
        text = f"{match[2]} {match[1]}"
    return words(text)


def _trimmed(head: list[str]) -> list[str]:
    for rank in ROTATED:
        size = len(rank)
        if tuple(head[:size]) == rank and len(head) > size and head[-1] not in ROLES:
            head = [*head[size:], *rank]
    while len(head) > 1 and head[0] in BEFORE:
        head = head[1:]
    while len(head) > 1 and head[-1] in AFTER:
        head = head[:-1]
    return head


def _kept(word: str) -> bool:
    if word in DROPPED or word[0].isdigit():
        return False
    return len(word) > 1 or word in LETTERS


def _singular(word: str) -> str:
    if len(word) < 5 or word[-1] != "s" or word.endswith(KEPT_S):
        return word
    if word.endswith("ies") and word not in KEPT_IES:
        return word[:-3] + "y"
    return word[:-1]


def _ending(word: str) -> str | None:
    """Form of a compound by its ending: javautvecklare -> java developer."""
    for ending, form in _endings():
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return f"{word.removesuffix(ending)} {form}"
    return None


@cache
def _forms() -> dict[str, str]:
    lines = FORMS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((word[1:], form) for word, form in _forms().items() if word.startswith("-"))


@cache
def _unspaced() -> re.Pattern[str]:
    """Words that no letters of the Latin alphabet are in, the longest first."""
    found = sorted((word for word in _forms() if not word.isascii()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)))
