"""What each force may do in a subject on the last day of each year, as a band of colours."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import groupby

from catalogue.sheet import Sheet
from secuprev import law
from secuprev.law import CannotBeTold, Level
from secuprev.values import Text

__all__ = ["put_years"]

_SHORT = {
    Level.LEAD: Text("mener", "lead"),
    Level.ASSIST: Text("participer", "take part"),
    Level.REPORT: Text("signaler", "report"),
    Level.NONE: Text("–", "–"),
    None: Text("?", "?"),
}
_UNTOLD = Text("ne peut être dit", "cannot be told")
_EACH = Text(
    "Au dernier jour de chaque année, {} pour la dernière. « – » : la force n'est pas compétente ;"
    " « ? » : cela ne peut être dit.",
    'On the last day of each year, {} for the last one. "–": the force is not competent; "?": it'
    " cannot be told.",
)
_ROOM: dict[Level | None, int] = {
    Level.LEAD: 3,
    Level.ASSIST: 5,
    Level.REPORT: 4,
}  # years that the word needs


def put_years(sheet: Sheet, subject: str) -> None:
    """Write the band of each force, those that never may do anything left out."""
    days = list(_days())
    sheet.put(sheet.said(_EACH.in_(sheet.lang).format(days[-1])))
    heads = "".join(f'<th scope="col">{day:%y}</th>' for day in days)
    rows = [f"<tr><td></td>{heads}</tr>"]
    for kind in law.forces():
        told = [_level(kind.code, subject, day) for day in days]
        if any(level not in (Level.NONE, None) for level in told):
            name = escape(kind.label.in_(sheet.lang))
            cells = "".join(_cells(told, days, sheet))
            rows.append(f'<tr><th scope="row">{name}</th>{cells}</tr>')
    sheet.put("\n".join(['<div class="years"><table>', *rows, "</table></div>"]))


def _days() -> Iterator[date]:
    """Yield the last day of each year over which the law was read."""
    span = law.record()
    if span.start is None or span.end is None:
        raise AssertionError("the law was read from a day to a day")
    for year in range(span.start.year, span.end.year + 1):
        yield min(date(year, 12, 31), span.end)


def _level(force: str, subject: str, day: date) -> Level | None:
    try:
        return law.competence(force, subject, day).level
    except CannotBeTold:
        return None


def _cells(told: list[Level | None], days: list[date], sheet: Sheet) -> Iterator[str]:
    """Yield a cell for each run of years with the same level."""
    first = 0
    for level, run in groupby(told):
        count = len(list(run))
        years = f"{days[first].year}–{days[first + count - 1].year}"
        words = level.label if level else _UNTOLD
        short = _SHORT[level].in_(sheet.lang)
        shown = short if count >= _ROOM.get(level, 1) else short[0]
        hint = escape(f"{years} : {words.in_(sheet.lang)}")
        name = level.value if level else "untold"
        yield f'<td class="{name}" colspan="{count}" title="{hint}">{shown}</td>'
        first += count
