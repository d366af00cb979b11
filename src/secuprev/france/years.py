"""An edition of the reference: the span of days it answers for, and the refusal outside it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from attrs import frozen

from secuprev.values import AnyDate, PartialDate, Period, Text, as_partial
from secuprev.values.partial_date import span_of

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
        source: the package, with its version, that the rows were taken from; what other versions
            of it have added comes after.
        licence: the licence of the data.
        has_epts: whether the établissements publics territoriaux of Grand Paris are in it.
        notes: what it lacks, and where its source is not what it says.

    Example:
        >>> from secuprev import france
        >>> france.edition().source
        '@etalab/decoupage-administratif 6.0.0'
        >>> for note in france.edition("2021").notes[:1]:
        ...     print(note.en)
        no établissement public territorial is listed
    """

    name: str
    start: date
    end: date
    source: str
    licence: str
    has_epts: bool = True
    notes: tuple[Text, ...] = ()

    @property
    def period(self) -> Period:
        """The days it answers for.

        >>> from secuprev import france
        >>> str(france.edition("2026-11-22").period)
        '2026-01-01/2026-12-31'
        """
        return Period(self.start, self.end)


_WHAT = {
    "communes": Text(fr="les communes et EPCI", en="communes and EPCI"),
    "epts": Text(fr="les EPT du Grand Paris", en="the EPT of Grand Paris"),
}


class OutsideEditions(LookupError):
    """The reference holds no edition for the day asked about.

    Attributes:
        on: the moment asked about.
        start: first day of the first edition.
        end: last day of the last edition.
        what: what was asked for: ``"communes"``, or ``"epts"``, which some editions lack.
        missing: the years between the first and the last edition that have none.

    Example:
        >>> from secuprev import france
        >>> try:
        ...     france.epts("2021")
        ... except france.OutsideEditions as error:
        ...     print(error.message.fr)
        les EPT du Grand Paris sont connus du 2023-01-01 au 2026-12-31, pas au 2021
    """

    def __init__(
        self,
        on: PartialDate,
        start: date,
        end: date,
        what: str = "communes",
        missing: tuple[int, ...] = (),
    ) -> None:
        super().__init__(on, start, end, what, missing)
        self.on = on
        self.start = start
        self.end = end
        self.what = what
        self.missing = missing

    @property
    def message(self) -> Text:
        """Why there is no answer, in both languages."""
        what = _WHAT[self.what]
        years = ", ".join(map(str, self.missing))
        but = Text(fr=f" (sauf {years})", en=f" (but for {years})") if years else Text.same("")
        return Text(
            fr=f"{what.fr} sont connus du {self.start} au {self.end}{but.fr}, pas au {self.on}",
            en=f"{what.en} are known from {self.start} to {self.end}{but.en}, not on {self.on}",
        )

    def __str__(self) -> str:
        return self.message.en


def choose(editions: Sequence[Edition], on: AnyDate | None, what: str = "communes") -> int:
    """Return the place of the edition of a moment; the last one when no moment is given.

    A vague moment such as ``"2026-05"`` is accepted where it lies inside one edition.

    Args:
        editions: the editions, oldest first.
        on: the moment asked about.
        what: what is asked for, as `OutsideEditions` names it.

    Raises:
        OutsideEditions: no edition holds the whole moment.
    """
    if on is None:
        return len(editions) - 1
    first, last = span_of(on)
    for place, edition in enumerate(editions):
        if edition.start <= first and last <= edition.end:
            return place
    moment = as_partial(on)
    missing = tuple(
        year
        for earlier, later in pairwise(editions)
        for year in range(earlier.start.year + 1, later.start.year)
    )
    raise OutsideEditions(moment, editions[0].start, editions[-1].end, what, missing)
