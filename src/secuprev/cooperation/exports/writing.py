"""Writing a graph to a file: the suffix says the format, and the file is replaced at once."""

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secuprev.cooperation.exports import (
    cytoscape,
    dot,
    edge_list,
    gexf,
    graphml,
    mermaid,
    node_link,
)
from secuprev.cooperation.exports.picture import PICTURES, drawn
from secuprev.cooperation.exports.plain import plain
from secuprev.values import Lang, Text
from secuprev.values.files import replacing
from secuprev.values.nearness import near
from secuprev.values.wanted import Wanted, a_path

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMATS", "UnknownFormat", "export", "exported"]

# What makes a file of a graph, by its name: the suffix. Pictures are made by `picture`.
FORMATS: dict[str, Callable[["nx.Graph[Any]"], bytes]] = {
    "graphml": graphml.write,
    "gexf": gexf.write,
    "json": node_link.write,
    "cyjs": cytoscape.write,
    "dot": dot.write,
    "gv": dot.write,
    "mmd": mermaid.write,
    "csv": edge_list.write,
}


_GRAPH = Text("un graphe", "graph")
_MADE_BY = Text(
    "secuprev.cooperation_graph(dispositif) en fait un",
    "secuprev.cooperation_graph(framework) makes one",
)


class UnknownFormat(ValueError):
    """A suffix or a name that means no format of graphs.

    Attributes:
        name: what was given.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    @property
    def message(self) -> Text:
        """What was given and what is known, in both languages."""
        names = (*FORMATS, *PICTURES)
        known, others = ", ".join(names), ", ".join(near(self.name, names))
        return Text(
            fr=f"format de graphe inconnu : « {self.name} » ; connus : {known}"
            + (f" ; proche : {others}" if others else ""),
            en=f'unknown format of graphs: "{self.name}"; known: {known}'
            + (f"; near: {others}" if others else ""),
        )

    def __str__(self) -> str:
        return self.message.en


def export(
    graph: "nx.Graph[Any]",
    path: str | PathLike[str],
    *,
    format: str | None = None,
    lang: Lang = "fr",
) -> None:
    """Write a graph to a file, in the format that its suffix says.

    The same graph gives the same bytes. A file that is there is replaced once the new one is whole.

    Args:
        graph: a graph of this room, or any networkx graph.
        path: the file: ``.graphml``, ``.gexf``, ``.json`` (node-link), ``.cyjs``, ``.dot`` or
            ``.gv``, ``.mmd`` (Mermaid), ``.csv`` (edges); ``.png``, ``.svg`` and ``.pdf`` are
            pictures, which need matplotlib.
        format: the format, named as its suffix (``"gexf"``), whatever the file is called.
        lang: in which language labels are shown; both are there wherever attributes are.

    Raises:
        UnknownFormat: the suffix means no format; nothing is written.
        NotDrawn: a picture is of a graph of cooperation.
        PlotMissing: matplotlib, which draws pictures, is not installed.
        OSError: the file cannot be written.
    """
    where = Path(a_path(path))
    written = exported(graph, format or where.suffix[1:] or where.name, lang=lang)
    with replacing(where) as file:
        file.write(written)


def exported(graph: "nx.Graph[Any]", format: str, *, lang: Lang = "fr") -> bytes:
    """Return what `export` writes.

    >>> import networkx as nx
    >>> print(exported(nx.Graph([("pm", "pn")]), "dot").decode(), end="")
    graph {
      "pm";
      "pn";
      "pm" -- "pn";
    }

    Raises:
        UnknownFormat: no format has that name.
        NotDrawn, PlotMissing: see `export`.
    """
    import networkx as nx

    Wanted(nx.Graph, _GRAPH, _MADE_BY)(graph)
    name = format.casefold()
    if name in PICTURES:
        return drawn(graph, name, lang)
    writer = FORMATS.get(name)
    if writer is None:
        raise UnknownFormat(format)
    return writer(plain(graph, lang))
