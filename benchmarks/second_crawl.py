"""What a second crawl costs, and whether it finds all that was changed in between.

    python benchmarks/second_crawl.py [--recorded FOLDER] [--changed 3] [--removed 1] [--new 1]

The folder holds recorded responses with a ``manifest.json``; it lies outside this repository. A
loopback server gives them with an ETag each. After a first crawl, so many percent of the postings
change, go and come; the second crawl has to find them, the third has to close what went. Run twice:
with the boards as they were recorded, nearly all in one list, and with the Ashby boards in the form
of a system that has a page a posting (Rippling's).
"""

import argparse
import copy
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from sponsorboard.search import open_index

ROOT = Path(__file__).parent.parent
RECORDED = ROOT.parent / "shared/data/recorded"
DRIVER = """
import json, sys
from pathlib import Path
from sponsorboard.configuration import Configuration
from sponsorboard.crawl.run import Options, crawl
from sponsorboard.search.spool import Spool

data, root = Path(sys.argv[1]), sys.argv[2]
written, add = [], Spool.add
Spool.add = lambda spool, posting: written.append(posting.id) or add(spool, posting)
report = crawl(
    json.loads((data / "names.json").read_text()),
    Configuration(data=data, index=f"tantivy:{data}/index", sources=[data / "rows"]),
    Options(sample=root, report=data / "report.json"),
)
(data / "written.json").write_text(json.dumps(written))
"""
WORD = "reworded"


@dataclass
class Board:
    """A board: its rows by key, and how a list and a page are made of them."""

    spider: str
    token: str
    host: str
    path: str
    rows: dict[str, dict[str, Any]]
    wrapped: Callable[[list[dict[str, Any]]], Any]
    named: tuple[str, str]
    """Fields of a row: its key, its title."""
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By path; a page is named after the key of its row."""
    page_of: Callable[[str], str] | None = None
    inner: Callable[[dict[str, Any]], dict[str, Any]] = lambda page: page
    """The part of a page that has the fields of a row."""
    id_of: Callable[[str], str] = str

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", f"{self.spider}-{self.token}".lower())

    def id(self, key: str) -> str:
        return f"{self.spider}:{self.slug}:{self.id_of(key)}"

    def answer(self, path: str) -> tuple[str, Any] | None:
        """What kind of page this is, and the page."""
        path = unquote(path)
        if path == unquote(self.path):
            return "list", self.wrapped(list(self.rows.values()))
        return ("detail", self.pages[path]) if path in self.pages else None

    # --- what happens to it ---

    def reword(self, key: str) -> None:
        """Change a posting's title."""
        title = self.named[1]
        self.rows[key][title] += f" {WORD}"
        if self.page_of:
            self.inner(self.pages[self.page_of(key)])[title] += f" {WORD}"

    def copy(self, key: str, number: int) -> str:
        """A new posting like another; returns its key."""
        own, given = self.named[0], self.rows[key][self.named[0]]
        new = f"{key}{number}" if self.page_of else str(9_000_000_000 + number)
        self.rows[new] = {**self.rows[key], own: type(given)(new)}
        if self.page_of:
            page = copy.deepcopy(self.pages[self.page_of(key)])
            if own in self.inner(page):
                self.inner(page)[own] = new
            self.pages[self.page_of(new)] = page
        return new


def recorded_boards(folder: Path) -> list[Board]:
    """The recorded boards: those that one list tells all of, and one with pages."""
    entries = json.loads((folder / "manifest.json").read_text())
    found: dict[str, Board] = {}
    if board := _workday(folder, entries):
        found[board.slug] = board
    for entry in entries:
        kind, parts = entry["file"].split("/")[0], urlsplit(entry["url"])
        maker = KINDS.get(kind)
        if maker is None or entry["status"] != 200:
            continue
        said = json.loads((folder / entry["file"]).read_bytes())
        board = maker(parts.netloc, parts.path, said)
        if board.rows and board.slug not in found:
            found[board.slug] = board
    return list(found.values())


def _greenhouse(host: str, path: str, said: Any) -> Board:
    rows = {str(job["id"]): job for job in said["jobs"]}
    return Board(
        "greenhouse",
        path.split("/")[3],
        host,
        path,
        rows,
        lambda jobs: {"jobs": jobs, "meta": {"total": len(jobs)}},
        ("id", "title"),
    )


def _ashby(host: str, path: str, said: Any) -> Board:
    rows = {job["id"]: job for job in said["jobs"]}
    token = unquote(path.rpartition("/")[2])
    return Board(
        "ashby", token, host, path, rows, lambda jobs: {**said, "jobs": jobs}, ("id", "title")
    )


def _lever(host: str, path: str, said: Any) -> Board:
    rows = {row["id"]: row for row in said}
    return Board("lever", path.rpartition("/")[2], host, path, rows, lambda x: x, ("id", "text"))


def _workday(folder: Path, entries: list[dict[str, Any]]) -> Board | None:
    """The board of which pages of postings were recorded, with the rows that have one."""
    for entry in entries:
        if not entry["file"].startswith("workday/") or not entry["request_body"]:
            continue
        pages = {
            unquote(urlsplit(one["url"]).path): json.loads((folder / one["file"]).read_bytes())
            for one in entries
            if one["url"].startswith(entry["url"].removesuffix("/jobs") + "/job/")
        }
        if pages:
            said = json.loads((folder / entry["file"]).read_bytes())
            return _of_pages(urlsplit(entry["url"]), said, pages)
    return None


def _of_pages(url: SplitResult, said: Any, pages: dict[str, Any]) -> Board:
    root = url.path.removesuffix("/jobs")
    rows = {row["externalPath"]: row for row in said["jobPostings"]}
    return Board(
        "workday",
        f"{'.'.join(url.netloc.split('.')[:2])}/{root.rpartition('/')[2]}",
        url.netloc,
        url.path,
        {key: row for key, row in rows.items() if root + key in pages},
        lambda listed: {**said, "jobPostings": listed, "total": len(listed)},
        ("externalPath", "title"),
        pages,
        lambda key: root + key,
        lambda page: page["jobPostingInfo"],
        lambda key: key.rpartition("_")[2],
    )


KINDS = {
    "greenhouse": _greenhouse,
    "greenhouse_list": _greenhouse,
    "ashby": _ashby,
    "lever": _lever,
}


def paged(board: Board) -> Board:
    """An Ashby board in the form of a list of rows and a page a posting."""
    root = f"/platform/api/ats/v1/board/{board.token}/jobs"
    rows, pages = {}, {}
    for key, job in board.rows.items():
        url = f"https://ats.rippling.com/{board.token}/jobs/{key}"
        named = {"uuid": key, "name": job["title"], "url": url}
        where = job.get("location") or "Toledo, OH"
        rows[key] = {**named, "workLocation": {"label": where}}
        pages[f"{root}/{key}"] = {
            **named,
            "description": {"role": job.get("descriptionHtml")},
            "workLocations": [where],
            "payRangeDetails": [],
        }
    return Board(
        "rippling",
        board.token,
        "api.rippling.com",
        root,
        rows,
        lambda listed: listed,
        ("uuid", "name"),
        pages,
        lambda key: f"{root}/{key}",
    )


class Server:
    """Gives the boards, with an ETag each, and counts."""

    def __init__(self, boards: list[Board]) -> None:
        self.boards = boards
        self.lock = Lock()
        self.counts: Counter[str] = Counter()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.http.daemon_threads = True
        Thread(target=self.http.serve_forever, daemon=True).start()

    def find(self, host: str, path: str) -> tuple[str, Any] | None:
        """The page at an address."""
        near = (board for board in self.boards if board.host == host)
        return next(filter(None, (board.answer(path) for board in near)), None)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found = server.find(self.headers["Host"], urlsplit(self.path).path)
            kind, value = found or ("missing", None)
            body = json.dumps(value).encode() if found else b""
            tag = f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
            same = bool(found) and self.headers.get("If-None-Match") == tag
            tags = {"ETag": tag} if self.command == "GET" else {}
            with server.lock:
                server.counts[kind] += 1
                server.counts["not modified"] += same
                server.counts["bytes"] += 0 if same else len(body)
            self.send_response(304 if same else 200 if found else 404)
            self.send_header("Content-Type", "application/json")
            for name, value in tags.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(0 if same else len(body)))
            self.end_headers()
            self.wfile.write(b"" if same else body)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@dataclass
class Spent:
    """What a crawl cost."""

    requests: int
    details: int
    not_modified: int
    megabytes: float
    seconds: float
    writes: int
    report: dict[str, Any]


def crawl(data: Path, server: Server) -> Spent:
    """Crawl all boards in a process of its own."""
    server.counts.clear()
    start = time.perf_counter()
    port = server.http.server_port
    subprocess.run(
        [sys.executable, "-c", DRIVER, str(data), f"http://127.0.0.1:{port}"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    seconds, counts = time.perf_counter() - start, server.counts
    return Spent(
        counts["list"] + counts["detail"],
        counts["detail"],
        counts["not modified"],
        counts["bytes"] / 1e6,
        seconds,
        len(json.loads((data / "written.json").read_text())),
        json.loads((data / "report.json").read_text()),
    )


def plant(boards: list[Board], shares: dict[str, float]) -> dict[str, set[str]]:
    """Change, remove and add so many percent of the postings; returns their ids."""
    chance = random.Random(7)
    keys = [(board, key) for board in boards for key in board.rows]
    chance.shuffle(keys)
    counts = {name: max(1, round(len(keys) * share / 100)) for name, share in shares.items()}
    planted: dict[str, set[str]] = {name: set() for name in shares}
    for board, key in (keys.pop() for _ in range(counts["changed"])):
        board.reword(key)
        planted["changed"].add(board.id(key))
    for number, (board, key) in enumerate(keys.pop() for _ in range(counts["new"])):
        planted["new"].add(board.id(board.copy(key, number)))
    while len(planted["removed"]) < counts["removed"]:
        board, key = keys.pop()
        if len(board.rows) > 3:  # a board that lost half of its list closes nothing yet
            del board.rows[key]
            planted["removed"].add(board.id(key))
    return planted


def measure(title: str, boards: list[Board], shares: dict[str, float]) -> None:
    """Crawl three times, and print."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place)
        (data / "rows").mkdir()
        lines = [f'[{b.slug}]\nspider = "{b.spider}"\ncompany = "{b.token}"\ntoken = "{b.token}"\n'
                 for b in boards]  # fmt: skip
        (data / "rows/recorded.toml").write_text("\n".join(lines))
        (data / "names.json").write_text(json.dumps([board.slug for board in boards]))
        server = Server(boards)
        print(f"{title}: {len(boards)} boards, {sum(len(b.rows) for b in boards)} postings")
        first = crawl(data, server)
        _line("first", first)
        planted = plant(boards, shares)
        second = crawl(data, server)
        _line("second", second)
        held = {each.id: each for each in open_index(f"tantivy:{data}/index").scan()}
        changed = {id_ for id_ in planted["changed"] if WORD in held[id_].title}
        new = {id_ for id_ in planted["new"] if id_ in held}
        third = crawl(data, server)
        _line("third", third)
        server.http.shutdown()
        server.http.server_close()
        held = {each.id: each for each in open_index(f"tantivy:{data}/index").scan()}
        closed = {id_ for id_, each in held.items() if each.status == "closed"}
        whole = second.requests - second.not_modified
        print(
            f"  saved by the second: {_saved(first.requests, whole)} of the whole answers, "
            f"{_saved(first.details, second.details)} of the posting pages, "
            f"{_saved(first.megabytes, second.megabytes)} of the bytes, "
            f"{_saved(first.writes, second.writes)} of the writes"
        )
        print(
            f"  found: {len(changed)} of {len(planted['changed'])} changed, {len(new)} of "
            f"{len(planted['new'])} new; closed by the third: {len(closed & planted['removed'])} "
            f"of {len(planted['removed'])} removed, and {len(closed - planted['removed'])} others"
        )


def _line(name: str, spent: Spent) -> None:
    bad = [
        row["source"] for row in spent.report["sources"] if row["outcome"] not in ("ok", "empty")
    ]
    print(
        f"  {name:6} {spent.requests} requests ({spent.details} of posting pages, "
        f"{spent.not_modified} not modified), {spent.megabytes:.1f} MB, {spent.seconds:.1f} s, "
        f"{spent.writes} index writes" + (f"; not whole: {', '.join(bad[:5])}" if bad else "")
    )


def _saved(before: float, after: float) -> str:
    return f"{100 * (1 - after / before):.1f} %" if before else "none"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--recorded", type=Path, default=RECORDED)
    for name, share in (("changed", 3.0), ("removed", 1.0), ("new", 1.0)):
        parser.add_argument(f"--{name}", type=float, default=share, help="percent of the postings")
    given = parser.parse_args()
    recorded = given.recorded.resolve()
    if not (recorded / "manifest.json").is_file():
        print(f"skipped: no recorded responses in {recorded}")
        return
    shares = {name: getattr(given, name) for name in ("changed", "removed", "new")}
    measure("as recorded", recorded_boards(recorded), shares)
    ashby = [
        board
        for board in recorded_boards(recorded)
        if board.spider == "ashby" and re.fullmatch(r"[\w-][\w.-]*", board.token)
    ]
    measure("a page a posting", [paged(board) for board in ashby], shares)


if __name__ == "__main__":
    main()
