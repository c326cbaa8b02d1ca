"""The index: one interface, two engines."""

from sponsorboard.search.errors import IndexUnavailable, QueryError, SearchError, Written
from sponsorboard.search.index import Index, Stats, open_index
from sponsorboard.search.query import Count, Highlight, Hit, Page, Query

__all__ = [
    "Count",
    "Highlight",
    "Hit",
    "Index",
    "IndexUnavailable",
    "Page",
    "Query",
    "QueryError",
    "SearchError",
    "Stats",
    "Written",
    "open_index",
]
