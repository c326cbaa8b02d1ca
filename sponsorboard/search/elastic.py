"""The Elasticsearch engine: one versioned index behind an alias."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec
from elasticsearch import BadRequestError, Elasticsearch, NotFoundError, helpers

from sponsorboard.configuration import Credentials
from sponsorboard.postings.posting import Posting
from sponsorboard.search import elastic_schema
from sponsorboard.search.elastic_bulk import removed, sent
from sponsorboard.search.elastic_client import client, plainly
from sponsorboard.search.elastic_schema import PATHS, ranked, said
from sponsorboard.search.errors import OUTDATED, IndexUnavailable, SearchError, Written
from sponsorboard.search.facets import BUCKETS, counted
from sponsorboard.search.fields import FACETS, LONGEST_ID, SILENT, version
from sponsorboard.search.highlights import highlights
from sponsorboard.search.index import Stats
from sponsorboard.search.plan import Plan, planned
from sponsorboard.search.query import Count, Hit, Page, Position, Query, cursor_of, position_of


class ElasticsearchIndex:
    """Postings on a server."""

    def __init__(self, server: str, alias: str, credentials: Credentials) -> None:
        self.url = f"{server}/{alias}"
        self.alias = alias
        self.name = f"{alias}-{version()}"
        self._server = server
        self._credentials = credentials
        self._fresh = True
        self._current = False

    @cached_property
    def _client(self) -> Elasticsearch:
        return client(self._server, self._credentials)

    def create(self) -> None:
        """Make the index and its alias unless they are there; one of an older layout stays, and \
its postings are copied before the alias moves."""
        with plainly(self.url):
            behind = self._behind()
            if behind == [self.name]:
                return
            if not behind and self._client.indices.exists(index=self.alias):
                raise SearchError(f"{self.url}: {self.alias} is an index; name an alias")
            self._make(self.name)
            for old in behind:
                self._copy(old)
            self._client.indices.update_aliases(
                actions=[
                    *({"remove": {"index": old, "alias": self.alias}} for old in behind),
                    {"add": {"index": self.name, "alias": self.alias}},
                ]
            )

    def _behind(self) -> list[str]:
        """The indices that the alias stands for."""
        if not self._client.indices.exists_alias(name=self.alias):
            return []
        return sorted(self._client.indices.get_alias(name=self.alias).body)

    def _make(self, name: str) -> None:
        try:
            self._client.indices.create(
                index=name,
                settings=elastic_schema.settings(),
                mappings=elastic_schema.mapping(),
                wait_for_active_shards=1,
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise

    def _copy(self, old: str) -> None:
        self._client.indices.refresh(index=old)
        hits = helpers.scan(self._client, index=old, query={"query": {"match_all": {}}})
        postings = (msgspec.convert(hit["_source"], Posting) for hit in hits)
        written = sent(self._client, self.url, self.name, postings, alias=False)
        if written.refused:
            id, reason = next(iter(written.refused.items()))
            raise SearchError(f"{self.url}: {id} of {old} cannot be copied: {reason}")
        self._client.indices.refresh(index=self.name)

    def write(self, postings: Iterable[Posting]) -> Written:
        """Insert or replace by id, in bulks; 429 and 503 are tried again with back-off."""
        self._fresh = False
        with plainly(self.url):
            return sent(self._client, self.url, self.alias, postings)

    def delete(self, ids: Iterable[str]) -> None:
        """Remove postings."""
        self._fresh = False
        with plainly(self.url):
            removed(self._client, self.url, self.alias, ids)

    def search(self, query: Query) -> Page:
        """One page of an answer."""
        plan, position = planned(query), position_of(query)
        asked: dict[str, Any] = {
            "query": ranked(plan.always, plan.tiers),
            "post_filter": {"bool": {"filter": [said(one) for one in plan.filters.values()]}},
            "sort": [{"_score": "desc"}, {PATHS[plan.key]: "asc"}],
            "size": query.size + 1 if query.size else 0,
            "track_total_hits": True,
        }
        if position:
            asked["search_after"] = [float(position.tier), position.key]
        if query.facets:
            asked["aggs"] = {name: _facet(name, plan) for name in FACETS}
        answer = self._ask(asked)
        found = answer["hits"]["hits"]
        shown = found[: query.size]
        hits = [_hit(hit["_source"], plan) for hit in shown]
        cursor = None
        if shown and len(found) > query.size:
            score, key = shown[-1]["sort"]
            cursor = cursor_of(query, Position(round(score), key))
        facets: dict[str, list[Count]] = {}
        if query.facets:
            counts = answer["aggregations"]
            facets = {name: counted(counts[name]["values"]["buckets"]) for name in FACETS}
        return Page(hits, answer["hits"]["total"]["value"], cursor, facets)

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        with plainly(self.url):
            self._check()
            self._refresh()
            return dict(self._client.search(index=self.alias, **asked).body)

    def _check(self) -> None:
        """Raises where the alias stands for another layout, which would find nothing."""
        if not self._current and (behind := self._behind()):
            if self.name not in behind:
                raise IndexUnavailable(OUTDATED.format(self.url))
            self._current = True

    def _refresh(self) -> None:
        """Make what this object has written visible; others see it a second later."""
        if not self._fresh:
            self._client.indices.refresh(index=self.alias)
            self._fresh = True

    def get(self, id: str) -> Posting | None:
        """One posting by its id."""
        if not 0 < len(id.encode("utf-8", "replace")) <= LONGEST_ID:
            return None
        with plainly(self.url):
            try:
                found = self._client.get(index=self.alias, id=id)
            except NotFoundError:
                if self._behind():
                    return None
                raise
            return msgspec.convert(found["_source"], Posting)

    def scan(self, query: Query | None = None) -> Iterator[Posting]:
        """Every posting that meets the query, as the index stood when the scan began."""
        for hit in self._scan(query):
            yield msgspec.convert(hit["_source"], Posting)

    def _scan(self, query: Query | None) -> Iterator[dict[str, Any]]:
        conditions = planned(query).conditions() if query is not None else []
        with plainly(self.url):
            if query is not None:
                self._check()
            self._refresh()
            yield from helpers.scan(
                self._client, index=self.alias, query={"query": ranked(conditions, [])}, size=500
            )

    def stats(self) -> Stats:
        """What the index holds."""
        asked = {
            "size": 0,
            "track_total_hits": True,
            "aggs": {
                **{name: _terms(name) for name in ("source", "status")},
                "seen": {"max": {"field": PATHS["seen"]}},
            },
        }
        answer = self._ask(asked)
        counts = answer["aggregations"]
        by = {
            name: {one["key"]: one["doc_count"] for one in counts[name]["buckets"]}
            for name in ("source", "status")
        }
        newest = counts["seen"].get("value_as_string")
        with plainly(self.url):
            engine = self._client.nodes.info(metric="http")["nodes"]
            behind = self._behind()
        server = min(node["version"] for node in engine.values())
        return Stats(
            engine=f"elasticsearch {server}",
            version=", ".join(one.removeprefix(f"{self.alias}-") for one in behind),
            count=answer["hits"]["total"]["value"],
            sources=by["source"],
            statuses=by["status"],
            newest=datetime.fromisoformat(newest) if newest else None,
        )

    def verify(self) -> list[str]:
        """The alias, the layout, and counts against what can be read."""
        with plainly(self.url):
            behind = self._behind()
            if not behind:
                raise IndexUnavailable(
                    f"{self.url}: there is no index yet; run: sponsorboard index create"
                )
            problems = self._layout(behind)
            self._client.indices.refresh(index=self.alias)
            count = self._client.count(index=self.alias)["count"]
        read = 0
        for hit in self._scan(None):
            read += 1
            try:
                one = msgspec.convert(hit["_source"], Posting)
            except msgspec.ValidationError as error:
                problems.append(f"{hit['_id']} cannot be read: {error}")
                continue
            if one.id != hit["_id"]:
                problems.append(f"{one.id} is kept under the id {hit['_id']}")
        if read != count:
            problems.append(f"{count} postings are counted, {read} can be read")
        return problems

    def _layout(self, behind: list[str]) -> list[str]:
        problems = []
        for name, index in self._client.indices.get_mapping(index=self.alias).items():
            made = index["mappings"].get("_meta", {}).get("version")
            if made != version():
                problems.append(
                    f"{name} has the layout {made}, this program writes {version()}; "
                    "run: sponsorboard index create"
                )
        if len(behind) > 1:
            problems.append(f"the alias stands for several indices: {', '.join(behind)}")
        return problems

    def close(self) -> None:
        """Make what was written visible and close the connections."""
        with contextlib.suppress(SearchError), plainly(self.url):
            self._refresh()
        self._client.close()
        del self._client


def _hit(source: dict[str, Any], plan: Plan) -> Hit:
    posting = msgspec.convert(source, Posting)
    return Hit(posting, highlights(posting, plan.forms))


def _terms(name: str) -> dict[str, Any]:
    return {"terms": {"field": PATHS[name], "size": BUCKETS, "missing": SILENT}}


def _facet(name: str, plan: Plan) -> dict[str, Any]:
    others = [said(one) for key, one in plan.filters.items() if key != name]
    return {"filter": {"bool": {"filter": others}}, "aggs": {"values": _terms(name)}}
