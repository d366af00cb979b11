"""A report as Markdown, for a comment or the summary of a workflow: a table for each answer."""

from collections.abc import Callable, Iterator, Sequence

from secuprev.render.checked import Checked, sentence, waiver_said, warnings
from secuprev.render.labels import SEVERITY_COLUMN, status_count
from secuprev.render.markdown_tables import markdown_table, markdown_words
from secuprev.render.naming import named
from secuprev.rules import WAIVED, Result, Status
from secuprev.values import Lang, Text

__all__ = ["markdown_report"]

_DAY = Text("Jour demandé : {}. Droit lu jusqu'au {}.", "Day asked about: {}. Law read up to {}.")
_RULE = Text("règle", "rule")
_SEVERITY = Text("gravité", "severity")
_OBJECT = Text("objet", "object")
_WHERE = Text("ligne", "line")
_WHY = Text("pourquoi", "why")
_TEXTS = Text("textes", "texts")
_WAIVER = Text("accepté", "accepted")
_BREACHES = Text("Manquements", "Breaches")
_WAIVED = Text("Manquements acceptés", "Waived breaches")
_UNTOLD = Text("Ce qui ne peut être dit", "What cannot be told")
_OBSERVED = Text("Observations", "Observations")
_CRASHED = Text("Règles en échec", "Rules that failed")
_NOT_APPLICABLE = Text("Sans objet", "Not applicable")

_Column = tuple[Text, Callable[[Checked, Result, Lang], str]]


def markdown_report(checked: Sequence[Checked], lang: Lang = "fr", *, every: bool = False) -> str:
    """Return reports as Markdown; every word of a document stays a word.

    Args:
        checked: the reports, with their documents.
        lang: the language.
        every: whether to tell also what does not apply.
    """
    return "\n".join(part for one in checked for part in _parts(one, lang, every))


def _parts(checked: Checked, lang: Lang, every: bool) -> Iterator[str]:
    report = checked.report
    yield f"# {markdown_words(named(report.name, report.framework))}\n"
    for _, said in warnings(report, lang):
        yield f"**{markdown_words(said)}**\n"
    day = _DAY.in_(lang).format(report.receipt.on, report.receipt.law_read_until)
    shown = (Status.BREACH, WAIVED, Status.UNVERIFIABLE, Status.COMPLIANT, Status.CRASHED)
    counts = ", ".join(status_count(one, report.counts[one], lang) for one in shown)
    yield f"{markdown_words(day)} {markdown_words(counts)}.\n"
    tables: tuple[tuple[Text, Sequence[Result], tuple[_Column, ...]], ...] = (
        (_CRASHED, report.crashed, _ASKED),
        (_BREACHES, report.breaches, (*_ASKED, _CITED)),
        (_WAIVED, report.waived, (*_ASKED, _ACCEPTED)),
        (_UNTOLD, report.unverifiable, _ASKED),
        (_OBSERVED, report.observations, _ASKED),
        (_NOT_APPLICABLE, report.by_status[Status.NOT_APPLICABLE] if every else (), _ASKED),
    )
    for title, results, columns in tables:
        if results:
            yield f"## {title.in_(lang)}\n"
            heads = [head.in_(lang) for head, _ in columns]
            rows = [[cell(checked, one, lang) for _, cell in columns] for one in results]
            yield markdown_table(heads, rows)


def _rule(checked: Checked, result: Result, lang: Lang) -> str:
    return f"{result.rule.name} ({result.rule.code})"


def _severity(checked: Checked, result: Result, lang: Lang) -> str:
    return SEVERITY_COLUMN[result.severity].in_(lang)


def _object(checked: Checked, result: Result, lang: Lang) -> str:
    return named(result.target.label.in_(lang), result.target.id)


def _place(checked: Checked, result: Result, lang: Lang) -> str:
    line = checked.line(result.target)
    return "" if line is None else str(line)


def _why(checked: Checked, result: Result, lang: Lang) -> str:
    return sentence(result, lang)


def _texts(checked: Checked, result: Result, lang: Lang) -> str:
    return ", ".join(dict.fromkeys(one.short for one in result.citations))


def _accepted(checked: Checked, result: Result, lang: Lang) -> str:
    return waiver_said(result.waiver, lang) if result.waiver else ""


_ASKED: tuple[_Column, ...] = (
    (_RULE, _rule),
    (_SEVERITY, _severity),
    (_OBJECT, _object),
    (_WHERE, _place),
    (_WHY, _why),
)
_CITED: _Column = (_TEXTS, _texts)
_ACCEPTED: _Column = (_WAIVER, _accepted)
