"""Another name for an object, wherever it is named."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast, get_args

import attrs

from secuprev.model import Waiver
from secuprev.model.fields import NewId, Official, Ref

__all__ = ["renamed"]

T = TypeVar("T")


def renamed(one: T, names: Mapping[str, str]) -> T:
    """Return an object of the model in which identifiers or official numbers are others.

    The words of a document stay as they are; only what is a name by its type changes, and what a
    waiver is about.

    >>> from secuprev.model import Convention
    >>> renamed(Convention(id="c", name="c", forces=("pm",)), {"pm": "police", "c": "d"}).forces
    ('police',)

    Args:
        one: the object.
        names: the new name of each old one.
    """
    cls: Any = type(one)
    changed = {}
    for field in attrs.fields(cls):
        value = getattr(one, field.name)
        new = _value(value, field.type, names)
        if new is not value:
            changed[field.name] = new
    if isinstance(one, Waiver):
        changed["subject"] = _subject(one.subject, names)
    return cast("T", attrs.evolve(cast("Any", one), **changed)) if changed else one


def _value(value: Any, annotation: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value) if _is_a_name(annotation) else value
    if isinstance(value, tuple):
        items = tuple(_value(item, annotation, names) for item in value)
        return value if items == value else items
    if attrs.has(type(value)) and type(value).__module__.startswith("secuprev.model."):
        return renamed(value, names)
    return value


def _is_a_name(annotation: Any) -> bool:
    """Tell whether an annotation, or what it holds, is that of a name."""
    markers = getattr(annotation, "__metadata__", ())
    return any(isinstance(one, NewId | Ref | Official) for one in markers) or any(
        _is_a_name(one) for one in get_args(annotation) if one is not Ellipsis
    )


def _subject(subject: str, names: Mapping[str, str]) -> str:
    """Return what a waiver is about: an object, or a place under it, as in ``c.domains[2]``."""
    head, dot, rest = subject.partition(".")
    if subject in names:
        return names[subject]
    return f"{names.get(head, head)}{dot}{rest}"
