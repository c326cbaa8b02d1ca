"""A posting that cannot be shown, or that claims what its text does not say, is dropped."""

from collections.abc import Iterator

from scrapy.exceptions import DropItem

from sponsorboard.postings.posting import Posting
from sponsorboard.postings.text import QUOTE_LIMIT


def problems(posting: Posting) -> list[str]:
    """What is wrong with a record, in words; nothing when it may go to the index."""
    found = []
    if not posting.title:
        found.append("no title")
    if not posting.url.startswith(("http://", "https://")):
        found.append(f"url {posting.url!r} is not a web address")
    for band in posting.salary.bands:
        if band.min is not None and band.max is not None and band.min > band.max:
            found.append(f"pay from {band.min:g} to {band.max:g}")
    found += [f"the text does not say {quote!r}" for quote in _loose(posting)]
    return found


def _loose(posting: Posting) -> Iterator[str | None]:
    """Quotes that do not stand in the text where they should."""
    text = posting.description_text or ""
    for one in posting.evidence():
        if one.origin == "text" and not _stands(text, one.quote, one.start, one.end):
            yield one.quote
    for said in posting.sponsorship.statements:
        if not _stands(text, said.quote, said.start, said.end):
            yield said.quote


def _stands(text: str, quote: str | None, start: int | None, end: int | None) -> bool:
    if quote is None or start is None or end is None or len(quote) > QUOTE_LIMIT:
        return False
    return bool(quote) and text[start:end] == quote


class ValidatePipeline:
    def process_item(self, item: Posting) -> Posting:
        """The posting, if nothing is wrong with it."""
        if found := problems(item):
            raise DropItem(f"{item.source}: {item.url}: {'; '.join(found)}")
        return item
