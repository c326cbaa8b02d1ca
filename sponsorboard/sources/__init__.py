"""Who is crawled: the catalogue and its loader."""

from sponsorboard.sources.loader import Catalogue, Override, Problem, catalogue
from sponsorboard.sources.source import Source

__all__ = ["Catalogue", "Override", "Problem", "Source", "catalogue"]
