"""How well the role fits a specialty occupation, and the ways to work in the US in it."""

from datetime import UTC, datetime

from classifiers.cap_exemption import LOOK, by_look
from classifiers.routes import routes
from classifiers.specialty import specialty
from sponsorboard.postings.posting import Posting


def step(posting: Posting) -> Posting:
    """Fill ``occupation.specialty`` with its reasons, and ``routes``.

    The look of a name tells of employers in the US: it exempts none whose places are all abroad.
    """
    occupation = posting.occupation
    occupation.specialty, occupation.specialty_reasons = specialty(posting)
    today = (posting.last_seen_at or datetime.now(UTC)).date()
    posting.routes = routes(posting, today)
    employer = posting.employer
    if posting.routes is None and not employer.match and by_look(employer):
        kept = [one for one in employer.evidence if not (one.ref or "").startswith(LOOK)]
        employer.cap_exempt, employer.cap_exempt_prong, employer.evidence = "none", None, kept
    return posting
