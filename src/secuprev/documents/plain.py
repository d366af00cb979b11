"""From a `Framework` to what a document writes: keys, lists, texts, numbers, dates.

What is not known, and what is as a class has it anyway, is left out; an empty list that says "none"
stays. A document that could not be read back, or would be read back differently, is never written.
"""

from datetime import date
from enum import Enum
from typing import Any

import attrs

from secuprev.documents.builder import HALF_CHARACTER
from secuprev.documents.faults import Collector
from secuprev.documents.formats import FORMAT_VERSION, VERSION_KEY
from secuprev.documents.shorthand import SHORTHAND
from secuprev.documents.structure import build
from secuprev.documents.tree import ListNode, MappingNode, Node, Path, Scalar
from secuprev.model import Framework
from secuprev.values import PartialDate

__all__ = ["Leaf", "Plain", "plain"]

Leaf = str | int | PartialDate  # a bool is an int
Plain = Leaf | list["Plain"] | dict[str, "Plain"]


def plain(framework: Framework, name: str) -> dict[str, Plain]:
    """Return what the document of a framework says.

    >>> from secuprev.model import Epci
    >>> plain(Framework(id="melun", epci=Epci(siren="247700057"), forces=()), "melun.yaml")
    {'secuprev': 1, 'id': 'melun', 'epci': '247700057', 'forces': []}

    Args:
        framework: what is to be written.
        name: what messages call the document.

    Raises:
        DocumentError: a document cannot hold the framework; all the reasons are in it.
    """
    faults = Collector(name)
    content: dict[str, Plain] = {VERSION_KEY: FORMAT_VERSION}
    for field in attrs.fields(Framework):
        value = getattr(framework, field.name)
        if _is_told(value, field.default):
            content[field.name] = _written(value, (field.name,), faults)
    faults.check()
    again = build(_node(content), faults)
    faults.check()
    for field in attrs.fields(Framework):
        if field.name in content:
            read = _written(getattr(again, field.name), (field.name,), faults)
            _compare(content[field.name], read, (field.name,), faults)
    faults.check()
    return content


def _written(value: Any, path: Path, faults: Collector) -> Plain:
    if isinstance(value, Enum):
        return _written(value.value, path, faults)
    if isinstance(value, str):
        half = HALF_CHARACTER.search(value)
        if half is not None:
            faults.add("forbidden-character", path, value=half[0])
        return value
    if isinstance(value, int | PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate.of(value)
    if isinstance(value, tuple | list):
        return [_written(one, (*path, index), faults) for index, one in enumerate(value)]
    if attrs.has(type(value)):
        return _object(value, path, faults)
    faults.add("unwritable-value", path, value=type(value).__name__)
    return ""


def _object(value: Any, path: Path, faults: Collector) -> Plain:
    fields: dict[str, Plain] = {}
    for field in attrs.fields(type(value)):
        one = getattr(value, field.name)
        if _is_told(one, field.default):
            fields[field.name] = _written(one, (*path, field.name), faults)
    short = SHORTHAND.get(type(value))
    return fields[short] if short is not None and fields.keys() == {short} else fields


def _is_told(value: object, default: object) -> bool:
    return value is not None and value != default


def _compare(written: Plain, read: Plain, path: Path, faults: Collector) -> None:
    """Note where what is read back is not what was meant, such as a number with separators."""
    if isinstance(written, dict) and isinstance(read, dict):
        for key in written.keys() | read.keys():
            _compare(written.get(key, ""), read.get(key, ""), (*path, key), faults)
    elif isinstance(written, list) and isinstance(read, list) and len(written) == len(read):
        for index, (one, other) in enumerate(zip(written, read, strict=True)):
            _compare(one, other, (*path, index), faults)
    elif str(written) != str(read):
        faults.add("not-canonical", path, value=str(written), suggestion=str(read))


def _node(value: Plain) -> Node:
    """Return the tree that a reader would build."""
    if isinstance(value, dict):
        table = MappingNode()
        table.update((key, _node(one)) for key, one in value.items())
        return table
    if isinstance(value, list):
        items = ListNode()
        items.extend(_node(one) for one in value)
        return items
    if isinstance(value, bool):
        return Scalar(str(value).lower(), "boolean")
    if isinstance(value, str):
        return Scalar(value, "text")
    return Scalar(str(value), "date" if isinstance(value, PartialDate) else "number")
