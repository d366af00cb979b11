"""What other packages bring: rules, importers and renderers, found by their entry points.

Nothing is looked for before somebody asks for it. A package that cannot be used is told, and the
others go on. The variable of the environment ``SECUPREV_NO_PLUGINS`` leaves them all aside.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from attrs import frozen

from secuprev.values import Text

__all__ = [
    "IMPORTERS",
    "OFF",
    "RENDERERS",
    "RULES",
    "Brought",
    "Plugin",
    "Trouble",
    "brought",
    "callables",
    "forget",
    "left_aside",
    "note",
    "troubles",
]

RULES = "secuprev.rules"
"""The group of entry points that lead to rules: one, some, or a module that declares them."""

IMPORTERS = "secuprev.importers"
"""The group of those that lead to what makes `secuprev.opendata.Made` of the name of a file."""

RENDERERS = "secuprev.renderers"
"""The group of those that lead to what makes text of `secuprev.render.Checked` ones."""

OFF = "SECUPREV_NO_PLUGINS"
"""The variable of the environment that leaves all plug-ins aside, whatever its value."""


@frozen
class Plugin:
    """A package that brings something.

    Attributes:
        name: name of the distribution, as it is installed.
        version: its version.
    """

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@frozen(eq=False)
class Brought:
    """What a package brings under one entry point.

    Attributes:
        plugin: the package.
        name: name of the entry point.
        value: what it leads to.
    """

    plugin: Plugin
    name: str
    value: Any


@frozen
class Trouble:
    """Why something that a package brings is left out.

    Attributes:
        plugin: the package.
        what: the name of what is left out.
        reason: why, in both languages.
    """

    plugin: Plugin
    what: str
    reason: Text

    @property
    def message(self) -> Text:
        """The package, what is left out and why, in both languages."""
        return Text(
            fr=f"{self.plugin}, « {self.what} » est laissé de côté : {self.reason.fr}",
            en=f'{self.plugin}, "{self.what}" is left out: {self.reason.en}',
        )


_troubles: dict[Trouble, None] = {}


def brought(group: str) -> tuple[Brought, ...]:
    """Return what other packages bring in a group, in a stable order; none when they are aside.

    >>> with left_aside():
    ...     brought(RULES)
    ()

    Args:
        group: one of ``RULES``, ``IMPORTERS`` and ``RENDERERS``.
    """
    return () if OFF in os.environ else _loaded(group)


def callables(group: str, taken: Collection[str]) -> Mapping[str, Brought]:
    """Return what other packages bring in a group, by name; what cannot be called is left out.

    Args:
        group: ``IMPORTERS`` or ``RENDERERS``.
        taken: the names that are secuprev's own.
    """
    found: dict[str, Brought] = {}
    for one in brought(group):
        if one.name in taken or one.name in found:
            whose = str(found[one.name].plugin) if one.name in found else "secuprev"
            note(
                one.plugin, one.name, Text(f"ce nom est pris par {whose}", f"{whose} has that name")
            )
        elif not callable(one.value):
            note(one.plugin, one.name, Text("ce n'est pas une fonction", "it is no function"))
        else:
            found[one.name] = one
    return found


def troubles() -> tuple[Trouble, ...]:
    """Return what was left out so far, and why; none when all plug-ins are aside."""
    return () if OFF in os.environ else tuple(_troubles)


def note(plugin: Plugin, what: str, reason: Text) -> None:
    """Tell that something which a package brings is left out."""
    _troubles[Trouble(plugin, what, reason)] = None


def forget() -> None:
    """Forget what was found, so that what was installed since is found at the next use."""
    _loaded.cache_clear()
    _troubles.clear()


@contextmanager
def left_aside() -> Iterator[None]:
    """Leave all plug-ins aside: in this process, and in those that it starts."""
    before = os.environ.get(OFF)
    os.environ[OFF] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[OFF]
        else:
            os.environ[OFF] = before


@cache
def _loaded(group: str) -> tuple[Brought, ...]:
    found = []
    for plugin, entry in sorted(_entries(group), key=lambda pair: (pair[0].name, pair[1].name)):
        try:
            found.append(Brought(plugin, entry.name, entry.load()))
        except (Exception, SystemExit) as error:  # whatever a stranger's module does
            said = f"{type(error).__name__}: {error}"
            note(plugin, entry.name, Text(f"{said}, à l'import", f"{said}, on import"))
    return tuple(found)


def _entries(group: str) -> Iterator[tuple[Plugin, Any]]:
    from importlib.metadata import entry_points  # twenty milliseconds: only on use

    for entry in entry_points(group=group):
        held = entry.dist
        yield Plugin(held.name, held.version) if held else Plugin("?", "?"), entry
