"""Strings that make a pattern work hardest: what leads to a repetition, then much of it."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["ROOMS", "attacks", "patterns"]

ROOMS = ("values", "france", "vocabulary", "documents", "opendata")
"""The rooms that read what strangers write."""

_BY_HAND = (
    "a", " ", "0", "(", ")", "[", "'", '"', ".", "-", "\n", "é", "a ", "0.", "0/", "et ", "a,",
    "n ", "ne pas ", "hors ", "z\u0300", "\u0300", "1 ", "le ", "( ", "a(", "(a) ", "de ", "PM ",
    "OTV ", " ,", "sauf OTV et ", "convention et avenant ",
)  # fmt: skip
_OF_CATEGORY = {"DIGIT": "0", "SPACE": " ", "WORD": "a"}
_MANY = 10  # a repetition that may go on beyond it is worth going on with


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern that a module of these rooms holds, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    for room in ROOMS:
        package = importlib.import_module(f"secuprev.{room}")
        names = [
            one.name for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        ]
        for name in (package.__name__, *names):
            for key, value in vars(importlib.import_module(name)).items():
                for rank, one in enumerate(_within(value)):
                    found[f"{name}.{key}.{rank}"] = one
    return found


def _within(value: Any, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, dict | list | tuple | set | frozenset):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _within(one, depth - 1)


def attacks(length: int) -> list[str]:
    """Return strings of about a length: each pattern pumped, and what was thought of by hand."""
    pumps = {("", one) for one in _BY_HAND}
    for one in patterns().values():
        pumps |= {(lead[-30:], unit) for lead, unit in _pumps(one)}
    return [f"{lead}{unit * (length // len(unit))}!" for lead, unit in sorted(pumps)]


def _pumps(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return _walked(parser.parse(pattern.pattern, pattern.flags))[1]


def _walked(parsed: Iterable[tuple[Any, Any]]) -> tuple[str, list[tuple[str, str]]]:
    """Return a text that a part of a pattern matches, and what pumps its repetitions."""
    said, pumps = "", []
    for kind, held in parsed:
        inner: list[tuple[str, str]] = []
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            least, most, body = held
            text, inner = _walked(body)
            if most > _MANY:
                inner = [*inner, ("", text or "z")]
            text *= least
        elif kind is kinds.BRANCH:
            branches = [_walked(one) for one in held[1]]
            text = branches[0][0]
            inner = [pump for _, found in branches for pump in found]
        elif kind is kinds.SUBPATTERN:
            text, inner = _walked(held[-1])
        elif kind is kinds.ATOMIC_GROUP:
            text, inner = _walked(held)
        else:
            text = _letter(kind, held)
        pumps += [(said + lead, unit) for lead, unit in inner]
        said += text
    return said, pumps


def _letter(kind: Any, held: Any) -> str:
    if kind is kinds.LITERAL:
        return chr(held)
    if kind is kinds.NOT_LITERAL:
        return "z" if held != ord("z") else "y"
    if kind is kinds.ANY:
        return "z"
    if kind is kinds.CATEGORY:
        return next((one for name, one in _OF_CATEGORY.items() if str(held).endswith(name)), "z")
    if kind is kinds.IN:
        refused = {value for one, value in held if one is kinds.LITERAL}
        if held[0][0] is kinds.NEGATE:
            return next(one for one in "z0 y;é" if ord(one) not in refused)
        first, value = held[0]
        return chr(value[0]) if first is kinds.RANGE else _letter(first, value)
    return ""  # a place, and no letter
