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
    "reaching",
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


_HEAVIEST = (CellState.GAP, CellState.UNKNOWN)
BLANK, _BLIND = Cell(CellState.NONE), Cell(CellState.UNKNOWN)


def tells_no_commune(instrument: Instrument) -> bool:
    """Tell whether an instrument covers something somewhere, and names no commune."""
    busy = instrument.themes or not instrument.themes_known
    return bool(busy) and not instrument.communes and not instrument.communes_known


def _reaches(instrument: Instrument, commune: str) -> bool | None:
    """Tell whether an instrument covers a commune, or the part that it tells no commune of."""
    if commune == UNTOLD:
        return tells_no_commune(instrument)
    return instrument.covers(commune)


def reaching(
    instruments: Iterable[Instrument], places: Iterable[Commune]
) -> dict[str, list[Instrument]]:
    """Return the instruments that cover each place, or may, in the order of the document."""
    found: dict[str, list[Instrument]] = {one.code: [] for one in places}
    for one in instruments:
        for code in one.communes if one.communes_known else found:
            if _reaches(one, code) is not False:
                found[code].append(one)
    return found


@define(slots=False)
class Row:
    """What is known of one commune."""

    commune: str
    covers: Mapping[str, list[Cover]]
    expected: tuple[Expectation, ...]
    blind: bool  # something that is not known may cover any domain here

    @classmethod
    def of(
        cls,
        commune: str,
        reaching: Iterable[Instrument],
        wanted: Mapping[str, list[Expectation]],
        whole: bool,
    ) -> "Row":
        """Gather what is known of a commune.

        Args:
            commune: its code, or `UNTOLD`.
            reaching: the instruments that cover it, or may.
            wanted: what is expected, by the instrument that says where.
            whole: whether all the conventions are known.
        """
        covers: dict[str, list[Cover]] = {}
        expected: list[Expectation] = []
        blind = not whole
        for one in reaching:
            expected += wanted.get(one.id, ())
            if one.kind not in COVERING:
                continue
            blind = blind or not one.themes_known
            certain = one.certain and _reaches(one, commune) is True
            for theme in one.themes:
                if theme.domain is not None:
                    cover = Cover(one.id, theme.strength, certain)
                    covers.setdefault(theme.domain, []).append(cover)
        return cls(commune, covers, tuple(expected), blind)

    @cached_property
    def wanting(self) -> tuple[Expectation, ...]:
        """What is expected here, and is known to be covered by nothing."""
        return tuple(one for one in self.expected if self._answer(one) is CellState.GAP)

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The domains that something covers, may cover, or makes one expect here."""
        expected: dict[str, list[Expectation]] = {}
        for one in self.expected:
            for code in one.domains:
                expected.setdefault(code, []).append(one)
        return {
            code: Cell(
                self._state(code, expected.get(code, ())),
                tuple(self.covers.get(code, ())),
                tuple(expected.get(code, ())),
            )
            for code in {**self.covers, **expected}
        }

    def cell(self, domain: str) -> Cell:
        """Return how a domain stands here."""
        return self.cells.get(domain) or (_BLIND if self.blind else BLANK)

    def _state(self, domain: str, expected: Iterable[Expectation]) -> CellState:
        state = self._covered(domain)
        if state is not CellState.NONE:
            return state
        answers = {self._answer(one) for one in expected}
        return next((one for one in _HEAVIEST if one in answers), CellState.NONE)

    def _answer(self, one: Expectation) -> CellState:
        """Tell how an expectation stands: another of its domains may answer it."""
        states = {self._covered(code) for code in one.domains}
        if CellState.COVERED in states:
            return CellState.COVERED
        doubt = CellState.UNKNOWN in states or _reaches(one.where, self.commune) is None
        return CellState.UNKNOWN if doubt else CellState.GAP

    def _covered(self, domain: str) -> CellState:
        covers = self.covers.get(domain, ())
        if any(one.certain for one in covers):
            return CellState.COVERED
        return CellState.UNKNOWN if covers or self.blind else CellState.NONE
