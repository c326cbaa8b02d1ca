"""A site whose boards a test changes between two looks, with faults; and crawls that start fast.

Every answer has a validator and is answered with 304 when it is asked for again unchanged.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager, suppress
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

from changing_boards import Asked, Board, Said
from crawl_site import DRIVER, ROOT, Done, rows

WALL = b"<!doctype html><html><head><title>Just a moment</title></head><body>Wait.</body></html>"
LISTS = ("list", "further")
FIRST_DAY = 1_780_000_000  # of Last-Modified; a change makes it a second later

# fault: how much of its openings a list shows, and whether it still says how many there are
SHARES = {
    "cut, with the number of all": (0.7, True),
    "cut to a third": (0.34, False),
    "cut a little": (0.8, False),
    "below its floor": (0.6, False),
    "emptied": (0.0, False),
}
ANSWERS = {
    "500": (LISTS, 500, {}, b""),
    "500 on a further page": (("further",), 500, {}, b""),
    "429": (("list",), 429, {"Retry-After": "86400"}, b""),
    "a wall": (("list",), 200, {}, WALL),
    "500 on details": (("detail",), 500, {}, b""),
    "404": (LISTS, 404, {}, b""),
}
"""Fault: which pages give which status, headers and body instead."""
BROKEN = ("torn", "lost", "hung up", "slow")
"""What becomes of a list's answer: half of the body as if whole, half of it and no more, nothing,
or nothing in time."""

SERVER = f"""
import importlib, json, os, pkgutil, sys
import scrapy.core.downloader.handlers.http11
import pipelines, spiders
import sponsorboard.crawl.run, sponsorboard.crawl.settings, sponsorboard.crawl.summary
for each in pkgutil.iter_modules(spiders.__path__):
    importlib.import_module(f"spiders.{{each.name}}")
assert "twisted.internet.reactor" not in sys.modules
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        given = json.loads(line)
        for number in (1, 2):
            file = os.open(given["said"][number - 1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(file, number)
        sys.argv = ["-c", line]
        if given["version"]:
            pipelines.version = lambda: given["version"]
        exec({DRIVER!r})
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class ChangingSite:
    """Answers as the boards say, and counts what it was asked."""

    def __init__(self, port: int, boards: list[Board]) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.boards = {board.slug: board for board in boards}
        self.lock = Lock()
        self.changed: dict[str, tuple[str, int]] = {}
        self.victim: int | None = None
        self.fresh_look()

    def fresh_look(self, kill_at: int | None = None) -> None:
        """Count anew; the crawl that asks is killed at a request of that number."""
        self.kill_at, self.asked = kill_at, 0
        self.counts: dict[str, Counter[str]] = {slug: Counter() for slug in self.boards}
        self.headers: list[dict[str, str]] = []
        for board in self.boards.values():
            board.share, board.declared = SHARES.get(board.fault or "", (1.0, False))

    def count(self, *kinds: str) -> int:
        """Answers of these kinds in this look."""
        return sum(each[kind] for each in self.counts.values() for kind in kinds)

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        length = int(handler.headers.get("Content-Length") or 0)
        asked = Asked(
            handler.command, handler.headers["Host"], handler.path, handler.rfile.read(length)
        )
        board = next((each for each in self.boards.values() if each.is_mine(asked)), None)
        said = board.answer(asked) if board and not asked.path.endswith("/robots.txt") else None
        if board is None or said is None:
            self._send(handler, 404, b"", {})
            return
        with self.lock:
            self.asked += 1
            self.headers.append(dict(handler.headers))
            if self.asked == self.kill_at and self.victim:
                os.kill(self.victim, signal.SIGKILL)
        if not self._fails(handler, board, said, asked):
            self._well(handler, board, said, asked)

    def _fails(
        self, handler: BaseHTTPRequestHandler, board: Board, said: Said, asked: Asked
    ) -> bool:
        kinds, status, headers, body = ANSWERS.get(board.fault or "", ((), 0, {}, b""))
        if said.kind in kinds:
            self.counts[board.slug]["fault"] += 1
            self._send(handler, status, body, {"Content-Type": "text/html", **headers})
            return True
        if board.fault not in BROKEN or said.kind not in LISTS:
            return False
        self.counts[board.slug]["fault"] += 1
        half = said.body[: len(said.body) // 3]
        if board.fault == "slow":
            time.sleep(8)
        elif board.fault != "hung up":
            lost = {"Content-Length": str(len(said.body))} if board.fault == "lost" else {}
            same = self._validators(board, said, asked)  # as if nothing were missing
            self._send(handler, 200, half, {"Content-Type": said.type, **same, **lost})
        handler.close_connection = True
        return True

    def _well(
        self, handler: BaseHTTPRequestHandler, board: Board, said: Said, asked: Asked
    ) -> None:
        validators = self._validators(board, said, asked)
        given = handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")
        same = asked.method == "GET" and any(
            one is not None and one == validators.get(name)
            for name, one in zip(("ETag", "Last-Modified"), given, strict=True)
        )
        self.counts[board.slug]["304" if same else said.kind] += 1
        headers = {"Content-Type": said.type, "Set-Cookie": "session=secret-of-a-session"}
        self._send(handler, 304 if same else 200, b"" if same else said.body, headers | validators)

    def _validators(self, board: Board, said: Said, asked: Asked) -> dict[str, str]:
        name = f"{asked.host}{asked.path}"
        digest = hashlib.sha256(said.body).hexdigest()[:16]
        with self.lock:
            known = self.changed.get(name, ("", 0))
            if known[0] != digest:
                known = self.changed[name] = (digest, known[1] + 1)
        if board.validator == "etag":
            return {"ETag": f'"{digest}"'}
        if board.validator == "modified":
            return {"Last-Modified": formatdate(FIRST_DAY + known[1], usegmt=True)}
        return {}

    def _send(
        self, handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]
    ) -> None:
        with suppress(OSError):  # the crawl may be dead
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)


@contextmanager
def changing_site(*boards: Board):
    """A running site with these boards."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.site.reply(self)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    server.site = ChangingSite(server.server_port, list(boards))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()
    thread.join()


class Crawls:
    """Starts crawls, each in a process of its own, from one that has loaded all that they need."""

    def __init__(self, folder: Path) -> None:
        (folder / "sponsorboard.toml").write_text("")
        environment = {**os.environ, "SPONSORBOARD_CONFIG": str(folder / "sponsorboard.toml")}
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", SERVER],
            cwd=ROOT,
            env={**environment, "COLUMNS": "200"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def look(
        self,
        data: Path,
        site: ChangingSite,
        *names: str,
        kill_at: int | None = None,
        version: str | None = "one",
        **given: object,
    ) -> Done:
        """A crawl of these boards (of all without names), as the command does it, by readers of
        this version; None for their own."""
        rows(data, **{slug: board.row() for slug, board in site.boards.items()})
        site.fresh_look(kill_at)
        said = [data / "stdout", data / "stderr"]
        line = json.dumps(
            {
                "data": str(data),
                "names": names or [*site.boards],
                "sample": site.root,
                "version": version,
                "said": [str(file) for file in said],
                **given,
            }
        )
        report = data / "report.json"
        report.unlink(missing_ok=True)
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        site.victim = int(self.process.stdout.readline())
        code = int(self.process.stdout.readline())
        site.victim = None
        text, errors = (file.read_text() for file in said)
        if kill_at is None:
            assert code in (0, 1, 3), errors
            log = (data / "crawl.log").read_text()
            ours = "" if "INDEX_URL" in str(given) else log  # its client logs the error's whole way
            assert "Traceback" not in text + errors + ours, errors + log
        else:
            assert code == -signal.SIGKILL, (code, errors)
        there = report.is_file() and report.stat().st_size
        return Done(code, text, errors, json.loads(report.read_text()) if there else {})

    def close(self) -> None:
        """End the process that starts them."""
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()
