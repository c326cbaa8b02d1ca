"""ADP Workforce Now career centers: pages of list rows a language, and one detail a posting. No
public docs.

Token: CID/CCID of recruitment.html?cid=CID&ccId=CCID, ``/en_US`` behind it where one language is
wanted only. The language is a filter: a board has postings in each that it names, and a posting
that was translated keeps its number. Some pages begin with the last row of the one before.
"""

import dataclasses
import html
from urllib.parse import parse_qs, urlsplit

import msgspec

from scrapers.detail import filled
from scrapers.page import Page, ReadError, joined, last_day, posting, rows, structure
from scrapers.pay_fields import bands
from scrapers.region import country_code, region_code
from scrapers.shape import Shape
from scrapers.towns import town
from sponsorboard.postings.posting import Band, Place, Posting
from sponsorboard.sources import Source

HOST = r"^https?://workforcenow\.adp\.com/"
API = HOST + r"mascsr/default/careercenter/public/events/staffing/v1/"
LIST = API + r"job-requisitions\?(?:[^#]*&)?cid=([^&#]+)"
DETAIL = API + r"job-requisitions/[^/?#]+\?(?:[^#]*&)?cid=([^&#]+)"
PAGE = "https://workforcenow.adp.com/mascsr/default/mdf/recruitment/recruitment.html"


class Coded(msgspec.Struct):
    """A code, with the name that it stands for."""

    codeValue: str | None = None
    shortName: str | None = None


class Address(msgspec.Struct):
    """Where a place is; mostly empty texts."""

    cityName: str | None = None
    countrySubdivisionLevel1: Coded | None = None
    countryCode: str | None = None


class Location(msgspec.Struct):
    """A place as the board names it, with its address."""

    nameCode: Coded | None = None
    address: Address | None = None


class Field(msgspec.Struct):
    """A named text."""

    stringValue: str | None = None
    nameCode: Coded | None = None


class Fields(msgspec.Struct):
    """What has no field of its own."""

    stringFields: list[Field] | None = None

    def text(self, name: str) -> str | None:
        """The text of a field."""
        return next(iter(self.texts(name)), None)

    def texts(self, name: str) -> list[str]:
        """The texts of a field that is given several times."""
        return [
            each.stringValue.strip()
            for each in self.stringFields or ()
            if each.nameCode and each.nameCode.codeValue == name and each.stringValue
        ]


class Rate(msgspec.Struct):
    """An amount; 0 stands for none."""

    amountValue: float | None = None
    currencyCode: str | None = None


class PayRange(msgspec.Struct):
    """Pay; what it is for stands in the field ``SalaryRange`` only."""

    minimumRate: Rate | None = None
    maximumRate: Rate | None = None


class Requisition(msgspec.Struct):
    """One posting, as a list row or in full."""

    itemID: str | None = None
    requisitionTitle: str | None = None
    postDate: str | None = None
    clientRequisitionID: str | None = None
    workLevelCode: Coded | None = None
    customFieldGroup: Fields | None = None
    requisitionLocations: list[Location] | None = None
    payGradeRange: PayRange | None = None
    requisitionDescription: str | None = None


class Meta(msgspec.Struct):
    """What a list or the board's settings say about themselves."""

    totalNumber: int | None = None
    customFieldGroup: Fields | None = None


class List(msgspec.Struct):
    """A list page; one without postings has no ``meta``."""

    jobRequisitions: list[msgspec.Raw]
    meta: Meta | None = None


class Settings(msgspec.Struct):
    """The board's settings."""

    meta: Meta


def languages(body: bytes) -> list[str]:
    """The languages that a board has postings in, English first.

    Raises:
        ReadError: the body has no settings, or says that the board is not published.
    """
    expected = "the settings of an ADP board (JSON with `meta.customFieldGroup`)"
    fields = structure(body, Settings, expected).meta.customFieldGroup or Fields()
    if fields.text("PublishedIndicator") == "false":
        raise ReadError("the ADP board is not published")
    return sorted(fields.texts("Locale"), key=lambda each: not each.startswith("en"))


def read(body: bytes, url: str, source: Source) -> Page:
    """The rows of a list page as postings without description; ``url`` names board and language.

    Raises:
        ReadError: the body is not a list page.
    """
    page = structure(body, List, "an ADP list page (JSON with `jobRequisitions`)")
    found, problems = rows(
        page.jobRequisitions, Requisition, lambda row: _posting(row, url, source), "row"
    )
    return Page(found, page.meta.totalNumber if page.meta else None, problems)


def read_detail(body: bytes, stub: Posting, url: str, source: Source) -> Posting:
    """The posting of a list row with its description; the row alone where the answer is the empty
    form that stands for a posting that is closed.

    Raises:
        ReadError: the body is not a detail.
    """
    job = structure(body, Requisition, "an ADP posting (JSON with `requisitionTitle`)")
    if not job.requisitionTitle or not job.requisitionTitle.strip():
        return stub
    full = _posting(job, url, source)
    return filled(stub, dataclasses.replace(full, description_html=job.requisitionDescription))


def stub_of(url: str, source: Source) -> Posting:
    """A posting with nothing but its address, for a detail that came without its list row."""
    key = urlsplit(url).path.rpartition("/")[2]
    return posting(source, key, url=_address(url, key), title=key)


def _address(url: str, key: str) -> str:
    """Where a person reads a posting."""
    given = parse_qs(urlsplit(url).query)
    parts = {name: given.get(name, [""])[0] for name in ("cid", "ccId", "lang")}
    query = "&".join(f"{name}={value}" for name, value in parts.items() if value)
    return f"{PAGE}?{query}&jobId={key}"


def _posting(job: Requisition, url: str, source: Source) -> Posting:
    fields = job.customFieldGroup or Fields()
    key = fields.text("ExternalJobID") or (job.itemID or "").replace(":", "_")
    if not key:
        raise msgspec.ValidationError("it has no id")
    places = [place for each in job.requisitionLocations or () if (place := _place(each))]
    return posting(
        source,
        key,
        url=_address(url, key),
        title=html.unescape(job.requisitionTitle or ""),
        requisition=joined([job.clientRequisitionID]),
        location_text=joined(place.text for place in places),
        locations=places,
        posted_text=job.postDate if last_day(job.postDate) else None,
        pay_fields=_bands(job.payGradeRange, fields.text("SalaryRange")),
        employment_text=joined([job.workLevelCode.shortName]) if job.workLevelCode else None,
        department_text=fields.text("HomeDepartment"),
    )


def _place(location: Location) -> Place | None:
    address = location.address or Address()
    state = address.countrySubdivisionLevel1 or Coded()
    city, region = joined([address.cityName]), joined([state.codeValue])
    name = joined([location.nameCode.shortName]) if location.nameCode else None
    if not (text := name or joined([city, region], ", ")):
        return None
    *_, last = text.split(", ")
    country = country_code(address.countryCode or (last if text.count(", ") > 1 else None))
    return Place(text=text, city=town(city), region=region_code(region, country), country=country)


def _bands(pay: PayRange | None, words: str | None) -> list[Band]:
    low, high = (pay.minimumRate, pay.maximumRate) if pay else (None, None)
    return bands(
        low.amountValue if low else None,
        high.amountValue if high else None,
        "payGradeRange",
        quote=words,
        every=(words or "").rpartition(" ")[2],
        currency=next((rate.currencyCode for rate in (low, high) if rate), None),
    )


def _saved_detail(body: bytes, url: str, source: Source) -> Page:
    return Page([read_detail(body, stub_of(url, source), url, source)])


SHAPES = (
    Shape("adp", LIST, ('"jobRequisitions"', '"requisitionTitle"'), read),
    Shape("adp", DETAIL, ('"requisitionTitle"', '"requisitionDescription"'), _saved_detail),
)
