"""The server as the command runs it: a process of its own."""

import signal
import socket
import subprocess
import sys

import httpx
import pytest
from web_samples import filled

from sponsorboard.configuration import Configuration
from sponsorboard.search import SearchError
from sponsorboard.web import serve

PROGRAM = """
import sys
from sponsorboard.configuration import Configuration
from sponsorboard.web import serve
ready = lambda address: print(address, flush=True)
serve(sys.argv[1], "127.0.0.1", 0, Configuration(), sample=True, ready=ready)
"""


def test_serves_until_interrupted_and_logs_no_search(tmp_path):
    with filled(tmp_path / "index") as index:
        url = index.url
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    address = process.stdout.readline().strip()
    for path in (
        "/?q=secretword",
        "/api/v1/postings?q=secretword",
        "/?secretword=1",
        "/x?q=secretword",
    ):
        assert httpx.get(f"{address.rstrip('/')}{path}").status_code in (200, 400, 404)
    assert "Sample data." in httpx.get(address).text
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    assert "secretword" not in output + errors
    assert "Traceback" not in errors
    assert process.returncode == 0


def test_a_taken_port_is_an_error_of_its_own():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        serve("tantivy:x", "127.0.0.1", taken.getsockname()[1], Configuration())


def test_a_url_that_names_no_index_is_refused():
    with pytest.raises(SearchError, match="names no index"):
        serve("ftp://x", "127.0.0.1", 0, Configuration())
