"""Answers requests from recorded responses instead of the network.

A recorded response answers a request of the same method, host and path whose query holds at least
the recorded parameters, and whose body is the same; of several, the one with the most parameters.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Annotated, Any, NamedTuple, Self
from urllib.parse import SplitResult, parse_qsl, urlsplit

import msgspec
from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from w3lib.url import safe_url_string

from sponsorboard.crawl.trouble import NotRecorded

MANIFEST = "manifest.json"


class ReplayError(ValueError):
    """A folder that cannot be replayed; says what is wrong with it."""


class Recorded(msgspec.Struct, kw_only=True):
    """One entry of a manifest: a request, and the file with what was answered."""

    url: Annotated[str, msgspec.Meta(pattern="^https?://")]
    method: str = "GET"
    request_body: Any = None
    status: int = 200
    content_type: str | None = None
    headers: dict[str, str] = {}
    file: str | None = None


class Place(NamedTuple):
    """What a request and its recording must have in common to the letter."""

    method: str
    host: str
    path: str


class Recording:
    """The responses of a folder with a ``manifest.json``."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest.

        Raises:
            ReplayError: there is none, or it is broken.
        """
        self.folder = folder.resolve()
        self.entries: dict[Place, list[Recorded]] = defaultdict(list)
        self.hosts: set[str] = set()
        try:
            entries = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=list[Recorded])
        except OSError:
            raise ReplayError(f"{folder} has no {MANIFEST}") from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReplayError(f"{folder / MANIFEST}: {error}") from None
        for entry in entries:
            place = _place(entry.method, _split(entry.url))
            self.entries[place].append(entry)
            self.hosts.add(place.host)

    def answer(self, method: str, url: str, body: bytes) -> Recorded | None:
        """The recorded response with the most parameters that the request has too."""
        asked = _split(url)
        given = parse_qsl(asked.query, keep_blank_values=True)
        best: tuple[int, Recorded | None] = (-1, None)
        for entry in self.entries.get(_place(method, asked), ()):
            wanted = parse_qsl(_split(entry.url).query, keep_blank_values=True)
            fits = all(given.count(each) >= wanted.count(each) for each in wanted)
            if fits and len(wanted) > best[0] and _same_body(entry.request_body, body):
                best = (len(wanted), entry)
        return best[1]

    def content(self, entry: Recorded) -> bytes:
        """The body of a response.

        Raises:
            NotRecorded: its file is missing, or lies outside the folder.
        """
        if entry.file is None:
            return b""
        file = (self.folder / entry.file).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            raise NotRecorded(f"the recording names a file that is not there: {entry.file}")
        return file.read_bytes()


class ReplayHandler(BaseDownloadHandler):
    """Scrapy's download handler for a replay; the folder is the setting ``REPLAY``."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.recording = Recording(Path(crawler.settings["REPLAY"]))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """The recorded response."""
        entry = self.recording.answer(request.method, request.url, request.body)
        if entry is None:
            parts = _split(request.url)
            if parts.path == "/robots.txt" and parts.netloc in self.recording.hosts:
                return Response(request.url, status=404)
            raise NotRecorded("this request is not among the recorded ones")
        body = self.recording.content(entry)
        headers = Headers(entry.headers)
        if entry.content_type:
            headers.setdefault("Content-Type", entry.content_type)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return kind(request.url, status=entry.status, headers=headers, body=body)


def _split(url: str) -> SplitResult:
    parts = urlsplit(safe_url_string(url))
    return parts._replace(netloc=parts.netloc.lower())


def _place(method: str, url: SplitResult) -> Place:
    return Place(method.upper(), url.netloc, url.path or "/")


def _same_body(recorded: Any, body: bytes) -> bool:
    """Whether two bodies are the same; JSON is compared as values."""
    if recorded in (None, "") or not body:
        return not recorded and not body
    try:
        values = json.loads(recorded) if isinstance(recorded, str) else recorded
        return bool(values == json.loads(body))
    except ValueError:
        return isinstance(recorded, str) and recorded.encode() == body
