"""Legal values as plain text: the list of them, one on a day, the life of one."""

from collections.abc import Iterable
from typing import Any

from secuprev import france, law
from secuprev.law.citation import cite_printed
from secuprev.render.labels import label, legal_value
from secuprev.render.layout import Page, Paint, plain
from secuprev.render.not_law import put_not_law
from secuprev.values import AnyDate, Lang, Period, Text, as_partial

__all__ = [
    "BROUGHT",
    "NOTE",
    "READ",
    "SURE",
    "WHERE",
    "departement",
    "law_life",
    "law_list",
    "law_value",
    "put_life",
    "read_part",
    "said_day",
    "said_period",
    "shorts",
]

_ON = Text("Le {}", "On {}")
_IN = Text("En {}", "In {}")
_PERIOD = Text("Période : {}", "Period: {}")
_SINCE = Text("depuis le {}", "since {}")
_UNTIL = Text("jusqu'au {}", "until {}")
_FROM_TO = Text("du {} au {}", "from {} to {}")
_ALWAYS = Text("sur toute la période lue", "over all the days read")
_TEXTS = Text("Textes :", "Texts:")
BROUGHT = Text("Apporté par : {}", "Brought by: {}")
SURE = Text("Fiabilité : {}", "Confidence: {}")
_NOT_LAW = Text("Ce n'est pas le droit.", "Not law.")
NOTE = Text("Note : {}", "Note: {}")
READ = Text("Droit lu {}.", "Law read {}.")
WHERE = Text("Département {} :", "Département {}:")
_STATE = Text("{} : {}", "{}: {}")


def said_period(period: Period, lang: Lang) -> str:
    """Return a period in words.

    >>> said_period(Period(law.record().start), "fr"), said_period(Period(), "en")
    ('depuis le 1999-04-16', 'over all the days read')
    """
    start, end = period.start, period.end
    if start is None and end is None:
        return _ALWAYS.in_(lang)
    if end is None:
        return _SINCE.in_(lang).format(start)
    return (
        (_UNTIL.in_(lang).format(end)) if start is None else _FROM_TO.in_(lang).format(start, end)
    )


def said_day(on: AnyDate, lang: Lang) -> str:
    """Return the moment asked about in words.

    >>> said_day("2012-11-23", "fr"), said_day("2012-11", "en")
    ('Le 2012-11-23', 'In 2012-11')
    """
    moment = as_partial(on)
    return (_ON if moment.is_exact else _IN).in_(lang).format(moment)


def shorts(references: Iterable[str]) -> str:
    """Return references in their shortest form, separated by commas.

    >>> shorts(["LOI-2019-1461 art. 61"])
    'Loi 2019-1461 art. 61'
    """
    found = (one for reference in references for one in cite_printed(reference, Period()))
    return ", ".join(one.short for one in found)


def law_list(lang: Lang = "fr", width: int = 80, *, paint: Paint = plain) -> str:
    """Return the names of all the legal values, each with what it is."""
    page = Page(lang, width, paint)
    for name in law.names():
        page.put(name, tone="name")
        page.put(law.parameter(name).label, indent=4)
    return page.text()


def law_value(
    name: str, on: AnyDate, lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return a legal value on a day, with all that it rests on.

    Raises:
        UnknownName: no parameter has that name.
        CannotBeTold: the law of that day was not read, or changed inside it.
    """
    parameter = law.parameter(name)
    page = Page(lang, width, paint)
    _title(page, parameter)
    page.blank()
    _answer(page, parameter, parameter.at(on))
    for code in parameter.elsewhere:
        page.blank()
        page.put(WHERE.in_(lang).format(departement(code)), tone="heading")
        try:
            _answer(page, parameter, parameter.at(on, code), indent=2)
        except law.CannotBeTold as untold:
            page.put(untold.message, indent=2)
    return page.text()


def _title(page: Page, parameter: law.Parameter) -> None:
    put_not_law(page, law.laid())
    page.put(parameter.name, tone="title")
    page.put(parameter.label)


def _answer(page: Page, parameter: law.Parameter, answer: law.LegalValue, indent: int = 0) -> None:
    value = legal_value(answer.value, parameter.unit, page.lang)
    asked = said_day(answer.on, page.lang)
    page.put(_STATE.in_(page.lang).format(asked, value), indent, hang=2, tone="heading")
    page.put(_PERIOD.in_(page.lang).format(said_period(answer.period, page.lang)), indent)
    if answer.citations:
        page.put(_TEXTS, indent)
    for one in answer.citations:
        page.put(one.short, indent + 2, hang=2)
        page.put(one.label(page.lang), indent + 4, hang=2)
        if one.url:
            page.put(one.url, indent + 4)
    if answer.changed_by:
        page.put(BROUGHT.in_(page.lang).format(shorts(answer.changed_by)), indent, hang=2)
    sure = label(answer.confidence).in_(page.lang)
    page.put(_NOT_LAW if answer.laid else SURE.in_(page.lang).format(sure), indent)
    if answer.note:
        page.put(NOTE.in_(page.lang).format(answer.note.in_(page.lang)), indent, hang=2)


def departement(code: str) -> str:
    """Return a code with the name of the collectivity, where the reference knows it.

    >>> departement("13"), departement("99")
    ('13 (Bouches-du-Rhône)', '99')
    """
    try:
        return f"{code} ({france.departement(code).name})"
    except LookupError:
        return code


def law_life(name: str, lang: Lang = "fr", width: int = 80, *, paint: Paint = plain) -> str:
    """Return all the states of a legal value, oldest first.

    Raises:
        UnknownName: no parameter has that name.
    """
    parameter = law.parameter(name)
    page = Page(lang, width, paint)
    _title(page, parameter)
    page.blank()
    put_life(page, parameter)
    return page.text()


def put_life(page: Page, parameter: law.Parameter, indent: int = 0) -> None:
    """Write the states of a legal value, then those of the territories with rules of their own."""
    _states(page, parameter.series, parameter.unit, indent)
    for code, series in parameter.elsewhere.items():
        page.put(WHERE.in_(page.lang).format(departement(code)), indent, tone="heading")
        _states(page, series, parameter.unit, indent + 2)
    span = said_period(parameter.series.span, page.lang)
    page.put(READ.in_(page.lang).format(span), indent, tone="faint")


def _states(page: Page, series: law.Series[Any], unit: str | None, indent: int) -> None:
    for state in series:
        period = state.period if state.laid else read_part(state.period, series.span)
        if period is None:
            continue
        value = legal_value(state.value, unit, page.lang)
        when = said_period(period, page.lang)
        page.put(_STATE.in_(page.lang).format(when, value), indent, hang=2, tone="name")
        if state.references:
            page.put(", ".join(one.short for one in state.citations()), indent + 4, hang=2)
        if state.changed_by:
            page.put(BROUGHT.in_(page.lang).format(shorts(state.changed_by)), indent + 4, hang=2)
        if state.laid:
            page.put(_NOT_LAW, indent + 4, tone="breach")
        elif state.confidence is not law.Confidence.HIGH:
            sure = label(state.confidence).in_(page.lang)
            page.put(SURE.in_(page.lang).format(sure), indent + 4)
        if state.note:
            page.put(NOTE.in_(page.lang).format(state.note.in_(page.lang)), indent + 4, hang=2)


def read_part(period: Period, span: Period) -> Period | None:
    """Return the part of a period that begins inside what was read, ``None`` if there is none."""
    if not period.overlaps(span):
        return None
    starts = [day for day in (period.start, span.start) if day is not None]
    return Period(max(starts, default=None), period.end)
