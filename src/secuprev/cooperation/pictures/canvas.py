"""The page that pictures are drawn on: whose it is, how large, lengths being in points."""

from typing import TYPE_CHECKING

from attrs import frozen

from secuprev.values import Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

__all__ = [
    "PlotMissing",
    "Sheet",
    "by",
    "figure_of",
    "need_matplotlib",
    "page",
    "room",
]

_POINTS = 72  # in an inch
_MARGIN = 14.0  # what the layout keeps around the axes, and a little more
_SLACK = 0.93  # letters are a little narrower at another resolution
_MOST = 0.8  # part of axes that are given that what stands around them may take
_NO_PLOT = Text(
    fr="les images ont besoin de matplotlib : pip install 'secuprev[plot]'",
    en="pictures need matplotlib: pip install 'secuprev[plot]'",
)


class PlotMissing(ImportError):
    """A picture was asked for, and matplotlib is not installed; `message` says so."""

    def __init__(self) -> None:
        super().__init__(_NO_PLOT.en, name="matplotlib")
        self.message = _NO_PLOT


def need_matplotlib() -> None:
    """Say in one sentence that matplotlib is missing, if it is.

    Raises:
        PlotMissing: matplotlib is not installed.
    """
    try:
        import matplotlib  # noqa: F401
    except ModuleNotFoundError as error:
        if error.name != "matplotlib":
            raise
        raise PlotMissing from error


@frozen
class Sheet:
    """What a picture takes: the size of its axes, and what stands around them."""

    width: float
    height: float
    left: float = 0
    above: float = 0
    below: float = 0


def page(ax: "Axes | None", sheet: Sheet) -> "Axes":
    """Return the axes given, else those of a new figure on which a picture has all its room.

    Axes that are given make room inside their box for what stands around them, unless a layout
    engine does.
    """
    if ax is None:
        import matplotlib.pyplot as plt

        wide = sheet.left + sheet.width + _MARGIN
        high = sheet.above + sheet.height + sheet.below + _MARGIN
        size = (wide / _POINTS, high / _POINTS)
        # Dark words need a pale page, whatever style is in use.
        figure = plt.figure(figsize=size, layout="constrained", facecolor="white")
        return figure.add_subplot(facecolor="white")
    if figure_of(ax).get_layout_engine() is None:
        _make_room(ax, sheet)
    return ax


def _make_room(ax: "Axes", sheet: Sheet) -> None:
    given, box = room(ax), ax.get_position()
    left = min(sheet.left / given.width, _MOST) * box.width
    ends = min(1 / given.height, _MOST / max(1.0, sheet.above + sheet.below)) * box.height
    bottom, top = sheet.below * ends, sheet.above * ends
    places = (box.x0 + left, box.y0 + bottom, box.width - left, box.height - bottom - top)
    ax.set_position(places)


@frozen
class Room:
    """The width and height of axes, and how far their labels reach on the left of them."""

    width: float
    height: float
    margin: float

    @property
    def whole(self) -> float:
        """The width with the labels."""
        return self.margin + self.width


def room(ax: "Axes") -> Room:
    """Return the room that axes have, once the layout gave them their place."""
    figure = figure_of(ax)
    figure.draw_without_rendering()
    box, reach, scale = ax.get_window_extent(), ax.get_tightbbox(), _POINTS / figure.dpi
    margin = 0.0 if reach is None else float(box.x0 - reach.x0) * scale
    return Room(float(box.width) * scale, float(box.height) * scale, max(0.0, margin * _SLACK))


def by(ax: "Axes", right: float = 0, up: float = 0) -> "Transform":
    """Return what moves a thing on the page by a length, whatever its size."""
    from matplotlib.transforms import ScaledTranslation

    return ScaledTranslation(right / _POINTS, up / _POINTS, figure_of(ax).dpi_scale_trans)


def figure_of(ax: "Axes") -> "Figure":
    """Return the whole figure that axes stand in."""
    from matplotlib.figure import Figure

    figure = ax.figure
    while not isinstance(figure, Figure):  # a part of a larger figure
        figure = figure.figure
    return figure
