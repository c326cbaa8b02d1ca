"""What may be shown of a posting: contact data masked, texts in full or as excerpts only."""

from dataclasses import fields

from sponsorboard.postings.posting import Posting, Routes
from sponsorboard.postings.sanitise import masked, sanitised


def covered(posting: Posting) -> Posting:
    """The posting it is given, with contact data in its texts masked by as many characters: \
offsets hold, and each quote is still what stands at them."""
    text = posting.description_text
    if posting.description_html:
        posting.description_html = masked(sanitised(posting.description_html))
    if text:
        text = posting.description_text = masked(text)
    for one in posting.evidence():
        one.quote = _quote(text, one.start, one.end, one.quote)
    said = posting.sponsorship
    for statement in said.statements:
        statement.quote = _quote(text, statement.start, statement.end, statement.quote) or ""
    said.quotes = [masked(quote) for quote in said.quotes]
    said.blockers = [masked(sentence) for sentence in said.blockers]
    for reason in said.reasons:
        reason.text = masked(reason.text)
    _cover_answers(posting)
    return posting


def _cover_answers(posting: Posting) -> None:
    """The same for reasons in words, which may hold a stretch of the text."""
    found = posting.occupation
    found.specialty_reasons = [masked(one) for one in found.specialty_reasons]
    if posting.wage_level:
        posting.wage_level.caveats = [masked(one) for one in posting.wage_level.caveats]
    if posting.routes:
        for one in fields(Routes):
            route = getattr(posting.routes, one.name)
            route.reasons = [masked(reason) for reason in route.reasons]


def excerpted(posting: Posting) -> Posting:
    """The posting it is given, with the quotes but without the texts."""
    posting.description_html = posting.description_text = None
    return posting


def shown(posting: Posting, descriptions: str) -> Posting:
    """The posting it is given, as the operator's ``descriptions`` setting shows it."""
    posting = covered(posting)
    return excerpted(posting) if descriptions == "excerpts" else posting


def _quote(text: str | None, start: int | None, end: int | None, quote: str | None) -> str | None:
    if text and start is not None and end is not None:
        return text[start:end]
    return masked(quote) if quote else quote
