"""What the posting says about sponsorship."""

from classifiers import policy
from classifiers.sponsorship import statements
from sponsorboard.postings.posting import Posting
from sponsorboard.postings.text import document


def step(posting: Posting) -> Posting:
    """Fill ``sponsorship`` with what is stated; needs ``locations``."""
    said = statements(document(posting.description_text or ""))
    posting.sponsorship = policy.conclude(said, posting)
    return posting
