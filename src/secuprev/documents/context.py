"""What is known of a document as a whole while its values are read one by one.

Identifiers are gathered from the raw tree before anything else, so that a reference can be judged
even when the object it leads to has faults of its own.
"""

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import get_args

import attrs
from attrs import define

from secuprev.documents.faults import Collector
from secuprev.documents.tree import ListNode, MappingNode, Node, Path, Scalar, show_path
from secuprev.model import Framework
from secuprev.model.fields import Id
from secuprev.values import commune_code
from secuprev.values.nearness import near

__all__ = ["CURRENT", "IDENTIFIED", "Context", "item_class"]

_MOST_COMPARISONS = 200_000
_LONGEST_COMPARED = 100


def item_class(annotation: object) -> type | None:
    """Return the class of the items of a list, ``None`` when the annotation is no list of objects.

    >>> item_class(attrs.fields(Framework).groups.type).__name__
    'WorkingGroup'
    """
    for part in (annotation, *get_args(annotation)):
        items = get_args(part)
        if len(items) == 2 and items[1] is Ellipsis and attrs.has(items[0]):
            found: type = items[0]
            return found
    return None


def _identified() -> Iterator[str]:
    for list_field in attrs.fields(Framework):
        cls = item_class(list_field.type)
        if cls is not None and any(field.type == Id for field in attrs.fields(cls)):
            yield list_field.name


IDENTIFIED = tuple(_identified())
"""The lists of a framework whose objects have an identifier."""


@define
class Context:
    """What a document declares.

    Attributes:
        ids: where each identifier is declared, for each list.
        comparisons: how many comparisons with known words may still be made.
    """

    ids: dict[str, dict[str, Path]]
    comparisons: int = _MOST_COMPARISONS

    @classmethod
    def of(cls, root: MappingNode, faults: Collector) -> "Context":
        """Gather the identifiers of a tree; note those that are declared twice."""
        ids: dict[str, dict[str, Path]] = {}
        taken: dict[str, Path] = {}
        for name in IDENTIFIED:
            ids[name] = {}
            for path, leaf in _column(root, name, "id"):
                if leaf.text in taken:
                    earlier = show_path(taken[leaf.text][:2])
                    faults.add("duplicate-id", path, leaf.offset, leaf.text, earlier=earlier)
                else:
                    ids[name][leaf.text] = taken[leaf.text] = path
        communes: dict[str, Path] = {}
        for path, leaf in _column(root, "communes", "code"):
            first = communes.setdefault(commune_code.compact(leaf.text), path)
            if first is not path:
                earlier = show_path(first[:2])
                faults.add("duplicate-commune", path, leaf.offset, leaf.text, earlier=earlier)
        return cls(ids)

    def may_compare(self, words: int) -> bool:
        """Tell whether so many comparisons may still be made, and count them."""
        self.comparisons -= words
        return self.comparisons >= 0

    def near(self, word: str, known: Iterable[str]) -> str | None:
        """Return the known word that is nearest, ``None`` when none is near.

        A document with thousands of faults gets suggestions for the first ones only: comparing
        takes far longer than reading.
        """
        words = list(known)
        if len(word) > _LONGEST_COMPARED or not self.may_compare(len(words)):
            return None
        return next(iter(near(word, words, 1)), None)


def _column(root: MappingNode, name: str, key: str) -> Iterator[tuple[Path, Scalar]]:
    """Yield the leaves that stand under a key of the objects of a list, with their paths."""
    nodes = root.get(name)
    if isinstance(nodes, ListNode):
        for index, node in enumerate(nodes):
            path: Path = (name, index)
            leaf: Node | None = node
            if isinstance(node, MappingNode):
                path, leaf = (*path, key), node.get(key)
            if isinstance(leaf, Scalar) and leaf.kind != "null":
                yield path, leaf


CURRENT: ContextVar[Context] = ContextVar("secuprev_document")
"""The context of the document that is being read."""
