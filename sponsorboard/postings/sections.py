"""The role of a section, from the words of its heading."""

import re
from functools import lru_cache
from typing import Literal

Role = Literal[
    "requirements", "preferred", "responsibilities", "benefits", "pay", "about", "equal_opportunity"
]

# Patterns over headings in lower case; the first role with a match wins, so order matters:
# "preferred qualifications" is preferred before it is a requirement.
WORDS: dict[Role, tuple[str, ...]] = {
    "equal_opportunity": (
        r"equal (?:employment )?opportunit",
        r"\beeo\b",
        # "Champion diversity and inclusion" is an item
        r"^\W*(?:[\w']+ ){0,3}(?:diversity|inclusi(?:on|ve)|accommodat)",
    ),
    "preferred": (
        r"preferred",
        r"nice[- ]to[- ]haves?",
        r"bonus(?: points)?",
        r"\bplus(?:es)?\b",
        r"desir(?:ed|able)",
        r"good to have",
        r"would be (?:great|nice)",
        r"even better",
        r"extra credit",
        r"ideally",
    ),
    "pay": (
        r"salary",
        r"compensation",
        r"pay (?:range|transparency|rate|scale)",
        r"\bremuneration\b",
    ),
    "benefits": (
        r"benefit",
        r"perks?\b",
        r"what we offer",
        r"we offer",
        r"what you(?:'ll| will) get",
        r"why (?:join|work)",
        r"what's in it",
    ),
    "requirements": (
        r"requirement",
        r"qualif",
        r"must[- ]haves?",
        r"what you(?:'ll| will)? (?:bring|need)",
        r"what we(?:'re| are)? look",
        r"who you are",
        r"about you\b",
        r"you have",
        r"skills",
        r"experience",
        r"education",
        r"your (?:profile|background)",
        r"you(?:'ll| will) have",
        r"minimum",
        r"basic",
        r"we(?:'d| would) love to see",
        r"ideal candidate",
        r"looking for",
        r"\bfit (?:if|for)\b",
        r"\bif you(?:'re| are|r|)?\b",
        r"you (?:need|might be|may be|are)\b",
        r"need to succeed",
        r"you(?:'ll| will) need\b",
    ),
    "responsibilities": (
        r"responsibilit",
        r"what you(?:'ll| will) (?:do|be)",
        r"duties",
        r"the (?:role|job|position)",
        r"your (?:role|mission|impact)",
        r"day[- ]to[- ]day",
        r"job description",
        r"in this role",
        r"you(?:'ll| will)\b",
    ),
    "about": (
        r"about",
        r"who we are",
        r"our (?:company|mission|story|values|team)",
        r"company",
    ),
}
ROLE = re.compile("|".join(f"(?P<{role}>{'|'.join(words)})" for role, words in WORDS.items()))


@lru_cache(maxsize=4096)  # boards repeat their headings
def role_of(heading: str) -> Role | None:
    """Role of the section under a heading in lower case; None when its words tell nothing."""
    match = ROLE.search(heading)
    return match.lastgroup if match else None  # type: ignore[return-value]
