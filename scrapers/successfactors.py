"""SAP SuccessFactors career sites: a feed, pages of a table, a page a posting. No public docs.

Token: HOST of a site with a feed at https://HOST/sitemal.xml (spelled so), such as jobs.acme.com;
or HOST/COMPANY of the older https://HOST/career?company=COMPANY, such as
career5.successfactors.eu/acme, which has one list in XML. The feed has no date of publication (its
``expiration_date`` is not the employer's), and puts the place into the title; the pages have
microdata. Of recorded answers the table alone was seen; the rest is as other readers describe it.
"""

import dataclasses
import html
import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from parsel import Selector, SelectorList

from scrapers.page import Page, ReadError, absolute, decoded, joined, posting
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from sponsorboard.postings.dates import day
from sponsorboard.postings.posting import Place, Posting
from sponsorboard.sources import Source

HOSTED = r"(?:[\w-]+\.(?:successfactors|sapsf)\.(?:com|eu|cn)|[\w-]+\.jobs2web\.com)"
ADDRESS = rf"https?://(?:(?=[\w.-]+/(?:sitemal\.xml|search/\S*startrow=))|(?={HOSTED}/))([\w.-]+)"
GOOGLE = {"g": "http://base.google.com/ns/1.0"}
NUMBER = re.compile(r"/(\d+)/?$")
PLACE_IN_TITLE = re.compile(r"\s*\(([^()]+)\)\s*$")
RECORDS = re.compile(r"jobRecordsFound\D{0,14}(\d+)")
COUNT = re.compile(r"\d[\d.,]*")

# Labels of the older list's filters, which employers name: parts of them, in lower case.
LABELS = {
    "place": ("location", "city"),
    "country": ("country",),
    "employment": ("employment type", "job type", "contract type", "work schedule"),
    "department": ("department", "work area", "function", "job family", "division"),
}


def read_feed(body: bytes, source: Source) -> Page:
    """The postings of the feed.

    Raises:
        ReadError: the body is not the feed, such as a map of the site.
    """
    feed = _xml(body)
    if not feed.xpath("/rss/channel"):
        raise ReadError("expected a SuccessFactors feed (RSS), got something else")
    return _each(feed.xpath("//item"), lambda item: _item(item, source), "item")


def read_listing(body: bytes, url: str, source: Source) -> Page:
    """The postings of the older list, all of them with description; ``url`` is its address.

    Raises:
        ReadError: the body is not such a list.
    """
    listing = _xml(body)
    if not listing.xpath("/Job-Listing"):
        raise ReadError("expected a SuccessFactors list (XML with `Job-Listing`), got another")
    return _each(listing.xpath("//Job"), lambda job: _listed(job, url, source), "job")


def read(body: bytes, url: str, source: Source) -> Page:
    """The rows of a page of the table, or of tiles, as postings without description.

    Raises:
        ReadError: the body is not markup of such a site.
    """
    page = Selector(decoded(body))
    if not page.css("tr.data-row, .job-tile, [id*='searchresults'], .paginationLabel, #noresults"):
        raise ReadError("expected a SuccessFactors search page, got another page")
    found: dict[str, Posting] = {}
    for row in page.css("tr.data-row, li.job-tile"):
        each = _row(row, url, source)
        if each is not None:
            found.setdefault(each.id, each)
    return Page(list(found.values()), _total(page, body))


def read_detail(body: bytes, stub: Posting) -> Posting:
    """The posting of a row or of the feed with what its page adds.

    Raises:
        ReadError: the page has no posting.
    """
    page = Selector(decoded(body))
    outermost = ".//*[@itemprop='description'][not(ancestor::*[@itemprop='description'])]"
    description = page.css(".jobdescription") or page.xpath(outermost)
    if not description:
        raise ReadError("expected a SuccessFactors posting, got a page without a description")
    title = _text(page.css("[itemprop=title]"))
    places = [_text(place) for place in page.css(".jobGeoLocation")]
    address = _address(page)
    return dataclasses.replace(
        stub,
        title=title or stub.title,
        title_text=title or stub.title_text,
        description_html="\n".join(description.getall()),
        location_text=joined(places) or stub.location_text or (address.text if address else None),
        locations=[address] if address and len(set(places)) < 2 else stub.locations,
        posted_text=_content(page, "datePosted") or stub.posted_text,
        valid_through=day(_content(page, "validThrough")) or stub.valid_through,
        employment_text=_content(page, "employmentType") or stub.employment_text,
    )


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    key = number_of(url) or "posting"
    return posting(source, key, url=url, title=key)


def number_of(url: str) -> str | None:
    """The posting's number in an address."""
    parts = urlsplit(url)
    match = NUMBER.search(parts.path)
    return match[1] if match else parse_qs(parts.query).get("career_job_req_id", [None])[0]


def _item(item: Selector, source: Source) -> Posting:
    def said(path: str) -> str | None:
        return item.xpath(f"string({path})", namespaces=GOOGLE).get("").strip() or None

    link, words, place = said("link") or "", said("title") or "", said("g:location")
    key = number_of(link) or said("g:id") or said("guid")
    if not key or not link:
        raise ValueError("it has no number or no link")
    made = posting(
        source,
        key,
        url=link,
        title=_without_place(words, place),
        company=said("g:employer"),
        description_html=_unescaped(said("description")),
        location_text=place,
        department_text=said("g:job_function"),
    )
    return dataclasses.replace(made, title_text=words)


def _without_place(title: str, place: str | None) -> str:
    """A title without the place in brackets that the feed puts behind it."""
    match = PLACE_IN_TITLE.search(title)
    town = match[1].partition(",")[0].strip().lower() if match else ""
    if match and place and place.lower().startswith(town):
        return title[: match.start()] or title
    return title


def _unescaped(text: str | None) -> str | None:
    while text and "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    return text


def _listed(job: Selector, url: str, source: Source) -> Posting:
    key = _text(job.xpath("ReqId"))
    if not key:
        raise ValueError("it has no number")
    filters = [
        (_text(each.xpath("label")).lower(), _text(each.xpath("value")))
        for each in job.xpath("*[starts-with(name(), 'filter')]")
    ]
    said = {
        name: next((value for label, value in filters if value and _any(label, parts)), None)
        for name, parts in LABELS.items()
    }
    return posting(
        source,
        key,
        url=_address_of(url, key),
        title=_text(job.xpath("JobTitle")),
        requisition=key,
        description_html=_unescaped(job.xpath("string(Job-Description)").get("").strip()) or None,
        location_text=joined([said["place"], said["country"]], ", "),
        posted_text=_text(job.xpath("Posted-Date")) or None,
        employment_text=said["employment"],
        department_text=said["department"],
    )


def _any(label: str, parts: tuple[str, ...]) -> bool:
    return any(part in label for part in parts)


def _address_of(url: str, key: str) -> str:
    """Where a person reads a posting of the older list."""
    parts = urlsplit(url)
    company = parse_qs(parts.query).get("company", [""])[0]
    asked = {"career_ns": "job_listing", "company": company, "career_job_req_id": key}
    return f"{parts.scheme}://{parts.netloc}/career?{urlencode(asked, quote_via=quote)}"


def _row(row: Selector, url: str, source: Source) -> Posting | None:
    link = row.css("a.jobTitle-link")
    address = absolute(url, link[0].attrib.get("href", "")) if link else None
    key = number_of(address) if address else None
    if not address or not key:
        return None
    return posting(
        source,
        key,
        url=address,
        title=_text(link),
        location_text=_cell(row, "Location") or None,
        posted_text=_cell(row, "Date") or None,
        department_text=_cell(row, "Department") or _cell(row, "Facility") or None,
    )


def _cell(row: Selector, name: str) -> str:
    """A cell of the table, or a field of a tile."""
    return _text(row.css(f".job{name}, [id$='section-{name.lower()}-value']"))


def _total(page: Selector, body: bytes) -> int | None:
    """The last number of "Results 1 - 25 of 1,155"."""
    numbers = COUNT.findall(_text(page.css(".paginationLabel")))
    if numbers:
        return int(re.sub(r"\D", "", numbers[-1]))
    match = RECORDS.search(body.decode("utf-8", "replace"))
    return int(match[1]) if match else None


def _address(page: Selector) -> Place | None:
    """The place in the page's microdata."""
    names = ("addressLocality", "addressRegion", "addressCountry")
    city, region, country = (_content(page, name) for name in names)
    code = country_code(country)
    text = joined([city, region, country], ", ")
    place = Place(text=text or "", city=city, region=region_code(region, code), country=code)
    return place if text else None


def _content(page: Selector, name: str) -> str | None:
    value = page.css(f"[itemprop={name}]::attr(content)").get("").strip()
    return value or _text(page.css(f"[itemprop={name}]")) or None


def _text(found: Selector | SelectorList[Selector]) -> str:
    """The first one's text, one blank between words."""
    return " ".join(found.xpath("string()").get("").split())


def _xml(body: bytes) -> Selector:
    return Selector(decoded(body).lstrip(), type="xml")


def _each(found: Iterable[Selector], read_one: Callable[[Selector], Posting], what: str) -> Page:
    """The postings of elements, and one line for each that cannot be read."""
    postings: dict[str, Posting] = {}
    problems: list[str] = []
    for number, one in enumerate(found, start=1):
        try:
            each = read_one(one)
        except ValueError as error:
            problems.append(f"{what} {number} cannot be read: {error}")
        else:
            postings.setdefault(each.id, each)
    return Page(list(postings.values()), None, problems)


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, stub_of(url, source))])


SHAPES = (
    Shape(
        "successfactors",
        ADDRESS,
        ("<rss", GOOGLE["g"], "<g:location>"),
        lambda body, _, source: read_feed(body, source),
    ),
    Shape("successfactors", ADDRESS, ("<Job-Listing",), read_listing),
    Shape("successfactors", ADDRESS, ("jobTitle-link",), read),
    Shape("successfactors", ADDRESS, ("jobdescription", "itemprop="), _saved_detail),
)
