"""The legal values that change: thresholds, signatories, terms, windows, each on any day.

They stand in ``law/data/parameters/``, a file for each first word of their names. A row runs from
its day to the eve of the next row; a row without ``value`` says that no text gives one. ``cite`` is
what it rests on, for all or in a table by kind; ``by`` is the text that brought it. ``scope`` marks
a value that says whom the rules are about and asks nothing by itself. ``where`` holds the rows of a
département that has its own: what stood there before the first of them was not read. ``read_from``
and ``read_until`` are the first and the last day over which a value was read, where they are not
those of the record.
"""

from itertools import pairwise
from typing import Any

from attrs import evolve, frozen

from secuprev.law.citation import Citation, Confidence
from secuprev.law.dated import Series, State, record
from secuprev.law.errors import UnknownName
from secuprev.law.store import per_law, read
from secuprev.law.texts import LegalText
from secuprev.values import AnyDate, PartialDate, Period, Text, as_partial
from secuprev.values.making import maker

__all__ = ["LegalValue", "Parameter", "names", "parameter", "value"]


@frozen
class LegalValue:
    """A legal value on a day, with what it rests on.

    Attributes:
        name: name of the parameter.
        on: the moment asked about.
        value: the value: a number, a word, a tuple of words; ``None`` when no text gave one then.
        period: the days over which the value holds.
        citations: the articles it rests on, in the version of that day.
        changed_by: the texts that brought the value.
        confidence: how sure it is.
        note: what a reader should know, ``None`` when there is nothing to add.
        laid: the change set that says so, ``None`` for what was read in the law.
        scope: whether it only says whom rules are about, and asks nothing by itself.
    """

    name: str
    on: PartialDate
    value: Any
    period: Period
    citations: tuple[Citation, ...]
    changed_by: tuple[str, ...]
    confidence: Confidence
    note: Text | None = None
    laid: LegalText | None = None
    scope: bool = False


_legal_value = maker(LegalValue)


@frozen
class Parameter:
    """A legal value through time.

    Attributes:
        name: dotted name, such as ``"convention.posts_threshold"``.
        label: what it is, in both languages.
        unit: what a number counts (``"posts"``, ``"years"``…), ``None`` for words.
        series: its states in the whole country.
        elsewhere: its states where a territory has rules of its own, by département code.
        scope: whether it only says whom rules are about, and asks nothing by itself.
    """

    name: str
    label: Text
    unit: str | None
    series: Series[Any]
    elsewhere: dict[str, Series[Any]]
    scope: bool = False

    def at(self, on: AnyDate, where: str | None = None, of: str | None = None) -> LegalValue:
        """Return the value on a day; see `value`."""
        moment = as_partial(on)
        last = moment.latest
        series = self.elsewhere.get(where or "", self.series)
        if of is not None:
            series = series.of(of)
        state: State[Any] = series.at(last if moment.is_exact else moment)
        return _legal_value(
            self.name,
            moment,
            state.value,
            state.period,
            state.citations(last),
            state.changed_by,
            state.confidence,
            state.note,
            state.laid,
            self.scope,
        )

    def unchanged(self, on: AnyDate, where: str | None = None) -> Period:
        """Return the days around a moment over which the value stays the same.

        A value that is only moved from one code to another is the same value.

        >>> str(parameter("convention.posts_threshold").unchanged("2015-06-01"))
        '1999-04-16/2019-12-28'
        """
        series = self.elsewhere.get(where or "", self.series)
        now = series.at(on)
        start, end = now.period.start, now.period.end
        states = list(series)
        rank = states.index(now)
        for state in reversed(states[:rank]):
            if state.value != now.value:
                break
            start = state.period.start
        for state in states[rank:]:
            if state.value != now.value:
                break
            end = state.period.end
        return Period(start, end)

    def changes(self) -> tuple[State[Any], ...]:
        """Return the states that brought another value than the one before, oldest first."""
        states = list(self.series)
        pairs = pairwise(states)
        return tuple(state for before, state in pairs if state.value != before.value)


def _series(name: str, row: dict[str, Any], span: Period, label: Text) -> Series[Any]:
    series: Series[Any] = Series.from_rows(name, row["values"], span, label)
    # Of the days before those that were read nothing is known: not even that there was no value.
    if "read_from" not in row:
        return series
    kept = (one for one in series if not one.period.end or one.period.end >= row["read_from"])
    return evolve(series, states=tuple(kept))


@per_law
def _parameters() -> dict[str, Parameter]:
    found = {}
    for group, rows in read("parameters").items():
        for key, row in rows.items():
            name = f"{group}.{key}"
            start, end = record().start, record().end
            span = Period(row.get("read_from", start), row.get("read_until", end))
            label = Text(fr=row["fr"], en=row["en"])
            found[name] = Parameter(
                name=name,
                label=label,
                unit=row.get("unit"),
                series=_series(name, row, span, label),
                elsewhere={
                    code: Series.from_rows(
                        f"{name} ({code})",
                        values,
                        evolve(span, start=values[0]["from"]),
                        label + Text.same(f" ({code})"),
                    )
                    for code, values in row.get("where", {}).items()
                },
                scope=row.get("scope", False),
            )
    return found


@per_law
def names() -> tuple[str, ...]:
    """Return the names of the parameters, in alphabetical order.

    >>> "convention.posts_threshold" in names()
    True
    """
    return tuple(sorted(_parameters()))


def parameter(name: str) -> Parameter:
    """Return a parameter with all its states.

    >>> [(str(state.period), state.value) for state in parameter("model.years").series][-2:]
    [('2012-01-05/2013-12-31', 3), ('2014-01-01/..', 3)]

    Raises:
        UnknownName: no parameter has that name.
    """
    try:
        return _parameters()[name]
    except (KeyError, TypeError):
        raise UnknownName("parameter", name, _parameters()) from None


@per_law
def value(name: str, on: AnyDate, where: str | None = None, of: str | None = None) -> LegalValue:
    """Return a legal value on a day, with its citations.

    >>> answer = value("convention.posts_threshold", on="2019-06-30")
    >>> answer.value, answer.citations[0].short
    (5, 'CSI L512-4 al. 1')
    >>> [one.short for one in value("model.years", "2015", of="intercommunal").citations]
    ['CSI annexe 2 art. 21']
    >>> value("model.years", "2011", of="intercommunal").value is None  # it had no model yet
    True

    Args:
        name: name of a parameter, see `names`.
        on: the day asked about; a vaguer date is answered when the law did not change inside it.
        where: code of a département whose own rules are to be preferred, if it has any.
        of: the kind of council, convention or instrument asked about: where kinds have articles of
            their own it is told these, and no value where only others have one.

    Raises:
        UnknownName: no parameter has that name.
        OutsideRecord: the day is outside the days over which the law was read.
        StraddlesChange: the moment is vague and the value changed inside it.
    """
    return parameter(name).at(on, where, of)
