"""What a local contract or plan rests on: a diagnosis, and the plans of the State above it."""

from secuprev.law import instrument
from secuprev.model import Strategy
from secuprev.model.lifetime import both, started
from secuprev.rules.bodies import one_departement
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.families.strategies import day_of
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import PartialDate, Text

_NONE_WANTED = not_applicable(
    Text(fr="aucun texte ne veut de diagnostic", en="no text wants a diagnosis")
)
_NO_DIAGNOSIS = breach(Text(fr="aucun diagnostic local", en="no local diagnosis"))
_CLAIMS_NONE = not_applicable(
    Text(fr="ne se réclame d'aucune stratégie nationale", en="claims no national strategy")
)
_NO_PREVENTION = not_applicable(
    Text(
        fr="n'est pas de ceux qui portent des actions de prévention",
        en="not one of those that carry prevention actions",
    )
)
_CONTRADICTED = breach(
    Text(
        fr="jugée contraire au plan départemental",
        en="judged to go against the departmental plan",
    )
)
_NO_PROTOCOL = not_applicable(
    Text(fr="pas un protocole de participation citoyenne", en="no such protocol")
)
_FOLLOWED = not_applicable(Text(fr="un autre protocole l'a suivi", en="another one followed it"))


@rule(
    code="PLAN-009",
    name="contract-without-diagnosis",
    target=Strategy,
    severity=Severity.PRACTICE,
    cites=("instruments",),
    fr="Le contrat ou la stratégie part d'un diagnostic local",
    en="The contract or strategy starts from a local diagnosis",
)
def contract_without_diagnosis(strategy: Strategy, case: Case) -> Verdict:
    """The contract or strategy starts from a local diagnosis.

    Why:
        What is not described cannot be followed up. The texts that created these instruments want
        a shared view of the place first: facts, what people feel, what is done already.

    Breach:
        on: 2016-01-01
        strategies: [{id: s, kind: stspd, signed: 2015-06-01, diagnosis: false}]

    Compliant:
        on: 2016-01-01
        strategies: [{id: s, kind: stspd, signed: 2015-06-01, diagnosis: true}]

    Sources:
        instruments

    History:
        By circular for the local security contracts from 1997, by the national plan of 2009 for
        the territorial strategies.
    """
    kind = instrument(strategy.kind)
    if "diagnostic_local" not in kind.needs:
        return _NONE_WANTED
    case.cite(*kind.citations(day_of(strategy)))
    if case.need(strategy, "diagnosis"):
        return compliant()
    return _NO_DIAGNOSIS


@rule(
    code="PLAN-010",
    name="national-edition-out-of-time",
    target=Strategy,
    severity=Severity.PRACTICE,
    cites=("instruments",),
    fr="Le plan local se réclame d'une stratégie nationale de son temps",
    en="The local plan claims a national strategy of its own time",
)
def national_edition_out_of_time(strategy: Strategy, case: Case) -> Verdict:
    """The local plan claims a national strategy of its own time.

    Why:
        The editions of the national strategy do not follow each other day by day: there were none
        from 2018 to 2020, nor after 2024. A plan that claims one of another time was copied, or
        was not revised.

    Breach:
        on: 2020-01-01
        strategies:
          - {id: s, kind: stspd, signed: 2019-03-01, national_editions: ["2013-2017"]}

    Compliant:
        on: 2020-01-01
        strategies:
          - {id: s, kind: stspd, signed: 2017-03-01, national_editions: ["2013-2017"]}

    Sources:
        instruments

    History:
        The national plan of October 2009, then the strategies of 2013 and 2020, the latter in
        force from its circular of December. The next one was awaited in January 2026.
    """
    if not strategy.national_editions:
        return _CLAIMS_NONE
    national, day = instrument("snpd"), day_of(strategy)
    case.cite(*national.cited(day))
    for edition in strategy.national_editions:
        life = national.life_of_edition(edition)
        if life is None:
            return breach(
                Text(
                    fr=f"aucune stratégie nationale ne couvre « {edition} »",
                    en=f'no national strategy covers "{edition}"',
                )
            )
        inside = life.contains(day)
        if inside is None:
            raise FactMissing(missing_fact(strategy, "signed" if strategy.signed else "start"))
        if not inside:
            return breach(
                Text(
                    fr=f"datée du {day}, hors de la stratégie {edition}"
                    f" ({life.start} – {life.end})",
                    en=f"dated {day}, outside the strategy {edition} ({life.start} – {life.end})",
                )
            )
    return compliant()


@rule(
    code="PLAN-011",
    name="departmental-plan-contradicted",
    target=Strategy,
    severity=Severity.OBLIGATION,
    cites="plan.bound_by_departmental_plan",
    fr="Les actions locales de prévention ne contredisent pas le plan départemental",
    en="Local prevention actions do not contradict the departmental plan",
)
def departmental_plan_contradicted(strategy: Strategy, case: Case) -> Verdict:
    """Local prevention actions do not contradict the departmental plan.

    Why:
        The State sets its priorities for the département in a plan. Local authorities choose
        their own actions, as long as they do not go against it. Whether they do is a judgement:
        the rule reads what the document, or its reader, says of it.

    Breach:
        on: 2016-01-01
        strategies:
          - {id: s, kind: stspd, signed: 2015-06-01, compatible_with_departmental_plan: false}

    Compliant:
        on: 2016-01-01
        strategies:
          - {id: s, kind: stspd, signed: 2015-06-01, compatible_with_departmental_plan: true}

    Sources:
        plan.bound_by_departmental_plan

    History:
        Since March 2007. In Paris the plan is that of the prefect of Paris and of the prefect of
        police.
    """
    where = one_departement(strategy.communes or case.communes)
    kinds = case.value("plan.bound_by_departmental_plan", where=where).value
    if not kinds:
        return NO_TEXT
    if strategy.kind not in kinds:
        return _NO_PREVENTION
    if case.need(strategy, "compatible_with_departmental_plan"):
        return compliant()
    return _CONTRADICTED


@rule(
    code="PLAN-012",
    name="citizen-protocol-outdated",
    target=Strategy,
    severity=Severity.PRACTICE,
    cites="plan.citizen_protocol_by",
    fr="Un protocole de participation citoyenne suit le modèle de 2019",
    en="A citizen participation protocol follows the model of 2019",
)
def citizen_protocol_outdated(strategy: Strategy, case: Case) -> Verdict:
    """A citizen participation protocol follows the model of 2019.

    Why:
        Neighbours who watch over their street need to know what they may not do. The model of
        2019 says it, and asks that older schemes be put on it.

    Breach:
        on: 2020-01-01
        strategies: [{id: s, kind: participation_citoyenne, signed: 2015-06-01, years: 10}]

    Compliant:
        on: 2020-01-01
        strategies: [{id: s, kind: participation_citoyenne, signed: 2019-10-01, years: 3}]

    Sources:
        plan.citizen_protocol_by

    History:
        A circular of June 2011 opened these protocols; that of April 2019 gave a new model and
        left until the end of the year to put the older ones on it.
    """
    if strategy.kind != "participation_citoyenne":
        return _NO_PROTOCOL
    answer = case.value("plan.citizen_protocol_by")
    if answer.value is None:
        return NO_TEXT
    model = answer.period.start
    assert model is not None
    old = day_of(strategy).is_before(model)
    if old is None:
        raise FactMissing(missing_fact(strategy, "signed"))
    if not old:
        return compliant()
    if case.day <= answer.value:
        return not_applicable(
            Text(
                fr=f"à mettre au nouveau modèle pour le {answer.value}",
                en=f"to be put on the new model by {answer.value}",
            )
        )
    if _followed(strategy, PartialDate.of(model), case):
        return _FOLLOWED
    return breach(
        Text(
            fr=f"antérieur au modèle du {model}, et non remplacé au {answer.value}",
            en=f"older than the model of {model}, and not replaced by {answer.value}",
        )
    )


def _followed(strategy: Strategy, model: PartialDate, case: Case) -> bool:
    """Tell whether protocols on the new model cover the same communes between them.

    Raises:
        FactMissing: they are not known to, and one whose day or communes are not known may.
    """
    own = strategy.communes
    followed: set[str] = set()
    doubts = []
    for one in case.need_list("strategies"):
        if one is strategy or one.kind != strategy.kind:
            continue
        day = one.signed or one.start
        older = None if day is None else day.is_before(model)
        newer = both(started(day, case.day), None if older is None else not older)
        same = one.communes == own
        if newer is False or not (same or one.communes is None or {*one.communes} & {*(own or ())}):
            continue
        if newer and same:
            return True
        if newer and one.communes is not None:
            followed.update(one.communes)
        elif own is not None or same:
            doubts.append(missing_fact(one, "communes" if newer else "signed"))
    if own is not None and followed.issuperset(own):
        return True
    if doubts:
        raise FactMissing(*doubts)
    return False
