"""A new row: its slug, its TOML, and its way into a file of rows."""

import json
import re
import tomllib
import unicodedata
from pathlib import Path

from sponsorboard.sources import files
from sponsorboard.sources.loader import source
from sponsorboard.sources.source import Source

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
GENERIC = frozenset("www careers career jobs job apply work talent recruiting recruitment".split())


class RowError(ValueError):
    """A row that cannot be written; says why."""


def slug_of(name: str) -> str:
    """A name as a slug: lower case, digits and hyphens; empty when nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def name_of(token: str) -> str:
    """The company's name that a board's token or host suggests: ``acme-labs`` is Acme Labs."""
    first = token.split("/")[0]
    labels = [label for label in first.split(".") if label.lower() not in GENERIC] or [first]
    words = re.split(r"[\s_-]+", labels[0])
    kept = [word for word in words if word.lower() not in GENERIC] or words
    return " ".join(word[:1].upper() + word[1:] for word in kept if word)


def same_board(one: Source, other: Source) -> bool:
    """Whether two rows are the same board; case does not matter but to Lever."""
    if one.spider != other.spider or one.region != other.region:
        return False
    if one.token is None:
        return other.token is None and (one.url or "").rstrip("/") == (other.url or "").rstrip("/")
    if one.spider == "lever":
        return one.token == other.token
    return one.token.casefold() == (other.token or "").casefold()


def toml(row: Source) -> str:
    """A row as it stands in a file; what has its default is left out."""
    lines = [f"[{row.slug}]"]
    for key in Source.__struct_fields__:
        value = getattr(row, key)
        if key != "slug" and value not in (None, False, [], 0):
            text = "true" if value is True else json.dumps(value, ensure_ascii=False)
            lines.append(f"{key} = {text}".replace("\x7f", "\\u007f"))
    return "\n".join(lines) + "\n"


def add(file: Path, row: Source) -> None:
    """Append a row to a file of rows, which at any moment is whole, with the row or without it.

    Raises:
        RowError: the file is broken or has the slug, or the row would not be read as it is.
        OSError: the file or its folder cannot be read or written.
    """
    file = file.resolve()
    there = file.read_bytes().decode("utf-8") if file.exists() else ""
    text = f"{there.rstrip()}\n\n{toml(row)}" if there.strip() else toml(row)
    try:
        known = tomllib.loads(there)
        if row.slug in known:
            raise RowError(f"{file} has [{row.slug}] already")
        if source(row.slug, tomllib.loads(text)[row.slug]) != row:
            raise RowError("the row would not be read as it is")
    except tomllib.TOMLDecodeError as error:
        raise RowError(f"{file} is not valid TOML: {error}") from None
    files.replace(file, text)
