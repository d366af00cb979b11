"""The public names: a page for each room, from the docstrings, and the list of the face."""

import inspect
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Any

import secuprev
from catalogue.sheet import Sheet

__all__ = ["is_public", "pages"]

_HEAD = """# Public names

What can be imported. The names of the face are for everyday use: they live in the rooms below,
which hold all that is public. What is not listed here may change without notice.
"""


def is_public(name: str) -> bool:
    """Tell whether a whole name, such as ``"secuprev.law.dated.Series"``, is one of ours to keep.

    A name is told by its room and its last part: where it is defined is nobody's business.
    """
    top, _, rest = name.partition(".")
    room, _, below = rest.partition(".")
    if top != "secuprev" or not rest:
        return False
    if not below or room not in secuprev.__all__:
        return rest in secuprev.__all__
    return below.rpartition(".")[2] in getattr(secuprev, room).__all__


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the Markdown of each page."""
    rooms = {name: getattr(secuprev, name) for name in secuprev.__all__}
    rooms = {name: room for name, room in rooms.items() if inspect.ismodule(room)}
    yield "index", _index(rooms)
    for name, room in rooms.items():
        yield name, _room(name, room)


def _index(rooms: dict[str, ModuleType]) -> str:
    sheet = Sheet("en")
    sheet.put(_HEAD)
    sheet.head("The face")
    face = [name for name in secuprev.__all__ if name not in rooms]
    sheet.table(
        ("Name", "What it is"),
        [
            (f"{{py:obj}}`secuprev.{name} <{_home(name)}>`", sheet.said(_first_line(name)))
            for name in face
        ],
    )
    sheet.head("The rooms")
    sheet.table(
        ("Room", "What belongs inside"),
        [
            (f"[secuprev.{name}]({name}.md)", sheet.said(_summary(room)))
            for name, room in rooms.items()
        ],
    )
    sheet.put("```{toctree}\n:hidden:\n\n" + "\n".join(rooms) + "\n```")
    return "\n\n".join(sheet.blocks) + "\n"


def _home(name: str) -> str:
    """Return the whole name under which a name of the face is described."""
    return f"secuprev.{secuprev._HOMES[name]}.{name}"


def _first_line(name: str) -> str:
    return _summary(getattr(secuprev, name))


def _summary(value: Any) -> str:
    return (inspect.getdoc(value) or "").partition("\n\n")[0].replace("\n", " ")


def _room(name: str, room: ModuleType) -> str:
    """Return the page of a room: its docstring, its names, then the modules that have a page."""
    lines = list(_described(room))
    for module in _below(name, room):
        lines += [module.__name__, "-" * len(module.__name__), "", *_described(module)]
    return "\n".join([f"# {room.__name__}", "", "```{eval-rst}", *lines, "```", ""])


def _below(name: str, room: ModuleType) -> list[ModuleType]:
    """Return the modules of a room that are public themselves, or hold names of the face."""
    homes = {home.partition(".") for home in secuprev._HOMES.values()}
    held = {below for top, dot, below in homes if top == name and dot}
    held |= {public for public in room.__all__ if inspect.ismodule(getattr(room, public))}
    return [import_module(f"{room.__name__}.{below}") for below in sorted(held)]


def _described(module: ModuleType) -> Iterator[str]:
    """Yield what asks Sphinx for the docstring of a module and for each of its names."""
    whole = module.__name__
    yield from (f".. automodule:: {whole}", "   :no-members:", "")
    yield from (f".. currentmodule:: {whole}", "")
    for public in module.__all__:
        value = getattr(module, public)
        if not inspect.ismodule(value):
            yield from (*_directive(public, value, whole), "")


def _directive(name: str, value: Any, module: str) -> list[str]:
    """Return what asks Sphinx for the description of a public name."""
    if inspect.isclass(value):
        if not value.__module__.startswith(module):
            return [f"``{name}`` is :py:class:`{value.__module__}.{name}`."]
        kind = "exception" if issubclass(value, BaseException) else "class"
        members = ["   :members:"] + ["   :undoc-members:"] * issubclass(value, Enum)
        return [f".. auto{kind}:: {name}", *members]
    return [
        f".. auto{'function' if inspect.isroutine(value) or _cached(value) else 'data'}:: {name}"
    ]


def _cached(value: Any) -> bool:
    return hasattr(value, "cache_info")
