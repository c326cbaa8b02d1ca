"""What the page said, made readable: title, plain text, harmless HTML, dates, language."""

import hashlib

import msgspec
import py3langid

from sponsorboard.postings.dates import day
from sponsorboard.postings.posting import Posting
from sponsorboard.postings.sanitise import sanitised
from sponsorboard.postings.text import html_to_text, unescaped

LANGUAGE_SAMPLE = 600
LANGUAGE_LEAST = 40


def step(posting: Posting) -> Posting:
    """Fill title, texts, language, dates, status and fingerprint from the page's own words."""
    posting.title_text = posting.title_text or posting.title
    posting.title = " ".join(posting.title.split())
    posting.content_hash = posting.content_hash or fingerprint(posting)
    if posting.description_html is not None:
        if posting.description_text is None:
            posting.description_text = html_to_text(posting.description_html)
        posting.description_html = sanitised(unescaped(posting.description_html))
    if posting.description_text:
        posting.language = posting.language or language(posting.description_text)
    today = posting.last_seen_at.date() if posting.last_seen_at else None
    posting.posted_on = posting.posted_on or day(posting.posted_text, today)
    if posting.valid_through and today and posting.valid_through < today:
        posting.status = "expired"
    return posting


def fingerprint(posting: Posting) -> str:
    """Hash over what the page said of the work itself; equal as long as nothing changed."""
    said = [
        posting.title_text,
        posting.description_html or posting.description_text,
        posting.location_text,
        posting.posted_text if not _relative(posting.posted_text) else None,
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


def _relative(text: str | None) -> bool:
    """Words such as "Posted 3 Days Ago", which change without anybody changing the posting."""
    return text is not None and (" ago" in text.lower() or "day" in text.lower())


def language(text: str) -> str | None:
    """ISO 639-1 code of a text's language; None where it is too short to tell."""
    sample = text[:LANGUAGE_SAMPLE]
    if sum(map(str.isalpha, sample)) < LANGUAGE_LEAST:
        return None
    return str(py3langid.classify(sample)[0])


class CleanPipeline:
    def process_item(self, item: Posting) -> Posting:
        return step(item)
