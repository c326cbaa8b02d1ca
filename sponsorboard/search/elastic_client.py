"""The connection to an Elasticsearch server, and its troubles in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    Elasticsearch,
    NotFoundError,
    TransportError,
)

from sponsorboard.configuration import Credentials
from sponsorboard.search.errors import IndexUnavailable, SearchError

TIMEOUT = 30.0  # seconds
PASSING = (408, 429, 500, 502, 503, 504)
"""Answers that the same request can be spared later."""


def client(server: str, credentials: Credentials) -> Elasticsearch:
    """A client that signs in with the API key, or else with user and password."""
    signed: dict[str, object] = {}
    if credentials.api_key:
        signed["api_key"] = credentials.api_key
    elif credentials.user:
        signed["basic_auth"] = (credentials.user, credentials.password or "")
    if credentials.ca:
        signed["ca_certs"] = credentials.ca
    return Elasticsearch(server, request_timeout=TIMEOUT, max_retries=1, **signed)  # type: ignore[arg-type]


@contextmanager
def plainly(url: str) -> Iterator[None]:
    """Raises what goes wrong inside as SearchError, or as IndexUnavailable when it may pass."""
    try:
        yield
    except (AuthenticationException, AuthorizationException) as error:
        if "cluster_block_exception" in str(error):
            raise IndexUnavailable(f"{url} is read-only: {reason(error)}") from None
        raise SearchError(
            f"{url} does not let us in ({error.meta.status}); check SPONSORBOARD_INDEX_API_KEY, "
            "or SPONSORBOARD_INDEX_USER and SPONSORBOARD_INDEX_PASSWORD"
        ) from None
    except NotFoundError as error:
        raise IndexUnavailable(
            f"{url}: there is no index yet; run a crawl, or: sponsorboard index create"
            f" ({reason(error)})"
        ) from None
    except ApiError as error:
        kind = IndexUnavailable if error.meta.status in PASSING else SearchError
        raise kind(f"{url} answered {error.meta.status}: {reason(error)}") from None
    except TransportError as error:
        raise IndexUnavailable(f"{url} does not answer: {error.message}") from None


def reason(error: ApiError) -> str:
    """What the server says is wrong."""
    body = error.body
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        return str(body["error"].get("reason") or error.message)
    return str(error.message)
