"""The states of a legal value through time, as a table."""

from typing import Any

from catalogue.sheet import Sheet
from secuprev import law
from secuprev.law.citation import cite_printed
from secuprev.render.labels import label, legal_value
from secuprev.render.law_pages import (
    NOTE,
    READ,
    SURE,
    WHERE,
    departement,
    read_part,
    said_period,
)
from secuprev.values import Period, Text

__all__ = ["brought", "put_life"]

_WHEN = Text("Période", "Period")
_VALUE = Text("Valeur", "Value")
_ON = Text("Fondement", "Rests on")
_BY = Text("Apporté par", "Brought by")


def brought(sheet: Sheet, references: tuple[str, ...]) -> str:
    """Return the texts that brought something, as links where their address is known."""
    return sheet.cited(one for reference in references for one in cite_printed(reference, Period()))


def put_life(sheet: Sheet, parameter: law.Parameter) -> None:
    """Write the states of a legal value, then those of the territories with rules of their own."""
    _states(sheet, parameter.series, parameter.unit)
    for code, series in parameter.elsewhere.items():
        sheet.put(sheet.said(WHERE.in_(sheet.lang).format(departement(code))))
        _states(sheet, series, parameter.unit)
    span = said_period(parameter.series.span, sheet.lang)
    sheet.put(sheet.said(READ.in_(sheet.lang).format(span)))


def _states(sheet: Sheet, series: law.Series[Any], unit: str | None) -> None:
    rows = []
    for state in series:
        period = read_part(state.period, series.span)
        if period is None:
            continue
        value = [legal_value(state.value, unit, sheet.lang)]
        if state.confidence is not law.Confidence.HIGH:
            value.append(SURE.in_(sheet.lang).format(label(state.confidence).in_(sheet.lang)))
        if state.note:
            value.append(NOTE.in_(sheet.lang).format(state.note.in_(sheet.lang)))
        rows.append(
            (
                sheet.said(said_period(period, sheet.lang)),
                "<br>".join(map(sheet.said, value)),
                sheet.cited(state.citations()),
                brought(sheet, state.changed_by),
            )
        )
    sheet.table((_WHEN, _VALUE, _ON, _BY), rows)
