"""What can go wrong with the index, each with a message for the person who has to act."""

from dataclasses import dataclass, field

OUTDATED = (
    "{} is of another version of sponsorboard and lacks fields of this one; "
    "index its postings anew: sponsorboard index create"
)
"""What to do about an index of another layout, given its URL."""


class SearchError(Exception):
    """The index cannot do what was asked; the message says why and what to do."""


class QueryError(SearchError, ValueError):
    """A query that cannot be answered; the message names the field, the value and what is known."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.field = name


@dataclass(slots=True)
class Written:
    """What became of the postings that were written."""

    accepted: list[str] = field(default_factory=list)
    """Ids that the index holds now, safely."""

    refused: dict[str, str] = field(default_factory=dict)
    """Ids that the index will never take as they are, each with the reason."""


class IndexUnavailable(SearchError):
    """The index is down, busy or missing: the same call can succeed later."""

    def __init__(self, message: str, written: Written | None = None) -> None:
        super().__init__(message)
        self.written = written or Written()
        """What was written before the index gave up."""
