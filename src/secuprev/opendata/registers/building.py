"""What the rows of a register have in common on their way to the objects of a framework."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import define, evolve, field

from secuprev.france.naming import plain_name
from secuprev.model import (
    Convention,
    Force,
    Remark,
    Source,
)
from secuprev.opendata.registers.communes import Named, Territory, names_in_title
from secuprev.opendata.registers.doubts import Cell, Doubts, Reading
from secuprev.opendata.registers.moments import (
    Act,
)
from secuprev.opendata.registers.sheets import Row
from secuprev.opendata.registers.words import EMPTY, read_count

__all__ = ["Builder", "force_id", "slug"]

T = TypeVar("T")
_LAST = 50  # conventions of one commune among which the original of an act is looked for
# What several rows may tell of one force.
_FACTS = ("headcount", "posts", "firearms", "night", "body_cameras", "dog_unit", "since")


@define
class Builder:
    """Takes the rows of a register one by one.

    Attributes:
        territory: where the names of communes are looked for.
        doubts: what is doubtful.
        source: the register itself.
        conventions: the conventions so far, by identifier.
        forces: the forces so far, by identifier.
        sources: the sources so far, by address.
    """

    territory: Territory
    doubts: Doubts
    source: Source
    conventions: dict[str, Convention] = field(factory=dict)
    forces: dict[str, Force] = field(factory=dict)
    sources: dict[str, Source] = field(factory=dict)
    _rows: dict[tuple[object, ...], str] = field(factory=dict)
    _ids: set[str] = field(factory=lambda: {"registre"})
    _ranks: dict[str, int] = field(factory=dict)
    _known: dict[tuple[object, ...], str] = field(factory=dict)
    _by_communes: dict[tuple[str, ...], list[str]] = field(factory=dict)
    _above: Cell | None = None

    def free_id(self, wanted: str) -> str:
        """Return an identifier that nothing has yet."""
        base = wanted or "x"
        rank = self._ranks.get(base, 1)
        id = base if rank == 1 else f"{base}-{rank}"
        while id in self._ids:
            rank += 1
            id = f"{base}-{rank}"
        self._ranks[base] = rank
        return id

    def departement(self, row: Row, act: Act | None) -> str | None:
        """Return the département that a row names."""
        cell = row.cell("departement")
        if cell is not None:
            code = self.territory.places.departement(_departement(cell.text))
            if code is not None:
                return code
            self.doubts.add("departement-unknown", cell)
        return self.territory.places.departement(act.departement) if act else None

    def communes(
        self, row: Row, departement: str | None, body: str | None = None, *, above: bool = True
    ) -> tuple[Cell | None, Named]:
        """Return the cell that names the communes of a row, and what it names.

        Args:
            row: the row.
            departement: the département that it names.
            body: the body that it names.
            above: whether an empty cell means what stands above it.
        """
        coded, cell = row.cell("insee"), row.cell("communes")
        if coded is not None:
            named = self.territory.read(_codes(coded.text), departement)
            if named.codes and not named.doubts:
                return cell or coded, self._checked(cell, named, departement)
            self._tell(coded, named, None)
        if cell is None and row.words("title"):
            title = row.cell("title")
            words = names_in_title(row.words("title"))
            if words is not None:
                return title, self.territory.read(words, departement, body)
        last = self._above
        if cell is None and above and last is not None and self._continues(row, last):
            cell = last
            self.doubts.add("commune-above", Cell(cell.sheet, str(row.line), ""), cell.text)
            return cell, self.territory.read(cell.text, departement, body)
        if cell is None:
            return None, Named()
        self._above = cell
        return cell, self.territory.read(cell.text, departement, body)

    @staticmethod
    def _continues(row: Row, last: Cell) -> bool:
        """Tell whether an empty cell means what stands above it."""
        named = "communes" in row.sheet.columns and not row.cell("epci")
        return named and row.sheet.name == last.sheet

    def _checked(self, cell: Cell | None, named: Named, departement: str | None) -> Named:
        """Note where the name beside a code is another."""
        if cell is not None:
            other = self.territory.read(cell.text, departement)
            if other.codes and set(other.codes) != set(named.codes):
                called = ", ".join(map(self.territory.places.called, named.codes))
                self.doubts.add("commune-unknown", cell, called)
        return named

    def _tell(self, cell: Cell, named: Named, about: str | None) -> None:
        for words, code, taken in named.doubts:
            self.doubts.add(code, Cell(cell.sheet, cell.at, words), taken, about, "communes")

    def tell_communes(self, cell: Cell | None, named: Named, about: str) -> None:
        """Note what is doubtful of the communes of an object."""
        if cell is not None:
            self._tell(cell, named, about)

    def count(self, row: Row, name: str, about: str, label: str | None = None) -> int | None:
        """Return the number of a column."""
        return self.read(row, name, read_count, about, label or name)

    def read(
        self, row: Row, name: str, read: Callable[[str], Reading[T]], about: str, label: str
    ) -> T | None:
        """Return what a column says, its doubt noted."""
        cell = row.cell(name)
        if cell is None or EMPTY.match(cell.text.strip()):
            return None
        return self.doubts.taken(read(cell.text), cell, about, label)

    def source_of(self, row: Row) -> str:
        """Return the identifier of the source that a row quotes, the register where it has none."""
        said = row.words("url").strip()
        if not said:
            return self.source.id
        if said not in self.sources:
            is_url = re.match(r"https?://\S+$", said) is not None
            id = self.free_id(f"source-{len(self.sources) + 1}")
            self._ids.add(id)
            self.sources[said] = Source(id=id, url=said) if is_url else Source(id=id, title=said)
        return self.sources[said].id

    def force(self, force: Force) -> str:
        """Add a force, or what a row tells more of one; return its identifier."""
        key = (force.kind, force.name, force.communes)
        if key in self._known:
            id = self._known[key]
            known = self.forces[id]
            told = {name: getattr(force, name) for name in _FACTS if getattr(known, name) is None}
            self.forces[id] = evolve(known, **told)
            return id
        id = self._known[key] = self.free_id(force.id)
        self._ids.add(id)
        self.forces[id] = evolve(force, id=id)
        return id

    def add(self, convention: Convention) -> None:
        """Add a convention."""
        self.conventions[convention.id] = convention
        self._ids.add(convention.id)
        if convention.communes:
            self._by_communes.setdefault(convention.communes, []).append(convention.id)

    def of_communes(self, communes: tuple[str, ...] | None) -> list[Convention]:
        """Return the last conventions of just these communes, in the order of the register."""
        return [self.conventions[id] for id in self._by_communes.get(communes or (), ())[-_LAST:]]

    def remarks(self, row: Row) -> tuple[Remark, ...]:
        """Return the remarks of a row."""
        return tuple(
            Remark(" ".join(line.split()))
            for cell in row.cells.get("remarks", ())
            for line in cell.text.splitlines()
            if line.strip()
        )

    def slug_of(self, codes: Sequence[str]) -> str:
        """Return what an identifier is made of: the name of the first commune."""
        known = self.territory.places.communes.get(codes[0]) if codes else None
        return slug(known.name) if known else ""


def _codes(text: str) -> str:
    """Return commune codes as a spreadsheet may have left them, without their first zero."""
    return re.sub(r"(?<!\w)(\d{4})(?!\w)", r"0\1", text)


def _departement(text: str) -> str:
    found = re.match(r"\s*(\d{1,3}|2[ABab])\b", text)
    return found[1].upper().zfill(2) if found else text.strip()


def force_id(kind: str, name: str | None, where: str) -> str:
    """Return what the identifier of a force is made of: its name, or its kind and its commune.

    >>> force_id("police_municipale", None, "melun")
    'pm-melun'
    """
    if name:
        return slug(name)[:50].strip("-")
    short = _SHORT.get(kind, kind.replace("_", "-"))
    return "-".join(filter(None, (short, where)))


_SHORT = {"police_municipale": "pm", "police_intercommunale": "pmi"}


def slug(words: str) -> str:
    """Return words as they stand in an identifier.

    >>> slug("L'Haÿ-les-Roses")
    'l-hay-les-roses'
    """
    return plain_name(words).replace(" ", "-")
