"""Gem job boards: https://api.gem.com/job_board/v0/reference

Token: the name in jobs.gem.com/NAME. One call of the documented API lists a whole board. The
board's own GraphQL answers, list and posting, are read too.

Unproven: only GraphQL answers were at hand; the list of the documented API follows its reference.
"""

from datetime import UTC, datetime

import msgspec

from scrapers.page import Page, ReadError, joined, posting, rows, structure
from scrapers.region import country_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?:api\.gem\.com/job_board/v0|jobs\.gem\.com)/(?!api/)([\w.-]+)"
GRAPHQL = r"^https?://(jobs\.gem\.com)/api/public/graphql"


class Named(msgspec.Struct):
    """Anything with a name."""

    name: str | None = None


class Office(msgspec.Struct):
    """An office, with its place."""

    name: str | None = None
    location: Named | None = None


class Post(msgspec.Struct):
    """One posting of the documented API."""

    id: int | str
    title: str
    absolute_url: str
    content: str | None = None
    first_published_at: str | None = None
    employment_type: str | None = None
    location: Named | None = None
    location_type: str | None = None
    requisition_id: str | None = None
    offices: list[Office] | None = None
    departments: list[Named] | None = None


class GraphPlace(msgspec.Struct):
    """A place in GraphQL; its ``isRemote`` is false on remote postings and not used."""

    name: str | None = None
    city: str | None = None
    isoCountry: str | None = None


class GraphJob(msgspec.Struct):
    """The opening that a GraphQL posting advertises."""

    locationType: str | None = None
    employmentType: str | None = None
    department: Named | None = None


class GraphPost(msgspec.Struct):
    """One posting in GraphQL; the text and the date only where it stands alone."""

    extId: str
    title: str
    descriptionHtml: str | None = None
    compensationHtml: str | None = None
    firstPublishedTsSec: int | None = None
    locations: list[GraphPlace] | None = None
    job: GraphJob | None = None


def read(body: bytes, source: Source) -> Page:
    """The postings of a board.

    Raises:
        ReadError: the body is not a board.
    """
    board = structure(body, list[msgspec.Raw], "a Gem board (a JSON list of postings)")
    found, problems = rows(board, Post, lambda post: _posting(post, source), "posting")
    return Page(found, None, problems)


def read_graphql(body: bytes, url: str, source: Source) -> Page:
    """The postings of a GraphQL answer, of a list without their text; ``url`` is its address.

    Raises:
        ReadError: the body has no posting.
    """
    expected = "a Gem GraphQL answer (JSON with `oatsExternalJobPosting`)"
    posts = _posts(structure(body, object, expected))
    if posts is None:
        raise ReadError(f"expected {expected}, got other JSON")
    raw = [msgspec.Raw(msgspec.json.encode(post)) for post in posts]
    found, problems = rows(
        raw, GraphPost, lambda post: _graph_posting(post, url, source), "posting"
    )
    return Page(found, None, problems)


def _posting(post: Post, source: Source) -> Posting:
    offices = (office.location or office for office in post.offices or ())
    places = [post.location, *offices]
    return posting(
        source,
        post.id,
        url=post.absolute_url,
        title=post.title,
        requisition=joined([post.requisition_id]),
        description_html=post.content or None,
        location_text=joined(place.name for place in places if place),
        posted_text=joined([post.first_published_at]),
        workplace_text=_workplace(post.location_type),
        employment_text=joined([post.employment_type]),
        department_text=joined(each.name for each in post.departments or ()),
    )


def _posts(answer: object) -> list[object] | None:
    """The postings of a batch of answers, of one answer, or of its data alone."""
    if isinstance(answer, list):
        return next((found for each in answer if (found := _posts(each)) is not None), None)
    if not isinstance(answer, dict):
        return None
    if "extId" in answer:
        return [answer]
    if isinstance(posts := answer.get("jobPostings"), list):
        return posts
    parts = (
        answer.get(key) for key in ("data", "oatsExternalJobPostings", "oatsExternalJobPosting")
    )
    return next((found for each in parts if (found := _posts(each)) is not None), None)


def _graph_posting(post: GraphPost, url: str, source: Source) -> Posting:
    job = post.job or GraphJob()
    seconds = post.firstPublishedTsSec
    places = [place for each in post.locations or () if (place := _place(each))]
    board = source.token if source.token != "jobs.gem.com" else None
    return posting(
        source,
        post.extId,
        url=f"https://jobs.gem.com/{board}/{post.extId}" if board else url,
        title=post.title,
        description_html="\n".join(filter(None, (post.descriptionHtml, post.compensationHtml)))
        or None,
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=datetime.fromtimestamp(seconds, UTC).isoformat() if seconds else None,
        workplace_text=_workplace(job.locationType),
        employment_text=joined([job.employmentType]),
        department_text=joined([job.department.name]) if job.department else None,
    )


def _place(each: GraphPlace) -> Place | None:
    text = joined([each.name, each.city], ", ")
    return Place(text=text, city=each.city, country=country_code(each.isoCountry)) if text else None


def _workplace(kind: str | None) -> str | None:
    """``remote``, ``hybrid``, ``in office``; the word for none is none."""
    words = (kind or "").replace("_", " ").strip()
    return words if words and words.lower() != "unspecified" else None


SHAPES = (
    Shape(
        "gem",
        ADDRESS,
        ('"absolute_url"', '"location_type"', '"first_published_at"'),
        lambda body, _, source: read(body, source),
    ),
    Shape("gem", GRAPHQL, ('"PublicOatsJobPost"',), read_graphql),
    Shape("gem", GRAPHQL, ('"extId"', '"isoCountry"'), read_graphql),
)
