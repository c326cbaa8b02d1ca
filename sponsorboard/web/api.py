"""The query API: postings as the record has them, filters and counts as the page has them."""

from collections.abc import Iterable
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response

from sponsorboard.search import Index, QueryError, SearchError
from sponsorboard.web import policies
from sponsorboard.web.openapi import Fault, Health, document
from sponsorboard.web.parameters import Pair, ParameterError, mistake_of, query_of
from sponsorboard.web.results import looked_up, searched

PREFIX = "/api/v1"
UNAVAILABLE = (
    "The index does not answer, or has not been made yet. Try again in a minute; the operator "
    "finds the reason with: sponsorboard doctor"
)


def answer(value: Any, status: int = 200) -> Response:
    """A value as a JSON response."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def router(index: Index, descriptions: str) -> APIRouter:
    """The API's routes over an index."""
    routes = APIRouter(prefix=PREFIX)

    @routes.get("/postings")
    def postings(request: Request) -> Response:
        return found(index, descriptions, request.query_params.multi_items())

    @routes.get("/postings/{id:path}")
    def posting(id: str) -> Response:
        one = looked_up(index, id, descriptions)
        return answer(one) if one else answer(Fault(404, "no posting has this id"), 404)

    @routes.get("/policy")
    def policy() -> Response:
        return answer(policies.answer())

    @routes.get("/health")
    def health() -> Response:
        return healthy(index)

    @routes.get("/openapi.json")
    def openapi() -> Response:
        return answer(document())

    return routes


def found(index: Index, descriptions: str, given: Iterable[Pair]) -> Response:
    """The page of postings that the parameters ask for, or what is wrong with them."""
    try:
        query = query_of(given)
    except ParameterError as error:
        return answer(error.mistake, error.mistake.status)
    try:
        return answer(searched(index, query, descriptions))
    except QueryError as error:
        mistake = mistake_of(error, query)
        return answer(mistake, mistake.status)


def healthy(index: Index) -> Response:
    """Whether the index answers, and what it holds."""
    try:
        stats = index.stats()
    except SearchError:
        return answer(Health("unavailable", message=UNAVAILABLE), 503)
    return answer(Health("ok", stats.engine, stats.version, stats.count, stats.newest))
