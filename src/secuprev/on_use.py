"""Names of a package that are loaded when they are asked for, so that importing it stays cheap."""

from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from typing import Any

__all__ = ["loading"]


def loading(
    package: str, homes: Mapping[str, str], rooms: Collection[str] = ()
) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a package.

    A package gives it to Python alone (``if not TYPE_CHECKING``), and imports the same names for
    checkers of types: else a misspelt name would pass for one that is resolved here.

    >>> loading("secuprev.render", {"rule_page": "rule_pages"})("rule_page").__module__
    'secuprev.render.rule_pages'

    Args:
        package: the name of the package.
        homes: the module of the package where each name lives; a name that its module bears too
            cannot be loaded so, since Python then takes the one for the other.
        rooms: modules that are asked for themselves.
    """

    def find(name: str) -> Any:
        if name in rooms:
            return import_module(f"{package}.{name}")
        if name in homes:
            return getattr(import_module(f"{package}.{homes[name]}"), name)
        words = f"module {package!r} has no attribute {name!r}"
        # Python looks for a name that is near in what it is told of.
        raise AttributeError(words, name=name, obj=import_module(package))

    return find
