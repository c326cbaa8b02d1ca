"""A list page of a career site: which of its links are postings, and which is its next page."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from parsel import Selector

from scrapers import schema_org
from scrapers.page import absolute
from sponsorboard.postings.posting import Posting

# /jobs/123, /careers/backend-engineer, /en/vacancies/42-nurse, /o/engineer, /stellenangebote/koch
WORDS = r"""jobs? | careers? | positions? | openings? | vacanc(?:y|ies) | opportunit(?:y|ies)
            | roles? | postings? | offers? | requisitions? | o | j
            | job[-_]?(?:details?|postings?|offers?|openings?|listings?|opportunit(?:y|ies)|ads?)
            | open-(?:positions|roles|jobs) | stellen(?:angebote?|anzeigen?)? | jobangebote?
            | karriere | offres?(?:-d-emploi|-emploi)? | emplois? | empleos? | ofertas?(?:-empleo)?
            | vagas? | vacatures? | lediga-(?:jobb|tjanster) | ledige-stillinger | praca
            | tyopaikat"""
POSTING = re.compile(
    rf"/ (?: {WORDS} ) / (?: [^/]+/ )* (?P<name> [^/]{{2,}} | \d ) /? $", re.X | re.I
)
POSTING_QUERY = re.compile(r"^(?:gh_jid|job_?id|jid|req_?id|vacancy_?id|posting_?id)$", re.I)
# Pages beside the postings: /jobs/search, /careers/benefits, /jobs/page/2
OTHER = re.compile(
    r"""^ (?: search | page | all | category | categories | teams? | departments? | locations?
            | benefits | culture | life | about | faq | login | sign-?in | register | apply
            | students? | internships? | saved | alerts? | index | feed | rss
            | jobs? | careers? | positions? | openings? | vacancies | opportunities | our-.{2,20}
            | working-.{2,20} | (?:why|how)-.{2,30} | meet-.{2,20} | diversity.{0,20} | events?
            | blog | news | hiring-process | early-careers | contact | privacy.{0,10} )
        (?: [.-](?:html?|php|xml|us|results?) )? $""",
    re.VERBOSE | re.I,
)
JOB_PAGE = re.compile(
    r"(?:job|position|vacancy|posting|opening|stelle)[\w-]*(?:\.\w{2,4})?/?$", re.I
)
NOT_A_PAGE = re.compile(r"\.(?:pdf|png|jpe?g|gif|svg|css|js|ico|zip|docx?|xml|rss)$", re.I)
NEXT = re.compile(r"^\W*(?:next(?: page)?|older(?: posts| jobs)?|more jobs|load more)?\W*$", re.I)
ARROWS = frozenset("›»→>")
PAGE_KEYS = frozenset(("page", "p", "pg", "paged", "offset", "start", "startrow", "from", "pr"))
EMPTY = 250
"""Characters of text that a page has which holds nothing but what stands around every page."""
SAID = "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"
PAGE_PATH = re.compile(r"/page[/-]\d+/?$", re.I)


class Listing(NamedTuple):
    """Links of a list page, each once, in order."""

    postings: list[str]
    pages: list[str]


def read(text: str, url: str, domain: str | None = None) -> Listing:
    """The links of a list page at ``url``, which stay on its site (see ``same_site``).

    Postings are what an ``ItemList`` names, and links whose address looks like a posting's; where
    there are none of either, links to what lies below the list page. Further pages are
    ``rel=next``, a link that says so, and the same address with another page number.
    """
    named = [link for link in schema_org.links(text, url) if same_site(link, url, domain)]
    postings: dict[str, None] = dict.fromkeys(named)
    pages: dict[str, None] = {}
    below: dict[str, None] = {}
    for link in Selector(text).xpath("//a[@href] | //link[@rel='next'][@href]"):
        target = absolute(url, link.attrib["href"])
        if target is None or target == url or not same_site(target, url, domain):
            continue
        if _is_next(link) or _is_page(target, url):
            pages[target] = None
        elif is_posting(target, url):
            postings[target] = None
        elif _is_below(target, url):
            below[target] = None
    return Listing([link for link in postings or below if link not in pages], list(pages))


def stubs(postings: list[Posting], url: str, domain: str | None = None) -> list[str]:
    """Where the rest stands of the postings of which a list page at ``url`` has no description."""
    return [
        each.url
        for each in postings
        if not each.description_html and each.url != url and same_site(each.url, url, domain)
    ]


def same_site(target: str, url: str, domain: str | None = None) -> bool:
    """Whether two addresses have the same host, or hosts that both belong to the domain of the
    source's row."""
    hosts = [urlsplit(each).netloc.lower().removeprefix("www.") for each in (target, url)]
    return hosts[0] == hosts[1] or bool(
        domain and all(f".{host}".endswith(f".{domain.lower()}") for host in hosts)
    )


def is_shell(text: str) -> bool:
    """Whether a page holds nothing before its scripts have run."""
    page = Selector(text)
    said = " ".join(page.xpath(SAID).getall()).split()
    return bool(page.xpath("//script")) and sum(map(len, said)) < EMPTY


def _is_below(target: str, url: str) -> bool:
    """Whether an address lies one step below a list page, and names no page beside the postings."""
    one, other = urlsplit(target).path.rstrip("/"), urlsplit(url).path.rstrip("/")
    folder, _, name = one.rpartition("/")
    return bool(other) and folder == other and not (OTHER.match(name) or NOT_A_PAGE.search(name))


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


def is_posting(target: str, url: str = "") -> bool:
    """Whether an address looks like a posting's; ``url`` is the list page that it stands on."""
    parts = urlsplit(target)
    if NOT_A_PAGE.search(parts.path):
        return False
    query = parse_qsl(parts.query)
    if any(POSTING_QUERY.match(key) and value for key, value in query):
        return True
    if JOB_PAGE.search(parts.path) and any(key.lower() == "id" and value for key, value in query):
        return True  # /job.php?id=12
    if parts.path.rstrip("/") == urlsplit(url).path.rstrip("/"):
        return False  # the same list, filtered or sorted
    match = POSTING.search(parts.path)
    return match is not None and not OTHER.match(match["name"])
