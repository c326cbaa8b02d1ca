"""The pages: search, one posting, the API's description, and what went wrong."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from sponsorboard.postings.posting import Posting
from sponsorboard.postings.text import BULLET
from sponsorboard.search import Highlight, Hit, Index, Page, Query, QueryError
from sponsorboard.search.query import SORTS
from sponsorboard.web import policies, wording
from sponsorboard.web.chances import chance, short
from sponsorboard.web.conclusions import conclusions, quoted
from sponsorboard.web.facets import chips, facets
from sponsorboard.web.marks import excerpts, groups
from sponsorboard.web.openapi import document
from sponsorboard.web.parameters import (
    Mistake,
    ParameterError,
    address,
    mistake_of,
    pairs,
    query_of,
)
from sponsorboard.web.records import cards
from sponsorboard.web.results import searched
from sponsorboard.web.showing import covered
from sponsorboard.web.vintages import origins
from sponsorboard.web.ways import signs, ways

PAGE = 20
AGES = ((1, "last day"), (3, "last 3 days"), (7, "last week"), (30, "last month"))
CURRENCIES = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "INR", "SGD")
RECORDS = ("lca_years", "uscis_years", "perm_years", "wages")
"""Tables that a card's signs rest on."""
SORT_WORDS = {
    "relevance": "Best match",
    "date": "Newest",
    "salary": "Best paid",
    "likelihood": "Likeliest to sponsor",
}
Render = Callable[..., Response]


def renderer(*, sample: bool) -> Render:
    """A function that gives a template as a response; what it is given is escaped."""
    environment = Environment(
        loader=PackageLoader("sponsorboard.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(sample=sample, words=wording, address=address)

    def render(template: str, status: int = 200, **values: Any) -> Response:
        return HTMLResponse(environment.get_template(template).render(**values), status)

    return render


def router(index: Index, descriptions: str, render: Render) -> APIRouter:
    """The pages' routes over an index."""
    routes = APIRouter()

    @routes.get("/")
    def search(request: Request) -> Response:
        given = request.query_params.multi_items()
        try:
            query = query_of([*given, ("facets", "true")])
            if not any(name == "size" for name, _ in given):
                query = query_of([*given, ("facets", "true"), ("size", str(PAGE))])
        except ParameterError as error:
            return refusal(render, error.mistake)
        try:
            page = searched(index, query, descriptions)
        except QueryError as error:
            return refusal(render, mistake_of(error, query))
        return render("search.html", **_search(query, page))

    @routes.get("/postings/{id:path}")
    def posting(id: str) -> Response:
        found = index.get(id)
        if found is None:
            return render(
                "error.html", 404, title="No such posting",
                message="There is no posting at this address. It may have been removed.",
            )  # fmt: skip
        return render("posting.html", **_posting(covered(found), descriptions))

    _explain(routes, render)
    return routes


def _explain(routes: APIRouter, render: Render) -> None:
    """Add the pages that need no index."""

    @routes.get("/policy")
    def policy() -> Response:
        return render("policy.html", **policies.page())

    @routes.get("/api")
    def api() -> Response:
        return render("api.html", description=document())


def refusal(render: Render, mistake: Mistake) -> Response:
    """The page that says which parameter cannot be used."""
    return render("error.html", mistake.status, title="This search cannot be answered",
                  message=f"{mistake.parameter}: {mistake.message}.")  # fmt: skip


def _search(query: Query, page: Page) -> dict[str, Any]:
    today = datetime.now(UTC).date()
    ages = {(today - timedelta(days=days)).isoformat(): words for days, words in AGES}
    if query.posted_since:
        since = query.posted_since
        ages.setdefault(since.isoformat(), f"since {wording.day(since)}")
    return {
        "query": query,
        "page": page,
        "hits": [_hit(hit) for hit in page.hits],
        "facets": facets(query, page),
        "chips": chips(query),
        "ages": ages,
        "currencies": CURRENCIES,
        "sorts": [(name, SORT_WORDS[name], address(query, sort=name)) for name in SORTS],
        "kept": [
            (n, v) for n, v in pairs(query) if n == "sort" or (n == "size" and v != f"{PAGE}")
        ],
        "records": origins(RECORDS) if any(signs(hit.posting) for hit in page.hits) else [],
        "following": address(query, page.cursor) if page.cursor else None,
        "first": address(query) if query.cursor else None,
        "everything": address(Query()),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    posting = hit.posting
    title = next((one for one in hit.highlights if one.field == "title"), None)
    return {
        "posting": posting,
        "title": pieces(title.text, title.marks) if title else [(posting.title, False)],
        "snippets": [snippet(one) for one in hit.highlights if one.field != "title"],
        "chance": short(posting),
        "signs": signs(posting),
        "quotes": [quoted(quote) for quote in posting.sponsorship.quotes[:2]],
    }


def snippet(one: Highlight) -> tuple[str, list[tuple[str, bool]], str]:
    """A stretch of a description without its bullet, with dots where a sentence goes on."""
    bullet = BULLET.match(one.text)
    skipped = bullet.end() if bullet and bullet.end() <= one.marks[0][0] else 0
    text = one.text[skipped:]
    marks = [(start - skipped, end - skipped) for start, end in one.marks]
    before = "… " if one.start and not skipped and text[:1].islower() else ""
    return before, pieces(text, marks), "" if text[-1:] in ".!?:" else " …"


def pieces(text: str, marks: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A text as stretches, each with whether it is marked."""
    found, at = [], 0
    for start, end in marks:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(piece, marked) for piece, marked in [*found, (text[at:], False)] if piece]


def _posting(posting: Posting, descriptions: str) -> dict[str, Any]:
    found, marks = conclusions(posting)
    text = posting.description_text or ""
    full = descriptions != "excerpts"
    beginning, sentences = ("", []) if full or not text else excerpts(text, marks)
    return {
        "posting": posting,
        "conclusions": found,
        "chance": chance(posting),
        "cards": cards(posting),
        "ways": ways(posting),
        "days": policies.DAYS,
        "groups": groups(text, marks) if full and text else [],
        "beginning": beginning,
        "sentences": sentences,
        "full": full,
        "open_to_read": posting.url.startswith(("https://", "http://")),
    }
