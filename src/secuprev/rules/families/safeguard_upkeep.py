"""How safeguard plans are kept alive: revised, put to the test, open to those who come later."""

from secuprev import law
from secuprev.model import Strategy
from secuprev.model.lifetime import started
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.families.agreements import whose_mayors_sign
from secuprev.rules.footing import departement
from secuprev.rules.naming import called
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.signing import lacking
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import PartialDate, Text, as_partial

_PLANS = ("pcs", "pics")
_NO_PLAN = not_applicable(Text(fr="pas un plan de sauvegarde", en="no safeguard plan"))
_NOT_INTERCOMMUNAL = not_applicable(
    Text(fr="pas un plan intercommunal de sauvegarde", en="no intercommunal safeguard plan")
)


@rule(
    code="PLAN-003",
    name="safeguard-plan-stale",
    target=Strategy,
    severity=Severity.OBLIGATION,
    cites=("plan.revision_years", "plan.drill_years"),
    fr="Un plan de sauvegarde est révisé et mis à l'épreuve au moins tous les cinq ans",
    en="A safeguard plan is revised and put to the test every five years at least",
)
def safeguard_plan_stale(plan: Strategy, case: Case) -> Verdict:
    """A safeguard plan is revised and put to the test every five years at least.

    Why:
        A list of telephone numbers ages quickly, and a plan that nobody has rehearsed is read for
        the first time on the night of the flood. A real use counts as a drill; no five years
        began to run for drills before the act that asks for them.

    Breach:
        on: 2022-01-01
        strategies: [{id: p, kind: pcs, signed: 2015-06-01, revisions: []}]

    Compliant:
        on: 2022-01-01
        strategies: [{id: p, kind: pcs, signed: 2015-06-01, revisions: [2019-10-14]}]

    Sources:
        plan.revision_years, plan.drill_years

    History:
        Five years for revisions, read in the code from December 2014. Drills since the end of
        November 2021: the first ones are due by the end of November 2026. In French Polynesia and
        New Caledonia the high commissioner settles how plans are drawn up, and the drill alone is
        asked for.
    """
    if plan.kind not in _PLANS:
        return _NO_PLAN
    adopted = plan.start or plan.signed
    if adopted is None:
        raise FactMissing(missing_fact(plan, "signed"))
    where = departement(plan, case)
    years = case.value("plan.revision_years", where=where).value
    if years is not None and _overdue(plan, "revisions", adopted, years, case):
        return breach(
            Text(
                fr=f"pas révisé depuis plus de {years} ans",
                en=f"not revised for over {years} years",
            )
        )
    drill_years = case.value("plan.drill_years", where=where, of=plan.kind).value
    if drill_years is None:
        return NO_TEXT if years is None else compliant()
    begun = law.parameter("plan.drill_years").unchanged(case.day, where).start
    assert begun is not None
    counted = as_partial(begun) if adopted.is_before(begun) else adopted
    if _overdue(plan, "drills", counted, drill_years, case):
        return breach(
            Text(
                fr=f"ni exercice ni mise en œuvre depuis plus de {drill_years} ans",
                en=f"neither a drill nor a real use for over {drill_years} years",
            )
        )
    return compliant()


def _overdue(plan: Strategy, name: str, first: PartialDate, years: int, case: Case) -> bool:
    """Tell whether more years have passed since the last of some days, or since the first.

    Raises:
        FactMissing: the days are not known, or are too vague to tell, and the answer turns on them.
    """
    days = [day for day in getattr(plan, name) or () if day.is_after(case.day) is False]
    over = [day.plus_years(years).is_before(case.day) for day in (first, *days)]
    if False in over:
        return False
    if getattr(plan, name) is None:
        raise FactMissing(missing_fact(plan, name))
    if None in over:
        raise FactMissing(missing_fact(plan, name if days else "signed"))
    return True


@rule(
    code="PLAN-013",
    name="intercommunal-plan-behind",
    target=Strategy,
    severity=Severity.OBLIGATION,
    cites=("plan.pics_follows_pcs", "plan.pics_stands_for_pcs"),
    fr="Le plan intercommunal est révisé quand une commune adopte son plan à son tour",
    en="The intercommunal plan is revised when one more commune adopts a plan of its own",
)
def intercommunal_plan_behind(plan: Strategy, case: Case) -> Verdict:
    """The intercommunal plan is revised when one more commune adopts a plan of its own.

    Why:
        The intercommunal plan is that of the president and of the mayors who have a plan. A mayor
        who comes later is not bound by it, and cannot count on it, until it is revised with him:
        that it covers his commune does not make him a party.

    Breach:
        on: 2024-01-01
        strategies:
          - {id: p, kind: pics, communes: ["77288"], signed: 2022-06-01, revisions: []}
          - {id: c, kind: pcs, communes: ["77152"], signed: 2023-02-01}

    Compliant:
        on: 2024-01-01
        strategies:
          - {id: p, kind: pics, communes: ["77288"], signed: 2022-06-01, revisions: [2023-09-01]}
          - {id: c, kind: pcs, communes: ["77152"], signed: 2023-02-01}

    Sources:
        plan.pics_follows_pcs, plan.pics_stands_for_pcs

    History:
        Since the end of November 2021, when the intercommunal plan came to stand beside those of
        the communes.
    """
    if plan.kind != "pics":
        return _NOT_INTERCOMMUNAL
    if not case.value("plan.pics_follows_pcs", where=departement(plan, case)).value:
        return NO_TEXT
    adopted: PartialDate = plan.start or case.need(plan, "signed")
    case.need(plan, "communes")
    left: list[str] = []
    doubts: list[MissingFact] = []
    for one in case.need_list("strategies"):
        if one.kind == "pcs" and started(one.start or one.signed, case.day) is not False:
            try:
                left += _left_out(plan, one, adopted, case)
            except FactMissing as unknown:
                doubts += unknown.missing
    if not left and doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    if not left:
        return compliant()
    names = called(left, case)
    return breach(
        Text(
            fr=f"non révisé depuis que s'est dotée d'un plan : {names}",
            en=f"not revised since a plan was adopted by {names}",
        )
    )


def _left_out(plan: Strategy, other: Strategy, adopted: PartialDate, case: Case) -> list[str]:
    """Return the communes of another plan that were no parties, and that no revision let in."""
    if other.communes is None:
        if not _revised_since(plan, other, adopted, case):
            case.need(other, "communes")
        return []
    return [
        code
        for code in other.communes
        if case.is_member(case.commune(code), case.body_of(plan)) is not False
        and not _joined(plan, other, code, adopted, case)
    ]


def _joined(plan: Strategy, other: Strategy, code: str, adopted: PartialDate, case: Case) -> bool:
    """Tell whether the mayor of a commune is a party, by a revision or from the first day."""
    try:
        if _revised_since(plan, other, adopted, case):
            return True
    except FactMissing:
        if _was_party(plan, code, case):
            return True
        raise
    return _was_party(plan, code, case)


def _was_party(plan: Strategy, code: str, case: Case) -> bool:
    """Tell whether the mayor of a commune was to adopt an intercommunal plan, or did.

    To be covered is not enough: the plan covers the whole body, and is that of whoever adopted it.

    Raises:
        FactMissing: who adopted it is not known, or whether the commune then had a plan.
    """
    communes = plan.communes or ()
    if code not in communes:
        return False
    own, perhaps, doubts = whose_mayors_sign(plan, case)
    if code in own:
        return True
    signatories = case.need(plan, "signatories")
    fact = missing_fact(plan, "signatories")
    named = {one.commune for one in signatories if one.office == "maire"}
    if code in named:
        return True
    if None in named:
        if lacking(signatories, ("maire",), "commune", communes, fact):
            raise FactMissing(fact)
        return True
    lacking(signatories, ("maire",), "commune", (code,), fact)  # somebody may have signed for him
    if code in perhaps:
        raise FactMissing(*doubts)
    return False


def _revised_since(plan: Strategy, other: Strategy, adopted: PartialDate, case: Case) -> bool:
    """Tell whether a plan was adopted or revised once another one was there.

    Raises:
        FactMissing: the days are not known, or are too vague to tell.
    """
    begun = other.start or other.signed
    if begun is None:
        raise FactMissing(missing_fact(other, "signed"))
    days = [day for day in plan.revisions or () if day.is_after(case.day) is False]
    after = [day.is_before(begun) for day in (adopted, *days)]
    if False in after:
        return True
    if plan.revisions is None:
        raise FactMissing(missing_fact(plan, "revisions"))
    if None in after:
        raise FactMissing(missing_fact(plan, "revisions" if days else "signed"))
    return False
