"""The sheets of a register: where the headers stand, which columns they name, and the rows."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from string import ascii_uppercase

from attrs import define, field, frozen

from secuprev.documents import DocumentError, Fault
from secuprev.opendata.cells import Content, Line, fault
from secuprev.opendata.columns import Column, Holds
from secuprev.opendata.registers.columns import REGISTER, is_given, recognised
from secuprev.opendata.registers.doubts import Cell, Doubts
from secuprev.opendata.registers.words import read_flag
from secuprev.opendata.workbooks import address
from secuprev.values import Text
from secuprev.vocabulary import find_domain

__all__ = ["LONG", "Row", "Sheet", "read_sheets"]

_FIRST = 20  # lines among which the headers are looked for
_FEWEST = 2  # columns that must be recognised: one word alone may be chance
_MOST = 200  # headers of a line: a register that is read across has fewer
_LONGEST = 300  # characters of a header
LONG = 5_000
"""Characters of a cell that are read: two pages."""
_SHOWN = 100  # characters of such a cell that a doubt shows
_TICKS = {"x", "oui", "o", "1", "✓", "✔", "☑", "vrai", "yes"}
_BLANKS = {"", "non", "n", "0", "✗", "☐", "faux", "no", "-", "–"}
_TOTAL = re.compile(r"^(?:sous[- ]?)?totaux?\b|^(?:sous[- ]?)?total\b|^somme\b", re.IGNORECASE)

_ORDER = re.compile(rf"\d{{1,3}}$|{_TOTAL.pattern}", re.IGNORECASE)


_EMPTY = Text(fr="le fichier est vide", en="the file is empty")


@define
class Row:
    """A row, its cells by the name of their column; what nobody takes is told at the end.

    Attributes:
        sheet: its sheet.
        line: its line.
        cells: its cells that hold something, by column, in the order of the sheet.
        domains: the domains of the columns in which it has a tick or a word, each with its cell.
    """

    sheet: "Sheet"
    line: int
    cells: dict[str, list[Cell]] = field(factory=dict)
    domains: list[tuple[str, Cell]] = field(factory=list)

    def cell(self, name: str) -> Cell | None:
        """Return the first cell of a column, ``None`` when it is empty."""
        return next(iter(self.cells.get(name, ())), None)

    def words(self, name: str) -> str:
        """Return what the first cell of a column holds, nothing when it is empty."""
        cell = self.cell(name)
        return cell.text if cell else ""

    @property
    def whole(self) -> Cell:
        """The row itself, as what a doubt about all of it is about."""
        said = " | ".join(cell.text for cells in self.cells.values() for cell in cells)
        return Cell(self.sheet.name, str(self.line), said)


@frozen
class Sheet:
    """A sheet whose headers were recognised.

    Attributes:
        name: its name, ``None`` when the file has none.
        title: what stands above the headers.
        columns: the columns that it has.
        rows: its rows, blank ones left out.
    """

    name: str | None
    title: str
    columns: frozenset[str]
    rows: list[Row] = field(factory=list, repr=False)


@frozen
class _Head:
    line: int
    places: Mapping[int, Column]
    domains: Mapping[int, tuple[str, str]]
    cells: tuple[str, ...]
    score: int


def read_sheets(content: Content, mapping: Mapping[str, str], doubts: Doubts) -> list[Sheet]:
    """Return the sheets of a file that are registers, the others told as doubts.

    Raises:
        DocumentError: no sheet has headers that are known, or that were given.
    """
    ways: list[tuple[str | None, Callable[[], Iterator[Line]]]]
    if content.sheets:
        ways = [*zip(content.sheets, content.ways, strict=True)]
    else:
        # The delimiter that shows the most columns is the one.
        ways = [(None, max(content.ways, key=lambda way: _head(way(), mapping).score))]
    found, seen, headers = [], [], []
    for rank, (name, way) in enumerate(ways):
        head = _head(way(), mapping)
        lines = [line for line in way() if any(cell.strip() for cell in line[1])]
        if head.score < _FEWEST:
            seen += [cell for _, cells in lines[:3] for cell in cells if cell.strip()]
            if lines and len(ways) > 1:
                doubts.add("sheet-unread", Cell(name, "", " | ".join(lines[0][1])[:200]))
            continue
        headers += [one for one in head.cells if one.strip()]
        formulas = content.workbook.formulas.get(rank, frozenset())
        found.append(_sheet(name, head, lines, formulas, doubts, mapping))
    if not found:
        if not seen:
            raise fault(content.file, "no-headers", _EMPTY)
        shown = ", ".join(dict.fromkeys(" ".join(one.split())[:40] for one in seen[:12]))
        said = Text(
            fr=f"aucune ligne n'a d'en-têtes de registre (commune, date…) ; lu : {shown}",
            en=f"no row has the headers of a register (commune, date…); read: {shown}",
        )
        raise fault(content.file, "no-headers", said)
    absent = [
        given for given in mapping.values() if not any(is_given(one, given) for one in headers)
    ]
    if absent:
        raise DocumentError([_no_header(content.file, one, headers) for one in absent])
    return found


def _no_header(file: str, given: str, headers: list[str]) -> Fault:
    """Tell that a header that was given for a column is in no sheet."""
    shown = ", ".join(dict.fromkeys(" ".join(one.split())[:40] for one in headers))
    said = Text(
        fr=f"aucun en-tête « {given} » ; lu : {shown}", en=f'no header "{given}"; read: {shown}'
    )
    near = next(iter(get_close_matches(given, headers, n=1)), None)
    return Fault(file, None, None, "", given, "no-header", said, near)


def _head(lines: Iterator[Line], mapping: Mapping[str, str]) -> _Head:
    """Return the line that shows the most columns."""
    best = _Head(0, {}, {}, (), 0)
    try:
        for line, cells in islice(lines, _FIRST):
            said = [one for one in cells if one.strip()]
            if len(said) > _MOST or any(len(one) > _LONGEST for one in said):
                continue  # no line of headers
            known = {
                place: recognised(one, mapping) for place, one in enumerate(cells) if one.strip()
            }
            score = len({one.column.name for one in known.values() if one is not None})
            if score > best.score:
                places = {place: one.column for place, one in known.items() if one is not None}
                best = _Head(line, places, {}, tuple(cells), score)
    except DocumentError:
        return best
    return best


def _sheet(
    name: str | None,
    head: _Head,
    lines: list[Line],
    formulas: frozenset[str],
    doubts: Doubts,
    mapping: Mapping[str, str],
) -> Sheet:
    below = [line for line in lines if line[0] > head.line]
    domains = _domain_columns(head, below)
    places = _places(name, head, domains, below, doubts, mapping)
    above = [cell.strip() for line, cells in lines if line < head.line for cell in cells]
    title = " – ".join(dict.fromkeys(filter(None, above)))
    sheet = Sheet(name, title, frozenset(one.name for one in places.values()))
    by_line: defaultdict[str, list[str]] = defaultdict(list)
    for at in sorted(formulas):
        by_line[at.lstrip(ascii_uppercase)].append(at)
    for line, cells in below:
        row = _row(sheet, line, cells, head, places, domains, doubts)
        if row is not None:
            sheet.rows.append(row)
        shown = row.cells.values() if row is not None else ()
        for at in by_line.get(str(line), ()):
            _tell_formula([one for cells in shown for one in cells], Cell(name, at, ""), doubts)
    return sheet


def _tell_formula(shown: list[Cell], formula: Cell, doubts: Doubts) -> None:
    """Note that a cell holds a formula: what stands there is its last result, if anything."""
    held = [one for one in shown if one.at == formula.at]
    if held:
        doubts.add("formula-value", held[0])
    else:
        doubts.add("formula", formula)


def _domain_columns(head: _Head, below: list[Line]) -> dict[int, str]:
    """Return the columns that stand for one domain, with yes or no in each row."""
    found = {}
    for place, header in enumerate(head.cells):
        if place in head.places or not header.strip():
            continue
        held = {cells[place].strip().casefold() for _, cells in below if place < len(cells)}
        if held & _TICKS and held <= _TICKS | _BLANKS | {"?"}:
            match = find_domain(header)
            if match is not None and not match.ambiguous:
                found[place] = match.domain
    return found


def _places(
    name: str | None,
    head: _Head,
    domains: Mapping[int, str],
    below: list[Line],
    doubts: Doubts,
    mapping: Mapping[str, str],
) -> dict[int, Column]:
    places: dict[int, Column] = {}
    for place, header in enumerate(head.cells):
        cell = Cell(name, address(place, head.line), header)
        held = [cells[place] for _, cells in below if place < len(cells) and cells[place].strip()]
        column = _by_contents(head.places.get(place), held)
        if not header.strip() or place in domains:
            continue
        if column is None:
            if held:
                doubts.add("column-unused", cell)
        elif column.holds is not Holds.LINES and column in places.values():
            doubts.add("column-twice", cell, column.name)
        elif column.name == "number" and all(_ORDER.match(one.strip()) for one in held):
            if held:
                doubts.add("column-order", cell)
        else:
            places[place] = column
            known = recognised(header, mapping)
            if known is not None and known.near:
                doubts.add("column-near", cell, column.name)
    return places


def _by_contents(column: Column | None, held: list[str]) -> Column | None:
    """Return the column that stands for whether there is a service where another would count it."""
    if column is None or column.name != "headcount" or not held:
        return column
    answers = all(read_flag(one).doubt is None and not one.strip().isdigit() for one in held)
    return next(one for one in REGISTER.columns if one.name == "has_service") if answers else column


def _row(
    sheet: Sheet,
    line: int,
    cells: list[str],
    head: _Head,
    places: Mapping[int, Column],
    domains: Mapping[int, str],
    doubts: Doubts,
) -> Row | None:
    held = {
        place: _cell(sheet.name, address(place, line), text, doubts)
        for place, text in enumerate(cells)
        if text.strip()
    }
    first = next(iter(held.values()))
    if [one.strip() for one in cells] == [one.strip() for one in head.cells]:
        return None  # the headers again, at the top of a page
    whole = Cell(sheet.name, str(line), " | ".join(one.text for one in held.values()))
    if _TOTAL.match(first.text.strip()):
        doubts.add("total", whole)
        return None
    if len(held) == 1 and len(places) > 2 and len(set(held) & set(places)) == 1:
        (place,) = held
        if places[place].name not in ("communes", "title", "insee", "forces"):
            doubts.add("lone-cell", whole)
            return None
    row = Row(sheet, line)
    for place, cell in held.items():
        if place in places:
            row.cells.setdefault(places[place].name, []).append(cell)
        elif place in domains:
            row.domains.append((domains[place], cell))
        elif place >= len(head.cells) or not head.cells[place].strip():
            doubts.add("more-cells", cell)
    return row


def _cell(sheet: str | None, at: str, text: str, doubts: Doubts) -> Cell:
    """Return a cell, its spaces counted once and its lines kept."""
    if len(text) > LONG:
        doubts.add("cell-long", Cell(sheet, at, text[:_SHOWN]))
    lines = (" ".join(one.split()) for one in text[:LONG].splitlines())
    return Cell(sheet, at, "\n".join(filter(None, lines)))
