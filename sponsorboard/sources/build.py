"""Builds ``boards/*.tsv`` from public lists of boards.

::

    python -m sponsorboard.sources.build FOLDER

``FOLDER`` holds ``by_ats/SYSTEM.csv`` (columns ``name``, ``slug``, ``url``) and the tables
``colophon_jobseek_boards.csv`` and ``colophon_jobseek_companies.csv``; NOTICE says whose they are.
Taken over are facts: names, addresses, web domains. Two runs give the same bytes, and a board that
has a slug keeps it.

What the lists have wrong and is put right: names that are only the board's name in its address
(column ``named``), boards twice under two names, boards on trial or for an employer's own people,
boards of Lever's European host under the American one, names of a group instead of its company.
"""

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, groupby
from math import ceil
from pathlib import Path
from typing import NamedTuple

from sponsorboard.sources import lines, policy
from sponsorboard.sources.lists import SYSTEMS, Board, Entry, entries
from sponsorboard.sources.naming import (
    alike,
    domain,
    in_words,
    on_trial,
    says_more,
    squeezed,
)
from sponsorboard.sources.new_row import slug_of

HERE = Path(__file__).parent
LONGEST = 3000
"""Lines of a file: about as many as a person still looks through."""

WITH_SITES = frozenset({"workday", "oracle", "cornerstone", "dayforce", "avature", "taleo"})
"""Systems where an employer has several boards, each with a name of its own."""

ORDER = {spider: number for number, spider in enumerate(SYSTEMS)}

CAREERS = re.compile(r"(?:careers?|jobs?)\.", re.I)
"""What a careers site's host has before the employer's domain."""

Key = tuple[str, str, str | None]


class Row(NamedTuple):
    """A board as it is written."""

    board: Board
    company: str
    domain: str | None
    named: str

    @property
    def wish(self) -> str:
        """The slug that it would like."""
        return slug_of(self.board.called or self.company)


def main(arguments: list[str]) -> int:
    """Build the files; returns the exit code."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "by_ats").is_dir():
        print((__doc__ or "").strip(), file=sys.stderr)  # noqa: T201
        return 2
    left_out: Counter[str] = Counter()
    rows = list(merged(entries(Path(arguments[0]), left_out), left_out))
    written = write(rows, HERE / lines.FOLDER)
    for spider, some in written.items():
        real = sum(row.named == "list" for row in some)
        known = sum(row.domain is not None for row in some)
        print(f"{spider:16} {len(some):6,} boards, {real:6,} named, {known:6,} domains")  # noqa: T201
    companies = len({squeezed(row.company) for row in rows})
    print(f"{'together':16} {len(rows):6,} boards of {companies:,} names")  # noqa: T201
    print(f"left out: {dict(sorted(left_out.items()))}")  # noqa: T201
    return 0


def key(found: Board) -> Key:
    """What two lines of one board have in common."""
    return found.spider, found.token.casefold(), found.region


def merged(found: Iterable[Entry], left_out: Counter[str]) -> Iterator[Row]:
    """One row a board, with the best name that a list has for it."""
    together: dict[Key, list[Entry]] = defaultdict(list)
    for entry in found:
        together[key(entry.board)].append(entry)
    mine = set(written_by_hand())
    for (spider, token, region), some in sorted(together.items(), key=lambda each: str(each[0])):
        row = best(some)
        if (spider, token, region) in mine:
            left_out["written by hand"] += 1
        elif region is None and (spider, token, "eu") in together:
            left_out["on the European host"] += 1
        elif row is None:
            left_out[f"of an employer without a name, of {spider}"] += 1
        elif on_trial(row.company, row.board.called) or on_trial("", token):
            left_out["on trial or internal"] += 1
        else:
            yield row


def best(some: list[Entry]) -> Row | None:
    """The row of a board's lines; None when nobody knows whose it is."""
    found = max((entry.board for entry in some), key=lambda board: not board.token.islower())
    told = sorted(some, key=lambda entry: bool(entry.website))  # a board's own name, then a group's
    known = found.called or found.code
    names = [entry.name for entry in told if entry.name and says_more(entry.name, known)]
    if not (names or found.called):
        return None
    company = names[0] if names else in_words(found.called)
    sites = [each for each in some if each.website]
    related = [each.website for each in sites if not names or alike(each.name or "", company)]
    if not sites and CAREERS.match(found.host):
        related = [f"https://{found.host}"]
    site = domain(related[0]) if related else None
    return Row(found, company, site, "list" if names else "slug")


def written_by_hand() -> Iterator[Key]:
    """The boards of the tables beside this file."""
    for values in tables_by_hand().values():
        yield str(values["spider"]), str(values.get("token")).casefold(), values.get("region")


def tables_by_hand() -> dict[str, dict[str, str]]:
    """The tables of the rows files beside this file, by slug."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(HERE.glob("*.toml")):
        if file.name != "policy.toml":
            found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def write(rows: list[Row], folder: Path) -> dict[str, list[Row]]:
    """Write every system's files, and remove what earlier ones are left; the rows by system."""
    slugs = slugs_of(rows, folder)
    written: dict[str, list[Row]] = defaultdict(list)
    texts: dict[str, str] = {}
    for row in rows:
        written[row.board.spider].append(row)
    for spider, some in written.items():
        some.sort(key=lambda row: slugs[key(row.board)])
        for name, part in parts(spider, some, slugs):
            table = [lines.COLUMNS, *(line(row, slugs) for row in part)]
            texts[name] = "".join("\t".join(each) + "\n" for each in table)
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.tsv"):
        if file.name not in texts:
            file.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return dict(sorted(written.items(), key=lambda each: ORDER[each[0]]))


def line(row: Row, slugs: dict[Key, str]) -> tuple[str, ...]:
    """A row's columns."""
    found = row.board
    known = slugs[key(found)], row.company, row.domain or ""
    return (*known, found.token, found.region or "", row.named)


def slugs_of(rows: list[Row], folder: Path) -> dict[Key, str]:
    """A slug for every row: the one that it had, else what it wishes, else that and its system."""
    before: dict[Key, str] = {}
    for file in sorted(folder.glob("*.tsv")):
        for was in lines.read(file).sources:
            before[was.spider, (was.token or "").casefold(), was.region] = was.slug
    taken = {*tables_by_hand(), *policy.policies()}  # a name is a row's or a spider's, not both
    chosen: dict[Key, str] = {}
    for row in rows:
        had = before.get(key(row.board))
        if had and had not in taken:
            chosen[key(row.board)] = had
            taken.add(had)
    alone = Counter((row.board.spider, row.wish) for row in rows)
    for row in sorted(rows, key=lambda row: (ORDER[row.board.spider], key(row.board)[1])):
        if key(row.board) not in chosen:
            several = alone[row.board.spider, row.wish] > 1
            free = next(one for one in wishes(row, several) if one not in taken)
            chosen[key(row.board)] = free
            taken.add(free)
    return chosen


def wishes(row: Row, several: bool) -> Iterator[str]:
    """Slugs for a row, the nicest first."""
    spider, wish = row.board.spider, row.wish
    if several and spider in WITH_SITES:
        wish = f"{wish}-{slug_of(row.board.site)}"
    if wish:
        yield wish
    full = f"{wish}-{spider}".strip("-")
    yield full
    yield from (f"{full}-{number}" for number in count(2))


def parts(spider: str, some: list[Row], slugs: dict[Key, str]) -> Iterator[tuple[str, list[Row]]]:
    """The files of a system: one, or several of about one length by first letters."""
    if len(some) <= LONGEST:
        yield f"{spider}.tsv", some
        return
    most = len(some) / ceil(len(some) / LONGEST)
    part: list[Row] = []
    left = len(some)
    first = last = "0"
    for letter, group in groupby(some, key=lambda row: slugs[key(row.board)][0]):
        more = list(group)
        left -= len(more)
        if part and left > most / 2 and len(part) + len(more) / 2 > most:
            yield f"{spider}-{first}-{last}.tsv", part
            part, first = [], letter
        part, last = part + more, letter
    yield f"{spider}-{first}-z.tsv", part


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
