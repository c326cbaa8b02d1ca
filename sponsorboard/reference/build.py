"""Builds tables from the agencies' files: all that can be made of those given, or none.

A file is known by its header, whatever it is called; those of wages, areas, occupations and
institutions by their names (``small_tables``).

The tables that ship were made from the copies of the agencies' files that NOTICE names, in the
folder that holds them, by::

    sponsorboard reference build lca/lca_certified_*.parquet lca/lca_rows_* \\
        uscis/*.parquet wages/{oflc_alc_*.parquet,Geography.csv,oes_soc_occs.csv,appendix_a_*} \\
        occupations/soc_2018_{definitions,direct_match_title_file}.xlsx \\
        occupations/onet_27_0_{education_training_and_experience,job_zones,occupation_data}.txt \\
        occupations/onet_27_0_{alternate_titles,sample_of_reported_titles}.txt \\
        geography/zip_cbsa_* cap_exempt/ipeds_* --out FOLDER
"""

import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec
import pyarrow as pa

from sponsorboard.reference import hub, lca, occupation_titles, perm, pwd, small_tables
from sponsorboard.reference.columns import Layout, named, recognise
from sponsorboard.reference.originals import Original
from sponsorboard.reference.sheets import Progress, Sheet, sheets
from sponsorboard.reference.tables import ReferenceError, Vintage, write

Made = tuple[pa.Table, Vintage]


class Importer(Protocol):
    """Reads files of one kind and builds their tables."""

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The layouts that it reads."""

    def add(self, sheet: Sheet, layout: Layout, progress: Progress) -> None:
        """Read one file."""

    def warnings(self) -> list[str]:
        """What is missing among the files given."""

    def tables(self) -> Iterator[Made]:
        """The tables, each with its vintage."""


SMALL = (
    *(one for one in vars(small_tables).values() if isinstance(one, Original)),
    *occupation_titles.PUBLISHED,
)
"""Files that are known by their names."""


@dataclass
class Built:
    """What a build has made."""

    vintages: list[Vintage] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def build(
    files: Sequence[Path],
    out: Path,
    progress: Callable[[str], Progress],
    *,
    sample: bool = False,
) -> Built:
    """Write the tables of these files to a folder, all of them or none.

    ``progress`` is asked, by the name of each large file, for what takes how much has been read.
    ``sample``: the facts are invented; the tables say so, and nothing that ships goes into them.

    Raises:
        ReferenceError: a file is broken or of no known layout, or a table needs another one too.
    """
    small = [file for file in files if is_small(file)]
    importers: list[Importer] = [
        lca.Applications(alone=sample), perm.Certifications(), pwd.Determinations(),
        hub.Petitions(alone=sample),
    ]  # fmt: skip
    owners = {id(layout): one for one in importers for layout in one.layouts}
    layouts = [layout for one in importers for layout in one.layouts]
    large = [file for file in files if file not in small]
    with tempfile.TemporaryDirectory() as unpacked:
        for file in large:  # an unknown one is named before the others are read
            list(_known(file, layouts, Path(unpacked)))
        for file in large:
            for sheet, layout in _known(file, layouts, Path(unpacked)):
                owners[id(layout)].add(sheet, layout, progress(sheet.name))
    made = [one for importer in importers for one in importer.tables()]
    made += small_tables.small_tables(small)
    made += occupation_titles.occupation_titles(files)
    if sample:
        made = [(rows, msgspec.structs.replace(one, sample=True)) for rows, one in made]
    if not made:
        raise ReferenceError("no table can be made of these files alone; give the main files too")
    _write(made, out)
    return Built(
        [vintage for _, vintage in made],
        [text for importer in importers for text in importer.warnings()],
    )


def _write(made: Sequence[Made], out: Path) -> None:
    """Write all tables, then move them into their places."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out) as place:
            files = [Path(place) / f"{vintage.table}.parquet" for _, vintage in made]
            for file, (rows, vintage) in zip(files, made, strict=True):
                write(file, rows, vintage)
            for file in files:
                file.replace(out / file.name)
    except OSError as error:
        raise ReferenceError(f"{out}: cannot be written ({error.strerror})") from None


def is_small(file: Path) -> bool:
    """Whether ``small_tables`` reads a file, or a member of it."""
    names = [file.name]
    if file.suffix.lower() == ".zip" and zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            names = [Path(name).name for name in archive.namelist()]
    return any(re.fullmatch(one.pattern, name, re.IGNORECASE) for one in SMALL for name in names)


def _known(file: Path, layouts: Sequence[Layout], unpacked: Path) -> Iterator[tuple[Sheet, Layout]]:
    """The tables in a file that have a known layout.

    Raises:
        ReferenceError: none has.
    """
    headers = []
    known = False
    for sheet in sheets(file, unpacked):
        layout = recognise(sheet.header, layouts, sheet.name)
        if layout:
            known = True
            yield sheet, layout
        else:
            headers.append(f"{sheet.name} has the columns {named(sheet.header)}")
    if not known:
        names = [one.name for one in layouts] + [one.name for one in SMALL]
        raise ReferenceError(
            f"no known layout: {'; '.join(headers) or f'{file.name} holds no table'}. Known are: "
            + "; ".join(dict.fromkeys(names))
        )
