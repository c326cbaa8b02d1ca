"""What robots.txt and terms of each system say of reading its boards, as ``policy.toml`` has it.

The verdicts are what others reported (``basis``), not advice in law and not this project's own
reading: read both again before you crawl a system, and correct the row.
"""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from sponsorboard.sources.source import Source

FILE = Path(__file__).parent / "policy.toml"

Verdict = Literal["allowed", "own board only", "refused"]
Basis = Literal["reported", "not reported", "rule"]


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of a system."""

    system: str
    """Its spider's name."""

    verdict: Verdict
    """``allowed``; ``own board only``, and ``refused``, which nothing but ``owner = true`` of a row
    lifts: the one waits for somebody to read the terms, the other was read and says no."""

    basis: Basis
    """``reported``: somebody else's reading; ``not reported``: nobody's, so the verdict is the
    careful one; ``rule``: this project's own rule."""

    robots: Annotated[str, msgspec.Meta(min_length=1)]
    """What its robots.txt is said to say."""

    terms_url: str
    """Where its terms are said to stand; empty where that is not known."""

    read_on: date
    """Day on which the report was read."""

    crawl_delay: Annotated[float, msgspec.Meta(ge=0)]
    """Seconds between two requests that its robots.txt is said to ask for; 0 for none."""

    why: Annotated[str, msgspec.Meta(min_length=1)]
    """The verdict's reason, one sentence without a full stop."""


SAID: dict[Basis, str] = {
    "reported": "as reported on",
    "not reported": "looked for on",
    "rule": "a rule since",
}

UNKNOWN = Policy(
    system="",
    verdict="allowed",
    basis="rule",
    robots="decides, site by site",
    terms_url="",
    read_on=date(2026, 11, 25),
    crawl_delay=0,
    why="a spider of your own: its site's robots.txt and terms are yours to read",
)


@lru_cache(maxsize=1)
def policies() -> dict[str, Policy]:
    """Every system's policy, by the name of its spider.

    Raises:
        ValueError: the file is broken, which no installation's is.
    """
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: msgspec.convert({**row, "system": name}, Policy) for name, row in table.items()}


def of(spider: str) -> Policy:
    """The policy of a spider's system; of a spider that is not built in, ``allowed``."""
    return policies().get(spider) or msgspec.structs.replace(UNKNOWN, system=spider)


def refusal(source: Source) -> str | None:
    """Why a crawl of this row may not start; None when it may.

    It may when the verdict is ``allowed``, or when the row says ``owner = true``.
    """
    policy = of(source.spider)
    if policy.verdict == "allowed" or source.owner:
        return None
    return (
        f"{policy.system}: {policy.verdict}: {policy.why} ({SAID[policy.basis]} {policy.read_on}); "
        "if the board is yours, set owner = true in a row of your own"
    )
