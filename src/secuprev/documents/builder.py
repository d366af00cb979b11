"""Building the tree from what a scanner meets, without recursion, noting faults on the way.

Keeps the path, bounds the depth, tells duplicate keys. A value that has no place in the tree (its
key is a duplicate, or no text) is still read to its end, then dropped: its key is a fault already.
"""

import re

from attrs import define

from secuprev.documents.faults import Collector
from secuprev.documents.tree import ListNode, MappingNode, Node, Path, Scalar

__all__ = ["HALF_CHARACTER", "SHOWN_DEPTH", "Builder", "Frame", "TooDeep"]

SHOWN_DEPTH = 5
"""How many steps of the path are shown where the nesting is too deep."""

HALF_CHARACTER = re.compile("[\ud800-\udfff]")
"""A surrogate on its own: half of a character, which UTF-8 cannot hold."""


class TooDeep(Exception):
    """The nesting passes the limit, the fault is noted: reading stops."""


@define
class Frame:
    """A collection that is open.

    Attributes:
        node: the collection.
        anchor: its YAML anchor.
        expects_key: whether a key comes next; never in a list.
        key: the key whose value comes next, where there is one.
        dropped: whether that value is to be dropped.
        size: how many nodes it holds so far, itself included, aliases unfolded.
        height: how many levels it holds so far, itself included, aliases unfolded.
    """

    node: MappingNode | ListNode
    anchor: str | None = None
    expects_key: bool = False
    key: str | None = None
    dropped: bool = False
    size: int = 1
    height: int = 1


class Builder:
    """Takes what a scanner meets, in order.

    Attributes:
        root: the tree, ``None`` before there is one.
        frames: the open collections, outermost first.
    """

    def __init__(self, faults: Collector, max_depth: int) -> None:
        self.root: Node | None = None
        self.frames: list[Frame] = []
        self._faults = faults
        self._max_depth = max_depth

    @property
    def path(self) -> Path:
        """Where the next value goes."""
        parts: list[str | int] = []
        for frame in self.frames:
            if isinstance(frame.node, MappingNode):
                if frame.key is not None:
                    parts.append(frame.key)
            else:
                # A collection that is open stands in its list already.
                parts.append(len(frame.node) - (frame is not self.frames[-1]))
        return tuple(parts)

    @property
    def wants_key(self) -> bool:
        """Whether a key comes next."""
        return bool(self.frames) and self.frames[-1].expects_key

    def key(self, text: str, offset: int) -> None:
        """Take a key."""
        frame = self.frames[-1]
        assert isinstance(frame.node, MappingNode)
        earlier = frame.node.key_offsets.setdefault(text, offset)
        again = earlier != offset
        if again:
            where = self._faults.earlier(earlier)
            self._faults.add("duplicate-key", (*self.path, text), offset, text, earlier=where)
        broken = not self._is_unicode(text, offset)
        frame.key, frame.dropped, frame.expects_key = text, again or broken, False

    def no_key(self, code: str, offset: int) -> None:
        """Take something that cannot be a key: note the fault, drop its value."""
        self._faults.add(code, self.path, offset)
        self.frames[-1].dropped, self.frames[-1].expects_key = True, False

    def scalar(self, leaf: Scalar) -> None:
        """Take a leaf."""
        self._is_unicode(leaf.text, leaf.offset)
        self.place(leaf)

    def open(self, node: MappingNode | ListNode, anchor: str | None = None) -> None:
        """Take the start of a collection."""
        self.bound(1, node.offset)
        if self.wants_key:
            self.no_key("invalid-key", node.offset or 0)
            self.frames[-1].expects_key = True  # the collection itself stands in the key's place
        else:
            self._put(node)
        self.frames.append(Frame(node, anchor, isinstance(node, MappingNode)))

    def close(self) -> Frame:
        """Take the end of a collection; returns what was open."""
        frame = self.frames.pop()
        self._count(frame.size, frame.height)
        self._turn()
        return frame

    def place(self, node: Node, size: int = 1, height: int = 0) -> None:
        """Put a node that is complete, such as a leaf or what an alias stands for."""
        self._put(node)
        self._count(size, height)
        self._turn()

    def bound(self, height: int, offset: int | None) -> None:
        """Raise `TooDeep` if ``height`` more levels pass the limit."""
        if len(self.frames) + height > self._max_depth:
            self._faults.add("too-deep", self.path[:SHOWN_DEPTH], offset, limit=self._max_depth)
            raise TooDeep

    def _put(self, node: Node) -> None:
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        if isinstance(frame.node, ListNode):
            frame.node.append(node)
        elif frame.key is not None and not frame.dropped:
            frame.node[frame.key] = node

    def _count(self, size: int, height: int) -> None:
        if self.frames:
            frame = self.frames[-1]
            frame.size += size
            frame.height = max(frame.height, height + 1)

    def _turn(self) -> None:
        # In a mapping, keys and values take turns.
        if self.frames and isinstance(self.frames[-1].node, MappingNode):
            frame = self.frames[-1]
            frame.expects_key = not frame.expects_key
            if frame.expects_key:
                frame.key, frame.dropped = None, False

    def _is_unicode(self, text: str, offset: int | None) -> bool:
        # An escape such as \ud800 can put half a character in a text: no file could hold it.
        half = None if text.isascii() else HALF_CHARACTER.search(text)
        if half is not None:
            self._faults.add("forbidden-character", self.path, offset, half[0])
        return half is None
