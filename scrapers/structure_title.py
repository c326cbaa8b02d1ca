"""What a page without markup calls its posting, and which parts of it stand on every page."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from scrapers.labels import words
from scrapers.structure_words import BESIDE, GENERIC, GONE, LOOKING, NAME, OFFER, SITE, WORK

LONGEST_TITLE = 160
AROUND = ["nav", "footer", "aside", "dialog"]
ROLES = frozenset(("navigation", "contentinfo", "complementary", "dialog", "search"))
SEPARATOR = re.compile(r"\s+[|–—·»:-]{1,2}\s+|\s*\|\s*")


def titles(soup: BeautifulSoup, sites: list[str | None]) -> Iterator[str]:
    """What may be the posting's title, the likeliest first: a heading that the head names too, the
    main heading, what the head says, a lesser heading."""
    head = [meta(soup, "og:title"), meta(soup, "title"), _text_of(soup, "title")]
    headings = [*_shown(soup, "h1"), *_shown(soup, "h2")[:3]]
    both = [
        each for each in headings if len(each) > 3 and any(each in said for said in head if said)
    ]
    both.sort(key=lambda each: not any(said.startswith(each) for said in head if said))
    heads = [_without(said, sites) for said in head if said]
    known = {_plain(site) for site in sites if site}
    for said in [*both, *_shown(soup, "h1"), *heads, *headings]:
        unfit = GENERIC.match(said) or GONE.search(said) or SITE.search(said)
        if 1 < len(said) <= LONGEST_TITLE and not unfit and _plain(said) not in known:
            yield said


def _shown(soup: BeautifulSoup, name: str) -> list[str]:
    """Texts of headings that may be a title: no site's name, no section of a text."""
    found = []
    for each in soup.find_all(name):
        names = " ".join([str(each.get("id") or ""), *map(str, each.get("class") or [])])
        if not (is_around(each) or NAME.search(names)):
            found.append(words(each))
    sections = [said for said in found if WORK.search(said) or OFFER.search(said)]
    return found if name == "h1" else [said for said in found if said not in sections]


def _without(title: str, sites: list[str | None]) -> str:
    """A page's title without the name of its site, before or after it."""
    known = [plain for site in sites if site and len(plain := _plain(site)) > 2]
    said = LOOKING.sub("", title)
    parts = SEPARATOR.split(said)

    def is_site(part: str) -> bool:
        named = any(_plain(part).startswith(site) for site in known)
        return named or bool(GENERIC.match(part) or SITE.search(part))

    whole = len(parts)
    while len(parts) > 1 and is_site(parts[-1]):
        parts.pop()
    while len(parts) > 1 and is_site(parts[0]):
        parts.pop(0)
    return (said if len(parts) == whole else " - ".join(parts)).rstrip(".")


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def meta(soup: BeautifulSoup, name: str) -> str | None:
    """Content of a ``meta`` element, by its property or name."""
    found = soup.find("meta", attrs={"property": name}) or soup.find("meta", attrs={"name": name})
    said = found.get("content") if found else None
    return " ".join(said.split()) or None if isinstance(said, str) else None


def _text_of(soup: BeautifulSoup, name: str) -> str | None:
    found = soup.find(name)
    return words(found) if found else None


def is_around(element: Tag, itself: bool = False) -> bool:
    """Whether an element is, or with its parents lies in, a part that stands on every page."""
    for each in [element] if itself else [element, *element.parents]:
        if each.name in AROUND or each.get("role") in ROLES or each.has_attr("hidden"):
            return True
        names = [each.get("id") or "", *(each.get("class") or [])]
        if each.name not in ("html", "body") and any(map(BESIDE.search, map(str, names))):
            return True
    return False
