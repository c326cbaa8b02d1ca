"""A list page of a career site: which of its links are postings, and which is its next page."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from parsel import Selector

from scrapers import schema_org
from scrapers.page import absolute

# /jobs/123, /careers/backend-engineer, /en/vacancies/42-nurse, /o/engineer
POSTING = re.compile(
    r"""/ (?: jobs? | careers? | positions? | openings? | vacanc(?:y|ies) | opportunit(?:y|ies)
            | roles? | postings? | offers? | requisitions? | job-?(?:details?|postings?) | o | j )
        / (?: [^/]+/ )* (?P<name> [^/]{2,} ) /? $""",
    re.VERBOSE | re.I,
)
POSTING_QUERY = re.compile(r"^(?:gh_jid|job_?id|jid|req_?id|vacancy_?id|posting_?id)$", re.I)
# Pages beside the postings: /jobs/search, /careers/benefits, /jobs/page/2
OTHER = re.compile(
    r"""^ (?: search | page | all | category | categories | teams? | departments? | locations?
            | benefits | culture | life | about | faq | login | sign-?in | register | apply
            | students? | internships? | saved | alerts? | index | feed | rss
            | jobs? | careers? | positions? | openings? | vacancies | opportunities )
        (?: [.-](?:html?|php|xml|us|results?) )? $""",
    re.VERBOSE | re.I,
)
NOT_A_PAGE = re.compile(r"\.(?:pdf|png|jpe?g|gif|svg|css|js|ico|zip|docx?|xml|rss)$", re.I)
NEXT = re.compile(r"^\W*(?:next(?: page)?|older(?: posts| jobs)?|more jobs|load more)?\W*$", re.I)
ARROWS = frozenset("›»→>")
PAGE_KEYS = frozenset(("page", "p", "pg", "paged", "offset", "start", "startrow", "from", "pr"))
PAGE_PATH = re.compile(r"/page[/-]\d+/?$", re.I)


class Listing(NamedTuple):
    """Links of a list page, each once, in order."""

    postings: list[str]
    pages: list[str]


def read(text: str, url: str) -> Listing:
    """The links of a list page at ``url``.

    Postings are what an ``ItemList`` names, and links on the same host whose address looks like a
    posting's; further pages are ``rel=next``, a link that says so, and the same address with
    another page number.
    """
    postings = dict.fromkeys(schema_org.links(text, url))
    pages: dict[str, None] = {}
    for link in Selector(text).xpath("//a[@href] | //link[@rel='next'][@href]"):
        target = absolute(url, link.attrib["href"])
        if target is None or target == url or urlsplit(target).netloc != urlsplit(url).netloc:
            continue
        if _is_next(link) or _is_page(target, url):
            pages[target] = None
        elif _is_posting(target, url):
            postings[target] = None
    return Listing([link for link in postings if link not in pages], list(pages))


def _is_next(link: Selector) -> bool:
    if "next" in link.attrib.get("rel", "").lower().split():
        return True
    label = link.attrib.get("aria-label") or " ".join(link.xpath("string()").get("").split())
    return (
        bool(label)
        and len(label) < 20
        and (label in ARROWS or (bool(NEXT.match(label)) and any(map(str.isalpha, label))))
    )


def _is_page(target: str, url: str) -> bool:
    """Whether two addresses differ in the page number only."""
    one, other = urlsplit(target), urlsplit(url)
    if PAGE_PATH.sub("", one.path).rstrip("/") != PAGE_PATH.sub("", other.path).rstrip("/"):
        return False
    wanted, current = dict(parse_qsl(one.query)), dict(parse_qsl(other.query))
    changed = {key for key in {*wanted, *current} if wanted.get(key) != current.get(key)}
    if not all(key.lower() in PAGE_KEYS and wanted.get(key, "0").isdigit() for key in changed):
        return False
    return bool(changed) or (bool(PAGE_PATH.search(one.path)) and one.path != other.path)


def _is_posting(target: str, url: str) -> bool:
    parts = urlsplit(target)
    if NOT_A_PAGE.search(parts.path):
        return False
    if any(POSTING_QUERY.match(key) and value for key, value in parse_qsl(parts.query)):
        return True
    if parts.path.rstrip("/") == urlsplit(url).path.rstrip("/"):
        return False  # the same list, filtered or sorted
    match = POSTING.search(parts.path)
    return match is not None and not OTHER.match(match["name"])
