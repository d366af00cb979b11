"""What is known of one commune: which domain is covered, a gap, or cannot be told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from functools import cached_property

from attrs import define, frozen

from secuprev.cooperation.bond import AnyBond
from secuprev.cooperation.expectations import Expectation, Need
from secuprev.cooperation.instruments import InstrumentKind, Strength
from secuprev.model import Commune
from secuprev.values import Text

__all__ = [
    "BLANK",
    "COVERING",
    "UNTOLD",
    "Cell",
    "CellState",
    "Cover",
    "Row",
    "rows_of",
    "tells_no_commune",
]

# Stands for the communes of instruments that name none, as a convention of "the towns around".
UNTOLD = ""

# Instruments under which someone works; strategies and councils say what ought to be done.
COVERING = (InstrumentKind.CONVENTION, InstrumentKind.GROUP)


class CellState(StrEnum):
    """How a domain stands in a commune."""

    COVERED = "covered"
    UNKNOWN = "unknown"  # something may cover it, and that cannot be told
    GAP = "gap"  # expected, and nothing covers it
    NONE = "none"  # neither covered nor expected

    @property
    def label(self) -> Text:
        """What it is called."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    CellState.COVERED: Text("couvert", "covered"),
    CellState.UNKNOWN: Text("ne peut être dit", "cannot be told"),
    CellState.GAP: Text("lacune", "gap"),
    CellState.NONE: Text("ni couvert ni attendu", "neither covered nor expected"),
}


@frozen
class Cover:
    """An instrument that covers a domain in a commune.

    Attributes:
        instrument: its identifier.
        strength: how strongly it takes up the domain.
        certain: whether it is known to be in force and to cover that commune.
    """

    instrument: str
    strength: Strength
    certain: bool


@frozen
class Cell:
    """A domain in a commune.

    Attributes:
        state: how it stands.
        covers: the instruments that cover it, or may.
        expected: what makes one expect it there.
    """

    state: CellState
    covers: tuple[Cover, ...] = ()
    expected: tuple[Expectation, ...] = ()

    @property
    def strength(self) -> Strength | None:
        """How strongly it is covered, ``None`` when it is not known to be."""
        return max((one.strength for one in self.covers if one.certain), default=None)


# An instrument, and whether it is known to cover a place: else it may.
_Reach = tuple[AnyBond, bool]
BLANK, _BLIND = Cell(CellState.NONE), Cell(CellState.UNKNOWN)


def tells_no_commune(one: AnyBond) -> bool:
    """Tell whether an instrument covers something somewhere, and names no commune."""
    busy = one.said or not one.themes_known
    return bool(busy) and not one.communes and not one.communes_known


@define(slots=False, eq=False)
class Row:
    """What is known of the communes that the same instruments cover, or may.

    Attributes:
        reached: those instruments.
        needs: what is expected, by the instrument that says where.
        told: the domains that something covers or makes one expect, by how they stand.
        elsewhere: how all others stand.
        unmet: what is expected, and is known to be covered by nothing.
    """

    reached: Sequence[_Reach]
    needs: Mapping[str, tuple[Need, ...]]
    told: Mapping[CellState, Set[str]]
    elsewhere: CellState
    unmet: Sequence[tuple[Need, AnyBond]]

    @classmethod
    def of(
        cls, reached: Sequence[_Reach], needs: Mapping[str, tuple[Need, ...]], whole: bool
    ) -> "Row":
        """Tell how the domains stand.

        Args:
            reached: the instruments that cover a commune, or may.
            needs: what is expected, by the instrument that says where.
            whole: whether all the conventions are known.
        """
        covered: set[str] = set()
        may: set[str] = set()
        blind = not whole  # what is not known may cover any domain here
        for one, there in _covering(reached):
            (covered if there and one.certain else may).update(one.domains)
            blind = blind or not one.themes_known
        doubtful, gaps = set(may), set[str]()
        unmet: list[tuple[Need, AnyBond]] = []
        for one, there in reached:
            for need in needs.get(one.id, ()):
                if not covered.isdisjoint(need.domains):
                    continue  # another of its domains may answer a need
                if blind or not there or not may.isdisjoint(need.domains):
                    doubtful.update(need.domains)
                else:
                    gaps.update(need.domains)
                    unmet.append((need, one))
        told = {
            CellState.COVERED: covered,
            CellState.GAP: gaps,
            CellState.UNKNOWN: doubtful - covered - gaps,
        }
        return cls(reached, needs, told, CellState.UNKNOWN if blind else CellState.NONE, unmet)

    def state(self, domain: str) -> CellState:
        """Return how a domain stands."""
        for state, domains in self.told.items():
            if domain in domains:
                return state
        return self.elsewhere

    @property
    def wanting(self) -> Iterator[Expectation]:
        """What is expected, and is known to be covered by nothing."""
        return (need.under(one) for need, one in self.unmet)

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The domains that something covers, may cover, or makes one expect, with what does."""
        covers: dict[str, list[Cover]] = {}
        for one, there in _covering(self.reached):
            for domain in one.domains:
                strength = one.said[domain].theme().strength
                cover = Cover(one.id, strength, there and one.certain)
                covers.setdefault(domain, []).append(cover)
        expected: dict[str, list[Expectation]] = {}
        for one, _ in self.reached:
            for wanted in [need.under(one) for need in self.needs.get(one.id, ())]:
                for domain in wanted.domains:
                    expected.setdefault(domain, []).append(wanted)
        return {
            domain: Cell(
                self.state(domain), tuple(covers.get(domain, ())), tuple(expected.get(domain, ()))
            )
            for domain in covers.keys() | expected.keys()
        }

    def cell(self, domain: str) -> Cell:
        """Return how a domain stands here."""
        blind = self.elsewhere is CellState.UNKNOWN
        return self.cells.get(domain) or (_BLIND if blind else BLANK)


def _covering(reached: Iterable[_Reach]) -> Iterator[_Reach]:
    return (each for each in reached if each[0].kind in COVERING)


def rows_of(
    bonds: Iterable[AnyBond],
    places: Iterable[Commune],
    needs: Mapping[str, tuple[Need, ...]],
    whole: bool,
) -> dict[str, Row]:
    """Return what is known of each place; those that the same instruments cover share a row."""
    found: dict[str, Row] = {}
    shared: dict[tuple[_Reach, ...], Row] = {}
    for code, reached in _reaching(bonds, places).items():
        alike = tuple(reached)
        row = shared.get(alike)
        if row is None:
            row = shared[alike] = Row.of(alike, needs, whole)
        found[code] = row
    return found


def _reaching(bonds: Iterable[AnyBond], places: Iterable[Commune]) -> dict[str, list[_Reach]]:
    """Return the instruments that cover each place, or may, in the order of the document."""
    found: dict[str, list[_Reach]] = {one.code: [] for one in places}
    for one in bonds:
        for code in one.communes:
            found[code].append((one, True))
        if not one.communes_known:
            for code in found.keys() - one.communes - {UNTOLD}:
                found[code].append((one, False))
            if tells_no_commune(one):
                found[UNTOLD].append((one, True))
    return found
