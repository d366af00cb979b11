"""When municipal police services may be used together for a while, and on whose word."""

from collections.abc import Callable

from secuprev.model import ConventionKind, JointUse, Occasion
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.conventions import Conventions
from secuprev.rules.mayors import mayors_absent
from secuprev.rules.rule import rule
from secuprev.rules.signing import state_absent
from secuprev.rules.ties import NO_TIE
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    unverifiable,
)
from secuprev.values import PartialDate, Text, commune_code

_OTHER_OCCASION = breach(
    Text(fr="occasion que la loi ne prévoit pas", en="an occasion that the act does not name")
)
_NO_AGREEMENT = breach(
    Text(
        fr="arrêtés des maires sans convention cadre préalable",
        en="orders of the mayors without a framework agreement beforehand",
    )
)
_BEYOND_POLICE = breach(
    Text(fr="au-delà de la police administrative", en="beyond administrative police")
)


def _day(use: JointUse, case: Case) -> PartialDate:
    """Return the day by the law of which a joint use is judged: its first."""
    day: PartialDate = case.need(use, "start")
    return day


def _is_disaster(use: JointUse, case: Case) -> bool:
    """Tell whether a joint use follows the rules that disasters have of their own."""
    occasion: Occasion = case.need(use, "occasion")
    return occasion in (case.value("joint_use.disasters", _day(use, case)).value or ())


@rule(
    code="ORG-017",
    name="joint-use-occasion",
    target=JointUse,
    severity=Severity.OBLIGATION,
    cites=("joint_use.occasions",),
    fr="Les polices municipales ne s'utilisent en commun que pour une occasion prévue par la loi",
    en="Municipal police are used together only on an occasion that the act provides for",
)
def joint_use_occasion(use: JointUse, case: Case) -> Verdict:
    """Municipal police are used together only on an occasion that the act provides for.

    Why:
        Lending each other agents for a day is an exception: an exceptional event, a crowd, a
        disaster. What is to last needs pooling, and a convention with the State forces.

    Breach:
        on: 2021-06-01
        joint_uses: [{id: u, occasion: technological_disaster, start: 2021-05-26}]

    Compliant:
        on: 2021-06-01
        joint_uses: [{id: u, occasion: technological_disaster, start: 2021-05-27}]

    Sources:
        joint_use.occasions

    History:
        The same since 1999; disasters of a technological nature since May 2021.
    """
    listed = case.value("joint_use.occasions", _day(use, case)).value
    if case.need(use, "occasion") in listed:
        return compliant()
    return _OTHER_OCCASION


@rule(
    code="ORG-018",
    name="joint-use-communes-apart",
    target=JointUse,
    severity=Severity.OBLIGATION,
    cites=("joint_use.ties", "joint_use.disaster_ties", "joint_use.disasters"),
    fr="Les communes d'une utilisation en commun ont le lien que la loi exige",
    en="The communes of a joint use have the tie that the act wants",
)
def joint_use_communes_apart(use: JointUse, case: Case) -> Verdict:
    """The communes of a joint use have the tie that the act wants.

    Why:
        Neighbours help each other; in a disaster the help may come from farther away.

    Breach:
        on: 2020-08-01
        joint_uses:
          - id: u
            occasion: natural_disaster
            start: 2020-07-01
            communes: ["77288", "77186"]
            contiguous: false
            one_agglomeration: false

    Compliant:
        on: 2022-08-01
        joint_uses:
          - id: u
            occasion: natural_disaster
            start: 2022-07-01
            communes: ["77288", "77186"]
            contiguous: false

    Sources:
        joint_use.ties, joint_use.disaster_ties, joint_use.disasters

    History:
        Adjoining communes or one agglomeration since 1999; in a disaster one département, or
        départements that adjoin, since May 2021.
    """
    day = _day(use, case)
    ways = ["joint_use.ties", "joint_use.disaster_ties"]
    if use.occasion is not None:
        ways = [ways[_is_disaster(use, case)]]
    elif case.value("joint_use.disasters", day).value is None:
        ways = ways[:1]
    found = [_tied(use, case.value(name, day).value) for name in ways]
    if len(set(found)) > 1:
        raise FactMissing(missing_fact(use, "occasion"))
    tied, unsaid = found[0]
    if unsaid:
        return unverifiable(*(missing_fact(use, name) for name in unsaid))
    return compliant() if tied else breach(NO_TIE)


def _tied(use: JointUse, ties: tuple[str, ...]) -> tuple[bool | None, tuple[str, ...]]:
    """Tell whether the communes have one of some ties, and what is not told of them if that is."""
    known: dict[str, Callable[[], bool | None]] = {
        "adjacent": lambda: use.contiguous,
        "same_agglomeration": lambda: use.one_agglomeration,
        "same_departement": lambda: None if use.communes is None else len(_departements(use)) == 1,
        "adjoining_departements": lambda: use.adjoining_departements,
    }
    facts = {
        "adjacent": "contiguous",
        "same_agglomeration": "one_agglomeration",
        "same_departement": "communes",
        "adjoining_departements": "adjoining_departements",
    }
    found = {tie: known[tie]() for tie in ties}
    if True in found.values():
        return True, ()
    unsaid = tuple(facts[tie] for tie, answer in found.items() if answer is None)
    return None if unsaid else False, unsaid


def _departements(use: JointUse) -> set[str]:
    return {commune_code.departement(code) for code in use.communes or ()}


@rule(
    code="ORG-019",
    name="joint-use-not-authorised",
    target=JointUse,
    severity=Severity.OBLIGATION,
    cites=(
        "joint_use.state_order",
        "joint_use.framework",
        "joint_use.disasters",
    ),
    fr="L'utilisation en commun est autorisée par l'État, ou par les maires sous convention cadre",
    en="Joint use is authorised by the State, or by the mayors under a framework agreement",
)
def joint_use_not_authorised(use: JointUse, case: Case) -> Verdict:
    """Joint use is authorised by the State, or by the mayors under a framework agreement.

    Why:
        The prefect sets its terms on the proposals of the mayors; prefects of several départements
        do so together. In a disaster the mayors may act at once, if they agreed beforehand with
        the State on how. No convention de coordination is needed for it.

    Breach:
        on: 2022-08-01
        joint_uses:
          - id: u
            occasion: natural_disaster
            start: 2022-07-01
            communes: ["77288", "77152"]
            authorised_by: [{office: maire, count: 2}]
        conventions: []

    Compliant:
        on: 2022-08-01
        joint_uses:
          - id: u
            occasion: natural_disaster
            start: 2022-07-01
            communes: ["77288", "77152"]
            authorised_by: [{office: maire, count: 2}]
        conventions:
          - {id: f, kind: disaster, signed: 2022-01-15, years: 5, communes: ["77288", "77152"]}

    Sources:
        joint_use.state_order, joint_use.framework, joint_use.disasters

    History:
        An order of the prefect since 1999; the way of the mayors since May 2021.
    """
    day = _day(use, case)
    orders = case.need(use, "authorised_by")
    communes = case.need(use, "communes")
    fact = missing_fact(use, "authorised_by")
    by = "joint_use.state_order"
    lacks = state_absent(orders, _departements(use), day, case, fact, by)
    if lacks is None:
        return compliant()
    told = use.occasion is not None
    if case.value("joint_use.framework", day).value is None:
        return _no_order(lacks)
    if told and not _is_disaster(use, case):
        return _no_order(lacks)
    if mayors_absent(orders, communes, case, fact) is not None:
        return _no_order(lacks)
    if _framework_agreement(communes, case, day) and _is_disaster(use, case):
        return compliant()
    return _NO_AGREEMENT if told else _no_order(lacks)


def _no_order(absent: Text) -> Verdict:
    return breach(Text(fr=f"sans arrêté : {absent.fr}", en=f"no order of: {absent.en}"))


def _framework_agreement(communes: tuple[str, ...], case: Case, day: PartialDate) -> bool:
    """Tell whether a framework agreement bound all the communes before the joint use began.

    Raises:
        FactMissing: that is not known.
    """
    doubts: list[MissingFact] = []
    then = Conventions(case.framework, day.earliest)
    for one in case.need_list("conventions"):
        covers = {one.covers(code) for code in communes}
        if one.kind is not ConventionKind.DISASTER or False in covers:
            continue
        try:
            if not then.in_force(one):
                continue
        except FactMissing as unknown:
            doubts += unknown.missing
            continue
        if covers == {True}:
            return True
        doubts.append(missing_fact(one, "communes"))
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return False


@rule(
    code="ORG-020",
    name="joint-use-beyond-administrative-police",
    target=JointUse,
    severity=Severity.OBLIGATION,
    cites=("joint_use.administrative_only",),
    fr="L'utilisation en commun se limite à la police administrative",
    en="Joint use is limited to administrative police",
)
def joint_use_beyond_administrative_police(use: JointUse, case: Case) -> Verdict:
    """Joint use is limited to administrative police.

    Why:
        Outside their commune these agents watch and help; they record no offence there, for their
        judicial powers stop at the boundary.

    Breach:
        on: 2020-08-01
        joint_uses: [{id: u, start: 2020-07-01, administrative_only: false}]

    Compliant:
        on: 2020-08-01
        joint_uses: [{id: u, start: 2020-07-01, administrative_only: true}]

    Sources:
        joint_use.administrative_only

    History:
        The same since 1999.
    """
    case.value("joint_use.administrative_only", _day(use, case))
    if case.need(use, "administrative_only"):
        return compliant()
    return _BEYOND_POLICE
