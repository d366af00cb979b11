"""A picture of who works with whom, as `secuprev.cooperation.pictures` draws it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from secuprev.cooperation.pictures import PICTURE_SUFFIXES, draw_cooperation, save_picture
from secuprev.cooperation.pictures.canvas import figure_of
from secuprev.values import Lang, Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["PICTURES", "NotDrawn", "drawn"]

PICTURES = tuple(suffix.removeprefix(".") for suffix in PICTURE_SUFFIXES)
_NOT_DRAWN = Text(
    "seul le graphe de coopération se dessine", "only the graph of cooperation is drawn"
)


class NotDrawn(ValueError):
    """A picture was asked for of a graph that is not one of cooperation; `message` says so."""

    def __init__(self) -> None:
        super().__init__(_NOT_DRAWN.en)
        self.message = _NOT_DRAWN


def drawn(graph: "nx.Graph[Any]", format: str, lang: Lang) -> bytes:
    """Return the picture of a graph of `secuprev.cooperation_graph`.

    Raises:
        NotDrawn: it is another graph.
        PlotMissing: matplotlib is not installed.
    """
    import networkx as nx

    if not isinstance(graph, nx.MultiGraph) or graph.is_directed():
        raise NotDrawn
    ax = draw_cooperation(graph, lang=lang)
    import matplotlib.pyplot as plt

    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"picture.{format}"
            save_picture(ax, path)
            return path.read_bytes()
    finally:
        plt.close(figure_of(ax))
