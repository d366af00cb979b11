"""A value that changes on given days: the one mechanism behind every dated look-up."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import chain
from typing import Any, Generic, TypeVar

from attrs import evolve, frozen

from secuprev.law.citation import Citation, Confidence, cite, turns
from secuprev.law.errors import Change, OutsideRecord, StraddlesChange
from secuprev.law.store import content
from secuprev.law.texts import LegalText
from secuprev.values import AnyDate, Period, Text, as_partial
from secuprev.values.partial_date import span_of

__all__ = ["Rows", "Series", "State", "over", "record"]

T = TypeVar("T")

Rows = list[dict[str, Any]]
"""Rows of a data file, oldest first."""


@cache
def record() -> Period:
    """Return the span of days over which the law was read.

    >>> str(record())
    '1999-04-16/2026-04-03'
    """
    meta = content("meta")  # no layer moves it: it tells what was read
    return Period(meta["read_from"], meta["read_until"])


@frozen(cache_hash=True)  # what is said of a state is kept by it
class State(Generic[T]):
    """What a value is over a period.

    Attributes:
        value: the value; ``None`` when no text gives one over that period.
        period: the days over which it holds.
        references: the articles it rests on, as ``"CSI L512-4 al. 1"``.
        changed_by: the texts that brought it, as references.
        confidence: how sure it is.
        note: what a reader should know, ``None`` when there is nothing to add.
        laid: the change set that says so, ``None`` for what was read in the law.
        cited_for: the kinds of council, convention or instrument that have articles of their own
            for it, each with these; empty where the same articles are those of all.
    """

    value: T | None
    period: Period
    references: tuple[str, ...] = ()
    changed_by: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    note: Text | None = None
    laid: LegalText | None = None
    cited_for: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def of(self, kind: str) -> "State[T]":
        """Return the state as one kind has it: what stands in the articles of others is not its."""
        if not self.cited_for:
            return self
        own = dict(self.cited_for).get(kind)
        return (
            State(None, self.period) if own is None else evolve(self, references=own, cited_for=())
        )

    def citations(self, on: date | None = None) -> tuple[Citation, ...]:
        """Return the citations, in the version of the day asked about.

        Days between which no version changes share them.
        """
        day = on or self.period.start
        rank = bisect_right(self._turns, day or date.min)  # no day: as before all versions
        found = self._cited.get(rank)
        if found is None:
            found = self._cited[rank] = tuple(
                cite(one, self.period, self.confidence, day, self.laid) for one in self.references
            )
        return found

    @cached_property
    def _turns(self) -> list[date]:
        return sorted({day for one in self.references for day in turns(one, self.laid)})

    @cached_property
    def _cited(self) -> dict[int, tuple[Citation, ...]]:
        return {}


@frozen
class Series(Generic[T]):
    """The successive states of one value, oldest first, without a gap or an overlap.

    Attributes:
        name: what the value is called in messages.
        states: the states; each ends the day before the next begins.
        span: the days over which the law was read for this value.
        label: what it is, for people; ``None`` when it has only its name.
    """

    name: str
    states: tuple[State[T], ...]
    span: Period
    label: Text | None = None

    @classmethod
    def from_rows(
        cls,
        name: str,
        rows: Rows,
        span: Period | None = None,
        label: Text | None = None,
    ) -> "Series[T]":
        """Build a series from rows of a data file, each ``{from, value, cite, by, …}``.

        A row runs until the next one; a row without ``value`` says that no text gives one, and so
        do the days before the first row, unless that row has no ``from``. Where kinds have articles
        of their own, ``cite`` is a table of them (``{clspd = "CSI L132-5", cispd = …}``).

        Args:
            name: what the value is called.
            rows: the rows, oldest first.
            span: the days over which the law was read for this value, by default all the record.
            label: what the value is, for people.
        """
        states: list[State[T]] = []
        starts = [row.get("from") for row in rows]
        if starts[0] is not None:
            states.append(State(None, Period(None, starts[0] - timedelta(days=1))))
        for row, following in zip(rows, [*starts[1:], None], strict=True):
            cited_for = _parted(row.get("cite"))
            end = None if following is None else following - timedelta(days=1)
            states.append(
                State(
                    value=_hashable(row.get("value")),
                    period=Period(row.get("from"), end),
                    references=_listed(row.get("cite")),
                    changed_by=_listed(row.get("by")),
                    confidence=Confidence(row.get("confidence", "high")),
                    note=Text(**row["note"]) if "note" in row else None,
                    laid=row.get("laid"),
                    cited_for=cited_for,
                )
            )
        return cls(name, tuple(states), span or record(), label)

    def __iter__(self) -> Iterator[State[T]]:
        return iter(self.states)

    def at(self, on: AnyDate) -> State[T]:
        """Return the state on a day.

        Raises:
            OutsideRecord: the day is outside the days over which the law was read.
            StraddlesChange: the moment is vague and the value changed inside it.
        """
        first, last = span_of(on)
        if not (self._was_read(first, last) or self._stated(first, last)):
            raise OutsideRecord(self.name, as_partial(on), self.span, self.label)
        if first != last:
            self._refuse_changes(on, first, last)
        return self.states[bisect_right(self._starts, last) - 1]

    def of(self, kind: str) -> "Series[T]":
        """Return the states as one kind has them; see `State.of`."""
        if kind not in self._by_kind:
            states = tuple(state.of(kind) for state in self.states)
            self._by_kind[kind] = evolve(self, states=states)
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> "dict[str, Series[T]]":
        return {}

    def _refuse_changes(self, on: AnyDate, first: date, last: date) -> None:
        """Raise `StraddlesChange` if the value changes inside a moment that is more than a day."""
        starts = self._starts
        found = self.states[bisect_right(starts, first) - 1 : bisect_right(starts, last)]
        if any(state.value != found[0].value for state in found):
            changes = tuple(
                Change(state.period.start, Text.same(str(state.value)))
                for state in found[1:]
                if state.period.start is not None
            )
            raise StraddlesChange(self.name, as_partial(on), changes, self.label)

    @cached_property
    def _starts(self) -> list[date]:
        return [state.period.start or date.min for state in self.states]

    def _was_read(self, first: date, last: date) -> bool:
        """Tell whether the law was read for the value, on the first and the last of some days."""
        start, end = self.span.start, self.span.end
        return (start is None or start <= first) and (end is None or last <= end)

    def _stated(self, first: date, last: date) -> bool:
        """Tell whether a change set states the value, on all of some days that were not read.

        What a set states holds from its day on, whether the law of that day was read or not; the
        days between the last that was read and the first that is stated are outside the record.
        """
        starts = (state.period.start for state in self.states if state.laid)
        since = next(starts, None)
        if since is None or last < since:
            return False
        return first >= since or self._was_read(first, since - timedelta(days=1))


def over(rows: Rows, laid: Rows) -> Rows:
    """Return rows under others, which take their place from the first day of the first of them.

    >>> threshold = [{"value": 5}, {"from": date(2019, 12, 29), "value": 3}]
    >>> over(threshold, [{"from": date(2012, 1, 1), "value": 1}])
    [{'value': 5}, {'from': datetime.date(2012, 1, 1), 'value': 1}]
    """
    start = laid[0]["from"]
    return [row for row in rows if row.get("from") is None or row["from"] < start] + laid


def _listed(value: str | list[str] | dict[str, Any] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, dict):
        return tuple(dict.fromkeys(chain(*map(_listed, value.values()))))
    return (value,) if isinstance(value, str) else tuple(value)


def _parted(cite: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what each kind rests on, where kinds have articles of their own."""
    return tuple((k, _listed(own)) for k, own in cite.items()) if isinstance(cite, dict) else ()


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
