"""What the page said, made readable: title, plain text, harmless HTML, dates, language."""

import hashlib
import html

import msgspec

from sponsorboard.postings.dates import day
from sponsorboard.postings.markup import html_to_text, unescaped
from sponsorboard.postings.posting import Posting
from sponsorboard.postings.sanitise import sanitised

LANGUAGE_SAMPLE = 600
LANGUAGE_LEAST = 40
SMALL_WORDS = {
    "en": frozenset("the and of to with our you your".split()),
    "sv": frozenset("och att för är inte".split()),
    "de": frozenset("und der das mit für wir zu ist".split()),
}
"""Words that tell the commonest languages of boards without a model."""
SAID = (
    "title", "title_text", "description_html", "description_text", "location_text", "posted_text",
    "workplace_text", "remote_text", "employment_text", "degree_text", "experience_text",
    "department_text",
)  # fmt: skip
"""Fields that the page said."""
SHARE = 0.08
"""Share of such words from which a text is in their language; no other language comes near it."""


def step(posting: Posting) -> Posting:
    """Fill title, texts, language, dates, status and fingerprint from the page's own words."""
    whole(posting)
    posting.title = _line(posting.title)
    posting.content_hash = posting.content_hash or fingerprint(posting)
    if posting.description_html is not None:
        if posting.description_text is None:
            posting.description_text = html_to_text(posting.description_html)
        posting.description_html = sanitised(unescaped(posting.description_html))
    if posting.description_text:
        posting.language = posting.language or language(posting.description_text)
    today = posting.last_seen_at.date() if posting.last_seen_at else None
    posting.posted_on = posting.posted_on or day(posting.posted_text, today)
    past = posting.valid_through and today and posting.valid_through < today
    if past and posting.status == "open":
        posting.status = "expired"
    return posting


def whole(posting: Posting) -> Posting:
    """The posting with words that every index takes, and with its title as the page said it."""
    for name in SAID:
        setattr(posting, name, _whole(getattr(posting, name)))
    posting.title_text = posting.title_text or posting.title
    return posting


def fingerprint(posting: Posting) -> str:
    """Hash over what the page said of the work itself; equal as long as nothing changed."""
    said = [
        posting.title_text,
        posting.description_html or posting.description_text,
        posting.location_text,
        day(posting.posted_text),  # None for "3 days ago", which changes by itself
        posting.valid_through,
        posting.pay_fields,
        posting.workplace_text,
        posting.remote_text,
        posting.employment_text,
        posting.degree_text,
        posting.experience_text,
        posting.department_text,
    ]
    return hashlib.blake2b(msgspec.json.encode(said), digest_size=16).hexdigest()


def _whole(text: str | None) -> str | None:
    """The text with a mark for halves of characters, which JSON can hold and no index takes."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _line(text: str) -> str:
    """The words of a title, one blank between them."""
    return " ".join(html.unescape(text).replace("\ufeff", "").replace("\u200b", "").split())


def language(text: str) -> str | None:
    """ISO 639-1 code of a text's language; None where it is too short to tell or has no code."""
    sample = text[:LANGUAGE_SAMPLE]
    if sum(map(str.isalpha, sample)) < LANGUAGE_LEAST:
        return None
    words = sample.lower().split()
    for name, small in SMALL_WORDS.items():
        if sum(map(small.__contains__, words)) >= SHARE * len(words):
            return name
    import py3langid  # takes 100 MB and 0.3 s to load, and few boards need it

    code = str(py3langid.classify(sample)[0])
    return code if len(code) == 2 else None
