"""A posting as a tantivy document, and conditions as tantivy queries."""

from datetime import UTC, date, datetime, time

import tantivy
from tantivy import Occur

from sponsorboard.postings.posting import Posting
from sponsorboard.search import words
from sponsorboard.search.fields import FIELDS, HEADLINE, SILENT, TEXTS, Field, keys, values
from sponsorboard.search.plan import AnyOf, Condition, Is, Not, Says, Within

RECORD = "record"


def schema() -> tantivy.Schema:
    """Every field of the table, the two searched texts, and the record itself as JSON."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS.values():
        if field.kind == "keyword":
            builder.add_text_field(
                field.name, fast=True, tokenizer_name="raw", index_option="basic"
            )
        elif field.kind == "number":
            builder.add_float_field(field.name, indexed=True, fast=True)
        else:
            builder.add_date_field(field.name, indexed=True, fast=True)
    builder.add_text_field("headline", tokenizer_name=words.NAME)
    builder.add_text_field("text", tokenizer_name=words.NAME)
    builder.add_bytes_field(RECORD, stored=True)
    return builder.build()


def document(posting: Posting, record: bytes) -> tantivy.Document:
    """What is indexed of a posting."""
    made = tantivy.Document()
    derived = keys(posting)
    for field in FIELDS.values():
        if field.path.startswith("search."):
            found: list[object] = [*derived[field.path.removeprefix("search.")]]
        else:
            found = values(posting, field.path)
        for value in found:
            _add(made, field, value)
    for path in TEXTS:
        for text in values(posting, path):
            spelled = words.spelled(text)
            made.add_text("text", spelled)
            if path in HEADLINE:
                made.add_text("headline", spelled)
    made.add_bytes(RECORD, record)
    return made


def _add(made: tantivy.Document, field: Field, value: object) -> None:
    if isinstance(value, str):
        made.add_text(field.name, value)
    elif isinstance(value, datetime):
        made.add_date(field.name, value.replace(tzinfo=value.tzinfo or UTC))
    elif isinstance(value, date):
        made.add_date(field.name, _midnight(value))
    else:
        made.add_float(field.name, float(value))  # type: ignore[arg-type]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def all_of(index: tantivy.Index, conditions: list[Condition]) -> tantivy.Query:
    """A query that finds what meets every condition."""
    clauses = [(Occur.Must, tantivy.Query.all_query())]
    return tantivy.Query.boolean_query(
        clauses + [(Occur.Must, said(index, condition)) for condition in conditions]
    )


def said(index: tantivy.Index, condition: Condition) -> tantivy.Query:
    """One condition in tantivy's words."""
    match condition:
        case Is(name, chosen):
            return _is(index, name, chosen)
        case Within(name, low, high):
            return _within(index, name, low, high)
        case Says(forms, headline):
            name = "headline" if headline else "text"
            return _any([_phrase(index, name, form) for form in forms])
        case Not(inner):
            return _without(said(index, inner))
        case AnyOf(several):
            return _any([said(index, one) for one in several])


def _is(index: tantivy.Index, name: str, chosen: tuple[str, ...]) -> tantivy.Query:
    real = [one for one in chosen if one != SILENT]
    found = [tantivy.Query.term_set_query(index.schema, name, real)] if real else []
    if SILENT in chosen:
        found.append(_without(tantivy.Query.exists_query(name)))
    return _any(found)


def _within(
    index: tantivy.Index, name: str, low: str | float | date | None, high: str | float | None
) -> tantivy.Query:
    if isinstance(low, str):  # only the query language has ranges of words
        return index.parse_query(f"{name}:[{low} TO {high or '*'}]")
    kind = tantivy.FieldType.Float
    if isinstance(low, date):
        low, kind = _midnight(low), tantivy.FieldType.Date
    return tantivy.Query.range_query(index.schema, name, kind, low, high)


def after(index: tantivy.Index, name: str, key: str) -> tantivy.Query:
    """What comes later in the order of a key; keys are letters and digits only."""
    return index.parse_query(f"{name}:{{{key} TO *}}")


def _phrase(index: tantivy.Index, name: str, form: tuple[str, ...]) -> tantivy.Query:
    if len(form) == 1:
        return tantivy.Query.term_query(index.schema, name, form[0], "basic")
    return tantivy.Query.phrase_query(index.schema, name, list(form))


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, one) for one in queries])


def _without(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query(
        [(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, query)]
    )


def tier(index: tantivy.Index, tiers: list[Condition], met: int) -> tantivy.Query:
    """What meets exactly so many of the tiers' conditions."""
    clauses = [(Occur.Should, said(index, one)) for one in tiers]
    several = tantivy.Query.boolean_query
    parts = [(Occur.Must, tantivy.Query.all_query())]
    if met:
        parts.append((Occur.Must, several(clauses, met)))
    if met < len(tiers):
        parts.append((Occur.MustNot, several(clauses, met + 1)))
    return several(parts)
