"""The coverage of a page: for each domain and commune, how it stands in each state."""

from collections.abc import Sequence

from attrs import frozen

from secuprev import law
from secuprev.cooperation import UNTOLD, Cell, CellState
from secuprev.model import Commune
from secuprev.render.page.states import State, spans
from secuprev.values import Text

__all__ = ["Line", "Mark", "communes_told", "lines"]


@frozen
class Mark:
    """How a domain stands in a commune, and in which states.

    Attributes:
        look: the state of the cell, or the strength with which it is covered.
        label: the same, as words.
        on: the places of the states.
    """

    look: str
    label: Text
    on: str


@frozen
class Line:
    """A domain, how it stands in each commune, and what covers it in which states."""

    domain: str
    label: Text
    on: str
    cells: tuple[tuple[Mark, ...], ...]
    by: tuple[tuple[Text, str], ...]


def communes_told(found: Sequence[State]) -> list[Commune]:
    """Return the communes of all the states; those that are not named stand last.

    Each is as the last state knows it in which the reference does: it knows some years only.
    """
    told = [one for state in found for one in state.coverage.communes]
    held = {one.code: one for one in told}
    held |= {one.code: one for one in told if one.name is not None and one.population is not None}
    return sorted(held.values(), key=lambda one: (one.code == UNTOLD, one.code))


def lines(found: Sequence[State], communes: Sequence[Commune]) -> list[Line]:
    """Return a line for each domain that something covers or makes one expect on some day."""
    told = {code for state in found for code in state.coverage.domains}
    return [_line(code, found, communes) for code in law.domains if code in told]


def _line(code: str, found: Sequence[State], communes: Sequence[Commune]) -> Line:
    ranks = [rank for rank, state in enumerate(found) if code in state.coverage.domains]
    names: dict[str, Text] = {}
    covering: dict[str, list[int]] = {}
    marks: list[dict[tuple[str, Text], list[int]]] = [{} for _ in communes]
    for rank in ranks:
        state = found[rank]
        by = set()
        for held, commune in zip(marks, communes, strict=True):
            cell = state.coverage.cell(commune.code, code)
            held.setdefault(_look(cell), []).append(rank)
            by |= {one.instrument for one in cell.covers if one.certain}
        for id in sorted(by):
            names[id] = state.coverage.instruments[id].label
            covering.setdefault(id, []).append(rank)
    return Line(
        domain=code,
        label=law.domains[code].label,
        on=spans(ranks),
        cells=tuple(
            tuple(Mark(*look, on=spans(there)) for look, there in held.items()) for held in marks
        ),
        by=tuple((names[id], spans(there)) for id, there in covering.items()),
    )


def _look(cell: Cell) -> tuple[str, Text]:
    if cell.state is CellState.COVERED and cell.strength is not None:
        return cell.strength.code, cell.state.label + Text.same(", ") + cell.strength.label
    return cell.state.value, cell.state.label
