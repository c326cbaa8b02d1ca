"""What was taken down in a data folder, so that no crawl brings it back."""

from pathlib import Path
from typing import NamedTuple

from sponsorboard.postings.posting import Posting
from sponsorboard.reference import names
from sponsorboard.sources import Source

LIST = "taken_down.txt"


class Takedown(NamedTuple):
    """What is taken down."""

    kind: str
    """``source``, ``employer`` or ``id``."""
    name: str

    def covers(self, posting: Posting) -> bool:
        """Whether a posting is taken down by this."""
        if self.kind == "source":
            return posting.source == self.name
        if self.kind == "id":
            return posting.id == self.name
        return names.key(posting.company.name) == names.key(self.name)

    def touches(self, source: Source) -> bool:
        """Whether answers about a source may hold what is taken down."""
        return self.whole(source) or (self.kind == "id" and f":{source.slug}:" in self.name)

    def whole(self, source: Source) -> bool:
        """Whether all of a source is taken down, so that it is not crawled."""
        if self.kind == "source":
            return source.slug == self.name
        return self.kind == "employer" and names.key(source.company) == names.key(self.name)


def listed(data: Path) -> list[Takedown]:
    """What was taken down in a data folder."""
    file = data / LIST
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    rows = (line.split(" ", 1) for line in map(str.strip, lines) if line and line[0] != "#")
    return [Takedown(row[0], row[1].strip()) for row in rows if len(row) == 2]
