"""Reading YAML into the tree, from the events of PyYAML: no object is built, no tag is obeyed.

Words are told from numbers as YAML 1.2 does (core schema): ``on``, ``no`` and ``12:30`` are words.
"""

import re

import yaml

from secuprev.documents.builder import Builder, TooDeep
from secuprev.documents.faults import Collector
from secuprev.documents.tree import Kind, ListNode, MappingNode, Node, Scalar

__all__ = ["kind_of", "read"]

_FEWEST_UNFOLDED = 10_000

_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ufffd\U00010000-\U0010ffff]")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEAN = {"true", "True", "TRUE", "false", "False", "FALSE"}
_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    re.ASCII,
)


def kind_of(plain: str) -> Kind:
    """Return what YAML takes a text without quotes for.

    >>> kind_of("on"), kind_of("01001"), kind_of("~"), kind_of("true")
    ('text', 'number', 'null', 'boolean')
    """
    if plain in _NULL:
        return "null"
    if plain in _BOOLEAN:
        return "boolean"
    return "number" if _NUMBER.fullmatch(plain) else "text"


class _Stop(Exception):
    """Nothing can be read any further, the fault is noted."""


def read(text: str, faults: Collector, max_depth: int) -> Node | None:
    """Return the tree of a text; ``None`` when its syntax is wrong, or when it is empty.

    Args:
        text: the document.
        faults: where faults are noted.
        max_depth: how many levels of nesting are allowed.
    """
    forbidden = _FORBIDDEN.search(text)
    if forbidden is not None:
        faults.add("forbidden-character", (), forbidden.start(), forbidden[0])
        return None
    # libyaml is some ten times faster, but PyYAML may have been installed without it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = _Reader(text, faults, max_depth)
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.take(event)
    except (TooDeep, _Stop):
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
        offset = min(mark.index, len(text)) if mark else None
        faults.add("invalid-syntax", reader.path, offset, format="YAML", reason=reason)
        return None
    return reader.root


class _Reader(Builder):
    def __init__(self, text: str, faults: Collector, max_depth: int) -> None:
        super().__init__(faults, max_depth)
        self._documents = 0
        # An anchor that is still open holds `None`.
        self._anchors: dict[str, tuple[Node, int, int] | None] = {}
        self._unfolded = 0
        self._most_unfolded = max(_FEWEST_UNFOLDED, len(text))

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None  # events that are read, not made by hand, all have one
        offset = mark.index
        tag = getattr(event, "tag", None)
        if tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._faults.add("yaml-tag", self.path, offset, short)
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, offset)
            case yaml.AliasEvent():
                self._alias(str(event.anchor), offset)
            case yaml.MappingStartEvent():
                self._open(MappingNode(offset), event.anchor)
            case yaml.SequenceStartEvent():
                self._open(ListNode(offset), event.anchor)
            case yaml.CollectionEndEvent():
                frame = self.close()
                if frame.anchor is not None and self._anchors[frame.anchor] is None:
                    self._anchors[frame.anchor] = frame.node, frame.size, frame.height
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._faults.add("several-documents", (), offset)
                    raise _Stop

    def _scalar(self, event: yaml.ScalarEvent, offset: int) -> None:
        plain = not event.style
        leaf = Scalar(event.value, kind_of(event.value) if plain else "text", offset)
        if event.anchor is not None:
            self._anchors[event.anchor] = leaf, 1, 0
        if self.wants_key:
            if plain and event.value == "<<":
                self.no_key("merge-key", offset)
            else:
                self.key(event.value, offset)
        else:
            self.scalar(leaf)

    def _open(self, node: MappingNode | ListNode, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = None
        self.open(node, anchor)

    def _alias(self, name: str, offset: int) -> None:
        if self.wants_key:
            self.no_key("invalid-key", offset)
            return
        target = self._anchors.get(name)
        if target is None:
            code = "recursive-alias" if name in self._anchors else "unknown-alias"
            self._faults.add(code, self.path, offset, name)
            self.place(Scalar("", "null", offset))
            return
        node, size, height = target
        self.bound(height, offset)
        # A few lines of aliases of aliases can stand for billions of values.
        self._unfolded += size
        if self._unfolded > self._most_unfolded:
            self._faults.add("too-many-aliases", self.path, offset, limit=self._most_unfolded)
            raise _Stop
        self.place(node, size, height)
