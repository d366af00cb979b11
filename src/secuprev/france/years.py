"""An edition of the reference: the span of days it answers for, and the refusal outside it."""

from datetime import date

from attrs import frozen

from secuprev.values import AnyDate, PartialDate, Period, Text, as_partial

__all__ = ["Edition", "OutsideEditions", "choose"]


@frozen
class Edition:
    """A year's state of the reference.

    The official lists are those of 1 January. An edition answers from that day to 31 December of
    the same year: a body or a merger that starts in between shows in the next edition only. Its
    end is therefore the last day for which the list may be used, not a day on which anything ends.

    Attributes:
        name: the year, as text.
        start: 1 January.
        end: 31 December.
        source: the package, with its version, that the rows were taken from.
        licence: the licence of the data.

    Example:
        >>> from secuprev import france
        >>> france.edition().source
        '@etalab/decoupage-administratif 6.0.0'
    """

    name: str
    start: date
    end: date
    source: str
    licence: str

    @property
    def period(self) -> Period:
        """The days it answers for.

        >>> from secuprev import france
        >>> str(france.edition("2026-11-22").period)
        '2026-01-01/2026-12-31'
        """
        return Period(self.start, self.end)


class OutsideEditions(LookupError):
    """The reference holds no edition for the day asked about.

    Attributes:
        on: the moment asked about.
        start: first day of the first edition.
        end: last day of the last edition.
    """

    def __init__(self, on: PartialDate, start: date, end: date) -> None:
        super().__init__(on, start, end)
        self.on = on
        self.start = start
        self.end = end

    @property
    def message(self) -> Text:
        """Why there is no answer, in both languages."""
        return Text(
            fr=f"les communes et EPCI sont connus du {self.start} au {self.end}, pas au {self.on}",
            en=f"communes and EPCI are known from {self.start} to {self.end}, not on {self.on}",
        )

    def __str__(self) -> str:
        return self.message.en


def choose(editions: tuple[Edition, ...], on: AnyDate | None) -> int:
    """Return the place of the edition of a moment; the last one when no moment is given.

    A vague moment such as ``"2026-05"`` is accepted where it lies inside one edition.

    Args:
        editions: the editions, oldest first.
        on: the moment asked about.

    Raises:
        OutsideEditions: no edition holds the whole moment.
    """
    if on is None:
        return len(editions) - 1
    moment = as_partial(on)
    for place, edition in enumerate(editions):
        if edition.period.contains(moment):
            return place
    raise OutsideEditions(moment, editions[0].start, editions[-1].end)
