"""What the options before the command said, and the configuration that follows."""

from dataclasses import dataclass
from pathlib import Path

from sponsorboard import configuration
from sponsorboard.configuration import Configuration
from sponsorboard.search import Index, open_index


@dataclass(slots=True)
class Settings:
    """The file given with ``--config``."""

    path: Path | None = None

    def configuration(self) -> Configuration:
        """The configuration in force."""
        return configuration.load(self.path)

    def index(self, url: str | None = None) -> Index:
        """The index that ``url``, or else the configuration, names."""
        return open_index(url or self.configuration().index, configuration.credentials())


settings = Settings()
