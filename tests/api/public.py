"""The public face: one line for each name, parameter, field, command and option.

Annotations are told as they are written; the defaults of fields are those that they have.
"""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import click
import griffe

import secuprev

ROOT = Path(secuprev.__file__).parent
LISTED = Path(__file__).with_name("public_api.txt")

# What the language gives every class says nothing.
_SILENT = {"__all__", "__slots__", "__str__", "__repr__", "__hash__", "__reduce__"}


def listing() -> str:
    """Return the whole list."""
    return "\n".join([*names(), *commands(), ""])


@cache
def package() -> griffe.Module:
    found = griffe.load("secuprev", search_paths=[ROOT.parent])
    assert isinstance(found, griffe.Module)
    return found


def names() -> Iterator[str]:
    """Yield what may be imported: the rooms first asked for by name, then what they hold."""
    told: dict[str, str] = {}
    rooms = [
        name for name in secuprev.__all__ if isinstance(_exported(package(), name), griffe.Module)
    ]
    for room in rooms:
        yield from _module(_of(f"secuprev.{room}"), f"secuprev.{room}", told)
    yield from _module(package(), "secuprev", told, without=rooms)
    yield from _module(_of("secuprev.testing"), "secuprev.testing", told)


def _module(
    module: griffe.Module, path: str, told: dict[str, str], without: list[str] | None = None
) -> Iterator[str]:
    """Yield what a module exports; what another exports too is told once, and then named."""
    for name in sorted(map(str, module.exports or ())):
        if name in (without or ()):
            continue
        one, shown = _exported(module, name), f"{path}.{name}"
        if one.path in told:
            yield f"{shown} = {told[one.path]}"
            continue
        told[one.path] = shown
        yield from _object(one, shown, told)


def _exported(module: griffe.Module, name: str) -> Any:
    """Return what a name of a module leads to; an import hides a file of the same name."""
    while (home := module.imports.get(name, "").rpartition(".")[0]) not in ("", module.path):
        name = module.imports[name].rpartition(".")[2]
        module = _of(home)
    return module.members[name]


def _of(path: str) -> griffe.Module:
    found = package() if path == "secuprev" else package()[path.removeprefix("secuprev.")]
    assert isinstance(found, griffe.Module)
    return found


def _object(one: Any, shown: str, told: dict[str, str]) -> Iterator[str]:
    if isinstance(one, griffe.Module):
        yield from _module(one, shown, told)
    elif isinstance(one, griffe.Class):
        yield from _class(one, shown)
    elif isinstance(one, griffe.Function):
        for each in one.overloads or [one]:
            yield _called(each, shown)
    else:
        yield _attribute(one, shown)


def _called(one: griffe.Function, shown: str) -> str:
    decorators = "".join(
        f"@{each.value} " for each in one.decorators if str(each.value) != "overload"
    )
    return decorators + one.signature().replace(one.name, shown, 1)


def _attribute(one: griffe.Attribute, shown: str) -> str:
    if one.annotation:
        return f"{shown}: {one.annotation}"
    return (
        f"{shown} = {one.value}"
        if "class-attribute" in one.labels or not one.parent.is_class
        else shown
    )


def _class(one: griffe.Class, shown: str) -> Iterator[str]:
    bases = ", ".join(map(str, one.bases))
    decorators = "".join(f"@{each.value} " for each in one.decorators)
    yield f"{decorators}class {shown}({bases})"
    defaults = _defaults(one)
    for name, member in one.members.items():
        if name in _SILENT or (name.startswith("_") and not name.startswith("__")):
            continue
        path = f"{shown}.{name}"
        if isinstance(member, griffe.Function):
            yield from (_called(each, path) for each in one.overloads.get(name) or [member])
        elif "property" in member.labels:
            yield f"{path} -> {member.annotation}"
        else:
            yield _attribute(member, path) + defaults.get(name, "")
    for name, default in defaults.items():
        if name.startswith("_"):  # given at the making of the object, and not read after
            given = f"{name.lstrip('_')}: {one.members[name].annotation}{default}"
            yield f"{shown}.__init__(…, {given})"


def _defaults(one: griffe.Class) -> dict[str, str]:
    """Return the defaults of the fields of an attrs class, as they would be written."""
    cls = getattr(import_module(one.module.path), one.name)
    if not attrs.has(cls):
        return {}
    return {
        field.name: _default(field.default)
        for field in attrs.fields(cls)
        if field.init and field.name in one.members
    }


def _default(value: Any) -> str:
    if value is attrs.NOTHING:
        return ""
    if isinstance(value, attrs.Factory):  # type: ignore[arg-type]
        return f" = {getattr(value.factory, '__name__', 'made')}()"
    said = f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)
    return f" = {said}"


def commands() -> Iterator[str]:
    """Yield the commands of the program, with what each takes."""
    app = import_module("secuprev.cli.app").app
    for name in sorted(app.homes):
        yield f"$ secuprev {name}"
        for one in app.load(name).params:
            is_option = isinstance(one, click.Option)
            words = getattr(one, "words", ())
            taken = f"[{'|'.join(words)}]" if words else one.metavar or ""
            said = [*one.opts, taken] if is_option else [one.human_readable_name]
            said += ["required"] * one.required + ["repeatable"] * (one.multiple or one.nargs == -1)
            yield " ".join(filter(None, ["$ secuprev", name, *said]))
