"""How likely the employer is to sponsor this posting, with the reasons."""

from classifiers import likelihood
from sponsorboard.postings.posting import Posting


def step(posting: Posting) -> Posting:
    """Fill the likelihood, band and reasons of ``sponsorship``; needs all that stands before it."""
    posting.sponsorship = likelihood.judge(posting.sponsorship, posting)
    return posting
