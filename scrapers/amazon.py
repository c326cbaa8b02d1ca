"""Amazon's own board, https://www.amazon.jobs/en/search.json (no public documentation).

Token: a country's ISO 3166-1 alpha-3 code, or ``all``. Pages of 100 postings with their texts. A
search gives its first 10,000 only, so that larger ones are cut along ``business_category``. Pay
stands in the text.
"""

import msgspec

from scrapers.page import Page, ReadError, joined, posting, rows, structure
from scrapers.region import country_code, region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

ADDRESS = r"^https?://(?:www\.)?(amazon)\.jobs/[\w-]+/search\.json"
SITE = "https://www.amazon.jobs"
CAP = 10_000


class Location(msgspec.Struct):
    """A place of work; it stands as JSON in a text. Type ``ONSITE`` or ``VIRTUAL``."""

    type: str | None = None
    location: str | None = None
    normalizedLocation: str | None = None
    city: str | None = None
    region: str | None = None
    normalizedCountryCode: str | None = None


class Job(msgspec.Struct):
    """One posting."""

    id_icims: str
    title: str
    job_path: str
    url_next_step: str | None = None
    company_name: str | None = None
    description: str | None = None
    description_short: str | None = None
    basic_qualifications: str | None = None
    preferred_qualifications: str | None = None
    location: str | None = None
    normalized_location: str | None = None
    city: str | None = None
    state: str | None = None
    country_code: str | None = None
    locations: list[str] | None = None
    posted_date: str | None = None
    job_schedule_type: str | None = None
    job_category: str | None = None


class Facets(msgspec.Struct):
    """How many postings there are of each kind."""

    business_category_facet: list[dict[str, int]] = []


class Search(msgspec.Struct):
    """A page."""

    jobs: list[msgspec.Raw] | None = None
    hits: int | None = None
    error: str | None = None
    facets: Facets = msgspec.field(default_factory=Facets)


def read(body: bytes, source: Source) -> Page:
    """The postings of a page; its total is that of the categories where they are given.

    Raises:
        ReadError: the body is not a page, or says what is wrong with the search.
    """
    search = _search(body)
    found, problems = rows(search.jobs or (), Job, lambda job: _posting(job, source), "job")
    slices = sum(_counts(search).values())
    return Page(found, max(search.hits or 0, slices) or None, problems)


def categories(body: bytes) -> dict[str, int]:
    """How many postings each business category has.

    Raises:
        ReadError: the body is not a page.
    """
    return _counts(_search(body))


def _search(body: bytes) -> Search:
    """A page; a list of postings alone is read as one."""
    expected = "an Amazon search (JSON with `jobs`)"
    if body.lstrip()[:1] == b"[":
        return Search(structure(body, list[msgspec.Raw], expected))
    search = structure(body, Search, expected)
    if search.error or search.jobs is None:
        raise ReadError(f"expected an Amazon search with `jobs`, got: {search.error or 'none'}")
    return search


def _counts(search: Search) -> dict[str, int]:
    return {
        name: count
        for each in search.facets.business_category_facet
        for name, count in each.items()
    }


def _posting(job: Job, source: Source) -> Posting:
    given = [msgspec.json.decode(each, type=Location) for each in job.locations or ()]
    places = _places(given or [_main(job)])
    return posting(
        source,
        job.id_icims,
        url=SITE + job.job_path,
        apply_url=job.url_next_step,
        title=job.title,
        company=joined([job.company_name]),
        requisition=job.id_icims,
        description_html=sections(
            [
                (None, job.description or job.description_short),
                ("Basic qualifications", job.basic_qualifications),
                ("Preferred qualifications", job.preferred_qualifications),
            ]
        ),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=" ".join((job.posted_date or "").split()) or None,
        workplace_text=joined((each.type for each in given), ", "),
        employment_text=job.job_schedule_type,
        department_text=job.job_category,
    )


def _main(job: Job) -> Location:
    """The place of a posting that has no list of places."""
    return Location(
        location=job.location,
        normalizedLocation=job.normalized_location,
        city=job.city,
        region=job.state,
        normalizedCountryCode=job.country_code,
    )


def _places(locations: list[Location]) -> list[Place]:
    found: dict[str, Place] = {}
    for each in locations:
        text = joined([each.normalizedLocation]) or joined([each.location])
        country = country_code(each.normalizedCountryCode)
        city = None if each.type == "VIRTUAL" else each.city or None  # "Virtual" is no city
        if text:
            place = Place(
                text=text, city=city, region=region_code(each.region, country), country=country
            )
            found.setdefault(text, place)
    return list(found.values())


SHAPES = (
    Shape(
        "amazon",
        ADDRESS,
        ('"id_icims"', '"job_path"'),
        lambda body, _, source: read(body, source),
    ),
)
