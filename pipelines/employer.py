"""The employer in the agencies' files: legal names, filings, cap exemption, staffing."""

from classifiers.cap_exemption import cap_exemption
from classifiers.employer import linker
from classifiers.employer_history import history, on_file
from classifiers.staffing import staffing
from sponsorboard.postings.posting import Employer, Posting


def step(posting: Posting) -> Posting:
    """Fill ``employer``; needs ``occupation``, so that filings in it stand apart."""
    company = posting.company
    link = linker().link(company.name, company.domain)
    known = linker().known
    rows = tuple(sorted(link.rows, key=lambda row: -int(known.filings[row])))
    legal = tuple(known.names[row] for row in rows)
    exempt, prong, exemption = cap_exemption(company.name, company.domain, legal)
    employer = Employer(
        match=list(legal), method=link.method, confidence=link.confidence,
        cap_exempt=exempt, cap_exempt_prong=prong, evidence=list(exemption),
    )  # fmt: skip
    if rows:
        found = on_file(rows, legal)
        employer.history = history(found, [guess.soc for guess in posting.occupation.top])
        employer.staffing, placed = staffing(legal)
        employer.evidence = [*found.evidence, *exemption, *placed]
    posting.employer = employer
    return posting
