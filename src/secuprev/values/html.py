"""A small table as HTML, for notebooks: escaped, and readable on a light or a dark page."""

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["html_table"]


def html_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table under a title; every text is escaped, and no colour is set.

    >>> html_table("<b>", ["a"], [["x & y"]])
    '<table><caption>&lt;b&gt;</caption><tr><th>a</th></tr><tr><td>x &amp; y</td></tr></table>'
    """
    lines = [_row("th", heads), *(_row("td", row) for row in rows)]
    return f"<table><caption>{escape(title)}</caption>{''.join(lines)}</table>"


def _row(tag: str, cells: Iterable[object]) -> str:
    said = (escape("" if cell is None else str(cell)) for cell in cells)
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in said) + "</tr>"
