"""What all tests share: no network beyond loopback, and one real Elasticsearch a run."""

import contextlib
import ipaddress
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
import uuid
from pathlib import Path

import hypothesis
import pytest
from elasticsearch import Elasticsearch
from elasticsearch_server import INSTALL, Missing, Server
from filelock import FileLock

from sponsorboard.search import open_index

RUN = "SPONSORBOARD_TEST_RUN"  # folder of this run, and the process that it belongs to
NAMED = "SPONSORBOARD_TEST_ELASTICSEARCH"


class BlockedConnection(RuntimeError):
    """A test reached for the network."""


def _loopback_only(event, arguments):
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        if not _is_loopback(arguments[1][0]):
            raise BlockedConnection(f"a test wanted to connect to {arguments[1]}")
    elif event == "socket.getaddrinfo" and not _is_loopback(arguments[0]):
        raise socket.gaierror(socket.EAI_NONAME, f"tests look up no names: {arguments[0]}")


def _is_loopback(host):
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    try:
        return (address := ipaddress.ip_address(host)).is_loopback or address.is_unspecified
    except ValueError:
        return False


hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same")
sys.addaudithook(_loopback_only)  # sees connect, connect_ex and every library in this process


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        os.environ[RUN] = f"{tempfile.mkdtemp(prefix='sponsorboard-run-')}:{os.getpid()}"


def pytest_unconfigure(config):
    if hasattr(config, "workerinput") or RUN not in os.environ:
        return
    folder = Path(os.environ.pop(RUN).rpartition(":")[0])
    if (folder / "keeper").exists():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int((folder / "keeper").read_text()), signal.SIGTERM)
        _first(folder, "ended", seconds=60)
    shutil.rmtree(folder, ignore_errors=True)


def _first(folder, *names, seconds):
    """The first of the files to appear."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for name in names:
            if (folder / name).exists():
                return folder / name
        time.sleep(0.1)
    return None


def _missing(why):
    if os.environ.get("CI") == "true":
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


@pytest.fixture(scope="session")
def elasticsearch_url():
    """URL of a real server: the named one, or one that is started once for the whole run."""
    if named := os.environ.get(NAMED):
        return named.rstrip("/")
    folder, _, owner = os.environ[RUN].rpartition(":")
    folder = Path(folder)
    with FileLock(folder / "lock"):
        if not (folder / "keeper").exists():
            program = Path(__file__).with_name("elasticsearch_server.py")
            order = [sys.executable, str(program), str(folder), owner]
            keeper = os.posix_spawn(sys.executable, order, os.environ, setsid=True)
            (folder / "keeper").write_text(str(keeper))
    said = _first(folder, "url", "missing", "failed", seconds=600)
    if said is None:
        pytest.fail("Elasticsearch did not start in ten minutes")
    if said.name == "missing":
        _missing(said.read_text())
    if said.name == "failed":
        pytest.fail(said.read_text(), pytrace=False)
    return said.read_text()


@pytest.fixture
def elasticsearch_alias(elasticsearch_url):
    """URL of an alias that no other test uses; what is made under it is removed."""
    alias = f"test-{uuid.uuid4().hex[:12]}"
    yield f"{elasticsearch_url}/{alias}"
    remove_indices(elasticsearch_url, alias)


def remove_indices(server, alias):
    """Delete what tests made under an alias."""
    with Elasticsearch(server) as client:
        for name in client.indices.get(index=f"{alias}*").body:
            client.indices.delete(index=name)


@pytest.fixture
def index(tmp_path):
    """An empty embedded index."""
    index = open_index(f"tantivy:{tmp_path}/index")
    index.create()
    yield index
    index.close()


@pytest.fixture
def own_elasticsearch():
    """A real server that the test may stop and start."""
    try:
        server = Server()
    except Missing:
        if os.environ.get(NAMED):
            pytest.skip(f"a named server is not ours to stop; {INSTALL}")
        _missing(INSTALL)
    try:
        server.start()
        yield server
    finally:
        server.remove()
