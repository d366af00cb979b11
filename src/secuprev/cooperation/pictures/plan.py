"""Where each partner stands on a picture of who works with whom, in points from the lower left.

Each half of the circle is cut into slots of the same height, one for each partner: names stand
beside the circle, one to a slot, and cannot meet, however many they are.
"""

from math import sqrt

from attrs import frozen

from secuprev.cooperation.pictures.links import Spot
from secuprev.cooperation.pictures.writing import LINE, fitted, length
from secuprev.values import Lang

__all__ = ["BESIDE", "MARK", "Names", "Place", "Plan", "best_plan"]

MARK = 8.0  # width of a mark
BESIDE = 0.9 * MARK  # from the middle of a mark to its name

_SIZES = [9.0 - 0.5 * step for step in range(11)]  # of letters, the best first
_FEW = 16  # partners up to whom a name may take two lines
_RADIUS, _AIRY = 80.0, 1.2  # where nothing limits it: the radius, how large the slots are
_TIGHT = 30.0  # the least radius on axes that are given
_GAP = 18.0  # between two columns, and above those set apart

Named = tuple[Spot, str]


@frozen
class Place:
    """A partner in its place; the name stands on the side away from the middle."""

    spot: Spot
    name: str
    x: float
    y: float
    left: bool = False


@frozen
class Plan:
    """All places, at the size of letters that was chosen; `heading` is the line over the others."""

    size: float
    centre: tuple[float, float]
    linked: tuple[Place, ...]
    alone: tuple[Place, ...]
    heading: float


@frozen
class Names:
    """The names of partners as they are written, at a size.

    Attributes:
        size: the size of letters.
        right, left: those of the two halves of the circle, each from the top.
        alone: those of partners set apart.
        slot: the height that one takes on the circle.
    """

    size: float
    right: tuple[Named, ...]
    left: tuple[Named, ...]
    alone: tuple[Named, ...]
    slot: float

    @classmethod
    def of(
        cls,
        linked: list[Spot],
        alone: list[Spot],
        lang: Lang,
        width: float,
        size: float = _SIZES[0],
    ) -> "Names":
        """Write the names of partners on lines of a width."""
        lines = 2 if len(linked) <= _FEW else 1
        around = [(one, fitted(one.label.in_(lang), width, size, lines)) for one in linked]
        half = (len(linked) + 1) // 2  # clockwise: the left half goes up
        return cls(
            size=size,
            right=tuple(around[:half]),
            left=tuple(reversed(around[half:])),
            alone=tuple((one, fitted(one.label.in_(lang), width, size)) for one in alone),
            slot=max((lines * LINE + 0.25) * size, MARK + 1),
        )

    def circle(self, radius: float = _RADIUS, airy: float = _AIRY) -> tuple[float, float]:
        """Return the width and height of a circle of at least some radius, with its names."""
        if not self.right:
            return 0.0, 0.0
        radius = max(radius, airy * len(self.right) * self.slot / 2)
        return 2 * radius + sum(self.beside()), 2 * radius * self._tall + 2 * self.slot

    @property
    def _tall(self) -> float:
        """The part of the height of the circle that partners take: they stand amid their slots."""
        return 1 - 1 / len(self.right)

    def beside(self) -> tuple[float, float]:
        """Return what the names take beside the circle, on the left and on the right."""
        return self._widest(self.left) + BESIDE, self._widest(self.right) + BESIDE

    def apart(self, width: float) -> float:
        """Return the height of those set apart, and of the line above them."""
        if not self.alone:
            return 0.0
        return (self.rows(width) + 1) * self.row + (_GAP if self.right else 0)

    def rows(self, width: float) -> int:
        """Return how many rows those set apart take."""
        return -(-len(self.alone) // max(1, int(width // self.column)))

    @property
    def row(self) -> float:
        """The height of a row of those set apart."""
        return max(1.5 * self.size, MARK + 2)

    @property
    def column(self) -> float:
        """The width of a column of those set apart."""
        return MARK + BESIDE + self._widest(self.alone) + _GAP

    def _widest(self, named: tuple[Named, ...]) -> float:
        return max((length(name, self.size) for _, name in named), default=0.0)

    def fit(self, width: float, height: float) -> bool:
        """Tell whether all stands on a page without crowding."""
        wide, high = self.circle(_TIGHT, 1)
        wide = max(wide, self.column if self.alone else 0.0)
        return wide <= width and high + self.apart(width) <= height

    def placed(self, width: float, height: float) -> Plan:
        """Return the places of all on a page."""
        apart = self.apart(width)
        left, right = self.beside()
        high = (height - apart - 2 * self.slot) / self._tall if len(self.right) > 1 else width
        radius = max(1.0, min(width - left - right, high) / 2)
        middle = (width + left - right) / 2, (height + apart) / 2
        halves = _half(self.right, middle, radius, 1) + _half(self.left, middle, radius, -1)
        heading = (apart - _GAP if self.right else height) - self.row / 2
        return Plan(self.size, middle, tuple(halves), tuple(self._columns(width, heading)), heading)

    def _columns(self, width: float, heading: float) -> list[Place]:
        rows = self.rows(width)
        return [
            Place(
                spot,
                name,
                x=MARK + (rank // rows) * self.column,
                y=heading - (rank % rows + 1) * self.row,
            )
            for rank, (spot, name) in enumerate(self.alone)
        ]


def _half(
    side: tuple[Named, ...], middle: tuple[float, float], radius: float, way: int
) -> list[Place]:
    found = []
    for rank, (spot, name) in enumerate(side):
        up = radius * (1 - (2 * rank + 1) / len(side))
        out = way * sqrt(radius**2 - up**2)
        found.append(Place(spot, name, middle[0] + out, middle[1] + up, left=way < 0))
    return found


def best_plan(
    linked: list[Spot],
    alone: list[Spot],
    lang: Lang,
    page: tuple[float, float],
    name: float,
) -> Plan:
    """Return the places on a page, with letters as large as it allows.

    Args:
        linked: those around the circle.
        alone: those set apart.
        lang: the language of their names.
        page: its width and height.
        name: the longest line of a name.
    """
    tried = [Names.of(linked, alone, lang, name, size) for size in _SIZES]
    best = next((names for names in tried if names.fit(*page)), tried[-1])
    return best.placed(*page)
