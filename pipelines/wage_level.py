"""The wage area of each place and the prevailing-wage level that the posted pay reaches."""

from datetime import UTC, datetime

from classifiers.wage_level import wage_level
from sponsorboard.postings.posting import Posting
from sponsorboard.reference.areas import area_of


def step(posting: Posting) -> Posting:
    """Fill ``wage_level`` and the ``wage_area`` of every place that settles it."""
    for place in posting.locations:
        area = area_of(place)
        place.wage_area = area and area.code
    today = (posting.last_seen_at or datetime.now(UTC)).date()
    posting.wage_level = wage_level(posting, today)
    return posting
