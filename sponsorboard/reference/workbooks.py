"""Rows of XLSX workbooks as a stream of XML, in little memory (ECMA-376, SpreadsheetML).

The agencies' workbooks have up to a million rows of a hundred columns, most of the rows blank.
calamine keeps a whole sheet in memory and openpyxl reads every cell; here expat hands over only the
text of the columns that are asked for. Empty cells are left out in these files, so that a cell's
place is that of its reference.
"""

import posixpath
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

PIECE = 1 << 16
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Cells = dict[int, Any]
"""Values by place of the column, from 0; blank cells are left out."""


class Workbook:
    """An open workbook.

    Raises:
        KeyError, ValueError, zipfile.BadZipFile, zlib.error, expat.ExpatError: it is broken.
    """

    def __init__(self, file: Path) -> None:
        self._archive = zipfile.ZipFile(file)
        self.sheets = dict(self._sheets())
        """Part of each sheet, by its title."""
        self.read = 0
        """Bytes read of the sheet's XML."""
        self._strings: list[str] | None = None

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def size(self, title: str) -> int:
        """Bytes of a sheet's XML."""
        return self._archive.getinfo(self.sheets[title]).file_size

    def header(self, title: str) -> tuple[int, Cells]:
        """Number and cells of the first row that is not blank."""
        return next((row for row in self.rows(title, None) if row[1]), (0, {}))

    def rows(self, title: str, places: Collection[int] | None) -> Iterator[tuple[int, Cells]]:
        """Number and cells of each row, blank ones too, with no cells but those of ``places``."""
        reader = _Sheet(places)
        self.read = 0
        with self._archive.open(self.sheets[title]) as part:
            while piece := part.read(PIECE):
                self.read += len(piece)
                reader.parser.Parse(piece)
                yield from self._known(reader.done())
        reader.parser.Parse(b"", True)
        yield from self._known(reader.rows)

    def _known(self, rows: list[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
        """Rows with shared strings for their numbers."""
        for number, cells in rows:
            for place, (kind, text) in cells.items():
                cells[place] = self._shared(int(text)) if kind == "s" else _value(kind, text)
            yield number, cells

    def _shared(self, index: int) -> str:
        if self._strings is None:
            reader = _Strings()
            with self._archive.open("xl/sharedStrings.xml") as part:
                reader.parser.ParseFile(part)
            self._strings = reader.strings
        return self._strings[index]

    def _sheets(self) -> Iterator[tuple[str, str]]:
        targets = {
            one.get("Id"): posixpath.join("/xl", one.get("Target", "")).lstrip("/")
            for one in self._tree("xl/_rels/workbook.xml.rels")
        }
        for one in self._tree("xl/workbook.xml").iter():
            if one.tag.endswith("}sheet"):
                yield one.get("name", ""), targets[one.get(RELATION)]

    def _tree(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._archive.read(part))


class _Reader(ABC):
    """A parser that knows elements without their namespace."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.ordered_attributes = True
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._root
        self.text: list[str] = []

    def _root(self, name: str, _: list[str]) -> None:
        space = name.rpartition(" ")[0]
        self.named = {f"{space} {one}": one for one in ("row", "c", "v", "t", "si")}
        self.parser.StartElementHandler = self.start

    @abstractmethod
    def start(self, name: str, attributes: list[str]) -> None:
        """An element begins."""


class _Sheet(_Reader):
    """Rows of a sheet; text of other columns than those of ``places`` is not taken."""

    def __init__(self, places: Collection[int] | None) -> None:
        super().__init__()
        self.places = None if places is None else {_letters(one): one for one in places}
        self.rows: list[tuple[int, Cells]] = []
        self.number = self.count = 0
        self.place = -1
        self.kind = "n"

    def done(self) -> list[tuple[int, Cells]]:
        """Rows that are whole, each once."""
        found, self.rows = self.rows[:-1], self.rows[-1:]
        return found

    def start(self, name: str, attributes: list[str]) -> None:
        """A row begins, or a cell, or its text where the cell is one of those asked for."""
        tag = self.named.get(name)
        if tag == "c":
            self._cell(attributes)
        elif tag == "row":
            told = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("r")
            self.number = int(told) if told else self.number + 1
            self.count = 0
            self.rows.append((self.number, {}))
        elif tag is not None and self.place >= 0:
            self.parser.CharacterDataHandler = self.text.append

    def _cell(self, attributes: list[str]) -> None:
        kind, letters = "n", None
        for place in range(0, len(attributes), 2):
            if attributes[place] == "r":
                letters = attributes[place + 1].rstrip("0123456789")
            elif attributes[place] == "t":
                kind = attributes[place + 1]
        if letters is None:
            letters = _letters(self.count)
        self.count += 1
        place = _place(letters) if self.places is None else self.places.get(letters, -1)
        if place >= 0:
            self.place, self.kind = place, kind
            self.parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        tag = self.named.get(name)
        if tag == "c":
            if self.text:
                self.rows[-1][1][self.place] = (self.kind, "".join(self.text))
                self.text.clear()
            self.place = -1
            self.parser.EndElementHandler = None
        elif tag is not None:
            self.parser.CharacterDataHandler = None


class _Strings(_Reader):
    """The strings that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []

    def start(self, name: str, attributes: list[str]) -> None:
        """A string begins, or a piece of it."""
        if self.named.get(name) == "t":
            self.parser.CharacterDataHandler = self.text.append
        self.parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        tag = self.named.get(name)
        if tag == "t":
            self.parser.CharacterDataHandler = None
        elif tag == "si":
            self.strings.append("".join(self.text))
            self.text.clear()


def _value(kind: str, text: str) -> object:
    if kind == "n":
        return int(text) if text.lstrip("-").isdigit() else float(text)
    return None if kind == "e" else text


def _letters(place: int) -> str:
    """Letters of a column, of its place from 0: ``A``, ``CT``."""
    before = _letters(place // 26 - 1) if place >= 26 else ""
    return before + chr(ord("A") + place % 26)


def _place(letters: str) -> int:
    """Place of a column, from 0, of its letters."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
