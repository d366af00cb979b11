"""Mermaid, for pages: what a reader sees of a graph, and no attribute."""

from typing import TYPE_CHECKING

from secuprev.cooperation.exports.escaping import held
from secuprev.cooperation.exports.plain import edges, said

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["write"]

# The shape that tells a kind of node; one of another kind is a rectangle, as a partner is.
_SHAPES = {
    "partner": ("[", "]"),
    "instrument": ("{{", "}}"),
    "domain": ("([", "])"),
    "commune": ("((", "))"),
}
# A line, then the one of what is not certain; those of a directed graph come second.
_LINES = (("---", "-.-"), ("-->", "-.->"))
_SAFE = frozenset(" '()+,-./:?")


def write(graph: "nx.Graph[str]") -> bytes:
    """Return a plain graph as a Mermaid flowchart; what is not certain is a dotted line."""
    lines = ["flowchart LR"]
    names = {name: f"n{rank}" for rank, name in enumerate(graph)}
    for name, data in graph.nodes(data=True):
        before, after = _SHAPES.get(said(data.get("kind", "")), _SHAPES["partner"])
        label = _quoted(said(data.get("label", name)))
        lines.append(f"  {names[name]}{before}{label}{after}")
    for one in edges(graph):
        line = _LINES[graph.is_directed()][one.attributes.get("certain") is False]
        words = said(one.attributes.get("label") or one.attributes.get("relation", ""))
        label = f"|{_quoted(words)}|" if words else ""
        lines.append(f"  {names[one.source]} {line}{label} {names[one.target]}")
    return "\n".join([*lines, ""]).encode()


def _quoted(words: str) -> str:
    """Return words in quotes, what is no letter, digit or plain stop as ``#NN;``, its number."""
    return f'"{"".join(map(_written, held(words))) or " "}"'


def _written(one: str) -> str:
    if one == "\n":
        return "<br/>"
    return one if one.isalnum() or one in _SAFE else f"#{ord(one)};"
