"""Who works with whom on what: graphs, coverage and its gaps, change, on any day.

Inside: views of a framework on a day, and plain networkx graphs of them. Not inside: what must hold
(that is `rules`), and words laid out for a page (that is `render`).
"""

from secuprev.cooperation.cells import UNTOLD, Cell, CellState, Cover
from secuprev.cooperation.changes import Change, Changes, Subject, Way, compare
from secuprev.cooperation.covering import COLUMNS, Coverage, Gap, coverage
from secuprev.cooperation.engagements import (
    Engagement,
    domains_between,
    engagements,
    instruments,
    isolated,
    partners_of,
    who,
)
from secuprev.cooperation.expectations import Expectation, ExpectedBy
from secuprev.cooperation.exports import NotDrawn, UnknownFormat, export, exported
from secuprev.cooperation.forecasting import Turn, forecast
from secuprev.cooperation.incidence import NODE_KINDS, incidence_graph
from secuprev.cooperation.instruments import (
    Instrument,
    InstrumentKind,
    Part,
    Relation,
    Strength,
    Theme,
)
from secuprev.cooperation.leaving import without
from secuprev.cooperation.losses import Loss, resilience
from secuprev.cooperation.partners import Actor
from secuprev.cooperation.projection import cooperation_graph

__all__ = [
    "COLUMNS",
    "NODE_KINDS",
    "UNTOLD",
    "Actor",
    "Cell",
    "CellState",
    "Change",
    "Changes",
    "Cover",
    "Coverage",
    "Engagement",
    "Expectation",
    "ExpectedBy",
    "Gap",
    "Instrument",
    "InstrumentKind",
    "Loss",
    "NotDrawn",
    "Part",
    "Relation",
    "Strength",
    "Subject",
    "Theme",
    "Turn",
    "UnknownFormat",
    "Way",
    "compare",
    "cooperation_graph",
    "coverage",
    "domains_between",
    "engagements",
    "export",
    "exported",
    "forecast",
    "incidence_graph",
    "instruments",
    "isolated",
    "partners_of",
    "resilience",
    "who",
    "without",
]
