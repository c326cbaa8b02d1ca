"""What a person sees of a crawl: its progress, and the table at the end."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from sponsorboard.crawl.outcome import FAULTS, Outcome
from sponsorboard.crawl.report import RunReport

COLUMNS = ("found", "new", "changed", "closed", "unseen", "dropped", "errors", "seconds")
SHOWN = 3  # errors of one source
WIDTH = 120  # of a table that goes into a file


class Watch:
    """A progress bar on a terminal; elsewhere, as in cron, a line for each source that is done."""

    def __init__(self, sources: int, console: Console) -> None:
        self.console = console
        self.done: set[str] = set()
        self.postings = 0
        self.bar = Progress(
            TextColumn("crawling"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("sources, {task.fields[postings]} postings"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self.task = self.bar.add_task("crawl", total=sources, postings=0)

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.bar.stop()

    def posting(self) -> None:
        """One more posting has come to the end of its walk."""
        self.postings += 1
        self.bar.update(self.task, postings=self.postings)

    def finished(self, outcome: Outcome) -> None:
        """A source is done."""
        if outcome.source in self.done:
            return
        self.done.add(outcome.source)
        self.bar.update(self.task, completed=len(self.done))
        if not self.console.is_terminal:
            line = f"{outcome.source}: {outcome.verdict}, {outcome.found} postings"
            self.console.file.write(f"{line}\n")


def show(report: RunReport, console: Console | None = None) -> None:
    """Print the summary: a table with one row a source, then what went wrong and what to do."""
    console = console or Console(width=None if sys.stdout.isatty() else WIDTH)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("source", overflow="fold", min_width=12)  # never cut: names are typed again
    for name in COLUMNS:
        table.add_column(name, justify="right")
    table.add_column("outcome", no_wrap=True)
    for outcome in report.outcomes:
        table.add_row(*_cells(outcome), style="red" if outcome.verdict in FAULTS else None)
    totals = [
        str(sum(_figures(outcome)[at] or 0 for outcome in report.outcomes)) for at in range(7)
    ]
    table.add_section()
    table.add_row(f"{len(report.outcomes)} sources", *totals, f"{report.seconds:.1f}", "")
    console.print(table)
    lines = [line for outcome in report.outcomes for line in _lines(outcome)]
    if report.skipped:
        rest = f"{report.skipped} paused sources are skipped too"
        lines.append(f"{rest}: the recording has nothing of them")
    if report.unsent:
        lines.append(f"{report.unsent} postings wait for the index: sponsorboard index load")
    lines += [f"alarm: {each.line()}" for each in report.alarms]
    lines += [f"alarm: {each.line(over=True)}" for each in report.ended]
    lines += [f"not notified: {each}" for each in report.unnotified]
    for line in lines:
        console.print(escape(line), soft_wrap=True, highlight=False)


def _figures(outcome: Outcome) -> list[int | None]:
    return [
        outcome.found,
        outcome.new,
        outcome.changed,
        outcome.closed,
        outcome.unseen,
        outcome.dropped,
        len(outcome.troubles),
    ]


def _cells(outcome: Outcome) -> list[str]:
    figures = ["-" if figure is None else str(figure) for figure in _figures(outcome)]
    return [outcome.source, *figures, f"{outcome.seconds:.1f}", outcome.verdict]


def _lines(outcome: Outcome) -> list[str]:
    """The source's troubles, one line each: address, what happened, what to do."""
    lines = []
    if outcome.advice and outcome.verdict != "skipped":
        verdict = f"{outcome.source}: {outcome.verdict}: {outcome.url}: {outcome.reason}"
        lines.append(f"{verdict}; {outcome.advice}")
    for each in outcome.troubles[:SHOWN]:
        lines.append(f"{outcome.source}: {each.url}: {each.message}; {each.advice}")
    if len(outcome.troubles) > SHOWN:
        lines.append(f"{outcome.source}: and {len(outcome.troubles) - SHOWN} more errors")
    return lines
