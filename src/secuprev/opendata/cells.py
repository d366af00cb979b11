"""The cells of a file, whatever its format: CSV in the usual encodings, ODS, XLSX, JSON.

A line is that of the file: for a spreadsheet its row, for JSON the rank of the object.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import frozen

from secuprev.documents import DocumentError, Fault
from secuprev.documents.formats import SUFFIXES
from secuprev.documents.messages import message
from secuprev.opendata.workbooks import DAMAGED, OPEN_DATA, Bounds, Unusable, Workbook, looked_at
from secuprev.values import Text
from secuprev.values.files import reason_of

__all__ = ["DELIMITERS", "Content", "Line", "fault", "opened", "too_long"]

Line = tuple[int, list[str]]
DELIMITERS = ",;\t|"
_SHEETS = {".ods", ".xlsx", ".xlsm", ".xls", ".xlsb"}
_DOCUMENTS = {suffix for suffix, format in SUFFIXES.items() if format != "json"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# How pictures, PDFs and programs begin; a stray character further down is for its cell to tell.
_NO_TEXT = re.compile(rb"%PDF|.{,15}[\x00-\x08\x0e-\x1f]", re.DOTALL)
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how a workbook begins, whatever it is called


@frozen
class Content:
    """What a file holds, once it could be opened.

    Attributes:
        file: its name.
        digest: SHA-256 of its bytes.
        ways: the ways of cutting it into cells, of which one shows the columns: a delimiter, or a
            sheet.
        sheets: the names of the sheets, in the order of the ways; none for other formats.
        workbook: what is known of the workbook, beside its cells.
    """

    file: str
    digest: str
    ways: tuple[Callable[[], Iterator[Line]], ...]
    sheets: tuple[str, ...] = ()
    workbook: Workbook = Workbook()


def fault(file: str, code: str, said: Text, line: int | None = None, **more: Any) -> DocumentError:
    """Return the error that tells one fault of a file."""
    value, suggestion = more.get("value"), more.get("suggestion")
    return DocumentError([Fault(file, line, None, "", value, code, said, suggestion)])


def opened(path: Path, bounds: Bounds = OPEN_DATA) -> Content:
    """Open a table.

    Args:
        path: the file.
        bounds: how much is read of it.

    Raises:
        DocumentError: the file cannot be read, is too large, or its format is not known.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(bounds.bytes + 1)
    except FileNotFoundError:
        raise fault(str(path), "missing-file", message("missing-file")) from None
    except (OSError, ValueError) as error:  # a name may hold what no system takes
        why = reason_of(error)
        raise fault(
            str(path),
            "unreadable",
            Text(
                fr=f"le fichier ne peut être lu ({why.fr})",
                en=f"the file cannot be read ({why.en})",
            ),
        ) from None
    file, suffix = str(path), path.suffix.lower()
    if len(content) > bounds.bytes:
        raise fault(
            file,
            "too-large",
            Text(
                fr=f"le fichier dépasse la limite de {bounds.bytes} octets",
                en=f"the file is over the limit of {bounds.bytes} bytes",
            ),
        )
    ways: tuple[Callable[[], Iterator[Line]], ...]
    sheets: tuple[str, ...] = ()
    workbook = Workbook()
    if suffix in _SHEETS:
        workbook, book = _workbook(file, content, bounds)
        ways, sheets = tuple(lines.__iter__ for lines in book.values()), tuple(book)
    elif suffix in (".json", ".geojson"):
        objects = _objects(file, content)
        ways = (objects.__iter__,)
    elif suffix in _DOCUMENTS:
        said = Text(
            fr=f"un fichier en {suffix} n'est pas une table mais un document, que « secuprev"
            " check » contrôle ; une table est en CSV, ODS, XLSX ou JSON",
            en=f"a file in {suffix} is no table but a document, which `secuprev check` checks; a"
            " table is in CSV, ODS, XLSX or JSON",
        )
        raise fault(file, "not-a-table", said)
    else:
        text = _text(file, content)
        ways = tuple(_delimited(file, text, delimiter, bounds.rows) for delimiter in DELIMITERS)
    return Content(file, sha256(content).hexdigest(), ways, sheets, workbook)


def _text(file: str, content: bytes) -> str:
    if content.startswith(_ARCHIVES):
        said = Text(
            fr="ce fichier est un classeur et non un CSV ; donnez-lui son suffixe (.xlsx, .ods)",
            en="this file is a workbook and no CSV; give it its suffix (.xlsx, .ods)",
        )
        raise fault(file, "not-csv", said)
    if _NO_TEXT.match(content) and not content.startswith(_UTF_16):
        said = Text(
            fr="ce n'est pas un texte mais une image, un PDF ou un programme ; une table est en"
            " CSV, ODS, XLSX ou JSON",
            en="this is no text but a picture, a PDF or a program; a table is in CSV, ODS, XLSX or"
            " JSON",
        )
        raise fault(file, "not-a-table", said)
    return _decoded(file, content)


def _decoded(file: str, content: bytes) -> str:
    encodings = ["utf-16"] if content.startswith(_UTF_16) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise fault(
        file,
        "encoding",
        Text(
            fr="le texte n'est ni en UTF-8 ni en Windows-1252",
            en="the text is neither UTF-8 nor Windows-1252",
        ),
    )


def _delimited(file: str, text: str, delimiter: str, rows: int) -> Callable[[], Iterator[Line]]:
    def lines() -> Iterator[Line]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        first = 1
        try:
            for rank, cells in enumerate(reader):
                if rank >= rows:
                    raise too_long(file, rows)
                yield first, cells
                first = reader.line_num + 1
        except csv.Error:
            said = Text(
                fr="le CSV est mal formé : un guillemet y reste ouvert, ou une case est démesurée",
                en="the CSV is malformed: a quotation mark stays open, or a cell is far too long",
            )
            raise fault(file, "csv", said, first) from None

    return lines


def too_long(file: str, rows: int) -> DocumentError:
    """Return the error of a table with more rows than are read."""
    said = Text(
        fr=f"la table a plus de {rows} lignes ; donnez-en une part",
        en=f"the table has more than {rows} rows; give a part of it",
    )
    return fault(file, "too-many-rows", said)


def _workbook(file: str, content: bytes, bounds: Bounds) -> tuple[Workbook, dict[str, list[Line]]]:
    try:
        import python_calamine  # with the extra `tables`
    except ModuleNotFoundError:
        raise fault(
            file,
            "extra-needed",
            Text(
                fr="un tableur se lit avec l'extra : pip install 'secuprev[tables]'",
                en="a spreadsheet is read with the extra: pip install 'secuprev[tables]'",
            ),
        ) from None
    try:
        workbook = looked_at(content, bounds)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        sheets = {name: _lines(book.get_sheet_by_name(name), bounds) for name in names}
    except Unusable as error:
        raise fault(file, error.code, error.reason) from None
    except _TooLong:
        raise too_long(file, bounds.rows) from None
    except (python_calamine.CalamineError, ValueError):
        raise fault(file, "spreadsheet", DAMAGED) from None
    except BaseException as error:
        # What the reader does not expect of a file ends in a panic, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise fault(file, "spreadsheet", DAMAGED) from None
    if not sheets:
        raise fault(file, "spreadsheet", DAMAGED)
    return workbook, sheets


class _TooLong(Exception):
    """A sheet has too many rows."""


def _lines(sheet: Any, bounds: Bounds) -> list[Line]:
    """Return the rows of a sheet; a cell merged over several rows speaks for each."""
    if sheet.total_height > bounds.rows:
        raise _TooLong
    rows = [[_written(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top >= len(rows):
            continue  # a range outside what the sheet holds
        for row in rows[top + 1 : bottom + 1]:
            row[left : left + 1] = rows[top][left : left + 1]
    return list(enumerate(rows, 1))


def _written(cell: Any) -> str:
    """Return a cell as text; a spreadsheet keeps 8 as 8.0."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


def _objects(file: str, content: bytes) -> list[Line]:
    try:
        data = json.loads(_decoded(file, content))
    except (ValueError, RecursionError) as error:
        said = Text(fr="ce n'est pas du JSON correct", en="this is not valid JSON")
        raise fault(file, "json", said, getattr(error, "lineno", None)) from None
    if isinstance(data, Mapping):  # objects under their codes
        data = [{"code": code, **_object(file, one)} for code, one in data.items()]
    if not isinstance(data, list):
        data = [data]
    objects = [_object(file, one) for one in data]
    keys = list(dict.fromkeys(key for one in objects for key in one))
    cells: Iterable[list[str]] = ([_written(one.get(key)) for key in keys] for one in objects)
    return [(0, keys), *enumerate(cells, 1)]


def _object(file: str, one: Any) -> Mapping[str, Any]:
    if isinstance(one, Mapping):
        return one
    said = Text(fr="une ligne n'est pas un objet JSON", en="a row is no JSON object")
    raise fault(file, "json", said, value=str(one)[:80])
