"""How likely the employer is to sponsor this posting, as far as its own words tell.

The order of the bands is fixed. A silent posting is ``unknown``, without a number, as long as no
employer's history is read: no prior is made up.
"""

from classifiers.policy import BLOCKING
from sponsorboard.postings.posting import (
    Basis,
    LikelihoodBand,
    Policy,
    Posting,
    Reason,
    Sponsorship,
)

STATED: dict[Policy, LikelihoodBand] = {
    "offered": "stated_yes",
    "transfer_only": "stated_transfer",
    "conditional": "stated_conditional",
}


def judge(sponsorship: Sponsorship, posting: Posting) -> Sponsorship:
    """The sponsorship it is given, with band, basis and reasons."""
    sponsorship.band, sponsorship.basis = _band(sponsorship, posting)
    sponsorship.reasons = _reasons(sponsorship)
    return sponsorship


def _band(sponsorship: Sponsorship, posting: Posting) -> tuple[LikelihoodBand, Basis]:
    places = posting.locations
    if places and all(place.country not in (None, "US") for place in places):
        return "not_applicable", "not_applicable"
    if sponsorship.policy == "refused":
        return "stated_no", "stated"
    if sponsorship.policy is None and sponsorship.restriction in BLOCKING:
        return "restricted", "stated"
    if sponsorship.policy:
        return STATED[sponsorship.policy], "stated"
    return "unknown", "unknown"


def _reasons(sponsorship: Sponsorship) -> list[Reason]:
    """What a reader can check: the sentences, or that there are none."""
    if sponsorship.basis == "not_applicable":
        return [Reason(text="Every place of this posting is outside the US")]
    if sponsorship.quotes:
        return [Reason(text=f"The posting says: “{quote}”") for quote in sponsorship.quotes]
    return [Reason(text="The posting does not say")]
