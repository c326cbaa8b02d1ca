"""The mapping of an Elasticsearch index, a posting as its document, and conditions as its queries.

Nothing here needs more of a server than its core and ``analysis-common``.
"""

from datetime import date
from typing import Any

import msgspec

from sponsorboard.postings.posting import Posting
from sponsorboard.search import words
from sponsorboard.search.fields import (
    FIELDS,
    HEADLINE,
    SILENT,
    TEXTS,
    Kind,
    keys,
    version,
)
from sponsorboard.search.plan import AnyOf, Condition, Is, Not, Says, Within

Clause = dict[str, Any]
TYPES: dict[Kind, str] = {
    "keyword": "keyword",
    "number": "double",
    "day": "date",
    "moment": "date",
}
TEXT = {"type": "text", "analyzer": words.NAME, "position_increment_gap": 100}
PATHS = {name: field.path for name, field in FIELDS.items()}


def searched(path: str) -> str:
    """Where the words of a text are: beside the whole value when that is a field too."""
    return f"{path}.words" if path in PATHS.values() else path


def settings() -> Clause:
    """Settings of the index: the tokenizer and folding; shards are the server's own default."""
    return {"analysis": words.analysis()}


def mapping() -> Clause:
    """What is indexed; everything else of a record is only kept."""
    root: Clause = {"properties": {}}
    leaves: dict[str, Clause] = {
        field.path: {"type": TYPES[field.kind]} for field in FIELDS.values()
    }
    for path in TEXTS:
        leaves[path] = leaves[path] | {"fields": {"words": TEXT}} if path in leaves else TEXT
    for path, leaf in leaves.items():
        *parents, name = path.split(".")
        node = root
        for parent in parents:
            node = node["properties"].setdefault(parent, {"properties": {}})
        node["properties"][name] = leaf
    return {"dynamic": False, "_meta": {"version": version()}, **root}


def document(posting: Posting, record: bytes) -> bytes:
    """The record with its ``search`` keys, as JSON."""
    return record[:-1] + b',"search":' + msgspec.json.encode(keys(posting)) + b"}"


def said(condition: Condition) -> Clause:
    """One condition in Elasticsearch's words."""
    match condition:
        case Is(name, chosen):
            return _is(PATHS[name], chosen)
        case Within(name, low, high):
            limits = {"gte": _plain(low), "lte": high}
            given = {key: value for key, value in limits.items() if value is not None}
            return {"range": {PATHS[name]: given}}
        case Says(forms, headline):
            paths = [searched(path) for path in (HEADLINE if headline else TEXTS)]
            return _any([_phrase(path, form) for path in paths for form in forms])
        case Not(inner):
            return {"bool": {"must_not": [said(inner)]}}
        case AnyOf(several):
            return _any([said(one) for one in several])


def _plain(low: str | float | date | None) -> str | float | None:
    return low.isoformat() if isinstance(low, date) else low


def _is(path: str, chosen: tuple[str, ...]) -> Clause:
    real = [one for one in chosen if one != SILENT]
    found: list[Clause] = [{"terms": {path: real}}] if real else []
    if SILENT in chosen:
        found.append({"bool": {"must_not": [{"exists": {"field": path}}]}})
    return _any(found)


def _phrase(path: str, form: tuple[str, ...]) -> Clause:
    """The tokens were cut here already; the server must not cut them again."""
    asked = {"query": " ".join(form), "analyzer": "whitespace"}
    return {"match_phrase": {path: asked}}


def _any(clauses: list[Clause]) -> Clause:
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def ranked(conditions: list[Condition], tiers: list[Condition]) -> Clause:
    """All of the conditions; the score is the number of tiers' conditions that hold."""
    return {
        "bool": {
            # Without a filter one of the tiers would be needed, and without both all score 1.
            "filter": [{"match_all": {}}, *(said(one) for one in conditions)],
            "should": [{"constant_score": {"filter": said(one)}} for one in tiers],
            "minimum_should_match": 0,
        }
    }
