"""The one tree that the readers of all formats build: what was written, and where.

A leaf keeps the text that was written and what the format takes it for; only the type of the field
that it is meant for decides what becomes of it. No leaf is ever converted on the way.
"""

import json
import re
from bisect import bisect_right
from typing import Literal

from attrs import define

__all__ = [
    "Kind",
    "Lines",
    "ListNode",
    "MappingNode",
    "Node",
    "Path",
    "Scalar",
    "key_offset",
    "locate",
    "show_path",
]

Kind = Literal["text", "number", "boolean", "null", "date"]
Path = tuple[str | int, ...]


@define(eq=False)
class Scalar:
    """A leaf.

    Attributes:
        text: what was written, without quotes.
        kind: what the format takes it for.
        offset: where it starts, in characters; ``None`` when that is not known.
    """

    text: str
    kind: Kind
    offset: int | None = None


class MappingNode(dict[str, "Node"]):
    """A mapping, with the place where it starts and the place of each key."""

    __slots__ = ("key_offsets", "offset")

    def __init__(self, offset: int | None = None) -> None:
        super().__init__()
        self.offset: int | None = offset
        self.key_offsets: dict[str, int | None] = {}


class ListNode(list["Node"]):
    """A list, with the place where it starts."""

    __slots__ = ("offset",)

    def __init__(self, offset: int | None = None) -> None:
        super().__init__()
        self.offset: int | None = offset


Node = Scalar | MappingNode | ListNode


class Lines:
    r"""The lines of a text, to turn an offset into a line and a column, both from 1.

    Example:
        >>> Lines("a\r\nbc").at(4)
        (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1


def locate(root: Node, path: Path) -> tuple[Path, Node]:
    """Return the deepest node on the way down a path, and the part of the path that leads to it.

    A bare text that stands for an object ends the way: the path says what was written.
    """
    node = root
    for depth, part in enumerate(path):
        inside = (isinstance(node, MappingNode) and part in node) or (
            isinstance(node, ListNode) and isinstance(part, int) and part < len(node)
        )
        if not inside:
            return path[:depth], node
        node = node[part]  # type: ignore[index]
    return path, node


def key_offset(root: Node, path: Path) -> int | None:
    """Return where the last key of a path is written, ``None`` when it is not a key."""
    parent = locate(root, path[:-1])[1]
    if isinstance(parent, MappingNode) and isinstance(path[-1], str):
        return parent.key_offsets.get(path[-1])
    return None


_PLAIN_KEY = re.compile(r"[^\W\d][\w-]*")


def show_path(path: Path) -> str:
    """Write a path as people read it.

    >>> show_path(("conventions", 2, "signed")), show_path(("a.b",))
    ('conventions[2].signed', '["a.b"]')
    """
    shown = ""
    for part in path:
        if isinstance(part, str) and _PLAIN_KEY.fullmatch(part):
            shown += f".{part}" if shown else part
        else:
            shown += f"[{json.dumps(part)}]"
    return shown
