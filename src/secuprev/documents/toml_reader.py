"""Reading TOML into the tree: the values from `tomllib`, their places from a scan of our own."""

import re
import tomllib
from datetime import date, time
from typing import Any

from secuprev.documents.builder import SHOWN_DEPTH
from secuprev.documents.faults import Collector
from secuprev.documents.toml_places import Places, find
from secuprev.documents.tree import ListNode, MappingNode, Node, Path, Scalar
from secuprev.values import Text

__all__ = ["read"]

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_WORD = re.compile(r"\w+")
_DATE = re.compile(r"[0-9:TZ.+-]+")


class _Number(str):
    """A number with a decimal point, kept as written."""


def read(text: str, faults: Collector, max_depth: int) -> Node | None:
    """Return the tree of a text; ``None`` when its syntax is wrong.

    Args:
        text: the document.
        faults: where faults are noted.
        max_depth: how many levels of nesting are allowed.
    """
    places = find(text, max_depth)
    if places.too_deep is not None:
        # `tomllib` recurses into values and takes quadratic time over dotted keys: not for it.
        offset, path = places.too_deep
        faults.add("too-deep", path[:SHOWN_DEPTH], offset, limit=max_depth)
        return None
    try:
        content = tomllib.loads(text, parse_float=_Number)
        root = _node(content, (), places)
    except RecursionError:
        faults.add("too-deep", limit=max_depth)
        return None
    except ValueError as error:
        _explain(error, text, places, faults)
        return None
    root.offset = 0 if root else None
    return root


def _node(value: Any, path: Path, places: Places) -> Node:
    offset = places.values.get(path)
    if isinstance(value, dict):
        table = MappingNode(offset)
        for key, one in value.items():
            table[key] = _node(one, (*path, key), places)
            table.key_offsets[key] = places.keys.get((*path, key))
        return table
    if isinstance(value, list):
        items = ListNode(offset)
        items.extend(_node(one, (*path, index), places) for index, one in enumerate(value))
        return items
    if isinstance(value, _Number):
        return Scalar(str(value), "number", offset)
    if isinstance(value, str):
        return Scalar(value, "text", offset)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), "boolean", offset)
    if isinstance(value, date | time):
        return Scalar(value.isoformat(), "date", offset)
    return Scalar(str(value), "number", offset)


def _explain(error: ValueError, text: str, places: Places, faults: Collector) -> None:
    """Note what `tomllib` refuses, in our words where its own can be told apart."""
    reason = str(error)
    where = _WHERE.search(reason)
    offset = None
    if where is not None and faults.lines is not None:
        reason = reason[: where.start()]
        offset = faults.lines.offset(int(where[1]), int(where[2])) if where[1] else len(text)
    if places.repeated and reason.startswith(("Cannot ", "Duplicate ")):
        for start, path in places.repeated:
            earlier = faults.earlier(places.keys[path])
            faults.add("duplicate-key", path, start, _last_key(path), earlier=earlier)
        return
    path = () if offset is None else places.around(offset)
    value_at = places.values.get(path)
    if offset is not None and reason == "Invalid date or datetime":
        found = _DATE.match(text, offset)
        wrong = Text(fr="ce jour n'est pas au calendrier", en="no such day in the calendar")
        faults.add("invalid-date", path, offset, found[0] if found else None, reason=wrong)
        return
    suggestion = None
    if offset is not None and value_at is not None:
        # A bare word, or a number that starts with 0 such as the code of a commune.
        word = _WORD.match(text, value_at)
        if word is not None and offset <= word.end():
            suggestion = f'"{word[0]}"'
    faults.add("invalid-syntax", path, offset, suggestion=suggestion, format="TOML", reason=reason)


def _last_key(path: Path) -> str:
    return next(part for part in reversed(path) if isinstance(part, str))
