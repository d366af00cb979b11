"""Reading settings: ``secuprev.toml``, or ``[tool.secuprev]`` of a ``pyproject.toml``."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

import attrs

from secuprev import rules
from secuprev.documents.faults import Collector
from secuprev.documents.leaves import Refused, as_text, described
from secuprev.documents.opening import content, decoded, tree_of
from secuprev.documents.tree import ListNode, MappingNode, Node
from secuprev.documents.tree import Path as Place
from secuprev.rules import Severity
from secuprev.settings.choices import Settings
from secuprev.values.nearness import near

__all__ = ["FILE_NAME", "find", "read"]

FILE_NAME = "secuprev.toml"
"""The file that holds settings and nothing else."""

_SHARED_NAME, _TABLE = "pyproject.toml", ("tool", "secuprev")
_KEYS = tuple(one.name for one in attrs.fields(Settings) if one.name != "file")


def find(start: str | PathLike[str] = ".") -> Settings:
    """Return the settings nearest to a folder: its own, else those of the folders above it.

    In one folder ``secuprev.toml`` beats ``pyproject.toml``, and a ``pyproject.toml`` without the
    table ``[tool.secuprev]`` counts for nothing. Without any, nothing is settled.

    Raises:
        DocumentError: the file cannot be used; every fault that was found is in it.
    """
    try:
        above = Path(start).absolute().parents
    except OSError:  # the working directory is gone
        return Settings()
    for one in (Path(start), *above):
        for name in (FILE_NAME, _SHARED_NAME):
            if _is_file(one / name):
                found = _read(one / name)
                if found is not None:
                    return found
    return Settings()


def read(path: str | PathLike[str]) -> Settings:
    """Read the settings of one file; of a ``pyproject.toml``, those of its table.

    Raises:
        DocumentError: the file cannot be used; every fault that was found is in it.
    """
    where = Path(path)
    found = _read(where)
    if found is None:
        faults = Collector(str(where))
        faults.add("missing-key", _TABLE, value=".".join(_TABLE))
        faults.check()
    assert found is not None
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that one may not look into
        return False


def _read(path: Path) -> Settings | None:
    """Return the settings of a file, ``None`` when it is shared and has no table for them."""
    faults = Collector(str(path))
    raw = content(path, faults)
    faults.check()
    shared = path.name == _SHARED_NAME
    if shared and _TABLE[-1].encode() not in raw:
        return None  # whatever is wrong with it is not our business
    root = tree_of(decoded(raw, faults), "toml", faults)
    at: Place = ()
    for part in _TABLE if shared and not faults.faults else ():
        root = root.get(part) if isinstance(root, MappingNode) else None
        at = (*at, part)
        if root is None:
            return None
    settings = Settings(file=path) if root is None else _Reading(faults).settings(root, at)
    faults.check()
    return attrs.evolve(settings, file=path)


class _Reading:
    """Takes a table apart; what is wrong is noted, and left out of the settings."""

    def __init__(self, faults: Collector) -> None:
        self._faults = faults

    def settings(self, table: Node, at: Place) -> Settings:
        if not isinstance(table, MappingNode):
            self._faults.add("not-a-mapping", at, table.offset, found=described(table))
            return Settings()
        for key, offset in table.key_offsets.items():
            if key not in _KEYS:
                close = next(iter(near(key, _KEYS, 1)), None)
                self._faults.add("unknown-key", (*at, key), offset, key, close)
        select, ignore, severity = (table.get(key) for key in _KEYS)
        return Settings(
            select=[*self._names(select, (*at, "select"))],
            ignore=[*self._names(ignore, (*at, "ignore"))],
            severity=dict(self._weights(severity, (*at, "severity"))),
        )

    def _names(self, node: Node | None, at: Place) -> Iterator[str]:
        if isinstance(node, ListNode):
            for index, one in enumerate(node):
                name = self._text(one, (*at, index))
                if name is not None and self._is_rule(name, (*at, index), one.offset):
                    yield name
        elif node is not None:
            self._faults.add("not-a-list", at, node.offset, found=described(node))

    def _weights(self, node: Node | None, at: Place) -> Iterator[tuple[str, str]]:
        if node is not None and not isinstance(node, MappingNode):
            self._faults.add("not-a-mapping", at, node.offset, found=described(node))
        if not isinstance(node, MappingNode):
            return
        given: dict[str, int | None] = {}
        for key, one in node.items():
            place, offset = (*at, key), node.key_offsets.get(key)
            weight = self._text(one, place)
            if not self._is_rule(key, place, offset):
                continue
            name = rules.find(key).name
            if name in given:  # once by its name, once by its code
                earlier = self._faults.earlier(given[name])
                self._faults.add("duplicate-key", place, offset, key, earlier=earlier)
            given.setdefault(name, offset)
            if weight in list(Severity):
                yield name, str(weight)
            elif weight is not None:
                close = next(iter(near(weight, list(Severity), 1)), None)
                allowed = ", ".join(Severity)
                self._faults.add("unknown-value", place, one.offset, weight, close, allowed=allowed)

    def _text(self, node: Node, at: Place) -> str | None:
        try:
            return as_text(node)
        except Refused as error:
            self._faults.add(
                error.code, at, node.offset, error.value, error.suggestion, **error.details
            )
            return None

    def _is_rule(self, name: str, at: Place, offset: int | None) -> bool:
        try:
            rules.find(name)
        except rules.UnknownRule as unknown:
            close = next(iter(unknown.suggestions), None)
            self._faults.add("unknown-rule", at, offset, name, close)
            return False
        return True
