"""Reports as workflow commands, which GitHub shows as annotations on the lines of a change.

A breach is an error, a warning or a notice by the text that asks for it. A forge shows few
annotations, so what cannot be told and what is waived are counted in one notice for each document.
"""

from collections.abc import Iterator, Sequence

from secuprev.render.checked import Checked, sentence, warnings
from secuprev.render.labels import status_count
from secuprev.render.layout import clean
from secuprev.rules import WAIVED, Result, Severity, Status
from secuprev.values import Lang
from secuprev.values.typography import colon

__all__ = ["workflow_commands"]

_LEVELS = {Severity.OBLIGATION: "error", Severity.MODEL: "warning", Severity.PRACTICE: "notice"}
_COUNTED = (Status.BREACH, WAIVED, Status.UNVERIFIABLE, Status.CRASHED)


def workflow_commands(checked: Sequence[Checked], lang: Lang = "fr", *, every: bool = False) -> str:
    """Return reports as the workflow commands of GitHub, one on a line.

    Args:
        checked: the reports, with their documents.
        lang: the language.
        every: whether to give a notice to each thing that cannot be told.
    """
    return "".join(f"{line}\n" for one in checked for line in _lines(one, lang, every))


def _lines(checked: Checked, lang: Lang, every: bool) -> Iterator[str]:
    report = checked.report
    for _, said in warnings(report, lang):
        yield _command("warning", checked, None, "secuprev", said)
    for one in (*report.crashed, *report.breaches, *(report.unverifiable if every else ())):
        level = _LEVELS[one.severity] if one.status is Status.BREACH else "notice"
        if one.status is Status.CRASHED:
            level = "error"
        title = f"{one.rule.name} ({one.rule.code})"
        yield _command(level, checked, checked.line(one.target), title, _said(one, lang))
    counts = ", ".join(status_count(one, report.counts[one], lang) for one in _COUNTED)
    yield _command("notice", checked, None, f"secuprev {report.receipt.on}", counts)


def _said(result: Result, lang: Lang) -> str:
    said = colon(result.target.label.in_(lang), sentence(result, lang), lang)
    articles = ", ".join(dict.fromkeys(one.short for one in result.citations))
    return f"{said} ({articles})" if articles else said


def _command(level: str, checked: Checked, line: int | None, title: str, said: str) -> str:
    where = {"file": checked.path, "line": line, "title": title}
    given = ",".join(f"{name}={_value(str(one))}" for name, one in where.items() if one is not None)
    return f"::{level} {given}::{_data(said)}"


def _data(words: str) -> str:
    """Return words as the runner reads a message; nothing in them can end the line."""
    return clean(words).replace("%", "%25")


def _value(words: str) -> str:
    """Return words as the runner reads a property."""
    return _data(words).replace(":", "%3A").replace(",", "%2C")
