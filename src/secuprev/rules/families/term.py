"""How long a convention de coordination runs, beside what the model of its day says."""

from secuprev.model import Convention, RenewalKind
from secuprev.model.lifetime import started
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_MODEL, NO_MODEL_FOR_IT, yet_to_come
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text

_MODEL_TACIT = not_applicable(
    Text(
        fr="le modèle du jour se renouvelait lui-même tacitement",
        en="the model of the day was itself renewed by silence",
    )
)
_TACIT = breach(
    Text(
        fr="renouvellement tacite, alors que le modèle du jour le veut exprès",
        en="tacit renewal, where the model of the day wants an express one",
    )
)


@rule(
    code="CONV-005",
    name="convention-expired",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.years", "model.renewal"),
    fr="On ne s'appuie pas sur une convention dont le terme est passé",
    en="A convention past its term is not relied on",
)
def convention_expired(convention: Convention, case: Case) -> Verdict:
    """A convention past its term is not relied on.

    Why:
        The term is set by the convention itself, after the model; past it, and unless it is
        renewed, what depends on a convention (weapons, night work) has lost its footing. So it has
        when the convention was ended early. One that is yet to take effect is no expired one.

    Breach:
        on: 2016-06-01
        conventions: [{id: c, signed: 2012-11-23, years: 3, renewal: express}]

    Compliant:
        on: 2015-11-22
        conventions: [{id: c, signed: 2012-11-23, years: 3, renewal: express}]

    Sources:
        model.years, model.renewal

    History:
        The model of 2000 ran five years and then went on by silence; the models since 2012 run
        three years and ask for an express renewal. No act sets a term.
    """
    if not convention.is_coordination:
        return NO_MODEL_FOR_IT
    signed = case.need(convention, "signed")
    case.value_for(convention, "model.years", case.day)
    case.value_for(convention, "model.renewal", case.day)
    if case.in_force(convention):
        return compliant()
    ended = convention.denounced
    if ended is not None and started(ended, case.day):
        return breach(
            Text(
                fr=f"signée le {signed}, il y a été mis fin le {ended}",
                en=f"signed on {signed}, and ended early on {ended}",
            )
        )
    coming = yet_to_come(convention.effective, case.day)
    if coming:
        return not_applicable(coming)
    return breach(
        Text(
            fr=f"signée le {signed}, son terme est passé et rien ne la renouvelle",
            en=f"signed on {signed}, past its term, and nothing renews it",
        )
    )


@rule(
    code="CONV-006",
    name="tacit-renewal",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.renewal",),
    fr="Le renouvellement est exprès quand le modèle du jour le veut exprès",
    en="The renewal is express when the model of the day wants it express",
)
def tacit_renewal(convention: Convention, case: Case) -> Verdict:
    """The renewal is express when the model of the day wants it express.

    Why:
        An express renewal makes the partners look again at needs and results. It is a clause of
        the model, which may be taken in all or in part.

    Breach:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, renewal: tacit}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, renewal: express}]

    Sources:
        model.renewal

    History:
        The model of 2000 was renewed by silence, year after year; those since 2012 are not.
    """
    if not convention.is_coordination:
        return NO_MODEL_FOR_IT
    wanted = case.value_for(convention, "model.renewal").value
    if wanted is None:
        return NO_MODEL
    if wanted == "tacit":
        return _MODEL_TACIT
    if case.need(convention, "renewal") is RenewalKind.EXPRESS:
        return compliant()
    return _TACIT


@rule(
    code="CONV-007",
    name="term-longer-than-model",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.years",),
    fr="La durée n'excède pas celle du modèle du jour",
    en="The term is no longer than that of the model of the day",
)
def term_longer_than_model(convention: Convention, case: Case) -> Verdict:
    """The term is no longer than that of the model of the day.

    Why:
        A longer term puts off the renewal at which a convention takes in what has changed. It is
        a clause of the model: no act sets a term. Of a convention that was renewed, the term that
        its renewal opened is looked at.

    Breach:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, years: 5}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2011-03-01, years: 5}]

    Sources:
        model.years

    History:
        Five years under the model of 2000, three under those since 2012. There was no model for
        intercommunal conventions before January 2012.
    """
    if not convention.is_coordination:
        return NO_MODEL_FOR_IT
    longest = case.value_for(convention, "model.years").value
    if longest is None:
        return NO_MODEL
    renewed = convention.last_renewal(case.day)
    years = (renewed.years if renewed else None) or convention.years
    if years is None and convention.until is not None and renewed is None:
        return _to_a_day(convention, convention.until, longest, case)
    if years is None:
        raise FactMissing(missing_fact(convention, "years"))
    if years <= longest:
        return compliant()
    return _longer(Text(f"{years} ans", f"{years} years"), longest)


def _to_a_day(convention: Convention, until: PartialDate, longest: int, case: Case) -> Verdict:
    """Judge a first term of which the last day is told, which may be the anniversary itself."""
    told_by = "effective" if convention.effective else "signed"
    start: PartialDate = case.need(convention, told_by)
    longer = until.is_after(start.plus_years(longest))
    if longer is None:
        return unverifiable(missing_fact(convention, told_by if until.is_exact else "until"))
    return _longer(Text(f"jusqu'au {until}", f"to {until}"), longest) if longer else compliant()


def _longer(term: Text, longest: int) -> Verdict:
    of_model = Text(
        fr=f", pour {longest} ans dans le modèle du jour",
        en=f", for {longest} years in the model of the day",
    )
    return breach(term + of_model)


@rule(
    code="CONV-008",
    name="notice-differs-from-model",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.notice_months",),
    fr="Le préavis est celui du modèle du jour",
    en="The notice is that of the model of the day",
)
def notice_differs_from_model(convention: Convention, case: Case) -> Verdict:
    """The notice is that of the model of the day.

    Why:
        The notice is the time left to the other party to reorganise the service. It is a clause of
        the model, which may be adapted.

    Breach:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, notice_months: 3}]

    Compliant:
        on: 2016-01-01
        conventions: [{id: c, signed: 2015-03-01, notice_months: 6}]

    Sources:
        model.notice_months

    History:
        The same in every model since 2000.
    """
    if not convention.is_coordination:
        return NO_MODEL_FOR_IT
    months = case.value_for(convention, "model.notice_months").value
    if months is None:
        return NO_MODEL
    notice = case.need(convention, "notice_months")
    if notice == months:
        return compliant()
    return breach(
        Text(
            fr=f"préavis de {notice} mois, pour {months} mois dans le modèle du jour",
            en=f"notice of {notice} months, for {months} months in the model of the day",
        )
    )
