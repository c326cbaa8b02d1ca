"""The raw responses of each run, as WARC files in a folder, and how long they are kept.

Each response stands after a ``metadata`` record that says for which source it was asked, with what,
and who reads it, so that it can be read again. https://iipc.github.io/warc-specifications/
"""

import gzip
import io
import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from fastwarc import warc
from fastwarc.warc import ArchiveIterator, WarcRecord

LARGEST = 1_000_000_000  # bytes of one file
LEVEL = 6  # of gzip
FILES = "*.warc.gz"
LEFT_OUT = frozenset((b"set-cookie", b"content-encoding", b"transfer-encoding", b"content-length"))
"""Headers that are not kept: secrets of a session, and what no longer fits the decoded body."""


class Asked(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Which request a response answers, and who reads it."""

    source: str
    spider: str
    callback: str = "parse"
    method: str = "GET"
    body: str = ""
    kwargs: dict[str, Any] = {}
    """What the callback is given besides source and stub."""
    stub: dict[str, Any] | None = None
    """The list row that a detail belongs to."""


class Kept(NamedTuple):
    """A response of an archive."""

    place: str
    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    came_at: datetime | None
    asked: Asked | None
    """None in an archive that is not ours."""


class Archive:
    """A folder of WARC files; this process appends to files of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Lock()
        self.file: io.BufferedWriter | None = None
        self.number = 0
        self.started = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")

    def add(
        self, url: str, status: int, headers: list[tuple[bytes, bytes]], body: bytes, asked: Asked
    ) -> str:
        """Write a response; returns its place, a file and an offset in it."""
        response = WarcRecord()
        response.init_headers(record_type=warc.response)
        response.headers["WARC-Target-URI"] = url
        response.headers["Content-Type"] = "application/http; msgtype=response"
        response.set_bytes_content(_http(status, headers) + body)
        said = WarcRecord()
        said.init_headers(record_type=warc.metadata)
        said.headers["WARC-Target-URI"] = url
        said.headers["WARC-Concurrent-To"] = response.headers["WARC-Record-ID"]
        said.headers["Content-Type"] = "application/json"
        said.set_bytes_content(msgspec.json.encode(asked))
        written = _member(said) + _member(response)
        with self.lock:
            if self.file is None or self.file.tell() > LARGEST:
                self.file = self._next()
            offset = self.file.tell()
            self.file.write(written)
            self.file.flush()
            return f"{Path(self.file.name).name}:{offset}"

    def get(self, place: str | None) -> Kept | None:
        """The response at a place; None when it is no longer kept."""
        name, _, offset = (place or "").rpartition(":")
        file = self.folder / name
        if not name or not file.is_file():
            return None
        with file.open("rb") as stream:
            stream.seek(int(offset))
            return next(responses(stream, name), None)

    def has(self, place: str) -> bool:
        """Whether the file of a place is still kept."""
        return (self.folder / place.rpartition(":")[0]).is_file()

    def files(self) -> list[Path]:
        """The files, the oldest first."""
        return sorted(self.folder.glob(FILES)) if self.folder.is_dir() else []

    def trim(self, days: int, size: int, now: datetime) -> list[Path]:
        """Delete files that are older than so many days, then the oldest until all fit into so
        many bytes; a file that is being written stays. Returns what was deleted."""
        gone = []
        oldest = (now - timedelta(days=days)).timestamp()
        files = [file for file in self.files() if not self._is_open(file)]
        total = sum(file.stat().st_size for file in self.files())
        for file in files:
            known = file.stat()
            if known.st_mtime < oldest or total > size:
                file.unlink()
                total -= known.st_size
                gone.append(file)
        return gone

    def close(self) -> None:
        """Finish the file that is being written."""
        with self.lock:
            if self.file is not None:
                os.fsync(self.file.fileno())
                self.file.close()
                self.file = None

    def _is_open(self, file: Path) -> bool:
        return self.file is not None and Path(self.file.name) == file

    def _next(self) -> io.BufferedWriter:
        if self.file is not None:
            self.file.close()
        self.number += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{self.started}-{os.getpid()}-{self.number:05d}.warc.gz"
        file = (self.folder / name).open("wb")
        info = WarcRecord()
        info.init_headers(record_type=warc.warcinfo)
        info.headers["Content-Type"] = "application/warc-fields"
        info.headers["WARC-Filename"] = name
        info.set_bytes_content(b"software: sponsorboard\r\nformat: WARC File Format 1.1\r\n")
        file.write(_member(info))
        return file


@cache
def archive(folder: Path) -> Archive:
    """The archive of a folder: one writer in a process."""
    return Archive(folder)


def responses(stream: Any, name: str) -> Iterator[Kept]:
    """The HTTP responses of a WARC file, ours or another's, compressed or not.

    Raises:
        OSError: the file is broken.
    """
    asked: tuple[str, Asked, int] | None = None
    kinds = warc.response | warc.metadata
    for record in ArchiveIterator(stream, record_types=kinds, parse_http=True):
        at = record.stream_pos
        if record.record_type == warc.metadata:
            asked = _asked(record, at)
            continue
        if not record.is_http or record.http_headers is None:
            continue
        mine = asked if asked and asked[0] == record.headers["WARC-Record-ID"] else None
        headers = [(key, value) for key, value in record.http_headers.items()]
        size, body = record.content_length, record.reader.read()
        if len(body) < size:
            continue  # the file was cut here; its reader does not mind
        yield Kept(
            f"{name}:{mine[2] if mine else at}",
            record.headers["WARC-Target-URI"],
            record.http_headers.status_code or 0,
            headers,
            body,
            record.record_date,
            mine[1] if mine else None,
        )


def copied(file: Path, goes: Callable[[Kept], bool]) -> int:
    """Write a file anew, under another name, without the responses that go; returns how many went.

    A new name, because what the history says of places in the old one no longer holds.
    """
    with file.open("rb") as stream:
        gone = {kept.place: kept.url for kept in responses(stream, file.name) if goes(kept)}
    if not gone:
        return 0
    new = file.with_name(file.name.replace(".warc.gz", "-purged.warc.gz"))
    with file.open("rb") as stream, new.with_suffix(".new").open("wb") as target:
        skipped = ""
        for record in ArchiveIterator(stream, parse_http=False):
            at = f"{file.name}:{record.stream_pos}"
            mine = record.headers["WARC-Record-ID"]
            if at in gone:
                skipped = record.headers.get("WARC-Concurrent-To") or ""
            elif mine != skipped:
                record.freeze()
                target.write(_member(record))
        target.flush()
        os.fsync(target.fileno())
    new.with_suffix(".new").rename(new)
    file.unlink()
    return len(gone)


def _asked(record: WarcRecord, at: int) -> tuple[str, Asked, int] | None:
    try:
        said = msgspec.json.decode(record.reader.read(), type=Asked)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None  # another program's metadata
    return record.headers.get("WARC-Concurrent-To") or "", said, at


def _member(record: WarcRecord) -> bytes:
    """A record as a gzip member of its own, so that it can be read from its offset."""
    plain = io.BytesIO()
    record.write(plain)
    return gzip.compress(plain.getvalue(), LEVEL)


def _http(status: int, headers: list[tuple[bytes, bytes]]) -> bytes:
    known = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"
    lines = [f"HTTP/1.1 {status} {known}".encode()]
    lines += [key + b": " + value for key, value in headers if key.lower() not in LEFT_OUT]
    return b"\r\n".join(lines) + b"\r\n\r\n"
