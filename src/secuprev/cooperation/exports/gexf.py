"""GEXF 1.3 with time: Gephi shows what was there on a day along its time line.

networkx writes the day on which it ran, a wrong namespace, an attribute that the schema does not
know, and no ``kind``, without which Gephi makes one edge of two between the same ends.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from secuprev.cooperation.exports.escaping import held, held_spaces
from secuprev.cooperation.exports.plain import Value, columns, edges, said
from secuprev.cooperation.exports.written import xml_document
from secuprev.values import InvalidDate, PartialDate

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["write"]

_TYPES: dict[type[Value], str] = {str: "string", int: "long", float: "double", bool: "boolean"}
# Where networkx keeps the key of an edge, and looks for it when it reads.
_KEY = "networkx_key"


def write(graph: "nx.Graph[str]") -> bytes:
    """Return a plain graph as GEXF."""
    root = Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "secuprev"
    if graph.graph:
        about = "\n".join(f"{name}: {said(value)}" for name, value in graph.graph.items())
        SubElement(meta, "description").text = held(about)
    direction = "directed" if graph.is_directed() else "undirected"
    body = SubElement(root, "graph", defaultedgetype=direction, mode="static")

    nodes = [(name, _untitled(data)) for name, data in graph.nodes(data=True)]
    links = [(one, _untitled(one.keyed(_KEY))) for one in edges(graph)]
    _declare(body, "node", [data for _, data in nodes])
    _declare(body, "edge", [data for _, data in links])
    place = SubElement(body, "nodes")
    for name, values in nodes:
        node = SubElement(place, "node", id=held(name))
        _fill(node, {"label": name} | graph.nodes[name], values)
    place = SubElement(body, "edges")
    for one, values in links:
        edge = SubElement(place, "edge", id=one.id, source=held(one.source))
        edge.set("target", held(one.target))
        if one.key is not None:
            edge.set("kind", held_spaces(one.key))  # a token: its spaces would not count
        _fill(edge, one.attributes, values)
    if any("start" in one.attrib or "end" in one.attrib for one in body.iter()):
        body.attrib |= {"mode": "dynamic", "timeformat": "date"}
    return xml_document(root)


def _untitled(data: Mapping[str, Value]) -> dict[str, Value]:
    """Return the attributes without the label, which has a place of its own."""
    return {name: value for name, value in data.items() if name != "label"}


def _declare(body: Element, scope: str, rows: Iterable[Mapping[str, Value]]) -> None:
    place = Element("attributes", {"class": scope})
    for name, kind in columns(rows).items():
        known_as = {"id": held(name), "title": held(name), "type": _TYPES[kind]}
        SubElement(place, "attribute", known_as)
    if len(place):
        body.append(place)


def _fill(element: Element, data: Mapping[str, Value], values: Mapping[str, Value]) -> None:
    if "label" in data:
        element.set("label", held(said(data["label"])))
    element.attrib |= _lifetime(data)
    if values:
        place = SubElement(element, "attvalues")
        for name, value in values.items():
            SubElement(place, "attvalue", {"for": held(name), "value": held(said(value))})


def _lifetime(data: Mapping[str, Value]) -> dict[str, str]:
    """Return the first and the last day that it may have been there, as far as they are known."""
    since, until = _moment(data.get("since")), _moment(data.get("until"))
    first = None if since is None else since.earliest
    last = None if until is None else until.latest
    if first and last and last < first:
        return {}  # no reader takes a time that ends before it begins; the texts are there
    known = {"start": first, "end": last}
    return {name: day.isoformat() for name, day in known.items() if day is not None}


def _moment(value: Value | None) -> PartialDate | None:
    with suppress(InvalidDate):
        return PartialDate.parse(value) if isinstance(value, str) else None
    return None
