"""One process crawls 200 and 2,000 boards: memory, postings a second, and the cost of the crawl.

    python benchmarks/scale.py [--recorded FOLDER] [--boards 200 2000]

The folder holds recorded responses with a ``manifest.json``; it lies outside this repository. Its
Greenhouse lists are given again under new tokens by a server on loopback, each posting with one of
Stripe's recorded texts. The ratio is the crawl's time to that of the same reading, extraction and
indexing done back to back, in a plain loop without Scrapy, of the smaller number of boards.
"""

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pipelines
from scrapers import greenhouse
from sponsorboard.postings.posting import Posting
from sponsorboard.search import open_index
from sponsorboard.sources import Source

ROOT = Path(__file__).parent.parent
RECORDED = ROOT.parent / "shared/data/recorded"
BATCH = 500
CRAWL = """
import json, sys
from pathlib import Path
from sponsorboard.configuration import Configuration
from sponsorboard.crawl.run import Options, crawl

place, root, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
given = Configuration(data=place, index=f"tantivy:{place}/index", sources=[place / "rows"])
options = Options(sample=root, report=place / "report.json")
done = crawl([f"copy-{number}" for number in range(count)], given, options)
sys.exit(done.exit_code)
"""


class Boards:
    """The recorded lists with texts, again and again under new tokens."""

    def __init__(self, recorded: Path) -> None:
        entries = json.loads((recorded / "manifest.json").read_text())
        texts = [
            job["content"]
            for job in json.loads((recorded / _file(entries, "boards/stripe/")).read_text())["jobs"]
        ]
        self.bodies: list[bytes] = []
        number = 0
        for entry in entries:
            if entry["file"].startswith("greenhouse_list"):
                board = json.loads((recorded / entry["file"]).read_text())
                for job in board["jobs"]:
                    job["content"] = texts[number % len(texts)]
                    number += 1
                self.bodies.append(json.dumps(board, separators=(",", ":")).encode())
        self.postings = number

    def body(self, copy: int) -> bytes:
        """The board under a new token, at addresses of its own."""
        body = self.bodies[copy % len(self.bodies)]
        return body.replace(b'"absolute_url":"https://', b'"absolute_url":"https://c%d.' % copy)


def _file(entries: list[dict[str, str]], part: str) -> str:
    return next(entry["file"] for entry in entries if part in entry["url"])


def serve(recorded: Path, port: "multiprocessing.Queue[int]") -> None:
    """Give the boards on loopback, in a process of its own."""
    boards = Boards(recorded)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = self.path.split("/")
            known = len(parts) > 3 and parts[3].startswith("copy")
            body = boards.body(int(parts[3].removeprefix("copy"))) if known else b""
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    port.put(server.server_port)
    server.serve_forever()


def crawl(root: str, count: int) -> tuple[int, float, int, int]:
    """Postings, seconds, and peak memory in bytes of the crawl and of its extracting process."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows = "\n".join(
            f'[copy-{number}]\ncompany = "Copy {number}"\nspider = "greenhouse"\n'
            f'token = "copy{number}"'
            for number in range(count)
        )
        (place / "rows").mkdir()
        (place / "rows/boards.toml").write_text(rows)
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", CRAWL, str(place), root, str(count)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        ended = Event()
        peaks: dict[int, int] = {}
        watch = Thread(target=_watch, args=(process.pid, peaks, ended))
        watch.start()
        code = process.wait()
        seconds = time.perf_counter() - start
        ended.set()
        watch.join()
        report = json.loads((place / "report.json").read_text())
    assert code == 0, [row for row in report["sources"] if row["outcome"] != "ok"][:3]
    own = peaks.pop(process.pid)
    return report["found"], seconds, own, max(peaks.values(), default=0)


def _watch(pid: int, peaks: dict[int, int], ended: Event) -> None:
    while not ended.wait(0.5):
        for each in [pid, *_children(pid)]:
            if (size := _memory(each)) is not None:
                peaks[each] = max(size, peaks.get(each, 0))


def _children(pid: int) -> list[int]:
    try:
        return [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []


def _memory(pid: int) -> int | None:
    """Memory of a process without mapped files: pages of the index on disk are the kernel's."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    sizes = [line for line in lines if line.startswith("RssAnon:")]
    return int(sizes[0].split()[1]) * 1024 if sizes else None


def back_to_back(boards: Boards, count: int) -> tuple[int, float]:
    """Postings and seconds of the same work in a plain loop."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(f"tantivy:{folder}/index")
        index.create()
        found = 0
        records: list[Posting] = []
        for posting in _read(boards, count):
            records.append(pipelines.enrich(posting))
            found += 1
            if len(records) == BATCH:
                index.write(records)
                records = []
        index.write(records)
        index.close()
    return found, time.perf_counter() - start


def _read(boards: Boards, count: int) -> Iterator[Posting]:
    for number in range(count):
        source = Source(slug=f"copy-{number}", company=f"Copy {number}", spider="greenhouse")
        yield from greenhouse.read(boards.body(number), source).postings


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recorded", type=Path, default=RECORDED)
    parser.add_argument("--boards", type=int, nargs="+", default=[200, 2000])
    given = parser.parse_args()
    recorded = given.recorded.resolve()
    if not (recorded / "manifest.json").is_file():
        print(f"skipped: no recorded responses in {recorded}")
        return
    context = multiprocessing.get_context("spawn")
    port: multiprocessing.Queue[int] = context.Queue()
    server = context.Process(target=serve, args=(recorded, port), daemon=True)
    server.start()
    root = f"http://127.0.0.1:{port.get(timeout=120)}"
    spent = {}
    for count in given.boards:
        postings, seconds, own, other = crawl(root, count)
        spent[count] = seconds
        print(
            f"{count:5} boards: {postings} postings, {seconds:.1f} s, {postings / seconds:.0f} a "
            f"second; peak memory {own / 2**20:.0f} MiB, extraction {other / 2**20:.0f} MiB",
            flush=True,
        )
    server.terminate()
    fewest = min(given.boards)
    postings, seconds = back_to_back(Boards(recorded), fewest)
    print(f"{fewest:5} boards back to back: {postings} postings, {seconds:.1f} s")
    print(f"ratio {spent[fewest] / seconds:.2f}")


if __name__ == "__main__":
    main()
