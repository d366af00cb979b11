"""What is known of one commune: which domain is covered, a gap, or cannot be told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from functools import cached_property

from attrs import define, frozen

from secuprev.cooperation.bond import AnyBond, Said
from secuprev.cooperation.expectations import NONE, Expectation, Needs
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
    "count",
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


# To look a member up in its class takes longer than to count what it says.
_COVERED = CellState.COVERED
_UNKNOWN = CellState.UNKNOWN
_GAP = CellState.GAP
_NONE = CellState.NONE

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
    if one.communes or one.communes_known:
        return False
    return bool(one.domains or one.words) or not one.themes_known


@define(slots=False, eq=False)
class Row:
    """What is known of the communes that the same instruments cover, or may.

    Attributes:
        reached: those instruments.
        needs: what is expected, by the instrument that says where.
        covered: the domains that something covers.
        gaps: those that are expected, and that nothing covers.
        doubtful: those that something may cover, or of which it cannot be told.
        blind: whether something that is not known may cover any domain.
    """

    reached: Sequence[_Reach]
    needs: Mapping[str, Needs]
    covered: Set[str]
    gaps: set[str]
    doubtful: Set[str]
    blind: bool

    @classmethod
    def of(cls, reached: Sequence[_Reach], needs: Mapping[str, Needs], whole: bool) -> "Row":
        """Tell how the domains stand.

        Args:
            reached: the instruments that cover a commune, or may.
            needs: what is expected, by the instrument that says where.
            whole: whether all the conventions are known.
        """
        covered: set[str] = set()
        may: set[str] = set()
        blind = not whole  # what is not known may cover any domain here
        for one, there in reached:
            if one.kind in COVERING:
                (covered if there and one.certain else may).update(one.domains)
                blind = blind or not one.themes_known
        gaps: set[str] = set()
        doubtful = may - covered
        answered = covered | may if may else covered
        for one, there in reached:
            if one.id in needs:
                certain = there and not blind
                if certain:
                    gaps |= needs[one.id].left_by(answered)
                if may or not certain:
                    doubtful |= needs[one.id].left_by(covered)
        doubtful -= gaps
        return cls(reached, needs, covered, gaps, doubtful, blind)

    def state(self, domain: str) -> CellState:
        """Return how a domain stands."""
        if domain in self.covered:
            return _COVERED
        if domain in self.gaps:
            return _GAP
        return _UNKNOWN if self.blind or domain in self.doubtful else _NONE

    @property
    def wanting(self) -> Iterator[Expectation]:
        """What is expected, and is known to be covered by nothing."""
        for one, there in self.reached if self.gaps else ():
            for need in self.needs.get(one.id, NONE).each:
                if there and self.gaps.issuperset(need.domains):
                    yield need.under(one)

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The domains that something covers, may cover, or makes one expect, with what does."""
        covers: dict[str, list[Cover]] = {}
        for one, there in self.reached:
            alike: dict[Said, Cover] = {}
            for domain in one.domains if one.kind in COVERING else ():
                said = one.said[domain]
                if said not in alike:
                    alike[said] = Cover(one.id, said.theme().strength, there and one.certain)
                covers.setdefault(domain, []).append(alike[said])
        expected: dict[str, list[Expectation]] = {}
        for one, _ in self.reached:
            for wanted in [need.under(one) for need in self.needs.get(one.id, NONE).each]:
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
        return self.cells.get(domain) or (_BLIND if self.blind else BLANK)


def rows_of(
    bonds: Iterable[AnyBond],
    places: Sequence[Commune],
    needs: Mapping[str, Needs],
    whole: bool,
) -> dict[str, Row]:
    """Return what is known of each place; those that the same instruments cover share a row."""
    reaching = _reaching(bonds, places)
    unreached = Row.of((), needs, whole)
    found: dict[str, Row] = {}
    shared: dict[tuple[_Reach, ...], Row] = {}
    for place in places:
        reached = reaching.get(place.code)
        if reached is None:
            found[place.code] = unreached
            continue
        alike = tuple(reached)
        row = shared.get(alike)
        if row is None:
            row = shared[alike] = Row.of(alike, needs, whole)
        found[place.code] = row
    return found


def _reaching(bonds: Iterable[AnyBond], places: Iterable[Commune]) -> dict[str, list[_Reach]]:
    """Return the instruments that cover each place, or may, in the order of the document."""
    found: dict[str, list[_Reach]] = {}
    for one in bonds:
        for code in one.communes:
            found.setdefault(code, []).append((one, True))
        if not one.communes_known:
            for place in places:
                if place.code not in one.communes and place.code != UNTOLD:
                    found.setdefault(place.code, []).append((one, False))
            if tells_no_commune(one):
                found.setdefault(UNTOLD, []).append((one, True))
    return found


def count(rows: Iterable[Row], domains: Iterable[str]) -> dict[str, Mapping[CellState, int]]:
    """Return in how many communes each domain stands in each way, from the row of each commune.

    Domains that stand alike share what is told of them, so it is not to be changed.
    """
    covered: dict[str, int] = {}
    gaps: dict[str, int] = {}
    doubtful: dict[str, int] = {}
    places = blind = 0  # the communes, and those in which all that is not covered is doubtful
    for row, number in Counter(rows).items():
        places += number
        for code in row.covered:
            covered[code] = covered.get(code, 0) + number
        for code in row.gaps:
            gaps[code] = gaps.get(code, 0) + number
        for code in row.covered if row.blind else row.doubtful:
            doubtful[code] = doubtful.get(code, 0) + (-number if row.blind else number)
        blind += number if row.blind else 0

    def told(there: int, gap: int, unknown: int) -> Mapping[CellState, int]:
        none = places - there - gap - unknown
        return {_COVERED: there, _UNKNOWN: unknown, _GAP: gap, _NONE: none}

    alike = {there: told(there, 0, blind) for there in {0, *covered.values()}}
    found = {code: alike[covered.get(code, 0)] for code in domains}
    for code in found.keys() & (gaps.keys() | doubtful.keys()):
        found[code] = told(covered.get(code, 0), gaps.get(code, 0), blind + doubtful.get(code, 0))
    return found
