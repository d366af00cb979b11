"""Finding the columns of a table in a file, and reading its rows."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import frozen

from secuprev.documents import DocumentError, Fault
from secuprev.opendata.cells import Content, Line, opened
from secuprev.opendata.columns import Column, Table, Unreadable, heading
from secuprev.values import Text
from secuprev.values.wanted import a_path

__all__ = ["AnyPath", "Record", "Sheet", "read_table"]

AnyPath = str | PathLike[str]
_FIRST = 40  # lines among which the headers are looked for: files begin with a title and notes


@frozen
class Record:
    """A row as it was read.

    Attributes:
        line: its line in the file.
        values: what its cells hold, by the name of the column; ``None`` where a cell is empty.
        faults: what is wrong with its cells; such a cell is ``None`` too.
    """

    line: int
    values: Mapping[str, Any]
    faults: tuple[Text, ...] = ()

    def __getitem__(self, name: str) -> Any:
        """Return what a cell holds, ``None`` when it is empty or the file has no such column."""
        return self.values.get(name)


@frozen
class Sheet:
    """The rows of a file.

    Attributes:
        file: its name.
        digest: SHA-256 of its bytes.
        columns: the names of the columns that were found.
        unused: the headers of the columns that are not read.
        records: the rows, those that are blank left out.
    """

    file: str
    digest: str
    columns: tuple[str, ...]
    unused: tuple[str, ...]
    records: tuple[Record, ...]


def read_table(path: AnyPath, table: Table, columns: Mapping[str, str] | None = None) -> Sheet:
    """Read a table from a file.

    Args:
        path: the file: CSV, ODS, XLSX or JSON.
        table: what is looked for in it.
        columns: for a column, the header under which this file has it.

    Raises:
        DocumentError: the file cannot be read, or required columns are missing: all are named.
        UnknownColumn: ``columns`` names a column that the table does not have.
    """
    for name in columns or ():
        table.known(name)
    wanted = {
        spelling: column
        for column in table.columns
        for spelling in _spellings(column, columns or {})
    }
    content = opened(Path(a_path(path)))
    line, headers, lines = _headers(content, wanted)
    places = _places(content, line, headers, wanted, table)
    unused = [one for place, one in enumerate(headers) if place not in places and one.strip()]
    records = (
        _record(number, cells, places, len(headers)) for number, cells in lines if number > line
    )
    return Sheet(
        content.file,
        content.digest,
        tuple(column.name for column in places.values()),
        tuple(unused),
        tuple(one for one in records if one is not None),
    )


def _headers(
    content: Content, wanted: Mapping[str, Column]
) -> tuple[int, list[str], Iterator[Line]]:
    """Return the line that shows the most columns, with its number and the lines to read."""
    best: tuple[int, list[str], Iterator[Line]] | None = None
    most = -1
    shown = []
    for way in content.ways:
        found = -1
        for line, cells in islice(way(), _FIRST):
            count = len({wanted[one] for one in map(heading, cells) if one in wanted})
            found = max(found, count)
            if count > most:
                most, best = count, (line, cells, way())
        shown.append(found)
    alike = [one for one, found in zip(content.sheets, shown, strict=False) if found == most > 0]
    if len(alike) > 1:
        names = ", ".join(alike)
        said = Text(
            fr=f"plusieurs feuilles ont ces colonnes : {names} ; n'en gardez qu'une",
            en=f"several sheets have these columns: {names}; keep one of them",
        )
        raise DocumentError([Fault(content.file, None, None, "", None, "several-sheets", said)])
    if best is None:
        said = Text(fr="le fichier est vide", en="the file is empty")
        raise DocumentError([Fault(content.file, None, None, "", None, "empty", said)])
    return best


def _spellings(column: Column, renamed: Mapping[str, str]) -> tuple[str, ...]:
    if column.name in renamed:
        return (heading(renamed[column.name]),)
    return column.headings


def _places(
    content: Content, line: int, headers: list[str], wanted: Mapping[str, Column], table: Table
) -> dict[int, Column]:
    """Return the columns by their place, or raise the error that names all that is wrong."""
    faults: list[Fault] = []
    found: dict[Column, dict[int, int]] = {}  # the places of a column, with the rank of the header
    for place, header in enumerate(headers):
        column = wanted.get(heading(header))
        if column is not None:
            spellings = column.headings
            rank = spellings.index(heading(header)) if heading(header) in spellings else 0
            found.setdefault(column, {})[place] = rank
    places: dict[int, Column] = {}
    for column, ranked in found.items():
        # "Code département" beside "Département": the header that is named first is meant.
        first, *others = sorted(ranked, key=lambda place: (ranked[place], place))
        places[first] = column
        if others and ranked[others[0]] == ranked[first]:
            header = headers[others[0]]
            said = Text(
                fr=f"deux colonnes peuvent être « {column.name} »",
                en=f'two columns may be "{column.name}"',
            )
            faults.append(Fault(content.file, line, None, "", header, "column-twice", said))
    present = {column.name for column in places.values()}
    strange = {
        heading(one): one.strip() for place, one in enumerate(headers) if place not in places
    }
    for column in table.columns:
        if not column.required or column.name in present:
            continue
        near = get_close_matches(column.name, strange, 1, 0.6) or [
            one for name in column.headings for one in get_close_matches(name, strange, 1, 0.6)
        ]
        known = ", ".join(f"« {one} »" for one in column.headings)
        said = Text(
            fr=f"la colonne « {column.name} » manque (en-têtes reconnus : {known})",
            en=f'the column "{column.name}" is missing (headers known: {known})',
        )
        meant = strange[near[0]] if near else None
        faults.append(Fault(content.file, line, None, "", None, "column-missing", said, meant))
    if faults:
        raise DocumentError(faults)
    return places


def _record(line: int, cells: list[str], places: Mapping[int, Column], width: int) -> Record | None:
    if not any(cell and not cell.isspace() for cell in cells):
        return None
    values: dict[str, Any] = {}
    faults = []
    for place, column in places.items():
        try:
            values[column.name] = column.read(cells[place]) if place < len(cells) else None
        except Unreadable as error:
            values[column.name] = None
            name = Text.same(f"{column.name}: ")
            faults.append(name + error.reason)
    if any(cell.strip() for cell in cells[width:]):
        faults.append(
            Text(
                fr="il y a plus de cellules que de colonnes",
                en="there are more cells than columns",
            )
        )
    return Record(line, values, tuple(faults))
