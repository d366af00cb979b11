"""The rules there are, found in the modules of `secuprev.rules.families`."""

import importlib
import pkgutil
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from secuprev.rules import families
from secuprev.rules.rule import Rule
from secuprev.values import Text

__all__ = ["UnknownRule", "chosen", "find", "rules"]


class UnknownRule(KeyError):
    """No rule has that name or code.

    Attributes:
        name: what was given.
        suggestions: names that are near.
    """

    def __init__(self, name: str) -> None:
        known = [text for one in rules() for text in (one.name, one.code)]
        super().__init__(name)
        self.name = name
        self.suggestions = tuple(get_close_matches(name, known, n=3))

    @property
    def message(self) -> Text:
        """What was looked for and what is near, in both languages."""
        near = ", ".join(self.suggestions)
        return Text(
            fr=f"règle inconnue : « {self.name} »" + (f" ; proche : {near}" if near else ""),
            en=f"unknown rule: {self.name!r}" + (f"; near: {near}" if near else ""),
        )

    def __str__(self) -> str:
        return self.message.en


@cache
def rules() -> tuple[Rule, ...]:
    """Return all the rules in the order of their codes.

    >>> "missing-convention" in [one.name for one in rules()]
    True
    """
    modules = [
        importlib.import_module(f"{families.__name__}.{found.name}")
        for found in pkgutil.iter_modules(families.__path__)
    ]
    declared = {
        one.code: one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, Rule)
    }
    return tuple(declared[code] for code in sorted(declared))


def find(name: str) -> Rule:
    """Return a rule by its name or its code; raise `UnknownRule` if there is none.

    >>> find("CONV-001") is find("missing-convention")
    True
    """
    for one in rules():
        if name in (one.name, one.code):
            return one
    raise UnknownRule(name)


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules selected (all, if none is named) and not ignored, by names or codes."""
    kept = [find(name) for name in select] or list(rules())
    left = [find(name) for name in ignore]
    return tuple(one for one in rules() if one in kept and one not in left)
