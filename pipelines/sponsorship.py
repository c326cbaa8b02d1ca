"""What the posting says about sponsorship, and what follows."""

from classifiers import likelihood, policy
from classifiers.sponsorship import statements
from sponsorboard.postings.posting import Posting
from sponsorboard.postings.text import document


def step(posting: Posting) -> Posting:
    """Fill ``sponsorship``; needs ``locations``."""
    said = statements(document(posting.description_text or ""))
    posting.sponsorship = likelihood.judge(policy.conclude(said, posting), posting)
    return posting


class SponsorshipPipeline:
    def process_item(self, item: Posting) -> Posting:
        return step(item)
