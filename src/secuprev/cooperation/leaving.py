"""The same framework after a partner, a commune or an instrument left it."""

from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from attrs import evolve, frozen

from secuprev.cooperation.partners import Directory
from secuprev.cooperation.reading import day_of
from secuprev.model import Council, DomainMention, Framework, Member, Signature, WorkingGroup
from secuprev.model.fields import NewId, Official, Ref
from secuprev.values import AnyDate

__all__ = ["without"]

_GONE = object()


def without(framework: Framework, subject: str, on: AnyDate | None = None) -> Framework:
    """Return a framework that a partner, a force, a commune or an instrument has left.

    Whatever names the subject names it no more; a seat, a signature or a task that was its own goes
    with it. A convention between forces of which one is left, or none, ends: there is nobody to
    agree with. A group whose council is not there on the day goes with that council.
    A subject that is not there changes nothing, so that leaving twice is leaving once.

    Args:
        framework: what is known.
        subject: an identifier, or the code of a commune.
        on: the day on which it leaves; by default that of `secuprev.check`.

    Example:
        >>> from secuprev.model import Convention, Force
        >>> town = Framework(
        ...     id="town",
        ...     forces=(
        ...         Force(id="pm", kind="police_municipale"),
        ...         Force(id="pn", kind="police_nationale"),
        ...     ),
        ...     conventions=(Convention(id="c", forces=("pm", "pn")),),
        ... )
        >>> without(town, "pn").conventions
        ()
        >>> without(town, "nobody") == town
        True
    """
    day = day_of(on)
    left: Framework = _Leaving(subject, Directory.of(framework)).left(framework)
    left = _without_member(framework, left, subject, day)
    ended = [
        after.id
        for after in left.conventions or ()
        if len(after.forces) < min(2, len(_forces_of(framework, after.id)))
    ]
    for id in (*ended, *_held_back(framework, subject, day)):
        left = without(left, id, on)
    return left


def _held_back(framework: Framework, council: str, on: date) -> list[str]:
    """Return the groups that are not there because their council is not."""
    there = {one.id: one.exists(on) for one in framework.councils or ()}
    if there.get(council) is not False:
        return []
    return [one.id for one in framework.groups or () if one.council == council]


def _forces_of(framework: Framework, id: str) -> tuple[str, ...]:
    held = {one.id: one.forces for one in framework.conventions or ()}
    return held[id]


def _without_member(before: Framework, after: Framework, code: str, on: date) -> Framework:
    """Take a commune from the members of the body, which the reference may be the one to name."""
    body = before.body(on)
    if body is None or body.communes is None or code not in body.communes or after.epci is None:
        return after
    members = tuple(one for one in body.communes if one != code)
    return evolve(after, epci=evolve(after.epci, communes=members))


# --- taking a name out of an object, whatever its class ------------------------------------------


@frozen
class _Field:
    """A field that may name somebody: in itself, in each of its items, or deeper."""

    name: str
    names: bool
    several: bool


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:
    found = []
    for one in attrs.fields(cls):
        inner = _inner(one.type)
        several = get_origin(inner) is tuple
        item = get_args(inner)[0] if several else inner
        names = any(_names(marker) for marker in getattr(item, "__metadata__", ()))
        if names or attrs.has(item):
            found.append(_Field(one.name, names, several))
    return tuple(found)


def _inner(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (one for one in get_args(annotation) if one is not NoneType)
    return annotation


def _names(marker: object) -> bool:
    return isinstance(marker, Ref) or marker == Official("commune_code")


@cache
def _has_id(cls: Any) -> bool:
    markers = (getattr(one.type, "__metadata__", ()) for one in attrs.fields(cls))
    return any(isinstance(marker, NewId) for found in markers for marker in found)


@frozen
class _Leaving:
    """Somebody who leaves, and who holds which office before."""

    subject: str
    directory: Directory

    def left(self, one: Any) -> Any:
        """Return an object that names the subject no more, `_GONE` when nothing is left of it."""
        if not attrs.has(type(one)):
            return one
        cls: Any = type(one)
        own = _has_id(cls)
        if self._is_subject(one) or (own and cls is not Framework and one.id == self.subject):
            return _GONE
        changes: dict[str, Any] = self._offices(one)
        for field in _fields(cls):
            value = getattr(one, field.name)
            if value is None:
                continue
            if field.several:
                left = tuple(self._item(each, field) for each in value)
                kept = tuple(each for each in left if each is not _GONE)
                if cls is DomainMention and field.names and value and not kept:
                    return _GONE  # a task that nobody is left to do
            else:
                kept = self._item(value, field)
                if kept is _GONE:
                    if not own:
                        return _GONE
                    kept = None
            if kept != value:
                changes[field.name] = kept
        return evolve(one, **changes) if changes else one

    def _item(self, value: Any, field: _Field) -> Any:
        if field.names:
            return _GONE if value == self.subject else value
        return self.left(value)

    def _is_subject(self, one: Any) -> bool:
        """Tell whether a seat or a signature, told by an office, is the subject's."""
        if isinstance(one, Signature):
            return self.directory.signer(one).id == self.subject
        if isinstance(one, Member):
            sitting = self.directory.member(one)
            return sitting is not None and sitting.id == self.subject
        return False

    def _offices(self, one: Any) -> dict[str, Any]:
        """Return the offices in which the subject led something, as left empty."""
        names = {Council: "chair", WorkingGroup: "pilot_office"}
        name = names.get(type(one))
        office = getattr(one, name) if name else None
        if name and office and self.directory.holder(office).id == self.subject:
            return {name: None}
        return {}
