"""Removes postings for good, as for a takedown request."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sponsorboard.configuration import Configuration
from sponsorboard.crawl import lock
from sponsorboard.crawl.archive import Kept, archive, copied
from sponsorboard.crawl.history import History
from sponsorboard.crawl.lock import AlreadyCrawling
from sponsorboard.crawl.reextraction import read_responses
from sponsorboard.crawl.taken_down import LIST, Takedown
from sponsorboard.postings.posting import Posting
from sponsorboard.search import Index, IndexUnavailable
from sponsorboard.search.spool import Spool

__all__ = ["AlreadyCrawling", "Takedown", "TakedownError", "purged"]

HEAD = (
    "# What was taken down; a line is `source SLUG`, `employer NAME` or `id ID`. Delete a line to\n"
)
HEAD += "# let later crawls bring it back.\n"


class TakedownError(Exception):
    """Something cannot be removed; says what was and what to do."""


@dataclass(slots=True)
class Purged:
    """What was removed."""

    list: Path
    postings: int = 0
    spooled: int = 0
    responses: int = 0


def purged(wanted: Takedown, given: Configuration, index: Index) -> Purged:
    """Remove what is wanted from index, spool, archive and history.

    The list comes first: whatever ends this early, no crawl brings the postings back, and the same
    command finishes the work.

    Raises:
        AlreadyCrawling: a crawl is at work in the data folder.
        TakedownError: the index is down; spool, archive and history are done then.
    """
    done = Purged(given.data / LIST)
    with lock.hold(given.data):
        _note(done.list, wanted)
        with History(given.data) as history:
            done.spooled = _from_spool(given.data / "spool", wanted)
            done.responses = _from_archive(given, wanted)
            try:
                ids = [one.id for one in index.scan() if wanted.covers(one)]
                index.delete(ids)
            except IndexUnavailable as error:
                raise TakedownError(f"{error}; run this again to remove them from it") from None
            done.postings = len(ids)
            history.forget(ids if wanted.kind != "source" else history.of_source(wanted.name, ids))
    return done


def _note(file: Path, wanted: Takedown) -> None:
    text = file.read_text(encoding="utf-8") if file.is_file() else HEAD
    line = f"{wanted.kind} {wanted.name}\n"
    if line not in text:
        file.write_text(text + line, encoding="utf-8")


def _from_spool(folder: Path, wanted: Takedown) -> int:
    """Lines of the spool that are gone, those of what the index refused too."""
    spool = Spool(folder)
    try:
        return sum(_rewritten(file, _line(wanted)) for file in sorted(folder.glob("*.jsonl"))) + (
            _rewritten(folder / "refused.log", _refused(wanted))
            if (folder / "refused.log").is_file()
            else 0
        )
    finally:
        spool.close()


def _line(wanted: Takedown) -> Callable[[bytes], bool]:
    def stays(line: bytes) -> bool:
        try:
            return not wanted.covers(msgspec.json.decode(line, type=Posting))
        except msgspec.MsgspecError:
            return True

    return stays


def _refused(wanted: Takedown) -> Callable[[bytes], bool]:
    def stays(line: bytes) -> bool:
        try:
            return not wanted.covers(msgspec.convert(msgspec.json.decode(line)["posting"], Posting))
        except (msgspec.MsgspecError, KeyError, TypeError):
            return True

    return stays


def _rewritten(file: Path, stays: Callable[[bytes], bool]) -> int:
    lines = file.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if stays(line)]
    if len(kept) < len(lines):
        new = file.with_suffix(".new")
        with new.open("wb") as stream:
            stream.writelines(kept)
            stream.flush()
            os.fsync(stream.fileno())
        new.rename(file)
    return len(lines) - len(kept)


def _from_archive(given: Configuration, wanted: Takedown) -> int:
    """Responses that are gone: all of a source, or those that any such posting can be read from."""

    def goes(kept: Kept) -> bool:
        if kept.asked is not None and wanted.kind == "source":
            return kept.asked.source == wanted.name
        if wanted.kind == "id" and kept.asked and kept.asked.source != wanted.name.split(":")[1]:
            return False
        return any(map(wanted.covers, _postings(given, kept)))

    files = archive(given.data / "archive").files()
    return sum(copied(file, goes) for file in files)


def _postings(given: Configuration, kept: Kept) -> Iterator[Posting]:
    yield from read_responses(given, [kept], [])
    if kept.asked is not None and kept.asked.stub is not None:
        yield msgspec.convert(kept.asked.stub, Posting)
