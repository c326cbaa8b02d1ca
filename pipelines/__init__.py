"""A posting's way to the index: one step per file.

The steps named in ``WALK`` are pure functions and also run without Scrapy; ``validate``, ``dedupe``
and ``index`` follow them in a crawl.
"""

from collections.abc import Callable

from pipelines import (
    clean,
    degree,
    employer,
    employment,
    experience,
    likelihood,
    occupation,
    places,
    routes,
    salary,
    sponsorship,
    wage_level,
    workplace,
)
from sponsorboard.postings.posting import Posting

WALK: tuple[Callable[[Posting], Posting], ...] = (
    clean.step,
    places.step,
    salary.step,
    workplace.step,
    degree.step,
    experience.step,
    employment.step,
    sponsorship.step,
    occupation.step,
    employer.step,
    likelihood.step,
    wage_level.step,
    routes.step,
)


def enrich(posting: Posting) -> Posting:
    """The posting with every field that its words and structured fields allow to conclude."""
    for step in WALK:
        posting = step(posting)
    return posting
