"""The index as the other rooms see it, whichever engine stands behind it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from sponsorboard.configuration import Credentials, redacted
from sponsorboard.postings.posting import Posting
from sponsorboard.search.errors import SearchError, Written
from sponsorboard.search.query import Page, Query

ALIAS = re.compile(r"[a-z0-9][a-z0-9_.-]{0,199}")


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds."""

    engine: str
    """``tantivy`` or ``elasticsearch``, with its version."""
    version: str
    """Layout of the index."""
    count: int
    sources: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    newest: datetime | None = None
    """When a posting was last seen, at the latest."""


class Index(Protocol):
    """Postings, findable.

    Every method raises IndexUnavailable when the index is down, busy or missing.
    """

    url: str
    """The index as the operator names it; it never holds credentials."""

    def create(self) -> None:
        """Make the index unless it is there; one of an older layout is copied into a new one."""

    def write(self, postings: Iterable[Posting]) -> Written:
        """Insert or replace by id; what is accepted is on disk and found by later searches."""

    def delete(self, ids: Iterable[str]) -> None:
        """Remove postings; an id that is not there is none's trouble."""

    def search(self, query: Query) -> Page:
        """One page of an answer."""

    def get(self, id: str) -> Posting | None:
        """One posting by its id."""

    def scan(self, query: Query | None = None) -> Iterator[Posting]:
        """Every posting that meets the query, in no order; without one the closed ones too."""

    def stats(self) -> Stats:
        """What the index holds."""

    def verify(self) -> list[str]:
        """What is wrong with the index, in sentences; empty when all is well."""

    def close(self) -> None:
        """Give up connections and locks; the index can be used again afterwards."""


def open_index(url: str, credentials: Credentials | None = None) -> Index:
    """The index that a URL names: ``tantivy:PATH`` or ``http(s)://host:9200/ALIAS``. Nothing is \
read or made yet.

    Raises:
        SearchError: a URL of another kind, or one with credentials in it.
    """
    scheme, _, rest = url.partition(":")
    if scheme == "tantivy" and rest:
        from sponsorboard.search.embedded import EmbeddedIndex

        return EmbeddedIndex(Path(rest))
    if scheme not in ("http", "https"):
        raise SearchError(
            f"{redacted(url)!r} names no index; use tantivy:PATH or http(s)://host:9200/ALIAS"
        )
    parts = urlsplit(url)
    alias = parts.path.strip("/")
    if parts.username or parts.password:
        raise SearchError(
            "credentials do not belong into the URL of the index; set SPONSORBOARD_INDEX_API_KEY, "
            "or SPONSORBOARD_INDEX_USER and SPONSORBOARD_INDEX_PASSWORD"
        )
    if not parts.hostname or not ALIAS.fullmatch(alias) or parts.query or parts.fragment:
        raise SearchError(
            f"{redacted(url)!r} names no index; use http(s)://host:9200/ALIAS with an alias of "
            "small letters, digits, '-', '_' and '.'"
        )
    from sponsorboard.search.elastic import ElasticsearchIndex

    return ElasticsearchIndex(f"{scheme}://{parts.netloc}", alias, credentials or Credentials())
