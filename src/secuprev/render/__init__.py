"""What the library found, as people read it: a report, a rule, a legal value as plain text.

Inside: words for codes, and the laying out of lines of a given width. Not inside: files, options,
colours of a terminal (a `Paint` puts them on), and anything that judges.
"""

from secuprev.render.change_pages import changes_text, forecast_text, losses_text
from secuprev.render.coverage_pages import coverage_markdown, coverage_text
from secuprev.render.domain_pages import domain_card, domain_list
from secuprev.render.duty_pages import duty_history, duty_list
from secuprev.render.fault_list import fault_list
from secuprev.render.law_pages import law_life, law_list, law_value
from secuprev.render.layout import Paint, Tone, paragraph, plain
from secuprev.render.model_pages import model_comparison
from secuprev.render.rule_pages import rule_list, rule_page
from secuprev.render.stale_pages import stale_list
from secuprev.render.text import text
from secuprev.render.what_if_pages import what_if

__all__ = [
    "Paint",
    "Tone",
    "changes_text",
    "coverage_markdown",
    "coverage_text",
    "domain_card",
    "domain_list",
    "duty_history",
    "duty_list",
    "fault_list",
    "forecast_text",
    "law_life",
    "law_list",
    "law_value",
    "losses_text",
    "model_comparison",
    "paragraph",
    "plain",
    "rule_list",
    "rule_page",
    "stale_list",
    "text",
    "what_if",
]
