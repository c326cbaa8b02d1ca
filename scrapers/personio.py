"""Personio's feed of positions: https://developer.personio.de/docs/retrieving-open-job-positions

Token: NAME of NAME.jobs.personio.de, or NAME.com for NAME.jobs.personio.com. One call lists a
whole board. The text of a position comes in the language that was asked for or not at all; the
rest of it comes in any case.
"""

import re
from collections.abc import Iterator

import msgspec
from parsel import Selector

from scrapers.page import Page, ReadError, decoded, each_of, joined, posting
from scrapers.pay_fields import bands
from scrapers.sections import sections
from scrapers.shape import Shape
from sponsorboard.postings.posting import Band, Posting
from sponsorboard.sources import Source

ADDRESS = r"(?:^|//)([\w-]+)\.jobs\.personio\.(?:de|com)(?=[/:?#]|$)"
TOKEN = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)(?P<domain>(?:\.(?:de|com))?)")
ROOT = "workzag-jobs"
CONTACT = "CONTACT_PERSON"  # a section for Personio's own page
EITHER = "full-or-part-time"
YEARS = re.compile(r"(?P<bound>lt|gt)?-?(?P<years>\d+(?:-\d+)?)")


def site(token: str) -> str:
    """The address of a board, such as https://acme.jobs.personio.de."""
    match = TOKEN.fullmatch(token)
    name, domain = match.group("name", "domain") if match else (token, "")
    return f"https://{name}.jobs.personio{domain or '.de'}"


def read(body: bytes, address: str, source: Source) -> Page:
    """The positions of a board at ``address``, those without text included.

    Raises:
        ReadError: the body is not a feed.
    """
    text = decoded(body)
    if f"<{ROOT}" not in text:
        raise ReadError(f"expected a Personio feed (XML with `{ROOT}`), got {_what(text)}")
    found, problems = each_of(
        Selector(text, type="xml").xpath("//position"),
        lambda position: _posting(position, address, source),
        "position",
    )
    return Page(found, None, [*problems, *_lost(text, len(found) + len(problems))])


def _lost(text: str, count: int) -> Iterator[str]:
    """What a feed says that its reader, which mends broken XML in silence, did not come to."""
    begun = text.count("<position>")
    if begun > count:
        yield f"{begun} positions begin, {count} can be read"
    if not re.search(rf"</{ROOT}>\s*$|<{ROOT}\s*/>", text):
        yield "the feed breaks off: it has no end"


def _what(text: str) -> str:
    if not text.strip():
        return "an empty answer"
    return "an HTML page" if "<html" in text[:2000].lower() else "something else"


def _posting(position: Selector, address: str, source: Source) -> Posting:
    key = _text(position, "id")
    if key is None:
        raise msgspec.ValidationError("it has no `id`")
    offices = position.xpath("./office | ./additionalOffices/office").xpath("string()").getall()
    return posting(
        source,
        key,
        url=f"{address}/job/{key}",
        title=_text(position, "name") or "",
        company=_text(position, "subcompany"),
        description_html=_description(position),
        location_text=joined(offices),
        posted_text=_text(position, "createdAt"),
        pay_fields=_bands(position),
        employment_text=_employment(position),
        experience_text=_years(_text(position, "yearsOfExperience")),
        department_text=_text(position, "department"),
    )


def _text(node: Selector, path: str) -> str | None:
    found = node.xpath(f"./{path}").xpath("string()").get()
    return (found.strip() or None) if found else None


def _description(position: Selector) -> str | None:
    """The sections in their order, each under its name."""
    parts = position.xpath("./jobDescriptions/jobDescription")
    named = [(_text(each, "name"), _text(each, "value")) for each in parts]
    return sections((name, value) for name, value in named if name != CONTACT)


def _employment(position: Selector) -> str | None:
    schedule = _text(position, "schedule")
    if schedule == EITHER:
        schedule = "full-time or part-time"
    return joined([_text(position, "employmentType"), schedule], ", ")


def _years(code: str | None) -> str | None:
    """``7-10``, ``lt-1`` and ``gt-15`` with the unit that the element's name gives them."""
    match = YEARS.fullmatch(code or "")
    if match is None:
        return code
    years = match["years"]
    span = {"lt": f"0-{years}", "gt": f"{years}+"}.get(match["bound"], years)
    return f"{span} years"


def _bands(position: Selector) -> list[Band]:
    """``salaryInformation``: amounts in the currency's units, type such as ``yearly``."""
    low, high, said, currency = (
        _text(position, f"salaryInformation/{name}")
        for name in ("min", "max", "type", "currencyCode")
    )
    return bands(low, high, "salaryInformation", quote=said, every=said, currency=currency)


def _saved(body: bytes, url: str, source: Source) -> Page:
    match = re.search(ADDRESS, url)
    return read(
        body, f"https://{match[0].lstrip('/')}" if match else site(source.token or ""), source
    )


SHAPES = (Shape("personio", ADDRESS, (f"<{ROOT}",), _saved),)
