"""Node-link JSON, as networkx and D3 read it."""

from typing import TYPE_CHECKING

from secuprev.cooperation.exports.written import json_document

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["write"]


def write(graph: "nx.Graph[str]") -> bytes:
    """Return a plain graph as node-link JSON."""
    import networkx as nx

    return json_document(nx.node_link_data(graph, edges="edges"))
