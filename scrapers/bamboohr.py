"""BambooHR career pages: no docs of the addresses that they load themselves.

Token: NAME of NAME.bamboohr.com. One call lists a whole board without texts and dates, and each
posting has a detail. ``/jobs/embed2.php``, made for other sites, lists the same as HTML. Neither
tells a board without postings from a name that is nobody's.
"""

import dataclasses
import re

import msgspec
from parsel import Selector

from scrapers.page import Page, ReadError, decoded, joined, posting, rows, structure
from scrapers.pay_fields import band_of
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

HOST = r"(?:^|//)([\w-]+)\.bamboohr\.com"
NUMBER = re.compile(r"/careers/(\d+)")
WORKPLACE = {"0": "On-site", "1": "Remote", "2": "Hybrid"}
"""Words of ``locationType``; ``isRemote`` is older, and true on hybrid rows too."""

SET = (True, "1", "true", "yes")


class Location(msgspec.Struct):
    """An office, or a place that was typed in; one of the two is empty."""

    city: str | None = None
    state: str | None = None
    province: str | None = None
    country: str | None = None
    addressCountry: str | None = None


class Row(msgspec.Struct):
    """What a list row says."""

    jobOpeningName: str
    id: int | str | None = None
    departmentLabel: str | None = None
    employmentStatusLabel: str | None = None
    location: Location | None = None
    atsLocation: Location | None = None
    locationType: int | str | None = None
    isRemote: bool | int | str | None = None


class Opening(Row):
    """What a detail says; ``compensation`` in the employer's own words."""

    jobOpeningShareUrl: str | None = None
    description: str | None = None
    compensation: str | None = None
    datePosted: str | None = None
    minimumExperience: str | None = None


class Meta(msgspec.Struct):
    """What the list says about itself."""

    totalCount: int | None = None


class List(msgspec.Struct):
    """The list."""

    result: list[msgspec.Raw]
    meta: Meta | None = None


class Result(msgspec.Struct):
    """A posting's place in the answer."""

    jobOpening: Opening


class Detail(msgspec.Struct):
    """The answer for one posting."""

    result: Result


def read(body: bytes, site: str, source: Source) -> Page:
    """The rows of a list as postings without description; ``site`` is the board's address.

    Raises:
        ReadError: the body is not a list.
    """
    board = structure(body, List, "a BambooHR list (JSON with `result`)")
    found, problems = rows(board.result, Row, lambda row: _stub(row, site, source), "row")
    return Page(found, board.meta.totalCount if board.meta else None, problems)


def read_embedded(body: bytes, site: str, source: Source) -> Page:
    """The same from the HTML list that other sites embed.

    Raises:
        ReadError: the body is not such a list.
    """
    board = Selector(decoded(body)).css(".BambooHR-ATS-board")
    if not board:
        raise ReadError("expected a BambooHR list (HTML of `BambooHR-ATS-board`), got another page")
    found: list[Posting] = []
    problems: list[str] = []
    for number, row in enumerate(board.css(".BambooHR-ATS-Jobs-Item"), start=1):
        link = row.css("a")
        match = NUMBER.search(link.attrib.get("href", ""))
        title = link.xpath("normalize-space()").get("")
        if match is None or not title:
            problems.append(f"row {number} cannot be read: it has no title or no number")
            continue
        department = "ancestor::*[contains(@class, 'Department-Item')][1]"
        header = row.xpath(department).css(".BambooHR-ATS-Department-Header")
        found.append(
            posting(
                source,
                match[1],
                url=f"{site}/careers/{match[1]}",
                title=title,
                location_text=joined(
                    row.css(".BambooHR-ATS-Location").xpath("normalize-space()").getall()
                ),
                department_text=joined(header.xpath("normalize-space()").getall()[:1]),
                reading="structure",
            )
        )
    return Page(found, None, problems)


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a list row with what its detail adds.

    Raises:
        ReadError: the body is not a detail.
    """
    detail = structure(body, Detail, "a BambooHR posting (JSON with `jobOpening`)")
    opening = detail.result.jobOpening
    places = _places(opening)
    country = next((place.country for place in places if place.country), None)
    band = band_of(opening.compensation, "compensation", country)
    return dataclasses.replace(
        stub,
        title=" ".join(opening.jobOpeningName.split()) or stub.title,
        title_text=opening.jobOpeningName,
        url=opening.jobOpeningShareUrl or stub.url,
        description_html=opening.description or None,
        location_text=joined(place.text for place in places) or stub.location_text,
        locations=places or stub.locations,
        posted_text=opening.datePosted,
        pay_fields=[band] if band else [],
        workplace_text=_workplace(opening) or stub.workplace_text,
        employment_text=joined([opening.employmentStatusLabel]) or stub.employment_text,
        experience_text=joined([opening.minimumExperience]),
        department_text=joined([opening.departmentLabel]) or stub.department_text,
        reading="fields",
    )


def _stub(row: Row, site: str, source: Source) -> Posting:
    if row.id is None:
        raise msgspec.ValidationError("it has no `id`")
    places = _places(row)
    return posting(
        source,
        row.id,
        url=f"{site}/careers/{row.id}",
        title=row.jobOpeningName,
        location_text=joined(place.text for place in places),
        locations=places,
        workplace_text=_workplace(row),
        employment_text=joined([row.employmentStatusLabel]),
        department_text=joined([row.departmentLabel]),
    )


def _places(row: Row) -> list[Place]:
    found = [_place(each) for each in (row.location, row.atsLocation) if each]
    return [place for place in found if place]


def _place(location: Location) -> Place | None:
    country = location.country or location.addressCountry
    region = location.state or location.province
    text = joined([location.city, region, country], ", ")
    code = country_code(country)
    if text is None:
        return None
    return Place(
        text=text, city=location.city or None, region=region_code(region, code), country=code
    )


def _workplace(row: Row) -> str | None:
    if row.locationType is None:
        return "Remote" if row.isRemote in SET else None
    return WORKPLACE.get(str(row.locationType))


def _site(url: str) -> str:
    return url.partition("/careers")[0].partition("/jobs")[0]


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    match = NUMBER.search(url)
    key = match[1] if match else "saved"
    return Page([read_detail(body, posting(source, key, url=url, title=key))])


SHAPES = (
    Shape(
        "bamboohr",
        rf"{HOST}/careers/list",
        ('"jobOpeningName"', '"totalCount"'),
        lambda body, url, source: read(body, _site(url), source),
    ),
    Shape(
        "bamboohr",
        rf"{HOST}/careers/\d+/detail",
        ('"jobOpening"', '"jobOpeningName"'),
        _saved_detail,
    ),
    Shape(
        "bamboohr",
        rf"{HOST}/jobs/embed2\.php",
        ("BambooHR-ATS-board",),
        lambda body, url, source: read_embedded(body, _site(url), source),
    ),
)
