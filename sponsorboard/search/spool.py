"""Postings on disk until the index has them: nothing is lost when it is down, full or refuses."""

import contextlib
import itertools
import json
import logging
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec
from filelock import FileLock, Timeout

from sponsorboard.postings.posting import Posting
from sponsorboard.search.errors import IndexUnavailable, SearchError, Written
from sponsorboard.search.fields import encoded
from sponsorboard.search.index import Index

log = logging.getLogger(__name__)

SEALED = "*.jsonl"
OPEN = "*.open"
REFUSED = "refused.log"
BATCH = 500
_numbers = itertools.count()
_mine: set[Path] = set()
"""Segments that this process is still appending to."""


@dataclass(slots=True)
class Sent:
    """What became of spooled postings."""

    accepted: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    """Ids that the index will never take as they are, each with the reason."""

    broken: int = 0
    """Lines that cannot be read: the end of a segment whose process was killed."""


class Spool:
    """A folder of segments, each a file of JSON lines.

    A posting is appended to the open segment before anything else happens to it. A full segment is
    sealed and sent; it goes away once the index has said of each of its postings that it has it, or
    that it will never take it, in which case the posting stands in ``refused.log`` with the reason.

    Raises:
        SearchError: another process works with the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / "spool.lock", is_singleton=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise SearchError(
                f"another process works with {folder}; wait until the crawl has ended"
            ) from None
        self._file: IO[bytes] | None = None
        self._count = 0
        for left in folder.glob(OPEN):  # of a process that was killed
            if left.resolve() not in _mine:
                left.rename(left.with_suffix(".jsonl"))

    def add(self, posting: Posting) -> int:
        """Append a posting; returns how many the open segment holds now.

        One that no file can hold is refused at once.
        """
        try:
            line = encoded(posting)
        except (ValueError, TypeError) as error:
            self._refuse([{"id": posting.id, "reason": str(error), "posting": posting}])
            log.error("%r: cannot be written: %s; kept in %s", posting.id, error, self.folder)
            return self._count
        if self._file is None:
            name = f"{time.time_ns():020d}-{os.getpid()}-{next(_numbers)}.open"
            self._file = (self.folder / name).open("wb")
            _mine.add((self.folder / name).resolve())
        self._file.write(line + b"\n")
        self._file.flush()
        self._count += 1
        return self._count

    def seal(self) -> None:
        """Close the open segment, on disk to the last byte."""
        if self._file is None:
            return
        os.fsync(self._file.fileno())
        self._file.close()
        path = Path(self._file.name)
        path.rename(path.with_suffix(".jsonl"))
        _mine.discard(path.resolve())
        self._file, self._count = None, 0

    def waiting(self) -> int:
        """Postings that no index has yet."""
        return waiting(self.folder)

    def send(self, index: Index) -> Sent:
        """Seal the open segment and send all sealed ones, the oldest first.

        Raises:
            IndexUnavailable: the index is down or busy; what it did not take is still here.
        """
        self.seal()
        return self.send_sealed(index)

    def send_sealed(self, index: Index) -> Sent:
        """``send`` without the open segment, which may be appended to meanwhile.

        Raises:
            IndexUnavailable: the index is down or busy; what it did not take is still here.
        """
        sent = Sent()
        for segment in sorted(self.folder.glob(SEALED)):
            self._settle(segment, index, sent)
        return sent

    def _settle(self, segment: Path, index: Index, sent: Sent) -> None:
        postings, broken = _read(segment)
        try:
            written = index.write(postings.values())
        except IndexUnavailable as error:
            self._count_in(error.written, sent, postings)
            for known in (*error.written.accepted, *error.written.refused):
                postings.pop(known, None)
            _rewrite(segment, [*map(msgspec.json.encode, postings.values()), *broken])
            raise
        self._count_in(written, sent, postings)
        sent.broken += len(broken)
        self._refuse(
            {"reason": reason, "line": line.decode("utf-8", "replace")}
            for line, reason in broken.items()
        )
        segment.unlink()

    def _count_in(self, written: Written, sent: Sent, postings: dict[str, Posting]) -> None:
        """Count what was accepted, and write down what was refused, before its segment goes."""
        sent.accepted += len(written.accepted)
        sent.refused |= written.refused
        self._refuse(
            {"id": id_, "reason": reason, "posting": postings.get(id_)}
            for id_, reason in written.refused.items()
        )

    def _refuse(self, rows: Iterable[dict[str, object]]) -> None:
        lines = [json.dumps(msgspec.to_builtins(row)) + "\n" for row in rows]
        if lines:
            with (self.folder / REFUSED).open("a", encoding="ascii") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())

    def close(self) -> None:
        """Seal the open segment and let others work with the folder."""
        self.seal()
        self._lock.release()


def waiting(folder: Path) -> int:
    """Postings in a spool folder that no index has yet."""
    count = 0
    for pattern in (SEALED, OPEN):
        for segment in folder.glob(pattern):
            with contextlib.suppress(FileNotFoundError):  # sent in the meantime
                count += segment.read_bytes().count(b"\n")
    return count


def load_file(file: Path, index: Index) -> Sent:
    """Send the records of a file of JSON lines to the index, 500 at a time.

    Raises:
        SearchError: a line is no record; names it. Lines before it are in the index.
        IndexUnavailable: the index is down or busy.
        OSError: the file cannot be read.
    """
    sent = Sent()
    with file.open("rb") as lines:
        rows = _numbered(file, lines)
        while batch := list(itertools.islice(rows, BATCH)):
            written = index.write(batch)
            sent.accepted += len(written.accepted)
            sent.refused |= written.refused
    return sent


def _numbered(file: Path, lines: IO[bytes]) -> Iterator[Posting]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=Posting)
            except msgspec.MsgspecError as error:
                raise SearchError(f"{file}, line {number}: not a record: {error}") from None


def _read(segment: Path) -> tuple[dict[str, Posting], dict[bytes, str]]:
    """The postings of a segment by id, the last of each, and the lines that cannot be read with \
the reason: the end of one whose process was killed in the middle of a line."""
    postings: dict[str, Posting] = {}
    broken: dict[bytes, str] = {}
    for line in segment.read_bytes().splitlines():
        try:
            posting = msgspec.json.decode(line, type=Posting)
        except (msgspec.MsgspecError, ValueError) as error:
            broken[line] = str(error)
        else:
            postings[posting.id] = posting
    return postings, broken


def _rewrite(segment: Path, lines: list[bytes]) -> None:
    """Leave only these lines in a segment, or the old ones when the process ends in between."""
    new = segment.with_suffix(".new")
    with new.open("wb") as file:
        file.writelines(line + b"\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    new.rename(segment)
