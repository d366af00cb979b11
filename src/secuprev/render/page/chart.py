"""The life of instruments beside the days on which the law changed, laid out along the years."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from attrs import frozen

from secuprev.cooperation import InstrumentKind
from secuprev.cooperation.pictures.changes import changes_for
from secuprev.cooperation.pictures.lives import Life, lives
from secuprev.model import Framework
from secuprev.render.page.states import State

__all__ = ["Bar", "Chart", "Track", "chart"]

LEFT, WIDTH, STEP = 290, 700, 30
"""Where the years begin, how wide they are, and the height of a row."""

_MOST_YEARS = 14  # that are named


@frozen
class Bar:
    """Days over which an instrument is in force, or may be."""

    x: float
    width: float
    first: date
    last: date
    certain: bool


@frozen
class Track:
    """The life of an instrument on its row."""

    name: str
    kind: InstrumentKind
    y: int
    bars: tuple[Bar, ...]
    moments: tuple[tuple[float, date, bool], ...]


@frozen
class Chart:
    """All the lives, the years, the days on which their law changed, and the day asked about."""

    tracks: tuple[Track, ...]
    years: tuple[tuple[float, int], ...]
    changes: tuple[tuple[float, date, tuple[str, ...]], ...]
    asked: float
    height: int


def chart(framework: Framework, found: Sequence[State], asked: date) -> Chart:
    """Return the lives of the instruments over the days of all the states."""
    first, last = found[0].first, found[-1].last
    days = max((last - first).days + 1, 1)

    def at(day: date) -> float:
        return round(LEFT + WIDTH * (day - first).days / days, 1)

    held = lives(framework, first, last)
    kinds = dict.fromkeys(one.kind for one in held)
    return Chart(
        tracks=tuple(_track(one, row, at, first, last) for row, one in enumerate(held)),
        years=tuple((at(date(year, 1, 1)), year) for year in _years(first, last)),
        changes=tuple(
            (at(day), day, texts)
            for day, texts in changes_for(kinds).items()
            if first <= day <= last and texts
        ),
        asked=at(asked),
        height=STEP * max(len(held), 1),
    )


def _track(life: Life, row: int, at: Callable[[date], float], first: date, last: date) -> Track:
    bars = tuple(
        Bar(at(one.first), round(at(one.last + timedelta(days=1)) - at(one.first), 1),
            one.first, one.last, one.certain)
        for one in life.stretches
    )  # fmt: skip
    moments = tuple(
        (at(one.on), one.on, one.amendment) for one in life.moments if first <= one.on <= last
    )
    return Track(life.name, life.kind, STEP * row, bars, moments)


def _years(first: date, last: date) -> list[int]:
    """Return the years that are named: all of them, or one in two, in five, in ten."""
    years = [year for year in range(first.year, last.year + 1) if date(year, 1, 1) >= first]
    step = next(one for one in (1, 2, 5, 10, 50, 100, 1000) if len(years) / one <= _MOST_YEARS)
    return [year for year in years if year % step == 0]
