"""A networkx graph made at once, of nodes and edges that are put down as networkx holds them."""

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, field

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Attributes", "Draft", "node"]

Attributes = dict[str, Any]
_Graph = TypeVar("_Graph", bound="nx.Graph[str]")


def node(kind: str, id: str) -> str:
    """Return the name of a node: its kind and its identifier.

    >>> node("domain", "holiday_watch")
    'domain:holiday_watch'
    """
    return f"{kind}:{id}"


@define
class Draft:
    """Nodes and edges, put down as networkx holds them.

    The methods of networkx look at each edge anew and copy what it says, which takes longer than
    to find it out. What comes of a draft is a plain graph of theirs, the same as they would make.

    Attributes:
        nodes: what is said of each node, by its name.
        near: by node and by neighbour, what is said of the edge; of a multigraph, by key as well.

    Example:
        >>> import networkx as nx
        >>> draft = Draft()
        >>> draft.put("partner:pm", {})
        >>> draft.put("instrument:c", {})
        >>> draft.join("instrument:c", "partner:pm", {"relation": "party"})
        >>> graph = draft.over(nx.Graph(on="2021-01-01"))
        >>> list(graph.edges(data="relation"))
        [('partner:pm', 'instrument:c', 'party')]
    """

    nodes: dict[str, Attributes] = field(factory=dict)
    near: dict[str, dict[str, Any]] = field(factory=dict)

    def put(self, name: str, attributes: Attributes) -> None:
        """Add a node, or say other things of one that is there."""
        self.nodes[name] = attributes
        self.near.setdefault(name, {})

    def join(self, one: str, other: str, said: Attributes) -> None:
        """Join two nodes; what is said of an edge that is there already is added to it."""
        known = self.near[one].get(other)
        if known is None:
            self.near[one][other] = self.near[other][one] = said
        else:
            known.update(said)

    def over(self, graph: _Graph) -> _Graph:
        """Return an empty graph with these nodes and edges, which are its own from then on."""
        graph._node, graph._adj = self.nodes, self.near  # type: ignore[attr-defined]
        return graph
