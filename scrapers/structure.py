"""What a posting page without markup says by its own structure: title, fields, description.

Nothing here is as sure as fields of an API, so that a page is only read where it is plain that it
shows one posting: it can be applied for, or its address is a posting's; it has a text of some
length; and headings of the text are those of a posting. Wrong is worse than nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from scrapers import listing, schema_org
from scrapers.labels import is_small, labelled, words
from scrapers.page import Page, absolute, posting
from scrapers.structure_title import AROUND, is_around, meta, titles
from scrapers.structure_words import (
    APPLY,
    APPLY_ADDRESS,
    ARTICLE,
    ELSEWHERE,
    GONE,
    MAYBE,
    OFFER,
    WORK,
)
from sponsorboard.postings.dates import day
from sponsorboard.postings.posting import Posting
from sponsorboard.sources import Source

LONGEST_PAGE = 2_000_000  # characters
LEAST_TEXT = 300
SHARE = 0.8
"""Share of the page's text that the block of the description holds."""
MOST_LINKED = 0.4
"""Share of a block's text that may stand in links; lists of postings have more."""

SILENT = ["script", "style", "noscript", "template", "svg", "iframe", "select", "link", "meta"]
BLOCKS = frozenset(("p", "ul", "ol", "li", "dl", "span", "b", "strong", "h1", "h2", "h3", "h4"))
"""Elements that are a part of a text, not its frame."""
TITLES = ["h2", "h3", "h4", "h5", "h6", "dt", "legend"]
HEADINGS = [*TITLES, "strong", "b", "p", "div", "span"]
OTHER_TIMES = re.compile(
    r"updat|modif|clos|deadline|expir|until|start|event|frist|aktualisiert", re.I
)

FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?(?:urlset|sitemapindex|rss|rdf|feed)\b",
    re.I | re.S,
)


def read(text: str, url: str, source: Source) -> Page:
    """The posting that a page shows; an empty page where it is not plain that it shows one."""
    if len(text) > LONGEST_PAGE or FEED.match(text):
        return Page([])
    if ELSEWHERE.search(urlsplit(url).path) or ARTICLE.search(text):
        return Page([])
    soup = BeautifulSoup(text, "lxml")
    site = meta(soup, "og:site_name")
    title = next(titles(soup, [site, source.company]), None)
    apply = _apply(soup, url)
    _strip(soup)
    root = soup.body or soup
    if title is None or _gone(root):
        return Page([])
    fields = labelled(root)
    block = _block(root)
    if block is None or not _is_posting(block, url, apply, fields):
        return Page([])
    return Page([_posting(title, fields, block, root, apply, url, source, site)])


def read_page(text: str, url: str, source: Source) -> Page:
    """What a posting page says: by its schema.org markup, and without any by its structure."""
    marked = schema_org.read(text, url, source)
    if marked.postings:
        return marked
    return Page(read(text, url, source).postings, None, marked.problems)


# --- Frame and block ------------------------------------------------------------------------------


def _strip(soup: BeautifulSoup) -> None:
    """Take out what is not the page's own text."""
    whole = len(soup.get_text())
    for element in soup.find_all(SILENT):
        element.extract()
    for element in soup.find_all(True):
        frame = element.name in ("html", "body")
        if not frame and is_around(element, itself=True) and len(element.get_text()) < whole / 2:
            element.extract()


def _block(root: Tag) -> Tag | None:
    """The smallest element that holds nearly all of the page's text outside of links."""
    lengths: Counter[int] = Counter()
    for string in root.find_all(string=True):
        parents = list(string.parents)
        if type(string) is NavigableString and not any(p.name in ("a", "button") for p in parents):
            length = len(string.strip())
            for parent in parents:
                lengths[id(parent)] += length
    whole, block = lengths[id(root)], root
    while True:
        inner = [each for each in block.find_all(True, recursive=False) if each.name not in BLOCKS]
        held = [each for each in inner if lengths[id(each)] >= SHARE * whole]
        if not held:
            break
        block = held[0]
    if block.name in ("tbody", "tr"):
        block = block.find_parent("table") or block
    linked = sum(len(words(link)) for link in block.find_all("a"))
    dense = linked <= MOST_LINKED * max(lengths[id(block)], 1)
    return block if lengths[id(block)] >= LEAST_TEXT and dense else None


# --- Is it one posting? ---------------------------------------------------------------------------


def _is_posting(block: Tag, url: str, apply: list[str], fields: dict[str, str]) -> bool:
    """Whether a page shows one posting: a way to apply, or a posting's address and fields, and
    headings of a posting, of which some are about the work; several of the same are several
    postings."""
    headings = Counter(_headings(block))
    work = {each for each in headings if WORK.search(each)}
    again = [each for each in work if headings[each] > 1]
    if not work or len(again) > 1 or any(headings[each] > 2 for each in again):
        return False
    if len({each for each in apply if each}) > 3:
        return False
    told = len(work) + any(map(OFFER.search, headings)) + bool(fields)
    if listing.is_posting(url):
        return bool(apply) or (told > 1 and bool(fields))
    return bool(apply) and told > 1


def _headings(block: Tag) -> Iterator[str]:
    """Headings of a text, those that are only bold or end in a colon included."""
    last = ""
    for element in block.find_all(HEADINGS):
        if not is_small(element):
            continue
        text = words(element)
        if not 2 < len(text) <= 80:
            continue
        bold = element.name in ("strong", "b")
        if bold and element.find_parent([*TITLES, "strong", "b"]):
            continue  # what is around it says the same
        if element.name not in TITLES and not bold and not _introduces(element, text):
            continue
        heading = text.casefold().strip(" :：")
        if heading != last:  # elements around one heading say the same
            yield heading
        last = heading


def _introduces(element: Tag, text: str) -> bool:
    inner = any(words(each).strip(" :：") == text.strip(" :：") for each in element.find_all(True))
    return text.endswith((":", "：")) and not inner


def _apply(root: Tag, url: str) -> list[str]:
    """Where one can apply: the addresses of links, an empty one for a button or form."""
    found: dict[str, None] = {}
    for element in root.find_all(["a", "button", "input", "form"]):
        if element.find_parent(AROUND):
            continue
        said = str(element.get("value") or element.get("aria-label") or "")
        text = words(element) or said
        named = element.name != "form" and len(text) < 60 and bool(APPLY.search(text))
        if element.name == "a":
            address = absolute(url, str(element.get("href") or "")) or ""
            if named or (APPLY_ADDRESS.search(urlsplit(address).path) and len(text) < 60):
                found[address] = None
        elif named or element.get("type") == "file":
            found[""] = None
    return list(found)


def _gone(root: Tag) -> bool:
    """Whether a short line of the page says that the posting, or the page, is gone."""
    for element in root.find_all(["h1", "h2", "h3", "p", "div", "span", "strong"]):
        if not is_small(element, 8):
            continue
        text = words(element)
        if len(text) < 160 and GONE.search(text) and not MAYBE.search(text):
            return True
    return False


# --- Posting --------------------------------------------------------------------------------------


def _posting(
    title: str,
    fields: dict[str, str],
    block: Tag,
    root: Tag,
    apply: list[str],
    url: str,
    source: Source,
    site: str | None,
) -> Posting:
    requisition = fields.get("requisition")
    return posting(
        source,
        schema_org.key(None, url),
        url=url,
        title=title,
        company=site,
        apply_url=next(filter(None, apply), None),
        requisition=requisition if schema_org.NUMBERED.fullmatch(requisition or "") else None,
        description_html=_description(block, title),
        location_text=fields.get("location"),
        posted_text=fields.get("posted") or _time(root),
        valid_through=day(fields.get("closes")),
        workplace_text=fields.get("workplace"),
        employment_text=fields.get("employment"),
        department_text=fields.get("department"),
        reading="structure",
    )


def _time(root: Tag) -> str | None:
    """The one time that a page names, unless words beside it say what else it is."""
    times = root.find_all("time")
    if len(times) != 1 or times[0].parent is None:
        return None
    around = words(times[0].parent)[:200] + " ".join(map(str, times[0].get("class") or []))
    if OTHER_TIMES.search(around):
        return None
    return str(times[0].get("datetime") or words(times[0])) or None


def _description(block: Tag, title: str) -> str:
    """The block's markup without its title, controls and ways to apply."""
    for element in block.find_all(["button", "input", "form", "label", "h1", "a"]):
        text = words(element)
        control = element.name not in ("h1", "a", "form") or APPLY.search(text) or text == title
        if control and len(text) < 200:
            element.extract()
    return block.decode_contents().strip()
