"""The query API and the pages."""

from sponsorboard.web.app import create_app
from sponsorboard.web.server import serve

__all__ = ["create_app", "serve"]
