"""What a look-up says when the law of a day cannot be told."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from attrs import frozen

from secuprev.values import PartialDate, Period, Text

__all__ = ["CannotBeTold", "Change", "OutsideRecord", "StraddlesChange", "UnknownName"]


@frozen
class Change:
    """A day on which the law changed, with the words that say to what.

    Attributes:
        on: first day of the new state.
        to: the new state, in both languages.
    """

    on: date
    to: Text


class CannotBeTold(LookupError):
    """The law of the day asked about cannot be told; `message` says why in both languages.

    Attributes:
        name: what was looked up.
        on: the moment asked about.
        message: why there is no answer.
    """

    def __init__(self, name: str, on: PartialDate, message: Text) -> None:
        super().__init__(name, on, message)
        self.name = name
        self.on = on
        self.message = message

    def __str__(self) -> str:
        return self.message.en


class OutsideRecord(CannotBeTold):
    """The day lies before the data start or after the day up to which the law was read.

    Attributes:
        record: the span that was read.
    """

    def __init__(self, name: str, on: PartialDate, record: Period) -> None:
        message = Text(
            fr=f"{name} : le droit a été lu du {record.start} au {record.end}, pas au {on}",
            en=f"{name}: the law was read from {record.start} to {record.end}, not on {on}",
        )
        super().__init__(name, on, message)
        self.record = record

    def __reduce__(self) -> tuple[type["OutsideRecord"], tuple[object, ...]]:
        return type(self), (self.name, self.on, self.record)


class StraddlesChange(CannotBeTold):
    """The moment is too vague: the law changed inside it.

    Attributes:
        changes: the changes that lie inside the moment, oldest first.
    """

    def __init__(self, name: str, on: PartialDate, changes: tuple[Change, ...]) -> None:
        days = ", ".join(change.on.isoformat() for change in changes)
        message = Text(
            fr=f"{name} : « {on} » est trop imprécis, le droit a changé le {days}",
            en=f'{name}: "{on}" is too vague, the law changed on {days}',
        )
        super().__init__(name, on, message)
        self.changes = changes

    def __reduce__(self) -> tuple[type["StraddlesChange"], tuple[object, ...]]:
        return type(self), (self.name, self.on, self.changes)


class UnknownName(KeyError):
    """Nothing in the law's data has this name.

    Attributes:
        kind: what was looked for (``"parameter"``, ``"domain"``…).
        name: the name that was given.
        suggestions: names that are near, best first.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        suggestions = tuple(get_close_matches(name, list(known), n=3, cutoff=0.6))
        super().__init__(kind, name, suggestions)
        self.kind = kind
        self.name = name
        self.suggestions = suggestions

    def __reduce__(self) -> tuple[type["UnknownName"], tuple[object, ...]]:
        return type(self), (self.kind, self.name, self.suggestions)

    @property
    def message(self) -> Text:
        """What was looked for and what is near, in both languages."""
        near = ", ".join(self.suggestions)
        return Text(
            fr=f"nom inconnu : « {self.name} »" + (f" ; proche : {near}" if near else ""),
            en=f"unknown {self.kind}: {self.name!r}" + (f"; near: {near}" if near else ""),
        )

    def __str__(self) -> str:
        return self.message.en
