"""On which line of a document each of its objects is written, worked out when it is asked for.

Reading keeps no places, so that it costs nothing to those who need none. What is found here goes by
the class of an object and by the identifier that reports give it.
"""

from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path

import attrs

from secuprev.documents.context import item_class
from secuprev.documents.faults import Collector
from secuprev.documents.opening import MAX_BYTES, MAX_DEPTH, content, decoded, tree_of
from secuprev.documents.reading import format_of_file
from secuprev.documents.tree import Lines, ListNode, MappingNode, Node, Scalar
from secuprev.model import Commune, Epci, Framework
from secuprev.values import commune_code

__all__ = ["ObjectLines", "object_lines"]

ObjectLines = Mapping[tuple[type, str], int]
"""The line of each object, from 1, by class and identifier; that of the one `Epci` by ``""``."""


def object_lines(
    path: str | PathLike[str], *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH
) -> ObjectLines:
    """Return the lines on which the objects of a document are written.

    An object has the identifier that reports give it: its own, the code of a commune, or else its
    place, such as ``"coordination-2012.domains[3]"`` or ``"waivers[0]"``.

    >>> from secuprev.model import Convention, DomainMention
    >>> lines = object_lines("examples/senart-2012.yaml")
    >>> first, second = (lines[Convention, f"coordination-{year}"] for year in (2006, 2012))
    >>> first < lines[DomainMention, "coordination-2006.domains[0]"] < second
    True

    Args:
        path: the document.
        max_bytes: how large it may be.
        max_depth: how many levels of nesting it may have.

    Raises:
        DocumentError: the document cannot be read as YAML, TOML or JSON.
    """
    where = Path(path)
    faults = Collector(str(where))
    raw = content(where, faults, max_bytes)
    faults.check()
    format = format_of_file(where, faults)
    text = decoded(raw, faults)
    root = tree_of(text, format, faults, max_depth)
    faults.check()
    if not isinstance(root, MappingNode):
        return {}
    lines = Lines(text)
    return {key: lines.at(offset)[0] for key, offset in _found(root) if offset is not None}


def _found(root: MappingNode) -> Iterator[tuple[tuple[type, str], int | None]]:
    if "epci" in root:
        yield (Epci, ""), root.key_offsets.get("epci")
    for cls, name, rank, node in _items(root, Framework):
        id = _id(node, cls) or f"{name}[{rank}]"
        yield (cls, id), _start(node)
        if isinstance(node, MappingNode):
            for inner, field, place, one in _items(node, cls):
                yield (inner, f"{id}.{field}[{place}]"), _start(one)


def _items(holder: MappingNode, cls: type) -> Iterator[tuple[type, str, int, Node]]:
    """Yield the objects in the lists of an object, with the class and the place of each."""
    for field in attrs.fields(cls):
        items, nodes = item_class(field.type), holder.get(field.name)
        if items is not None and isinstance(nodes, ListNode):
            for rank, node in enumerate(nodes):
                yield items, field.name, rank, node


def _id(node: Node, cls: type) -> str | None:
    """Return the identifier of an object; a commune may be written as its code alone."""
    key = "code" if cls is Commune else "id"
    leaf = node.get(key) if isinstance(node, MappingNode) else node
    if not isinstance(leaf, Scalar):
        return None
    return commune_code.compact(leaf.text) if cls is Commune else leaf.text


def _start(node: Node) -> int | None:
    """Return where an object is written; a table of TOML may be known by its first key only."""
    if node.offset is None and isinstance(node, MappingNode):
        return min((one for one in node.key_offsets.values() if one is not None), default=None)
    return node.offset
