"""The JSON that a page's own script starts from."""

import json
import re

from scrapers.page import PAGE_TITLE, ReadError


def embedded(text: str, mark: re.Pattern[str], expected: str) -> bytes:
    """The JSON value that follows the first match of ``mark`` in a page.

    Raises:
        ReadError: the page has no such script, or the value is broken.
    """
    if (match := mark.search(text)) is None:
        title = PAGE_TITLE.search(text[:20_000])
        named = f" titled {' '.join(title[1].split())[:80]!r}" if title and title[1] else ""
        raise ReadError(f"expected {expected}, got a page{named} without it")
    try:
        _, end = json.JSONDecoder().raw_decode(text, match.end())
    except (ValueError, RecursionError) as error:
        raise ReadError(f"expected {expected}, got broken JSON: {error}") from None
    return text[match.end() : end].encode()
