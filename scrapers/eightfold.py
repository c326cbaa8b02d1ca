"""Eightfold career sites: pages of ten list rows, and one detail a posting. No public docs.

Token: HOST/DOMAIN, such as acme/acme.com for https://acme.eightfold.ai/careers?domain=acme.com, or
jobs.acme.com/acme.com where the site stands on the employer's own host. Nothing is listed without
the domain; where only HOST is known, the search page says it.
"""

from scrapers.pcsx import read, read_detail, saved_detail
from scrapers.shape import Shape

__all__ = ["read", "read_detail"]

ADDRESS = (
    r"https?://(?!apply\.careers\.microsoft\.com/)"
    r"(?:([\w-]+)\.eightfold\.ai/|([\w.-]+)/api/(?:pcsx|apply/v2)/)"
)

SHAPES = (
    Shape("eightfold", ADDRESS, ('"positions"', '"count"'), read),
    Shape("eightfold", ADDRESS, ('"jobDescription"', '"displayJobId"'), saved_detail),
    Shape("eightfold", ADDRESS, ('"job_description"', '"display_job_id"'), saved_detail),
)
