"""The bundled sample career site: invented employers, in the shapes of the real systems."""

from sponsorboard.demo.server import SampleSite, serve

__all__ = ["SampleSite", "serve"]
