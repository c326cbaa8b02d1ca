"""How pages word a likelihood: tenths of employers, and what raises or lowers it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sponsorboard.postings.posting import Posting, Reason
from sponsorboard.web import wording
from sponsorboard.web.citations import cited
from sponsorboard.web.conclusions import quoted, unbulleted
from sponsorboard.web.vintages import Origin, origins, table_of

STRONG, CLEAR, SLIGHT = 1.25, 0.4, 0.1
"""Changes of the log odds from which a reason counts as strong, clear, or worth a word."""
UNLINKED = (
    "Posting does not say whether a visa is sponsored, and no record was found under this name."
)


@dataclass(frozen=True, slots=True)
class Argument:
    """One reason with what it does to the likelihood."""

    text: str
    effect: str | None
    """In words; None where the posting's own words decide."""
    weight: str | None
    """Change of the log odds, as a signed number."""
    direction: str
    """``up``, ``down`` or ``none``."""
    ref: str | None
    """The record it rests on, in words."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What the page says of the likelihood."""

    answer: str
    interval: str | None
    arguments: list[Argument]
    blockers: Sequence[str]
    together: str | None
    """Sum of the weights; None where there are none."""
    basis: str | None
    """On what the number rests."""
    origins: list[Origin]
    """The files behind the reasons."""


def tenths(low: float | None, high: float | None) -> str | None:
    """An interval in tenths, widened to whole ones: ``6 to 8 in 10``."""
    if low is None or high is None:
        return None
    least, most = math.floor(round(low * 10, 6)), math.ceil(round(high * 10, 6))
    if least <= 0 and most >= 10:
        return None
    if least <= 0:
        return "fewer than 1 in 10" if most <= 1 else f"up to {most} in 10"
    if most >= 10:
        return f"more than {least} in 10"
    return f"{least} to {most} in 10" if least < most else f"{least} in 10"


def short(posting: Posting) -> str | None:
    """The interval on a card; None where there is none, or the posting's own words decide."""
    said = posting.sponsorship
    counted = tenths(said.low, said.high) if said.basis == "history" else None
    return counted and f"{counted} such employers file LCAs"


def chance(posting: Posting) -> Chance:
    """The likelihood of a posting, its interval and its reasons in words."""
    said = posting.sponsorship
    answer = _answer(posting)
    weights = [one.weight for one in said.reasons if one.weight is not None]
    tables = [table_of(part) for one in said.reasons for part in (one.ref or "").split("; ")]
    return Chance(
        answer=answer,
        interval=_interval(posting),
        arguments=[
            argument(one) for one in said.reasons if not _repeats(one, answer, said.blockers)
        ],
        blockers=[quoted(one) or one for one in said.blockers],
        together=f"{sum(weights):+.2f}" if weights else None,
        basis=_basis(posting),
        origins=origins(name for name in tables if name),
    )


def _answer(posting: Posting) -> str:
    band = posting.sponsorship.band
    if band == "unknown" and not posting.employer.match:
        return UNLINKED
    return wording.BANDS[band][1]


def _repeats(reason: Reason, answer: str, blockers: Sequence[str]) -> bool:
    """Whether the answer, or a sentence shown with it, says the same."""
    if reason.weight is not None:
        return False
    plain = reason.text.lower().removeprefix("the ").rstrip(".")
    quote = reason.text.partition("“")[2].removesuffix("”")
    return plain in answer.lower() or (bool(quote) and any(quote in one for one in blockers))


def _interval(posting: Posting) -> str | None:
    said = posting.sponsorship
    counted = tenths(said.low, said.high)
    if not counted:
        return None
    if said.basis == "stated":
        return f"Checked by hand: {counted} postings read this way do offer some sponsorship."
    return (
        f"{counted[0].upper()}{counted[1:]} employers with such a record file an LCA for this kind "
        "of role within a year."
    )


def _basis(posting: Posting) -> str | None:
    said = posting.sponsorship
    if said.model is None or said.basis == "stated":
        return None
    measured = f", measured against the filings of {said.calibrated_on}" * bool(said.calibrated_on)
    return f"Model {said.model}{measured}."


def argument(reason: Reason) -> Argument:
    """A reason with its weight in words."""
    weight, text, ref = reason.weight, unbulleted(reason.text), cited(reason.ref)
    if weight is None:
        return Argument(text, None, None, "none", ref)
    size = abs(weight)
    if size < SLIGHT:
        return Argument(text, "changes little", f"{weight:+.2f}", "none", ref)
    verb, direction = ("raises", "up") if weight > 0 else ("lowers", "down")
    how = " strongly" if size >= STRONG else "" if size >= CLEAR else " slightly"
    return Argument(text, f"{verb} it{how}", f"{weight:+.2f}", direction, ref)
