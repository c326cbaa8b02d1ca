"""Postings sent to Elasticsearch in bulks, and what became of each."""

from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch, TransportError, helpers

from sponsorboard.postings.posting import Posting
from sponsorboard.search import elastic_schema
from sponsorboard.search.elastic_client import PASSING
from sponsorboard.search.errors import IndexUnavailable, Written
from sponsorboard.search.fields import encoded

BULK = 500  # postings a request
BYTES = 8_000_000  # a request
TRIES = 4  # further ones after an answer that may pass
BACK_OFF = 0.5  # seconds before the first of them, doubled each time
LONGEST = 8.0
# Not the posting's fault: 403 is a server that became read-only, 404 an alias that is not there.
NOT_ITS_FAULT = (401, 403, 404, *PASSING)

Item = dict[str, Any]
Action = tuple[dict[str, Any], bytes]


def sent(
    client: Elasticsearch, url: str, index: str, postings: Iterable[Posting], *, alias: bool = True
) -> Written:
    """Writes postings to an index, or to the one behind an alias.

    Raises:
        IndexUnavailable: the server gave up in between; what it took by then is in ``written``.
    """
    written = Written()
    failed: list[Item] = []
    try:
        for good, item in _answers(client, index, _actions(postings, written), alias):
            if good:
                written.accepted.append(item["_id"])
            elif item["status"] in NOT_ITS_FAULT:
                failed.append(item)
            else:
                written.refused[item["_id"]] = _why(item)
    except TransportError as error:
        raise IndexUnavailable(f"{url} does not answer: {error.message}", written) from None
    if failed:
        raise IndexUnavailable(
            f"{url} did not take {len(failed)} postings: {_why(failed[0])}", written
        )
    return written


def removed(client: Elasticsearch, url: str, index: str, ids: Iterable[str]) -> None:
    """Removes postings by id; one that is not there is no trouble.

    Raises:
        IndexUnavailable: the server did not remove all of them.
    """
    actions = [{"_op_type": "delete", "_id": id} for id in ids]
    _, errors = helpers.bulk(client, actions, index=index, raise_on_error=False, require_alias=True)
    answers: list[Item] = [one["delete"] for one in errors]  # type: ignore[union-attr]
    failed = [one for one in answers if "error" in one]
    if failed:
        raise IndexUnavailable(f"{url} did not remove {len(failed)}: {_why(failed[0])}")


def _actions(postings: Iterable[Posting], written: Written) -> Iterator[Action]:
    """Header and document of each posting; those that cannot be written are refused here."""
    for posting in postings:
        try:
            whole = elastic_schema.document(posting, encoded(posting))
        except (ValueError, TypeError, AttributeError) as error:
            written.refused[posting.id] = str(error)
        else:
            yield {"index": {"_id": posting.id}}, whole


def _answers(
    client: Elasticsearch, index: str, actions: Iterable[Action], alias: bool
) -> Iterator[tuple[bool, Item]]:
    """What the server says of each document. A bulk that it refuses as a whole is sent again one \
by one, so that one document's fault is not another's."""
    alone: list[Action] = []
    for size, several in ((BULK, actions), (1, alone)):
        for good, answer in helpers.streaming_bulk(
            client,
            several,  # type: ignore[arg-type]
            chunk_size=size,
            max_chunk_bytes=BYTES,
            raise_on_error=False,
            raise_on_exception=False,
            expand_action_callback=_as_it_is,
            max_retries=TRIES,
            initial_backoff=BACK_OFF,
            max_backoff=LONGEST,
            retry_on_status=PASSING,
            index=index,
            require_alias=alias,
        ):
            item = answer["index"]
            if size > 1 and "exception" in item and item["status"] in (400, 413):
                alone.append(({"index": {"_id": item["_id"]}}, item["data"]))
            else:
                yield good, item


def _as_it_is(action: Any) -> Any:
    return action


def _why(item: Item) -> str:
    error = item["error"]
    if not isinstance(error, dict):
        return f"{item['status']}: {error}"
    cause = error.get("caused_by", {}).get("reason")
    return f"{item['status']}: {error.get('reason')}" + (f" ({cause})" if cause else "")
