"""What can be told of a picture without looking at it."""

from itertools import combinations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox


def boxes_of(figure: Figure) -> dict[Text, Bbox]:
    """Return the place of each text of a figure, in pixels."""
    figure.draw_without_rendering()
    return {
        text: text.get_window_extent()
        for ax in figure.get_axes()
        for text in _texts(ax)
        if text.get_text().strip() and text.get_visible()
    }


def _texts(ax: Axes) -> list[Text]:
    """Return the titles, names, labels and words of the legend of axes."""
    found = [one for one in ax.get_children() if isinstance(one, Text)]
    legend = ax.get_legend()
    found += legend.get_texts() if legend else []
    for axis in (ax.xaxis, ax.yaxis) if ax.axison else ():
        low, high = sorted(axis.get_view_interval())
        ticks = zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True)
        found += [label for place, label in ticks if low <= place <= high]
    return found


def clipped(figure: Figure) -> list[str]:
    """Return the texts that a figure does not hold whole."""
    page = figure.bbox
    return [
        text.get_text()
        for text, box in boxes_of(figure).items()
        if box.x0 < page.x0 or box.y0 < page.y0 or box.x1 > page.x1 or box.y1 > page.y1
    ]


def overlapping(figure: Figure, tolerance: float = 1.0) -> list[tuple[str, str]]:
    """Return the texts of a figure that stand one on another, by more than some pixels."""
    return [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in combinations(boxes_of(figure).items(), 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > tolerance
        and min(a.y1, b.y1) - max(a.y0, b.y0) > tolerance
    ]


def words_of(ax: Axes) -> list[str]:
    """Return the texts that stand on axes, their title included."""
    return [text.get_text() for text in boxes_of(ax.figure)]


def ink(figure: Figure) -> float:
    """Return the part of a figure that is not blank."""
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[:, :, :3]
    return float((pixels < 250).any(axis=2).mean())
