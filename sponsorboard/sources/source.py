"""One row of the catalogue: a board that is crawled, and whose it is."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, Literal

import msgspec

UNITS = {"m": "minutes", "h": "hours", "d": "days"}

Web = Annotated[str, msgspec.Meta(pattern=r"^https?://[^/\s]+")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A row ``[slug]`` of a ``*.toml`` file in a folder of rows."""

    slug: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    """Name of the row: lower case, digits and hyphens."""

    company: Annotated[str, msgspec.Meta(min_length=1)]
    """The employer's name as people know it."""

    spider: Annotated[str, msgspec.Meta(min_length=1)]
    """Spider that visits it."""

    domain: str | None = None
    """Main web domain of the employer, such as ``stripe.com``."""

    token: str | None = None
    """The board's name in its ATS; its shape is the spider's to say."""

    region: Literal["eu"] | None = None
    """Which of the ATS's hosts has the board, where it has several."""

    url: Web | None = None
    """A list page, for the careers spider."""

    urls: list[Web] = field(default_factory=list)
    """Posting pages, for the careers spider."""

    every: Annotated[str, msgspec.Meta(pattern=r"^[1-9]\d{0,3}[mhd]$")] = "12h"
    """How often it is due: minutes, hours or days, such as ``30m``, ``12h``, ``2d``."""

    expect: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Floor: a run that finds fewer postings fails."""

    paused: str | None = None
    """Why it is left out of a crawl that does not name it."""

    owner: bool = False
    """Whether the operator owns this board."""

    @property
    def interval(self) -> timedelta:
        """``every`` as a duration."""
        return timedelta(**{UNITS[self.every[-1]]: int(self.every[:-1])})
