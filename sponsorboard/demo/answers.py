"""Which answer a request gets: the host decides the system, the path the board."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from sponsorboard.demo import boards, pages, workday
from sponsorboard.demo.content import Employer, board, employers

ROBOTS = "User-agent: *\nDisallow: /internal/\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked, and of which site."""

    method: str
    host: str
    target: str
    body: bytes
    root: str
    """Address of the site itself, for the links that it gives."""

    today: date

    @property
    def path(self) -> str:
        """The path with its escapes resolved."""
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        """The query's parameters."""
        return dict(parse_qsl(urlsplit(self.target).query))


class Answer(NamedTuple):
    """One response."""

    status: int
    content_type: str
    body: bytes


Route = Callable[[Request, re.Match[str]], Answer]


def answer(request: Request) -> Answer:
    """The response to any request; 404 for what is not there."""
    host = request.host.partition(":")[0].lower()
    for pattern, method, route in ROUTES:
        if method == request.method and (found := pattern.fullmatch(f"{host}{request.path}")):
            return route(request, found)
    return _missing()


def _json(value: Any, status: int = 200) -> Answer:
    body = json.dumps(value, ensure_ascii=False).encode()
    return Answer(status, "application/json; charset=utf-8", body)


def _html(text: str | None) -> Answer:
    return Answer(200, "text/html; charset=utf-8", text.encode()) if text else _missing()


def _missing() -> Answer:
    return _json({"status": 404, "error": "Not found"}, 404)


def _robots(request: Request, found: re.Match[str]) -> Answer:
    return Answer(200, "text/plain; charset=utf-8", ROBOTS.encode())


def _greenhouse(request: Request, found: re.Match[str]) -> Answer:
    if employer := board("greenhouse", found["token"]):
        return _json(boards.greenhouse(employer, request.root, request.today, request.query))
    return _missing()


def _lever(request: Request, found: re.Match[str]) -> Answer:
    if employer := board("lever", found["token"], found["region"]):
        return _json(boards.lever(employer, request.root, request.today))
    return _json({"ok": False, "error": "Document not found"}, 404)


def _ashby(request: Request, found: re.Match[str]) -> Answer:
    if employer := board("ashby", found["token"]):
        return _json(boards.ashby(employer, request.root, request.today, request.query))
    return _missing()


def _recruitee(request: Request, found: re.Match[str]) -> Answer:
    if employer := board("recruitee", found["token"]):
        return _json(boards.recruitee(employer, request.root, request.today))
    return _missing()


def _workday_site(found: re.Match[str]) -> Employer | None:
    return board("workday", f"{found['tenant']}.{found['pod']}/{found['site']}")


def _workday_list(request: Request, found: re.Match[str]) -> Answer:
    employer = _workday_site(found)
    try:
        body = json.loads(request.body)
    except ValueError:
        return _json({"errorCode": "HTTP_422", "message": "no JSON body"}, 422)
    if employer is None:
        return _missing()
    page = workday.page(employer, body)
    return _json(page) if page else _json({"errorCode": "HTTP_400", "message": "limit"}, 400)


def _workday_detail(request: Request, found: re.Match[str]) -> Answer:
    employer = _workday_site(found)
    value = employer and workday.detail(employer, found["path"], request.root, request.today)
    return _json(value) if value else _missing()


def _career_site(request: Request, found: re.Match[str]) -> Answer:
    for employer in employers().values():
        if employer.host == found["host"] and found["path"] == employer.path:
            number = request.query.get("page", "1")
            return _html(pages.listing(employer, int(number) if number.isdecimal() else 0))
        if employer.host == found["host"] and found["path"].startswith(f"{employer.path}/"):
            name = found["path"].removeprefix(f"{employer.path}/")
            return _posting(request, employer, name)
    return _missing()


def _posting(request: Request, employer: Employer, name: str) -> Answer:
    opening = employer.find(name)
    if opening is None:
        return _missing()
    return _html(pages.posting(employer, opening, request.root, request.today))


def _home(request: Request, found: re.Match[str]) -> Answer:
    return _html(pages.home(request.root))


def _own_posting(request: Request, found: re.Match[str]) -> Answer:
    employer = employers().get(found["slug"])
    return _posting(request, employer, found["name"]) if employer else _missing()


CXS = (
    r"(?P<tenant>[\w-]+)\.(?P<pod>wd\d+)\.myworkdayjobs\.com/wday/cxs/(?P=tenant)/(?P<site>[\w-]+)"
)
ROUTES: list[tuple[re.Pattern[str], str, Route]] = [
    (re.compile(host_and_path), method, route)
    for host_and_path, method, route in (
        (r"[^/]+/robots\.txt", "GET", _robots),
        (r"boards-api\.greenhouse\.io/v1/boards/(?P<token>[^/]+)/jobs/?", "GET", _greenhouse),
        (r"api(?:\.(?P<region>eu))?\.lever\.co/v0/postings/(?P<token>[^/]+)/?", "GET", _lever),
        (r"api\.ashbyhq\.com/posting-api/job-board/(?P<token>[^/]+)/?", "GET", _ashby),
        (r"(?P<token>[\w-]+)\.recruitee\.com/api/offers/?", "GET", _recruitee),
        (rf"{CXS}/jobs", "POST", _workday_list),
        (rf"{CXS}(?P<path>/job/.+)", "GET", _workday_detail),
        (r"(?P<host>[\w.-]+\.example)(?P<path>/.*)", "GET", _career_site),
        (r"(?:127\.0\.0\.1|localhost)/", "GET", _home),
        (r"(?:127\.0\.0\.1|localhost)/(?P<slug>[\w-]+)/(?P<name>[\w-]+)(?:/apply|/application|/c/new)?",
         "GET", _own_posting),
    )
]  # fmt: skip
