"""A record's reference to an agency's table, in words that a person knows."""

import re

SOURCES = {
    "lca_employers": "Certified LCAs", "lca_occupations": "Certified LCAs",
    "lca_years": "Certified LCAs", "lca_details": "Single LCAs",
    "uscis_employers": "H-1B petitions decided by USCIS",
    "uscis_years": "H-1B petitions decided by USCIS",
    "perm_years": "Certified green-card applications (PERM)",
    "acwia": "Prevailing-wage determinations (Form ETA-9141)",
    "wages": "Prevailing wages", "institutions": "Colleges and universities (IPEDS)",
    "occupation_titles": "Words of job titles", "job_phrases": "Words of job titles",
    "cap_exempt": "List of employers outside the cap", "company name": "The company’s name",
    "domain": "The company’s web domain",
}  # fmt: skip
"""What a reference begins with, by the name that it has in the record."""

BEGINNING = re.compile(rf"(?:^|(?<=; ))({'|'.join(map(re.escape, SOURCES))})(?=[ :]|$)")
AREA = re.compile(r"(\d{2}-\d{4}) x (?=\d+ areas$)")
WAGE = re.compile(r"(\d{2}-\d{4}) x ")
TITLE = re.compile(r" x (?=\d{2}-\d{4}$)")


def cited(ref: str | None) -> str | None:
    """A reference in words; ``lca_years FY2025: ACME`` becomes ``Certified LCAs FY2025: ACME``."""
    if not ref:
        return None
    words = BEGINNING.sub(lambda found: SOURCES[found[1]], ref)
    words = WAGE.sub(r"\1 in area ", AREA.sub(r"\1 in ", words))
    return TITLE.sub(", as ", words)
