"""Places of work, from the location line and the page's own address fields."""

from sponsorboard.postings.places import places, understood
from sponsorboard.postings.posting import Posting


def step(posting: Posting) -> Posting:
    """Fill ``locations``: the page's own places understood, or those of the location line."""
    if posting.locations:
        posting.locations = [understood(place) for place in posting.locations]
    else:
        posting.locations = places(posting.location_text)
    return posting
