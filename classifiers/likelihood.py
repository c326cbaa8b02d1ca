"""How likely the employer is to sponsor this posting.

What a posting states decides, with the value that was measured for it. A silent one gets the
likelihood that its employer files a Labor Condition Application for this group of occupations
within the coming fiscal year, from the agencies' records; ``unknown`` where the employer is not
linked or the occupation cannot be told. The order of the bands is fixed.
"""

import math

from classifiers.likelihood_model import Model, model
from classifiers.likelihood_prior import Prior, prior
from classifiers.policy import BLOCKING
from classifiers.routes_words import says
from sponsorboard.postings.posting import (
    Basis,
    LikelihoodBand,
    Policy,
    Posting,
    Reason,
    Sponsorship,
)

STATED: dict[Policy, LikelihoodBand] = {
    "refused": "stated_no",
    "offered": "stated_yes",
    "transfer_only": "stated_transfer",
    "conditional": "stated_conditional",
}


def judge(sponsorship: Sponsorship, posting: Posting) -> Sponsorship:
    """The sponsorship it is given, with likelihood, interval, band, basis and reasons.

    Weights of reasons are log-odds and add up to those of the likelihood.
    """
    sponsorship.band, sponsorship.basis = _band(sponsorship, posting)
    sponsorship.reasons = _reasons(sponsorship)
    if sponsorship.policy and sponsorship.basis == "stated":
        _measured(sponsorship, model())
    elif sponsorship.band == "unknown":
        _from_records(sponsorship, posting, model())
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
        return [Reason(text=says(quote)) for quote in sponsorship.quotes]
    return [Reason(text="The posting does not say")]


def _measured(sponsorship: Sponsorship, made: Model) -> None:
    """The value measured for what is stated; none where too few such postings are labelled."""
    found = made.stated.get(sponsorship.policy or "")
    if found:
        sponsorship.likelihood = found.likelihood
        sponsorship.low, sponsorship.high = found.low, found.high
        sponsorship.model = made.name
        yes = round(found.likelihood * (found.n + 2) - 1)
        text = f"Of {found.n} labelled postings that state this, {yes} would sponsor someone"
        weight = math.log(found.likelihood / (1 - found.likelihood))
        sponsorship.reasons.append(Reason(text=text, weight=round(weight, 3)))


def _from_records(sponsorship: Sponsorship, posting: Posting, made: Model) -> None:
    """The likelihood that records give; without them the band stays as it is."""
    found = prior(posting, made)
    if isinstance(found, str):
        sponsorship.reasons.append(Reason(text=found))
        return
    sponsorship.likelihood = round(found.likelihood, 4)
    low, high = made.interval(found.likelihood)
    sponsorship.low, sponsorship.high = round(low, 4), round(high, 4)
    sponsorship.band, sponsorship.basis = _from_likelihood(found, made), "history"
    sponsorship.reasons += found.reasons
    sponsorship.model, sponsorship.calibrated_on = made.name, made.calibrated_on


def _from_likelihood(found: Prior, made: Model) -> LikelihoodBand:
    if found.likelihood >= made.likely:
        return "likely"
    return "possible" if found.likelihood >= made.possible else "unlikely"
