"""Counts of values, alike on both engines."""

from collections.abc import Iterable, Mapping

from sponsorboard.search.query import Count

BUCKETS = 10_000  # asked of the engine
SHOWN = 100  # given on


def counted(buckets: Iterable[Mapping[str, object]]) -> list[Count]:
    """An engine's buckets, most first and equals by name, at most a hundred."""
    counts = [Count(str(one["key"]), int(str(one["doc_count"]))) for one in buckets]
    return sorted(counts, key=lambda one: (-one.count, one.value))[:SHOWN]
