"""A loopback server that answers as other hosts, and crawls of it in processes of their own."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parent.parent
DRIVER = """
import json, sys
from pathlib import Path
from sponsorboard.configuration import Configuration
from sponsorboard.crawl.run import CrawlError, Options, crawl
from sponsorboard.crawl.summary import show

given = json.loads(sys.argv[1])
data = Path(given["data"])
configuration = Configuration(data=data, index=f"tantivy:{data}/index", sources=[data / "rows"])
options = Options(
    sample=given.get("sample"),
    replay=Path(given["replay"]) if given.get("replay") else None,
    due=given.get("due", False),
    notify=given.get("notify"),
    report=data / "report.json",
    overrides={"RETRY_PAUSE": 0.01, **given.get("settings", {})},
)
try:
    done = crawl(given["names"], configuration, options)
except CrawlError as error:
    print(error)
    sys.exit(2)
show(done)
sys.exit(done.exit_code)
"""


@dataclass
class Answer:
    """What the server says to one address."""

    body: bytes | str | dict | list = b""
    status: int = 200
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)

    def bytes(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


class Site:
    """Answers by host and path; of a list of answers, one after the other."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.asked: list[str] = []

    def say(self, address: str, body: object = b"", **more: object) -> None:
        self.answers[address] = Answer(body, **more)

    def answer(self, host: str, path: str) -> Answer:
        name = f"{host}{path}"
        self.asked.append(name)
        found = self.answers.get(name) or self.answers.get(path) or Answer(b"", 404)
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


@contextmanager
def site():
    """A running site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = server.site.answer(self.headers["Host"], self.path)
            body = found.bytes()
            self.send_response(found.status)
            self.send_header("Content-Type", found.kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the crawl may want no more of it
                self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.site = Site(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Done:
    """How a crawl ended."""

    code: int
    text: str
    errors: str
    report: dict

    def row(self, source: str) -> dict:
        return next(row for row in self.report["sources"] if row["source"] == source)


def rows(data: Path, **given: dict) -> None:
    """Write the operator's rows."""
    folder = data / "rows"
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for slug, row in given.items():
        lines.append(f"[{slug}]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in {"company": slug, **row}.items()]
    (folder / "mine.toml").write_text("\n".join(lines))


def crawled(data: Path, *names: str, **given: object) -> Done:
    """Crawl in a process of its own, as the command does."""
    words = json.dumps({"data": str(data), "names": names, **given})
    done = run([sys.executable, "-W", "error", "-c", DRIVER, words], data)
    report = data / "report.json"
    there = done.returncode in (0, 1, 3) and report.exists()
    assert done.returncode in (0, 1, 2, 3), done.stderr
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return Done(
        done.returncode, done.stdout, done.stderr, json.loads(report.read_text()) if there else {}
    )


def configured(data: Path, **more: object) -> None:
    """Write the operator's configuration."""
    (data / "rows").mkdir(exist_ok=True)
    values = {"data": str(data), "index": f"tantivy:{data}/index", "sources": [str(data / "rows")]}
    lines = [f"{key} = {json.dumps(value)}" for key, value in (values | more).items()]
    (data / "sponsorboard.toml").write_text("\n".join(lines))


def run(command: list[str], data: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A command with a configuration of its own, from the checkout."""
    file = data / "sponsorboard.toml"
    if not file.exists():
        configured(data)
    environment = {**os.environ, "SPONSORBOARD_CONFIG": str(file), "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def board(*jobs: dict, total: int | None = None) -> dict:
    """A Greenhouse board."""
    return {"jobs": list(jobs), "meta": {"total": len(jobs) if total is None else total}}


def job(number: int, title: str = "Plumber", text: str = "Mend pipes.") -> dict:
    """A job of a Greenhouse board."""
    return {
        "id": number,
        "title": title,
        "absolute_url": f"https://boards.greenhouse.io/example/jobs/{number}",
        "location": {"name": "Toledo, OH"},
        "content": f"&lt;p&gt;{text}&lt;/p&gt;",
        "first_published": "2026-07-01T08:00:00-04:00",
    }


def greenhouse(token: str) -> str:
    """Host and path that the Greenhouse spider asks for."""
    return f"boards-api.greenhouse.io/v1/boards/{token}/jobs?content=true&pay_transparency=true"
