"""What a look-up says when the law of a day cannot be told."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from secuprev.values import PartialDate, Period, Text
from secuprev.values.nearness import near

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
        label: what was looked up, for people; ``None`` when it has only its name.
    """

    def __init__(
        self, name: str, on: PartialDate, record: Period, label: Text | None = None
    ) -> None:
        what = label or Text.same(name)
        message = Text(
            fr=f"{what.fr} : le droit a été lu du {record.start} au {record.end}, pas au {on}",
            en=f"{what.en}: the law was read from {record.start} to {record.end}, not on {on}",
        )
        super().__init__(name, on, message)
        self.record = record
        self.label = label

    def __reduce__(self) -> tuple[type["OutsideRecord"], tuple[object, ...]]:
        return type(self), (self.name, self.on, self.record, self.label)


class StraddlesChange(CannotBeTold):
    """The moment is too vague: the law changed inside it.

    Attributes:
        changes: the changes that lie inside the moment, oldest first.
        label: what was looked up, for people; ``None`` when it has only its name.
    """

    def __init__(
        self, name: str, on: PartialDate, changes: tuple[Change, ...], label: Text | None = None
    ) -> None:
        what = label or Text.same(name)
        days = ", ".join(change.on.isoformat() for change in changes)
        message = Text(
            fr=f"{what.fr} : « {on} » est trop imprécis, le droit a changé le {days}",
            en=f'{what.en}: "{on}" is too vague, the law changed on {days}',
        )
        super().__init__(name, on, message)
        self.changes = changes
        self.label = label

    def __reduce__(self) -> tuple[type["StraddlesChange"], tuple[object, ...]]:
        return type(self), (self.name, self.on, self.changes, self.label)


class UnknownName(KeyError):
    """Nothing in the law's data has this name.

    Attributes:
        kind: what was looked for (``"parameter"``, ``"domain"``…).
        name: the name that was given.
        suggestions: names that are near, best first.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        suggestions = near(name, known)
        super().__init__(kind, name, suggestions)
        self.kind = kind
        self.name = name
        self.suggestions = suggestions

    def __reduce__(self) -> tuple[type["UnknownName"], tuple[object, ...]]:
        return type(self), (self.kind, self.name, self.suggestions)

    @property
    def message(self) -> Text:
        """What was looked for and what is near, in both languages."""
        others = ", ".join(self.suggestions)
        return Text(
            fr=f"nom inconnu : « {self.name} »" + (f" ; proche : {others}" if others else ""),
            en=f"unknown {self.kind}: {self.name!r}" + (f"; near: {others}" if others else ""),
        )

    def __str__(self) -> str:
        return self.message.en
