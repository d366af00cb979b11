"""Timing two works side by side, and the table of the ratios that came out."""

import gc
import resource
import time
from collections.abc import Callable, Sequence
from statistics import median

from attrs import frozen

__all__ = ["Line", "children", "here", "ratios", "table"]

Work = Callable[[], object]
Clock = Callable[[], float]


def here() -> float:
    """Return the processor time of this process, which others on the machine hardly disturb."""
    return time.process_time()


def children() -> float:
    """Return the processor time of the processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ratios(work: Work, against: Work, rounds: int, clock: Clock = here) -> tuple[float, ...]:
    """Return how many times as long a work takes as another, in each of some rounds.

    The two take turns, so that whatever slows the machine down slows both. A first round warms up.
    """
    pairs = [(_timed(work, clock), _timed(against, clock)) for _ in range(rounds + 1)]
    return tuple(one / other for one, other in pairs[1:])


def _timed(work: Work, clock: Clock) -> float:
    # The collector looks at odd moments through all that a process holds: it is to look through
    # what the work makes, as in a process of its own, and not through what the lines before left.
    gc.collect()
    gc.freeze()
    gc.collect()  # of what is left it tells how much there has to be before it looks at everything
    try:
        start = clock()
        kept = work()
        spent = clock() - start
        del kept  # what was made goes outside the time
    finally:
        gc.unfreeze()
    return spent


@frozen
class Line:
    """A line of the table.

    Attributes:
        work: what was measured.
        against: beside what.
        ratios: what came out in each round.
        aim: what the ratio should be; ``None`` when it is only looked at.
        at_least: whether the aim is the smallest ratio that will do, and not the largest.
    """

    work: str
    against: str
    ratios: Sequence[float]
    aim: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the ratio in the middle is what it should be."""
        middle = median(self.ratios)
        return self.aim is None or (middle >= self.aim if self.at_least else middle <= self.aim)

    @property
    def cells(self) -> tuple[str, ...]:
        """What the table shows of it."""
        sign = "≥" if self.at_least else "≤"
        return (
            self.work,
            self.against,
            f"{median(self.ratios):.2f}",
            f"{min(self.ratios):.2f} to {max(self.ratios):.2f}",
            "" if self.aim is None else f"{sign} {self.aim:g}",
            "" if self.aim is None else ("yes" if self.met else "NO"),
        )


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a table in Markdown, for a page or a terminal."""
    head = ("work", "against", "ratio", "spread", "aim", "met")
    rows = [head, *(one.cells for one in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    shown = [" | ".join(map(str.ljust, row, widths)) for row in rows]
    shown.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {row} |" for row in shown)
