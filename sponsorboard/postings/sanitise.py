"""What may be shown of an employer's text: harmless markup, and contact data masked."""

import re

import nh3
import phonenumbers

from sponsorboard.postings.markup import calmed

TAGS = set(
    "p br hr div span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd b strong i em u s sub sup small "
    "blockquote pre code table thead tbody tr th td a".split()
)
SCHEMES = {"http", "https", "mailto"}
MASK = "*"
MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE_LIKE = re.compile(r"\d[\d\s().+/-]{6,}\d")
MONEY_BEFORE = re.compile(r"[$€£¥₹]\s*$|\b[A-Z]{3}\s*$")


def sanitised(markup: str) -> str:
    """The HTML with formatting and links only: no scripts, styles, images, frames or forms."""
    return nh3.clean(
        calmed(markup),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="noopener nofollow ugc",
    )


def masked(text: str) -> str:
    """The text with e-mail addresses and phone numbers covered, of the same length.

    Phone numbers are those that are valid in the US numbering plan or written with their country
    code.
    """
    if "@" in text:
        text = MAIL.sub(lambda match: MASK * len(match[0]), text)
    if not PHONE_LIKE.search(text):
        return text
    parts = list(text)
    for match in phonenumbers.PhoneNumberMatcher(text, "US"):
        before = text[max(0, match.start - 5) : match.start]
        in_url = match.raw_string.isdigit() and before.endswith(("/", "=", "#"))
        if not (in_url or MONEY_BEFORE.search(before)):
            parts[match.start : match.end] = MASK * (match.end - match.start)
    return "".join(parts)
