"""The legend of a picture: what its colours, marks, hatches and lines say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from secuprev.cooperation.pictures.canvas import by
from secuprev.cooperation.pictures.writing import INK, length

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

__all__ = ["Sign", "legend_height", "put_legend"]

_SIZE = 8.0  # of letters, in points
_SAMPLE, _APART, _BETWEEN, _ROW = 2.2, 0.7, 1.6, 1.75  # in sizes of letters


@frozen
class Sign:
    """A sample and what it stands for."""

    sample: "Artist"
    words: str


def legend_height(signs: Sequence[Sign], width: float) -> float:
    """Return the height of a legend on a width, in points, with the room above it."""
    return (-(-len(signs) // _columns(signs, width)) * _ROW + 1.2) * _SIZE if signs else 0.0


def put_legend(
    ax: "Axes",
    signs: Sequence[Sign],
    width: float,
    *,
    margin: float = 0,
    below: float | None = None,
) -> None:
    """Put a legend on the foot of axes.

    Args:
        ax: the axes.
        signs: what it says.
        width: how wide it may be, in points.
        margin: how far on the left of the axes that width begins.
        below: how far below the axes it stands; on them when ``None``.
    """
    if not signs:
        return
    ax.legend(
        [one.sample for one in signs],
        [one.words for one in signs],
        loc="lower center" if below is None else "upper center",
        bbox_to_anchor=(0, 0),
        bbox_transform=ax.transAxes + by(ax, width / 2 - margin, -(below or 0)),
        ncols=_columns(signs, width),
        fontsize=_SIZE,
        labelcolor=INK,
        frameon=False,
        borderaxespad=0,
        borderpad=0.2,
        handlelength=_SAMPLE,
        handletextpad=_APART,
        columnspacing=_BETWEEN,
    )


def _columns(signs: Sequence[Sign], width: float) -> int:
    """Return into how many columns signs are set, the last row being as full as may be."""
    widest = max(length(one.words, _SIZE) for one in signs)
    most = int(width // (widest + (_SAMPLE + _APART + _BETWEEN) * _SIZE))
    columns = max(1, min(most, len(signs)))
    rows = -(-len(signs) // columns)
    return -(-len(signs) // rows)
