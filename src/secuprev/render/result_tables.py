"""Reports as CSV, a row for each result, for those who sort and count in a spreadsheet."""

import io
from collections.abc import Sequence
from typing import Any

from secuprev.render.answer_tables import TABLES
from secuprev.render.checked import Checked, not_law_said, waiver_said
from secuprev.render.layout import clean
from secuprev.rules import Result
from secuprev.values import Lang

__all__ = ["RESULT_COLUMNS", "results_csv"]

RESULT_COLUMNS = (
    "framework",
    "file",
    "line",
    "rule",
    "name",
    "verdict",
    "severity",
    "asked",
    "kind",
    "id",
    "label",
    "message",
    "articles",
    "missing",
    "waiver",
    "on",
    "not_law",
)
"""The columns of a row, in order; `asked` is empty when that cannot be told."""


def results_csv(checked: Sequence[Checked], lang: Lang = "fr", *, every: bool = False) -> str:
    """Return the results of reports as CSV (RFC 4180); no cell begins as a formula would.

    Args:
        checked: the reports, with their documents.
        lang: the language.
        every: whether to tell also what does not apply and what is complied with in silence.
    """
    rows = [_row(one, result, lang) for one in checked for result in one.told(every)]
    out = io.BytesIO()
    TABLES["csv"](rows, RESULT_COLUMNS, out, {})
    return out.getvalue().decode()


def _row(checked: Checked, result: Result, lang: Lang) -> dict[str, Any]:
    report, target = checked.report, result.target
    articles = dict.fromkeys(one.short for one in result.citations)
    return {
        "framework": report.framework,
        "file": None if checked.path is None else clean(checked.path),  # it may be no text
        "line": checked.line(target),
        "rule": result.rule.code,
        "name": result.rule.name,
        "verdict": result.status.value,
        "severity": result.severity.value,
        "asked": result.asked,
        "kind": target.kind,
        "id": target.id,
        "label": target.label.in_(lang),
        "message": result.message.in_(lang) if result.message else None,
        "articles": "; ".join(articles),
        "missing": [fact.path for fact in result.missing],
        "waiver": waiver_said(result.waiver, lang) if result.waiver else None,
        "on": report.receipt.on.isoformat(),
        "not_law": not_law_said(report, lang),
    }
