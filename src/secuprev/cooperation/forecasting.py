"""What falls away, and what comes, as instruments reach their term."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from secuprev.cooperation.covering import CellState, Coverage, coverage
from secuprev.cooperation.reading import day_of, instruments_on
from secuprev.model import Framework
from secuprev.values import AnyDate, InvalidDate, PartialDate, Text

__all__ = ["Turn", "forecast"]

_DAY = timedelta(days=1)
_BACKWARDS = Text(
    fr="le dernier jour vient avant le premier", en="the last day comes before the first"
)


@frozen
class Turn:
    """A day on which the coverage is no longer that of the eve.

    Attributes:
        on: the day.
        over: the instruments that were there on the eve, or may have been, and are no more.
        doubtful: those that were known to be in force on the eve, and may be so no more.
        begun: the instruments that are there, or may be, and were not on the eve.
        fell: the communes and domains that are no longer known to be covered.
        unsure: those of them that something may still cover.
        rose: those that are now known to be covered.
    """

    on: date
    over: tuple[str, ...]
    doubtful: tuple[str, ...]
    begun: tuple[str, ...]
    fell: tuple[tuple[str, str], ...]
    unsure: tuple[tuple[str, str], ...]
    rose: tuple[tuple[str, str], ...]


def forecast(framework: Framework, start: AnyDate, end: AnyDate) -> tuple[Turn, ...]:
    """Return the days of a period on which something falls away or comes, oldest first.

    Nothing is guessed: an instrument of which nobody knows whether it was renewed is doubtful from
    the end of its term, and what it alone covered is no longer known to be covered.

    Args:
        framework: what is known.
        start: the first day, whose coverage is what the first turn is compared with.
        end: the last day.

    Raises:
        InvalidDate: a day is not known to the day, or the last comes before the first.

    Example:
        >>> from secuprev.model import Convention, DomainMention
        >>> convention = Convention(
        ...     id="c",
        ...     signed=PartialDate.parse("2020-03-01"),
        ...     years=3,
        ...     communes=("77288",),
        ...     domains=(DomainMention(domain="holiday_watch"),),
        ... )
        >>> town = Framework(id="town", conventions=(convention,))
        >>> (turn,) = forecast(town, "2022-01-01", "2023-12-31")
        >>> turn.on.isoformat(), turn.doubtful, turn.fell
        ('2023-03-01', ('c',), (('77288', 'holiday_watch'),))
    """
    first, last = day_of(start), day_of(end)
    if last < first:
        raise InvalidDate(f"{first}/{last}", _BACKWARDS)
    turns = []
    before, held = coverage(framework, first), _certain(framework, first)
    for day in sorted(_days(framework, first, last)):
        after, holds = coverage(framework, day), _certain(framework, day)
        fell = _lost(before, after)
        turn = Turn(
            on=day,
            over=tuple(id for id in held if id not in holds),
            doubtful=tuple(id for id in held if held[id] and holds.get(id) is False),
            begun=tuple(id for id in holds if id not in held),
            fell=fell,
            unsure=tuple(one for one in fell if after.cell(*one).state is CellState.UNKNOWN),
            rose=_lost(after, before),
        )
        if turn != Turn(day, (), (), (), (), (), ()):
            turns.append(turn)
        before, held = after, holds
    return tuple(turns)


def _certain(framework: Framework, day: date) -> dict[str, bool]:
    return {one.id: one.certain for one in instruments_on(framework, day)}


def _lost(before: Coverage, after: Coverage) -> tuple[tuple[str, str], ...]:
    return tuple((commune.code, domain) for commune, domain in before.lost_in(after))


def _days(framework: Framework, first: date, last: date) -> set[date]:
    """Return the days, after the first one, on which an instrument may begin, change or end."""
    known = {day for one in _told(framework) for day in _edges(one)}
    seen = {day for day in known if first < day <= last}
    # The end of a term depends on the renewals that came before: it is read on each day in turn.
    for day in sorted({first, *seen}):
        ends = {one.until for one in instruments_on(framework, day) if one.until is not None}
        seen |= {edge for end in ends for edge in _edges(end) if first < edge <= last}
    return seen


def _told(framework: Framework) -> Iterator[PartialDate]:
    """Yield the days that a framework tells of its instruments."""
    told: list[PartialDate | None] = []
    for convention in framework.conventions or ():
        told += [convention.signed, convention.effective, convention.until, convention.denounced]
        told += [one.on for one in convention.renewals]
        told += [one.on for one in convention.amendments]
    for council in framework.councils or ():
        told += [council.created, council.dissolved]
    told += [one.created for one in framework.groups or ()]
    for strategy in framework.strategies or ():
        told += [strategy.signed, strategy.start, strategy.end]
    yield from (day for day in told if day is not None)


def _edges(day: PartialDate) -> set[date]:
    """Return the days on which what is known of a vague day may change."""
    after = day.latest + _DAY if day.latest < date.max else day.latest
    return {day.earliest, day.latest, after}
