"""What the library found, as people read it: a report, a rule, a legal value as plain text.

Inside: words for codes, and the laying out of lines of a given width. Not inside: files, options,
colours of a terminal (a `Paint` puts them on), and anything that judges. What a check needs is
loaded at once, the other pages when they are asked for.
"""

from typing import TYPE_CHECKING

from secuprev.on_use import loading
from secuprev.render.fault_list import fault_list
from secuprev.render.layout import Paint, Tone, paragraph, plain
from secuprev.render.text import text

if TYPE_CHECKING:
    from secuprev.render.annotations import workflow_commands
    from secuprev.render.answer_tables import (
        COLUMNS,
        SHIFT_COLUMNS,
        TABLES,
        TablesMissing,
        answer_row,
        shift_row,
    )
    from secuprev.render.change_pages import changes_text, forecast_text, losses_text
    from secuprev.render.checked import Checked
    from secuprev.render.coverage_pages import coverage_markdown, coverage_text
    from secuprev.render.domain_pages import domain_card, domain_list
    from secuprev.render.duty_pages import duty_history, duty_list
    from secuprev.render.junit import junit_suites
    from secuprev.render.law_pages import law_life, law_list, law_value
    from secuprev.render.model_pages import model_comparison
    from secuprev.render.page import PageMissing, one_page
    from secuprev.render.report_pages import markdown_report
    from secuprev.render.result_tables import RESULT_COLUMNS, results_csv
    from secuprev.render.rule_pages import rule_list, rule_page
    from secuprev.render.sarif import sarif_log
    from secuprev.render.stale_pages import stale_list
    from secuprev.render.starters import starter
    from secuprev.render.tally_pages import shifts_text, tally_text
    from secuprev.render.what_if_pages import what_if

# Where each of the other names lives.
_HOMES = {
    "COLUMNS": "answer_tables",
    "Checked": "checked",
    "PageMissing": "page",
    "RESULT_COLUMNS": "result_tables",
    "SHIFT_COLUMNS": "answer_tables",
    "TABLES": "answer_tables",
    "TablesMissing": "answer_tables",
    "answer_row": "answer_tables",
    "changes_text": "change_pages",
    "coverage_markdown": "coverage_pages",
    "coverage_text": "coverage_pages",
    "domain_card": "domain_pages",
    "domain_list": "domain_pages",
    "duty_history": "duty_pages",
    "duty_list": "duty_pages",
    "forecast_text": "change_pages",
    "junit_suites": "junit",
    "law_life": "law_pages",
    "law_list": "law_pages",
    "law_value": "law_pages",
    "losses_text": "change_pages",
    "markdown_report": "report_pages",
    "model_comparison": "model_pages",
    "one_page": "page",
    "results_csv": "result_tables",
    "rule_list": "rule_pages",
    "rule_page": "rule_pages",
    "sarif_log": "sarif",
    "shift_row": "answer_tables",
    "shifts_text": "tally_pages",
    "stale_list": "stale_pages",
    "starter": "starters",
    "tally_text": "tally_pages",
    "what_if": "what_if_pages",
    "workflow_commands": "annotations",
}

__all__ = [
    "COLUMNS",
    "RESULT_COLUMNS",
    "SHIFT_COLUMNS",
    "TABLES",
    "Checked",
    "PageMissing",
    "Paint",
    "TablesMissing",
    "Tone",
    "answer_row",
    "changes_text",
    "coverage_markdown",
    "coverage_text",
    "domain_card",
    "domain_list",
    "duty_history",
    "duty_list",
    "fault_list",
    "forecast_text",
    "junit_suites",
    "law_life",
    "law_list",
    "law_value",
    "losses_text",
    "markdown_report",
    "model_comparison",
    "one_page",
    "paragraph",
    "plain",
    "results_csv",
    "rule_list",
    "rule_page",
    "sarif_log",
    "shift_row",
    "shifts_text",
    "stale_list",
    "starter",
    "tally_text",
    "text",
    "what_if",
    "workflow_commands",
]


if not TYPE_CHECKING:
    __getattr__ = loading(__name__, _HOMES)
