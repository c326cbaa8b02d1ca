"""One row of the catalogue: a board that is crawled, and whose it is."""

from datetime import timedelta
from typing import Annotated, Literal

import msgspec

UNITS = {"m": "minutes", "h": "hours", "d": "days"}
NOT_PICKED = "not picked yet: sponsorboard sources enable"
"""Why a row of the long lists is left out until somebody wants it."""

Web = Annotated[str, msgspec.Meta(pattern=r"^https?://[^/\s]+")]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A row ``[slug]`` of a ``*.toml`` file, or a line of a ``boards/*.tsv``, of a folder of rows.

    A Struct, for tens of thousands of them are made whenever the catalogue is read.
    """

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

    urls: list[Web] = []
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
