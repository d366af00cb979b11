"""How the parties look back on a convention: report, evaluation, inspection."""

from secuprev.model import Convention, EvaluationForum
from secuprev.model.fields import label_of
from secuprev.model.lifetime import both, started
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NOT_COORDINATION, unsaid_by_model
from secuprev.rules.rule import rule
from secuprev.rules.stated import stated
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text

_NO_EVALUATION = not_applicable(
    Text(fr="aucune évaluation prévue", en="no evaluation provided for")
)
_OTHER_FORUM = breach(
    Text(
        fr="évaluée lors d'une rencontre du préfet et du maire, alors qu'elle a un titre II",
        en="evaluated at a meeting of prefect and mayor, though it has a title II",
    )
)
_NOT_PROVIDED = not_applicable(
    Text(fr="la convention n'en prévoit pas", en="the convention does not provide for it")
)
_OVER = not_applicable(Text(fr="plus en vigueur", en="no longer in force"))
_TOO_YOUNG = not_applicable(
    Text(fr="en vigueur depuis moins d'un an", en="in force for less than a year")
)
_ASKED_LATELY = not_applicable(
    Text(
        fr="conclue depuis moins d'un an sous un modèle qui le demande",
        en="concluded less than a year ago under a model that asks for it",
    )
)


@rule(
    code="CONV-014",
    name="report-clause-missing",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.report",),
    fr="La convention prévoit un rapport périodique",
    en="The convention provides for a periodic report",
)
def report_clause_missing(convention: Convention, case: Case) -> Verdict:
    """The convention provides for a periodic report.

    Why:
        The report tells prefect, mayor and prosecutor how the convention is applied. It is a
        clause of the model, which may be taken in all or in part.

    Breach:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, clauses: {report: false}}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, clauses: {report: true}}]

    Sources:
        model.report

    History:
        In every model since 2000; at least yearly in those since 2012.
    """
    return stated(convention, case, "model.report", "report")


@rule(
    code="CONV-015",
    name="evaluation-clause-missing",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.evaluation",),
    fr="La convention prévoit une évaluation annuelle",
    en="The convention provides for a yearly evaluation",
)
def evaluation_clause_missing(convention: Convention, case: Case) -> Verdict:
    """The convention provides for a yearly evaluation.

    Why:
        Those who agreed look once a year at what came of it. No act asks for it: a bill of 2019
        meant to, and the clause was dropped before the vote.

    Breach:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, clauses: {evaluation: false}}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, clauses: {evaluation: true}}]

    Sources:
        model.evaluation

    History:
        In every model since 2000.
    """
    return stated(convention, case, "model.evaluation", "evaluation")


@rule(
    code="CONV-016",
    name="evaluation-forum",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.evaluation_forum",),
    fr="Une convention à titre II s'évalue en comité restreint du CLSPD",
    en="A convention with a title II is evaluated in the restricted committee of the CLSPD",
)
def evaluation_forum(convention: Convention, case: Case) -> Verdict:
    """A convention with a title II is evaluated in the restricted committee of the CLSPD.

    Why:
        Reinforced cooperation concerns more partners than the two who sign. A meeting of prefect
        and mayor will do only for a convention without a title II.

    Breach:
        on: 2016-01-01
        conventions:
          - id: c
            signed: 2015-03-01
            clauses: {evaluation: true, reinforced: true, evaluation_forum: meeting}

    Compliant:
        on: 2016-01-01
        conventions:
          - id: c
            signed: 2015-03-01
            clauses: {evaluation: true, reinforced: false, evaluation_forum: meeting}

    Sources:
        model.evaluation_forum

    History:
        The model of 2000 knew the meeting of prefect and mayor alone; those since 2012 put the
        committee first.
    """
    if not convention.is_coordination:
        return NOT_COORDINATION
    if case.value_for(convention, "model.evaluation_forum").value is None:
        return unsaid_by_model(convention, case.concluded(convention))
    under = f"{convention.id}.clauses"
    clauses = convention.clauses
    if clauses.evaluation is False:
        return _NO_EVALUATION
    forum = clauses.evaluation_forum
    if forum is EvaluationForum.CLSPD or clauses.reinforced is False:
        return compliant()
    unknown = [name for name in ("evaluation_forum", "reinforced") if not getattr(clauses, name)]
    if unknown:
        return unverifiable(*(missing_fact(clauses, name, under) for name in unknown))
    return _OTHER_FORUM


@rule(
    code="CONV-017",
    name="inspection-clause-missing",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.inspection",),
    fr="La convention prévoit l'examen de sa mise en œuvre par une mission d'évaluation",
    en="The convention provides that an evaluation mission examines how it is applied",
)
def inspection_clause_missing(convention: Convention, case: Case) -> Verdict:
    """The convention provides that an evaluation mission examines how it is applied.

    Why:
        The parties agree beforehand that the inspection of the ministry may look at their
        convention, in a manner settled with the association of mayors.

    Breach:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, clauses: {inspection: false}}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, clauses: {inspection: true}}]

    Sources:
        model.inspection

    History:
        A clause of the models since 2012.
    """
    return stated(convention, case, "model.inspection", "inspection")


def _overdue(convention: Convention, case: Case, parameter: str, clause: str, fact: str) -> Verdict:
    """Judge whether what the model wants each year was done within the last year.

    The first year runs from the day since which it is wanted, and after that from the last time.
    """
    if not convention.is_coordination:
        return NOT_COORDINATION
    years = case.value_for(convention, parameter).value
    if years is None:
        return unsaid_by_model(convention, case.concluded(convention))
    if getattr(convention.clauses, clause) is False:
        return _NOT_PROVIDED
    if not case.in_force(convention):
        return _OVER
    start, told_by = _asked_since(convention, case, parameter)
    first_year = start.plus_years(years).is_after(case.day)
    if first_year:
        return _ASKED_LATELY if told_by in ("renewals", "amendments") else _TOO_YOUNG
    all_told: tuple[PartialDate, ...] = case.need(convention, fact)
    done = [(one, started(one, case.day)) for one in all_told]
    within = [both(past, one.plus_years(years).is_after(case.day)) for one, past in done]
    if True in within:
        return compliant()
    if None in within or first_year is None:
        return unverifiable(missing_fact(convention, fact if None in within else told_by))
    last = max((one for one, past in done if past), key=lambda one: one.latest, default=None)
    label = label_of(Convention, fact)
    return breach(
        Text(
            fr=f"{label.fr} : rien depuis le {last}" if last else f"{label.fr} : rien",
            en=f"{label.en}: nothing since {last}" if last else f"{label.en}: nothing",
        )
    )


def _asked_since(convention: Convention, case: Case, parameter: str) -> tuple[PartialDate, str]:
    """Return the day since which the model wants something of a convention, and what tells it.

    That of its effect, or of its first renewal or amendment under a model that wants it.
    """
    acts: list[tuple[PartialDate | None, str]] = [(convention.signed, "signed")]
    acts += [(one.on, "renewals") for one in convention.renewals]
    acts += [(one.on, "amendments") for one in convention.amendments]
    done = [(day, told_by) for day, told_by in acts if day and started(day, case.day)]
    done.sort(key=lambda act: act[0].earliest)
    under_it = (act for act in done if case.value_for(convention, parameter, act[0]).value)
    day, told_by = next(under_it, (case.concluded(convention), "signed"))
    if told_by == "signed" and convention.effective is not None:
        return convention.effective, "effective"
    return day, told_by


@rule(
    code="CONV-018",
    name="report-overdue",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.years_between_reports",),
    fr="Un rapport sur la convention a été établi dans l'année",
    en="A report on the convention was made within the year",
)
def report_overdue(convention: Convention, case: Case) -> Verdict:
    """A report on the convention was made within the year.

    Why:
        A clause that nobody applies is worth no more than its absence.

    Breach:
        on: 2016-06-01
        conventions: [{id: c, signed: 2014-03-01, years: 3, reports: [2015-03-10]}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2014-03-01, years: 3, reports: [2015-03-10]}]

    Sources:
        model.years_between_reports

    History:
        The model of 2000 set no rhythm; those since 2012 want a report at least once a year,
        counted for an older convention from its first renewal or amendment under them.
    """
    return _overdue(convention, case, "model.years_between_reports", "report", "reports")


@rule(
    code="CONV-019",
    name="evaluation-overdue",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.years_between_evaluations",),
    fr="La convention a été évaluée dans l'année",
    en="The convention was evaluated within the year",
)
def evaluation_overdue(convention: Convention, case: Case) -> Verdict:
    """The convention was evaluated within the year.

    Why:
        The evaluation is what the renewal rests on: three years without one, and nobody knows what
        to renew.

    Breach:
        on: 2016-06-01
        conventions: [{id: c, signed: 2014-03-01, years: 3, evaluations: []}]

    Compliant:
        on: 2016-06-01
        conventions: [{id: c, signed: 2014-03-01, years: 3, evaluations: [2015-03, 2016-04]}]

    Sources:
        model.years_between_evaluations

    History:
        Yearly in every model since 2000.
    """
    return _overdue(
        convention, case, "model.years_between_evaluations", "evaluation", "evaluations"
    )
