"""Pictures of a cooperation, drawn with matplotlib.

Inside: shapes, colours, places on a page. Not inside: any answer; what is drawn is what the graphs,
the coverage and the instruments of a day say. matplotlib is loaded by the first picture: it comes
with the extra ``plot``.

A picture is drawn on the axes that are given, else on a figure of its own, large enough for it.
"""

from secuprev.cooperation.pictures.canvas import PlotMissing
from secuprev.cooperation.pictures.files import PICTURE_SUFFIXES, save_picture
from secuprev.cooperation.pictures.matrix import draw_coverage
from secuprev.cooperation.pictures.timeline import draw_timeline
from secuprev.cooperation.pictures.web import draw_cooperation

__all__ = [
    "PICTURE_SUFFIXES",
    "PlotMissing",
    "draw_cooperation",
    "draw_coverage",
    "draw_timeline",
    "save_picture",
]
