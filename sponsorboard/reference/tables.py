"""Tables of facts from the agencies' files: Parquet, each with its vintage in the file itself.

The tables that ship stand in ``data/`` beside this module. A folder given to ``use`` comes first,
so that an operator's own tables, or the demo's, stand in for the shipped ones of the same name.
"""

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

Answer = TypeVar("Answer")

SHIPPED = Path(__file__).parent / "data"
KEY = b"sponsorboard"
"""Key of the vintage in the schema metadata of a Parquet file."""

SORTED = {pa.uint32(): "DELTA_BINARY_PACKED", pa.string(): "DELTA_BYTE_ARRAY"}
"""Encodings that halve a sorted column; tables are sorted by their first one."""

_folders: list[Path] = [SHIPPED]
_caches: list[Callable[[], None]] = []


class ReferenceError(ValueError):
    """A table or an agency's file that cannot be used; the message names it and what to do."""


class Source(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One file that a table was built from."""

    file: str
    """Name of the file."""
    rows: int
    """Rows with data."""
    used: int
    """Rows that went into the table."""
    first: date | None = None
    """Earliest decision in it."""
    last: date | None = None
    """Latest decision in it."""


class Vintage(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a table holds, of which agency, up to when."""

    table: str
    about: str
    """What it holds, in words that a page can show."""
    agency: str
    span: str
    """Years covered, such as ``FY2022-FY2025`` or ``2025-26``."""
    sources: list[Source] = []
    fresh_until: date | None = None
    """Last day on which nothing newer is expected; None where it does not age."""
    sample: bool = False
    """Whether its facts are invented (the demo's)."""
    notes: list[str] = []
    """What a reader of its facts has to know."""

    def stale(self, today: date) -> bool:
        """Whether a newer one has to be expected."""
        return self.fresh_until is not None and today > self.fresh_until


def use(*folders: Path) -> None:
    """Look for tables in these folders first, in this order, then among those that ship."""
    _folders[:] = [*folders, SHIPPED]
    for clear in _caches:
        clear()


def folders() -> list[Path]:
    """Where tables are looked for, in this order."""
    return [*_folders]


def cached(build: Callable[[], Answer]) -> Callable[[], Answer]:
    """``functools.cache`` for what is built from tables; forgotten when ``use`` changes them."""
    kept = functools.cache(build)
    _caches.append(kept.cache_clear)
    return kept


def path(name: str) -> Path | None:
    """File of a table; None where there is none."""
    return next((file for one in _folders if (file := one / f"{name}.parquet").is_file()), None)


def table(name: str, columns: list[str] | None = None) -> pa.Table:
    """A table, or some of its columns.

    Raises:
        ReferenceError: it is not there or cannot be read.
    """
    file = path(name)
    if file is None:
        raise ReferenceError(
            f"no table {name!r}; `sponsorboard reference build FILE...` makes it from the "
            "agency's files"
        )
    try:
        rows = pq.read_table(file, columns=columns, memory_map=True)
    except (OSError, pa.ArrowException) as error:
        raise ReferenceError(f"{file}: cannot be read ({error}); build it anew") from None
    made = vintage(name)
    if made and made.table != name:
        raise ReferenceError(f"{file}: holds the table {made.table}; build {name} anew")
    return rows


def vintage(name: str) -> Vintage | None:
    """Vintage of a table; None where there is no such table.

    Raises:
        ReferenceError: the file is not one of ours.
    """
    file = path(name)
    return None if file is None else _vintage(file, file.stat().st_mtime_ns)


@functools.lru_cache(maxsize=64)
def _vintage(file: Path, _: int) -> Vintage:
    """Vintage in a file as it was written at a time; reading it anew takes a fifth of a posting."""
    try:
        return msgspec.json.decode(pq.read_schema(file).metadata[KEY], type=Vintage)
    except (OSError, pa.ArrowException, KeyError, TypeError, msgspec.MsgspecError) as error:
        raise ReferenceError(f"{file}: no table of sponsorboard ({error})") from None


def write(file: Path, rows: pa.Table, made: Vintage) -> None:
    """Write a table with its vintage, whole or not at all; the same rows give the same bytes."""
    labelled = rows.replace_schema_metadata({KEY: msgspec.json.encode(made)})
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    first = rows.schema.field(0)
    delta = SORTED.get(first.type)
    pq.write_table(
        labelled,
        part,
        compression="zstd",
        compression_level=19,
        use_dictionary=rows.column_names[1:] if delta else True,
        column_encoding={first.name: delta} if delta else None,
    )
    part.replace(file)
