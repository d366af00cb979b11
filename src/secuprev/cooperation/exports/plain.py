"""A graph whose names are texts and whose attributes every format can hold."""

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from secuprev.values import Lang

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Edge", "Value", "columns", "edges", "plain", "said"]

Value = str | int | float | bool


@frozen
class Edge:
    """An edge: its rank as an identifier, both ends, its key in a multigraph, what it says."""

    id: str
    source: str
    target: str
    key: str | None
    attributes: dict[str, Value]

    def keyed(self, name: str) -> dict[str, Value]:
        """Return its attributes, and under a name its key if it has one."""
        return self.attributes if self.key is None else {name: self.key, **self.attributes}


def plain(graph: "nx.Graph[Any]", lang: Lang = "fr") -> "nx.Graph[str]":
    """Return the same graph with names as texts, plain attributes, labels in a language.

    An attribute that is ``None`` is left out, as one that is not known. In English ``label`` is
    what ``label_en`` says, and ``label_fr`` keeps the French.
    """
    made: Any = graph.__class__()
    made.graph.update(_values(graph.graph))
    made.add_nodes_from((str(name), _shown(data, lang)) for name, data in graph.nodes(data=True))
    made.add_edges_from(
        (str(one), str(other), *([] if key is None else [str(key)]), _shown(data, lang))
        for one, other, key, data in _links(graph)
    )
    return cast("nx.Graph[str]", made)


def edges(graph: "nx.Graph[str]") -> Iterator[Edge]:
    """Yield the edges of a plain graph."""
    for rank, (one, other, key, data) in enumerate(_links(graph)):
        yield Edge(f"e{rank}", one, other, key, data)


def _links(graph: "nx.Graph[Any]") -> Iterator[tuple[Any, Any, Any, dict[str, Any]]]:
    """Yield both ends, the key (``None`` out of a multigraph) and the attributes of each edge."""
    import networkx as nx

    if isinstance(graph, nx.MultiGraph):
        yield from graph.edges(keys=True, data=True)
    else:
        for one, other, data in graph.edges(data=True):
            yield one, other, None, data


def columns(rows: Iterable[Mapping[str, Value]]) -> dict[str, type[Value]]:
    """Return each attribute that some row has, with the type that fits all its values.

    >>> columns([{"population": 900, "certain": True}, {"population": 1.5, "certain": "no"}])
    {'population': <class 'float'>, 'certain': <class 'str'>}
    """
    found: dict[str, set[type[Value]]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(type(value))
    return {name: _common(types) for name, types in found.items()}


def _common(types: set[type[Value]]) -> type[Value]:
    if len(types) == 1:
        return next(iter(types))
    return float if types == {int, float} else str


def said(value: Value) -> str:
    """Return a value as a text: a truth as XML and DOT write it.

    >>> said(True), said(900)
    ('true', '900')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(data: Mapping[Any, Any], lang: Lang) -> dict[str, Value]:
    values = _values(data)
    if lang == "en" and "label" in values and "label_en" in values:
        values |= {"label": values["label_en"], "label_fr": values["label"]}
    return values


def _values(data: Mapping[Any, Any]) -> dict[str, Value]:
    return {str(name): _value(one) for name, one in data.items() if one is not None}


def _value(one: Any) -> Value:
    """Return a value as one of Python's own; a number that no format can write is a text."""
    if isinstance(one, bool):
        return one
    if isinstance(one, Integral):
        return int(one)
    return float(one) if isinstance(one, Real) and isfinite(one) else str(one)
