"""The bundled sample career site: invented employers, in the shapes of the real systems.

``filings/`` holds what they have filed, in the layouts of the agencies' files.
"""

from pathlib import Path

from sponsorboard.demo.server import SampleSite, serve

__all__ = ["FILINGS", "SampleSite", "serve"]

FILINGS = sorted((Path(__file__).parent / "filings").glob("*.csv"))
"""The invented filings."""
