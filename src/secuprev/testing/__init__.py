"""Strategies of Hypothesis for everything that secuprev models: for those who test with it.

Inside: objects and whole frameworks that a document can hold, and those that a rule finds at fault
or in order. Not inside: anything that an answer needs. It needs the extra ``testing`` (hypothesis).

    pip install "secuprev[testing]"
"""

from typing import TYPE_CHECKING

from secuprev.on_use import loading

if TYPE_CHECKING:
    from secuprev.testing.any_framework import frameworks, reports
    from secuprev.testing.any_object import objects
    from secuprev.testing.any_text import AWKWARD, texts
    from secuprev.testing.examples import NoExample, Situation, example
    from secuprev.testing.rule_cases import RuleCase, read_cases
    from secuprev.testing.rule_checks import RuleFaults, check_rule
    from secuprev.testing.situations import breaching, complying

# Hypothesis loads this package whenever it is imported itself, so nothing is loaded before its use.
_HOMES = {
    "AWKWARD": "any_text",
    "NoExample": "examples",
    "RuleCase": "rule_cases",
    "RuleFaults": "rule_checks",
    "Situation": "examples",
    "breaching": "situations",
    "check_rule": "rule_checks",
    "complying": "situations",
    "example": "examples",
    "frameworks": "any_framework",
    "objects": "any_object",
    "read_cases": "rule_cases",
    "reports": "any_framework",
    "texts": "any_text",
}

__all__ = [
    "AWKWARD",
    "NoExample",
    "RuleCase",
    "RuleFaults",
    "Situation",
    "breaching",
    "check_rule",
    "complying",
    "example",
    "frameworks",
    "objects",
    "read_cases",
    "reports",
    "texts",
]


if not TYPE_CHECKING:
    __getattr__ = loading(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
