"""What must hold: rules, verdicts and the report of a run.

Inside: the engine and, in `families`, the rules themselves. Not inside: files, formats, terminals.
A rule is one function; it takes its legal values from `secuprev.law`, never from a literal.
"""

from typing import TYPE_CHECKING

from secuprev.on_use import loading
from secuprev.rules.case import Case
from secuprev.rules.catalogue import (
    UnknownRule,
    UnknownSeverity,
    chosen,
    find,
    plugin_of,
    rules,
    weighed,
)
from secuprev.rules.column import Column
from secuprev.rules.engine import check, default_day, judge
from secuprev.rules.inquiry import Inquiry
from secuprev.rules.report import WAIVED, Receipt, Report
from secuprev.rules.report_schema import report_schema
from secuprev.rules.result import Result
from secuprev.rules.rule import Rule, rule
from secuprev.rules.tally import Answer, Count, Shift, Tally, answers, shifts, tally
from secuprev.rules.targets import Mention, Target, targets
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Status,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)

if TYPE_CHECKING:
    from secuprev.rules.comparing import against_model
    from secuprev.rules.comparison import (
        ArticleComparison,
        ClauseComparison,
        ClauseState,
        Comparison,
    )
    from secuprev.rules.duties import Duty, Obligations, Standing, obligations
    from secuprev.rules.many import WorkerLost, check_many
    from secuprev.rules.pages import page
    from secuprev.rules.supposing import ChangedAnswer, ChangedCompetence, WhatIf, what_if
    from secuprev.rules.timeline import Step, UnknownSubject, history

# Where the names live that a check does not ask for.
_HOMES = {
    "ArticleComparison": "comparison",
    "ChangedAnswer": "supposing",
    "ChangedCompetence": "supposing",
    "ClauseComparison": "comparison",
    "ClauseState": "comparison",
    "Comparison": "comparison",
    "Duty": "duties",
    "Obligations": "duties",
    "Standing": "duties",
    "Step": "timeline",
    "UnknownSubject": "timeline",
    "WhatIf": "supposing",
    "WorkerLost": "many",
    "against_model": "comparing",
    "check_many": "many",
    "history": "timeline",
    "obligations": "duties",
    "page": "pages",
    "what_if": "supposing",
}

__all__ = [
    "WAIVED",
    "Answer",
    "ArticleComparison",
    "Case",
    "ChangedAnswer",
    "ChangedCompetence",
    "ClauseComparison",
    "ClauseState",
    "Column",
    "Comparison",
    "Count",
    "Duty",
    "FactMissing",
    "Inquiry",
    "Mention",
    "MissingFact",
    "Obligations",
    "Receipt",
    "Report",
    "Result",
    "Rule",
    "Severity",
    "Shift",
    "Standing",
    "Status",
    "Step",
    "Tally",
    "Target",
    "UnknownRule",
    "UnknownSeverity",
    "UnknownSubject",
    "Verdict",
    "WhatIf",
    "WorkerLost",
    "against_model",
    "answers",
    "breach",
    "check",
    "check_many",
    "chosen",
    "compliant",
    "default_day",
    "find",
    "history",
    "judge",
    "not_applicable",
    "obligations",
    "page",
    "plugin_of",
    "report_schema",
    "rule",
    "rules",
    "shifts",
    "tally",
    "targets",
    "unverifiable",
    "weighed",
    "what_if",
]


if not TYPE_CHECKING:
    __getattr__ = loading(__name__, _HOMES)
