r"""DOT, for Graphviz.

In a quoted text of DOT a quote takes a backslash before it; where Graphviz shows the text, ``\\``
is a backslash and ``\n`` a new line, and ``&`` begins a character told by name. Names and
attributes are written alike, so that one rule reads them all back.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from secuprev.cooperation.exports.escaping import held
from secuprev.cooperation.exports.plain import Value, edges, said

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["write"]

_WORDS = frozenset(("node", "edge", "graph", "digraph", "subgraph", "strict"))
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def write(graph: "nx.Graph[str]") -> bytes:
    """Return a plain graph as DOT."""
    kind, arrow = ("digraph", "->") if graph.is_directed() else ("graph", "--")
    lines = [f"{kind} {{"]
    if graph.graph:
        lines.append(f"  graph{_attributes(graph.graph)};")
    lines += [f"  {_quoted(name)}{_attributes(data)};" for name, data in graph.nodes(data=True)]
    for one in edges(graph):
        ends = f"{_quoted(one.source)} {arrow} {_quoted(one.target)}"
        lines.append(f"  {ends}{_attributes(one.keyed('key'))};")
    return "\n".join([*lines, "}\n"]).encode()


def _attributes(data: Mapping[str, Value]) -> str:
    if not data:
        return ""
    pairs = (f"{_name(name)}={_quoted(_written(name, value))}" for name, value in data.items())
    return f" [{', '.join(pairs)}]"


def _name(name: str) -> str:
    return (
        name
        if name.isidentifier() and name.isascii() and name.lower() not in _WORDS
        else _quoted(name)
    )


def _written(name: str, value: Value) -> str:
    """Return a value as a text; a label is shown, and there ``&lt;`` would be read as ``<``."""
    text = said(value)
    if name != "label":
        return text
    # Graphviz 16 may crash on a label whose first line is empty.
    return (f" {text}" if text.startswith("\n") else text).replace("&", "&amp;")


def _quoted(text: str) -> str:
    return f'"{held(text).translate(_ESCAPES)}"'
