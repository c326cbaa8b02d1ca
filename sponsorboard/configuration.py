"""The operator's settings: ``sponsorboard.toml`` and the environment, read here and nowhere else.

Names and defaults: docs/configuration.md.
"""

import difflib
import os
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Literal

import msgspec

FILE = Path("sponsorboard.toml")
READABLE = 60  # names in one message


class ConfigurationError(ValueError):
    """A setting that cannot be used; the message names the file, the key and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Everything an operator may set in ``sponsorboard.toml``."""

    index: str = "tantivy:data/index"
    """URL of the index: ``tantivy:PATH`` or ``http(s)://host:9200/ALIAS``."""

    data: Path = Path("data")
    """Folder for spool, run history, the embedded index and the operator's own tables."""

    contact: str | None = None
    """Mail address or page in the user agent; needed for any host that is not on loopback."""

    descriptions: Literal["full", "excerpts"] = "full"
    """What pages and exports show of the employers' texts."""

    archive_days: Annotated[int, msgspec.Meta(ge=0)] = 60
    """Days that raw responses are kept in the archive."""

    archive_bytes: Annotated[int, msgspec.Meta(ge=0)] = 20_000_000_000
    """Bytes that the archive may take up; the oldest files go first."""

    sources: list[Path] = field(default_factory=list)
    """Further folders of rows, beside the built-in catalogue."""

    spiders: list[str] = field(default_factory=list)
    """Further modules of spiders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """How to sign in to Elasticsearch; never printed."""

    api_key: str | None = field(default=None, repr=False)
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    ca: str | None = None


def load(path: Path | None = None) -> Configuration:
    """The configuration of ``path``, of the file that ``SPONSORBOARD_CONFIG`` names, or of \
``sponsorboard.toml`` in the working directory; the defaults where there is none.

    ``SPONSORBOARD_INDEX`` wins over the file.

    Raises:
        ConfigurationError: the named file is missing or broken, or a key is unknown.
    """
    file = source(path)
    values = _read(file) if file else {}
    values.setdefault("sources", ["sources"] if Path("sources").is_dir() else [])
    if index := _given("INDEX"):
        values["index"] = index
    try:
        return msgspec.convert(values, Configuration, dec_hook=_path)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{file or FILE}: {error}") from None


def source(path: Path | None = None) -> Path | None:
    """The file that ``load`` reads; None where there is none.

    Raises:
        ConfigurationError: the named file is missing.
    """
    named = path or (Path(os.environ["SPONSORBOARD_CONFIG"]) if _given("CONFIG") else None)
    if named and not named.is_file():
        raise ConfigurationError(f"{named}: no such configuration file")
    return named or (FILE if FILE.is_file() else None)


def credentials() -> Credentials:
    """Credentials of the index, from ``SPONSORBOARD_INDEX_API_KEY``, ``_USER``, ``_PASSWORD`` and \
``_CA``."""
    return Credentials(
        api_key=_given("INDEX_API_KEY"),
        user=_given("INDEX_USER"),
        password=_given("INDEX_PASSWORD"),
        ca=_given("INDEX_CA"),
    )


def usajobs_key() -> str | None:
    """The key of the USAJobs API, from ``SPONSORBOARD_USAJOBS_KEY``; never printed."""
    return _given("USAJOBS_KEY")


def notify_urls() -> list[str]:
    """Apprise addresses of who is told of alarms, from ``SPONSORBOARD_NOTIFY``, with blanks between
    them; secrets, never printed."""
    return (_given("NOTIFY") or "").split()


def _path(kind: type, value: object) -> Path:
    if kind is not Path or not isinstance(value, str):
        raise TypeError(f"expected a path, got {value!r}")
    return Path(value)


def _given(name: str) -> str | None:
    return os.environ.get(f"SPONSORBOARD_{name}") or None


def _read(file: Path) -> dict[str, object]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: not valid TOML: {error}") from None
    known = [one.name for one in fields(Configuration)]
    for key in values:
        if key not in known:
            raise ConfigurationError(f"{file}: unknown key {key!r}{nearest(key, known)}")
    return values


def nearest(word: str, *known: list[str]) -> str:
    """An ending for an error message: the known word that comes nearest, of the first group that
    has one near; or all words, unless they are too many to read."""
    for group in known:
        if close := difflib.get_close_matches(word, group, n=1):
            return f"; did you mean {close[0]!r}?"
    every = [one for group in known for one in group]
    return f"; known are {', '.join(every)}" if len(every) <= READABLE else ""


def redacted(url: str) -> str:
    """A URL without the user and password that may stand in it."""
    return re.sub(r"(?<=//)[^/@\s]+@", "***@", url)
