"""GraphML, as its schema wants it: identifiers are tokens, and every attribute has a type.

networkx writes names that are no tokens and the same identifier for several edges, loses carriage
returns, and writes otherwise where lxml is installed.
"""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from secuprev.cooperation.exports.escaping import held, name_token
from secuprev.cooperation.exports.plain import Value, columns, edges, said
from secuprev.cooperation.exports.written import xml_document

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["write"]

_TYPES: dict[type[Value], str] = {str: "string", int: "long", float: "double", bool: "boolean"}


def write(graph: "nx.Graph[str]") -> bytes:
    """Return a plain graph as GraphML."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    links = [(one, one.keyed("key")) for one in edges(graph)]
    _declare(root, "graph", columns([graph.graph]))
    _declare(root, "node", columns(data for _, data in graph.nodes(data=True)))
    _declare(root, "edge", columns(data for _, data in links))
    direction = "directed" if graph.is_directed() else "undirected"
    body = SubElement(root, "graph", edgedefault=direction)
    _fill(body, "graph", graph.graph)
    for name, data in graph.nodes(data=True):
        _fill(SubElement(body, "node", id=name_token(name)), "node", data)
    for one, data in links:
        ends = {"source": name_token(one.source), "target": name_token(one.target)}
        _fill(SubElement(body, "edge", ends), "edge", data)
    return xml_document(root)


def _declare(root: Element, scope: str, held_by: dict[str, type[Value]]) -> None:
    for name, kind in held_by.items():
        said_as = {"attr.name": name_token(name), "attr.type": _TYPES[kind]}
        SubElement(root, "key", {"id": _key(scope, name), "for": scope} | said_as)


def _fill(element: Element, scope: str, data: dict[str, Value]) -> None:
    for name, value in data.items():
        SubElement(element, "data", key=_key(scope, name)).text = held(said(value))


def _key(scope: str, name: str) -> str:
    return f"{scope}.{name_token(name)}"
