"""What a list of boards calls an employer: whether that is a name, and a slug for the row."""

import html
import re
from urllib.parse import urlsplit

WORK = (
    r"(?:jobs?|job (?:openings?|opportunities|listings?|portal|board|offers)|jobportal|jobangebote"
    r"|careers?|career (?:opportunities|portal|section|site)|vacancies|opportunities|openings"
    r"|karriere|stellen(?:angebote|anzeigen|börse)?|offres d'emploi|ofertas de empleo|empleos?)"
)
AROUND = re.compile(
    rf"^(?:(?:open|all|our|current|search|your|aktuelle|offene) )?{WORK}"
    r" (?:at|with|@|bei(?: der| dem)?|beim|der|des|an der|chez|en|[|-])\s+"
    r"|^(?:working|work|talent) (?:at|for)\s+"
    rf"|\s+(?:[|-] )?(?:{WORK}(?: &| und| page)?|careersite|candidate (?:portal|experience site))$"
    r"|\s*\(?\bCX_?\d*\)$|\s+[(-]*external\)?$",
    re.I,
)
NO_NAME = re.compile(
    rf"(?:{WORK}|default(?: portal)?|candidate experience site.*|apply|home(?: ?page)?|careersite"
    r"|external|internal|recruiting(?: portal)?|talento?|n/?a|none|null|unknown|join|welcome"
    r"|karriereseite|jobs\d+|.*\{.*|.*\bdo not post\b.*|.*\btemplate\b.*"
    r"|fa [a-z]{4} .*saasfaprod\d*|[\w-]+(?:\.[\w-]+)+\.(?:com|net))",
    re.I,
)
TRIAL = re.compile(
    r"(?:^|[\s(_-])(?:sandbox|staging|demo|test|uat)(?:\s+v?\d+)?\s*(?:$|\)|,|- )"
    r"|^(?:test company|example corp|democorp|acme candidate|developer acme|lever demo"
    r"|lever education)\b|\binternal\b|\bdo not (?:use|remove)\b",
    re.I,
)
TRIAL_TOKEN = re.compile(
    r"(?:test|tester|testing|tested|testboard|test-?company|smoketest|demo|example(?:company)?|qa|uat"
    r"|acme(?:-?corp)?|dunder-?mifflin)[\d-]*"
    r"|.*sandbox[\d-]*|.*[-_](?:test|demo|staging)|.*-demo-.*|leverdemo.*|testrcm.*"
    r"|.*internal(?!ly|i[sz]|-?medicine|ion).*"
    r"|.*(?:redeployment|non-?public|private_?posting|invite-?only|only_confidential).*",
    re.I,
)
SECOND_LEVEL = frozenset("ac co com edu gov govt gob gouv ne net nom or org sch".split())
"""What stands before a country's two letters where that is not a name's place."""

SHARED = frozenset(
    "github.io notion.site webflow.io wordpress.com wixsite.com myshopify.com".split()
)


def cleaned(name: str, site: str = "") -> str | None:
    """The name without what stands around it on a board's page, and without the name of one of its
    sites in brackets; None when no name is left."""
    name = " ".join(html.unescape(name).split())
    before, bracket, inside = name.rpartition(" (")
    if bracket and squeezed(inside) == squeezed(site):
        name = before
    name = AROUND.sub("", AROUND.sub("", name)).strip(" |-,")
    return None if not name or NO_NAME.fullmatch(name) else name


def squeezed(text: str) -> str:
    """Letters and digits alone, lower case."""
    return "".join(each for each in text.casefold() if each.isalnum())


def says_more(name: str, token: str) -> bool:
    """Whether a name tells more than the board's name in its address, in letters, words or case."""
    if squeezed(name) != squeezed(token):
        return True
    words, parts = re.split(r"[\s._-]+", name), re.split(r"[\s._-]+", token)
    plain = name in (name.lower(), name.title()) or all(
        word in (word.lower(), word.capitalize()) for word in words
    )
    return len(words) > len(parts) or not plain


def in_words(token: str) -> str:
    """The board's name in its address, in words: ``blue-harbor`` is ``Blue Harbor``."""
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[\s._-]+", token) if word)


def alike(one: str, other: str) -> bool:
    """Whether two names are one employer's, as far as letters say: one begins with the other."""
    left, right = squeezed(one), squeezed(other)
    short = min(len(left), len(right), 5)
    return short > 1 and left[:short] == right[:short]


def domain(website: str) -> str | None:
    """The domain that a web address lies under, without any host's name; None without one."""
    labels = (urlsplit(website.strip()).hostname or "").strip(".").split(".")
    count = 3 if len(labels[-1]) == 2 and labels[-2:][0] in SECOND_LEVEL else 2
    if ".".join(labels[-2:]) in SHARED:
        count = 3
    return ".".join(labels[-count:]) if len(labels) >= count else None


def on_trial(name: str, token: str) -> bool:
    """Whether a board is somebody's test, or for an employer's own people alone."""
    return bool(TRIAL.search(name) or TRIAL_TOKEN.fullmatch(token))
