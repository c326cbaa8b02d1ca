"""What ``sources add`` does: detects a board, reads it once, shows it, and writes its row."""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import typer
from rich.console import Console

from sponsorboard.cli.detecting import WRONG_USE, concluded, decisive, say
from sponsorboard.cli.settings import settings
from sponsorboard.crawl.look import Board, LookError, Looking, run
from sponsorboard.crawl.rows import Rows, checked
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source, policy
from sponsorboard.sources.detect import DECISIVE, Detection, detect, printable
from sponsorboard.sources.new_row import SLUG, RowError, name_of, same_board, slug_of, toml
from sponsorboard.sources.new_row import add as write
from sponsorboard.sources.source import NOT_PICKED

TITLES = 5
MANY = 500
FOLDER = Path("sources")
LISTINGS = {
    "full": "one call lists the whole board",
    "paged": "the whole board, page by page",
    "window": "a part of the board only: what is missing from it is never closed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the operator said beside the address."""

    company: str | None
    slug: str | None
    yes: bool
    owner: bool


class Refused(Exception):
    """Nothing is written; says why."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def add(url: str, wishes: Wishes) -> int:
    """Add the board that an address leads to; returns the exit code.

    Raises:
        ConfigurationError: the configuration cannot be used.
    """
    rows = checked(settings.configuration())
    try:
        _check_slug(wishes.slug, rows)
        known = _known(url, wishes, rows)
        with Console(stderr=True).status("looking"):
            row, board = run(
                settings.configuration(), lambda looking: _looked(looking, url, known, wishes, rows)
            )
        row = _named(row, board, wishes)
        _check_slug(row.slug, rows)
        _report(row, board)
        return _written(row, wishes)
    except Refused as error:
        return say(str(error), error.code)
    except LookError as error:
        return say(str(error), WRONG_USE)


def _known(url: str, wishes: Wishes, rows: Rows) -> Source | None:
    """The row that an address alone leads to; None when the page has to be seen.

    Raises:
        Refused: the board is in the catalogue, or not ours to read.
    """
    found = detect(url)
    if found.confidence >= DECISIVE:
        return _row(found, url, rows, wishes)
    _check_board(Source(slug="new", company="new", spider="careers", url=url), rows)
    return None


async def _looked(
    looking: Looking, url: str, row: Source | None, wishes: Wishes, rows: Rows
) -> tuple[Source, Board]:
    """The row that an address leads to, and its board.

    Raises:
        Refused: there is no board there that can be read, or it is in the catalogue.
        LookError: no contact.
    """
    if row is None:
        seen = await looking.page(url, decisive)
        if seen.trouble is not None:
            trouble = seen.trouble
            raise Refused(f"{trouble.url}: {trouble.message}; nothing is written")
        row = _row(concluded(detect(url), seen), seen.url, rows, wishes)
    board = await looking.board(row, rows.spiders[row.spider])
    if not board.postings and (row.spider == "careers" or board.outcome.verdict != "empty"):
        reason = board.outcome.reason or "no posting"
        raise Refused(f"{url}: read by the {row.spider} spider: {reason}; nothing is written")
    return row, board


def _row(found: Detection, url: str, rows: Rows, wishes: Wishes) -> Source:
    """The row for what was detected; one of the careers spider where no board was.

    Raises:
        Refused: no spider reads it, it is in the catalogue, or not ours to read.
    """
    said = "; ".join(found.evidence)
    row = Source(
        slug=wishes.slug or "new",
        company=wishes.company or "new",
        spider="careers",
        url=url,
        owner=wishes.owner,
    )
    if found.ats is None or (found.token is None and found.confidence < DECISIVE):
        system = f"{found.ats}, but not which board ({said})" if found.ats else "no known system"
        typer.echo(f"found: {system}; trying the page itself, with the careers spider")
    else:
        typer.echo(f"found: {found.ats} {found.token or ''} ({found.confidence:.2f}: {said})")
        row = _hosted(row, found, rows)
    _check_board(row, rows)
    if refusal := policy.refusal(row):
        raise Refused(refusal.replace("set owner = true in a row of your own", "give --owner"))
    return row


def _hosted(row: Source, found: Detection, rows: Rows) -> Source:
    """The row of a board that a system hosts."""
    spider = rows.spiders.get(found.ats or "")
    if spider is None:
        raise Refused(f"{row.url}: no spider reads {found.ats}")
    eu = found.region == "eu" and "eu" in spider.regions  # some have all boards on one host
    board = msgspec.structs.replace(
        row, spider=spider.name, token=found.token, region="eu" if eu else None, url=None
    )
    if problem := spider.problem(board):
        raise Refused(f"{row.url}: {problem}")
    return board


def _check_slug(slug: str | None, rows: Rows) -> None:
    if slug is None:
        return
    if not SLUG.fullmatch(slug):
        raise Refused(f"--slug {slug!r}: lower case, digits and hyphens, please", WRONG_USE)
    if slug in rows.catalogue.files:
        file = rows.catalogue.files[slug]
        raise Refused(f"[{slug}] is in {file} already; give another with --slug", WRONG_USE)


def _check_board(row: Source, rows: Rows) -> None:
    for other in rows.sources.values():
        if same_board(row, other):
            file = rows.catalogue.files[other.slug]
            advice = ""
            if other.paused == NOT_PICKED:
                advice = f"; to crawl it: sponsorboard sources enable {other.slug}"
            raise Refused(f"this board is in the catalogue: [{other.slug}] of {file}{advice}")


def _named(row: Source, board: Board, wishes: Wishes) -> Source:
    """The row with its names, its cadence and its floor."""
    company = wishes.company or _company(row, board.postings) or name_of(row.token or _host(row))
    slug = wishes.slug or slug_of(company) or slug_of(row.token or _host(row)) or "new"
    return msgspec.structs.replace(
        row,
        slug=slug,
        company=company,
        every=every(board),
        expect=floor(len(board.postings)),
    )


def every(board: Board) -> str:
    """How often to crawl a board: twice a day, once where that costs many requests."""
    costly = board.listing != "full" and board.asked > 0
    return "1d" if costly or len(board.postings) > MANY else "12h"


def floor(count: int) -> int:
    """What a later crawl has to find at least, when ``count`` postings were found: about half."""
    return max(count // 2, 1) if count else 0


def _host(row: Source) -> str:
    return (row.url or row.spider).split("//")[-1].split("/")[0].split(":")[0]


def _company(row: Source, postings: Iterable[Posting]) -> str | None:
    """What most postings call the employer; None when none says."""
    names = Counter(each.company.name for each in postings if each.company.name != row.slug)
    return names.most_common(1)[0][0] if names else None


def _report(row: Source, board: Board) -> None:
    """Show what the board has, and the row."""
    whole = [each for each in board.postings if each.id not in board.stubs]
    outcome = board.outcome
    lines = [printable(f"{len(board.postings)} postings of {row.company}")]
    for each in board.postings[:TITLES]:
        place = each.location_text or "no place given"
        lines.append(printable(f"  {each.title} - {place}"))
    if len(board.postings) > TITLES:
        lines.append(f"  and {len(board.postings) - TITLES} more")
    if board.stubs:
        lines.append(f"pages of their own were read for {len(whole)} of them; of these")
    lines.append(
        f"with pay in a field {sum(bool(each.pay_fields) for each in whole)}, "
        f"with a date {sum(bool(each.posted_text) for each in whole)}, "
        f"with a description {sum(bool(each.description_html) for each in whole)}"
    )
    lines.append(f"listing: {board.listing}: {LISTINGS[board.listing]}")
    reason = f": {outcome.reason}" if outcome.reason else ""
    lines.append(f"verdict: {outcome.verdict}{reason}")
    typer.echo("\n".join([*lines, "", toml(row)]))


def _written(row: Source, wishes: Wishes) -> int:
    """Write the row, if that is wanted; returns the exit code.

    Raises:
        Refused: nobody can be asked, it is not wanted, or the file cannot be used.
    """
    given = settings.configuration().sources
    file = (given[0] if given else FOLDER) / f"{row.spider}.toml"
    if not wishes.yes:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            words = "nothing is written: no terminal to ask on; give --yes to write this row"
            raise Refused(words, WRONG_USE)
        if not typer.confirm(f"Write it into {file}?"):
            raise Refused("nothing is written")
    try:
        write(file, row)
    except RowError as error:
        raise Refused(f"nothing is written: {error}", WRONG_USE) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused(f"nothing is written: {file}: {reason}", WRONG_USE) from None
    typer.echo(f"written: [{row.slug}] in {file}")
    if file.parent.resolve() not in (
        folder.resolve() for folder in settings.configuration().sources
    ):
        typer.echo(f"add {str(file.parent)!r} to `sources` in the configuration, or it is not read")
    return 0
