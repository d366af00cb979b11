"""Cytoscape JSON, for Cytoscape and Cytoscape.js."""

from typing import TYPE_CHECKING

from secuprev.cooperation.exports.written import json_document

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["write"]


def write(graph: "nx.Graph[str]") -> bytes:
    """Return a plain graph as Cytoscape JSON.

    networkx writes the attributes of the graph as pairs, where Cytoscape wants an object, gives
    edges no identifier and takes the name of a node for what is shown.
    """
    import networkx as nx

    data = nx.cytoscape_data(graph)
    data["data"] = dict(data["data"])
    for one in data["elements"]["nodes"]:
        one["data"]["name"] = one["data"].get("label", one["data"]["id"])
    for rank, one in enumerate(data["elements"]["edges"]):
        one["data"]["id"] = f"e{rank}"
    return json_document(data)
