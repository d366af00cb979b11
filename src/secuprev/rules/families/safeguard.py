"""The safeguard plans of communes and of their body: who must have one, and keep it alive."""

from datetime import date, timedelta

from secuprev import law
from secuprev.model import Commune, Epci, Strategy
from secuprev.model.lifetime import both, started
from secuprev.rules.bodies import bears, covers, has_own_taxes, one_departement
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.held import held
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import AnyDate, PartialDate, Text, commune_code

_PLANS = ("pcs", "pics")
_BOUND = Text(
    fr="communes tenues à un plan communal de sauvegarde",
    en="communes bound to have a communal safeguard plan",
)
_MEMBERS = Text(fr="communes membres de l'EPCI", en="member communes of the body")

_DISPUTED = Text(
    fr="si la loi veut un plan intercommunal de cette collectivité",
    en="whether the law wants an intercommunal plan of this authority",
)

_FREE = not_applicable(Text(fr="plan intercommunal facultatif", en="intercommunal plan optional"))
_NO_TAXES = not_applicable(Text(fr="pas un EPCI à fiscalité propre", en="no own-tax body"))
_NONE_BOUND = not_applicable(
    Text(
        fr="aucune commune membre n'est tenue à un plan communal",
        en="no member commune is bound to have a communal plan",
    )
)
_NOT_BOUND = not_applicable(
    Text(
        fr="la commune n'est pas tenue à un plan de sauvegarde",
        en="the commune is not bound to have a safeguard plan",
    )
)


def runs(plan: Strategy, on: AnyDate) -> bool | None:
    """Tell whether a plan was adopted and is not over; it has no term unless its end is told."""
    over = False if plan.end is None else plan.end.is_before(on)
    return both(started(plan.start or plan.signed, on), None if over is None else not over)


def is_of(plan: Strategy, body: Epci) -> bool:
    """Tell whether a plan is that of a body; one that names none is that of the territory's own."""
    return plan.epci is None or bears(body, plan.epci)


def _covers(plan: Strategy, commune: Commune, case: Case) -> bool | None:
    """Tell whether a plan covers a commune; ``None`` if that is not known.

    An intercommunal plan that names no commune covers the members of its body.
    """
    if plan.communes is None and plan.kind != "pics":
        return None
    if plan.communes is None and plan.epci is None:
        return case.is_member(commune, case.body)
    return covers(plan, commune, case)


def _one_is_bound(body: Epci, case: Case) -> bool:
    """Tell whether a member commune of a body is bound to have a plan of its own."""
    doubtful = False
    for one in case.communes.values():
        due = one.safeguard_plan_due
        if due or (due is None and not doubtful):  # one doubt is enough
            member = case.is_member(one, body)
            if member and due:
                return True
            doubtful |= member is not False and due is None
    if doubtful:
        raise FactMissing(MissingFact("communes.safeguard_plan_due", _BOUND))
    if body.communes is None:
        raise FactMissing(MissingFact("epci.communes", _MEMBERS))
    return False


@rule(
    code="PLAN-001",
    name="intercommunal-plan-missing",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("plan.pics_required", "plan.pics_made_by", "plan.pics_disputed_bodies"),
    fr="Un EPCI dont une commune est tenue à un plan de sauvegarde a un plan intercommunal",
    en="A body with one commune bound to a safeguard plan has an intercommunal plan",
)
def intercommunal_plan_missing(body: Epci, case: Case) -> Verdict:
    """A body with one commune bound to a safeguard plan has an intercommunal plan.

    Why:
        A flood does not stop at the border of a commune: the plan says beforehand what the body
        and the neighbours lend. Until the delay of the act is over, a missing plan is told as a
        lighter breach, so that it is not forgotten.

    Breach:
        on: 2022-01-01
        epci: {kind: ca, communes: ["77288", "77152"]}
        communes: [{code: "77288", safeguard_plan_due: true}]
        strategies: []

    Compliant:
        on: 2022-01-01
        epci: {kind: ca, communes: ["77288", "77152"]}
        communes: [{code: "77288", safeguard_plan_due: true}]
        strategies: [{id: p, kind: pics, signed: 2021-12-15}]

    Sources:
        plan.pics_required, plan.pics_made_by, plan.pics_disputed_bodies

    History:
        From 2004 such a plan was free, and stood for those of the communes. Since the end of
        November 2021 it is due, beside theirs, with five years to draw it up. The metropolis of
        Lyon is no public establishment: whether the article is about it is not settled. None is due
        in the Pacific territories.
    """
    where = one_departement(body.communes or case.communes)
    required = case.value("plan.pics_required", where=where).value
    if not required:
        return NO_TEXT if required is None else _FREE
    if not has_own_taxes(body):
        return _NO_TAXES
    if not _one_is_bound(body, case):
        return _NONE_BOUND
    case.applies()
    if held(case, "pics", lambda plan: is_of(plan, body), lambda plan: runs(plan, case.day)):
        return compliant()
    if body.kind in (case.value("plan.pics_disputed_bodies").value or ()):
        raise FactMissing(MissingFact(f"law(plan.pics_required, {case.day})", _DISPUTED))
    last = case.value("plan.pics_made_by").value
    if case.day > last:
        return breach(
            Text(
                fr=f"aucun plan intercommunal de sauvegarde, dû pour le {last}",
                en=f"no intercommunal safeguard plan, due by {last}",
            )
        )
    return breach(
        Text(
            fr=f"pas encore de plan intercommunal de sauvegarde : à établir pour le {last}",
            en=f"no intercommunal safeguard plan yet: to be drawn up by {last}",
        ),
        Severity.PRACTICE,
    )


@rule(
    code="PLAN-002",
    name="communal-plan-missing",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=("plan.pcs_required", "plan.pcs_delay_years", "plan.pics_stands_for_pcs"),
    fr="Une commune exposée à un risque que la loi désigne a un plan communal de sauvegarde",
    en="A commune exposed to a risk that the law names has a communal safeguard plan",
)
def communal_plan_missing(commune: Commune, case: Case) -> Verdict:
    """A commune exposed to a risk that the law names has a communal safeguard plan.

    Why:
        When the water rises there is no time left to look for a gymnasium or for a telephone
        number. Whether a commune is bound is told by the prefect; a missing plan is told more
        lightly while the delay runs.

    Breach:
        on: 2020-01-01
        communes:
          - {code: "77288", safeguard_plan_due: true, safeguard_plan_due_since: 2016-05-10}
        strategies: []

    Compliant:
        on: 2020-01-01
        communes: [{code: "77288", safeguard_plan_due: true}]
        strategies: [{id: p, kind: pcs, communes: ["77288"], signed: 2017-11-06}]

    Sources:
        plan.pcs_required, plan.pcs_delay_years, plan.pics_stands_for_pcs

    History:
        Since 2004 where a natural-risk plan is approved or an industrial emergency plan applies.
        Widened at the end of November 2021 to prescribed plans, mines, floods, volcanoes,
        cyclones, earthquakes and forests. Until then an intercommunal plan could stand for it:
        from that day the delay runs anew for a commune that had no other. The duty is not extended
        to the Pacific territories.
    """
    where = commune_code.departement(commune.code)
    if not case.value("plan.pcs_required", where=where).value:
        return NO_TEXT
    if not case.need(commune, "safeguard_plan_due"):
        return _NOT_BOUND
    case.applies()
    kinds = _PLANS if case.value("plan.pics_stands_for_pcs", where=where).value else ("pcs",)
    doubts: list[MissingFact] = []
    for kind in kinds:
        try:
            if held(
                case,
                kind,
                lambda plan: _covers(plan, commune, case),
                lambda plan: runs(plan, case.day),
            ):
                return compliant()
        except FactMissing as unknown:
            doubts += unknown.missing
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return _late(commune, where, case)


def _alone_since(commune: Commune, where: str | None, case: Case) -> date | None:
    """Return the day since which the plan of its body stands no more for that of a commune."""
    name = "plan.pics_stands_for_pcs"
    start = law.parameter(name).unchanged(case.day, where).start
    if start is None or law.value(name, case.day, where).value:
        return None
    eve = start - timedelta(days=1)
    then = Case(case.framework, eve)
    stood = law.value(name, eve, where).value and held(
        then, "pics", lambda plan: _covers(plan, commune, then), lambda plan: runs(plan, eve)
    )
    return start if stood else None


def _late(commune: Commune, where: str | None, case: Case) -> Verdict:
    """Judge a commune that has no plan by the delay that the decree leaves it."""
    since: PartialDate = case.need(commune, "safeguard_plan_due_since")
    if since.is_after(case.day):
        return not_applicable(
            Text(fr=f"tenue à un plan depuis le {since} seulement", en=f"bound since {since} only")
        )
    years = case.value("plan.pcs_delay_years").value
    last, why = since.plus_years(years), Text.same("")
    alone = _alone_since(commune, where, case)
    if alone is not None and since.is_before(alone) is not False:
        last = PartialDate.of(alone).plus_years(years)
        why = Text(
            fr=f" ; celui de l'EPCI n'en tient plus lieu depuis le {alone}",
            en=f"; that of the body stands for it no more since {alone}",
        )
    over = last.is_before(case.day)
    if over is None:
        raise FactMissing(missing_fact(commune, "safeguard_plan_due_since"))
    if over:
        return breach(
            Text(
                fr=f"aucun plan communal de sauvegarde, dû pour le {last}",
                en=f"no communal safeguard plan, due by {last}",
            )
            + why
        )
    return breach(
        Text(
            fr=f"pas encore de plan communal de sauvegarde : à établir pour le {last}",
            en=f"no communal safeguard plan yet: to be drawn up by {last}",
        )
        + why,
        Severity.PRACTICE,
    )
