"""What the agencies' files say about an employer's willingness, where the posting is silent."""

from dataclasses import dataclass

from sponsorboard.postings.posting import Filings, Posting, RouteAnswer

UNLINKED = "The posting does not say, and no record was found under this employer's name"
NOTHING = "The posting does not say, and no certified LCA is on record for this employer"
OTHERS = "The posting does not say; the employer's LCAs on record are for other occupations"
NOT_THIS = (
    "The posting does not say; no LCA on record is for this very occupation, but by the "
    "employer's other filings one is {}"
)
NOT_LATELY = "The posting does not say; {}, but by its whole record another one is unlikely"


@dataclass(frozen=True, slots=True)
class Record:
    """Whether the employer files for such roles."""

    answer: RouteAnswer
    reason: str
    same: bool
    """Whether it filed for this very occupation."""


def record(posting: Posting) -> Record:
    """``likely`` or ``possible`` by the band of the likelihood, which rests on the employer's
    filings; without one, ``possible`` where it filed for this occupation; else ``unknown``."""
    said, history = posting.sponsorship, posting.employer.history
    soc = posting.occupation.soc
    same = history.lca_soc.get(soc) if history and soc else None
    if same:
        words = NOT_LATELY if said.band == "unlikely" else "The posting does not say; {}"
        reason = words.format(filed(same))
    elif history and history.lca:
        reason = NOT_THIS.format(said.band) if said.band in ("likely", "possible") else OTHERS
    else:
        reason = NOTHING if posting.employer.match else UNLINKED
    if said.band == "likely" or said.band == "possible":
        return Record(said.band, reason, bool(same))
    if said.band == "unlikely":
        return Record("unknown", reason, bool(same))
    return Record("possible" if same else "unknown", reason, bool(same))


def filed(filings: Filings) -> str:
    """Years and total of the filings for one occupation, in words; a yearly count is not shown."""
    years = sorted(filings.years)
    ends = (filings.span or "").replace("FY", "").split("-")
    each = len(ends) == 2 and ends[0].isdigit() and ends[1].isdigit()
    if each and len(years) == int(ends[1]) - int(ends[0]) + 1:
        when = f"each of {filings.span}"
    else:
        when = " and ".join(filter(None, (", ".join(years[:-1]), *years[-1:])))
    return (
        f"the employer filed LCAs for this occupation in {when} "
        f"({filings.total:,} certified in all)"
    )


def certified(filings: Filings) -> str:
    """Total of the applications for green cards, in words."""
    return (
        f"The employer has {filings.total:,} certified applications for green cards (PERM) in "
        f"{filings.span}, usually for people it already employs"
    )
