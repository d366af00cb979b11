"""A date as precise as its source: a year, a month or a day."""

import calendar
import re
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Self

from attrs import field, frozen

from secuprev.values.text import Text

__all__ = ["AnyDate", "InvalidDate", "PartialDate", "as_partial", "span_of"]

_FRENCH = re.compile(r"\s*([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})\s*", re.ASCII)
_LOOSE = re.compile(
    r"\s*([0-9]{4})(?:[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})|([0-9]{2})([0-9]{2}))\s*", re.ASCII
)
_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


class InvalidDate(ValueError):
    """A text that is no date of the calendar, or what is no text and no date either.

    Attributes:
        value: what was given, as it is written.
        reason: why it was refused, in both languages.
    """

    def __init__(self, value: str, reason: Text) -> None:
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    @property
    def suggestion(self) -> str | None:
        """The day that was meant by one written as 23/11/2012, 2012/11/23 or 20121123.

        ``None`` for any other.

        >>> InvalidDate("23/11/2012", Text("", "")).suggestion
        '2012-11-23'
        """
        french, loose = _FRENCH.fullmatch(self.value), _LOOSE.fullmatch(self.value)
        parts = french.groups()[::-1] if french else loose.groups() if loose else ()
        try:
            return str(PartialDate(*(int(one) for one in parts if one))) if parts else None
        except InvalidDate:
            return None

    def __str__(self) -> str:
        return f"{self.value!r}: {self.reason.en}"


@frozen
class PartialDate:
    """A day, or the month or the year it lies in when the source says no more.

    Comparisons answer ``True``, ``False``, or ``None`` when the precision is too low to tell.

    Attributes:
        year: from 1 to 9999.
        month: 1 to 12, ``None`` when only the year is known.
        day: day of the month, ``None`` when only the month is known.
        earliest: the first day that it may be.

    Example:
        >>> created = PartialDate.parse("2015")
        >>> created.earliest.isoformat(), created.latest.isoformat()
        ('2015-01-01', '2015-12-31')
        >>> created.is_before(date(2016, 1, 1)), created.is_before(date(2015, 6, 1))
        (True, None)
    """

    year: int
    month: int | None = field(default=None)
    day: int | None = field(default=None)
    # It has to be made to see whether it exists, and every comparison asks for it.
    earliest: date = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.month is None and self.day is not None:
            reason = Text(fr="un jour sans mois", en="a day without a month")
            raise InvalidDate(f"{self.year}-?-{self.day}", reason)
        try:
            earliest = date(
                self.year,
                1 if self.month is None else self.month,
                1 if self.day is None else self.day,
            )
        except ValueError:
            reason = Text(fr="ce jour n'est pas au calendrier", en="no such day in the calendar")
            raise InvalidDate(self._written(), reason) from None
        object.__setattr__(self, "earliest", earliest)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2015``, ``2012-11`` or ``2012-11-23``; raise `InvalidDate` on anything else."""
        found = _SHAPE.fullmatch(text.strip())
        if found is None or found[1] == "0000":
            reason = Text(
                fr="une date s'écrit 2015, 2012-11 ou 2012-11-23",
                en="a date is written 2015, 2012-11 or 2012-11-23",
            )
            raise InvalidDate(text, reason)
        year, month, day = (None if part is None else int(part) for part in found.groups())
        assert year is not None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return a date known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def latest(self) -> date:
        """The last day that it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    def is_before(self, other: "AnyDate") -> bool | None:
        """Tell whether it lies before another date; ``None`` when that cannot be told."""
        first, last = span_of(other)
        earliest, latest = self.earliest, self.latest
        if latest < first:
            return True
        return False if earliest >= last else None

    def is_after(self, other: "AnyDate") -> bool | None:
        """Tell whether it lies after another date; ``None`` when that cannot be told."""
        if type(other) is date and self.day is not None:
            return self.earliest > other  # two days: the commonest
        first, last = span_of(other)
        earliest, latest = self.earliest, self.latest
        if last < earliest:
            return True
        return False if first >= latest else None

    def is_same_day(self, other: "AnyDate") -> bool | None:
        """Tell whether it is the same day as another date; ``None`` when that cannot be told."""
        first, last = span_of(other)
        if self.latest < first or last < self.earliest:
            return False
        return True if self.is_exact and first == last else None

    def plus_years(self, years: int) -> "PartialDate":
        """Return the anniversary; 29 February falls on the 28th in a common year.

        One that the calendar does not reach falls on its last day.

        >>> str(PartialDate(2012, 2, 29).plus_years(3)), str(PartialDate(2012).plus_years(9000))
        ('2015-02-28', '9999-12-31')
        """
        year = self.year + years
        if year > MAXYEAR:
            return PartialDate.of(date.max)
        if self.day == 29 and self.month == 2 and not calendar.isleap(year):
            return PartialDate(year, 2, 28)
        return PartialDate(year, self.month, self.day)

    def __str__(self) -> str:
        return self._written() if self.day is None else self.earliest.isoformat()

    def _written(self) -> str:
        told = [f"{one:02d}" for one in (self.month, self.day) if one is not None]
        return "-".join([f"{self.year:04d}", *told])


AnyDate = PartialDate | date | str


def as_partial(value: AnyDate) -> PartialDate:
    """Return a `PartialDate` for a date, an ISO text or a `PartialDate`.

    >>> as_partial("2012-11").latest.isoformat()
    '2012-11-30'

    Raises:
        InvalidDate: it is none of these, or a text that is no date.
    """
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str | date):
        raise InvalidDate(repr(value), _no_date(value))
    return _known(value)


def _no_date(value: object) -> Text:
    """Say that a value, such as the number 2021, is of no kind of date."""
    kind = type(value).__name__
    return Text(
        fr=f"une date est un texte ou une datetime.date, et non {kind}",
        en=f"a date is a text or a datetime.date, not {kind}",
    )


@lru_cache(4_096)
def _known(day: date | str) -> PartialDate:
    # The same few days are asked about over and over.
    return PartialDate.parse(day) if isinstance(day, str) else PartialDate.of(day)


def span_of(value: AnyDate) -> tuple[date, date]:
    """Return the first and the last day that a date may be.

    >>> [day.isoformat() for day in span_of("2012-11")]
    ['2012-11-01', '2012-11-30']
    """
    if type(value) is date:  # the commonest, and what days are compared with: nothing to build
        return value, value
    moment = value if isinstance(value, PartialDate) else as_partial(value)
    first = moment.earliest
    return first, (moment.latest if moment.day is None else first)
