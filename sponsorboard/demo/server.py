"""The loopback server of the sample career site; it answers as the host that is asked for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from sponsorboard.demo.answers import Request, answer


@dataclass(slots=True)
class SampleSite:
    """A running sample site."""

    root: str
    """Its address, such as ``http://127.0.0.1:8001``."""

    _server: ThreadingHTTPServer
    _thread: Thread

    def close(self) -> None:
        """Stop answering and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def serve(port: int = 0, *, today: date | None = None) -> SampleSite:
    """Start the site on loopback, on any free port unless one is named.

    ``today`` is the day that the postings' dates count from.

    Raises:
        OSError: the port is taken.
    """
    server = _Server(("127.0.0.1", port), _Handler)
    server.root = root = f"http://127.0.0.1:{server.server_port}"
    server.today = today or datetime.now(UTC).date()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    return SampleSite(root=root, _server=server, _thread=thread)


class _Server(ThreadingHTTPServer):
    root: str
    today: date


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def _answer(self, body: bytes) -> None:
        found = answer(
            Request(
                method=self.command,
                host=self.headers.get("Host", ""),
                target=self.path,
                body=body,
                root=self.server.root,
                today=self.server.today,
            )
        )
        self.send_response(found.status)
        self.send_header("Content-Type", found.content_type)
        self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        self.wfile.write(found.body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the crawl reports what it asked."""
