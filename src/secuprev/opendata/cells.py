"""The cells of a file, whatever its format: CSV in the usual encodings, ODS, XLSX, JSON.

A line is that of the file: for a spreadsheet its row, for JSON the rank of the object.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import frozen

from secuprev.documents import DocumentError, Fault
from secuprev.values import Text

__all__ = ["DELIMITERS", "Content", "Line", "fault", "opened"]

Line = tuple[int, list[str]]
DELIMITERS = ",;\t|"
_SHEETS = {".ods", ".xlsx", ".xls", ".xlsb"}


@frozen
class Content:
    """What a file holds, once it could be opened.

    Attributes:
        file: its name.
        digest: SHA-256 of its bytes.
        ways: the ways of cutting it into cells, of which one shows the columns: a delimiter, or a
            sheet.
        sheets: the names of the sheets, in the order of the ways; none for other formats.
    """

    file: str
    digest: str
    ways: tuple[Callable[[], Iterator[Line]], ...]
    sheets: tuple[str, ...] = ()


def fault(file: str, code: str, said: Text, line: int | None = None, **more: Any) -> DocumentError:
    """Return the error that tells one fault of a file."""
    value, suggestion = more.get("value"), more.get("suggestion")
    return DocumentError([Fault(file, line, None, "", value, code, said, suggestion)])


def opened(path: Path) -> Content:
    """Open a table.

    Raises:
        DocumentError: the file cannot be read, or its format is not known.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise fault(
            str(path),
            "unreadable",
            Text(
                fr=f"le fichier ne peut être lu ({error.strerror})",
                en=f"the file cannot be read ({error.strerror})",
            ),
        ) from None
    file, suffix = str(path), path.suffix.lower()
    ways: tuple[Callable[[], Iterator[Line]], ...]
    sheets: tuple[str, ...] = ()
    if suffix in _SHEETS:
        book = _workbook(file, content)
        ways, sheets = tuple(lines.__iter__ for lines in book.values()), tuple(book)
    elif suffix in (".json", ".geojson"):
        objects = _objects(file, content)
        ways = (objects.__iter__,)
    else:
        text = _decoded(file, content)
        ways = tuple(_delimited(file, text, delimiter) for delimiter in DELIMITERS)
    return Content(file, sha256(content).hexdigest(), ways, sheets)


def _decoded(file: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
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


def _delimited(file: str, text: str, delimiter: str) -> Callable[[], Iterator[Line]]:
    def lines() -> Iterator[Line]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        first = 1
        try:
            for cells in reader:
                yield first, cells
                first = reader.line_num + 1
        except csv.Error as error:
            raise fault(
                file,
                "csv",
                Text(fr=f"le CSV est mal formé ({error})", en=f"the CSV is malformed ({error})"),
                first,
            ) from None

    return lines


def _workbook(file: str, content: bytes) -> dict[str, list[Line]]:
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
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (python_calamine.CalamineError, ValueError) as error:
        raise fault(
            file,
            "spreadsheet",
            Text(fr=f"le tableur ne s'ouvre pas ({error})", en=f"no spreadsheet opens ({error})"),
        ) from None
    return {
        name: [(rank, [_written(cell) for cell in row]) for rank, row in enumerate(rows, 1)]
        for name, rows in sheets.items()
    }


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
        said = Text(fr=f"le JSON est mal formé ({error})", en=f"the JSON is malformed ({error})")
        raise fault(file, "json", said) from None
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
