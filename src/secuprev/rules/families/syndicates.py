"""What the law asks of a syndicate of communes that employs municipal police agents."""

from secuprev.model import Convention, Epci, Lender
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.contents import all_said
from secuprev.rules.covering import each_covered
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.sharing import is_syndicate
from secuprev.rules.ties import NO_TIE, tied
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

_UNDER = "epci.lending"
_NO_SYNDICATE = not_applicable(
    Text(fr="pas un syndicat de communes", en="not a syndicate of communes")
)
_NO_LOAN = not_applicable(Text(fr="ne prête pas d'agents", en="lends no agents"))
_NOT_PARTY = Text(
    fr="aucune convention de coordination du syndicat en vigueur",
    en="no convention de coordination of the syndicate in force",
)
_NOT_SENT = breach(Text(fr="statuts non transmis", en="statutes not sent"))


def _not_asked(body: Epci, case: Case, parameter: str) -> Verdict | None:
    """Say why the law asks nothing of a body, ``None`` when it does."""
    if case.value(parameter).value is None:
        return NO_TEXT
    if body.kind is None and body.lends_agents is False:
        return _NO_LOAN
    if not is_syndicate(body):
        return _NO_SYNDICATE
    if not case.need(body, "lends_agents", under="epci"):
        return _NO_LOAN
    return None


@rule(
    code="CONV-023",
    name="syndicate-without-convention",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("convention.required_of_syndicates",),
    fr="Le syndicat qui emploie des agents et ses communes ont une convention de coordination",
    en="A syndicate that employs agents and its communes have a convention de coordination",
)
def syndicate_without_convention(body: Epci, case: Case) -> Verdict:
    """A syndicate that employs agents and its communes have a convention de coordination.

    Why:
        Agents who go from one commune to the next need to know, in each, who does what with the
        State forces; the number of posts plays no part. The syndicate gives itself the convention
        with its communes: one of a commune alone, under which nobody lends agents, is not theirs.

    Breach:
        on: 2022-06-01
        epci: {name: s, kind: syndicat_communes, lends_agents: true, communes: ["77288", "77152"]}
        conventions: [{id: c, signed: 2022-01-15, years: 3, communes: ["77288"]}]

    Compliant:
        on: 2022-06-01
        epci: {name: s, kind: syndicat_communes, lends_agents: true, communes: ["77288", "77152"]}
        conventions:
          - {id: c, kind: intercommunal, signed: 2022-01-15, years: 3, communes: ["77288", "77152"]}

    Sources:
        convention.required_of_syndicates

    History:
        Since the act of May 2021 that lets them employ agents.
    """
    nothing = _not_asked(body, case, "convention.required_of_syndicates")
    if nothing is not None:
        return nothing
    case.applies()
    codes = case.need(body, "communes", under="epci")
    return each_covered(codes, case, _may_be_party, _NOT_PARTY)


def _may_be_party(convention: Convention) -> bool:
    """Tell whether a syndicate may be a party to a convention: not where nobody lends agents."""
    signed = any(one.office == "president_syndicat" for one in convention.signatories or ())
    return convention.is_coordination and (signed or convention.lender is not Lender.NONE)


@rule(
    code="ORG-013",
    name="syndicate-communes-apart",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("syndicate.ties",),
    fr="Les communes du syndicat qui emploie des agents ont le lien que la loi exige",
    en="The communes of a syndicate that employs agents have the tie that the law wants",
)
def syndicate_communes_apart(body: Epci, case: Case) -> Verdict:
    """The communes of a syndicate that employs agents have the tie that the law wants.

    Why:
        A syndicate is no way around the conditions of pooling: the communes adjoin, or belong to
        one agglomeration of a département, or to one own-tax body.

    Breach:
        on: 2022-06-01
        communes: [{code: "77288", epci: "247700057"}, {code: "91228", epci: "200059228"}]
        epci:
          name: s
          kind: syndicat_communes
          lends_agents: true
          communes: ["77288", "91228"]
          lending: {contiguous: false}

    Compliant:
        on: 2022-06-01
        epci:
          name: s
          kind: syndicat_communes
          lends_agents: true
          communes: ["77288", "77152"]
          lending: {contiguous: true}

    Sources:
        syndicate.ties

    History:
        Since the act of May 2021.
    """
    nothing = _not_asked(body, case, "syndicate.ties")
    if nothing is not None:
        return nothing
    case.applies()
    ties = case.value("syndicate.ties").value
    codes = case.need(body, "communes", under="epci")
    return compliant() if tied(ties, body.lending, codes, case, _UNDER) else breach(NO_TIE)


@rule(
    code="ORG-014",
    name="syndicate-statutes",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("syndicate.statutes",),
    fr="Les statuts du syndicat disent comment les agents sont employés et payés",
    en="The statutes of the syndicate say how the agents are employed and paid for",
)
def syndicate_statutes(body: Epci, case: Case) -> Verdict:
    """The statutes of the syndicate say how the agents are employed and paid for.

    Why:
        They stand in for the agreement that pooled communes conclude with each other.

    Breach:
        on: 2022-06-01
        epci:
          name: s
          kind: syndicat_communes
          lends_agents: true
          lending: {statutes: [recruitment_conditions, cost_sharing]}

    Compliant:
        on: 2022-06-01
        epci:
          name: s
          kind: syndicat_communes
          lends_agents: true
          lending: {statutes: [recruitment_conditions, conduct_of_operations, cost_sharing]}

    Sources:
        syndicate.statutes

    History:
        Organisation and financing by the act of May 2021, in three points since the decree of
        December 2021.
    """
    nothing = _not_asked(body, case, "syndicate.statutes")
    if nothing is not None:
        return nothing
    case.applies()
    wanted = case.value("syndicate.statutes").value
    return all_said(wanted, case.need(body.lending, "statutes", under=_UNDER))


@rule(
    code="ORG-015",
    name="syndicate-statutes-not-sent",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("syndicate.statutes_sent",),
    fr="Les statuts du syndicat sont transmis au représentant de l'État",
    en="The statutes of the syndicate are sent to the State representative",
)
def syndicate_statutes_not_sent(body: Epci, case: Case) -> Verdict:
    """The statutes of the syndicate are sent to the State representative.

    Why:
        He signs the convention de coordination and authorises the weapons of these agents.

    Breach:
        on: 2022-06-01
        epci:
          {name: s, kind: syndicat_communes, lends_agents: true, lending: {statutes_sent: false}}

    Compliant:
        on: 2022-06-01
        epci:
          {name: s, kind: syndicat_communes, lends_agents: true, lending: {statutes_sent: true}}

    Sources:
        syndicate.statutes_sent

    History:
        Since the act of May 2021.
    """
    nothing = _not_asked(body, case, "syndicate.statutes_sent")
    if nothing is not None:
        return nothing
    case.applies()
    if case.need(body.lending, "statutes_sent", under=_UNDER):
        return compliant()
    return _NOT_SENT


@rule(
    code="ORG-016",
    name="syndicate-member-served-twice",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("lending.syndicate_barred_by_own_tax_loan",),
    fr="Aucune commune du syndicat n'a déjà des agents de son EPCI",
    en="No commune of the syndicate already has agents of its own-tax body",
)
def syndicate_member_served_twice(body: Epci, case: Case) -> Verdict:
    """No commune of the syndicate already has agents of its own-tax body.

    Why:
        One scheme for shared agents is enough: where the community lends its own, the communes do
        not build a second service beside it.

    Breach:
        on: 2022-06-01
        communes: [{code: "77288", served_by_epci: true}, {code: "77152"}]
        epci: {name: s, kind: syndicat_communes, lends_agents: true, communes: ["77288", "77152"]}

    Compliant:
        on: 2022-06-01
        communes: [{code: "77288", served_by_epci: false}, {code: "77152", served_by_epci: false}]
        epci: {name: s, kind: syndicat_communes, lends_agents: true, communes: ["77288", "77152"]}

    Sources:
        lending.syndicate_barred_by_own_tax_loan

    History:
        Since the act of May 2021.
    """
    nothing = _not_asked(body, case, "lending.syndicate_barred_by_own_tax_loan")
    if nothing is not None:
        return nothing
    case.applies()
    communes = [case.commune(code) for code in case.need(body, "communes", under="epci")]
    served = [one.name or one.code for one in communes if one.served_by_epci]
    if served:
        names = ", ".join(served)
        return breach(
            Text(
                fr=f"son EPCI prête déjà des agents : {names}",
                en=f"the own-tax body already lends agents: {names}",
            )
        )
    unknown = [one for one in communes if one.served_by_epci is None]
    if unknown:
        return unverifiable(*(missing_fact(one, "served_by_epci") for one in unknown))
    return compliant()
