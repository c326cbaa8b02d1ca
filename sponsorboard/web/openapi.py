"""The API's description, derived from the record, the query and the answer."""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any, Literal

import msgspec

from sponsorboard.postings.posting import Posting
from sponsorboard.search import Page, Query
from sponsorboard.search.fields import SILENT
from sponsorboard.search.query import COUNTRY, LARGEST_PAGE, OCCUPATION, REGION, VALUES
from sponsorboard.web.parameters import FLAGS, NAMES, WORDS, Mistake, known_values
from sponsorboard.web.policies import Rules

REFERENCE = "#/components/schemas/{name}"
AMOUNT = {"type": "number", "minimum": 0, "exclusiveMaximum": 1e12}
PATTERNS = {
    "country": f"^({COUNTRY.pattern}|{SILENT})$",
    "region": f"^({REGION.pattern}|{SILENT})$",
    "occupation": f"^({OCCUPATION.pattern}|{SILENT})$",
}
MEANINGS = {
    WORDS: 'Plain words (all of them), "phrases", -excluded.',
    "policy": "Stated sponsorship policy.",
    "restriction": "Strongest stated restriction on who may apply.",
    "visa": "Visas that the posting names as accepted.",
    "band": "Likelihood of sponsorship in words.",
    "route": "Ways to work in the US that are answered likely or possible for this posting.",
    "cap_exempt": "Whether H-1B petitions of the employer escape the yearly cap; none: no sign "
    "of it is known.",
    "history": "What is on record under the employer's legal names: lca (certified Labor "
    "Condition Applications), lca_occupation (in this occupation), uscis (petitions decided), "
    "perm; none_found under its names; not_linked where no legal name is known. Neither is a no.",
    "wage_level": "Prevailing-wage level that the lower bound of the posted pay reaches, 1 to 4; "
    "0 below Level I.",
    "occupation": "SOC 2018 code of the role: 15-1252, 15-1 for its minor group, 15 for its major "
    "group.",
    "staffing": "employer: public files mark it as one that mostly places workers at clients; "
    "role: the posting says that the work is at a client.",
    "workplace": "Kinds of workplace that the posting offers.",
    "salary_min": "Pay for a full-time year; postings that state no pay stay in.",
    "currency": "Currency of salary_min and of the order by salary (ISO 4217); USD when not given.",
    "salary_stated": "Leave out postings that state no pay.",
    "duplicates": "Show postings too that repeat one of another source.",
    "degree": "Lowest degree that meets what is required.",
    "experience_max": "Years required at most; postings that ask for none stay in.",
    "employment": "Kind of employment.",
    "country": "ISO 3166-1 alpha-2 code of a place of work.",
    "region": "State or province: US-CA, or CA for that code in any country.",
    "company": "Name of the employer, in any case and with or without accents.",
    "source": "Slug of the source.",
    "posted_since": "First day of publication.",
    "status": "All but closed postings unless named.",
    "sort": "Order of the postings.",
    "size": "Postings a page.",
    "cursor": "The cursor of the page before, of the same question.",
    "facets": "Count the values of each filter; a filter's counts ignore the filter itself.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a request got no answer."""

    status: int
    """HTTP status."""
    message: str


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the index answers, and what it holds."""

    status: Literal["ok", "unavailable"]
    engine: str | None = None
    version: str | None = None
    """Layout of the index."""
    count: int | None = None
    newest: datetime | None = None
    """When a posting was last read as new or changed, at the latest."""
    message: str | None = None


@cache
def document() -> dict[str, Any]:
    """The whole OpenAPI description."""
    _, schemas = msgspec.json.schema_components(
        [Posting, Page, Rules, Mistake, Fault, Health], ref_template=REFERENCE
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sponsorboard",
            "version": "1",
            "description": "Job postings, each conclusion with the words that prove it. "
            "Several values of a parameter mean or, parameters mean and; the value none finds the "
            "postings that do not say.",
        },
        "paths": {
            "/api/v1/postings": {"get": _search()},
            "/api/v1/postings/{id}": {"get": _posting()},
            "/api/v1/policy": {"get": _policy()},
            "/api/v1/health": {"get": _health()},
        },
        "components": {"schemas": schemas},
    }


def _search() -> dict[str, Any]:
    return {
        "operationId": "search",
        "summary": "Find postings",
        "parameters": [parameter(name) for name in NAMES],
        "responses": {
            "200": _response("One page of postings.", "Page"),
            "400": _response("An unknown parameter.", "Mistake"),
            "422": _response("A value that cannot be used.", "Mistake"),
            "503": _response("The index does not answer.", "Fault"),
        },
    }


def _posting() -> dict[str, Any]:
    name = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "operationId": "posting",
        "summary": "One posting by its id",
        "parameters": [name],
        "responses": {
            "200": _response("The posting.", "Posting"),
            "404": _response("No posting has this id.", "Fault"),
            "503": _response("The index does not answer.", "Fault"),
        },
    }


def _policy() -> dict[str, Any]:
    return {
        "operationId": "policy",
        "summary": "Rules that answers about visas rest on, in force and proposed",
        "responses": {"200": _response("Every rule, with the day it was checked.", "Rules")},
    }


def _health() -> dict[str, Any]:
    return {
        "operationId": "health",
        "summary": "Whether the index answers",
        "responses": {
            "200": _response("It does.", "Health"),
            "503": _response("It does not.", "Health"),
        },
    }


def _response(meaning: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": REFERENCE.format(name=schema)}}}
    return {"description": meaning, "content": content}


def parameter(name: str) -> dict[str, Any]:
    """One parameter of the search."""
    return {
        "name": name,
        "in": "query",
        "description": MEANINGS[name],
        "schema": _schema(name),
        **({"style": "form", "explode": True} if name in VALUES else {}),
    }


def _schema(name: str) -> dict[str, Any]:
    known = known_values(name)
    if name in FLAGS:
        return {"type": "boolean", "default": False}
    if name in VALUES:
        item: dict[str, Any] = {"type": "string", **({"enum": known} if known else {})}
        if name in PATTERNS:
            item["pattern"] = PATTERNS[name]
        return {"type": "array", "items": item}
    shapes: dict[str, dict[str, Any]] = {
        "size": {"type": "integer", "minimum": 0, "maximum": LARGEST_PAGE, "default": _size()},
        "salary_min": AMOUNT,
        "experience_max": AMOUNT,
        "posted_since": {"type": "string", "format": "date"},
        "currency": {"type": "string", "pattern": "^[A-Za-z]{3}$"},
        "sort": {"type": "string", "enum": known, "default": "relevance"},
    }
    return shapes.get(name, {"type": "string"})


def _size() -> int:
    return next(int(one.default) for one in fields(Query) if one.name == "size")  # type: ignore[arg-type]
