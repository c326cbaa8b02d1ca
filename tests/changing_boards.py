"""Boards of several systems whose postings a test changes between two looks at them."""

import json
import re
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple
from urllib.parse import parse_qs, urlsplit


@dataclass
class Opening:
    """What an employer seeks, as its board shows it."""

    number: int
    title: str
    text: str = "Mend what breaks."
    places: list[str] = field(default_factory=lambda: ["Toledo, OH"])
    requisition: str | None = None
    posted: str = "2026-07-01"
    ago: str = "Posted 3 Days Ago"


class Asked(NamedTuple):
    """A request as the server sees it."""

    method: str
    host: str
    path: str
    body: bytes = b""


class Said(NamedTuple):
    """An answer: what kind of page it is, and the page."""

    kind: str
    """``list``, ``further`` (a list's second page and those behind it) or ``detail``."""
    body: bytes
    type: str = "application/json"


class Board:
    """A board; ``share`` and ``declared`` are what a fault makes of its list."""

    spider: ClassVar[str]
    changes: ClassVar[str] = "text"
    """What of an opening may change so that a later look has to find it."""
    closes: ClassVar[bool] = True
    page: ClassVar[int] = 1000

    def __init__(self, slug: str, company: str | None = None, **row: object) -> None:
        self.slug, self.company, self.more = slug, company or slug, row
        self.openings: dict[int, Opening] = {}
        self.ever: dict[int, Opening] = {}
        self.validator: str | None = "etag"
        self.fault: str | None = None
        self.share = 1.0
        self.declared = False

    def put(self, *openings: Opening) -> None:
        self.openings |= {each.number: each for each in openings}
        self.ever |= self.openings

    def take(self, *numbers: int) -> None:
        """Remove what the board no longer seeks."""
        for number in numbers:
            del self.openings[number]

    def id(self, number: int) -> str:
        return f"{self.spider}:{self.slug}:{self.key(number)}"

    def key(self, number: int) -> object:
        return number

    def row(self) -> dict:
        return {"spider": self.spider, "company": self.company, **self.token(), **self.more}

    def token(self) -> dict:
        return {"token": self.slug}

    def is_mine(self, asked: Asked) -> bool:
        raise NotImplementedError

    def answer(self, asked: Asked) -> Said | None:
        raise NotImplementedError

    @property
    def shown(self) -> list[Opening]:
        """What the list shows in this look."""
        whole = list(self.openings.values())
        return whole[: round(len(whole) * self.share)]

    @property
    def total(self) -> int:
        """How many the list says it has."""
        return len(self.openings if self.declared else self.shown)


def _json(kind: str, value: object) -> Said:
    return Said(kind, json.dumps(value).encode())


def _kind(start: int) -> str:
    return "further" if start else "list"


class Greenhouse(Board):
    """One call lists all, texts included."""

    spider = "greenhouse"

    def is_mine(self, asked: Asked) -> bool:
        place = f"boards-api.greenhouse.io/v1/boards/{self.slug}/jobs?"
        return f"{asked.host}{asked.path}".startswith(place)

    def answer(self, asked: Asked) -> Said | None:
        jobs = [
            {
                "id": each.number,
                "title": each.title,
                "absolute_url": f"https://boards.greenhouse.io/{self.slug}/jobs/{each.number}",
                "location": {"name": " | ".join(each.places)},
                "content": f"&lt;p&gt;{each.text}&lt;/p&gt;",
                "first_published": f"{each.posted}T08:00:00-04:00",
                "requisition_id": each.requisition,
            }
            for each in self.shown
        ]
        return _json("list", {"jobs": jobs, "meta": {"total": self.total}})


class Workday(Board):
    """Pages of rows by POST, and a page a posting; the first page alone says how many."""

    spider = "workday"
    changes = "title"
    page = 20
    base = "/wday/cxs/{slug}/Careers"

    def key(self, number: int) -> str:
        return self.ever[number].requisition or f"R{number}"

    def token(self) -> dict:
        return {"token": f"{self.slug}.wd5/Careers"}

    def is_mine(self, asked: Asked) -> bool:
        return asked.host == f"{self.slug}.wd5.myworkdayjobs.com"

    def path(self, each: Opening) -> str:
        return f"/job/Toledo/Posting_{self.key(each.number)}"

    def answer(self, asked: Asked) -> Said | None:
        base = self.base.format(slug=self.slug)
        if asked.method == "POST" and asked.path == f"{base}/jobs":
            return self.rows(json.loads(asked.body)["offset"])
        for each in self.openings.values():
            if asked.path == base + self.path(each):
                return _json("detail", {"jobPostingInfo": self.info(each)})
        return None

    def rows(self, start: int) -> Said:
        rows = [
            {
                "title": each.title,
                "externalPath": self.path(each),
                "locationsText": f"{len(each.places)} Locations"
                if each.places[1:]
                else each.places[0],
                "postedOn": each.ago,
                "bulletFields": [self.key(each.number)],
            }
            for each in self.shown[start : start + self.page]
        ]
        total = 0 if start else self.total
        return _json(_kind(start), {"total": total, "jobPostings": rows, "facets": []})

    def info(self, each: Opening) -> dict:
        return {
            "title": each.title,
            "jobDescription": f"<p>{each.text}</p>",
            "location": each.places[0],
            "additionalLocations": each.places[1:],
            "postedOn": each.ago,
            "jobReqId": self.key(each.number),
            "externalUrl": f"https://{self.slug}.wd5.myworkdayjobs.com/Careers{self.path(each)}",
        }


class Jibe(Board):
    """Pages of rows with texts, one row a place, which a page may end between."""

    spider = "jibe"
    page = 10

    def token(self) -> dict:
        return {"token": f"careers.{self.slug}.example"}

    def is_mine(self, asked: Asked) -> bool:
        return asked.host == f"careers.{self.slug}.example"

    def answer(self, asked: Asked) -> Said | None:
        parts = urlsplit(asked.path)
        if parts.path != "/api/jobs":
            return None
        start = (int(parse_qs(parts.query)["page"][0]) - 1) * self.page
        rows = [self.at(each, place) for each in self.shown for place in each.places]
        total = sum(
            len(each.places) for each in (self.openings.values() if self.declared else self.shown)
        )
        return _json(_kind(start), {"jobs": rows[start : start + self.page], "totalCount": total})

    def at(self, each: Opening, place: str) -> dict:
        city, _, state = place.partition(", ")
        data = {
            "slug": str(each.number),
            "req_id": str(each.number),
            "title": each.title,
            "description": f"<p>{each.text}</p>",
            "full_location": place,
            "city": city,
            "state": state,
            "country_code": "US",
            "hiring_organization": self.company,
            "posted_date": f"{each.posted}T16:47:00+0000",
        }
        return {"data": data}


class Rippling(Board):
    """One call lists all, a row a place; and a page a posting."""

    spider = "rippling"
    changes = "title"
    root = "/platform/api/ats/v1/board/{slug}/jobs"

    def key(self, number: int) -> str:
        return f"11f0c2d4-5a6b-4c7d-8e9f-{number:012d}"

    def is_mine(self, asked: Asked) -> bool:
        place = self.root.format(slug=self.slug)
        return asked.host == "api.rippling.com" and f"{asked.path}/".startswith(f"{place}/")

    def answer(self, asked: Asked) -> Said | None:
        key = asked.path.removeprefix(self.root.format(slug=self.slug)).strip("/")
        if not key:
            shown = self.shown
            return _json("list", [self.at(each, p) for each in shown for p in each.places])
        for each in self.openings.values():
            if key == self.key(each.number):
                return _json("detail", self.detail(each))
        return None

    def at(self, each: Opening, place: str) -> dict:
        return {**self.named(each), "workLocation": {"id": place, "label": place}}

    def named(self, each: Opening) -> dict:
        key = self.key(each.number)
        url = f"https://ats.rippling.com/{self.slug}/jobs/{key}"
        return {"uuid": key, "name": each.title, "url": url}

    def detail(self, each: Opening) -> dict:
        return {
            **self.named(each),
            "description": {"role": f"<p>{each.text}</p>"},
            "workLocations": each.places,
            "createdOn": f"{each.posted}T02:41:27.161000-08:00",
            "payRangeDetails": [],
        }


class Careers(Board):
    """A site of its own: pages of links, and a page a posting with its structured data."""

    spider = "careers"
    page = 12

    def token(self) -> dict:
        return {"url": f"https://{self.slug}.example/jobs"}

    def is_mine(self, asked: Asked) -> bool:
        return asked.host == f"{self.slug}.example"

    def key(self, number: int) -> str:
        return f"C-{number}"

    def answer(self, asked: Asked) -> Said | None:
        parts = urlsplit(asked.path)
        if parts.path == "/jobs":
            number = int(parse_qs(parts.query).get("page", ["1"])[0])
            return self.links(number)
        match = re.fullmatch(r"/jobs/(\d+)-posting", parts.path)
        opening = self.openings.get(int(match[1])) if match else None
        return self.marked(opening) if opening else None

    def links(self, number: int) -> Said:
        start = (number - 1) * self.page
        shown = self.shown
        links = "".join(
            f'<li><a href="/jobs/{each.number}-posting">{each.title}</a></li>'
            for each in shown[start : start + self.page]
        )
        more = len(shown) > start + self.page
        further = f'<a rel="next" href="/jobs?page={number + 1}">Next</a>' if more else ""
        page = f"<!doctype html><html><body><ul>{links}</ul>{further}</body></html>"
        return Said(_kind(start), page.encode(), "text/html")

    def marked(self, each: Opening) -> Said:
        city, _, region = each.places[0].partition(", ")
        address = {"addressLocality": city, "addressRegion": region, "addressCountry": "US"}
        data = {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": each.title,
            "description": f"<p>{each.text}</p>",
            "identifier": {"@type": "PropertyValue", "value": f"C-{each.number}"},
            "datePosted": each.posted,
            "hiringOrganization": {"@type": "Organization", "name": self.company},
            "jobLocation": {"@type": "Place", "address": address},
        }
        script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
        return Said("detail", f"<html><head>{script}</head></html>".encode(), "text/html")


class Avature(Board):
    """A portal whose search shows a part of its postings only."""

    spider = "avature"
    changes = "title"
    closes = False
    page = 8

    def token(self) -> dict:
        return {"token": f"{self.slug}.avature.net/careers"}

    def is_mine(self, asked: Asked) -> bool:
        return asked.host == f"{self.slug}.avature.net"

    def answer(self, asked: Asked) -> Said | None:
        parts = urlsplit(asked.path)
        if parts.path.rstrip("/") == "/careers/SearchJobs":
            return self.search(int(parse_qs(parts.query).get("jobOffset", ["0"])[0]))
        match = re.fullmatch(r"/careers/JobDetail/Posting/(\d+)", parts.path)
        opening = self.openings.get(int(match[1])) if match else None
        return self.detail(opening) if opening else None

    def search(self, start: int) -> Said:
        root, shown = f"https://{self.slug}.avature.net/careers", self.shown
        cards = "".join(
            f'<article class="article article--result"><h3><a href="{root}/JobDetail/Posting/'
            f'{each.number}">{each.title}</a></h3></article>'
            for each in shown[start : start + self.page]
        )
        if len(shown) > start + self.page:
            link = f"{root}/SearchJobs/?jobOffset={start + self.page}"
            cards += f'<ul><li class="paginationNextLink"><a href="{link}">Next</a></li></ul>'
        return Said(_kind(start), f"<html><body>{cards}</body></html>".encode(), "text/html")

    def detail(self, each: Opening) -> Said:
        def value(inner: str) -> str:
            name = "article__content__view__field"
            return f'<div class="{name}"><div class="{name}__value">{inner}</div></div>'

        def article(inner: str) -> str:
            view = f'<div class="article__content"><div class="article__content__view">{inner}'
            return f'<article class="article article--details">{view}</div></div></article>'

        title = f'<meta property="og:title" content="{each.title}"/>'
        body = article(value(each.title)) + article(value(f"<p>{each.text}</p>"))
        page = f"<html><head>{title}</head><body>{body}</body></html>"
        return Said("detail", page.encode(), "text/html")
