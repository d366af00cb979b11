"""CSV: the edges, a row each, for spreadsheets and data frames."""

import csv
import io
from typing import TYPE_CHECKING

from secuprev.cooperation.exports.plain import columns, edges, said
from secuprev.values import inert

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["write"]


def write(graph: "nx.Graph[str]") -> bytes:
    """Return the edges of a plain graph as CSV (RFC 4180): both ends, the key, the attributes.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    links = list(edges(graph))
    known = [*columns(one.attributes for one in links)]
    key = ["key"] if graph.is_multigraph() else []
    lines = io.StringIO(newline="")
    rows = csv.writer(lines)
    rows.writerow(["source", "target", *key, *known])
    for one in links:
        found = [one.attributes.get(name) for name in known]
        ends = [one.source, one.target, *([one.key] if key else [])]
        cells = ["" if value is None else said(value) for value in found]
        rows.writerow([inert(cell) for cell in (*map(str, ends), *cells)])
    return lines.getvalue().encode(errors="backslashreplace")
