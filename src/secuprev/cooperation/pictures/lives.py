"""When each instrument was in force over some years, as the library answers on each day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import attrs
from attrs import frozen

from secuprev.cooperation.instruments import InstrumentKind
from secuprev.cooperation.reading import instruments_on
from secuprev.model import Convention, Framework
from secuprev.values import PartialDate

__all__ = ["Life", "Moment", "Stretch", "first_told", "lives", "turning_points"]

_DAY = timedelta(days=1)


@frozen
class Stretch:
    """Days, both included, over which an instrument is in force, or may be."""

    first: date
    last: date
    certain: bool


@frozen
class Moment:
    """A renewal or an amendment, in the middle of the days that it may be of."""

    on: date
    amendment: bool


@frozen
class Life:
    """The life of an instrument.

    Attributes:
        name: what a reader calls it.
        kind: what kind of instrument it is.
        stretches: when it is in force or may be, oldest first; empty when it never is.
        moments: its renewals and amendments.
    """

    name: str
    kind: InstrumentKind
    stretches: tuple[Stretch, ...]
    moments: tuple[Moment, ...] = ()


def lives(framework: Framework, start: date, end: date) -> tuple[Life, ...]:
    """Return the life of each instrument from one day to another, in the order of the document.

    Nothing is worked out from dates here: the instruments of a day are asked for on each day on
    which they may change.

    >>> from secuprev.model import Council
    >>> town = Framework(
    ...     id="town",
    ...     councils=(Council(id="clspd", kind="clspd", created=PartialDate.parse("2003")),),
    ... )
    >>> (life,) = lives(town, date(2000, 1, 1), date(2010, 12, 31))
    >>> [(one.first.isoformat(), one.certain) for one in life.stretches]
    [('2003-01-01', False), ('2003-12-31', True)]
    """
    days = sorted({start, *(day for day in turning_points(framework) if start < day <= end)})
    held: dict[str, list[Stretch]] = {}
    for first, following in pairwise([*days, end + _DAY]):
        for one in instruments_on(framework, first):
            _prolong(held.setdefault(one.id, []), Stretch(first, following - _DAY, one.certain))
    return tuple(
        Life(one.name or one.id, kind, tuple(held.get(one.id, ())), tuple(_moments(one)))
        for kind, one in _instruments(framework)
    )


def _prolong(stretches: list[Stretch], more: Stretch) -> None:
    """Add a stretch, joined to the one before when it goes on alike."""
    before = stretches[-1] if stretches else None
    if before and before.last + _DAY == more.first and before.certain == more.certain:
        stretches[-1] = attrs.evolve(before, last=more.last)
    else:
        stretches.append(more)


def first_told(framework: Framework) -> date | None:
    """Return the first day that a date of an instrument may be, ``None`` when none is told."""
    told = (day for _, one in _instruments(framework) for day in _dates(one))
    return min((day.earliest for day in told), default=None)


def _instruments(framework: Framework) -> Iterator[tuple[InstrumentKind, Any]]:
    lists: tuple[tuple[InstrumentKind, Iterable[Any] | None], ...] = (
        (InstrumentKind.CONVENTION, framework.conventions),
        (InstrumentKind.COUNCIL, framework.councils),
        (InstrumentKind.GROUP, framework.groups),
        (InstrumentKind.STRATEGY, framework.strategies),
    )
    for kind, held in lists:
        for one in held or ():
            yield kind, one


def turning_points(framework: Framework) -> set[date]:
    """Return the days on which what is in force may change.

    They lie at the ends of each date that is told, and of its anniversaries where a term is told.
    """
    found: set[date] = set()
    for _, one in _instruments(framework):
        terms = {0, *_terms(one)}
        for told in _dates(one):
            for years in terms:
                if told.year + years <= date.max.year:
                    day = told.plus_years(years)
                    found |= {day.earliest, day.latest}
                    found |= {last + _DAY for last in (day.earliest, day.latest) if last < date.max}
    return found


def _terms(one: Any) -> Iterator[int]:
    own = getattr(one, "years", None)
    renewals = one.renewals if isinstance(one, Convention) else ()
    yield from (years for years in (own, *(it.years for it in renewals)) if years is not None)


def _dates(one: Any) -> Iterator[PartialDate]:
    """Yield the dates that an object or what it is made of tells."""
    if isinstance(one, PartialDate):
        yield one
    elif isinstance(one, tuple):
        for part in one:
            yield from _dates(part)
    elif attrs.has(type(one)):
        for field in attrs.fields(type(one)):
            yield from _dates(getattr(one, field.name))


def _moments(one: Any) -> Iterator[Moment]:
    if isinstance(one, Convention):
        for events, amendment in ((one.renewals, False), (one.amendments, True)):
            for event in events:
                if event.on is not None:
                    middle = event.on.earliest + (event.on.latest - event.on.earliest) / 2
                    yield Moment(middle, amendment)
