"""Commands that read postings and sentences: enrich, statements, read."""

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
import typer

from sponsorboard.cli.settings import begin_worker, settings
from sponsorboard.postings.posting import Posting

BATCH = 2_000
CHUNK = 50

CONCLUDED = frozenset(
    "salary workplace degree experience employment sponsorship status occupation employer "
    "wage_level routes".split()
)
"""Parts of a record that enriching concludes anew."""


class Line(NamedTuple):
    """A line's answer, or what is wrong with it."""

    answer: bytes | None
    problem: str | None


def add_to(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command()(enrich)
    app.command()(statements)
    app.command()(read)


def enrich(
    jobs: Annotated[int, typer.Option(min=1, help="Processes to work with.")] = 1,
) -> int:
    """Enrich postings given as JSON lines.

    Lines come on stdin, records go to stdout. A line has id, title, company, location, and
    description_html, description_text or text. A bad line is named on stderr, the others still go
    through, and the exit code is then 1.
    """
    return filtered(enriched, jobs)


def statements() -> int:
    """Label sentences about sponsorship.

    Lines of {"sid", "s"} come on stdin, lines of {"sid", "labels", "visas"} go to stdout.
    """
    return filtered(labelled, 1)


def read(
    file: Annotated[Path, typer.Argument(help="A saved page or response.", dir_okay=False)],
    url: Annotated[str, typer.Option(help="Address that it was saved from.")],
) -> int:
    """Print the postings of a saved page or response."""
    import scrapers

    try:
        body = file.read_bytes()
    except OSError as error:
        typer.echo(f"sponsorboard: {file}: {error.strerror}", err=True)
        return 2
    try:
        found = list(scrapers.read(body, url))
    except scrapers.ReadError as error:
        typer.echo(f"sponsorboard: {file}: {error}", err=True)
        return 1
    for posting in found:
        _write(msgspec.json.encode(posting))
    if not found:
        typer.echo(f"sponsorboard: {file}: no posting found", err=True)
    return 0 if found else 1


def enriched(line: bytes) -> bytes:
    """The record of one input line.

    Raises:
        ValueError: the line is not a posting; says why.
    """
    import pipelines

    return msgspec.json.encode(pipelines.enrich(posting_of(object_of(line))))


def labelled(line: bytes) -> bytes:
    """Labels and visas of one sentence line.

    Raises:
        ValueError: the line has no ``sid`` and ``s``.
    """
    from classifiers.sponsorship import labels_of

    row = object_of(line)
    if not isinstance(row.get("s"), str) or "sid" not in row:
        raise ValueError('a line needs "sid" and "s"')
    labels, visas = labels_of(row["s"])
    return msgspec.json.encode({"sid": row["sid"], "labels": labels, "visas": visas})


def posting_of(row: dict[str, Any]) -> Posting:
    """The posting that an input line describes, with nothing concluded yet.

    Raises:
        ValueError: a key has the wrong type, or id or title is missing.
    """
    page = {key: value for key, value in row.items() if key not in CONCLUDED}
    if not isinstance(page.get("company"), dict):
        page["company"] = {"name": page.get("company") or ""}
    if page.get("location") is not None:
        page.setdefault("location_text", page["location"])
    if page.get("text") is not None:
        page.setdefault("description_text", page["text"])
    for key in ("source", "spider", "url"):
        page[key] = page.get(key) or ""
    try:
        return msgspec.convert(page, Posting)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None


def object_of(line: bytes) -> dict[str, Any]:
    """The JSON object that a line is.

    Raises:
        ValueError: it is none; says why.
    """
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    return row


def _answer(read_line: Callable[[bytes], bytes], line: bytes) -> Line:
    try:
        return Line(read_line(line), None)
    except ValueError as error:
        return Line(None, str(error))


def filtered(read_line: Callable[[bytes], bytes], jobs: int) -> int:
    """Answer each line of stdin on stdout; a bad one is named on stderr and makes the code 1."""
    reader = partial(_answer, read_line)
    failed = 0
    for number, line in enumerate(_answers(reader, sys.stdin.buffer, jobs), start=1):
        if line is None:
            continue
        if line.answer is not None:
            _write(line.answer)
        else:
            failed += 1
            typer.echo(f"sponsorboard: line {number}: {line.problem}", err=True)
    sys.stdout.buffer.flush()
    return 1 if failed else 0


def _answers(
    reader: Callable[[bytes], Line], lines: Iterable[bytes], jobs: int
) -> Iterator[Line | None]:
    """One answer a line, in order; None for an empty line."""
    if jobs == 1:
        for line in lines:
            yield reader(line) if line.strip() else None
        return
    rows = iter(lines)
    begin = partial(begin_worker, settings.path)
    with ProcessPoolExecutor(
        jobs, initializer=begin
    ) as pool:  # a batch at a time: map() would read all of stdin
        while batch := list(itertools.islice(rows, BATCH)):
            filled = [one for one in batch if one.strip()]
            answers: Iterator[Line] = pool.map(reader, filled, chunksize=CHUNK)
            for line in batch:
                yield next(answers) if line.strip() else None


def _write(record: bytes) -> None:
    sys.stdout.buffer.write(record + b"\n")
