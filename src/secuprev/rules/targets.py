"""The objects that rules look at, found in a framework on a day."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from attrs import frozen

from secuprev.law import domains
from secuprev.model import (
    Commune,
    Convention,
    Council,
    DomainMention,
    Epci,
    Force,
    Framework,
    JointUse,
    Partner,
    Strategy,
    VideoSystem,
    Waiver,
    WorkingGroup,
)
from secuprev.values import Text
from secuprev.values.making import maker

__all__ = ["Mention", "Target", "kinds", "targets"]


@frozen
class Mention:
    """A domain that an instrument names, with the instrument.

    Attributes:
        path: its place, such as ``"coordination-2012.domains[3]"``.
        holder: the convention or the strategy that names it.
        mention: what it says.
    """

    path: str
    holder: Convention | Strategy
    mention: DomainMention

    @property
    def label(self) -> Text:
        """The domain by its label, or else the words of the document."""
        domain = None if self.mention.domain is None else domains.get(self.mention.domain)
        return Text.same(self.mention.label or "?") if domain is None else domain.label


@frozen
class Target:
    """One object, as reports name it.

    Attributes:
        kind: ``"force"``, ``"convention"``, ``"mention"``…
        id: stable identifier: the object's own, or its place under the object that holds it.
        object: the object itself.
    """

    kind: str
    id: str
    object: Any

    @property
    def label(self) -> Text:
        """What a reader calls it."""
        one = self.object
        if isinstance(one, Mention):
            return one.label
        if isinstance(one, Waiver):
            return Text(fr=f"{one.rule} pour {one.subject}", en=f"{one.rule} for {one.subject}")
        return Text.same(one.name or self.id)


_target, _mention = maker(Target), maker(Mention)


def _listed(name: str, kind: str) -> Callable[[Framework, date], Iterator[Target]]:
    def find(framework: Framework, on: date) -> Iterator[Target]:
        for one in getattr(framework, name) or ():
            yield _target(kind, one.id, one)

    return find


def _communes(framework: Framework, on: date) -> Iterator[Target]:
    for commune in framework.members(on):
        yield _target("commune", commune.code, commune)


def _body(framework: Framework, on: date) -> Iterator[Target]:
    body = framework.body(on)
    if body is not None:
        yield _target("epci", body.siren or "epci", body)


def _mentions(framework: Framework, on: date) -> Iterator[Target]:
    holders: tuple[tuple[Convention | Strategy, tuple[tuple[str, Any], ...]], ...] = (
        *(
            (c, (("aims", c.aims), ("domains", c.domains or ())))
            for c in framework.conventions or ()
        ),
        *((s, (("priorities", s.priorities),)) for s in framework.strategies or ()),
    )
    for holder, fields in holders:
        for field, mentions in fields:
            for rank, one in enumerate(mentions):
                mention = _mention(f"{holder.id}.{field}[{rank}]", holder, one)
                yield _target("mention", mention.path, mention)


def _waivers(framework: Framework, on: date) -> Iterator[Target]:
    for rank, one in enumerate(framework.waivers):
        yield _target("waiver", f"waivers[{rank}]", one)


_FINDERS: dict[type, Callable[[Framework, date], Iterator[Target]]] = {
    Commune: _communes,
    Epci: _body,
    Partner: _listed("partners", "partner"),
    Force: _listed("forces", "force"),
    Convention: _listed("conventions", "convention"),
    Council: _listed("councils", "council"),
    WorkingGroup: _listed("groups", "group"),
    Strategy: _listed("strategies", "strategy"),
    JointUse: _listed("joint_uses", "joint_use"),
    VideoSystem: _listed("video", "video"),
    Mention: _mentions,
    Waiver: _waivers,
}


def kinds() -> tuple[type, ...]:
    """Return the classes that a rule may look at."""
    return tuple(_FINDERS)


def targets(framework: Framework, on: date, cls: type) -> Iterator[Target]:
    """Return the objects of a class that a framework holds on a day, in a stable order."""
    return _FINDERS[cls](framework, on)
