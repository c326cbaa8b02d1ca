"""The invented employers and what they post, read from ``employers/*.toml``."""

import html
import tomllib
import uuid
import zlib
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "employers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """One range of pay in a field of the system, with the system's own word for the interval."""

    min: int | float
    max: int | float
    currency: str
    interval: str = ""
    label: str | None = None
    title: str | None = None
    equity: bool = False
    commission: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One posting; every field but the text and the dates is worded as its system words it."""

    title: str
    places: list[str]
    text: str
    """Lines: ``# heading``, ``- item`` or a paragraph."""

    days: int
    """How many days ago it was published."""

    closes: int | None = None
    """In how many days it closes; negative for a closing date that has passed."""

    ends: int | None = None
    key: str = ""
    department: str | None = None
    team: str | None = None
    employment: str | list[str] | None = None
    time: str | None = None
    workplace: str | None = None
    remote: bool | str | None = None
    remote_limit: str | None = None
    listed: bool = True
    country: str = "US"
    education: str | None = None
    experience: str | None = None
    pay: list[Pay] = field(default_factory=list)

    @property
    def number(self) -> int:
        """A stable number, for systems that count their postings."""
        return 4_000_000 + zlib.crc32(self.title.encode()) % 1_000_000

    @property
    def uuid(self) -> str:
        """A stable id, for systems that use such."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, self.title))

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return self.key or str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """One invented employer with its board."""

    slug: str
    company: str
    domain: str
    system: str
    postings: list[Opening]
    about: str = ""
    closing: str = ""
    token: str = ""
    region: str | None = None
    host: str = ""
    path: str = ""
    page_size: int = 0
    """Postings on a list page; 0 where there is no list."""

    markup: str = "plain"
    """Whether a posting's JSON-LD stands alone (``plain``) or in a ``graph``."""

    def text(self, opening: Opening) -> str:
        """The whole description."""
        return f"{self.about.strip()}\n{opening.text.strip()}\n{self.closing.strip()}"

    def find(self, name: str) -> Opening | None:
        """The posting of this name."""
        return next((one for one in self.postings if one.name == name), None)


@cache
def employers() -> dict[str, Employer]:
    """Every employer by slug."""
    found = {}
    for file in sorted(FOLDER.glob("*.toml")):
        values = tomllib.loads(file.read_text(encoding="utf-8"))
        found[file.stem] = msgspec.convert({"slug": file.stem, **values}, Employer)
    return found


def board(system: str, token: str, region: str | None = None) -> Employer | None:
    """The employer that has this board."""
    for one in employers().values():
        if (one.system, one.token, one.region) == (system, token, region):
            return one
    return None


def markup(text: str) -> str:
    """HTML of a text's lines."""
    parts: list[str] = []
    lines = (line.strip() for line in text.strip().splitlines() if line.strip())
    for item, group in groupby(lines, key=lambda line: line.startswith("- ")):
        inner = "\n".join(_element(line) for line in group)
        parts.append(f"<ul>\n{inner}\n</ul>" if item else inner)
    return "\n".join(parts)


def _element(line: str) -> str:
    for mark, tag in (("# ", "h3"), ("- ", "li")):
        if line.startswith(mark):
            return f"<{tag}>{html.escape(line[2:], quote=False)}</{tag}>"
    return f"<p>{html.escape(line, quote=False)}</p>"


def sections(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first heading, and each heading with what stands under it."""
    opening, *rest = f"\n{text.strip()}".split("\n# ")
    parts = (part.partition("\n") for part in rest)
    return opening.strip(), [(heading, body) for heading, _, body in parts]
