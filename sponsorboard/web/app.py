"""The web application: pages, API, static files, and the headers that all of them carry."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sponsorboard.configuration import Configuration
from sponsorboard.search import Index, SearchError
from sponsorboard.web import api, pages
from sponsorboard.web.openapi import Fault

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Newer versions of FastAPI hand requests, with what is searched, to OpenTelemetry if it is there.
SILENCE: Any = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
PLAIN = {
    404: ("Nothing here", "There is no page at this address."),
    405: ("Not possible", "Pages and API can only be read."),
}


class Headers:
    """Adds the headers to every response; what was searched stays out of caches."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                static = str(scope.get("path", "")).startswith("/static/")
                headers["Cache-Control"] = "max-age=3600" if static else "no-store"
            await send(message)

        await self.app(scope, receive, sending)


def create_app(index: Index, *, configuration: Configuration, sample: bool = False) -> FastAPI:
    """The application over an index; ``sample`` makes every page say that it shows sample data."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, telemetry=SILENCE)
    render = pages.renderer(sample=sample)
    app.add_middleware(Headers)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.include_router(api.router(index, configuration.descriptions))
    app.include_router(pages.router(index, configuration.descriptions, render))

    def fault(request: Request, status: int, title: str, message: str) -> Response:
        if request.url.path.startswith(api.PREFIX):
            return api.answer(Fault(status, message), status)
        return render("error.html", status, title=title, message=message)

    @app.exception_handler(SearchError)
    def unavailable(request: Request, error: SearchError) -> Response:
        return fault(request, 503, "The index does not answer", api.UNAVAILABLE)

    @app.exception_handler(HTTPException)
    def plain(request: Request, error: HTTPException) -> Response:
        title, message = PLAIN.get(error.status_code, ("Not possible", str(error.detail)))
        response = fault(request, error.status_code, title, message)
        response.headers.update(error.headers or {})
        return response

    return app
