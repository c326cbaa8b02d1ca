"""The occupation (SOC 2018) of the role, from its title and duties."""

from classifiers.occupation import conclude
from sponsorboard.postings.posting import Posting


def step(posting: Posting) -> Posting:
    """Fill ``occupation``, but for ``specialty``."""
    posting.occupation = conclude(posting.title, posting.description_text)
    return posting
