"""Serves pages and API until interrupted; writes no log of what is asked."""

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from sponsorboard.configuration import Configuration, credentials
from sponsorboard.search import open_index
from sponsorboard.web.app import create_app


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()


def serve(
    index_url: str,
    host: str,
    port: int,
    configuration: Configuration,
    *,
    sample: bool = False,
    ready: Callable[[str], object] = lambda address: None,
) -> None:
    """Answer requests until interrupted; ``ready`` is called once with the address.

    Raises:
        OSError: the port is taken or the host is not this machine's.
        SearchError: the index's URL names none.
    """
    index = open_index(index_url, credentials())
    with listening(host, port) as listener:
        taken = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        app = create_app(index, configuration=configuration, sample=sample)
        try:
            with suppress(KeyboardInterrupt):
                server(app, lambda: ready(f"http://{shown}:{taken}/")).run(sockets=[listener])
        finally:
            index.close()


def server(app: FastAPI, ready: Callable[[], object]) -> uvicorn.Server:
    """A server without an access log: what people search for is nobody's business."""
    settings = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, lifespan="off"
    )
    return _Server(settings, ready)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, on any free port for 0."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)
