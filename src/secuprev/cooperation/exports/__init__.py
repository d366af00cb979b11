"""Graphs as files that other programs read: one module for each format.

Inside: how each format writes nodes, edges and their attributes, and which suffix means which
format. Not inside: what is in a graph (that is `secuprev.cooperation`), and any picture's layout.
"""

from secuprev.cooperation.exports.picture import PICTURES
from secuprev.cooperation.exports.writing import FORMATS, UnknownFormat, export, exported
from secuprev.cooperation.pictures.links import NotDrawn

__all__ = ["FORMATS", "PICTURES", "NotDrawn", "UnknownFormat", "export", "exported"]
