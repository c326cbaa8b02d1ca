"""The public lists of boards that ``build`` reads: which board a line names, and whose it is."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sponsorboard.sources.detect import BOARD, address, detect, systems_host
from sponsorboard.sources.naming import cleaned, domain

SYSTEMS = (
    "greenhouse ashby lever workday workable smartrecruiters icims oracle successfactors "
    "rippling jazzhr bamboohr paycom personio teamtailor recruitee breezy gem pinpoint "
    "cornerstone dayforce adp recruiterbox taleo avature eightfold phenom ukg jobvite paylocity "
    "softgarden comeet join"
).split()
"""Spiders that rows are made for, in the order in which they get the plain slug of a name."""

BY_HOST = frozenset({"phenom", "successfactors", "teamtailor"})
"""Systems whose tokens may be a host of the employer's own."""

ANYWHERE = BY_HOST | {"avature", "eightfold", "personio", "workday"}
"""Systems whose tokens begin with a host, or with a name and what tells its host."""

BY_CODE = frozenset({"oracle", "paycom", "paylocity", "adp", "taleo", "ukg"})
"""Systems whose addresses call an employer by a number or a code."""


class Board(NamedTuple):
    """A board that an address names."""

    spider: str
    token: str
    region: str | None = None

    @property
    def called(self) -> str:
        """What the address calls the employer; empty where it only holds a code."""
        if self.spider in BY_CODE:
            return ""
        first, _, rest = self.token.partition("/")
        if self.spider == "successfactors" and rest:
            return rest
        if self.spider == "icims":
            return first.removeprefix("careers-")
        if self.host:
            return (domain(f"https://{self.host}") or self.host).partition(".")[0]
        return first.partition(".")[0] if self.spider in ANYWHERE else first

    @property
    def host(self) -> str:
        """The host of the employer's own that it stands on; empty for one of its system's."""
        first = self.token.partition("/")[0]
        return first if first.count(".") > 1 and not systems_host(first) else ""

    @property
    def code(self) -> str:
        """The first label of its token."""
        return self.token.partition("/")[0].partition(".")[0]

    @property
    def site(self) -> str:
        """Which of an employer's several boards it is."""
        return self.token.rpartition("/")[2]


class Entry(NamedTuple):
    """A line of a list."""

    board: Board
    name: str | None
    website: str = ""


def table(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def entries(folder: Path, left_out: Counter[str]) -> Iterator[Entry]:
    """The lines of all lists whose address is a board's of a system that is known."""
    companies = {row["slug"]: row for row in table(folder / "colophon_jobseek_companies.csv")}
    for row in table(folder / "colophon_jobseek_boards.csv"):
        owner = companies[row["company_slug"]]
        found = _board(row["board_url"], _monitored(row))
        if found is None:
            left_out["on systems that no list is taken of"] += 1
        else:
            yield Entry(found, cleaned(owner["name"]), owner["website"])
    for spider in SYSTEMS:
        file = folder / "by_ats" / f"{spider}.csv"
        for row in table(file) if file.exists() else ():
            address = row["url"] + (f"?domain={row['domain']}" if row.get("domain") else "")
            found = _board(address, spider)
            if found is None or found.spider != spider:
                left_out[f"whose address tells no board, of {spider}"] += 1
            else:
                yield Entry(found, cleaned(row.get("company_name") or row["name"], found.site))


def _monitored(row: dict[str, str]) -> str | None:
    """The system that a line names beside its address, if it does."""
    said: object = json.loads(row["monitor_config"] or "{}").get("preset", row["monitor_type"])
    return said if said in SYSTEMS else None


def _board(url: str, said: str | None) -> Board | None:
    """The board behind an address, on a host of its system, or of the system that is said."""
    told = detect(url)
    if told.ats in SYSTEMS and told.token and (told.confidence >= BOARD or told.ats == said):
        return Board(told.ats, told.token, told.region)
    place = address(url)
    if said in BY_HOST and place and told.confidence < BOARD and not systems_host(place.host):
        return Board(said, place.host)
    return None
