"""Tells whether two postings of one employer are one opening: by its requisition or its address.

Titles alone never do: distinct requisitions with equal titles stay apart.
"""

import re
from urllib.parse import urlsplit

from sponsorboard.postings.posting import Posting
from sponsorboard.reference import names

BLANK = re.compile(r"[\W_]+")


def keys(posting: Posting) -> list[str]:
    """Under which keys another source may list the same opening; two postings that share one, and
    whose ``places`` agree, are the same."""
    title = _plain(posting.title)
    found = []
    if posting.requisition and any(map(str.isdigit, posting.requisition)):
        found.append(f"requisition {_employer(posting)} {_plain(posting.requisition)} {title}")
    parts = urlsplit(posting.url)
    if parts.path.strip("/"):
        query = f"?{parts.query}" if parts.query else ""
        found.append(f"address {parts.netloc.lower()}{parts.path.rstrip('/')}{query} {title}")
    return found


def places(posting: Posting) -> str:
    """The cities of a posting, or else the words for its places, in one line to compare."""
    cities = {_plain(place.city) for place in posting.locations if place.city}
    if not cities and posting.location_text:
        cities = {_plain(part) for part in posting.location_text.split(" | ")}
    return "|".join(sorted(cities))


def agree(one: str, other: str) -> bool:
    """Whether two answers of ``places`` may be of one opening: a place in common, or none said."""
    return not one or not other or bool({*one.split("|")} & {*other.split("|")})


def _employer(posting: Posting) -> str:
    company = posting.company
    return (company.domain or names.key(company.name)).lower()


def _plain(text: str | None) -> str:
    return BLANK.sub(" ", text or "").strip().casefold()
