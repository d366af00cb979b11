"""What a page tells, day by day: the runs of days over which nothing that it shows changes."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve, frozen

from secuprev import france, law
from secuprev.cooperation import Coverage, Instrument, coverage
from secuprev.cooperation.pictures.lives import first_told, turning_points
from secuprev.cooperation.reading import instruments_on
from secuprev.model import Framework
from secuprev.rules import Inquiry, Report, Status

__all__ = ["State", "rank_of", "spans", "states"]

_DAY = timedelta(days=1)
_LAST = date.max - _DAY  # so that there is a day after each


@frozen
class State:
    """Days, both included, of which the page says the same.

    Attributes:
        first, last: the days.
        report: the verdicts, ``None`` after the last day the law was read.
        coverage: what is covered where.
        instruments: the instruments that are there, or may be.
    """

    first: date
    last: date
    report: Report | None
    coverage: Coverage
    instruments: tuple[Instrument, ...]


def states(report: Report, inquiry: Inquiry) -> tuple[State, ...]:
    """Return what there is to tell from the first instrument to the last term, oldest first.

    Verdicts are told up to the last day the law was read, and on the day asked about. The days on
    which they change follow from the law and from delays that only the rules know: where a run of
    days ends otherwise than it began, it is halved until the day is found.
    """
    told: dict[date, Report] = {report.receipt.on: report}

    def ask(day: date) -> Report | None:
        if day not in told and day <= report.receipt.law_read_until:
            told[day] = inquiry.on(day)
        return told.get(day)

    days = _days(report, inquiry.framework)
    found: list[State] = []
    for first, following in pairwise(days):
        for start, end in _runs(lambda day: _answers(ask(day)), first, following - _DAY):
            one = _state(inquiry.framework, start, end, ask(start))
            if found and _same(found[-1], one):
                found[-1] = evolve(found[-1], last=end)
            else:
                found.append(one)
    return tuple(found)


def rank_of(day: date, found: Iterable[State]) -> int:
    """Return the place of the state that holds on a day."""
    return next(rank for rank, one in enumerate(found) if one.first <= day <= one.last)


def spans(ranks: Iterable[int]) -> str:
    """Return places as the page writes them, those that follow each other together.

    >>> spans([0, 1, 2, 5])
    '0-2 5'
    """
    runs: list[list[int]] = []
    for rank in sorted(set(ranks)):
        if runs and runs[-1][1] == rank - 1:
            runs[-1][1] = rank
        else:
            runs.append([rank, rank])
    return " ".join(f"{first}-{last}" if first < last else f"{first}" for first, last in runs)


def _days(report: Report, framework: Framework) -> list[date]:
    """Return the days on which something may change, and the day after the last one."""
    asked, read_until = report.receipt.on, report.receipt.law_read_until
    turns = {day for day in turning_points(framework) if day <= _LAST}
    first = min(first_told(framework) or asked, asked)
    # Each day after a term, so that what falls away then is shown too.
    over = {
        min(one.until.latest, _LAST - _DAY) + _DAY
        for day in {*turns, asked}
        for one in instruments_on(framework, day)
        if one.until is not None
    }
    last = max({asked, read_until, *over})
    law_days = {
        state.period.start for name in law.names() for state in law.parameter(name).changes()
    }
    edges = {asked, asked + _DAY, read_until + _DAY}
    # Names and populations are those of the edition of the day.
    edges |= {edge for one in france.editions() for edge in (one.start, one.end + _DAY)}
    inside = {day for day in {*turns, *law_days, *over, *edges} if day and first < day <= last}
    return [first, *sorted(inside), last + _DAY]


def _runs(
    answers: Callable[[date], Hashable], first: date, last: date
) -> Iterator[tuple[date, date]]:
    """Cut a run of days where the answers are others than on the day before."""
    while answers(first) != answers(last):
        before, after = first, last
        while (after - before).days > 1:
            middle = before + (after - before) // 2
            if answers(middle) == answers(first):
                before = middle
            else:
                after = middle
        yield first, before
        first = after
    yield first, last


def _answers(report: Report | None) -> Hashable:
    """Return what is compared of the verdicts of two days: all but the words."""
    if report is None:
        return None
    return tuple(
        (one.rule.name, one.target.id, one.status, one.severity, one.citations, one.waiver)
        for one in report.results
        if one.status is not Status.NOT_APPLICABLE
    )


def _state(framework: Framework, first: date, last: date, report: Report | None) -> State:
    return State(first, last, report, coverage(framework, first), instruments_on(framework, first))


def _same(one: State, other: State) -> bool:
    return (
        _answers(one.report) == _answers(other.report)
        and one.instruments == other.instruments
        and _cells(one.coverage) == _cells(other.coverage)
    )


def _cells(found: Coverage) -> Hashable:
    return found.domains, tuple(
        (one, tuple(found.cell(one.code, domain) for domain in found.domains))
        for one in found.communes
    )
