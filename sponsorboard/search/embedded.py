"""The embedded engine: tantivy in a folder of its own, no server needed."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from itertools import islice
from pathlib import Path

import msgspec
import tantivy

from sponsorboard.postings.posting import Posting
from sponsorboard.search import tantivy_schema, words, writers
from sponsorboard.search.errors import OUTDATED, IndexUnavailable, Written
from sponsorboard.search.facets import BUCKETS, counted
from sponsorboard.search.fields import FACETS, SILENT, encoded, version
from sponsorboard.search.highlights import highlights
from sponsorboard.search.index import Stats
from sponsorboard.search.plan import Plan, planned
from sponsorboard.search.query import (
    Count,
    Hit,
    Page,
    Position,
    Query,
    cursor_of,
    position_of,
)

BATCH = 2_000  # postings a commit
Found = list[tuple[Position, tantivy.DocAddress]]


class EmbeddedIndex:
    """Postings in a folder; one sub-folder a layout."""

    def __init__(self, path: Path) -> None:
        self.url = f"tantivy:{path}"
        self.root = path
        self.folder = path.resolve() / version()
        self._index: tantivy.Index | None = None
        self._writer: writers.Writer | None = None

    def create(self) -> None:
        """Make the index unless it is there, with the postings of the newest older layout."""
        if self.folder.is_dir():
            return
        older = self._older()
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix="new-", dir=self.folder.parent))
        index = _opened(tantivy.Index(tantivy_schema.schema(), str(new)))
        if older:
            source = tantivy.Index.open(str(max(older, key=lambda one: one.stat().st_mtime)))
            writer = index.writer(writers.MEMORY, 1)
            for record in _records(source.searcher()):
                posting = msgspec.json.decode(record, type=Posting)
                writer.add_document(tantivy_schema.document(posting, record))
            writer.commit()
            writer.wait_merging_threads()
        try:
            new.rename(self.folder)
        except OSError:  # another process was first
            shutil.rmtree(new)

    def _older(self) -> list[Path]:
        return [one for one in self.folder.parent.glob("v*-*") if one.is_dir()]

    def write(self, postings: Iterable[Posting]) -> Written:
        """Insert or replace by id; committed every 2,000 postings and at the end."""
        written = Written()
        rest = iter(postings)
        while batch := list(islice(rest, BATCH)):
            self._commit(batch, [], written)
        return written

    def delete(self, ids: Iterable[str]) -> None:
        """Remove postings."""
        self._commit([], list(ids), Written())

    def _commit(self, batch: list[Posting], removed: list[str], written: Written) -> None:
        index = self._opened()
        self._writer = shared = self._writer or writers.take(self.folder)
        accepted = []
        with shared.lock:
            writer = shared.opened(index)
            try:
                for gone in removed:
                    writer.delete_documents_by_term("id", gone)
                for posting in batch:
                    try:
                        document = tantivy_schema.document(posting, encoded(posting))
                    except (ValueError, TypeError, AttributeError) as error:
                        written.refused[posting.id] = str(error)
                        continue
                    writer.delete_documents_by_term("id", posting.id)
                    writer.add_document(document)
                    accepted.append(posting.id)
                writer.commit()
            except (ValueError, OSError) as error:
                shared.discard()
                raise IndexUnavailable(f"{self.url} cannot be written: {error}", written) from None
        written.accepted += accepted

    def search(self, query: Query) -> Page:
        """One page of an answer."""
        plan, position = planned(query), position_of(query)
        index, searcher = self._searcher()
        condition = tantivy_schema.all_of(index, plan.conditions())
        total = searcher.search(condition, 1).count or 0  # type: ignore[attr-defined]
        found = self._page(searcher, plan, condition, position, query.size + 1)
        shown = found[: query.size]
        hits = [self._hit(searcher, address, plan) for _, address in shown]
        more = len(found) > query.size and bool(shown)
        cursor = cursor_of(query, shown[-1][0]) if more else None
        facets = self._facets(searcher, plan) if query.facets else {}
        return Page(hits, total, cursor, facets)

    def _page(
        self,
        searcher: tantivy.Searcher,
        plan: Plan,
        condition: tantivy.Query,
        position: Position | None,
        wanted: int,
    ) -> Found:
        """The next so many, tier by tier."""
        index = self._opened()
        found: Found = []
        highest = position.tier if position else len(plan.tiers)
        for met in range(highest, -1, -1):
            parts = [condition, tantivy_schema.tier(index, plan.tiers, met)]
            if position and met == position.tier:
                parts.append(tantivy_schema.after(index, plan.key, position.key))
            hits = searcher.search(
                tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in parts]),
                wanted - len(found),
                count=False,
                order_by_field=plan.key,
                order=tantivy.Order.Asc,
            ).hits
            found += [(Position(met, str(key)), address) for key, address in hits]
            if len(found) >= wanted:
                break
        return found

    def _hit(self, searcher: tantivy.Searcher, address: tantivy.DocAddress, plan: Plan) -> Hit:
        posting = msgspec.json.decode(_record(searcher, address), type=Posting)
        return Hit(posting, highlights(posting, plan.forms))

    def _facets(self, searcher: tantivy.Searcher, plan: Plan) -> dict[str, list[Count]]:
        counts: dict[str, list[Count]] = {}
        free = [name for name in FACETS if name not in plan.filters]
        for names in [free, *([name] for name in plan.filters)]:
            without = names[0] if names[0] in plan.filters else None
            condition = tantivy_schema.all_of(self._opened(), plan.conditions(without))
            answer = searcher.aggregate(condition, {name: _terms(name) for name in names})
            counts |= {name: counted(answer[name]["buckets"]) for name in names}
        return {name: counts[name] for name in FACETS}

    def get(self, id: str) -> Posting | None:
        """One posting by its id."""
        index, searcher = self._searcher()
        hits = searcher.search(tantivy.Query.term_query(index.schema, "id", id, "basic"), 1).hits
        return msgspec.json.decode(_record(searcher, hits[0][1]), type=Posting) if hits else None

    def scan(self, query: Query | None = None) -> Iterator[Posting]:
        """Every posting that meets the query, as the index stood when the scan began."""
        index, searcher = self._searcher()
        condition = None
        if query is not None:
            condition = tantivy_schema.all_of(index, planned(query).conditions())
        for record in _records(searcher, condition):
            yield msgspec.json.decode(record, type=Posting)

    def stats(self) -> Stats:
        """What the index holds."""
        _, searcher = self._searcher()
        everything = tantivy.Query.all_query()
        asked = {name: _terms(name) for name in ("source", "status")}
        answer = searcher.aggregate(everything, asked | {"seen": {"max": {"field": "seen"}}})
        by = {
            name: {str(one["key"]): int(one["doc_count"]) for one in answer[name]["buckets"]}
            for name in ("source", "status")
        }
        newest = answer["seen"]["value"]
        return Stats(
            engine=f"tantivy {metadata.version('tantivy')}",
            version=self.folder.name,
            count=searcher.num_docs,
            sources=by["source"],
            statuses=by["status"],
            newest=None if newest is None else datetime.fromtimestamp(newest / 1e9, UTC),
        )

    def verify(self) -> list[str]:
        """Counts against what can be read, ids that are there twice, records that are broken."""
        _, searcher = self._searcher()
        problems, ids = [], set()
        for number, record in enumerate(_records(searcher), 1):
            try:
                one = msgspec.json.decode(record, type=Posting)
            except msgspec.MsgspecError as error:
                problems.append(f"record {number} cannot be read: {error}")
                continue
            if one.id in ids:
                problems.append(f"{one.id} is there more than once")
            ids.add(one.id)
        if len(ids) + len(problems) != searcher.num_docs:
            problems.append(f"{searcher.num_docs} postings are counted, {len(ids)} can be read")
        return problems

    def close(self) -> None:
        """Give the writer back; the last user of a folder waits for its merges."""
        if self._writer is not None:
            writers.give_back(self._writer)
        self._writer = self._index = None

    def _opened(self) -> tantivy.Index:
        if self._index is None:
            if not self.folder.is_dir():
                if self._older():
                    raise IndexUnavailable(OUTDATED.format(self.url))
                raise IndexUnavailable(
                    f"there is no index in {self.root} yet; "
                    "run a crawl, or: sponsorboard index create"
                )
            try:
                self._index = _opened(tantivy.Index.open(str(self.folder)))
            except ValueError as error:
                raise IndexUnavailable(f"{self.url} cannot be read: {error}") from None
        return self._index

    def _searcher(self) -> tuple[tantivy.Index, tantivy.Searcher]:
        index = self._opened()
        try:
            index.reload()
        except ValueError as error:
            raise IndexUnavailable(f"{self.url} cannot be read: {error}") from None
        return index, index.searcher()


def _opened(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(words.NAME, words.ANALYZER)
    return index


def _terms(name: str) -> dict[str, object]:
    return {"terms": {"field": name, "size": BUCKETS, "missing": SILENT}}


def _records(searcher: tantivy.Searcher, query: tantivy.Query | None = None) -> Iterator[bytes]:
    found = query or tantivy.Query.all_query()
    for _, address in searcher.search(found, max(searcher.num_docs, 1), count=False).hits:
        yield _record(searcher, address)


def _record(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    return bytes(searcher.doc(address).get_first(tantivy_schema.RECORD))  # type: ignore[arg-type]
