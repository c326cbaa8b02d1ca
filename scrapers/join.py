"""JOIN career pages: the page names the company's number, pages of rows, one detail a posting.

Token: the name in join.com/companies/NAME. No public documentation. More than five rows a page are
refused. Texts are Markdown; amounts are hundredths of the currency.
"""

import dataclasses
import re

import msgspec
from markdown_it import MarkdownIt

from scrapers.embedded import embedded
from scrapers.page import Page, decoded, joined, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.region import country_code, region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

SITE = r"^https?://(?:www\.)?join\.com/"
PAGE = SITE + r"companies/([^/?#]+)"
LIST = SITE + r"api/public/companies/(\d+)/jobs"
DETAIL = SITE + r"api/public/jobs/(\d+)"
STATE = re.compile(r"<script[^>]*\bid=\"?__NEXT_DATA__\"?[^>]*>\s*")


class Named(msgspec.Struct):
    """Anything with a name."""

    name: str | None = None


class City(msgspec.Struct):
    """A place."""

    cityName: str | None = None
    regionName: str | None = None
    countryName: str | None = None


class Country(msgspec.Struct):
    """A country with its code."""

    iso3166: str | None = None


class Amount(msgspec.Struct):
    """Money, in hundredths of the currency."""

    amount: float | None = None
    currency: str | None = None


class Settings(msgspec.Struct):
    """What the employer chose to show."""

    showSalary: bool | None = None


class Job(msgspec.Struct):
    """One row; interval such as ``PER_YEAR``, also where no pay is given."""

    id: int
    title: str
    idParam: str | None = None
    createdAt: str | None = None
    workplaceType: str | None = None
    employmentType: Named | None = None
    category: Named | None = None
    city: City | None = None
    country: Country | None = None
    salaryAmountFrom: Amount | None = None
    salaryAmountTo: Amount | None = None
    salaryFrequency: str | None = None
    settings: Settings | None = None


class Pagination(msgspec.Struct):
    """Where in the list this page is."""

    total: int | None = None
    rowCount: int | None = None
    pageCount: int | None = None


class Board(msgspec.Struct):
    """A list page."""

    items: list[msgspec.Raw]
    pagination: Pagination = msgspec.field(default_factory=Pagination)


class Company(msgspec.Struct):
    """The employer."""

    id: int
    name: str | None = None


class State(msgspec.Struct):
    """What the career page's script starts from."""

    company: Company
    jobs: Board | None = None


class PageProps(msgspec.Struct):
    """Its place in the script."""

    initialState: State


class Props(msgspec.Struct):
    """Its place in the script."""

    pageProps: PageProps


class Script(msgspec.Struct):
    """The script."""

    props: Props


class Texts(msgspec.Struct):
    """What a detail adds: one text, or its parts."""

    description: str | None = None
    intro: str | None = None
    tasks: str | None = None
    requirements: str | None = None
    benefits: str | None = None
    outro: str | None = None


def read(body: bytes, source: Source, company: str | None = None) -> Page:
    """The rows of a list page as postings without description.

    Raises:
        ReadError: the body is not a list page.
    """
    return _page(_board(body), source, company)


def pages(body: bytes) -> int:
    """How many list pages there are.

    Raises:
        ReadError: the body is not a list page.
    """
    return _board(body).pagination.pageCount or 1


def company_id(body: bytes) -> int:
    """The company's number, from its career page.

    Raises:
        ReadError: the body is not a career page.
    """
    return _state(body).company.id


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with the text of its detail.

    Raises:
        ReadError: the body is not a detail.
    """
    texts = structure(body, Texts, "a JOIN posting (JSON)")
    parts = (texts.intro, texts.tasks, texts.requirements, texts.benefits, texts.outro)
    chosen = (texts.description,) if texts.description else parts
    text = sections((None, MarkdownIt().render(part)) for part in chosen if part)
    return dataclasses.replace(stub, description_html=text)


def _board(body: bytes) -> Board:
    return structure(body, Board, "a JOIN list page (JSON with `items`)")


def _state(body: bytes) -> State:
    expected = "a JOIN career page (a script with `company`)"
    script = structure(embedded(decoded(body), STATE, expected), Script, expected)
    return script.props.pageProps.initialState


def _page(board: Board, source: Source, company: str | None) -> Page:
    found, problems = rows(board.items, Job, lambda job: _posting(job, source, company), "item")
    total = board.pagination.total
    return Page(found, board.pagination.rowCount if total is None else total, problems)


def _posting(job: Job, source: Source, company: str | None) -> Posting:
    place = _place(job)
    return posting(
        source,
        job.id,
        url=f"https://join.com/companies/{source.token}/{job.idParam or job.id}",
        title=job.title,
        company=company,
        location_text=place.text if place else None,
        locations=[place] if place else [],
        posted_text=job.createdAt,
        pay_fields=_bands(job),
        workplace_text=job.workplaceType,
        employment_text=job.employmentType.name if job.employmentType else None,
        department_text=job.category.name if job.category else None,
    )


def _place(job: Job) -> Place | None:
    city = job.city or City()
    text = joined([city.cityName, city.regionName, city.countryName], ", ")
    country = country_code(job.country.iso3166 if job.country else city.countryName)
    region = region_code(city.regionName, country)
    return Place(text=text, city=city.cityName, region=region, country=country) if text else None


def _bands(job: Job) -> list[Band]:
    low, high = job.salaryAmountFrom or Amount(), job.salaryAmountTo or Amount()
    if job.settings is not None and job.settings.showSalary is False:
        return []
    return bands(
        low.amount and low.amount / 100,
        high.amount and high.amount / 100,
        "salaryAmount",
        quote=job.salaryFrequency,
        every=(job.salaryFrequency or "").removeprefix("PER_"),
        currency=low.currency or high.currency,
    )


def _saved_page(body: bytes, _: str, source: Source) -> Page:
    state = _state(body)
    return _page(state.jobs or Board([]), source, state.company.name)


def _saved_detail(body: bytes, _: str, source: Source) -> Page:
    job = structure(body, Job, "a JOIN posting (JSON with `title`)")
    return Page([read_detail(body, _posting(job, source, None))])


SHAPES = (
    Shape("join", PAGE, ("__NEXT_DATA__", '"idParam"'), _saved_page),
    Shape("join", LIST, ('"idParam"', '"pagination"'), lambda body, _, source: read(body, source)),
    Shape("join", DETAIL, (), _saved_detail),
)
