"""A networkx graph that is made at once, of nodes and edges as networkx holds them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Attributes", "Star", "filled", "node"]

Attributes = dict[str, Any]
Star = tuple[str, dict[str, Attributes]]
"""A node, and what is said of its edges by the node that each leads to."""

_Graph = TypeVar("_Graph", bound="nx.Graph[str]")


def node(kind: str, id: str) -> str:
    """Return the name of a node: its kind and its identifier.

    >>> node("domain", "holiday_watch")
    'domain:holiday_watch'
    """
    return f"{kind}:{id}"


def filled(graph: _Graph, nodes: dict[str, Attributes], stars: Iterable[Star]) -> _Graph:
    """Return an empty graph with nodes and edges; it takes what is said of them as its own.

    It is filled as networkx holds a graph. Their own methods look each edge up anew and copy what
    it says, which takes longer than to find it out.

    Args:
        graph: the graph; a multigraph is given what is said of an edge by key.
        nodes: what is said of each node; all the nodes that an edge leads to are there.
        stars: a node, and what is said of its edges by the node that each leads to; that is added
            to what was said of them before.

    Example:
        >>> import networkx as nx
        >>> nodes = {"partner:pm": {}, "instrument:c": {}}
        >>> stars = [("instrument:c", {"partner:pm": {"relation": "party"}})]
        >>> list(filled(nx.Graph(), nodes, stars).edges(data="relation"))
        [('partner:pm', 'instrument:c', 'party')]
    """
    near: dict[str, dict[str, Attributes]] = {name: {} for name in nodes}
    for one, star in stars:
        beside = near[one]
        for other, said in star.items():
            if other in beside:
                beside[other].update(said)
            else:
                beside[other] = near[other][one] = said
    graph._node, graph._adj = nodes, near  # type: ignore[attr-defined]
    return graph
