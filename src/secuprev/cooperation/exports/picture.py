"""A picture of who works with whom, as `secuprev.cooperation.pictures` draws it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from secuprev.cooperation.pictures import PICTURE_SUFFIXES, draw_cooperation, save_picture
from secuprev.cooperation.pictures.canvas import figure_of
from secuprev.values import Lang

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["PICTURES", "drawn"]

PICTURES = tuple(suffix.removeprefix(".") for suffix in PICTURE_SUFFIXES)


def drawn(graph: "nx.Graph[Any]", format: str, lang: Lang) -> bytes:
    """Return the picture of a graph of `secuprev.cooperation_graph`.

    Raises:
        NotDrawn: it is another graph.
        PlotMissing: matplotlib is not installed.
    """
    ax = draw_cooperation(cast("nx.MultiGraph[str]", graph), lang=lang)
    import matplotlib.pyplot as plt

    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"picture.{format}"
            save_picture(ax, path)
            return path.read_bytes()
    finally:
        plt.close(figure_of(ax))
