"""What is known of one commune: which domain is covered, a gap, or cannot be told."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property

from attrs import define, frozen

from secuprev.cooperation.expectations import Expectation
from secuprev.cooperation.instruments import Instrument, InstrumentKind, Strength
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
_Reach = tuple[Instrument, bool]
BLANK, _BLIND = Cell(CellState.NONE), Cell(CellState.UNKNOWN)


def tells_no_commune(instrument: Instrument) -> bool:
    """Tell whether an instrument covers something somewhere, and names no commune."""
    busy = instrument.themes or not instrument.themes_known
    return bool(busy) and not instrument.communes and not instrument.communes_known


@define(slots=False, eq=False)
class Row:
    """What is known of the communes that the same instruments cover, or may."""

    covers: Mapping[str, list[Cover]]
    expected: tuple[Expectation, ...]
    doubtful: frozenset[str]  # the instruments of which it cannot be told whether they cover it
    blind: bool  # something that is not known may cover any domain here

    @classmethod
    def of(
        cls, reached: Iterable[_Reach], wanted: Mapping[str, list[Expectation]], whole: bool
    ) -> "Row":
        """Gather what is known of a commune.

        Args:
            reached: the instruments that cover it, or may.
            wanted: what is expected, by the instrument that says where.
            whole: whether all the conventions are known.
        """
        covers: dict[str, list[Cover]] = {}
        expected: list[Expectation] = []
        blind = not whole
        for one, sure in reached:
            expected += wanted.get(one.id, ())
            if one.kind not in COVERING:
                continue
            blind = blind or not one.themes_known
            said: dict[Strength, Cover] = {}
            for theme in one.themes:
                if theme.domain is not None:
                    strength = theme.strength
                    if strength not in said:
                        said[strength] = Cover(one.id, strength, one.certain and sure)
                    covers.setdefault(theme.domain, []).append(said[strength])
        doubtful = frozenset(one.id for one, sure in reached if not sure)
        return cls(covers, tuple(expected), doubtful, blind)

    @cached_property
    def elsewhere(self) -> CellState:
        """How a domain stands here that nothing covers, may cover, or makes one expect."""
        return CellState.UNKNOWN if self.blind else CellState.NONE

    @cached_property
    def wanting(self) -> tuple[Expectation, ...]:
        """What is expected here, and is known to be covered by nothing."""
        return tuple(one for one, answer in self._answers if answer is CellState.GAP)

    @cached_property
    def states(self) -> dict[str, CellState]:
        """How the domains stand that something covers, may cover, or makes one expect here."""
        found = {code: self.elsewhere for one in self.expected for code in one.domains}
        for heavier in (CellState.UNKNOWN, CellState.GAP):
            for one, answer in self._answers:
                if answer is heavier:
                    found.update(dict.fromkeys(one.domains, heavier))
        return found | {code: self._covered(code) for code in self.covers}

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The same with what covers them, or may, and what makes one expect them."""
        expected: dict[str, list[Expectation]] = {}
        for one in self.expected:
            for code in one.domains:
                expected.setdefault(code, []).append(one)
        return {
            code: Cell(state, tuple(self.covers.get(code, ())), tuple(expected.get(code, ())))
            for code, state in self.states.items()
        }

    def cell(self, domain: str) -> Cell:
        """Return how a domain stands here."""
        return self.cells.get(domain) or (_BLIND if self.blind else BLANK)

    @cached_property
    def _answers(self) -> tuple[tuple[Expectation, CellState], ...]:
        return tuple((one, self._answer(one)) for one in self.expected)

    def _answer(self, one: Expectation) -> CellState:
        """Tell how an expectation stands: another of its domains may answer it."""
        doubt = one.where.id in self.doubtful
        for code in one.domains:
            state = self._covered(code)
            if state is CellState.COVERED:
                return state
            doubt = doubt or state is CellState.UNKNOWN
        return CellState.UNKNOWN if doubt else CellState.GAP

    def _covered(self, domain: str) -> CellState:
        covers = self.covers.get(domain)
        if covers is None:
            return self.elsewhere
        for one in covers:
            if one.certain:
                return CellState.COVERED
        return CellState.UNKNOWN


def rows_of(
    instruments: Iterable[Instrument],
    places: Iterable[Commune],
    wanted: Mapping[str, list[Expectation]],
    whole: bool,
) -> dict[str, Row]:
    """Return what is known of each place; those that the same instruments cover share a row."""
    found: dict[str, Row] = {}
    shared: dict[tuple[tuple[str, bool], ...], Row] = {}
    for code, reached in _reaching(instruments, places).items():
        alike = tuple((one.id, sure) for one, sure in reached)
        if alike not in shared:
            shared[alike] = Row.of(reached, wanted, whole)
        found[code] = shared[alike]
    return found


def _reaching(
    instruments: Iterable[Instrument], places: Iterable[Commune]
) -> dict[str, list[_Reach]]:
    """Return the instruments that cover each place, or may, in the order of the document."""
    found: dict[str, list[_Reach]] = {one.code: [] for one in places}
    for one in instruments:
        for code in one.communes if one.communes_known else found:
            reaches = tells_no_commune(one) if code == UNTOLD else one.covers(code)
            if reaches is not False:
                found[code].append((one, reaches is True))
    return found
