"""How well the role fits a specialty occupation, and the ways to work in the US in it."""

from datetime import UTC, datetime

from classifiers.routes import routes
from classifiers.specialty import specialty
from sponsorboard.postings.posting import Posting


def step(posting: Posting) -> Posting:
    """Fill ``occupation.specialty`` with its reasons, and ``routes``."""
    occupation = posting.occupation
    occupation.specialty, occupation.specialty_reasons = specialty(posting)
    today = (posting.last_seen_at or datetime.now(UTC)).date()
    posting.routes = routes(posting, today)
    return posting


class RoutesPipeline:
    def process_item(self, item: Posting) -> Posting:
        return step(item)
