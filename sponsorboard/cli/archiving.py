"""Commands about what was archived: replay and purge."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sponsorboard.cli.settings import begin_worker, settings
from sponsorboard.postings.posting import Posting

SHOWN = 20  # problems that are printed one by one


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command()(replay)
    app.command()(purge)


def replay(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="WARC files, ours or another's; the archive without.", dir_okay=False),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes to work with; one a core without.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the records and leave the index alone.")
    ] = False,
    index: Annotated[str | None, typer.Option(help="URL of the index.")] = None,
) -> int:
    """Make records anew from archived responses, without a request.

    Files of Common Crawl are read as well: what their pages say, by the same readers. Exit code 1
    when something could not be read; the rest is written all the same.
    """
    from sponsorboard.crawl.archive import archive
    from sponsorboard.crawl.reextraction import IndexWriter, reextract

    given = settings.configuration()
    wanted = files or archive(given.data / "archive").files()
    if missing := [str(file) for file in wanted if not file.is_file()]:
        typer.echo(f"sponsorboard: no such file: {', '.join(missing)}", err=True)
        return 2
    if not wanted:
        typer.echo(f"sponsorboard: nothing is archived in {given.data / 'archive'}", err=True)
        return 2
    begin = (begin_worker, (settings.path,))
    if as_json:
        result = reextract(wanted, given, jobs, begin, _print)
        sys.stdout.buffer.flush()
    else:
        writer = IndexWriter(given, index or given.index)
        try:
            result = reextract(wanted, given, jobs, begin, writer)
        finally:
            writer.close()
    say = partial(typer.echo, err=True)
    for problem in result.problems[:SHOWN]:
        say(f"sponsorboard: {problem}")
    if len(result.problems) > SHOWN:
        say(f"sponsorboard: and {len(result.problems) - SHOWN} more")
    say(f"{result.responses:,} responses read again, {result.postings:,} postings")
    return 1 if result.problems else 0


def _print(posting: Posting) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(posting) + b"\n")


def purge(
    source: Annotated[str | None, typer.Option(help="All postings of this source.")] = None,
    employer: Annotated[str | None, typer.Option(help="All postings of this employer.")] = None,
    id_: Annotated[str | None, typer.Option("--id", help="One posting, by its id.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> int:
    """Remove postings from index, spool, archive and history for good, as for a takedown request.

    They do not come back: later crawls leave them out (taken_down.txt in the data folder).
    """
    from sponsorboard.crawl.purge import AlreadyCrawling, Takedown, TakedownError, purged

    chosen = [name for name in (source, employer, id_) if name]
    if len(chosen) != 1:
        typer.echo("sponsorboard: give one of --source, --employer and --id", err=True)
        return 2
    kind = "source" if source else "employer" if employer else "id"
    wanted = Takedown(kind, chosen[0])
    given = settings.configuration()
    if not yes:
        if not sys.stdin.isatty():
            typer.echo("sponsorboard: --yes is needed where nobody can be asked", err=True)
            return 2
        typer.confirm(f"Remove everything of {kind} {chosen[0]!r} for good?", abort=True)
    try:
        done = purged(wanted, given, settings.index())
    except (TakedownError, AlreadyCrawling) as error:
        typer.echo(f"sponsorboard: {error}", err=True)
        return 1
    typer.echo(
        f"removed: {done.postings:,} postings from the index, {done.spooled:,} from the spool, "
        f"{done.responses:,} responses from the archive"
    )
    typer.echo(f"later crawls leave them out: {done.list}")
    return 0
