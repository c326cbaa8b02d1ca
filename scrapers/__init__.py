"""What a page says: one file per ATS or page shape; bytes in, postings out. No network."""

from scrapers.page import Page, ReadError
from scrapers.saved import read

__all__ = ["Page", "ReadError", "read"]
