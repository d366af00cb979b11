"""The communes that a council supposes to agree: those that object, those that founded it."""

from attrs import frozen

from secuprev.model import Council
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import NOT_CISPD, NOT_THERE, rests_on_act
from secuprev.rules.naming import called
from secuprev.rules.own_values import own_value
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import fills
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_OF_THE_BODY = ("president_epci", "president_metropole_lyon")
_NO_OBJECTION = not_applicable(
    Text(fr="aucune commune ne peut s'y opposer", en="no commune may object to it")
)
_CONTRACTUAL = not_applicable(
    Text(fr="conseil contractuel : la loi ne le fonde pas", en="no act founds this council")
)
_OTHER_LAW = not_applicable(Text(fr="créé sous un autre droit", en="created under another law"))


@rule(
    code="GOV-012",
    name="council-objected",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("cispd.objection_percent", "cmspd_lyon.objection_percent"),
    fr="Un conseil auquel s'oppose la moitié de la population n'est pas présidé par l'EPCI",
    en="A council to which half of the population objects is not chaired by the body",
)
def council_objected(council: Council, case: Case) -> Verdict:
    """A council to which half of the population objects is not chaired by the body.

    Why:
        The president leads only with the consent of the communes: those that hold half of the
        population may refuse, by one deliberation or several. A council that somebody else chairs
        is not that of the article, and another rule says who should.

    Breach:
        on: 2012-11-23
        epci: {name: Agglomération, kind: ca, communes: ["77255", "77288"]}
        communes: [{code: "77255", population: 2000}, {code: "77288", population: 2000}]
        councils:
          - {id: k, kind: cispd, created: 2010-01-01, chair: president_epci, objections: ["77255"]}

    Compliant:
        on: 2012-11-23
        epci: {name: Agglomération, kind: ca, communes: ["77255", "77288"]}
        communes: [{code: "77255", population: 1999}, {code: "77288", population: 2000}]
        councils: [{id: k, kind: cispd, created: 2010-01-01, objections: ["77255"]}]

    Sources:
        cispd.objection_percent, cmspd_lyon.objection_percent

    History:
        Since the act of March 2007; for the metropolis of Lyon since January 2015.
    """
    name = own_value(council.kind, "objection_percent")
    if name is None:
        return _NO_OBJECTION
    if not case.exists(council):
        return NOT_THERE
    share = case.value(name).value
    if share is None:
        return NO_TEXT
    if council.chair is not None and not _led_by_body(council):
        return compliant()
    objecting = case.need(council, "objections")
    if not objecting:
        return compliant()
    body = case.body_of(council)
    if body is None or body.communes is None:
        label = Text(fr="communes membres de l'EPCI", en="member communes of the body")
        raise FactMissing(MissingFact("epci.communes", label))
    against, others = set(objecting), set(body.communes) - set(objecting)
    held, left = _inhabitants(against & set(body.communes), case), _inhabitants(others, case)
    reached = 100 * held.known >= share * (held.known + left.known)
    # More inhabitants among those that object can only raise the share, among the others lower it.
    unknown = left.unknown if reached else held.unknown
    if unknown:
        raise FactMissing(*unknown)
    if not reached:
        return compliant()
    if council.kind == "cispd" and not rests_on_act(council, case):
        return _CONTRACTUAL
    case.need(council, "chair")
    return breach(
        Text(
            fr=f"les communes opposées comptent {held.known} habitants, les autres {left.known}",
            en=f"the objecting communes hold {held.known} inhabitants, the others {left.known}",
        )
    )


def _led_by_body(council: Council) -> bool:
    chairs = (council.chair, *(council.joint_chairs or ()))
    return any(fills({code}, _OF_THE_BODY) for code in chairs if code)


@frozen
class _Inhabitants:
    """How many inhabitants some communes are known to have, and of which that is not known."""

    known: int
    unknown: tuple[MissingFact, ...]


def _inhabitants(codes: set[str], case: Case) -> _Inhabitants:
    communes = [case.commune(code) for code in sorted(codes)]
    return _Inhabitants(
        known=sum(one.population or 0 for one in communes),
        unknown=tuple(
            missing_fact(one, "population") for one in communes if one.population is None
        ),
    )


@rule(
    code="GOV-021",
    name="cispd-founding",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("cispd.founding_communes", "cispd.decree_awaited"),
    fr="Un CISPD d'avant juillet 2007 est né de délibérations concordantes de ses communes",
    en="A CISPD older than July 2007 was born of matching deliberations of its communes",
)
def cispd_founding(council: Council, case: Case) -> Verdict:
    """A CISPD older than July 2007 was born of matching deliberations of its communes.

    Why:
        Under the decree of 2002 no body founded it: two communes at least did, each by its
        council. One that did not deliberate was not of it.

    Breach:
        on: 2005-06-01
        councils:
          - id: k
            kind: cispd
            communes: ["77255", "77288"]
            created: 2004-01-10
            agreed_by: ["77288"]

    Compliant:
        on: 2005-06-01
        councils:
          - id: k
            kind: cispd
            communes: ["77255", "77288"]
            created: 2004-01-10
            agreed_by: ["77255", "77288"]

    Sources:
        cispd.founding_communes, cispd.decree_awaited

    History:
        From July 2002 to July 2007; since then the council is that of an own-tax body. The act said
        so in March 2007 already, on terms that its decree settled: in between it is told lightly.
    """
    if council.kind != "cispd":
        return NOT_CISPD
    if not case.exists(council):
        return NOT_THERE
    created = case.need(council, "created")
    least = case.value("cispd.founding_communes", created).value
    if least is None:
        return _OTHER_LAW
    awaited = case.value("cispd.decree_awaited", created).value
    weight = Severity.PRACTICE if awaited else None
    agreed = case.need(council, "agreed_by")
    if len(agreed) < least:
        return breach(
            Text(
                fr=f"{len(agreed)} commune(s) ont délibéré, pour {least} au moins",
                en=f"{len(agreed)} commune(s) deliberated, for {least} at least",
            ),
            weight,
        )
    silent = [code for code in case.need(council, "communes") if code not in agreed]
    if not silent:
        return compliant()
    names = called(silent, case)
    return breach(Text(fr=f"n'a pas délibéré : {names}", en=f"did not deliberate: {names}"), weight)
