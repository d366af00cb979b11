"""Whether a convention says something that a text asks for since a day."""

from typing import Any

from secuprev.model import Convention
from secuprev.model.fields import label_of
from secuprev.rules.case import Case
from secuprev.rules.reasons import NOT_COORDINATION
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Text

__all__ = ["stated"]

_NOT_ASKED_THEN = not_applicable(
    Text(
        fr="aucun texte ne le demandait le jour où elle a été conclue",
        en="no text asked for it on the day it was concluded",
    )
)


def stated(
    convention: Convention, case: Case, parameter: str, fact: str, of: Any | None = None
) -> Verdict:
    """Judge what a text asks for since a day; the severity is that of the text.

    A convention concluded before that day is not in breach: it is told what its renewal will need.

    Args:
        convention: the convention.
        case: the day and the law.
        parameter: the legal value that says what kind of text asks for it.
        fact: the field that says whether the convention has it.
        of: what holds the field, the clauses when ``None``.
    """
    if not convention.is_coordination:
        return NOT_COORDINATION
    answer = case.value_for(convention, parameter)
    owner = convention.clauses if of is None else of
    under = f"{convention.id}.clauses" if of is None else convention.id
    if answer.value is None:
        asked_now = case.value_for(convention, parameter, case.day).value is not None
        if asked_now and not getattr(owner, fact):
            return compliant(case.at_renewal(convention, label_of(type(owner), fact)))
        return _NOT_ASKED_THEN
    case.applies()
    if case.need(owner, fact, under=under):
        return compliant()
    label = label_of(type(owner), fact)
    return breach(
        Text(fr=f"absent : {label.fr}", en=f"absent: {label.en}"), Severity.of(answer.citations)
    )
