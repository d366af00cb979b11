"""The sheets of a workbook, opened with bounds: nothing is run, and no small file takes all memory.

A few kilobytes can unpack to gigabytes, and one cell in the last corner of a sheet can stand for
seventeen thousand million empty ones. So an archive is unpacked once with a bound before it is
read, and the extent of its sheets is counted from their marks.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from attrs import define, field, frozen

from secuprev.values import Text

__all__ = ["DAMAGED", "OPEN_DATA", "Bounds", "Unusable", "Workbook", "address", "looked_at"]


@frozen
class Bounds:
    """How much is read of a file; the defaults are for what ministries publish.

    Attributes:
        bytes: bytes of the file. The largest that is published (competences of all bodies) has some
            60 million.
        unpacked: bytes that a workbook may unpack to, and characters that its cells may hold: it
            packs to about a tenth.
        cells: cells that its sheets span, the empty ones among them.
        rows: rows of a sheet, or of a CSV.
    """

    bytes: int = 150_000_000
    unpacked: int = 1_500_000_000
    cells: int = 40_000_000
    rows: int = 2_000_000


OPEN_DATA = Bounds()
"""How much is read of a table that is published."""

_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(r"xl/worksheets/(?:sheet(\d+)|[^/]+)\.xml")
_BASIC = re.compile(r"Basic/[^/]+/(?!script-l[bc])[^/]+\.xml")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


DAMAGED = Text(
    fr="ce classeur est tronqué, abîmé, ou n'en est pas un ; ouvrez-le dans un tableur et"
    " enregistrez-le de nouveau, en .xlsx, .ods ou .csv",
    en="this workbook is cut short, damaged, or none at all; open it in a spreadsheet and save it"
    " again, as .xlsx, .ods or .csv",
)

# What zipfile, and what it unpacks with, say of bytes that are no archive or no longer one.
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
    UnicodeDecodeError,
    expat.ExpatError,
)


class Unusable(ValueError):
    """A workbook that is not opened; ``code`` and ``reason`` say why."""

    def __init__(self, code: str, reason: Text) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


@frozen
class Workbook:
    """What is known of a workbook before its cells are read.

    Attributes:
        formulas: the addresses of the cells that hold a formula, by the rank of the sheet.
        macros: whether it holds macros, which nobody runs.
    """

    formulas: dict[int, frozenset[str]] = field(factory=dict)
    macros: bool = False


def looked_at(content: bytes, bounds: Bounds) -> Workbook:
    """Look at a workbook from outside.

    Raises:
        Unusable: it is protected, cut short, or larger than is taken.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise _protected()
        return Workbook(macros=b"_\0V\0B\0A\0" in content)  # the old format is not packed
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _inside(archive, bounds)
    except _DAMAGED:  # what they say is for programmers, and in English
        raise Unusable("spreadsheet", DAMAGED) from None
    except RuntimeError:  # zipfile, of a member with a password
        raise _protected() from None


def _protected() -> Unusable:
    return Unusable(
        "workbook-protected",
        Text(
            fr="le classeur est protégé par un mot de passe ; enregistrez-le sans",
            en="the workbook is protected by a password; save it without one",
        ),
    )


def _inside(archive: zipfile.ZipFile, bounds: Bounds) -> Workbook:
    unpacked = _Count(bounds.unpacked, "octets", "bytes")
    sizes = _Sizes(bounds)
    macros = False
    members = archive.infolist()
    # The texts of an XLSX stand apart from the cells that show them: they are measured first.
    members.sort(key=lambda one: (one.filename != "xl/sharedStrings.xml", _rank(one.filename)))
    for member in members:
        name = member.filename
        macros = macros or name.endswith("vbaProject.bin") or _BASIC.fullmatch(name) is not None
        # What an archive says of the size of a member may be a lie: all of it is unpacked.
        member.file_size = bounds.unpacked + _CHUNK
        parser = sizes.parser(name)
        manifest = bytearray()
        with archive.open(member) as packed:
            while chunk := packed.read(_CHUNK):
                unpacked.add(len(chunk))
                if parser is not None:
                    parser.Parse(chunk, False)
                if name == "META-INF/manifest.xml":
                    manifest += chunk
        if parser is not None:
            parser.Parse(b"", True)
        if b"encryption-data" in manifest:
            raise _protected()
    return Workbook({one: frozenset(cells) for one, cells in sizes.formulas.items()}, macros)


def _rank(name: str) -> int:
    found = _SHEET.fullmatch(name)
    return int(found[1] or 0) if found else 0


@define
class _Count:
    """A sum that may not pass a limit."""

    limit: int
    fr: str
    en: str
    total: int = 0

    def add(self, more: int) -> None:
        self.total += more
        if self.total > self.limit:
            raise Unusable(
                "workbook-too-large",
                Text(
                    fr=f"le classeur, déployé, dépasse {self.limit} {self.fr}",
                    en=f"the workbook, unfolded, is over {self.limit} {self.en}",
                ),
            )


class _Sizes:
    """Measures what the cells of the sheets would take, from the marks around them."""

    def __init__(self, bounds: Bounds) -> None:
        self.formulas: dict[int, set[str]] = {}
        self._cells = _Count(bounds.cells, "cases", "cells")
        self._text = _Count(bounds.unpacked, "caractères", "characters")
        self._shared: list[int] = []
        self._sheets = 0

    def parser(self, name: str) -> Any:
        """Return what measures a member of the archive, ``None`` where there is nothing to."""
        parser = expat.ParserCreate(namespace_separator="}")
        measure: _Measure
        if name == "xl/sharedStrings.xml":
            measure = _SharedTexts(self._shared, self._text)
        elif _SHEET.fullmatch(name):
            found = self.formulas.setdefault(self._sheets, set())
            self._sheets += 1
            measure = _ExcelSheet(self._cells, self._text, self._shared, found)
        elif name == "content.xml":
            measure = _OpenSheets(self._cells, self._text, self.formulas)
        else:
            return None
        parser.StartElementHandler = lambda tag, about: measure.begin(tag.rpartition("}")[2], about)
        parser.EndElementHandler = lambda tag: measure.end(tag.rpartition("}")[2])
        parser.CharacterDataHandler = measure.text
        parser.StartDoctypeDeclHandler = _refused
        return parser


def _refused(*_: object) -> None:
    """Refuse a part that declares entities: those of a workbook never do."""
    raise Unusable(
        "workbook-entities",
        Text(
            fr="le classeur déclare des entités XML, ce qu'aucun tableur n'écrit",
            en="the workbook declares XML entities, which no spreadsheet writes",
        ),
    )


class _Measure:
    def begin(self, tag: str, about: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, tag: str) -> None:
        raise NotImplementedError

    def text(self, words: str) -> None:
        raise NotImplementedError


class _SharedTexts(_Measure):
    """The lengths of the texts of an XLSX."""

    def __init__(self, shared: list[int], count: _Count) -> None:
        self._shared, self._length = shared, 0

    def begin(self, tag: str, about: dict[str, str]) -> None:
        if tag == "si":
            self._length = 0

    def end(self, tag: str) -> None:
        if tag == "si":
            self._shared.append(self._length)

    def text(self, words: str) -> None:
        self._length += len(words)


class _ExcelSheet(_Measure):
    """A sheet of an XLSX: each cell says its address, or stands behind the one before."""

    def __init__(self, cells: _Count, text: _Count, shared: list[int], formulas: set[str]) -> None:
        self._cells, self._text, self._shared, self._formulas = cells, text, shared, formulas
        self._row = self._column = self._rows = self._columns = 0
        self._at = self._words = ""
        self._is_shared = False

    def begin(self, tag: str, about: dict[str, str]) -> None:
        if tag == "row":
            said = about.get("r", "")
            self._row, self._column = (int(said) if said.isdigit() else self._row + 1), 0
        elif tag == "c":
            found = _CELL.fullmatch(about.get("r", ""))
            self._row = int(found[2]) if found else self._row
            self._column = _column(found[1]) if found else self._column + 1
            self._at, self._words = f"{_letters(self._column)}{self._row}", ""
            self._is_shared = about.get("t") == "s"
            self._rows = max(self._rows, self._row)
            self._columns = max(self._columns, self._column)
        elif tag == "f":
            self._formulas.add(self._at)

    def end(self, tag: str) -> None:
        if tag == "c" and self._is_shared and self._words.isdigit():
            place = int(self._words[:9])
            self._text.add(self._shared[place] if place < len(self._shared) else 0)
        elif tag == "worksheet":
            self._cells.add(self._rows * self._columns)

    def text(self, words: str) -> None:
        if self._is_shared:
            self._words += words[:20]


class _OpenSheets(_Measure):
    """The sheets of an ODS: cells and rows that are alike stand there once, with a number."""

    def __init__(self, cells: _Count, text: _Count, formulas: dict[int, set[str]]) -> None:
        self._cells, self._text, self._formulas = cells, text, formulas
        self._sheet = -1
        self._row = self._column = self._rows = self._columns = 0
        self._times = self._row_times = 1
        self._length = self._row_length = 0

    def begin(self, tag: str, about: dict[str, str]) -> None:
        if tag == "table":
            self._sheet += 1
            self._row = self._rows = self._columns = 0
        elif tag == "table-row":
            self._column = self._row_length = 0
            self._row_times = _repeated(about, "number-rows-repeated")
        elif tag in _OPEN_CELLS:
            self._times, self._length = _repeated(about, "number-columns-repeated"), 0
            names = {name.rpartition("}")[2] for name in about}
            if "formula" in names:
                at = f"{_letters(self._column + 1)}{self._row + 1}"
                self._formulas.setdefault(self._sheet, set()).add(at)
            self._length += bool(names & {"value", "date-value", "boolean-value", "formula"})

    def end(self, tag: str) -> None:
        if tag in _OPEN_CELLS:
            self._column += self._times
            if self._length:
                self._columns = max(self._columns, self._column)
                self._row_length += self._length * self._times
        elif tag == "table-row":
            self._row += self._row_times
            if self._row_length:
                self._rows = self._row
                self._text.add(self._row_length * self._row_times)
        elif tag == "table":
            self._cells.add(self._rows * self._columns)

    def text(self, words: str) -> None:
        self._length += len(words) if not words.isspace() else 0


_OPEN_CELLS = ("table-cell", "covered-table-cell")


def _repeated(about: dict[str, str], name: str) -> int:
    said = next((text for key, text in about.items() if key.endswith(name)), "1")
    return int(said) if said.isdigit() and len(said) < 8 else 1


def _column(letters: str) -> int:
    rank = 0
    for one in letters:
        rank = rank * 26 + ord(one) - ord("A") + 1
    return rank


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(column: int, line: int) -> str:
    """Return the address of a cell as a spreadsheet shows it; columns are counted from 0.

    >>> address(2, 5), address(27, 1)
    ('C5', 'AB1')
    """
    return f"{_letters(column + 1)}{line}"
