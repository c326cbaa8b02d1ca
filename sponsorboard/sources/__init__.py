"""Who is crawled: the catalogue and its loader, and what robots.txt and terms say of it."""

from sponsorboard.sources.loader import Catalogue, Override, Problem, catalogue
from sponsorboard.sources.source import NOT_PICKED, Source

__all__ = ["NOT_PICKED", "Catalogue", "Override", "Problem", "Source", "catalogue"]
