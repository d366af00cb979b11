"""What a document says of an object, for the reader of a finding: facts, line and source."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import attrs
from attrs import define, frozen

from secuprev.model import Commune, Framework, Source
from secuprev.model.fields import label_of
from secuprev.render.checked import Checked
from secuprev.render.labels import legal_value
from secuprev.render.page.dates import said_day
from secuprev.rules import Mention, Target
from secuprev.values import Lang, PartialDate, Text
from secuprev.values.typography import number

__all__ = ["KINDS", "Fact", "Objects"]

KINDS = {
    "commune": Text("commune", "commune"),
    "epci": Text("intercommunalité", "intercommunal body"),
    "partner": Text("partenaire", "partner"),
    "force": Text("force", "force"),
    "convention": Text("convention", "convention"),
    "council": Text("conseil", "council"),
    "group": Text("groupe", "group"),
    "strategy": Text("stratégie, contrat, plan", "strategy, contract, plan"),
    "joint_use": Text("utilisation en commun", "joint use"),
    "video": Text("vidéoprotection", "video protection"),
    "waiver": Text("manquement accepté", "waiver"),
}
"""What the objects that rules look at are called, in the order in which they are listed."""

_NOT_FACTS = {"id", "name", "source", "code", "label", "remarks"}


@frozen
class Fact:
    """Something that a document states of an object, as words."""

    label: str
    value: str


@define(slots=False)
class Objects:
    """What can be told of the objects of a report, in a language."""

    checked: Checked
    framework: Framework
    lang: Lang

    def line(self, target: Target) -> int | None:
        """Return the line of the document on which an object is written."""
        return self.checked.line(target)

    def source(self, target: Target) -> Source | None:
        """Return where the facts of an object were read."""
        one = target.object
        if isinstance(one, Mention):
            one = one.holder
        id = getattr(one, "source", None)
        found = self.framework[id] if isinstance(id, str) and id in self.framework else None
        return found if isinstance(found, Source) else None

    def facts(self, target: Target) -> tuple[Fact, ...]:
        """Return what is stated of an object, each fact with its label."""
        one = target.object
        if isinstance(one, Mention):
            return tuple(self._facts(one.mention))
        return tuple(self._facts(one))

    def _facts(self, one: Any, prefix: str = "") -> Iterator[Fact]:
        for field in attrs.fields(type(one)):
            value = getattr(one, field.name)
            if value is None or value == field.default or (not prefix and self._is_name(field)):
                continue
            label = prefix + label_of(type(one), field.name).in_(self.lang)
            if attrs.has(type(value)) and not isinstance(value, PartialDate):
                yield from self._facts(value, f"{label}, ")
            else:
                yield Fact(label, self._said(value))

    def _is_name(self, field: "attrs.Attribute[Any]") -> bool:
        return field.name in _NOT_FACTS

    def _said(self, value: Any) -> str:
        if isinstance(value, PartialDate | date):
            return said_day(value, self.lang)
        if isinstance(value, tuple) and any(attrs.has(type(one)) for one in value):
            return number(len(value), self.lang)
        if isinstance(value, tuple):
            return ", ".join(map(self._said, value)) or legal_value((), None, self.lang)
        if isinstance(value, str) and not isinstance(value, StrEnum) and value in self._names:
            return self._names[value]
        return legal_value(value, None, self.lang)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The names behind identifiers and codes of communes."""
        named = {one.id: getattr(one, "name", None) for one in self.framework}
        places = self.framework.members(self.checked.report.receipt.on)
        named |= {one.code: one.name for one in places if isinstance(one, Commune)}
        return {key: name for key, name in named.items() if name}
