"""What the options before the command said, and the configuration that follows."""

from dataclasses import dataclass
from pathlib import Path

from sponsorboard import configuration
from sponsorboard.configuration import Configuration, ConfigurationError
from sponsorboard.search import Index, open_index


@dataclass(slots=True)
class Settings:
    """The file given with ``--config``."""

    path: Path | None = None

    def configuration(self) -> Configuration:
        """The configuration in force."""
        return configuration.load(self.path)

    def tables(self) -> Path:
        """Folder of the operator's own tables of the agencies' facts."""
        return self.configuration().data / "reference"

    def use_tables(self) -> None:
        """Let the operator's own tables stand in for those that ship, where there are any."""
        try:
            folder = self.tables()
        except ConfigurationError:  # each command says it in its own way
            return
        if folder.is_dir():
            from sponsorboard import reference  # only where needed: it takes a tenth of a second

            reference.use(folder)

    def index(self, url: str | None = None) -> Index:
        """The index that ``url``, or else the configuration, names."""
        return open_index(url or self.configuration().index, configuration.credentials())


settings = Settings()


def begin_worker(path: Path | None) -> None:
    """Make another process what this one is, after the options before the command."""
    settings.path = path
    settings.use_tables()
