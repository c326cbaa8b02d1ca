"""Google's own board: a feed of everything, and the pages that a browser shows.

https://www.google.com/about/careers/applications/jobs/feed.xml holds all postings with their texts,
in some 20 MB. The results pages have the same in a script, as lists without names. Pay stands in
the text.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, iterparse

import msgspec

from scrapers.embedded import embedded
from scrapers.page import MARKUP, Page, ReadError, decoded, each_of, joined, moment, posting
from scrapers.region import country_code, region_code
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

SITE = r"^https?://(?:www\.)?(google)\.com/about/careers/applications/jobs/"
RESULTS = "https://www.google.com/about/careers/applications/jobs/results/"
SCRIPT = re.compile(r"AF_initDataCallback\(\{key: 'ds:1'.{0,200}?data:", re.DOTALL)
FLAGS = {"isRemote": "Remote", "isHybrid": "Hybrid"}
ID = re.compile(r"\d{9,}")
DEEPEST = 4


def read(body: bytes, source: Source) -> Page:
    """The postings of the feed; each is let go of once it is read.

    Raises:
        ReadError: the body is not the feed.
    """
    try:
        found, problems = each_of(_jobs(body), lambda job: _posting(job, source), "job")
    except ParseError as error:
        raise ReadError(
            f"expected Google's feed (XML with `jobs`), got broken XML: {error}"
        ) from None
    return Page(found, None, problems)


def read_results(body: bytes, source: Source) -> Page:
    """The postings of a results page, or of the data that its script starts from.

    Raises:
        ReadError: the body has no such data.
    """
    text = decoded(body)
    expected = "Google's results (lists of postings)"
    if MARKUP.match(text):
        text = embedded(text, SCRIPT, expected).decode()
    try:
        jobs = list(_rows(json.loads(text)))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"expected {expected}, got broken JSON: {error}") from None
    found: list[Posting] = []
    problems: list[str] = []
    for number, row in enumerate(jobs, start=1):
        try:
            found.append(_of_row(row, source))
        except (msgspec.ValidationError, IndexError, TypeError) as error:
            problems.append(f"row {number} cannot be read: {error}")
    return Page(found, None, problems)


# --- Feed -----------------------------------------------------------------------------------------


def _jobs(body: bytes) -> Iterator[Element]:
    root: Element | None = None
    for event, element in iterparse(io.BytesIO(body), events=("start", "end")):
        if root is None:
            root = element
            if element.tag != "jobs":
                expected = "expected Google's feed (XML with `jobs`)"
                raise ReadError(f"{expected}, got a document of {element.tag!r}")
        elif event == "end" and element.tag == "job":
            yield element
            root.clear()


def _posting(job: Element, source: Source) -> Posting:
    places = [place for each in job.iterfind("locations/location") if (place := _place(each))]
    flags = [word for name, word in FLAGS.items() if (job.findtext(name) or "").lower() == "yes"]
    key = (job.findtext("jobid") or "").strip()
    if not key:
        raise msgspec.ValidationError("it has no jobid")
    return posting(
        source,
        key,
        url=(job.findtext("url") or RESULTS + key).strip(),
        title=job.findtext("title") or "",
        company=joined([job.findtext("employer")]),
        description_html=joined([job.findtext("description")]),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=joined([job.findtext("published")]),
        workplace_text=joined(flags, ", ") or joined([job.findtext("remote")]),
        employment_text=joined([job.findtext("jobtype")]),
        department_text=joined(each.text for each in job.iterfind("categories/category")),
    )


def _place(location: Element) -> Place | None:
    """A place; the parts of one without a city are shifted, such as ``Austin`` as state."""
    city, state, country = (
        joined([location.findtext(name)]) for name in ("city", "state", "country")
    )
    text = joined([city, state, country], ", ")
    code = country_code(country)
    region = region_code(state, code)
    known = city or region or not state
    return (
        Place(text=text, city=city, region=region, country=code if known else None)
        if text
        else None
    )


# --- Results page ---------------------------------------------------------------------------------


def _rows(value: Any, depth: int = 0) -> Iterator[list[Any]]:
    """Lists that start with a posting's number and its title, wherever they stand."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list) or depth > DEEPEST:
        return
    if len(value) > 9 and isinstance(value[0], str) and ID.fullmatch(value[0]):
        yield value
        return
    for each in value:
        yield from _rows(each, depth + 1)


def _of_row(row: list[Any], source: Source) -> Posting:
    places = [place for each in row[9] or () if (place := _place_of_row(each))]
    published = _at(row, 12)
    return posting(
        source,
        row[0],
        url=RESULTS + row[0],
        apply_url=row[2] if isinstance(row[2], str) else None,
        title=row[1],
        company=row[7] if isinstance(row[7], str) else None,
        description_html=sections(
            [
                (None, _html(row, 18)),
                (None, _html(row, 4)),
                ("About the job", _html(row, 10)),
                ("Responsibilities", _html(row, 3)),
                (None, _html(row, 15)),
            ]
        ),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=moment(published[0] * 1000) if published else None,
    )


def _at(row: list[Any], index: int) -> Any:
    return row[index] if len(row) > index else None


def _html(row: list[Any], index: int) -> str | None:
    """The text of a cell ``[null, HTML]``."""
    cell = _at(row, index)
    return (
        cell[1] if isinstance(cell, list) and len(cell) > 1 and isinstance(cell[1], str) else None
    )


def _place_of_row(cell: list[Any]) -> Place | None:
    """A place of a cell ``[text, addresses, city, postcode, region, country]``."""
    text, city, region, country = (_at(cell, index) for index in (0, 2, 4, 5))
    code = country_code(country)
    return (
        Place(text=text, city=city, region=region_code(region, code), country=code)
        if text
        else None
    )


SHAPES = (
    Shape(
        "google",
        SITE + r"feed\.xml",
        ("<jobid>", "<isRemote>"),
        lambda body, _, source: read(body, source),
    ),
    Shape(
        "google",
        SITE + "results",
        ("gweb-careers-proto",),
        lambda body, _, source: read_results(body, source),
    ),
)
