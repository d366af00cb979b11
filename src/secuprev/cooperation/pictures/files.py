"""Pictures as files."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from secuprev.cooperation.pictures.canvas import figure_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["PICTURE_SUFFIXES", "save_picture"]

PICTURE_SUFFIXES = (".png", ".svg", ".pdf")
"""What the name of a picture may end in."""

_DPI = 150  # of pictures made of points


def save_picture(ax: "Axes", path: str | PathLike[str]) -> None:
    """Save the picture that axes stand in; the same picture gives the same file.

    Args:
        ax: the axes that a picture was drawn on.
        path: the file; its suffix says the form, see `PICTURE_SUFFIXES`.
    """
    import matplotlib

    dated = {".svg": "Date", ".pdf": "CreationDate"}.get(Path(path).suffix.lower())
    with matplotlib.rc_context({"svg.hashsalt": "secuprev", "svg.fonttype": "path"}):
        metadata = {dated: None} if dated else None
        figure_of(ax).savefig(path, dpi=_DPI, metadata=metadata)
