"""Commands that crawl: crawl and demo."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from sponsorboard.cli.serving import show_pages
from sponsorboard.cli.settings import settings
from sponsorboard.configuration import Configuration


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command()(crawl)
    app.command()(demo)


def crawl(
    names: Annotated[
        list[str] | None, typer.Argument(help="Sources or spiders; all of the catalogue without.")
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Only those whose `every` has passed.")
    ] = False,
    replay: Annotated[
        Path | None,
        typer.Option(help="Answer every request from the responses in this folder; no network."),
    ] = None,
    index: Annotated[str | None, typer.Option(help="URL of the index.")] = None,
    archive: Annotated[
        Path | None, typer.Option(help="Keep the raw responses in this folder.")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Write the report here, as JSON.")] = None,
) -> int:
    """Crawl career pages and index what they say.

    Exit code: 0 all fine; 1 some source failed, was incomplete or missed its floor; 2 wrong use or
    configuration; 3 no source succeeded.
    """
    from sponsorboard.crawl.run import CrawlError, Options
    from sponsorboard.crawl.run import crawl as run
    from sponsorboard.crawl.summary import show

    options = Options(due=due, replay=replay, index=index, archive=archive, report=report)
    try:
        done = run(names or [], settings.configuration(), options)
    except CrawlError as error:
        typer.echo(f"sponsorboard: {error}", err=True)
        return 2
    show(done)
    return done.exit_code


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the search page.")] = 8000,
    serve: Annotated[bool, typer.Option(help="Show the search page after the crawl.")] = True,
) -> int:
    """Crawl the bundled sample career site and show the search page.

    The employers, their postings and their filings are invented. Nothing leaves this machine, and
    nothing is kept.
    """
    from sponsorboard import demo as site
    from sponsorboard.crawl.run import Options
    from sponsorboard.crawl.run import crawl as run
    from sponsorboard.crawl.summary import show
    from sponsorboard.sources import catalogue

    rows = Path(site.__file__).parent
    sample = site.serve()
    try:
        with tempfile.TemporaryDirectory(prefix="sponsorboard-demo-") as place:
            configuration = Configuration(
                data=Path(place), index=f"tantivy:{place}/index", sources=[rows]
            )
            use_sample(Path(place) / "tables")
            mine = [slug for slug, file in catalogue([rows]).files.items() if file.parent == rows]
            done = run(mine, configuration, Options(sample=sample.root))
            show(done)
            if serve and show_pages(configuration, "127.0.0.1", port, _say_address, sample=True):
                return 2
    finally:
        sample.close()
    return done.exit_code


def use_sample(folder: Path) -> None:
    """Build the tables of the sample site's invented filings in a folder, and use no others.

    Wages, areas and occupations stay those that ship.
    """
    from sponsorboard import demo as site
    from sponsorboard import reference
    from sponsorboard.reference.build import build

    build(site.FILINGS, folder, lambda _: lambda _done, _size: None, sample=True)
    reference.use(folder)


def _say_address(address: str) -> None:
    typer.echo(f"\nThe search page of the sample data: {address}\nCtrl+C ends it.")
