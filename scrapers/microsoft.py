"""Microsoft's careers site, an Eightfold site on a host of its own: pages of ten list rows, and one
detail a posting. No public docs.

No token: there is one site. The days a week in the office stand in words of their own.
"""

from scrapers.pcsx import read, read_detail, saved_detail
from scrapers.shape import Shape

__all__ = ["read", "read_detail"]

ADDRESS = r"https?://(apply\.careers\.microsoft\.com)/"

SHAPES = (
    Shape("microsoft", ADDRESS, ('"positions"', '"count"'), read),
    Shape("microsoft", ADDRESS, ('"jobDescription"', '"displayJobId"'), saved_detail),
)
