"""What the model convention wants of the coordination from day to day."""

from secuprev.model import Clauses, Convention
from secuprev.model.fields import label_of
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_MODEL, NO_MODEL_FOR_IT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    unverifiable,
)
from secuprev.values import Text


@rule(
    code="CONV-020",
    name="daily-clauses-missing",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.daily_clauses",),
    fr="La convention reprend les clauses du modèle sur la coordination au jour le jour",
    en="The convention takes up the clauses of the model on day-to-day coordination",
)
def daily_clauses_missing(convention: Convention, case: Case) -> Verdict:
    """The convention takes up the clauses of the model on day-to-day coordination.

    Why:
        The heads of service meet, a judicial police officer can be reached at any time, a line or a
        radio is set apart, what is known of missing persons and stolen vehicles is exchanged:
        without these four, the rest stays on paper. Municipal agents have no access of their own
        to the State's files of wanted persons, and no screening test without that officer.

    Breach:
        on: 2016-01-01
        conventions:
          - id: c
            signed: 2015-03-01
            clauses: {meetings: true, missing_and_stolen: true, judicial_officer: false}

    Compliant:
        on: 2016-01-01
        conventions:
          - id: c
            signed: 2015-03-01
            clauses:
              {meetings: true, missing_and_stolen: true, judicial_officer: true, radio_link: true}

    Sources:
        model.daily_clauses

    History:
        The same four clauses in every model since 2000, under other numbers since 2012.
    """
    if not convention.is_coordination:
        return NO_MODEL_FOR_IT
    names = case.value_for(convention, "model.daily_clauses").value
    if names is None:
        return NO_MODEL
    said = {name: getattr(convention.clauses, name) for name in names}
    absent = [label_of(Clauses, name) for name, told in said.items() if told is False]
    if absent:
        return breach(
            Text(
                fr="absent : " + ", ".join(label.fr for label in absent),
                en="absent: " + ", ".join(label.en for label in absent),
            )
        )
    unknown = [name for name, told in said.items() if told is None]
    under = f"{convention.id}.clauses"
    missing = [missing_fact(convention.clauses, name, under) for name in unknown]
    return unverifiable(*missing) if unknown else compliant()
